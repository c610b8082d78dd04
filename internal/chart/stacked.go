package chart

import (
	"math"

	"salient/internal/source"
)

// stacked is the form with one bar for each category, whose parts are the series. All bars begin at one side, so the
// first parts and the whole bars can be compared.
var stacked = form{check: checkStacks, draw: drawStacks, option: optionOfStacks}

const (
	mostStacked = 6 // series: as many colours can be told apart
	stackBar    = 24
	partGap     = 3  // between two parts
	partInset   = 4  // between the edge of a part and its number
	stackStub   = 22 // the box of a withheld part: the same for all, for its length must say nothing
	stackHole   = 12 // the room of a part that is not stated, the same for all
	asideGap    = 18 // before the answers that have no place on a scale
)

func checkStacks(d *Data) []source.Problem {
	switch {
	case len(d.Series) < 2:
		return []source.Problem{{What: "stacks of a single part", Advice: "write form: bar"}}
	case len(d.Series) > mostStacked:
		return []source.Problem{{What: "more parts in a bar than a reader can tell apart", Advice: "draw 6 series at most: put the smallest together"}}
	}
	return checkParts(d)
}

// checkParts wants what can stand one behind the other.
func checkParts(d *Data) []source.Problem {
	if len(d.Categories) > mostBars {
		return []source.Problem{{What: "more bars than a reader can compare", Advice: "draw 100 at most: put some together, or write a table"}}
	}
	for i, c := range d.Categories {
		sum := 0.0
		for _, s := range d.Series {
			n, _ := numberOf(s.Cells[i])
			if n.Value < 0 {
				return []source.Problem{{What: "a part of less than nothing", Words: c.ID, Advice: "write form: grouped, which draws negative numbers on the other side of zero"}}
			}
			sum += n.Value
		}
		if math.IsInf(sum, 0) {
			return []source.Problem{{What: "parts that are too large for a sum", Words: c.ID, Advice: "write them in another unit, such as millions"}}
		}
	}
	return nil
}

func drawStacks(c *canvas, d *Data, series [][]figure) {
	s := stacks{canvas: c, series: series, neutral: -1, colours: categories}
	for i := range series {
		s.scale = append(s.scale, i)
	}
	s.draw(d)
}

// span is a length in a stack: an amount, which is drawn to scale, and pixels, which are the same whatever is drawn.
// What a withheld part takes up is in pixels alone, or an even part of what is left of a whole that is published. So its
// size is in no length and in no place of its neighbours.
type span struct{ amount, pixels float64 }

func (s span) plus(t span) span { return span{s.amount + t.amount, s.pixels + t.pixels} }

func (s span) max(t span) span { return span{max(s.amount, t.amount), max(s.pixels, t.pixels)} }

// spanOf gives the room of a part and of the gap behind it.
func spanOf(f *figure) span {
	switch {
	case f.status == Withheld && f.rest > 0:
		return span{f.rest, partGap}
	case f.status == Withheld:
		return span{pixels: stackStub + partGap}
	case f.status == NotStated:
		return span{pixels: stackHole + partGap}
	case f.number.Value == 0:
		return span{}
	}
	return span{f.number.Value, partGap}
}

// stacks draws bars of parts about a common zero.
type stacks struct {
	*canvas
	series  [][]figure
	colours []colour // of each series
	scale   []int    // the series that stand on the bar, in their order
	aside   []int    // those that stand apart at its end
	neutral int      // the series whose middle is at zero, or -1
	before  int      // without one, how many of scale stand before zero

	unit        float64 // the share of the width that an amount of 1 takes up
	zero, apart span    // where zero is, and where what stands aside begins, from the beginning of the drawing
}

func (s *stacks) draw(d *Data) {
	s.fit(len(d.Categories))
	mark := s.swatches(s.colours)
	s.legend(d, mark)
	for i, category := range d.Categories {
		if i > 0 {
			s.y += rowGap
		}
		s.paragraph("", place{}, category.Label)
		s.y += barGap
		if s.diverges() {
			s.rule("axis", s.at(s.zero), s.y-3, s.y+stackBar+3)
			s.raw("/>")
		}
		start := s.ahead(i)
		s.row(i, s.scale, span{s.zero.amount - start.amount, s.zero.pixels - start.pixels})
		s.row(i, s.aside, s.apart)
		s.y += stackBar
		var below []int
		for k := range s.series {
			if !s.inside(&s.series[k][i]) {
				below = append(below, k)
			}
		}
		if below != nil {
			s.y += barGap
			s.keyed(s.series, below, i, mark)
		}
	}
	s.y += 2
}

func (s *stacks) diverges() bool { return s.neutral >= 0 || s.before > 0 }

// at gives the place of a span from the beginning of the drawing.
func (s *stacks) at(p span) place { return place{s.unit * p.amount, p.pixels} }

// ahead gives how much of a bar stands before zero.
func (s *stacks) ahead(category int) (sum span) {
	for k, i := range s.scale {
		part := spanOf(&s.series[i][category])
		switch {
		case i == s.neutral:
			return sum.plus(span{part.amount / 2, max(0, part.pixels-partGap) / 2})
		case s.neutral < 0 && k == s.before:
			return sum.plus(span{pixels: -min(sum.pixels, partGap/2.)})
		}
		sum = sum.plus(part)
	}
	return sum
}

// fit finds the scale on which the longest bars have room, to both sides of zero and aside.
func (s *stacks) fit(categories int) {
	var before, after, aside span
	for i := range categories {
		ahead := s.ahead(i)
		sum := s.sum(i, s.scale)
		before = before.max(ahead)
		after = after.max(span{sum.amount - ahead.amount, sum.pixels - ahead.pixels})
		aside = aside.max(s.sum(i, s.aside))
	}
	if !s.diverges() && s.series[0][0].unit == percent {
		after.amount = max(after.amount, 100)
	}
	s.zero = before
	s.apart = before.plus(after)
	if len(s.aside) > 0 {
		s.apart.pixels += asideGap
	}
	if all := s.apart.plus(aside); all.amount > 0 {
		s.unit = max(0, s.width-all.pixels) / s.width / all.amount
	}
}

func (s *stacks) sum(category int, of []int) (sum span) {
	for _, i := range of {
		sum = sum.plus(spanOf(&s.series[i][category]))
	}
	return sum
}

// inside says whether a part has room for its number, which else stands below the bar.
func (s *stacks) inside(f *figure) bool {
	return f.status == Stated && f.number.Value*s.unit*s.width >= measure(f.words.String, textSize*boldness)+2*partInset
}

// row draws some parts of a bar, one behind the other.
func (s *stacks) row(category int, of []int, start span) {
	for _, i := range of {
		f, colour := &s.series[i][category], &s.colours[i]
		switch p := s.at(start); {
		case f.status == Withheld && f.rest > 0:
			s.hatchedBetween(p.share, p.share+s.unit*f.rest, p.pixels, s.y, stackBar)
		case f.status == Withheld:
			s.hatched(p, stackStub, s.y, stackBar)
		case f.status == Stated && f.number.Value > 0:
			end := p.share + s.unit*f.number.Value
			s.part(colour, p.share, end, p.pixels, s.y, stackBar)
			if s.inside(f) {
				s.text(colour.text(), atMiddle, place{(p.share + end) / 2, p.pixels}, s.y+17, f.words)
			}
		}
		start = start.plus(spanOf(f))
	}
}

func optionOfStacks(d *Data, series [][]figure, rightToLeft bool) any {
	return option{colours: categories, position: "inside", stack: true}.of(d, series, rightToLeft)
}
