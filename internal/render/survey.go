package render

import (
	"html/template"
	"strings"

	"salient/internal/chart"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

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
		figure, _ := e.questionFigure(s, q)
		view.Questions = append(view.Questions, SurveyQuestion{ID: id, Label: e.titled(q.Label), Facts: e.questionFacts(q), Figure: figure})
	}
	view.Contents = append(view.Contents, present(e.jump("disclosure", "survey.disclosure", 1), e.jump("briefings", "survey.briefings", len(view.Briefings)), e.jump("cite", "briefing.cite", 1))...)
	view.Imprint = e.surveyImprint(s, e.pages.site.Absolute(page.Address))
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
		add(key, n.Stated, func() template.HTML { return e.integer(n.Value) })
	}
	add("respondents", true, func() template.HTML { return e.say("respondent." + string(s.Respondents)) })
	add("conducted-by", s.ConductedBy.Stated, func() template.HTML {
		return joined(e, s.ConductedBy.Value, func(ref schema.Ref) template.HTML { return e.organisationLink(ref.ID) })
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
		return escape(e.site.Locale.List(e.languageNames(s.Languages.Value)))
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
	wording, response := e.say("survey.not-stated"), e.say("survey.not-stated")
	if q.Text.Stated {
		wording = e.text(q.Text.Value)
	}
	if q.Response.Stated {
		response = e.say("response." + string(q.Response.Value))
	}
	facts := []Fact{e.fact("survey.wording", wording), e.fact("survey.response", response)}
	if q.Unit != "" {
		facts = append(facts, e.fact("survey.unit", e.say("unit."+string(q.Unit))))
	}
	return facts
}

// questionFigure draws a question on the survey's own page, where its heading is the title and the page its source.
// Both shapes are nil where the answers cannot be drawn, as where counts stand beside shares.
func (e *edition) questionFigure(s *survey.Survey, q *survey.Tally) (*Figure, *chart.Figure) {
	data, drawable := e.bindQuestion(s, q)
	if !drawable {
		return nil, nil
	}
	drawn, err := chart.Draw(data, e.site.Words)
	if err != nil {
		return nil, nil
	}
	f := e.figureView(drawn, string(q.ID))
	f.Table.Caption = q.Label.String
	e.counted(f, s, q)
	return f, drawn
}

// bindQuestion gives a question as a chart draws it, and whether it can.
func (e *edition) bindQuestion(s *survey.Survey, q *survey.Tally) (data chart.Data, drawable bool) {
	spec := chart.Spec{
		ID: q.ID, Survey: schema.Ref{ID: s.ID}, Question: schema.Ref{ID: string(q.ID)}, Form: barForm,
		Title: q.Label, Alt: q.Label,
	}
	data, problems := spec.Bind(e.site.Surveys, e.site.Tables, e.site.Words)
	if len(problems) > 0 {
		return data, false
	}
	data.Alt.String = e.altOf(&data)
	return data, true
}

const barForm = vocabulary.ChartForm("bar")

// altOf reads a chart aloud that no author described: its title, and each label with its figure.
func (e *edition) altOf(d *chart.Data) string {
	var b strings.Builder
	b.WriteString(d.Title.String)
	for i, c := range d.Categories {
		b.WriteString(" · " + c.Label.String + ": " + e.site.Cell(d.Series[0].Cells[i]))
	}
	return b.String()
}
