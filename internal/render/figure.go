package render

import (
	"html"
	"html/template"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"

	"salient/internal/chart"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
	"salient/internal/vocabulary"
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
	switch spec := c.Spec; {
	case spec.Survey.ID != "":
		s := w.site.Surveys[spec.Survey.ID]
		w.counted(f, s, spec, drawn.Derived)
		f.Source = link(w.site.Address(site.SurveysAt, s.ID), w.text(s.Title))
		if s.Release > 1 {
			f.Source = w.listed(f.Source, w.saidWith("survey.release-n", map[string]template.HTML{"n": w.integer(s.Release)}))
		}
		if s.Source != nil {
			f.Source = w.clauses(f.Source, w.publication(s.Source))
		}
	case spec.Table.ID != "":
		f.Source = w.publication(&w.site.Tables[spec.Table.ID].Source)
	case spec.Source != nil:
		f.Source = w.publication(spec.Source)
	}
	if acts := c.Spec.Regulations; len(acts) > 0 {
		f.Source = w.clauses(f.Source, w.saidWith("figure.catalogue", map[string]template.HTML{
			"acts": joined(w.edition, acts, func(ref schema.Ref) template.HTML { return w.actLink(ref.ID) }), "date": w.date(w.pages.site.CatalogueAsOf),
		}))
	}
	if drawn.ScaleFrom != "" {
		f.Caveats = append(f.Caveats, w.say("figure.scale-from", "n", drawn.ScaleFrom))
	}
	if c.Spec.Form == vocabulary.MatrixChart {
		f.Caveats = append(f.Caveats, w.say("figure.matrix-note"))
	}
	f.Cite = w.saidWith("figure.cite-text", map[string]template.HTML{
		"title": f.Title, "number": f.Number, "page": w.text(w.v.Content.Header().Title), "site": w.text(w.site.Settings.Title),
		"date": w.date(w.v.Work.Updated()), "url": bareLink(w.figureAddress(c), w.figureAddress(c)),
	})
	return f, drawn
}

// figureAddress is where a chart stands, for those who quote it.
func (w *writer) figureAddress(c *site.Chart) string {
	address := w.v.Address
	if w.v.Fallback() {
		address = w.v.Shown.Address
	}
	return w.pages.site.Absolute(address) + "#" + figureID(c.ID())
}

// counted says who was asked, that there were other answers, which figures were worked out, and why a small count is not
// shown, or is.
func (e *edition) counted(f *Figure, s *survey.Survey, spec *chart.Spec, derived bool) {
	var tallies []*survey.Tally
	incomplete, withheld, public := false, false, false
	for _, question := range spec.Question {
		q := s.Question(question.ID)
		tallies = append(tallies, q)
		incomplete = incomplete || !q.Complete
		withheld = withheld || q.Withholds()
		public = public || slices.ContainsFunc(q.Rows, func(r survey.Row) bool { return r.AlreadyPublic })
	}
	if crossed := s.Crosstab(spec.Question[0].ID, spec.By.ID); crossed != nil {
		withheld = withheld || crossed.Withholds()
		var bases []template.HTML
		for _, g := range crossed.Groups {
			bases = append(bases, e.baseAlone(survey.Base{N: g.Base, Label: g.Label}))
		}
		f.Base = e.clauses(bases...)
	} else {
		f.Base = e.bases(tallies)
	}
	for _, caveat := range []struct {
		is  bool
		key string
	}{
		{s.Illustrative, "figure.illustrative-note"},
		{incomplete, "survey.incomplete"},
		{derived || !s.Weighted && spec.Measure == chart.InPercent, "figure.percent-note"},
		{s.Weighted, "figure.weighted-note"},
	} {
		if caveat.is {
			f.Caveats = append(f.Caveats, e.say(caveat.key))
		}
	}
	if withheld {
		f.Caveats = append(f.Caveats, e.say("figure.withheld-note", "n", s.MinimumCell))
	}
	if public {
		f.Caveats = append(f.Caveats, e.say("figure.already-public-note", "n", s.MinimumCell))
	}
}

