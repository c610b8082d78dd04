package chart

import (
	"math"

	"salient/internal/locale"
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
