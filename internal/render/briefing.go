package render

import (
	"strconv"
	"strings"

	"salient/internal/briefing"
	"salient/internal/site"
	"salient/internal/vocabulary"
)

func (e *edition) briefing(page *site.Page) View {
	v := page.Version
	b := v.Content.(*briefing.Briefing)
	w := e.writer(v)
	description := e.pages.site.Plain(v, b.Summary)
	authors, named := e.authors(b.Byline)
	view := &Briefing{
		Page:    e.frame(page, atBriefings, v.Title(), description),
		Kind:    link(e.site.Address(site.BriefingsAt), e.say("kind.briefing")),
		Title:   e.titled(b.Title),
		Byline:  e.byline(authors),
		Dates:   e.dates(b.Date.Date, b.Updated.Date, b.EvidenceCutoff.Date),
		Summary: w.block(b.Summary),
	}
	view.Head.JSONLD = e.jsonLD(v, "Report", description, view.Head.OpenGraph.Image, named)
	view.Notices = e.notices(v)
	view.Glance = w.glance(b)
	for _, row := range briefing.ByGravity(b.Saliency) {
		view.Saliency = append(view.Saliency, w.saliency(row))
	}
	for i := range b.Materiality {
		view.Materiality = append(view.Materiality, w.materiality(&b.Materiality[i]))
	}
	scored := len(view.Saliency) + len(view.Materiality)
	view.SaliencyTable, view.MaterialityTable = w.saliencyTable(b), w.materialityTable(b)
	view.Scales = e.scalesLink()
	view.Body = w.body()
	if len(b.Regulations) > 0 {
		view.Catalogue = e.say("briefing.regulations-intro", "date", e.dateWords(e.pages.site.Today), "as_of", e.dateWords(e.pages.site.CatalogueAsOf))
	}
	for i := range b.Regulations {
		view.Regulations = append(view.Regulations, w.regulation(&b.Regulations[i]))
	}
	for i, q := range b.Questions {
		view.Questions = append(view.Questions, Question{anchor("question", string(q.ID), i), w.prose(q.Text), w.prose(q.GoodAnswer)})
	}
	for i := range b.Asks {
		view.Asks = append(view.Asks, w.ask(&b.Asks[i], i))
	}
	for _, p := range b.Progress {
		view.Progress = append(view.Progress, Dated{e.date(p.Date.Date), w.grounded(p.Text, p.Evidence)})
	}
	for i := range b.Quotes {
		if !w.quoted[string(b.Quotes[i].ID)] {
			view.Quotes = append(view.Quotes, *w.quote(string(b.Quotes[i].ID)))
		}
	}
	for i := range b.Companies {
		view.Companies = append(view.Companies, w.company(&b.Companies[i]))
	}
	for _, ref := range b.CaseStudies {
		if study := e.pages.site.Work(site.CaseStudiesAt, ref.ID); study != nil {
			view.CaseStudies = append(view.CaseStudies, e.workLink(study))
		}
	}
	for _, ref := range b.Surveys {
		if s := e.site.Surveys[ref.ID]; s != nil {
			view.Surveys = append(view.Surveys, link(e.site.Address(site.SurveysAt, ref.ID), e.text(s.Title)))
		}
	}
	view.Evidence = w.references()
	for _, c := range b.Changes {
		view.Changes = append(view.Changes, Dated{e.date(c.Date.Date), w.prose(c.Note)})
	}
	view.Imprint = e.imprint(v, authors, b.Contact)
	view.Extent = w.extent(page)
	view.Contents = append(present(
		e.jump("saliency", "briefing.saliency", scored),
		e.jump("materiality", "briefing.materiality", scored),
	), w.contents(
		e.jump("regulations", "briefing.regulations", len(view.Regulations)),
		e.jump("questions", "briefing.questions", len(view.Questions)),
		e.jump("asks", "briefing.asks", len(view.Asks)),
		e.jump("progress", "briefing.progress", len(view.Progress)),
		e.jump("quotes", "briefing.quotes", len(view.Quotes)),
		e.jump("companies", "briefing.replies", len(view.Companies)),
		e.jump("surveys", "briefing.surveys", len(view.Surveys)),
		e.jump("case-studies", "briefing.case-studies", len(view.CaseStudies)),
		e.jump("evidence", "briefing.evidence", len(view.Evidence)),
		e.jump("changes", "briefing.changes", len(view.Changes)),
		e.jump("cite", "briefing.cite", 1),
	)...)
	return view
}

// anchor names an item of a list by its id, or by its number where it has none.
func anchor(kind, id string, index int) string {
	if id == "" {
		id = strconv.Itoa(index + 1)
	}
	return kind + ":" + strings.ReplaceAll(id, "/", ".")
}

func (w *writer) regulation(r *briefing.Regulation) BriefedRegulation {
	act := w.site.Acts.Act(r.ID)
	today := w.pages.site.Today
	view := BriefedRegulation{
		ID:     Place("regulation:" + r.ID),
		Name:   w.actLink(r.ID),
		Title:  w.titled(act.Title),
		Status: w.state(act.State(today)),
		Why:    w.prose(r.Why),
	}
	if len(r.Provisions) > 0 {
		view.Facts = append(view.Facts, w.fact("briefing.provisions", w.provisions(r.Provisions)))
	}
	if step, ok := act.Next(today); ok {
		view.Facts = append(view.Facts, w.fact("date-state.next", w.date(step.Date)+": "+w.stepWords(step)))
	}
	if act.Confidence == vocabulary.LowConfidence {
		view.Facts = append(view.Facts, w.fact("regulation.caveat", w.passage(escape(act.Note.String), act.Note.Lang)))
	}
	return view
}
