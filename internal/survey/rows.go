package survey

import (
	"fmt"
	"slices"
	"strings"

	"salient/internal/source"
	"salient/internal/vocabulary"
)

// respondents reads the rows of a survey: one respondent a row, one question a column. Nothing that stands in a row
// leaves this file but as an answer of the codebook, a number that is added up, or the place of a slip.
type respondents struct {
	*sheet
	questions []inquiry
	weight    int // the column of weights; -1 where each respondent counts as one
	warnings  []source.Problem
	unknown   map[unknownAnswer]int // which of the problems tells it
	slipped   bool                  // the row at hand has a problem
}

// inquiry is a question while rows are read, with what the respondent of the row at hand answered.
type inquiry struct {
	*Question
	column  int
	answers map[string]int // the place of an answer by its id or its label, folded
	filter  *inquiry       // the question that led to this one; nil where everybody was asked
	led     []bool         // which of the filter's answers did

	asked  bool
	given  []int  // the answers, by their places
	number Number // the answer to a question for a number
}

func (q *inquiry) kind() vocabulary.Response { return q.Response.Value }

func (q *inquiry) answered() bool { return len(q.given) > 0 }

// multipleSeparator parts the answers of one respondent to one question.
const multipleSeparator = ";"

// openRows finds the columns of the questions. Columns that the codebook does not name are passed over.
func openRows(file string, data []byte, questions []Question, weight string) *respondents {
	r := &respondents{sheet: openSheet(file, data, true), questions: make([]inquiry, len(questions)), weight: -1}
	if len(r.problems) > 0 {
		return r
	}
	const advice = "add the column, or head it with the id, the label or the wording of the question"
	first := source.Pos{Line: 1, Col: 1}
	for i := range questions {
		q := &r.questions[i]
		q.Question = &questions[i]
		if q.column = r.column(string(q.ID), q.Label.String, q.Text.Value.String); q.column < 0 {
			r.problems = append(r.problems, source.Problem{
				File: file, Pos: first, What: "no column for the question", Words: string(q.ID), Nearest: source.Nearest(string(q.ID), slices.Values(r.headings)), Advice: advice,
			})
		}
		q.answers = make(map[string]int, 2*len(q.Answers))
		for j := range q.Answers {
			q.answers[folded(q.Answers[j].Label.String)] = j
		}
		for j := range q.Answers {
			q.answers[string(q.Answers[j].ID)] = j // an id is stronger than a label
		}
		if q.AskedIf == nil {
			continue
		}
		at := slices.IndexFunc(questions[:i], func(earlier Question) bool { return string(earlier.ID) == q.AskedIf.Question.ID })
		q.filter = &r.questions[at] // an earlier question: ParseDesign has seen to it
		q.led = make([]bool, len(q.filter.Answers))
		for _, answer := range q.AskedIf.Answers {
			q.led[q.filter.answers[answer.ID]] = true
		}
	}
	if weight != "" {
		if r.weight = r.column(weight); r.weight < 0 {
			r.problems = append(r.problems, source.Problem{
				File: file, Pos: first, What: "no column for the weights", Words: weight, Nearest: source.Nearest(weight, slices.Values(r.headings)), Advice: "add the column, or correct its heading",
			})
		}
	}
	return r
}

// column finds a column by one of its names, the first that there is, or gives -1.
func (r *respondents) column(names ...string) int {
	for _, name := range names {
		at := slices.IndexFunc(r.headings, func(heading string) bool { return name != "" && folded(heading) == folded(name) })
		if at >= 0 {
			return at
		}
	}
	return -1
}

// folded makes one text of those that a spreadsheet or a form writes for the same answer.
func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// each goes through the respondents who answered anything, with their weights. While it runs, the questions hold what
// that respondent answered.
func (r *respondents) each(visit func(weight float64)) {
	for record := r.next(); record != nil; record = r.next() {
		anything := false
		r.slipped = false
		for i := range r.questions {
			r.read(&r.questions[i], record)
			anything = anything || r.questions[i].answered()
		}
		weight := r.weighs(record)
		switch {
		case anything:
			visit(weight)
		case !r.slipped:
			r.warn(0, "a row without any answer", "", "it is not counted: remove it, or fill it in")
		}
	}
}

func (r *respondents) weighs(record []string) float64 {
	if r.weight < 0 {
		return 1
	}
	number, ok := ParseNumber(strings.TrimSpace(record[r.weight]))
	if !ok || number.Value <= 0 {
		r.slip(r.weight, "a weight that is not a number over 0, in the column", r.headings[r.weight], "", "write digits, with a point before the decimals: 0.85")
	}
	return number.Value
}

