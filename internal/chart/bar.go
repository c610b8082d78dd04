package chart

import (
	"encoding/json"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"salient/internal/source"
)

// bar is the form with a bar for each category. The label stands above its bar and the number behind it: so there
// is room for long labels on a phone and in every script, and no legend to look up.
var bar = form{check: checkBars, draw: drawBars, option: optionOfBars}

const (
	barHeight = 14
	barGap    = 4  // between a label and its bar
	rowGap    = 12 // between two rows
	wordGap   = 6  // between a bar and its number
	stub      = 40 // the box of a withheld cell: the same for all, for its length must say nothing
	mostBars  = 100
)

func checkBars(d *Data) []source.Problem {
	switch {
	case len(d.Series) != 1:
		return []source.Problem{{What: "bars of more than one series", Advice: "draw one chart a series"}}
	case len(d.Categories) > mostBars:
		return []source.Problem{{What: "more bars than a reader can compare", Advice: "draw 100 at most: put the others together, or write a table"}}
	}
	return nil
}

func drawBars(c *canvas, d *Data, series [][]figure) {
	figures := series[0]
	s := scaleOf(figures, c.width)
	zero := s.at(0)
	if withholds(series) {
		c.hatching()
	}
	for i, category := range d.Categories {
		if i > 0 {
			c.y += rowGap
		}
		c.paragraph("", place{}, category.Label)
		c.y += barGap
		text := c.y + barHeight - 2
		switch figure := figures[i]; figure.status {
		case Stated:
			v := figure.number.Value
			if v != 0 {
				c.bar(min(zero, s.at(v)), max(zero, s.at(v)), c.y, barHeight)
			}
			if v == 0 || s.from < 0 {
				c.rule("axis", place{share: zero}, c.y-2, c.y+barHeight+2)
				c.raw("/>")
			}
			// The number of a negative bar stands on the other side of zero, where there is room.
			c.line(strong, place{max(zero, s.at(v)), wordGap}, text, figure.words)
		case Withheld:
			c.hatched(place{share: zero}, stub, c.y, barHeight)
			c.line(muted, place{zero, stub + wordGap}, text, figure.words)
		case NotStated:
			c.line(muted, place{share: zero}, text, figure.words)
		}
		c.y += barHeight
	}
	c.y += 2 // for what letters have below the line
}

// optionOfBars gives the same bars to ECharts, mirrored where the reader's language runs right to left. (Inside an
// element of dir="rtl" ECharts sets its labels wrong: give the drawing dir="ltr".) No text in it is read as code or
// as markup: the labels are names of categories, the figures behind the bars are words and not formats, and tips and
// legend, which would repeat them, are off. A cell without a number is ECharts' own word for a gap, and its reason
// stands below its label.
func optionOfBars(d *Data, series [][]figure, rightToLeft bool) any {
	start, end := "left", "right"
	if rightToLeft {
		start, end = end, start
	}
	figures := series[0]
	labels, data := make([]string, len(figures)), make([]opts.BarData, len(figures))
	for i, f := range figures {
		label := d.Categories[i].Label.String
		data[i] = opts.BarData{Name: label, Value: gap, Label: &opts.Label{Formatter: f.words.String}}
		lines := strings.Join(wrap(label, optionLabels, optionSize), "\n") // ECharts itself measures Arabic too wide
		labels[i] = strings.ReplaceAll(lines, " \n", "\n")
		if f.status == Stated {
			data[i].Value = json.Number(f.number.String())
		} else {
			labels[i] += "\n" + f.words.String
		}
	}
	b := charts.NewBar()
	b.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithColorsOpts(opts.Colors{barInk}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(false)}),
		charts.WithGridOpts(opts.Grid{ContainLabel: opts.Bool(true)}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Show: opts.Bool(false), Inverse: opts.Bool(rightToLeft)}),
		charts.WithYAxisOpts(opts.YAxis{
			Type: "category", Inverse: opts.Bool(true), Position: start,
			AxisLabel: &opts.AxisLabel{
				Interval: "0", ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true), // every one
			},
		}),
	)
	b.SetXAxis(labels).XYReversal()
	b.AddSeries(d.Series[0].Label.String, data, charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: end}))
	b.Validate()
	return b.JSON()
}

const (
	optionLabels = 180 // the room for labels beside the bars, in CSS pixels
	optionSize   = 12  // of letters in ECharts
	gap          = "-" // how ECharts writes a missing value
)
