package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"salient/internal/source"
)

// line is the form with a line for each series: how something changes from one category to the next. What is not
// stated or withheld is a gap, and nothing is drawn across it.
var line = form{check: checkLines, draw: drawLines, option: optionOfLines}

const (
	mostLines    = len(signs)
	mostPoints   = 120
	endInset     = 10 // from the end of a line to its label
	withheldSize = 10 // the box of a withheld cell: the same for all, for it must say nothing
	signInset    = 12 // more where its sign stands between them
)

func checkLines(d *Data) []source.Problem {
	slip := func(what, words, advice string) []source.Problem {
		return []source.Problem{{What: what, Words: words, Advice: advice}}
	}
	switch n := len(d.Categories); {
	case len(d.Series) == 0:
		return slip("a line without numbers", "", "give it a series")
	case len(d.Series) > mostLines:
		return slip("more lines than a reader can tell apart", d.Series[mostLines].ID, "draw 5 at most: leave out those that the text does not speak of, or draw a second chart")
	case n == 1:
		return slip("a line of one point", d.Categories[0].ID, "say it in a sentence, or draw bars")
	case n > mostPoints:
		return slip("more points than a line can show", "", "draw 120 at most: months or years instead of days")
	case d.Positions != nil && len(d.Positions) != n:
		return slip("a line with more or fewer places than labels", "", "give each label its number or its year")
	}
	order := d.order()
	for i := 1; i < len(order) && d.Positions != nil; i++ {
		if !(d.Positions[order[i-1]] < d.Positions[order[i]]) {
			return slip("two points of a line at one place", d.Categories[order[i]].ID, "give each number or year one row")
		}
	}
	return checkTicks(d.Series...)
}

// order gives the categories as they follow each other along a line.
func (d *Data) order() []int {
	order := make([]int, len(d.Categories))
	for i := range order {
		order[i] = i
	}
	if d.Positions != nil {
		slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(d.Positions[i], d.Positions[j]) })
	}
	return order
}

// shares gives the place of each category along a line, from 0 to 1.
func (d *Data) shares(order []int) []float64 {
	shares := make([]float64, len(order))
	last := len(order) - 1
	for place, i := range order {
		if d.Positions == nil {
			shares[i] = float64(place) / float64(last)
		} else { // halved, for a difference can be too great for a float64
			first := d.Positions[order[0]] / 2
			shares[i] = (d.Positions[i]/2 - first) / (d.Positions[order[last]]/2 - first)
		}
	}
	return shares
}

func drawLines(c *canvas, d *Data, series [][]figure) {
	order := d.order()
	shares := d.shares(order)
	up, like := axisOfSeries(d.Series, plotSteps)
	ends, signed, room := c.endLabels(d, series, order, up)
	switch {
	case len(series) == 1:
		c.paragraph(muted, place{}, d.Series[0].Label)
		c.y += 4
	case ends == nil:
		c.legend(d, c.lines())
	}
	p := c.planeOf(up, like, room)
	labels := make([]Text, len(order))
	places := make([]float64, len(order))
	for i, category := range order {
		labels[i], places[i] = d.Categories[category].Label, p.across(shares[category])
	}
	c.writeStops(c.stops(places, labels))
	closest := 1.0
	for i := 1; i < len(places); i++ {
		closest = min(closest, places[i]-places[i-1])
	}
	c.signing(len(series), min(1, max(.4, closest*c.width/(3*signRadius))))
	for i := range series {
		p.trend(i, series[i], order, places)
		for place, category := range order {
			if f := &series[i][category]; f.status == Stated {
				c.sign(i, placeAt(places[place]), p.down(f.number.Value), d.name(i, category)+": "+f.words.String)
			}
		}
	}
	for _, e := range ends {
		inset := float64(endInset)
		if signed {
			inset += signInset
			c.sign(e.series, place{p.end, inset - 2*signRadius}, p.top+e.y, "")
		}
		c.small(func() {
			for i, line := range e.lines {
				y := p.top + e.y + 4.5 + tickLine*(float64(i)-float64(len(e.lines)-1)/2)
				c.text("", atStart, place{p.end, inset}, y, Text{line, d.Series[e.series].Label.Lang})
			}
		})
	}
	p.withheld(d, series, order, places)
	c.absent(d, series)
}

