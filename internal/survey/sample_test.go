package survey_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"salient/internal/survey"
)

// sample is an invented survey: who answered what, from which any tally can be made.
type sample struct {
	minimum   int
	questions []sampledQuestion
	crosstabs [][2]int // question, by
	rows      [][]int  // of each respondent, a set of answers to each question: a bit for each answer; 0 for none
}

type sampledQuestion struct {
	answers  int
	multiple bool
}

// respond adds respondents, whose answers lean to one side so that there are small cells. With gaps, some leave
// questions out.
func (s *sample) respond(r *rand.Rand, n int, gaps bool) {
	for range n {
		row := make([]int, len(s.questions))
		for i, q := range s.questions {
			switch {
			case gaps && r.IntN(12) == 0:
			case q.multiple:
				row[i] = 1 + r.IntN(1<<q.answers-1)
			default:
				row[i] = 1 << min(r.IntN(q.answers), r.IntN(q.answers))
			}
		}
		s.rows = append(s.rows, row)
	}
}

// count gives how many of the rows have an answer to one question, and are in one group of another; -1 stands for any.
func (s *sample) count(question, answer, by, group int) int {
	n := 0
	for _, row := range s.rows {
		given := row[question] != 0
		if answer >= 0 {
			given = row[question]>>answer&1 == 1
		}
		if given && (by < 0 || row[by]>>group&1 == 1) {
			n++
		}
	}
	return n
}

// text writes the codebook, with counts as they are. Earlier is its last field.
func (s *sample) text(release int, earlier string) string {
	var b strings.Builder
	b.WriteString(strings.Replace(head, "n: 32", fmt.Sprint("n: ", len(s.rows)), 1))
	fmt.Fprintf(&b, "minimum_cell: %d\nrelease: %d\nquestions:\n", s.minimum, release)
	for i, q := range s.questions {
		response := "single"
		if q.multiple {
			response = "multiple"
		}
		fmt.Fprintf(&b, "  - id: q%d\n    label: Q\n    text: not-stated\n    response: %s\n    unit: respondents\n    base: {n: %d}\n    answers:\n", i, response, s.count(i, -1, -1, 0))
		for a := range q.answers {
			fmt.Fprintf(&b, "      - {id: a%d, label: A, count: %d}\n", a, s.count(i, a, -1, 0))
		}
	}
	if len(s.crosstabs) > 0 {
		b.WriteString("crosstabs:\n")
	}
	for _, x := range s.crosstabs {
		fmt.Fprintf(&b, "  - question: q%d\n    by: q%d\n    groups:\n", x[0], x[1])
		for g := range s.questions[x[1]].answers {
			fmt.Fprintf(&b, "      - {id: a%d, base: %d, answers: {", g, s.count(x[0], -1, x[1], g))
			for a := range s.questions[x[0]].answers {
				fmt.Fprintf(&b, "a%d: %d, ", a, s.count(x[0], a, x[1], g))
			}
			b.WriteString("}}\n")
		}
	}
	return b.String() + earlier
}

// word writes a figure as a codebook has it.
func word(cell survey.Cell) string {
	if cell == (survey.Withheld{}) {
		return "withheld"
	}
	return show(cell)
}

// earlier writes a published survey as an earlier release, to follow others.
func earlier(published *survey.Survey, before string) string {
	var b strings.Builder
	if before == "" {
		before = "earlier:\n"
	}
	fmt.Fprintf(&b, "%s  - release: %d\n    n: %d\n    questions:\n", before, published.Release, published.N.Value)
	for _, q := range published.Questions {
		fmt.Fprintf(&b, "      %s: {base: %s, answers: {", q.ID, word(q.Base.N))
		for _, row := range q.Rows {
			fmt.Fprintf(&b, "%s: %s, ", row.ID, word(row.Cell))
		}
		b.WriteString("}}\n")
	}
	if len(published.Crosstabs) > 0 {
		b.WriteString("    crosstabs:\n")
	}
	for _, x := range published.Crosstabs {
		fmt.Fprintf(&b, "      - question: %s\n        by: %s\n        groups:\n", x.Question.ID, x.By.ID)
		for _, g := range x.Groups {
			fmt.Fprintf(&b, "          - {id: %s, base: %s, answers: {", g.ID, word(g.Base))
			for a, cell := range g.Cells {
				fmt.Fprintf(&b, "%s: %s, ", x.Question.Rows[a].ID, word(cell))
			}
			b.WriteString("}}\n")
		}
	}
	return b.String()
}
