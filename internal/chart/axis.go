package chart

import (
	"maps"
	"math"
	"strings"

	"salient/internal/locale"
	"salient/internal/source"
	"salient/internal/survey"
)

// axis is a scale of numbers that begins and ends at round ones. Its ticks are multiples of a step of 1, 2 or 5 times
// a power of ten.
type axis struct {
	first, last float64 // in steps
	digit       float64 // 1, 2 or 5
	power       int
}

// axisOf gives the axis from at most the lesser number to at least the greater one, in at most that many steps (2 or
// more, since 0 can lie between). One of whole numbers has no ticks between them.
func axisOf(from, to float64, most int, whole bool) axis {
	const tiny, huge = 1e-300, 1e300 // what lies beyond has no differences that a float64 could hold
	from, to = max(from, -huge), min(to, huge)
	from, to = min(from, huge), max(to, -huge)
	switch greatest := max(math.Abs(from), math.Abs(to)); {
	case greatest < tiny:
		from, to = 0, 1
	case !(to-from > greatest*1e-9):
		from, to = from-greatest/2, to+greatest/2
	}
	power := int(math.Floor(math.Log10((to - from) / float64(most))))
	if whole {
		power = max(0, power)
	}
	for ; ; power++ {
		for _, digit := range [...]float64{1, 2, 5} {
			a := axis{digit: digit, power: power}
			const slack = 1e-9 // of a step, for what is round but for the last bit
			a.first, a.last = math.Floor(from/a.value(1)+slack), math.Ceil(to/a.value(1)-slack)
			if a.last-a.first <= float64(most) {
				return a
			}
		}
	}
}

// value gives the number at a multiple of the step.
func (a axis) value(steps float64) float64 {
	if a.power < 0 {
		return steps * a.digit / math.Pow10(-a.power) // exact where a product with 0.1 is not
	}
	return steps * a.digit * math.Pow10(a.power)
}

// at gives the place of a number as a share of the axis.
func (a axis) at(v float64) float64 {
	from, to := a.value(a.first), a.value(a.last)
	return min(max((v-from)/(to-from), 0), 1)
}

// tick is a number on an axis, with its words.
type tick struct {
	at    float64 // as a share of the axis
	words string
}

// ticks gives the numbers of an axis as the reader's language writes cells of a kind.
func (a axis) ticks(l *locale.Locale, like survey.Cell) []tick {
	ticks := make([]tick, 0, int(a.last-a.first)+1)
	for steps := a.first; steps <= a.last; steps++ {
		v := a.value(steps) + 0 // -0 is 0
		n := locale.Round(v, max(0, -a.power))
		words := ""
		switch like.(type) {
		case survey.Share:
			words = l.Percent(n)
		case survey.Year:
			words = l.Date(int(v), 0, 0)
		default:
			words = l.Number(n)
		}
		ticks = append(ticks, tick{a.at(v), words})
	}
	return ticks
}

// axisOfSeries gives the axis of what series state, and a cell that says of which kind its numbers are. It begins at 0
// for counts and shares, for their size is what is compared; for other values where that would leave half of the
// drawing empty, and for years, it does not.
func axisOfSeries(series []Series, most int) (a axis, like survey.Cell) {
	from, to := math.Inf(1), math.Inf(-1)
	for _, s := range series {
		for _, cell := range s.Cells {
			if n, stated := numberOf(cell); stated {
				from, to, like = min(from, n.Value), max(to, n.Value), cell
			}
		}
	}
	if from > to {
		return axisOf(0, 1, most, false), nil // nothing is stated
	}
	zero, whole := true, false
	switch like.(type) {
	case survey.Count:
		whole = true
	case survey.Year:
		zero, whole = false, true
	case survey.Value:
		zero = from == to || min(math.Abs(from), math.Abs(to)) <= max(math.Abs(from), math.Abs(to))/2
	}
	if zero {
		from, to = min(from, 0), max(to, 0)
	}
	if !zero && from == to {
		to++ // one year
	}
	return axisOf(from, to, most, whole), like
}

// Sizes of a drawing with two axes.
const (
	plotHeight = 240
	plotSteps  = 5  // at most, on the axis that goes up
	tickSize   = 12 // of letters
	tickLine   = 17 // with room for the tall marks of Arabic, Devanagari and Thai
	tickGap    = 8  // between two labels, and between a label and what it labels
	widestTick = 80
	widest     = 1600 // a page is never wider: what is apart there and on the narrowest is apart between
)

// checkTicks wants numbers whose ticks leave room for the drawing.
func checkTicks(series ...Series) []source.Problem {
	axis, like := axisOfSeries(series, plotSteps)
	for _, t := range axis.ticks(locale.For(locale.English), like) {
		if measure(t.words, tickSize) > widestTick {
			return []source.Problem{{
				What: "numbers with too many digits for a scale", Words: series[0].Label.String,
				Advice: "write them in another unit, such as millions",
			}}
		}
	}
	return nil
}