func placeAt(share float64) place { return place{share: share} }

// trend draws the line of a series, in as many parts as it has between its gaps. In a page it is in units of the
// width: a drawing within the drawing is stretched over it, and the style sheet keeps its strokes as they are (the
// attribute for that is of SVG 2, which validators do not know).
func (p *plane) trend(series int, figures []figure, order []int, places []float64) {
	const across = 1000
	x := func(share float64) float64 {
		if p.rightToLeft {
			share = 1 - share
		}
		if p.fluid {
			return across * share
		}
		return p.margin + p.width*share
	}
	if p.fluid {
		p.raw(`<svg width="100%"`)
		p.length("y", p.top)
		p.length("height", plotHeight)
		p.raw(` viewBox="0 `)
		p.decimal(p.top)
		p.raw(fmt.Sprintf(` %d %d" preserveAspectRatio="none" overflow="visible">`, across, plotHeight))
	}
	p.raw(`<path class="trend ` + marks[series].class + `" d="`)
	drawn := false
	for i, category := range order {
		f := &figures[category]
		if f.status != Stated {
			drawn = false
			continue
		}
		if drawn {
			p.raw("L")
		} else {
			p.raw("M")
		}
		drawn = true
		p.decimal(x(places[i]))
		p.raw(" ")
		p.decimal(p.down(f.number.Value))
	}
	p.raw(`"`)
	p.stroked(series)
	if p.fluid {
		p.raw("</svg>")
	}
}

// end is the label at the end of a line.
type end struct {
	series int
	lines  []string
	y      float64 // of its middle, below the top of the plot
}

// endLabels gives the labels at the ends of lines and the room that they need, or none where they would be too long,
// or too far from their lines. They are signed where one is not quite at its line.
func (c *canvas) endLabels(d *Data, series [][]figure, order []int, up axis) (ends []end, signed bool, room float64) {
	const (
		near   = 5        // how far from its line a label is seen to belong to it
		astray = tickLine // how far it may be from its line with a sign
	)
	last := order[len(order)-1]
	longest := c.width / 4 // longer labels stand in a legend
	half := min(longest/2, c.stopAt(.5, d.Categories[last].Label, c.width/2).width/2)
	least := max(2*signRadius, half) // for the label below
	if len(series) == 1 {
		return nil, false, least
	}
	for i := range series {
		f, name := &series[i][last], d.Series[i].Label.String
		lines := wrap(name, longest, tickSize)
		for _, word := range strings.Fields(name) {
			if measure(word, tickSize) > longest {
				lines = nil
			}
		}
		if f.status != Stated || lines == nil || len(lines) > 2 {
			return nil, false, least
		}
		for _, line := range lines {
			room = max(room, endInset+measure(line, tickSize))
		}
		ends = append(ends, end{i, lines, plotHeight * (1 - up.at(f.number.Value))})
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.y, b.y) })
	wanted := make([]float64, len(ends))
	apart := func(i int) float64 { return tickLine / 2 * float64(len(ends[i-1].lines)+len(ends[i].lines)) }
	for i := range ends {
		if wanted[i] = ends[i].y; i > 0 {
			ends[i].y = max(ends[i].y, ends[i-1].y+apart(i))
		}
	}
	for i := len(ends) - 1; i >= 0; i-- {
		floor := plotHeight - tickLine/2*float64(len(ends[i].lines)-1)
		if i < len(ends)-1 {
			floor = ends[i+1].y - apart(i+1)
		}
		ends[i].y = min(ends[i].y, floor)
		away := math.Abs(ends[i].y - wanted[i])
		if away > astray {
			return nil, false, least
		}
		signed = signed || away > near
	}
	if signed {
		room += signInset
	}
	return ends, signed, max(room, least)
}

