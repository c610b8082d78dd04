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
		bases[g] = s.place(e, at, group.Base, cell{value: value, state: is, weight: groupWeight, slot: slots.base}, false)
		var why Reason
		switch {
		case e.earlier != nil:
		case c.small(value):
			why = Small
		case value != 0 && s.alike(q, group, value):
			why = Alike
		}
		cells[g] = make([]int, len(q.answers))
		for a := range q.answers {
			if cells[g][a] = none; q.answers[a] == none {
				continue
			}
			id := q.question.Answers[a].ID
			f := figureOf(group.Answers, id)
			count, is, rounded := c.reading(f, value, value != unknownCount)
			at.answer = string(id)
			reason := why
			if c.small(count) {
				reason = Small
			}
			empty := count == 0 && (value == 0 || s.cells[q.answers[a]].value == 0) // as everybody can see
			cell := cell{value: count, state: is, share: rounded, mentions: mentions, weight: cellWeight, reason: reason, slot: slots.answer(a)}
			cells[g][a] = s.place(e, at, f, cell, empty)
		}
	}
	s.tie(e, q, by, bases, cells, single, mentions)
}

// tie adds the equations of a cross-tabulation.
func (s *system) tie(e *edition, q, by *table, bases []int, cells [][]int, single, mentions bool) {
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
	missed := make([]int, 0, len(bases)+1) // those of a group who did not answer
	for g := range bases {
		if by.answers[g] != none {
			gap := s.slack(missedKind, by.answers[g], bases[g:g+1])
			s.balance(by.answers[g], []int{bases[g], gap})
			missed = append(missed, gap)
		}
	}
	if mentions {
		return
	}
	ungrouped := s.slack(outsideKind, q.base, bases)
	s.balance(q.base, append(slices.Clone(bases), ungrouped))
	if e.n != none {
		silent := none
		if q.base != e.n {
			silent = s.slack(missedKind, e.n, []int{q.base})
			s.balance(e.n, []int{q.base, silent})
		}
		s.within(silent, missed...)
	}
	if q.question.Response.Value == vocabulary.NumberResponse {
		return
	}
	if !single {
		for g := range cells {
			for _, cell := range cells[g] {
				s.within(bases[g], cell)
			}
		}
		for _, cell := range outside {
			s.within(ungrouped, cell)
		}
		return
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
		s.balance(ungrouped, outside)
	case q.rest != none:
		other := s.slack(restKind, ungrouped, outside)
		s.balance(ungrouped, append(slices.Clone(outside), other))
		s.balance(q.rest, append(others, other))
	}
}

// alike says whether all or none of a group gave one answer. An answer that nobody gave at all, or everybody, tells
// nothing of a group that is not public.
func (s *system) alike(q *table, group *Group, base int) bool {
	for a := range q.answers {
		if q.answers[a] == none {
			continue
		}
		if total := s.cells[q.answers[a]].value; total == 0 || total != unknownCount && total == s.cells[q.base].value {
			continue
		}
		f := figureOf(group.Answers, q.question.Answers[a].ID)
		if share, is := f.Cell.(Share); is && f.respondents == nil && (share.Number.Value == 0 || share.Number.Value == 100) {
			return true
		}
		count, _, _ := s.codebook.reading(f, base, base != unknownCount)
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