// plane is the part of a drawing between two axes. Places along it are shares of the drawing's width, so that it takes
// whatever width there is.
type plane struct {
	*canvas
	start, end float64 // where it lies across the drawing
	top        float64
	up         axis
}

// planeOf makes room for a plot, at its start for the ticks of the axis that goes up, and at its end as it is told.
// Those ticks stand on their rules, which begin at the edge of the drawing: so they are beside the data on every
// width.
func (c *canvas) planeOf(up axis, like survey.Cell, endRoom float64) *plane {
	ticks := up.ticks(c.locale(), like)
	room := 0.0
	for _, t := range ticks {
		room = max(room, measure(t.words, tickSize))
	}
	p := &plane{canvas: c, start: (room + tickGap + markRadius) / c.width, end: 1 - endRoom/c.width, top: c.y + tickLine, up: up}
	c.small(func() {
		for _, t := range ticks {
			y := p.top + plotHeight*(1-t.at)
			c.level(0, 1, y)
			c.raw(` class="tick" stroke-opacity=".25"/>`)
			c.text("tick", place{}, atStart, y-4, Text{String: t.words})
		}
	})
	c.level(0, 1, p.top+plotHeight)
	c.raw(` class="axis"/>`)
	c.y = p.top + plotHeight
	return p
}

// across gives the place of a share of the axis that goes across.
func (p *plane) across(share float64) float64 { return p.start + share*(p.end-p.start) }

// down gives how far down a number is.
func (p *plane) down(v float64) float64 { return p.top + plotHeight*(1-p.up.at(v)) }

// small draws in letters of the size of ticks.
func (c *canvas) small(draw func()) {
	c.raw("<g")
	c.length("font-size", tickSize)
	c.raw(">")
	draw()
	c.raw("</g>")
}

// level opens a line across the drawing, whose attributes the caller ends.
func (c *canvas) level(from, to, y float64) {
	c.raw("<line")
	c.at(place{share: from}, "x1")
	c.at(place{share: to}, "x2")
	c.length("y1", y)
	c.length("y2", y)
	c.raw(` stroke="currentColor"`)
}

// anchor is the part of a text that stands at its place. Start is where the drawing's language begins.
type anchor string

const (
	atStart  anchor = "start"
	atMiddle anchor = "middle"
	atEnd    anchor = "end"
)

// text writes one line of text by any part of it.
func (c *canvas) text(class string, p place, by anchor, y float64, text Text) {
	c.raw("<text")
	if class != "" {
		c.raw(` class="` + class + `"`)
		c.fill(c.paint.muted)
	}
	c.at(p, "x")
	c.length("y", y)
	if text.Lang != "" {
		c.raw(` lang="`)
		c.escaped(text.Lang)
		c.raw(`"`)
		if runs := locale.Tag(text.Lang).Direction(); (runs == "rtl") != c.rightToLeft {
			c.raw(` direction="` + runs + `"`)
			switch by {
			case atStart:
				by = atEnd
			case atEnd:
				by = atStart
			}
		}
	}
	if by != atStart {
		c.raw(` text-anchor="` + string(by) + `"`)
	}
	c.raw(">")
	c.escaped(text.String)
	c.raw("</text>")
}

// area is the room that something takes up, in the direction of reading.
type area struct {
	place
	width     float64
	y, height float64
}

// areaOf gives the room of a line of text.
func areaOf(p place, by anchor, y, width float64) area {
	switch by {
	case atMiddle:
		p.pixels -= width / 2
	case atEnd:
		p.pixels -= width
	}
	return area{p, width, y, tickLine}
}

func (b area) start(width float64) float64 { return b.share*width + b.pixels }

func (b area) end(width float64) float64 { return b.start(width) + b.width }

// before says whether a box ends before another begins, on every width that a page can have: how far they are apart
// is a linear function of it.
func (b area) before(other area, c *canvas) bool {
	return b.end(c.width) <= other.start(c.width) && (!c.fluid || b.end(widest) <= other.start(widest))
}

// clear says whether two boxes have nothing in common, on every width.
func (b area) clear(other area, c *canvas) bool {
	return b.y+b.height <= other.y || other.y+other.height <= b.y || b.before(other, c) || other.before(b, c)
}

// within says whether a box lies in the drawing, on every width.
func (b area) within(c *canvas) bool {
	return b.start(c.width) >= 0 && b.end(c.width) <= c.width && (!c.fluid || b.start(widest) >= 0 && b.end(widest) <= widest)
}

