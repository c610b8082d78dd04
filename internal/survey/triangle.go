package survey

import (
	"slices"

	"salient/internal/vocabulary"
)

// mostJoint is how many cells the table of three questions may have: of larger ones nothing can be proved in time.
const mostJoint = 150

// thirds gives the questions that are crossed with both of two others.
func (e *edition) thirds(a, b *table) (thirds []*table) {
	for _, x := range e.crossed {
		third := x.across(a)
		if third != nil && third != b && slices.ContainsFunc(e.crossed, func(y *crossTable) bool { return y.across(third) == b }) {
			thirds = append(thirds, third)
		}
	}
	return thirds
}

// across gives the question with which another is crossed, or nil.
func (x *crossTable) across(t *table) *table {
	switch t {
	case x.question:
		return x.by
	case x.by:
		return x.question
	}
	return nil
}

// places gives how many cells the table of three questions has.
func places(a, b, c *table) int {
	return (len(a.answers) + 1) * (len(b.answers) + 1) * (len(c.answers) + 1)
}

// closesLarge says whether a cross-tabulation would be the third of three that are too large to be protected together.
// Then it is withheld as a whole, and tells no more than if it were not there.
func (s *system) closesLarge(e *edition, a, b *table) bool {
	return slices.ContainsFunc(e.thirds(a, b), func(c *table) bool { return places(a, b, c) > mostJoint })
}

// triangles ties three cross-tabulations in which each of three questions meets the two others: of a table with all
// three, which nobody publishes, they are the margins. Not any three tables are the margins of one, and that tells a
// reader more than each pair of them does.
func (s *system) triangles(e *edition) {
	for i, x := range e.crossed {
		before := edition{crossed: e.crossed[:i]}
		for _, third := range before.thirds(x.question, x.by) {
			if places(x.question, x.by, third) <= mostJoint && !slices.ContainsFunc([]*table{x.question, x.by, third}, uncounted) {
				s.triangle(e, x.question, x.by, third)
			}
		}
	}
}

// uncounted says whether a question does not count respondents.
func uncounted(t *table) bool {
	return t.question.Unit != vocabulary.CountsRespondents || t.question.Response.Value == vocabulary.NumberResponse
}

// triangle adds the table of three questions. Of one that takes several answers, each answer makes a table of its own,
// with those who did not give it beside those who did.
func (s *system) triangle(e *edition, a, b, c *table) {
	single := func(t *table) bool { return s.codebook.oneAnswerEach(t.question) }
	switch {
	case !single(b):
		a, b = b, a
	case !single(c):
		a, c = c, a
	}
	switch {
	case !single(b) || !single(c):
		return // a cross-tabulation by several answers is a problem that is told
	case single(a):
		s.joint(e, a, b, c, 0, len(a.answers))
		return
	}
	for answer := range a.answers {
		s.joint(e, a, b, c, answer, answer+1)
	}
}

// joint adds the table of some of the answers to one question, and of all to two others. Each has a place more, the
// last, for those who gave none of them.
func (s *system) joint(e *edition, a, b, c *table, from, to int) {
	many := [3]int{to - from + 1, len(b.answers) + 1, len(c.answers) + 1}
	cells := make([]int, many[0]*many[1]*many[2])
	for i := range cells {
		cells[i] = s.add(cell{value: unknownCount, release: e.index})
	}
	// margin says that the cells with two given places add up to a published cell.
	margin := func(total, x, xAt, y, yAt int) {
		if total == none {
			return
		}
		var parts []int
		for i, cell := range cells {
			at := [3]int{i / (many[1] * many[2]), i / many[2] % many[1], i % many[2]}
			if at[x] == xAt && at[y] == yAt {
				parts = append(parts, cell)
			}
		}
		s.balance(total, parts)
	}
	for j := range many[1] {
		for i, total := range s.groupCells(e, a, b, j)[from:to] {
			margin(total, 0, i, 1, j)
		}
	}
	for k := range many[2] {
		for i, total := range s.groupCells(e, a, c, k)[from:to] {
			margin(total, 0, i, 2, k)
		}
		for j, total := range s.groupCells(e, b, c, k) {
			margin(total, 1, j, 2, k)
		}
	}
	for j, total := range s.groupCells(e, c, b, len(b.answers)) {
		margin(total, 1, len(b.answers), 2, j)
	}
}
