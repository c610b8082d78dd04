package survey

import (
	"cmp"
	"math"
	"slices"

	"salient/internal/source"
)

// unclear is what is left of a total that is not known.
const unclear = math.MinInt

// equation says that terms add up to 0.
type equation []term

type term struct {
	cell int
	sign float64
}

// less gives what is left of a total without its parts, or unclear.
func (s *system) less(total int, parts []int) (rest int) {
	if total != none {
		rest = s.cells[total].value
		if rest == unknownCount {
			return unclear
		}
	}
	for _, part := range parts {
		if part == none {
			continue
		}
		value := s.cells[part].value
		if value == unknownCount {
			return unclear
		}
		rest -= value
	}
	return rest
}

// slack adds what is left of a total without its parts, and is not published. Where nothing is left a reader may guess
// that.
func (s *system) slack(of kind, total int, parts []int) int {
	left := cell{value: s.less(total, parts)}
	if at := slices.IndexFunc(parts, func(part int) bool { return part != none }); at >= 0 {
		left.location, left.mentions, left.release = s.cells[parts[at]].location, s.cells[parts[at]].mentions, s.cells[parts[at]].release
		left.kind = left.kind*kinds + of // there are remainders of remainders
	}
	rounded := s.rounded(parts) || total != none && s.cells[total].share
	switch rest := left.value; {
	case rest == 0, rounded && rest != unclear && -len(parts) <= rest && rest <= len(parts): // nothing, but for rounding
		left.state = fixed
	case rest == unclear:
		left.value = unknownCount
		if rounded {
			left.low = -float64(len(parts)+1) / 2
		}
	case rest < 0:
		left.low = float64(rest)
		if at := s.first(parts); !rounded && at != nil {
			s.conflict(at.at, cmp.Or(at.answer, at.group, at.question))
		}
	}
	return s.add(left)
}

// rounded says whether a part is known by its share alone, so that sums may be off.
func (s *system) rounded(parts []int) bool {
	return slices.ContainsFunc(parts, func(part int) bool { return part != none && s.cells[part].share })
}

// first gives the first part that stands in the file, or nil.
func (s *system) first(parts []int) *cell {
	for _, part := range parts {
		if part != none && s.cells[part].at.Line > 0 {
			return &s.cells[part]
		}
	}
	return nil
}

// balanced reports equations that the figures do not keep.
func (s *system) balanced() {
	for _, e := range s.equations {
		sum, whole := 0, true
		var at *cell
		for _, t := range e {
			c := &s.cells[t.cell]
			sum += int(t.sign) * c.value
			whole = whole && c.value != unknownCount && !c.share
			if at == nil || at.at.Line == 0 {
				at = c
			}
		}
		if whole && sum != 0 {
			s.conflict(at.at, cmp.Or(at.answer, at.group, at.question))
		}
	}
}

// conflict reports figures that contradict one another.
func (s *system) conflict(at source.Pos, words string) {
	s.problems = append(s.problems, source.Problem{
		Pos: at, What: "figures that cannot all be right: the parts are not those of their total", Words: words,
		Advice: "compare the count with the base, the answers and the groups that it is part of; or run salient tally again",
	})
}

// balance says that parts add up to a total.
func (s *system) balance(total int, parts []int) {
	e := terms(parts)
	if total != none {
		e = append(e, term{total, -1})
	}
	if len(e) > 0 {
		s.equations = append(s.equations, e)
	}
}

// within says that parts are together at most a total, and gives the index of what they are less.
func (s *system) within(of kind, total int, parts ...int) (rest int) {
	rest = s.slack(of, total, parts)
	s.balance(total, append(slices.Clone(parts), rest))
	return rest
}

// atMost says that a part is at most a total, where nobody has a reason to guess that it is all.
func (s *system) atMost(of kind, total, part int) (rest int) {
	rest = s.within(of, total, part)
	if c := &s.cells[rest]; c.state == fixed {
		c.state, c.low = hidden, min(float64(c.value), 0) // less than 0 where a share was rounded
	}
	return rest
}

// union says that a total is those who are in any of some parts, of which they can be in several: no part is more than
// it, and together they are no less. Where they are, for those who are in none of them were counted too, it does not
// say the latter. Of is the kind of what a part is less than the total; the next kind is what was counted once more.
func (s *system) union(of kind, total int, parts []int) {
	for _, part := range parts {
		s.atMost(of, total, part)
	}
	left := s.less(total, parts)
	if left != unclear && left > 0 || s.rounded(parts) || len(parts) == 0 {
		return
	}
	again := cell{value: unknownCount}
	if again.location, again.release = s.cells[parts[0]].location, s.cells[parts[0]].release; left != unclear {
		again.value = -left
	}
	again.kind = again.kind*kinds + of + 1
	s.equations = append(s.equations, append(terms(parts), term{total, -1}, term{s.add(again), -1}))
}

func terms(parts []int) equation {
	e := make(equation, 0, len(parts)+2)
	for _, part := range parts {
		if part != none {
			e = append(e, term{part, 1})
		}
	}
	return e
}
