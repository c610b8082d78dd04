package survey

import (
	"slices"

	"salient/internal/schema"
)

// filter ties those who were asked a question to the answers that led to it.
func (s *system) filter(t *table, e *edition) {
	if t.question.AskedIf == nil || t.asked == none {
		return
	}
	from := e.tables[t.question.AskedIf.Question.ID]
	if from == nil || from == t {
		return
	}
	if led := ledOf(from, t.question.AskedIf, from.answers); led != nil {
		s.asked(t.asked, from, led)
	}
}

// asked says that a total is those who gave an answer that led to a question.
func (s *system) asked(total int, from *table, led []int) {
	if s.codebook.oneAnswerEach(from.question) {
		s.balance(total, led)
	} else { // who gave two of the answers was asked once
		s.union(notLedKind, total, led)
	}
}

// ledOf picks the cells of the answers that lead through a filter, of cells in the order of all answers to its
// question. It is nil where one is not known.
func ledOf(from *table, filter *Filter, cells []int) (led []int) {
	for i := range from.question.Answers {
		if cells[i] != none && filter.leads(from.question.Answers[i].ID) {
			led = append(led, cells[i])
		}
	}
	if len(led) < len(filter.Answers) {
		return nil
	}
	return led
}

// leads says whether an answer leads through the filter.
func (f *Filter) leads(answer schema.ID) bool {
	return slices.ContainsFunc(f.Answers, func(r schema.Ref) bool { return r.ID == string(answer) })
}

// apart says whether nobody who gave an answer to one question can have been asked another, as the filters tell.
func (c *Codebook) apart(asked, question *Question, answer int) bool {
	for range c.Questions { // filters that go round in a circle end here
		filter := asked.AskedIf
		if filter == nil {
			return false
		}
		if filter.Question.ID == string(question.ID) {
			return c.oneAnswerEach(question) && !filter.leads(question.Answers[answer].ID)
		}
		if asked = c.question(filter.Question.ID); asked == nil {
			return false
		}
	}
	return false
}

// crossFilters ties cross-tabulations of a question to those of the question that led to it, by the same groups: of each
// group no more answered than were asked.
func (s *system) crossFilters(e *edition) {
	for j := range s.codebook.Questions {
		q := e.tables[string(s.codebook.Questions[j].ID)]
		for k := range s.codebook.Questions {
			by := e.tables[string(s.codebook.Questions[k].ID)]
			if q.question.AskedIf == nil || q == by {
				continue
			}
			if answered := s.groupBases(e, q, by); answered != nil {
				s.crossFilter(e, q, by, answered)
			}
		}
	}
}

// crossFilter ties those of each group who answered a question to the nearest of the questions that led to it which is
// tallied by the same groups.
func (s *system) crossFilter(e *edition, q, by *table, answered []int) {
	at := q
	for range s.codebook.Questions {
		filter := at.question.AskedIf
		if filter == nil {
			return
		}
		from := e.tables[filter.Question.ID]
		if from == nil || from == by {
			return
		}
		at = from
		for g, base := range answered {
			if base == none {
				continue
			}
			led := ledOf(from, filter, s.groupCells(e, from, by, g))
			if led == nil {
				break
			}
			most := s.add(cell{value: unknownCount, release: e.index})
			if s.codebook.oneAnswerEach(from.question) {
				s.cells[most].value = max(s.sum(led), unknownCount)
			}
			s.asked(most, from, led)
			s.atMost(askedKind, most, base)
		}
	}
}

// groupCells gives those of a group who gave each answer to a question, whichever way the two are crossed; they are none
// where the two are not. The group after the last is those who are in none.
func (s *system) groupCells(e *edition, q, by *table, group int) []int {
	cells := slices.Repeat([]int{none}, len(q.answers))
	for _, x := range e.crossed {
		switch {
		case x.question == q && x.by == by && group < len(x.cells):
			return x.cells[group]
		case x.question == q && x.by == by:
			return x.outside
		case x.question == by && x.by == q:
			for a := range cells {
				if group < len(by.answers) {
					cells[a] = x.cells[a][group]
				} else if by.sure {
					cells[a] = x.missed[a]
				}
			}
		}
	}
	return cells
}

// groupBases gives those of each group who answered a question, and last of those who are in no group, whichever way the
// two are crossed; nil where they are not.
func (s *system) groupBases(e *edition, q, by *table) (bases []int) {
	for _, x := range e.crossed {
		switch {
		case x.question == q && x.by == by:
			return append(slices.Clone(x.bases), x.ungrouped)
		case x.question == by && x.by == q:
			for g := range len(by.answers) + 1 {
				cells := s.groupCells(e, q, by, g)
				base := s.add(cell{value: max(s.sum(cells), unknownCount), release: e.index})
				if slices.Contains(cells, none) {
					base = none
				} else {
					s.balance(base, cells)
				}
				bases = append(bases, base)
			}
			return bases
		}
	}
	return nil
}

// sum adds up cells, or gives less than 0 where one is not known.
func (s *system) sum(cells []int) int {
	sum := 0
	for _, i := range cells {
		if i == none || s.cells[i].value == unknownCount {
			return unclear
		}
		sum += s.cells[i].value
	}
	return sum
}