// bases words those who were asked questions: once, where they are the same.
func (e *edition) bases(tallies []*survey.Tally) template.HTML {
	first := tallies[0].Base
	if !slices.ContainsFunc(tallies, func(t *survey.Tally) bool { return t.Base != first }) {
		return e.baseAlone(first)
	}
	var bases []template.HTML
	for _, t := range tallies {
		base := t.Base
		base.Label = t.Label
		bases = append(bases, e.baseAlone(base))
	}
	return e.clauses(bases...)
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
	f := &Figure{ID: Place(figureID(id)), SVG: template.HTML(drawn.SVG), CSVHref: id + ".csv", SVGHref: id + ".svg"}
	if drawn.HasOption() {
		f.OptionHref, f.Scripts = id+optionExt, e.pages.scripts
	}
	for _, h := range drawn.Table.Head {
		f.Table.Header = append(f.Table.Header, Column{Text: e.chartText(h)})
	}
	for _, r := range drawn.Table.Rows {
		row := Row{Heading: e.chartText(r.Heading)}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, Cell{Text: e.chartText(c.Text), Withheld: c.Status == chart.Withheld, Number: c.Status != chart.Stated || numeric(c.Text.String)})
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	if len(f.Table.Rows) > 0 {
		f.Table.align()
	}
	return f
}

// numeric says whether what stands in a cell is a number in the digits of any script, with its signs.
func numeric(text string) bool {
	return strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter)
}

// align sets at their end the columns that hold nothing but numbers, and what stands for one.
func (t *Table) align() {
	for i := range t.Rows[0].Cells {
		number := !slices.ContainsFunc(t.Rows, func(r Row) bool { return !r.Cells[i].Number })
		t.Header[i+1].Number = number
		for _, r := range t.Rows {
			r.Cells[i].Number = number
		}
	}
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
	for spec, draw := range e.drawings(page) {
		id := string(spec.ID)
		draw = sync.OnceValues(draw) // for all the files
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
			return drawn.Standalone(e.below(f, address+"#"+string(f.ID))...), nil
		}
		option := func(_ *Figure, drawn *chart.Figure) ([]byte, error) { return drawn.Option() }
		if !yield(file(".csv", csv)) || !yield(file(".svg", svg)) {
			return false
		}
		if spec.HasOption() && !yield(file(optionExt, option)) {
			return false
		}
	}
	return true
}

// below gives the lines under a picture that stands alone: what must be known of it, and where it is from.
func (e *edition) below(f *Figure, address string) []string {
	var lines []string
	plain := func(words template.HTML) string { return html.UnescapeString(withoutTags(string(words))) }
	for _, part := range []struct {
		key   string
		value template.HTML
	}{{"figure.note", f.Note}, {"figure.base", f.Base}, {"figure.source", f.Source}} {
		if part.value != "" {
			lines = append(lines, e.plainWord(part.key)+": "+plain(part.value))
		}
	}
	for _, caveat := range f.Caveats {
		lines = append(lines, plain(caveat))
	}
	return append(lines, address)
}

// drawings gives the figures of a page that can be drawn, each drawn when it is asked for.
func (e *edition) drawings(page *site.Page) iter.Seq2[*chart.Spec, func() (*Figure, *chart.Figure)] {
	return func(yield func(*chart.Spec, func() (*Figure, *chart.Figure)) bool) {
		switch {
		case page.Version != nil:
			for _, c := range page.Version.Charts() {
				draw := func() (*Figure, *chart.Figure) {
					w := e.writer(page.Version)
					w.elsewhere = true
					return w.figure(c)
				}
				if !yield(c.Spec, draw) {
					return
				}
			}
		case page.Survey != nil:
			s := e.site.Surveys[page.Survey.ID]
			for i := range s.Questions {
				for spec := range surveyFigures(s, &s.Questions[i]) {
					if e.drawable(s, &spec) && !yield(&spec, func() (*Figure, *chart.Figure) { return e.surveyFigure(s, &spec) }) {
						return
					}
				}
			}
		case page.Regulation != nil:
			spec := e.timeline(e.site.Acts.Act(string(page.Regulation.Act.ID)))
			if _, drawable := e.bound(spec); drawable {
				yield(spec, func() (*Figure, *chart.Figure) {
					drawn := e.drawn(spec)
					return e.figureView(drawn, timelineFile), drawn
				})
			}
		}
	}
}
