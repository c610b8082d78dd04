package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"salient/internal/source"
)

// scatter is the form with a point for each category: its first series says how far across it is, the second how far
// up. Points have their names beside them where there is room, and else numbers, with the names below.
var scatter = form{check: checkScatter, draw: drawScatter, option: optionOfScatter}

const (
	mostScattered = 100
	longestName   = 120 // the room for a name beside its point
)

func checkScatter(d *Data) []source.Problem {
	switch n := len(d.Categories); {
	case len(d.Series) != 2:
		return []source.Problem{{What: "a scatter without two series", Advice: "give it two columns of numbers: the first goes across, the second goes up"}}
	case n > mostScattered:
		return []source.Problem{{What: "more points than a reader can tell apart", Advice: "draw 100 at most: put the others together, or write a table"}}
	case n == 1:
		return []source.Problem{{What: "a scatter of one point", Words: d.Categories[0].ID, Advice: "say it in a sentence"}}
	}
	drawn := 0
	for i := range d.Categories {
		_, across := numberOf(d.Series[0].Cells[i])
		_, up := numberOf(d.Series[1].Cells[i])
		if across && up {
			drawn++
		}
	}
	if drawn == 0 {
		return []source.Problem{{What: "a scatter of which no point has both numbers", Advice: "write a table, or draw each column as bars"}}
	}
	if problems := checkTicks(d.Series[0]); problems != nil {
		return problems
	}
	return checkTicks(d.Series[1])
}

// point is a point of a scatter, with what is written beside it.
type point struct {
	category int
	place
	y      float64
	number int   // in the key; 0 where its name stands beside it
	text   *spot // nil where another point has the same number
}

// spot is where a text stands.
type spot struct {
	area
	by       anchor
	baseline float64
}

func drawScatter(c *canvas, d *Data, series [][]figure) {
	right, likeRight := axisOfSeries(d.Series[:1], plotSteps)
	up, likeUp := axisOfSeries(d.Series[1:], plotSteps)
	c.nameUp(d.Series[1].measured())
	ticks := right.ticks(c.locale(), likeRight)
	p := c.planeOf(up, likeUp, measure(ticks[len(ticks)-1].words, tickSize)/2)
	labels, places := make([]Text, len(ticks)), make([]float64, len(ticks))
	for i, t := range ticks {
		labels[i], places[i] = Text{String: t.words}, p.across(t.at)
	}
	stops := c.stops(places, labels)
	for _, s := range stops {
		c.rule("tick", placeAt(s.share), p.top, p.top+plotHeight)
		c.raw(` stroke-opacity=".25"/>`)
	}
	c.writeStops(stops)
	c.nameAcross(d.Series[0].measured())

	var points []point
	var missing []int
	for i := range d.Categories {
		across, upward := &series[0][i], &series[1][i]
		if across.status != Stated || upward.status != Stated {
			missing = append(missing, i)
			continue
		}
		points = append(points, point{category: i, place: placeAt(p.across(right.at(across.number.Value))), y: p.down(upward.number.Value)})
	}
	p.label(d, points)
	c.signing(1, 1)
	for i := range points {
		c.sign(0, points[i].place, points[i].y, d.point(series, points[i].category))
	}
	for i := range points {
		if s := points[i].text; s != nil {
			text := d.Categories[points[i].category].Label
			if points[i].number > 0 {
				text = c.count(points[i].number)
			}
			at := points[i].place
			at.pixels = s.place.pixels
			switch s.by {
			case atMiddle:
				at.pixels += s.width / 2
			case atEnd:
				at.pixels += s.width
			}
			c.small(func() { c.text("", s.by, at, s.baseline, text) })
		}
	}
	c.y += tickGap
	inset := c.keyInset(len(points))
	for i := range points {
		if points[i].number > 0 {
			c.named(points[i].number, inset, d.Categories[points[i].category].Label)
		}
	}
	for _, i := range missing {
		c.y += wordGap
		c.paragraph(muted, place{}, Text{String: d.point(series, i)})
	}
}

// measured says what a series measures, and in which unit.
func (s *Series) measured() Text {
	t := s.Label
	if s.Unit != "" && s.Unit != percent && !strings.EqualFold(s.Unit, t.String) {
		t.String += " (" + s.Unit + ")"
	}
	return t
}

// point says all of a point.
func (d *Data) point(series [][]figure, category int) string {
	s := d.Categories[category].Label.String
	for i := range series {
		s += separator + d.Series[i].Label.String + ": " + series[i][category].words.String
	}
	return s
}

