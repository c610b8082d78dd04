package render

import (
	"html/template"
	"io"
	"iter"
	"strings"

	"salient/internal/chart"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// figure draws a chart of an author's page; nil where it cannot be drawn, which Resolve has reported.
func (e *edition) figure(v *site.Version, c *site.Chart) *Figure {
	drawn, err := chart.Draw(c.Data, e.site.Words)
	if err != nil {
		return nil
	}
	f := e.figureView(drawn)
	f.ID = figureID(c.ID())
	f.Number = e.say("figure.number", "n", v.Work.FigureNumber(c.ID()))
	f.Title, f.Subtitle = escape(c.Data.Title.String), escape(c.Data.Subtitle.String)
	f.Lang, f.Dir = e.langOf(locale.Tag(c.Data.Title.Lang))
	f.Table.Caption = c.Data.Title.String
	if c.Spec.Note.Given() {
		f.Note = template.HTML(c.Spec.Note.Doc.Append(nil, e.writer(v)))
	}
	switch {
	case c.Spec.Survey.ID != "":
		s := e.site.Surveys[c.Spec.Survey.ID]
		e.sourced(f, s, s.Question(c.Spec.Question.ID))
	case c.Spec.Table.ID != "":
		table := e.site.Tables[c.Spec.Table.ID]
		f.Source = e.publication(&table.Source)
	case c.Spec.Source != nil:
		f.Source = e.publication(c.Spec.Source)
	}
	f.CSVHref, f.SVGHref = c.ID()+".csv", c.ID()+".svg"
	return f
}

// sourced says where the figures of a question come from, who was asked, and what is withheld.
func (e *edition) sourced(f *Figure, s *survey.Survey, q *survey.Tally) {
	f.Base = e.baseAlone(q.Base)
	f.Source = link(e.site.Address(site.SurveysAt, s.ID), e.text(s.Title))
	if s.Source != nil {
		f.Source += "; " + e.publication(s.Source)
	}
	if q.Withholds() {
		f.Withheld = e.say("figure.withheld-note", "n", s.MinimumCell)
	}
}

// baseAlone words those who were asked, without the word base before it.
func (e *edition) baseAlone(b survey.Base) template.HTML {
	var n template.HTML
	switch c := b.N.(type) {
	case survey.Count:
		n = escape(e.site.Locale.Integer(int(c)))
	case survey.Withheld:
		n = e.say("figure.withheld")
	default:
		n = e.say("figure.not-stated")
	}
	if b.Label.String == "" {
		return n
	}
	return e.text(b.Label) + e.say("language.list-separator") + n
}

func (e *edition) publication(p *survey.Publication) template.HTML {
	title := e.text(p.Title)
	if p.URL != "" {
		title = link(string(p.URL), title)
	}
	if p.Publisher != "" {
		title += e.say("language.list-separator") + escape(p.Publisher)
	}
	if !p.Date.IsZero() {
		title += e.say("language.list-separator") + e.date(p.Date)
	}
	return title
}

// figureView gives the picture and the table of a drawn figure, which hold the same.
func (e *edition) figureView(drawn *chart.Figure) *Figure {
	f := &Figure{SVG: template.HTML(drawn.SVG)}
	for _, h := range drawn.Table.Head {
		f.Table.Header = append(f.Table.Header, e.chartText(h))
	}
	for _, r := range drawn.Table.Rows {
		row := Row{Heading: e.chartText(r.Heading)}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, Cell{e.chartText(c.Text), c.Status == chart.Withheld})
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	return f
}

func (e *edition) chartText(t chart.Text) template.HTML {
	html := escape(t.String)
	if t.Lang != "" && t.Lang != string(e.site.Lang) {
		return foreign(html, locale.Tag(t.Lang))
	}
	return html
}

// downloads gives the files that belong to the charts of a page: the data as CSV and the picture by itself.
func (e *edition) downloads(page *site.Page, yield func(File) bool) bool {
	for d := range e.drawings(page) {
		base := page.Address[1:] + d.id
		csv := File{base + ".csv", func(w io.Writer) error {
			figure, err := d.draw()
			if err != nil {
				return err
			}
			_, err = w.Write(figure.CSV())
			return err
		}}
		svg := File{base + ".svg", func(w io.Writer) error {
			figure, err := d.draw()
			if err != nil {
				return err
			}
			_, err = w.Write(figure.Standalone(d.below))
			return err
		}}
		if !yield(csv) || !yield(svg) {
			return false
		}
	}
	return true
}

// drawing is a figure that can be downloaded, by the name of its files.
type drawing struct {
	id    string
	below string // the line of source under a picture that stands alone
	draw  func() (*chart.Figure, error)
}

func (e *edition) drawings(page *site.Page) iter.Seq[drawing] {
	return func(yield func(drawing) bool) {
		switch {
		case page.Version != nil:
			for _, c := range page.Version.Charts() {
				d := drawing{c.ID(), e.pages.site.Absolute(canonical(page)), func() (*chart.Figure, error) { return chart.Draw(c.Data, e.site.Words) }}
				if !yield(d) {
					return
				}
			}
		case page.Survey != nil:
			s := e.site.Surveys[page.Survey.ID]
			for i := range s.Questions {
				q := &s.Questions[i]
				d := drawing{string(q.ID), e.pages.site.Absolute(page.Address), func() (*chart.Figure, error) { return e.drawQuestion(s, q) }}
				if !yield(d) {
					return
				}
			}
		case page.Regulation != nil:
			act := e.site.Acts.Act(string(page.Regulation.Act.ID))
			yield(drawing{timelineFile, e.pages.site.Absolute(page.Address), func() (*chart.Figure, error) { return e.timeline(act), nil }})
		}
	}
}

// drawQuestion draws a question of a survey for the survey's own page.
func (e *edition) drawQuestion(s *survey.Survey, q *survey.Tally) (*chart.Figure, error) {
	text := chart.Text{String: q.Label.String}
	if q.Label.Lang != string(e.site.Lang) {
		text.Lang = q.Label.Lang
	}
	spec := chart.Spec{
		ID: q.ID, Survey: schema.Ref{ID: s.ID}, Question: schema.Ref{ID: string(q.ID)}, Form: barForm,
		Title: q.Label, Alt: q.Label,
	}
	data, problems := spec.Bind(e.site.Surveys, e.site.Tables, e.site.Words)
	if len(problems) > 0 {
		return nil, &undrawable{problems[0].What}
	}
	data.Alt.String = e.altOf(&data)
	return chart.Draw(data, e.site.Words)
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

type undrawable struct{ why string }

func (u *undrawable) Error() string { return "a chart that cannot be drawn: " + u.why }

var _ markdown.Filler = (*writer)(nil)
