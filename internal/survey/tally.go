package survey

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Tally counts what respondents answered: a CSV file with one respondent a row and one question a column, headed by
// the question's id. An empty entry is no answer, and other columns are passed over. The codebook it gives has true
// figures: nothing but its Publish may be shown or written. It is nil where there are errors; warnings come with it.
//
// With weights an answer is a share of its base, in percent with one decimal, and bases stay numbers of respondents:
// protection rests on those. The codebook c is one that ParseDesign gave without problems.
func (c *Codebook) Tally(file string, rows []byte) (*Codebook, []source.Problem) {
	if problems := c.tallyable(); len(problems) > 0 {
		return nil, problems
	}
	r := openRows(file, rows, c.Questions, c.Weight)
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	weighted := r.weight >= 0
	n := 0
	tallies := make([]tally, len(c.Questions))
	for i := range r.questions {
		tallies[i] = newTally(&c.Questions[i], weighted)
	}
	crosstabs := make([]crossTally, len(c.Crosstabs))
	for i, crosstab := range c.Crosstabs {
		crosstabs[i] = newCrossTally(r, crosstab, weighted)
	}
	r.each(func(weight float64) {
		n++
		for i := range tallies {
			tallies[i].add(&r.questions[i], weight)
		}
		for i := range crosstabs {
			crosstabs[i].add(weight)
		}
	})
	switch {
	case len(r.problems) > 0:
		return nil, slices.Concat(r.problems, r.warnings)
	case n == 0:
		return nil, append(r.warnings, source.Problem{File: file, Pos: source.Pos{Line: 1, Col: 1}, What: "no respondent who answered anything", Advice: "write a row for each respondent below the headings"})
	case n < c.MinimumCell && c.Respondents != vocabulary.Companies:
		return nil, append(r.warnings, source.Problem{File: file, Pos: source.Pos{Line: 1, Col: 1}, What: fmt.Sprintf("fewer than %d respondents, the smallest count that may be shown", c.MinimumCell), Advice: "wait for more of them, or say in words what they said: no figure of so few can be published"})
	}
	tallied := *c
	tallied.once = new(once)
	tallied.N = schema.Stated[int]{Value: n, Stated: true}
	tallied.Questions = slices.Clone(c.Questions)
	var problems []source.Problem
	for i := range tallies {
		if q := &tallied.Questions[i]; !tallies[i].fill(q) {
			problems = append(problems, source.Problem{File: c.file, Pos: q.At, What: "a question that nobody answered, and so without a mean or a share", Words: string(q.ID), Advice: "take it out of the codebook until somebody has"})
		}
	}
	tallied.Crosstabs = slices.Clone(c.Crosstabs)
	for i := range crosstabs {
		tallied.Crosstabs[i].Groups = crosstabs[i].figures(c.Crosstabs[i].At)
	}
	if problems = append(problems, r.warnings...); len(problems) > len(r.warnings) {
		return nil, problems
	}
	return &tallied, problems
}

// tally adds up what respondents answered to one question.
type tally struct {
	question    *Question
	weighted    bool
	asked, base int       // respondents who were asked, and who answered
	counts      []int     // respondents who gave each answer
	weight      float64   // of all who answered
	weights     []float64 // of those who gave each answer
	numbers     []weighed
	decimals    int // of the numbers
}

// weighed is a number that somebody answered, with their weight.
type weighed struct{ value, weight float64 }

func newTally(q *Question, weighted bool) tally {
	return tally{question: q, weighted: weighted, counts: make([]int, len(q.Answers)), weights: make([]float64, len(q.Answers))}
}

func (t *tally) add(q *inquiry, weight float64) {
	if q.asked {
		t.asked++
	}
	if !q.answered() {
		return
	}
	t.base++
	t.weight += weight
	if q.kind() == vocabulary.NumberResponse {
		t.numbers = append(t.numbers, weighed{q.number.Value, weight})
		t.decimals = max(t.decimals, q.number.Decimals)
		return
	}
	for _, answer := range q.given {
		t.counts[answer]++
		t.weights[answer] += weight
	}
}

