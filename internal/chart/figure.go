package chart

import (
	"encoding/json"
	"errors"
	"fmt"

	"salient/internal/locale"
	"salient/internal/source"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// Figure is a chart in all its shapes. Labels and figures are the same in each.
type Figure struct {
	// SVG is the picture for a page: one svg element, or two of which the style sheet shows the one that has room. It
	// takes the width there is, and its colours from the style sheet or else from the text around it.
	SVG   []byte
	Table Table
	// Derived says that percentages stand beside counts, worked out from the base.
	Derived bool
	// ScaleFrom is where the scale of sizes begins, in the reader's digits, where that is not at 0; else empty.
	ScaleFrom string

	picture  picture
	download func() [][]string
	option   func() any
}

// form is how charts of one kind are checked, drawn and described. Each stands in a file of its own.
type form struct {
	check  func(*Data) []source.Problem
	draw   func(c *canvas, d *Data, series [][]figure)
	option func(d *Data, series [][]figure, rightToLeft bool) any
}

// forms are those that draw categories and series.
var forms = map[vocabulary.ChartForm]form{
	vocabulary.BarChart: bar, vocabulary.GroupedChart: grouped, vocabulary.StackedChart: stacked, vocabulary.LikertChart: likert,
	vocabulary.DotChart: dots, vocabulary.LineChart: line, vocabulary.ScatterChart: scatter,
}

// Draw makes the figure of data in a reader's language. An error is a slip of the program, for an author is told by
// Check what is wrong with their chart.
func Draw(d Data, words *locale.Words) (*Figure, error) {
	if flaws := d.Check(); len(flaws) > 0 {
		return nil, fmt.Errorf("chart %s: %s", d.ID, flaws[0].What)
	}
	switch d.Form {
	case vocabulary.TimelineChart:
		return drawTimeline(&d, words), nil
	case vocabulary.MatrixChart:
		return drawMatrix(&d, words), nil
	}
	figures, derived := make([][]figure, len(d.Series)), false
	for i := range d.Series {
		figures[i] = make([]figure, len(d.Categories))
		for j := range figures[i] {
			figures[i][j] = look(d.Series[i].Cells[j], d.Series[i].Unit, words)
			if d.Form == vocabulary.BarChart && d.Series[i].addShare(&figures[i][j], words) {
				derived = true
			}
		}
	}
	d.leave(figures)
	form, picture := forms[d.Form], d.picture(words)
	picture.barred = d.Form != vocabulary.LineChart && d.Form != vocabulary.ScatterChart
	picture.draw = func(c *canvas) { form.draw(c, &d, figures) }
	f := &Figure{
		Derived:  derived,
		Table:    tableOf(&d, figures),
		download: func() [][]string { return downloadOf(&d, figures) },
		option:   func() any { return form.option(&d, figures, picture.rightToLeft) },
		picture:  picture,
	}
	if d.Form == vocabulary.LineChart || d.Form == vocabulary.DotChart {
		f.ScaleFrom = scaleFrom(d.Series, words.Locale())
	}
	f.SVG = f.picture.inline()
	return f, nil
}

// scaleFrom gives the first number of a scale that does not reach 0. Of years nobody expects it.
func scaleFrom(series []Series, l *locale.Locale) string {
	a, like := axisOfSeries(series, plotSteps)
	if _, years := like.(survey.Year); years || a.value(a.first) <= 0 && a.value(a.last) >= 0 {
		return ""
	}
	return a.ticks(l, like)[0].words
}

// Standalone is the picture as a file for slides: with title and subtitle, its own colours, and below it the given
// lines of plain text, such as base, source and note. It needs no style sheet.
func (f *Figure) Standalone(below ...string) []byte { return f.picture.standalone(below) }

// CSV is the data as a download.
func (f *Figure) CSV() []byte { return writeCSV(f.download()) }

// HasOption says whether ECharts can draw the figure too.
func (f *Figure) HasOption() bool { return f.option != nil }

// HasOption says whether ECharts can draw the chart too, for who needs to know before it is drawn.
func (s *Spec) HasOption() bool { return forms[s.Form].option != nil }

// Option is the chart as ECharts reads it, in JSON, without any function. A timeline has none.
func (f *Figure) Option() ([]byte, error) {
	if f.option == nil {
		return nil, errors.New("a figure without an option")
	}
	return json.Marshal(f.option())
}
