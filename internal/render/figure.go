package render

import (
	"html"
	"html/template"
	"io"
	"iter"
	"slices"

	"salient/internal/chart"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
)

// figure draws a chart of an author's page. Both shapes are nil where it cannot be drawn, which Resolve has reported.
func (w *writer) figure(c *site.Chart) (*Figure, *chart.Figure) {
	drawn, err := chart.Draw(c.Data, w.site.Words)
	if err != nil {
		return nil, nil
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
	return f, drawn
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
	f := &Figure{ID: figureID(id), SVG: template.HTML(drawn.SVG), CSVHref: id + ".csv", SVGHref: id + ".svg", OptionHref: id + optionExt}
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

// optionExt ends the name of the file with which a chart is drawn by ECharts.
const optionExt = ".echarts.json"

// downloads gives the files that belong to the charts of a page: the data as CSV, the picture by itself, and the chart
// for whoever draws with ECharts. A timeline has no such chart.
func (e *edition) downloads(page *site.Page, yield func(File) bool) bool {
	address := e.pages.site.Absolute(canonical(page))
	for id, draw := range e.drawings(page) {
		file := func(ext string, shape func(*Figure, *chart.Figure) ([]byte, error)) File {
			return File{page.Address[1:] + id + ext, func(w io.Writer) error {
				bytes, err := shape(draw())
				if err != nil {
					return err
				}
				_, err = w.Write(bytes)
				return err
			}}
		}
		csv := func(_ *Figure, drawn *chart.Figure) ([]byte, error) { return drawn.CSV(), nil }
		svg := func(f *Figure, drawn *chart.Figure) ([]byte, error) {
			return drawn.Standalone(e.below(f, address)...), nil
		}
		option := func(_ *Figure, drawn *chart.Figure) ([]byte, error) { return drawn.Option() }
		if !yield(file(".csv", csv)) || !yield(file(".svg", svg)) {
			return false
		}
		if page.Regulation == nil && !yield(file(optionExt, option)) {
			return false
		}
	}
	return true
}

// below gives the lines under a picture that stands alone: its base, its source and where it is from.
func (e *edition) below(f *Figure, address string) []string {
	var lines []string
	line := func(key string, value template.HTML) {
		if value != "" {
			lines = append(lines, e.plainWord(key)+": "+html.UnescapeString(withoutTags(string(value))))
		}
	}
	line("figure.base", f.Base)
	line("figure.source", f.Source)
	return append(lines, address)
}

// drawings gives the figures of a page that can be drawn, by the names of their files.
func (e *edition) drawings(page *site.Page) iter.Seq2[string, func() (*Figure, *chart.Figure)] {
	return func(yield func(string, func() (*Figure, *chart.Figure)) bool) {
		switch {
		case page.Version != nil:
			for _, c := range page.Version.Charts() {
				draw := func() (*Figure, *chart.Figure) {
					w := e.writer(page.Version)
					w.elsewhere = true
					return w.figure(c)
				}
				if !yield(c.ID(), draw) {
					return
				}
			}
		case page.Survey != nil:
			s := e.site.Surveys[page.Survey.ID]
			for i := range s.Questions {
				q := &s.Questions[i]
				if _, drawable := e.bindQuestion(s, q); drawable && !yield(string(q.ID), func() (*Figure, *chart.Figure) { return e.questionFigure(s, q) }) {
					return
				}
			}
		case page.Regulation != nil:
			act := e.site.Acts.Act(string(page.Regulation.Act.ID))
			yield(timelineFile, func() (*Figure, *chart.Figure) {
				drawn := e.timeline(act)
				return e.figureView(drawn, timelineFile), drawn
			})
		}
	}
}
