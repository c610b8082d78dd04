package render

import (
	"html/template"
	"iter"
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
		Extent:     Extent{PDF: e.pdf(page), Print: e.pages.printScript},
		Disclosure: e.disclosure(s),
		Protection: e.say("survey.protection", "n", s.MinimumCell),
		Briefings:  e.items(page.Survey.Briefings),
	}
	if s.Illustrative {
		view.Notices = append(view.Notices, Notice{Kind: "illustrative", Title: e.say("notice.illustrative"), Text: e.say("notice.illustrative-survey")})
	}
	if s.Respondents == vocabulary.Companies {
		view.Protection = e.say("survey.protection-companies")
	}
	for i := range s.Questions {
		q := &s.Questions[i]
		id := Place("question:" + q.ID)
		view.Contents = append(view.Contents, Heading{id, e.text(q.Label)})
		question := SurveyQuestion{ID: id, Label: e.titled(q.Label), Facts: e.questionFacts(s, q)}
		for spec := range surveyFigures(s, q) {
			if e.drawable(s, &spec) {
				f, _ := e.surveyFigure(s, &spec)
				question.Figures = append(question.Figures, f)
			} else if by := s.Question(spec.By.ID); by != nil {
				question.Withheld = append(question.Withheld, e.saidWith("survey.by-withheld", map[string]template.HTML{"by": e.text(by.Label)}, "n", s.MinimumCell))
			}
		}
		view.Questions = append(view.Questions, question)
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
		if s.Fieldwork.Value.From == s.Fieldwork.Value.To {
			return e.date(s.Fieldwork.Value.From)
		}
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

func (e *edition) questionFacts(s *survey.Survey, q *survey.Tally) []Fact {
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
	if filter := q.AskedIf; filter != nil {
		facts = append(facts, e.fact("survey.asked-if", e.askedIf(s, filter)))
	}
	return facts
}

// askedIf says whose answers to an earlier question led to this one.
func (e *edition) askedIf(s *survey.Survey, filter *survey.Filter) template.HTML {
	earlier := s.Question(filter.Question.ID)
	answers := joined(e, filter.Answers, func(ref schema.Ref) template.HTML { return e.text(earlier.Row(ref.ID).Label) })
	return e.saidWith("survey.asked-if-answers", map[string]template.HTML{"answers": answers, "question": link("#question:"+earlier.Key(), e.text(earlier.Label))})
}

// surveyFigures describes the figures of a question on the survey's own page: the question itself, and how each group
// of respondents answered it.
func surveyFigures(s *survey.Survey, q *survey.Tally) iter.Seq[chart.Spec] {
	return func(yield func(chart.Spec) bool) {
		spec := chart.Spec{
			ID: q.ID, Form: vocabulary.BarChart, Survey: schema.Ref{ID: s.ID}, Question: []schema.Ref{{ID: string(q.ID)}}, Title: q.Label, Alt: q.Label,
		}
		scale := q.Response.Value == vocabulary.ScaleResponse
		if scale {
			spec.Form = vocabulary.LikertChart
		}
		if !yield(spec) {
			return
		}
		for _, x := range s.Crosstabs {
			if x.Question != q {
				continue
			}
			by := spec
			by.ID, by.By = q.ID+"-by-"+x.By.ID, schema.Ref{ID: string(x.By.ID)}
			if !scale {
				by.Form = vocabulary.GroupedChart
			}
			if !yield(by) {
				return
			}
		}
	}
}

// drawable says whether a figure of a survey can be drawn, as it cannot where counts stand beside shares, and has anything
// to show.
func (e *edition) drawable(s *survey.Survey, spec *chart.Spec) bool {
	if crossed := s.Crosstab(spec.Question[0].ID, spec.By.ID); crossed != nil && crossed.WithholdsAll() {
		return false
	}
	_, drawable := e.bound(spec)
	return drawable
}

// surveyFigure draws a drawable figure on the survey's own page, where its heading is the title and the page its source.
func (e *edition) surveyFigure(s *survey.Survey, spec *chart.Spec) (*Figure, *chart.Figure) {
	drawn := e.drawn(spec)
	f := e.figureView(drawn, string(spec.ID))
	f.Table.Caption = spec.Title.String
	e.counted(f, s, spec, drawn.Derived)
	if spec.By.ID != "" {
		by := s.Question(spec.By.ID)
		f.Title = e.saidWith("survey.by", map[string]template.HTML{"question": e.text(spec.Title), "by": e.text(by.Label)})
	}
	return f, drawn
}

// bound joins a chart that no author described with its data, and says whether it can be drawn.
func (e *edition) bound(spec *chart.Spec) (data chart.Data, drawable bool) {
	data, problems := spec.Bind(e.site.Sources(e.pages.site.Today), e.site.Words)
	return data, len(problems) == 0
}

// drawn draws a chart that no author described, and reads it aloud: its title, and each label with its figures. It is
// nil where the chart cannot be drawn.
func (e *edition) drawn(spec *chart.Spec) *chart.Figure {
	data, drawable := e.bound(spec)
	if !drawable {
		return nil
	}
	data.Alt.String = e.altOf(&data)
	drawn, err := chart.Draw(data, e.site.Words)
	if err != nil {
		return nil
	}
	return drawn
}

// altOf says in words what a chart of a question shows; a timeline has words of its own.
func (e *edition) altOf(d *chart.Data) string {
	if len(d.Categories) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(d.Title.String)
	for i, c := range d.Categories {
		for j, s := range d.Series {
			b.WriteString(" · ")
			if len(d.Categories) > 1 || len(d.Series) == 1 {
				b.WriteString(c.Label.String + ", ")
			}
			if len(d.Series) > 1 {
				b.WriteString(s.Label.String + ", ")
			}
			b.WriteString(e.site.Cell(d.Series[j].Cells[i]))
		}
	}
	return b.String()
}