// label gives the points their names, or numbers where names have no room. Where most names have none, all points
// have numbers.
func (p *plane) label(d *Data, points []point) {
	var marks, texts []area
	for i := range points {
		at := points[i].place
		at.pixels -= signRadius
		marks = append(marks, area{at, 2 * signRadius, points[i].y - signRadius, 2 * signRadius})
	}
	without := 0
	for i := range points {
		label := d.Categories[points[i].category].Label.String
		if width := measure(label, tickSize); width <= longestName {
			points[i].text = p.spot(&points[i], width, marks, texts)
		}
		if points[i].text == nil {
			without++
		} else {
			texts = append(texts, points[i].text.area)
		}
	}
	if 2*without > len(points) {
		texts = nil
		for i := range points {
			points[i].text = nil
		}
	}
	number := 0
	for i := range points {
		if points[i].text != nil {
			continue
		}
		width := measure(strconv.Itoa(number+1), tickSize)
		s := p.spot(&points[i], width, marks, texts)
		if near := nearest(points, i, p.width); s == nil && near >= 0 {
			points[i].number = points[near].number
			continue
		} else if s == nil { // better across a mark than nowhere
			s = p.spot(&points[i], width, nil, texts)
		}
		number++
		points[i].number, points[i].text = number, s
		if s != nil {
			texts = append(texts, s.area)
		}
	}
}

// nearest gives the nearest point that has its number beside it, or -1.
func nearest(points []point, to int, width float64) int {
	near, least := -1, math.Inf(1)
	for i := range points {
		if i == to || points[i].number == 0 || points[i].text == nil {
			continue
		}
		if away := math.Hypot((points[i].share-points[to].share)*width, points[i].y-points[to].y); away < least {
			near, least = i, away
		}
	}
	return near
}

// spot finds room for a text about a point: behind it, before it, above, below, or at its corners.
func (p *plane) spot(at *point, width float64, marks, texts []area) *spot {
	const (
		beside = signRadius + 3
		middle = 5  // from the middle of a letter to its foot
		over   = -8 // from the middle of a point to the foot of letters above it
		under  = 17
	)
	for _, try := range [...]struct {
		by     anchor
		across float64
		down   float64
	}{
		{atStart, beside, middle}, {atEnd, -beside, middle}, {atMiddle, 0, over}, {atMiddle, 0, under},
		{atStart, signRadius, over + 2}, {atStart, signRadius, under - 3}, {atEnd, -signRadius, over + 2}, {atEnd, -signRadius, under - 3},
	} {
		foot := at.y + try.down
		s := &spot{areaOf(place{at.share, try.across}, try.by, foot-13, width), try.by, foot}
		if p.free(s.area, marks, texts) {
			return s
		}
	}
	return nil
}

// free says whether a text would stand in the plane and on nothing else, on every width.
func (p *plane) free(a area, marks, texts []area) bool {
	edge := area{width: p.start*p.width - signRadius, y: p.top - tickLine, height: plotHeight + tickLine} // the ticks
	if !a.within(p.canvas) || a.y < p.top-tickLine || a.y+a.height > p.top+plotHeight || !a.clear(edge, p.canvas) {
		return false
	}
	for _, others := range [][]area{marks, texts} {
		for _, other := range others {
			if !a.clear(other, p.canvas) {
				return false
			}
		}
	}
	return true
}

// optionOfScatter gives the same points to ECharts.
func optionOfScatter(d *Data, series [][]figure, rightToLeft bool) any {
	items := make([]item, len(d.Categories))
	for i, c := range d.Categories {
		across, up := &series[0][i], &series[1][i]
		items[i] = item{
			Name: c.Label.String, Value: [2]any{optionValue(across), optionValue(up)},
			Tooltip: tip(c.Label.String, d.Series[0].Label.String+": "+across.words.String, d.Series[1].Label.String+": "+up.words.String),
		}
	}
	right, likeRight := axisOfSeries(d.Series[:1], plotSteps)
	up, likeUp := axisOfSeries(d.Series[1:], plotSteps)
	x := opts.XAxis{
		Type: "value", Name: d.Series[0].measured().String, NameLocation: "middle", NameGap: 28, Inverse: opts.Bool(rightToLeft),
		Scale: opts.Bool(right.first != 0),
	}
	y := opts.YAxis{Type: "value", Name: d.Series[1].measured().String, Position: optionSide(rightToLeft), Scale: opts.Bool(up.first != 0)}
	x.AxisLabel, x.MinInterval = optionTicks(likeRight)
	y.AxisLabel, y.MinInterval = optionTicks(likeUp)
	chart := charts.NewScatter()
	chart.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithColorsOpts(opts.Colors{marks[0].light}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithGridOpts(opts.Grid{ContainLabel: opts.Bool(true)}),
		charts.WithXAxisOpts(x),
		charts.WithYAxisOpts(y),
	)
	chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: types.ChartScatter, SymbolSize: 2 * signRadius, Data: items})
	chart.Validate()
	return withTips(chart.JSON(), "item")
}
