package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/registry"
	"salient/internal/schema"
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
	view.Head.JSONLD = e.jsonLD(v, "Report", description, named)
	view.Notices = e.notices(v)
	view.Glance = w.glance(b)
	for _, row := range briefing.ByGravity(b.Saliency) {
		view.Saliency = append(view.Saliency, w.saliency(row))
	}
	for i := range b.Materiality {
		view.Materiality = append(view.Materiality, w.materiality(&b.Materiality[i]))
	}
	view.Scales = e.scalesLink()
	view.Contents = w.contents()
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
	return view
}

// anchor names an item of a list by its id, or by its number where it has none.
func anchor(kind, id string, index int) string {
	if id == "" {
		id = strconv.Itoa(index + 1)
	}
	return kind + ":" + strings.ReplaceAll(id, "/", ".")
}

func (e *edition) byline(authors []template.HTML) template.HTML {
	if len(authors) == 0 {
		return ""
	}
	return e.saidWith("briefing.by", map[string]template.HTML{"names": e.join(authors)})
}

func (e *edition) dates(published, updated, cutoff schema.Date) []Fact {
	facts := []Fact{e.fact("briefing.published", e.date(published))}
	if !updated.IsZero() && updated != published {
		facts = append(facts, e.fact("briefing.updated", e.date(updated)))
	}
	if !cutoff.IsZero() {
		facts = append(facts, e.fact("briefing.evidence-cutoff", e.date(cutoff)))
	}
	return facts
}

func (e *edition) scalesLink() template.HTML {
	if w := e.pages.site.Work("pages", "methodology"); w != nil {
		return link(w.In(e.site).Address+"#sec:scales", e.say("briefing.scale-link"))
	}
	return ""
}

// mostGlanced is how many companies the first screen names.
const mostGlanced = 5

// glance is what an analyst needs in a minute: the two sides beside each other, never joined.
func (w *writer) glance(b *briefing.Briefing) Glance {
	var g Glance
	if rows := briefing.ByGravity(b.Saliency); len(rows) > 0 {
		g.Severity = w.gravest(rows[0])
	}
	rows := make([]*briefing.Materiality, len(b.Materiality))
	for i := range b.Materiality {
		rows[i] = &b.Materiality[i]
	}
	if m := briefing.Headline(rows); m != nil {
		g.Financial = w.headline(m)
	}
	g.Next = w.next(b)
	for i, c := range b.Companies {
		if i == mostGlanced && len(b.Companies) > mostGlanced+1 {
			g.More = link("#sec:companies", w.say("count.more-companies", "n", len(b.Companies)-i))
			break
		}
		g.Companies = append(g.Companies, w.companyLink(c.ID))
	}
	return g
}

func (w *writer) gravest(s *briefing.Salience) *GlanceScore {
	severity := s.Severity()
	g := &GlanceScore{
		Bar:   w.bar(severity.Level, severity.AtLeast),
		Title: link("#"+anchor("saliency", s.Key(), 0), w.issueName(s.Issue.ID)),
		Facts: []Fact{w.fact("saliency.nature", w.say("nature."+string(s.Nature)))},
	}
	if s.Likelihood != nil {
		g.Facts = append(g.Facts, w.fact("score.likelihood", w.say("score.of", "n", s.Likelihood.Score, "max", 5)))
	}
	if s.Confidence != "" {
		g.Facts = append(g.Facts, w.fact("saliency.confidence", w.say("confidence."+string(s.Confidence))))
	}
	return g
}

func (w *writer) headline(m *briefing.Materiality) *GlanceScore {
	g := &GlanceScore{
		Bar:   w.levelBar(m.Level()),
		Title: link("#"+anchor("materiality", m.Key(), 0), w.say("channel."+string(m.Channel))),
	}
	if m.Company.ID != "" {
		g.Facts = append(g.Facts, w.fact("materiality.company", w.companyLink(m.Company.ID)))
	}
	return &GlanceScore{g.Bar, g.Title, append(g.Facts, w.horizonAndConfidence(m)...)}
}

func (w *writer) horizonAndConfidence(m *briefing.Materiality) []Fact {
	var facts []Fact
	if m.Horizon != "" {
		facts = append(facts, w.fact("materiality.horizon", w.say("horizon."+string(m.Horizon))+" ("+w.say("horizon-meaning."+string(m.Horizon))+")"))
	}
	if m.Confidence != "" {
		facts = append(facts, w.fact("materiality.confidence", w.say("confidence."+string(m.Confidence))))
	}
	return facts
}