// withheld marks on the axis where a cell is withheld.
func (p *plane) withheld(d *Data, series [][]figure, order []int, places []float64) {
	for i, category := range order {
		var names []string
		for s := range series {
			if f := &series[s][category]; f.status == Withheld {
				names = append(names, d.name(s, category)+": "+f.words.String)
			}
		}
		if names == nil {
			continue
		}
		p.raw("<g>")
		p.title(strings.Join(names, separator))
		p.hatched(place{places[i], -withheldSize / 2}, withheldSize, p.top+plotHeight-withheldSize, withheldSize)
		p.raw("</g>")
	}
}

// absent names, below a drawing, the cells that have no place in it.
func (c *canvas) absent(d *Data, series [][]figure) {
	for _, status := range []Status{Withheld, NotStated} {
		var names []string
		reason := ""
		for i := range series {
			for j := range series[i] {
				if f := &series[i][j]; f.status == status {
					names, reason = append(names, d.name(i, j)), f.words.String
				}
			}
		}
		if names == nil {
			continue
		}
		c.y += wordGap
		inset := place{}
		if status == Withheld {
			c.hatched(place{}, withheldSize, c.y+5, withheldSize)
			inset.pixels = withheldSize + wordGap
		}
		c.paragraph(muted, inset, Text{String: reason + ": " + strings.Join(names, separator)})
	}
}

// name says whose a cell is.
func (d *Data) name(series, category int) string {
	label := d.Categories[category].Label.String
	if len(d.Series) > 1 {
		label += " (" + d.Series[series].Label.String + ")"
	}
	return label
}

// optionOfLines gives the same lines to ECharts. Categories that stand at uneven numbers do so there too, without their
// labels, for ECharts can write nothing else than numbers on such an axis. Tips are ECharts' own, drawn and not written
// as markup, so no name in them is read as a format.
func optionOfLines(d *Data, series [][]figure, rightToLeft bool) any {
	order := d.order()
	labels, colours := make([]string, len(order)), make(opts.Colors, len(series))
	for i, category := range order {
		labels[i] = d.Categories[category].Label.String
	}
	across := opts.XAxis{Type: "category", Inverse: opts.Bool(rightToLeft)}
	uneven := d.uneven(order)
	if uneven {
		across.Type, across.AxisLabel = "value", asSaid()
		across.Min, across.Max = d.Positions[order[0]], d.Positions[order[len(order)-1]]
	}
	axis, like := axisOfSeries(d.Series, plotSteps)
	up := opts.YAxis{Type: "value", Position: optionSide(rightToLeft), Scale: opts.Bool(axis.first != 0)}
	up.AxisLabel, up.MinInterval = optionTicks(like)
	chart := charts.NewLine()
	for i := range series {
		data := make([]opts.LineData, len(order))
		for place, category := range order {
			value := optionValue(&series[i][category])
			if uneven {
				value = []any{d.Positions[category], value}
			}
			data[place] = opts.LineData{Name: labels[place], Value: value}
		}
		colours[i] = marks[i].light
		chart.AddSeries(d.Series[i].Label.String, data,
			charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(true), Symbol: signs[i].symbol, SymbolSize: 2 * signRadius}),
			charts.WithLineStyleOpts(opts.LineStyle{Type: signs[i].stroke}))
	}
	chart.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithColorsOpts(colours),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(series) > 1), Type: "scroll"}),
		charts.WithGridOpts(opts.Grid{ContainLabel: opts.Bool(true)}),
		charts.WithXAxisOpts(across),
		charts.WithYAxisOpts(up),
	)
	if !uneven {
		chart.SetXAxis(labels)
	}
	chart.Validate()
	return withTips(chart.JSON(), "axis")
}

// uneven says whether some categories are further apart than others.
func (d *Data) uneven(order []int) bool {
	shares, step := d.shares(order), 1/float64(len(order)-1)
	for i, category := range order {
		if math.Abs(shares[category]-float64(i)*step) > step/10 {
			return true
		}
	}
	return false
}
