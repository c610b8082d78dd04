package render

import (
	"html/template"

	"salient/internal/briefing"
	"salient/internal/chart"
	"salient/internal/regulation"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/vocabulary"
)

// timelineFile names the downloads of an act's timeline.
const timelineFile = "timeline"

// regulation is the page of an act: what it is, its dates in words and in a picture, and who cites it.
func (e *edition) regulation(page *site.Page) View {
	s := e.pages.site
	act := e.site.Acts.Act(string(page.Regulation.Act.ID))
	asOf := act.AsOf
	if asOf.IsZero() {
		asOf = s.CatalogueAsOf
	}
	view := &Regulation{
		Page:     e.frame(page, atRegulations, act.ShortName.String, act.Title.String),
		Kind:     link(e.site.Address(site.RegulationsAt), e.say("kind.regulation")),
		Title:    e.text(act.ShortName),
		Official: e.titled(act.Title),
		Status:   e.state(act.State(s.Today)),
		AsOf:     e.say("regulation.status-on", "date", e.dateWords(s.Today), "as_of", e.dateWords(asOf)),
		Facts:    e.actFacts(act),
	}
	if act.Confidence == vocabulary.LowConfidence {
		view.Caveat = e.passage(escape(act.Note.String), act.Note.Lang)
	}
	next, upcoming := act.Next(s.Today)
	for _, step := range act.Steps() {
		when := "past"
		switch {
		case upcoming && step == next:
			when = "next"
		case !s.Today.After(step.Date):
			when = "ahead"
		}
		view.Dates = append(view.Dates, RegulationDate{e.date(step.Date), e.stepWords(step), Status{when, e.say("date-state." + when)}})
	}
	if drawn := e.drawn(e.timeline(act)); drawn != nil {
		view.Timeline = e.figureView(drawn, timelineFile)
	}
	view.Texts = e.actTexts(act)
	for _, ref := range act.Amends {
		view.Amends = append(view.Amends, e.actLink(ref.ID))
	}
	for _, ref := range act.AmendedBy {
		view.AmendedBy = append(view.AmendedBy, e.actLink(ref.ID))
	}
	for _, work := range page.Regulation.Briefings {
		view.Citations = append(view.Citations, e.citation(work, string(act.ID)))
	}
	view.CaseStudies = e.items(page.Regulation.CaseStudies)
	return view
}

// identifierNames are the schemes whose name is an abbreviation.
var identifierNames = map[string]string{"celex": "CELEX", "eli": "ELI", "cfr": "CFR", "usc": "U.S.C.", "doi": "DOI", "bgbl": "BGBl.", "jorf": "JORF", "nor": "NOR", "un_doc": "UN"}

func (e *edition) actFacts(act *regulation.Act) []Fact {
	facts := []Fact{
		e.fact("regulation.jurisdiction", e.jurisdiction(act.Jurisdiction)),
		e.fact("regulation.kind", e.say("regulation-kind."+string(act.Kind))),
	}
	var others []template.HTML // of schemes that have no name for readers
	for _, id := range act.OfficialID {
		if name, known := identifierNames[id.Name]; known {
			facts = append(facts, Fact{escape(name), code(id.Value)})
		} else {
			others = append(others, code(id.Value))
		}
	}
	if len(others) > 0 {
		facts = append(facts, e.fact("regulation.identifier", e.clauses(others...)))
	}
	return append(facts, e.fact("regulation.source", link(string(act.URL), shownHost(string(act.URL)))))
}

func (e *edition) actTexts(act *regulation.Act) []TitledText {
	var texts []TitledText
	add := func(part string, t schema.Text) {
		if t.String != "" {
			texts = append(texts, TitledText{Place("sec:" + part), e.say("regulation." + part), e.titled(t)})
		}
	}
	add("relevance", act.Relevance)
	add("scope", act.Scope)
	if act.Pending != nil {
		add("pending", act.Pending.What)
	}
	if act.Confidence != vocabulary.LowConfidence {
		add("note", act.Note)
	}
	add("outlook", act.StaleRisk)
	return texts
}

// timeline describes the figure of an act's dates, parted by the build day.
func (e *edition) timeline(act *regulation.Act) *chart.Spec {
	return &chart.Spec{
		ID: timelineFile, Form: vocabulary.TimelineChart, Regulations: []schema.Ref{{ID: string(act.ID)}},
		Title: schema.Text{String: e.plainWord("regulation.timeline", "name", act.ShortName.String), Lang: string(e.site.Lang)},
	}
}

// citation says where and why a briefing cites an act.
func (e *edition) citation(work *site.Work, id string) Citation {
	v := work.In(e.site)
	c := Citation{Briefing: e.workLink(work)}
	b := v.Content.(*briefing.Briefing)
	for i := range b.Regulations {
		if r := &b.Regulations[i]; r.ID == id {
			c.Briefing = link(v.Address+"#regulation:"+id, e.text(v.Content.Header().Title))
			c.Provisions, c.Why = e.provisions(r.Provisions), e.outside(v).prose(r.Why)
		}
	}
	return c
}

// stepWords says what happens on a date of an act.
func (e *edition) stepWords(s regulation.Step) template.HTML {
	if s.What.String != "" {
		return e.text(s.What)
	}
	return e.say("regulation-event." + string(s.Event))
}

// state is how far an act has come on the build day.
func (e *edition) state(s regulation.State) Status {
	return Status{string(s), e.say("regulation-state." + string(s))}
}

// jurisdiction names where an act is law, with a link where the site has a page of that country.
func (e *edition) jurisdiction(j vocabulary.Jurisdiction) template.HTML {
	name := e.countryName(vocabulary.Country(j))
	if j == "EU" || j == "INT" {
		name = e.say("jurisdiction." + string(j))
	}
	for _, c := range e.pages.site.Countries {
		if string(c.Code) == string(j) {
			return link(e.site.Address(site.CountriesAt, c.Slug()), name)
		}
	}
	return name
}
