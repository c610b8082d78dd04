package render

import (
	"html/template"
	"strings"

	"salient/internal/briefing"
	"salient/internal/chart"
	"salient/internal/regulation"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
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
		view.Caveat = e.text(act.Note)
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
	drawn := e.timeline(act)
	view.Timeline = e.figureView(drawn)
	view.Timeline.ID = figureID(timelineFile)
	view.Timeline.Title = e.say("regulation.timeline", "name", act.ShortName.String)
	view.Timeline.Table.Caption = e.plainWord("regulation.timeline", "name", act.ShortName.String)
	view.Timeline.CSVHref, view.Timeline.SVGHref = timelineFile+".csv", timelineFile+".svg"
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
	for _, id := range act.OfficialID {
		name, known := identifierNames[id.Name]
		label := escape(name)
		if !known {
			label = e.say("regulation.identifier")
		}
		facts = append(facts, Fact{label, template.HTML("<bdi>") + escape(id.Value) + "</bdi>"})
	}
	return append(facts, e.fact("regulation.source", link(string(act.URL), shownHost(string(act.URL)))))
}

func shownHost(address string) string {
	host, _, _ := strings.Cut(shownAddress(address), "/")
	return host
}

func (e *edition) actTexts(act *regulation.Act) []TitledText {
	var texts []TitledText
	add := func(key string, t schema.Text) {
		if t.String != "" {
			texts = append(texts, TitledText{e.say(key), e.titled(t)})
		}
	}
	add("regulation.relevance", act.Relevance)
	add("regulation.scope", act.Scope)
	if act.Pending != nil {
		add("regulation.pending", act.Pending.What)
	}
	if act.Confidence != vocabulary.LowConfidence {
		add("regulation.note", act.Note)
	}
	add("regulation.outlook", act.StaleRisk)
	return texts
}

// timeline draws the dates of an act, parted by the build day.
func (e *edition) timeline(act *regulation.Act) *chart.Figure {
	today := e.pages.site.Today
	t := chart.Timeline{
		ID: timelineFile, Title: chart.Text{String: e.plainWord("regulation.timeline", "name", act.ShortName.String)},
		Today: today, TodayInWords: e.plainWord("figure.as-of", "date", e.dateWords(today)),
	}
	for i, step := range act.Steps() {
		what := chart.Text{String: e.plainWord("regulation-event." + string(step.Event))}
		if step.What.String != "" {
			what = chart.Text{String: step.What.String}
			if step.What.Lang != string(e.site.Lang) {
				what.Lang = step.What.Lang
			}
		}
		t.Steps = append(t.Steps, chart.Step{ID: anchor("step", string(step.Event), i), Date: step.Date, What: what, Ahead: !today.After(step.Date)})
	}
	return chart.DrawTimeline(t, e.site.Words)
}

// citation says where and why a briefing cites an act.
func (e *edition) citation(work *site.Work, id string) Citation {
	v := work.In(e.site)
	c := Citation{Briefing: e.workLink(work)}
	b := v.Content.(*briefing.Briefing)
	for i := range b.Regulations {
		if r := &b.Regulations[i]; r.ID == id {
			w := e.writer(v)
			w.elsewhere = true
			c.Briefing = link(v.Address+"#regulation:"+id, e.text(v.Content.Header().Title))
			c.Provisions, c.Why = e.provisions(r.Provisions), w.prose(r.Why)
		}
	}
	return c
}

// caseStudy is the page of a case study.
func (e *edition) caseStudy(page *site.Page) View {
	v := page.Version
	c := v.Content.(*briefing.CaseStudy)
	w := e.writer(v)
	description := e.pages.site.Plain(v, c.Summary)
	authors, named := e.authors(c.Byline)
	view := &CaseStudy{
		Page:    e.frame(page, atCaseStudies, v.Title(), description),
		Kind:    link(e.site.Address(site.CaseStudiesAt), e.say("kind.case-study")),
		Title:   e.titled(c.Title),
		Byline:  e.byline(authors),
		Dates:   e.dates(c.Date.Date, c.Updated.Date, schema.Date{}),
		Summary: w.block(c.Summary),
	}
	view.Head.JSONLD = e.jsonLD(v, "Article", description, named)
	view.Notices = e.notices(v)
	if c.Outcome != "" {
		view.Outcome = Status{string(c.Outcome), e.say("outcome." + string(c.Outcome))}
	}
	add := func(key string, value template.HTML) {
		if value != "" {
			view.Facts = append(view.Facts, e.fact("case-study."+key, value))
		}
	}
	add("engagement", labels(e, "engagement", c.Engagement))
	add("investors", labels(e, "investor", c.Investors))
	if c.Remedy != "" {
		add("remedy", e.say("remedy."+string(c.Remedy)))
	}
	var organisations, companies []template.HTML
	for _, ref := range c.Organisations {
		organisations = append(organisations, e.organisationLink(ref.ID))
	}
	for _, ref := range c.Companies {
		companies = append(companies, e.companyLink(ref.ID))
	}
	add("organisations", e.join(organisations))
	add("companies", e.join(companies))
	add("countries", e.countryLinks(c.Countries))
	for _, lesson := range c.Lessons {
		view.Lessons = append(view.Lessons, w.prose(lesson))
	}
	view.Contents = w.contents()
	view.Body = w.body()
	view.Evidence = w.references()
	view.Imprint = e.imprint(v, authors, nil)
	return view
}