// next is the earliest date on or after the build day among the due dates of unmet asks and the dates of the
// briefing's regulations.
func (w *writer) next(b *briefing.Briefing) *NextDate {
	today := w.pages.site.Today
	var first schema.Date
	var what func() template.HTML
	offer := func(d schema.Date, say func() template.HTML) {
		if !d.IsZero() && !today.After(d) && (first.IsZero() || d.Compare(first) < 0) {
			first, what = d, say
		}
	}
	for i := range b.Asks {
		if a := &b.Asks[i]; a.Unmet() {
			offer(a.Due.Date, func() template.HTML { return link("#"+anchor("ask", string(a.ID), i), w.brief(a.Action)) })
		}
	}
	for _, r := range b.Regulations {
		act := w.site.Acts.Act(r.ID)
		if act == nil {
			continue
		}
		if step, ok := act.Next(today); ok {
			offer(step.Date, func() template.HTML {
				return link(w.site.Address(site.RegulationsAt, r.ID), w.text(act.ShortName)) + ": " + w.stepWords(step)
			})
		}
	}
	if first.IsZero() {
		return nil
	}
	return &NextDate{w.date(first), what()}
}

// brief gives a field as words alone, for use inside a link.
func (w *writer) brief(p markdown.Prose) template.HTML {
	text := escape(w.pages.site.Plain(w.v, p))
	if p.Lang != string(w.site.Lang) {
		return foreign(text, w.v.Lang)
	}
	return text
}

func (w *writer) score(part string, s *briefing.Score, row []briefing.Cite) Score {
	view := Score{Label: w.say("score." + part)}
	if s == nil {
		view.Bar = w.bar(0, false)
		return view
	}
	view.Bar = w.bar(s.Score, false)
	scale := part
	if part == "judged" {
		scale = ""
	}
	if scale != "" {
		view.Anchor = w.say("anchor-" + scale + "." + strconv.Itoa(s.Score))
	}
	refs := s.Evidence
	if len(refs) == 0 {
		refs = row
	}
	view.Why = w.grounded(s.Why, refs)
	return view
}

func (w *writer) saliency(s *briefing.Salience) SaliencyRow {
	severity := s.Severity()
	row := SaliencyRow{
		ID:       anchor("saliency", s.Key(), 0),
		Issue:    link(w.site.Address(site.IssuesAt, s.Issue.ID), w.issueName(s.Issue.ID)),
		Severity: w.bar(severity.Level, severity.AtLeast),
	}
	switch {
	case severity.AtLeast:
		row.Basis = w.say("score.part-missing")
	case s.Judged != nil && severity.Level == s.Judged.Score:
		row.Basis = w.say("score.judged-higher")
	case severity.Level > 0:
		row.Basis = w.say("score.highest-part")
	}
	if d := s.DelayMakesIrremediable; d != nil {
		refs := d.Evidence
		if len(refs) == 0 {
			refs = s.Evidence
		}
		row.Urgent = w.grounded(d.Why, refs)
	}
	for i, part := range s.Parts() {
		row.Scores = append(row.Scores, w.score([]string{"scale", "scope", "irremediability"}[i], part, s.Evidence))
	}
	if s.Judged != nil {
		row.Scores = append(row.Scores, w.score("judged", s.Judged, s.Evidence))
	}
	if s.Likelihood != nil || s.Nature == vocabulary.Potential {
		row.Scores = append(row.Scores, w.score("likelihood", s.Likelihood, s.Evidence))
	}
	for _, c := range s.Companies {
		refs := c.Evidence
		if len(refs) == 0 {
			refs = s.Evidence
		}
		row.Companies = append(row.Companies, Involvement{w.companyLink(c.ID), w.say("involvement." + string(c.Involvement)), w.grounded(c.Why, refs)})
	}
	row.Facts = w.saliencyFacts(s)
	return row
}

func (w *writer) saliencyFacts(s *briefing.Salience) []Fact {
	facts := []Fact{w.fact("saliency.nature", w.say("nature."+string(s.Nature)))}
	if len(s.Countries) > 0 {
		facts = append(facts, w.fact("saliency.countries", w.countryLinks(s.Countries)))
	}
	if len(s.Rights) > 0 {
		rights := make([]template.HTML, len(s.Rights))
		for i, r := range s.Rights {
			rights[i] = w.right(r)
		}
		facts = append(facts, w.fact("saliency.rights", w.join(rights)))
	}
	if len(s.Rightsholders) > 0 {
		groups := make([]template.HTML, len(s.Rightsholders))
		for i, g := range s.Rightsholders {
			groups[i] = w.rightsholders(g)
		}
		facts = append(facts, w.fact("saliency.rightsholders", w.join(groups)))
	}
	if s.Confidence != "" {
		facts = append(facts, w.fact("saliency.confidence", w.say("confidence."+string(s.Confidence))))
	}
	if a := s.Assessed; a != nil && !a.Date.IsZero() {
		fill := map[string]template.HTML{"date": w.date(a.Date.Date), "basis": ""}
		if a.Basis != "" {
			fill["basis"] = w.say("basis." + string(a.Basis))
		}
		key := "saliency.assessed-on"
		if len(a.By) > 0 {
			key, fill["names"] = "saliency.assessed-by", w.names(a.By)
		}
		// A briefing without a byline names no assessor either.
		if b := w.v.Content.(*briefing.Briefing); b.Byline.None {
			key = "saliency.assessed-on"
		}
		facts = append(facts, w.fact("saliency.assessed", w.saidWith(key, fill)))
	}
	return facts
}

