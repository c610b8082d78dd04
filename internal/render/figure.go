package render

import (
	"html/template"
	"io"
	"iter"
	"slices"

	"salient/internal/chart"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
)

// figure draws a chart of an author's page; nil where it cannot be drawn, which Resolve has reported.
func (w *writer) figure(c *site.Chart) *Figure {
	drawn, err := chart.Draw(c.Data, w.site.Words)
	if err != nil {
		return nil
	}
	f := w.figureView(drawn, c.ID())
	f.Number = w.say("figure.number", "n", w.v.Work.FigureNumber(c.ID()))
	f.Title, f.Subtitle = w.chartText(c.Data.Title), w.chartText(c.Data.Subtitle)
	f.Table.Caption = c.Data.Title.String
	f.Note = w.prose(c.Spec.Note)
	switch {
	case c.Spec.Survey.ID != "":
		s := w.site.Surveys[c.Spec.Survey.ID]
		w.counted(f, s, s.Question(c.Spec.Question.ID))
		f.Source = link(w.site.Address(site.SurveysAt, s.ID), w.text(s.Title))
		if s.Source != nil {
			f.Source = w.clauses(f.Source, w.publication(s.Source))
		}
	case c.Spec.Table.ID != "":
		f.Source = w.publication(&w.site.Tables[c.Spec.Table.ID].Source)
	case c.Spec.Source != nil:
		f.Source = w.publication(c.Spec.Source)
	}
	return f
}

// counted says who was asked, that there were other answers, and why a small count is not shown, or is.
func (e *edition) counted(f *Figure, s *survey.Survey, q *survey.Tally) {
	f.Base = e.baseAlone(q.Base)
	if !q.Complete {
		f.Caveats = append(f.Caveats, e.say("survey.incomplete"))
	}
	if q.Withholds() {
		f.Caveats = append(f.Caveats, e.say("figure.withheld-note", "n", s.MinimumCell))
	}
	if slices.ContainsFunc(q.Rows, func(r survey.Row) bool { return r.AlreadyPublic }) {
		f.Caveats = append(f.Caveats, e.say("figure.already-public-note", "n", s.MinimumCell))
	}
}

func (e *edition) publication(p *survey.Publication) template.HTML {
	title := e.text(p.Title)
	if p.URL != "" {
		title = link(string(p.URL), title)
	}
	return e.listed(title, e.name(p.Publisher), e.date(p.Date))
}

// figureView gives the picture and the table of a drawn figure, which hold the same, and both to be taken away.
func (e *edition) figureView(drawn *chart.Figure, id string) *Figure {
	f := &Figure{ID: figureID(id), SVG: template.HTML(drawn.SVG), CSVHref: id + ".csv", SVGHref: id + ".svg"}
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
	return e.text(schema.Text{String: t.String, Lang: t.Lang})
}

func figureID(id string) string { return "fig:" + id }

// downloads gives the files that belong to the charts of a page: the data as CSV and the picture by itself.
func (e *edition) downloads(page *site.Page, yield func(File) bool) bool {
	for d := range e.drawings(page) {
		file := func(ext string, bytes func(*chart.Figure) []byte) File {
			return File{page.Address[1:] + d.id + ext, func(w io.Writer) error {
				figure, err := d.draw()
				if err != nil {
					return err
				}
				_, err = w.Write(bytes(figure))
				return err
			}}
		}
		if !yield(file(".csv", (*chart.Figure).CSV)) || !yield(file(".svg", func(f *chart.Figure) []byte { return f.Standalone(d.below) })) {
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