// survey is the page of a survey: how it was made, and every question with its figure.
func (e *edition) survey(page *site.Page) View {
	s := e.site.Surveys[page.Survey.ID]
	view := &Survey{
		Page:       e.frame(page, atSurveys, s.Title.String, e.plainWord("survey.disclosure-intro")),
		Kind:       link(e.site.Address(site.SurveysAt), e.say("kind.survey")),
		Title:      e.titled(s.Title),
		Disclosure: e.disclosure(s),
		Protection: e.say("survey.protection", "n", s.MinimumCell),
		Briefings:  e.items(page.Survey.Briefings),
	}
	if s.Respondents == vocabulary.Companies {
		view.Protection = e.say("survey.protection-companies")
	}
	for i := range s.Questions {
		q := &s.Questions[i]
		id := "question:" + string(q.ID)
		view.Contents = append(view.Contents, link("#"+id, e.text(q.Label)))
		view.Questions = append(view.Questions, SurveyQuestion{ID: id, Label: e.titled(q.Label), Facts: e.questionFacts(q), Figure: e.questionFigure(s, q)})
	}
	address := e.pages.site.Absolute(page.Address)
	var publishers []template.HTML
	for _, ref := range s.ConductedBy.Value {
		publishers = append(publishers, e.organisationLink(ref.ID))
	}
	if s.Source != nil {
		view.Imprint.Cite = e.publication(s.Source)
		if s.Source.Publisher != "" && len(publishers) == 0 {
			publishers = append(publishers, escape(s.Source.Publisher))
		}
	}
	view.Imprint.Facts = []Fact{e.fact("imprint.address", link(address, address)), e.fact("survey.release", escape(e.site.Locale.Integer(s.Release)))}
	if s.Licence.Stated {
		view.Imprint.Facts = append(view.Imprint.Facts, e.fact("survey.licence", e.licence(s.Licence.Value.String)))
	}
	view.Imprint.Contact = e.contact()
	return view
}

// disclosure lists what a reader must know of how a survey was made (AAPOR, 2021); what the source does not say is
// printed as not stated.
func (e *edition) disclosure(s *survey.Survey) []Disclosure {
	var all []Disclosure
	add := func(key string, stated bool, value func() template.HTML) {
		d := Disclosure{Fact: e.fact("survey."+key, e.say("survey.not-stated")), NotStated: !stated}
		if stated {
			d.Value = value()
		}
		all = append(all, d)
	}
	text := func(key string, t schema.Stated[schema.Text]) {
		add(key, t.Stated, func() template.HTML { return e.text(t.Value) })
	}
	number := func(key string, n schema.Stated[int]) {
		add(key, n.Stated, func() template.HTML { return escape(e.site.Locale.Integer(n.Value)) })
	}
	add("respondents", true, func() template.HTML { return e.say("respondent." + string(s.Respondents)) })
	add("conducted-by", s.ConductedBy.Stated, func() template.HTML {
		var names []template.HTML
		for _, ref := range s.ConductedBy.Value {
			names = append(names, e.organisationLink(ref.ID))
		}
		return e.join(names)
	})
	text("sponsor", s.Sponsor)
	text("strategy", s.Strategy)
	text("population", s.Population)
	text("recruitment", s.Recruitment)
	text("sampling", s.Sampling)
	text("mode", s.Mode)
	add("fieldwork", s.Fieldwork.Stated, func() template.HTML {
		return e.saidWith("survey.fieldwork-dates", map[string]template.HTML{"from": e.date(s.Fieldwork.Value.From), "to": e.date(s.Fieldwork.Value.To)})
	})
	add("languages", s.Languages.Stated, func() template.HTML {
		var names []string
		for _, tag := range s.Languages.Value {
			names = append(names, e.site.Locale.Language(tag))
		}
		return escape(e.site.Locale.List(names))
	})
	text("instrument", s.Instrument)
	number("invited", s.Invited)
	add("response-rate", s.ResponseRate.Stated, func() template.HTML { return escape(e.site.Cell(s.ResponseRate.Value)) })
	number("n", s.N)
	text("weighting", s.Weighting)
	text("precision", s.Precision)
	text("processing", s.Processing)
	text("limitations", s.Limitations)
	return all
}

func (e *edition) questionFacts(q *survey.Tally) []Fact {
	stated := func(known bool, value func() template.HTML) template.HTML {
		if !known {
			return e.say("survey.not-stated")
		}
		return value()
	}
	facts := []Fact{
		e.fact("survey.wording", stated(q.Text.Stated, func() template.HTML { return e.text(q.Text.Value) })),
		e.fact("survey.response", stated(q.Response.Stated, func() template.HTML { return e.say("response." + string(q.Response.Value)) })),
	}
	if q.Unit != "" {
		facts = append(facts, e.fact("survey.unit", e.say("unit."+string(q.Unit))))
	}
	facts = append(facts, e.fact("survey.base", e.baseAlone(q.Base)))
	if !q.Complete {
		facts = append(facts, Fact{"", e.say("survey.incomplete")})
	}
	return facts
}

// questionFigure draws a question on the survey's own page.
func (e *edition) questionFigure(s *survey.Survey, q *survey.Tally) *Figure {
	drawn, err := e.drawQuestion(s, q)
	if err != nil {
		return nil
	}
	f := e.figureView(drawn)
	f.ID = figureID(string(q.ID))
	f.Title = e.text(q.Label)
	f.Table.Caption = q.Label.String
	e.sourced(f, s, q)
	f.CSVHref, f.SVGHref = string(q.ID)+".csv", string(q.ID)+".svg"
	return f
}