func (r *respondents) read(q *inquiry, record []string) {
	entry := strings.TrimSpace(record[q.column])
	q.given = q.given[:0]
	q.asked = q.filter == nil || slices.ContainsFunc(q.filter.given, func(answer int) bool { return q.led[answer] })
	switch {
	case entry == "":
	case !q.asked:
		r.warn(q.column, "an answer of somebody who was not asked, in the column", string(q.ID), "it is not counted: compare the row with asked_if: of the question")
	case q.kind() == vocabulary.NumberResponse:
		number, ok := ParseNumber(entry)
		if !ok {
			r.slip(q.column, "not a number, in the column", string(q.ID), "", "write digits, with a point before the decimals and nothing between the thousands: 1234.5; leave out what is not known")
			return
		}
		q.number = number
		q.given = append(q.given, 0)
	case q.kind() != vocabulary.MultipleResponse && strings.Contains(entry, multipleSeparator):
		r.slip(q.column, "more than one answer to a question that takes one, in the column", string(q.ID), "", "keep one, or write response: multiple in the codebook")
	default:
		for id := range strings.SplitSeq(entry, multipleSeparator) {
			r.answer(q, strings.TrimSpace(id))
		}
	}
}

func (r *respondents) answer(q *inquiry, id string) {
	answer, known := q.answers[folded(id)]
	switch {
	case id == "":
		r.slip(q.column, "a semicolon without an answer on both sides, in the column", string(q.ID), "", "part answers with one semicolon: a;b")
	case !known:
		nearest := source.Nearest(id, func(yield func(string) bool) {
			for i := range q.Answers {
				if !yield(string(q.Answers[i].ID)) || !yield(q.Answers[i].Label.String) {
					return
				}
			}
		})
		r.repeated(q, id, nearest)
	case slices.Contains(q.given, answer):
		r.slip(q.column, "the same answer twice, in the column", string(q.ID), "", "name each answer once")
	default:
		q.given = append(q.given, answer)
	}
}

// repeated reports an answer that the codebook does not have, once however many wrote it.
func (r *respondents) repeated(q *inquiry, entry, nearest string) {
	r.slipped = true
	key := unknownAnswer{q.column, folded(entry)}
	if at, told := r.unknown[key]; told {
		r.problems[at].What = manyUnknown
		return
	}
	if r.unknown == nil {
		r.unknown = map[unknownAnswer]int{}
	}
	r.unknown[key] = len(r.problems)
	r.slip(q.column, "an answer that the codebook does not have, in the column", string(q.ID), nearest, "write the id or the label of an answer as the codebook has it, or add the answer there")
}

// unknownAnswer is an entry that is no answer of the codebook. It is compared, and never shown.
type unknownAnswer struct {
	column int
	entry  string
}

const manyUnknown = "an answer that the codebook does not have, here and further down, in the column"

// slip reports a mistake in a column. Its words are the codebook's, never a respondent's.
func (r *respondents) slip(column int, what, words, nearest, advice string) {
	r.slipped = true
	r.problems = append(r.problems, source.Problem{File: r.file, Pos: r.pos(column), What: what, Words: words, Nearest: nearest, Advice: advice})
}

func (r *respondents) warn(column int, what, words, advice string) {
	if len(r.warnings) < maxProblems {
		r.warnings = append(r.warnings, source.Problem{File: r.file, Pos: r.pos(column), Level: source.W, What: what, Words: words, Advice: advice})
	}
}

// tallyable reports what keeps a codebook from being tallied from rows.
func (c *Codebook) tallyable() []source.Problem {
	var problems []source.Problem
	report := func(at source.Pos, what, words, advice string) {
		problems = append(problems, source.Problem{File: c.file, Pos: at, What: what, Words: words, Advice: advice})
	}
	for i := range c.Questions {
		q := &c.Questions[i]
		if !q.Response.Stated {
			report(q.At, "a question that does not say how it was answered", string(q.ID), "write response: single, multiple, scale or number")
		}
		if q.Response.Value == vocabulary.NumberResponse {
			for j := range q.Answers {
				if what, advice := refuseStatistic(string(q.Answers[j].ID)); what != "" {
					report(q.Answers[j].At, what, string(q.Answers[j].ID), advice)
				}
			}
		}
	}
	return problems
}

func (c *Codebook) question(id string) *Question {
	at := slices.IndexFunc(c.Questions, func(q Question) bool { return string(q.ID) == id })
	if at < 0 {
		return nil
	}
	return &c.Questions[at]
}

// Statistics that a question answered by a number can be tallied by: the ids of its answers.
const (
	mean   = "mean"
	median = "median"
)

func refuseStatistic(id string) (what, advice string) {
	switch id {
	case mean, median:
		return "", ""
	case "min", "max", "minimum", "maximum":
		return "a statistic that is the answer of one respondent", "a question answered by a number can be tallied by mean and median"
	}
	return "a statistic that cannot be tallied", fmt.Sprintf("name the answers of a question answered by a number %s and %s", mean, median)
}

// Headings gives the headings that the rows of the survey need.
func (c *Codebook) Headings() []string {
	var headings []string
	for i := range c.Questions {
		headings = append(headings, string(c.Questions[i].ID))
	}
	if c.Weight != "" {
		headings = append(headings, c.Weight)
	}
	return headings
}