func (w *writer) rightsholders(g briefing.Rightsholders) template.HTML {
	html := w.say("rightsholder." + string(g.Group))
	var more []template.HTML
	if g.HeightenedRisk {
		more = append(more, w.say("saliency.heightened-risk"))
	}
	if g.Heard != "" {
		more = append(more, w.say("heard."+string(g.Heard)))
	}
	if len(more) > 0 {
		var b strings.Builder
		for i, m := range more {
			if i > 0 {
				b.WriteString("; ")
			}
			b.WriteString(string(m))
		}
		html += " (" + template.HTML(b.String()) + ")"
	}
	return html
}

func (w *writer) materiality(m *briefing.Materiality) MaterialityRow {
	row := MaterialityRow{
		ID:      anchor("materiality", m.Key(), 0),
		Channel: w.say("channel." + string(m.Channel)),
		Level:   w.levelBar(m.Level()),
		Subject: w.say("materiality.sector"),
		Why:     w.grounded(m.Why, m.Evidence),
	}
	if m.Company.ID != "" {
		row.Subject = w.companyLink(m.Company.ID)
	}
	step := func(part string, n int) {
		s := Score{Label: w.say("score." + part), Bar: w.bar(n, false)}
		if n > 0 {
			s.Anchor = w.say("anchor-" + part + "." + strconv.Itoa(n))
		}
		row.Scores = append(row.Scores, s)
	}
	step("magnitude", m.Magnitude)
	step("likelihood-horizon", m.Likelihood)
	row.Facts = w.horizonAndConfidence(m)
	if m.Issue.ID != "" {
		row.Facts = append(row.Facts, w.fact("materiality.grows-from", link("#"+w.saliencyAnchor(m.Issue.ID), w.issueName(m.Issue.ID))))
	}
	if len(m.Effects) > 0 {
		row.Facts = append(row.Facts, w.fact("materiality.effects", labels(w.edition, "effect", m.Effects)))
	}
	if len(m.Regulations) > 0 {
		var acts []template.HTML
		for _, r := range m.Regulations {
			acts = append(acts, w.actLink(r.ID))
		}
		row.Facts = append(row.Facts, w.fact("materiality.regulations", w.join(acts)))
	}
	return row
}

// saliencyAnchor is the place of the row of an issue.
func (w *writer) saliencyAnchor(issue string) string {
	b := w.v.Content.(*briefing.Briefing)
	i := slices.IndexFunc(b.Saliency, func(s briefing.Salience) bool { return s.Issue.ID == issue })
	if i < 0 {
		return "sec:saliency"
	}
	return anchor("saliency", b.Saliency[i].Key(), 0)
}

func (w *writer) regulation(r *briefing.Regulation) BriefedRegulation {
	act := w.site.Acts.Act(r.ID)
	today := w.pages.site.Today
	view := BriefedRegulation{
		ID:     "regulation:" + r.ID,
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
		view.Facts = append(view.Facts, w.fact("regulation.caveat", w.text(act.Note)))
	}
	return view
}

// ask sets out an ask as it stands on the build day.
func (w *writer) ask(a *briefing.Ask, index int) Ask {
	view := Ask{
		ID: anchor("ask", string(a.ID), index), Action: w.prose(a.Action), Test: w.prose(a.ImplementedWhen),
		Status: w.askStatus(a), Due: w.date(a.Due.Date),
	}
	var to []template.HTML
	for _, t := range a.To {
		to = append(to, w.say("ask-target."+string(t)))
	}
	if len(a.Who) > 0 {
		to = nil
		for _, who := range a.Who {
			to = append(to, w.addressee(who.ID))
		}
	}
	view.Facts = append(view.Facts, w.fact("ask.to", w.join(to)))
	if a.Horizon != "" {
		view.Facts = append(view.Facts, w.fact("ask.feasibility", w.say("feasibility."+string(a.Horizon))))
	}
	if len(a.Issues) > 0 {
		var issues []template.HTML
		for _, i := range a.Issues {
			issues = append(issues, link(w.site.Address(site.IssuesAt, i.ID), w.issueName(i.ID)))
		}
		view.Facts = append(view.Facts, w.fact("ask.issues", w.join(issues)))
	}
	for _, entry := range a.History {
		text := w.say("ask-status." + string(entry.Status))
		if entry.Note.Given() {
			text += ". "
		}
		view.History = append(view.History, Dated{w.date(entry.Date.Date), text + w.grounded(entry.Note, entry.Evidence)})
	}
	return view
}

