package chart

import (
	"strings"

	"salient/internal/locale"
	"salient/internal/source"
	"salient/internal/survey"
)

// Sizes of a drawing with two axes.
const (
	plotHeight = 240
	plotSteps  = 5  // at most, on the axis that goes up
	tickSize   = 12 // of letters
	tickLine   = 17 // with room for the tall marks of Arabic, Devanagari and Thai
	tickGap    = 8  // between two labels, and between a label and what it labels
	widestTick = 80
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
	p := &plane{canvas: c, start: (room + tickGap + signRadius) / c.width, end: 1 - endRoom/c.width, top: c.y + tickLine, up: up}
	c.small(func() {
		for _, t := range ticks {
			y := p.top + plotHeight*(1-t.at)
			c.gridline(0, y)
			c.text(tickText, atStart, place{}, y-4, Text{String: t.words})
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

// nameUp says what the axis that goes up measures, and nameAcross what the other one does.
func (c *canvas) nameUp(name Text) {
	name.String = "↑ " + name.String
	c.paragraph(muted, place{}, name)
	c.y += 4
}

func (c *canvas) nameAcross(name Text) {
	if c.rightToLeft {
		name.String += " ←"
	} else {
		name.String += " →"
	}
	c.paragraph(muted, place{}, name)
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
				c.text(tickText, s.by, place{share: s.share}, c.y+16+tickLine*float64(i), Text{line, s.lang})
			}
		}
	})
	c.y += 4 + tickLine*float64(most)
}
