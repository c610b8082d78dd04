package survey

import (
	"slices"

	"salient/internal/source"
	"salient/internal/vocabulary"
)

// crosstab adds a cross-tabulation of one release: a table with a row for those who gave none of the answers, and a
// column for those who are in none of the groups, neither of which is published.
func (s *system) crosstab(x *Crosstab, e *edition, q, by *table, p *protection, index int) {
	c := s.codebook
	mentions := q.question.Unit == vocabulary.CountsMentions
	single := c.oneAnswerEach(q.question)
	bases := make([]int, len(by.answers))
	cells := make([][]int, len(by.answers)) // by group
	for g := range by.answers {
		id := by.question.Answers[g].ID
		group := x.group(id)
		at := location{question: x.Question.ID, by: x.By.ID, group: string(id)}
		var slots crossSlots
		if e.earlier == nil {
			slots = p.crosstabs[index].groups[g].slots()
		}
		value, is, _ := c.reading(group.Base, 0, false)
		// That nobody is in a group at all, or can have been asked, everybody sees.
		nobody := value == 0 && (by.answers[g] != none && s.cells[by.answers[g]].value == 0 || c.apart(q.question, by.question, g))
		base := cell{value: value, state: is, weight: groupWeight, slot: slots.base}
		if e.earlier == nil && !nobody && s.wholly(q, by, g, value) {
			base.reason = Alike
		}
		bases[g] = s.place(e, at, group.Base, base, nobody)
		var why Reason
		switch {
		case e.earlier != nil:
		case c.small(value):
			why = Small
		case base.reason != "" || value != 0 && s.alike(q, group, value):
			why = Alike
		}
		cells[g] = make([]int, len(q.answers))
		for a := range q.answers {
			if cells[g][a] = none; q.answers[a] == none {
				continue
			}
			id := q.question.Answers[a].ID
			f := group.Answers.Get(id)
			count, is, rounded := c.reading(f, value, value != unknownCount)
			at.answer = string(id)
			reason := why
			if reason == "" && e.earlier == nil && s.joinedAlike(at, s.cells[bases[g]].location, count, value) {
				reason = Alike
			}
			if c.small(count) {
				reason = Small
			}
			empty := nobody || count == 0 && (s.cells[q.answers[a]].value == 0 && s.cells[q.answers[a]].state == fixed || c.apart(by.question, q.question, a))
			cell := cell{value: count, state: is, share: rounded, mentions: mentions, weight: cellWeight, reason: reason, slot: slots.answer(a)}
			cells[g][a] = s.place(e, at, f, cell, empty)
		}
	}
	e.crossed = append(e.crossed, s.tie(e, q, by, bases, cells, single, mentions))
}

// crossTable is a cross-tabulation in one release: the indices of its cells.
type crossTable struct {
	question, by *table
	bases        []int   // of each group
	cells        [][]int // by group
	outside      []int   // those of each answer who are in no group
	missed       []int   // those of each group who did not answer
	ungrouped    int     // those who answered, and are in no group
}

// tie adds the equations of a cross-tabulation.
func (s *system) tie(e *edition, q, by *table, bases []int, cells [][]int, single, mentions bool) *crossTable {
	outside := make([]int, len(q.answers)) // those of an answer who are in no group
	for a := range q.answers {
		outside[a] = none
		if q.answers[a] == none {
			continue
		}
		row := make([]int, 0, len(cells)+1)
		for g := range cells {
			row = append(row, cells[g][a])
		}
		outside[a] = s.slack(outsideKind, q.answers[a], row)
		s.balance(q.answers[a], append(row, outside[a]))
	}
	missed := make([]int, len(bases))
	for g := range bases {
		if missed[g] = none; by.answers[g] != none {
			if q.filtered { // most of them were not asked
				missed[g] = s.atMost(missedKind, by.answers[g], bases[g])
			} else {
				missed[g] = s.within(missedKind, by.answers[g], bases[g])
			}
		}
	}
	x := &crossTable{question: q, by: by, bases: bases, cells: cells, outside: outside, missed: missed, ungrouped: none}
	if mentions {
		return x
	}
	x.ungrouped = s.slack(outsideKind, q.base, bases)
	s.balance(q.base, append(slices.Clone(bases), x.ungrouped))
	if e.n != none {
		silent := none
		if q.base != e.n {
			silent = s.slack(missedKind, e.n, []int{q.base})
			s.balance(e.n, []int{q.base, silent})
		}
		s.within(underKind, silent, missed...)
	}
	if q.question.Response.Value == vocabulary.NumberResponse {
		return x
	}
	if !single {
		for g := range cells {
			s.union(underKind, bases[g], cells[g])
		}
		s.union(underKind, x.ungrouped, outside)
		return x
	}
	others := make([]int, 0, len(cells)+1) // those of a group who gave none of the answers
	for g := range cells {
		other := none
		if !q.sure || s.rounded(cells[g]) {
			other = s.slack(restKind, bases[g], cells[g])
		}
		s.balance(bases[g], append(slices.Clone(cells[g]), other))
		others = append(others, other)
	}
	switch {
	case slices.ContainsFunc(cells, s.rounded): // then these sums of sums say nothing
	case q.sure:
		s.balance(x.ungrouped, outside)
	case q.rest != none:
		other := s.slack(restKind, x.ungrouped, outside)
		s.balance(x.ungrouped, append(slices.Clone(outside), other))
		s.balance(q.rest, append(others, other))
	}
	return x
}

// wholly says whether none of a group answered a question, or all of a group were asked one that not everybody was.
func (s *system) wholly(q, by *table, group, base int) bool {
	if base == 0 {
		return true
	}
	return base != unknownCount && q.filtered && by.answers[group] != none && base == s.cells[by.answers[group]].value
}

// alike says whether all or none of a group gave one answer. An answer that nobody gave at all, or everybody, tells
// nothing of a group that is not public; nor does it that nobody in it said such as "don't know".
func (s *system) alike(q *table, group *Group, base int) bool {
	for a := range q.answers {
		if q.answers[a] == none {
			continue
		}
		if total := &s.cells[q.answers[a]]; total.value != unknownCount && total.state != suppressed && (total.value == 0 || total.value == s.cells[q.base].value) {
			continue
		}
		f := group.Answers.Get(q.question.Answers[a].ID)
		if share, is := f.Cell.(Share); is && f.respondents == nil && (share.Number.Value == 0 && !q.question.Answers[a].Nonresponse || share.Number.Value == 100) {
			return true
		}
		count, _, _ := s.codebook.reading(f, base, base != unknownCount)
		if count == 0 && q.question.Answers[a].Nonresponse {
			continue
		}
		if count == 0 || count != unknownCount && count == base {
			return true
		}
	}
	return false
}

// tooLarge withholds a cross-tabulation as a whole, which tells no more than if it were not there.
func (s *system) tooLarge(x *Crosstab, e *edition, p *protection, index int) {
	s.problems = append(s.problems, source.Problem{
		Pos: x.At, What: "more cells of cross-tabulations than can be protected together", Words: x.Question.ID,
		Advice: "leave out a cross-tabulation, or put answers together: a survey may have 10,000 cells of them",
	})
	if e.earlier == nil {
		p.crosstabs[index].withholdAll(Complementary)
	}
}