// stop is a label below an axis.
type stop struct {
	share float64 // of the drawing's width
	by    anchor
	lines []string
	lang  string
	width float64
}

func (c *canvas) stopAt(share float64, text Text, room float64) stop {
	s := stop{share: share, by: atMiddle, lines: wrap(text.String, room, tickSize), lang: text.Lang}
	for _, line := range s.lines {
		s.width = max(s.width, measure(strings.TrimRight(line, " "), tickSize))
	}
	switch middle := share * c.width; {
	case middle < s.width/2:
		s.by = atStart
	case middle+s.width/2 > c.width:
		s.by = atEnd
	}
	return s
}

func (s stop) area() area { return areaOf(place{share: s.share}, s.by, 0, s.width) }

// stops chooses which labels stand below an axis: the first and the last, and between them each, each second, each
// third … as they have room on the narrowest page. The last one is worth more than the one before it.
func (c *canvas) stops(shares []float64, labels []Text) []stop {
	last := len(labels) - 1
	room := ((shares[last]-shares[0])*c.width - tickGap) / 2
	first, final := c.stopAt(shares[0], labels[0], room), c.stopAt(shares[last], labels[last], room)
	for every := 1; every < last; every++ {
		stops := []stop{first}
		for i := every; i < last; i += every {
			stops = append(stops, c.stopAt(shares[i], labels[i], c.width))
		}
		for len(stops) > 1 && !c.apart(stops[len(stops)-1], final) {
			stops = stops[:len(stops)-1]
		}
		stops = append(stops, final)
		fit := true
		for i := 1; i < len(stops); i++ {
			fit = fit && c.apart(stops[i-1], stops[i])
		}
		if fit {
			return stops
		}
	}
	return []stop{first, final}
}

// apart says whether two labels that follow each other leave a gap between them.
func (c *canvas) apart(a, b stop) bool {
	before, after := a.area(), b.area()
	before.width += tickGap
	return before.before(after, c)
}

// writeStops writes labels below an axis, each with its tick.
func (c *canvas) writeStops(stops []stop) {
	most := 0
	for _, s := range stops {
		c.rule("axis", place{share: s.share}, c.y, c.y+4)
		c.raw("/>")
		most = max(most, len(s.lines))
	}
	c.small(func() {
		for _, s := range stops {
			for i, line := range s.lines {
				c.text("tick", place{share: s.share}, s.by, c.y+16+tickLine*float64(i), Text{line, s.lang})
			}
		}
	})
	c.y += 4 + tickLine*float64(most)
}

// markRadius is that of the sign of a point.
const markRadius = 4

// hue is the colour of a line and its signs, with at least 4.5 on white (WCAG 1.4.3); the style sheet knows it by its
// class. Without either, a line is told from others by its sign and its dashes.
type hue struct{ class, paper, sign, dashes string }

var hues = [...]hue{
	{"l1", "#00507a", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", ""},                      // a circle
	{"l2", "#a8480a", "M-3.6-3.6H3.6V3.6H-3.6z", "7 4"},                              // a square
	{"l3", "#00705a", "M0-5L4.8 3.7H-4.8z", "2 3"},                                   // a triangle
	{"l4", "#8a2f73", "M0-5.4L4.6 0L0 5.4L-4.6 0z", "10 3 2 3"},                      // a diamond
	{"l5", "#4d5560", "M-1.6-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6z", "14 4"}, // a cross
}

// in draws in the colour of a hue.
func (c *canvas) in(h *hue, draw func()) {
	c.raw(`<g class="` + h.class + `" color="` + h.paper + `" fill="currentColor">`)
	draw()
	c.raw("</g>")
}

// sign draws the sign of a point, with words for who points at it.
func (c *canvas) sign(h *hue, p place, y, size float64, title string) {
	c.raw(`<svg overflow="visible"`)
	c.at(p, "x")
	c.length("y", y)
	c.raw(">")
	if title != "" {
		c.raw("<title>")
		c.escaped(title)
		c.raw("</title>")
	}
	c.raw(`<path d="` + h.sign + `"`)
	if size != 1 {
		c.raw(` transform="scale(`)
		c.decimal(size)
		c.raw(`)"`)
	}
	c.raw("/></svg>")
}

// count writes a number in the reader's digits.
func (c *canvas) count(n int) Text { return Text{String: c.locale().Integer(n)} }

// keyInset is where the words of a key begin, behind its numbers.
func (c *canvas) keyInset(numbers int) place {
	return place{pixels: tickGap + max(20, measure(c.count(numbers).String, textSize*boldness))}
}

// separator stands between parts of a line in every language. No line begins with it.
const separator = "\u00a0· "

// locale is how the reader's language writes numbers.
func (c *canvas) locale() *locale.Locale { return locale.For(c.language) }

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
