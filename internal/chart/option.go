package chart

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"salient/internal/survey"
)

const (
	optionLabels = 180 // the room for labels beside the bars, in CSS pixels
	optionSize   = 12  // of letters in ECharts
	gap          = "-" // how ECharts writes a missing value
)

// item is a datum as ECharts reads it in a series of any type.
type item struct {
	Name    string        `json:"name"`
	Value   any           `json:"value"`
	Label   *opts.Label   `json:"label,omitempty"`
	Tooltip *opts.Tooltip `json:"tooltip"`
}

// tooltip is that of a whole chart. go-echarts has no renderMode: as rich text, a tip is drawn and not markup.
type tooltip struct {
	Show       bool   `json:"show"`
	Trigger    string `json:"trigger"`
	RenderMode string `json:"renderMode"`
	Confine    bool   `json:"confine"`
}

// option describes a chart with its categories one below the other.
type option struct {
	colours  []colour
	dots     bool
	position string // of the numbers; behind the bars if it is empty
	stack    bool
}

// of gives the option of data, mirrored where the reader's language runs right to left. (Inside an element of
// dir="rtl" ECharts sets its labels wrong: give the drawing dir="ltr".) No text in it is read as code or as markup:
// figures are words and not formats, tips are words too (see tip), and a cell without a number is ECharts' own word
// for a gap. Its reason stands below the label of its category, and so does a 0 in a stack.
func (o option) of(d *Data, series [][]figure, rightToLeft bool) any {
	start, end := "left", "right"
	if rightToLeft {
		start, end = end, start
	}
	b := charts.NewBar()
	colours := make([]string, len(series))
	labels := make([]string, len(d.Categories))
	for j, c := range d.Categories {
		labels[j] = cutForOption(c.Label.String)
	}
	for i, figures := range series {
		s := charts.SingleSeries{Name: d.Series[i].Label.String, Type: types.ChartBar}
		position := end
		if o.position != "" {
			position = o.position
		}
		label := opts.Label{Show: opts.Bool(true), Position: position}
		if o.stack {
			s.Stack = "whole"
			label.Color = o.colours[i].ink()
		}
		s.Label = &label
		if o.dots {
			s.Type, s.Symbol, s.SymbolSize = types.ChartScatter, signs[i].symbol, 2*dotRadius
		}
		items := make([]item, len(figures))
		for j, f := range figures {
			name := d.Categories[j].Label.String
			lines := []string{name, f.words.String}
			if len(series) > 1 {
				lines = slices.Insert(lines, 1, s.Name)
			}
			items[j] = item{Name: name, Value: gap, Label: &opts.Label{Formatter: f.words.String}, Tooltip: tip(lines...)}
			if f.status == Stated {
				items[j].Value = json.Number(f.number.String())
			}
			if nothing := o.stack && f.number.Value == 0; f.status == Stated && !nothing {
				continue
			}
			items[j].Label.Show = opts.Bool(false)
			reason := f.words.String
			if len(series) > 1 {
				reason = cutForOption(s.Name + ": " + reason)
			}
			labels[j] += "\n" + reason
		}
		s.Data = items
		b.MultiSeries = append(b.MultiSeries, s)
		colours[i] = o.colours[i].light
	}
	b.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithColorsOpts(colours),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(series) > 1)}),
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
	b.Validate()
	return withTips(b.JSON(), "item")
}

// cutForOption cuts a label into lines. ECharts itself measures Arabic too wide.
func cutForOption(label string) string {
	return strings.ReplaceAll(strings.Join(wrap(label, optionLabels, optionSize), "\n"), " \n", "\n")
}

// tip says what a mark is. ECharts would take braces for a template or for a style of rich text, so a line with braces
// is left out: it stands beside the mark anyway.
func tip(lines ...string) *opts.Tooltip {
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.ContainsAny(line, "{}") })
	return &opts.Tooltip{Formatter: types.FuncStr(strings.Join(lines, "\n"))}
}

// asSaid has ECharts write the numbers of an axis as they are: of a year it would make 2,026.
func asSaid() *opts.AxisLabel { return &opts.AxisLabel{Formatter: "{value}"} }

// optionTicks says how ECharts writes the numbers of an axis, and how close they may be: whole ones have none between them.
func optionTicks(like survey.Cell) (label *opts.AxisLabel, closest float64) {
	switch like.(type) {
	case survey.Count:
		return nil, 1
	case survey.Year:
		return asSaid(), 1
	}
	return nil, 0
}

// optionValue gives a number as it was read, or ECharts' word for a gap.
func optionValue(f *figure) any {
	if f.status != Stated {
		return gap
	}
	return json.Number(f.number.String())
}

// optionSide is where the axis that goes up stands in ECharts: where the reader's language begins.
func optionSide(rightToLeft bool) string {
	if rightToLeft {
		return "right"
	}
	return "left"
}

// withTips has ECharts say what is pointed at. (go-echarts has no name for all of these settings.)
func withTips(chart map[string]any, trigger string) any {
	whole := maps.Clone(chart)
	whole["tooltip"] = tooltip{Show: true, Trigger: trigger, RenderMode: "richText", Confine: true}
	return whole
}
