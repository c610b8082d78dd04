package chart

import "salient/internal/source"

// dots is the form with a dot for each series on the line of its category. Two series are a range, from and to, and a
// thick line joins them. What tells the series apart is the sign that each has in place of a dot.
var dots = form{check: checkDots, draw: drawDots, option: optionOfDots}

const (
	mostDots   = 4   // series: as many signs can be told apart
	dotSize    = 1.5 // of the signs of lines
	dotRadius  = dotSize * signRadius
	dotLine    = 20 // the height of a line of dots
	rangeWidth = 4
)

func checkDots(d *Data) []source.Problem {
	switch {
	case len(d.Series) > mostDots:
		return []source.Problem{{What: "more dots on a line than a reader can tell apart", Advice: "draw 4 series at most, or one chart a series"}}
	case len(d.Categories) > mostBars:
		return []source.Problem{{What: "more lines of dots than a reader can compare", Advice: "draw 100 at most: put some together, or write a table"}}
	}
	return nil
}

func drawDots(c *canvas, d *Data, series [][]figure) {
	p := plotOf(c, d, series)
	c.signing(len(series), dotSize)
	if len(series) > 1 {
		c.legend(d, c.dots())
	}
	all := make([]int, len(series))
	for i := range all {
		all[i] = i
	}
	for i, category := range d.Categories {
		if i > 0 {
			c.y += rowGap
		}
		c.paragraph("", place{}, category.Label)
		p.row(c, d, series, i)
		c.y += dotLine
		if p.keyed {
			c.keyed(series, all, i, c.dots())
		}
	}
	c.y += 2
}

// plot is where the dots are.
type plot struct {
	from, to   float64 // the numbers at its ends
	fromZero   bool
	start, end float64 // pixels that it leaves on both sides, for numbers beside the dots
	share      float64 // of the width that it takes up
	keyed      bool    // the numbers stand below the dots
}

// plotOf fits the dots and the numbers beside them into the width, on the axis that lines would have: a dot says where
// it is and not how long something is, so values that are far from zero need not begin there. Shares of a whole are
// shown against the whole.
func plotOf(c *canvas, d *Data, series [][]figure) plot {
	a, _ := axisOfSeries(d.Series, plotSteps)
	p := plot{from: a.value(a.first), to: a.value(a.last), keyed: len(series) > 2, start: dotRadius, end: dotRadius}
	p.fromZero = p.from <= 0 && p.to >= 0
	for i := range series {
		for j := range series[i] {
			f := &series[i][j]
			p.keyed = p.keyed || f.status != Stated && len(series) > 1
			if f.unit == percent {
				p.to = max(p.to, 100)
			}
		}
	}
	if !p.keyed {
		for i := range series {
			for j := range series[i] {
				room := 2*dotRadius + wordGap + measure(series[i][j].words.String, textSize*boldness)
				if first, _ := ends(series, j); len(series) == 2 && first == i {
					p.start = max(p.start, room)
				} else {
					p.end = max(p.end, room)
				}
			}
		}
	}
	if len(series) == 2 && p.start+p.end > c.width/2 {
		p.keyed, p.start, p.end = true, dotRadius, dotRadius
	}
	p.share = max(0, c.width-p.start-p.end) / c.width
	return p
}

// ends gives the series of the smaller and of the greater number of a range.
func ends(series [][]figure, category int) (first, last int) {
	if len(series) == 2 && series[0][category].number.Value > series[1][category].number.Value {
		return 1, 0
	}
	return 0, len(series) - 1
}

func (p *plot) at(v float64) float64 {
	return p.share * min(1, max(0, (v/2-p.from/2)/(p.to/2-p.from/2)))
}

// row draws the dots of a category.
func (p *plot) row(c *canvas, d *Data, series [][]figure, category int) {
	middle := c.y + dotLine/2
	text := c.y + baseline
	first, last := ends(series, category)
	one, other := &series[first][category], &series[last][category]
	switch {
	case len(series) == 1 && one.status == Withheld:
		c.hatched(place{}, stub, c.y+3, barHeight)
		c.text(muted, atStart, place{pixels: stub + wordGap}, text, one.words)
		return
	case len(series) == 1 && one.status == NotStated:
		c.text(muted, atStart, place{}, text, one.words)
		return
	case p.keyed:
		c.stretch("guide", 0, p.share, p.start, middle-.5, 1)
		c.raw(` fill-opacity=".4"/>`)
	case len(series) == 1 && p.fromZero:
		zero, end := p.at(0), p.at(one.number.Value)
		c.stretch("guide", min(zero, end), max(zero, end), p.start, middle-.5, 1)
		c.raw(` fill-opacity=".4"/>`)
	}
	if p.fromZero && (p.keyed || len(series) == 1) { // a range has no line that would join it to zero
		c.rule("axis", place{p.at(0), p.start}, middle-7, middle+7)
		c.raw("/>")
	}
	if len(series) == 2 && one.status == Stated && other.status == Stated {
		if !p.keyed && one.number == other.number {
			p.both(c, d, category, one, middle, text)
			return
		}
		c.stretch("range", p.at(one.number.Value), p.at(other.number.Value), p.start, middle-rangeWidth/2, rangeWidth)
		c.fill(c.paint.muted)
		c.raw("/>")
	}
	for i := len(series) - 1; i >= 0; i-- { // the disc last, for it leaves the corners of the others to be seen
		if f := &series[i][category]; f.status == Stated {
			c.sign(i, place{p.at(f.number.Value), p.start}, middle, "")
		}
	}
	if p.keyed {
		return
	}
	if len(series) == 2 {
		c.text(strong, atEnd, place{p.at(one.number.Value), p.start - dotRadius - wordGap}, text, one.words)
	}
	c.text(strong, atStart, place{p.at(other.number.Value), p.start + dotRadius + wordGap}, text, other.words)
}

// both draws a range whose ends are equal: the disc lies small in the other sign, and the number is said once.
func (p *plot) both(c *canvas, d *Data, category int, f *figure, middle, baseline float64) {
	at := place{p.at(f.number.Value), p.start}
	c.sign(1, at, middle, d.name(0, category)+": "+f.words.String+separator+d.name(1, category)+": "+f.words.String)
	c.raw(`<circle class="dot ` + marks[0].class + `"`)
	c.at(at, "cx")
	c.length("cy", middle)
	c.length("r", dotRadius/2)
	c.raw(` color="` + marks[0].light + `" fill="currentColor" stroke="` + paper + `"/>`)
	at.pixels += dotRadius + wordGap
	c.text(strong, atStart, at, baseline, f.words)
}

func optionOfDots(d *Data, series [][]figure, rightToLeft bool) any {
	position := ""
	if len(series) > 1 {
		position = "top" // where the numbers of dots on one line are less in each other's way
	}
	return option{colours: marks, dots: true, position: position}.of(d, series, rightToLeft)
}