// overdue is what an unmet ask shows once its date has passed.
const overdue = "overdue"

func (e *edition) askStatus(a *briefing.Ask) Status {
	kind := string(a.Status())
	if a.Overdue(e.pages.site.Today) {
		kind = overdue
	}
	return Status{kind, e.say("ask-status." + kind)}
}

// addressee is whom an ask names: a company, an organisation or a type of investor.
func (e *edition) addressee(id string) template.HTML {
	switch {
	case e.site.Companies.Find(id) != nil:
		return e.companyLink(id)
	case e.site.Organisations.Find(id) != nil:
		return e.organisationLink(id)
	}
	return e.say("investor." + id)
}

func (w *writer) company(c *briefing.Company) BriefedCompany {
	view := BriefedCompany{ID: "company:" + c.ID, Name: w.companyLink(c.ID)}
	if company := w.site.Companies.Find(c.ID); company != nil {
		view.Illustrative = company.Illustrative
		view.Facts = w.identifiers(company)
	}
	if len(c.Products) > 0 {
		view.Facts = append(view.Facts, w.fact("briefing.products", escape(w.site.Locale.List(c.Products))))
	}
	for i := range c.Replies {
		view.Replies = append(view.Replies, w.reply(&c.Replies[i]))
	}
	return view
}

func (w *writer) reply(r *briefing.Reply) Reply {
	view := Reply{Status: Status{string(r.Status), w.say("reply-status." + string(r.Status))}, Text: w.block(r.Text)}
	if r.Status == vocabulary.ReplyNotSought {
		view.Text = w.block(r.Reason)
	}
	for _, d := range []struct {
		key string
		day schema.Day
	}{{"reply.sought", r.Sought}, {"reply.deadline", r.Deadline}, {"reply.received", r.Received}} {
		if !d.day.IsZero() {
			view.Facts = append(view.Facts, w.fact(d.key, w.date(d.day.Date)))
		}
	}
	if r.URL != "" {
		view.Source = link(string(r.URL), w.say("reply.source"))
	}
	return view
}

// identifiers are the names under which the markets know a company.
func (e *edition) identifiers(c *registry.Company) []Fact {
	var facts []Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, e.fact(key, template.HTML("<bdi>")+escape(value)+"</bdi>"))
		}
	}
	add("company.lei", string(c.LEI))
	isins := make([]string, len(c.ISIN))
	for i, id := range c.ISIN {
		isins[i] = string(id)
	}
	add("company.isin", strings.Join(isins, ", "))
	add("company.ticker", string(c.Ticker))
	add("company.cik", string(c.CIK))
	add("company.wikidata", string(c.Wikidata))
	return facts
}

// imprint closes an author's page: how to cite it, and who stands behind which version.
func (e *edition) imprint(v *site.Version, authors []template.HTML, contact *briefing.Contact) Imprint {
	s := e.pages.site
	address := s.Absolute(v.Address)
	url := link(address, address)
	if len(authors) == 0 {
		authors = []template.HTML{e.publisher()}
	}
	i := Imprint{
		Cite: e.saidWith("cite.text", map[string]template.HTML{
			"names": e.join(authors), "date": e.date(v.Work.Updated()), "title": e.text(v.Content.Header().Title),
			"site": e.text(e.site.Settings.Title), "url": url,
		}),
		Facts: []Fact{
			e.fact("imprint.address", url),
			e.fact("imprint.version", e.date(v.Work.Updated())),
			e.fact("imprint.publisher", e.publisher()),
		},
		Contact: e.contact(),
	}
	if l := string(e.site.Settings.Licence); l != "" {
		i.Facts = append(i.Facts, e.fact("imprint.licence", e.licence(l)))
	}
	if t := v.Translation; t != nil && len(t.Credit.By) > 0 {
		i.Facts = append(i.Facts, e.fact("imprint.translators", e.names(t.Credit.By)))
	}
	if contact != nil {
		var parts []template.HTML
		if contact.URL != "" {
			parts = append(parts, link(string(contact.URL), shownAddress(string(contact.URL))))
		}
		if contact.Email != "" {
			parts = append(parts, mailto(string(contact.Email)))
		}
		i.Contact = dotted(parts)
	}
	if i.Contact == "" {
		i.Contact = e.say("imprint.contact-none")
	}
	return i
}