// fill writes the true figures into a question, and says whether every answer has one.
func (t *tally) fill(q *Question) bool {
	base := CodebookBase{N: Figure{At: q.At, Cell: Count(t.base)}, Asked: Figure{At: q.At, Cell: Count(t.asked)}, Label: q.Base.Value.Label}
	q.Base = schema.Stated[CodebookBase]{Value: base, Stated: true}
	q.Answers = slices.Clone(q.Answers)
	q.Complete = q.Response.Value != vocabulary.NumberResponse // every answer in the rows is one of these
	if q.Unit == vocabulary.CountsMentions {
		q.Unit = vocabulary.CountsRespondents // who made each mention: they are tied to the other questions, and protected so
	}
	cells, respondents := t.cells()
	for i, cell := range cells {
		a := &q.Answers[i]
		a.Count, a.Share, a.Value, a.Withheld, a.respondents = nil, nil, nil, false, &respondents[i]
		switch cell := cell.(type) {
		case Count:
			a.Count = &respondents[i]
		case Share:
			a.Share = &cell
		case Value:
			a.Value = &cell
		default:
			return false
		}
	}
	return true
}

// cells gives the true figure of each answer, and how many respondents are behind it.
func (t *tally) cells() (cells []Cell, respondents []int) {
	cells = make([]Cell, len(t.counts))
	respondents = slices.Clone(t.counts)
	if t.question.Response.Value == vocabulary.NumberResponse {
		for i := range cells {
			cells[i], respondents[i] = t.statistic(string(t.question.Answers[i].ID)), t.base
		}
		return cells, respondents
	}
	for i, count := range t.counts {
		switch {
		case !t.weighted:
			cells[i] = Count(count)
		case t.base == 0:
			cells[i] = NotStated{}
		default:
			cells[i] = Share{rounded(100*t.weights[i]/t.weight, 1)}
		}
	}
	return cells, respondents
}

// statistic gives the mean, or the median: the number at which half of the weight is reached, or half way to the next
// where it is reached exactly. A mean has one decimal more than the numbers.
func (t *tally) statistic(id string) Cell {
	if len(t.numbers) == 0 {
		return NotStated{}
	}
	if id == mean {
		sum := 0.0
		for _, n := range t.numbers {
			sum += n.value * n.weight
		}
		return Value{rounded(sum/t.weight, t.decimals+1)}
	}
	slices.SortFunc(t.numbers, func(a, b weighed) int { return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.weight, b.weight)) })
	below := 0.0
	for i, n := range t.numbers {
		below += n.weight
		switch {
		case 2*below > t.weight:
			return Value{rounded(n.value, t.decimals)}
		case 2*below == t.weight && i+1 < len(t.numbers):
			return halfWay(n.value, t.numbers[i+1].value, t.decimals)
		}
	}
	return Value{rounded(t.numbers[len(t.numbers)-1].value, t.decimals)}
}

func halfWay(a, b float64, decimals int) Cell {
	if a != b {
		decimals++
	}
	return Value{rounded(a+(b-a)/2, decimals)}
}

// rounded gives a number with as many decimals as its file can keep.
func rounded(value float64, decimals int) Number {
	whole := len(strconv.FormatFloat(math.Abs(value), 'f', 0, 64))
	decimals = max(0, min(decimals, maxDigits-whole))
	written, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'f', decimals, 64), 64)
	return Number{written + 0, decimals} // -0 becomes 0
}

// crossTally adds up what each group of respondents answered to one question.
type crossTally struct {
	question, by *inquiry
	groups       []tally // in the order of the answers to by
}

func newCrossTally(r *respondents, crosstab Crosstab, weighted bool) crossTally {
	find := func(ref schema.Ref) *inquiry {
		return &r.questions[slices.IndexFunc(r.questions, func(q inquiry) bool { return string(q.ID) == ref.ID })]
	}
	x := crossTally{question: find(crosstab.Question), by: find(crosstab.By)}
	for range x.by.Answers {
		x.groups = append(x.groups, newTally(x.question.Question, weighted))
	}
	return x
}

func (x *crossTally) add(weight float64) {
	for _, group := range x.by.given {
		x.groups[group].add(x.question, weight)
	}
}

// figures gives the true figures of each group. What is wrong with them is told at the cross-tabulation.
func (x *crossTally) figures(at source.Pos) []Group {
	groups := make([]Group, len(x.groups))
	for i := range x.groups {
		t := &x.groups[i]
		groups[i] = Group{At: at, ID: x.by.Answers[i].ID, Base: Figure{At: at, Cell: Count(t.base), respondents: &t.base}}
		cells, respondents := t.cells()
		for j, cell := range cells {
			groups[i].Answers = append(groups[i].Answers, schema.Entry[Figure]{Name: x.question.Answers[j].ID, Value: Figure{At: at, Cell: cell, respondents: &respondents[j]}})
		}
	}
	return groups
}
