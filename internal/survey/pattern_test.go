package survey_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"salient/internal/survey"
)

// questionnaire is a survey as its questionnaire has it.
type questionnaire struct {
	name      string
	questions []designed
	crosstabs [][2]int // question, by
	leaning   float64  // how much an answer goes with that to the question before, from 0 to 1
}

type designed struct {
	answers  int
	multiple bool
	filter   int // the question that leads to this one, -1 where everybody is asked
	led      int // its answers that do: a bit for each
}

// pattern is all that one respondent can answer: of each question a set of answers.
type pattern []int

// asked says whether somebody who answers so is asked a question.
func (d *questionnaire) asked(p pattern, q int) bool {
	return d.questions[q].filter < 0 || p[d.questions[q].filter]&d.questions[q].led != 0
}

// patterns gives every way to fill the questionnaire in, but for leaving all of it out.
func (d *questionnaire) patterns() (all []pattern) {
	p := make(pattern, len(d.questions))
	var fill func(q int)
	fill = func(q int) {
		if q == len(p) {
			if slices.ContainsFunc(p, func(set int) bool { return set != 0 }) {
				all = append(all, slices.Clone(p))
			}
			return
		}
		for set := range 1 << d.questions[q].answers {
			if several := set&(set-1) != 0; several && !d.questions[q].multiple || set != 0 && !d.asked(p, q) {
				continue
			}
			p[q] = set
			fill(q + 1)
		}
		p[q] = 0
	}
	fill(0)
	return all
}

// text writes the codebook before it is tallied.
func (d *questionnaire) text(minimum int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%sminimum_cell: %d\nquestions:\n", head, minimum)
	list := func(set int) (ids []string) {
		for a := 0; set>>a != 0; a++ {
			if set>>a&1 == 1 {
				ids = append(ids, fmt.Sprint("a", a))
			}
		}
		return ids
	}
	for i, q := range d.questions {
		response, filter, answers := "single", "", ""
		if q.multiple {
			response = "multiple"
		}
		if q.filter >= 0 {
			filter = fmt.Sprintf("asked_if: {question: q%d, answers: [%s]}, ", q.filter, strings.Join(list(q.led), ", "))
		}
		for _, id := range list(1<<q.answers - 1) {
			answers += fmt.Sprintf("{id: %s, label: A}, ", id)
		}
		fmt.Fprintf(&b, "  - {id: q%d, label: Q, text: not-stated, response: %s, unit: respondents, %sbase: not-stated, answers: [%s]}\n", i, response, filter, answers)
	}
	if len(d.crosstabs) > 0 {
		b.WriteString("crosstabs:\n")
	}
	for _, x := range d.crosstabs {
		fmt.Fprintf(&b, "  - {question: q%d, by: q%d}\n", x[0], x[1])
	}
	return b.String()
}

// rows writes the answers of respondents.
func (d *questionnaire) rows(respondents []pattern) string {
	var b strings.Builder
	for i := range d.questions {
		fmt.Fprintf(&b, "q%d,", i)
	}
	b.WriteString("remark\n")
	for _, p := range respondents {
		for _, set := range p {
			var ids []string
			for a := 0; set>>a != 0; a++ {
				if set>>a&1 == 1 {
					ids = append(ids, fmt.Sprint("a", a))
				}
			}
			b.WriteString(strings.Join(ids, ";") + ",")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// respond invents a respondent.
func (d *questionnaire) respond(random *rand.Rand) pattern {
	for {
		p := make(pattern, len(d.questions))
		before := 0
		for i, q := range d.questions {
			switch {
			case !d.asked(p, i) || random.IntN(15) == 0:
				continue
			case q.multiple:
				p[i] = 1 << random.IntN(q.answers)
				if random.IntN(3) == 0 {
					p[i] |= 1 << random.IntN(q.answers)
				}
			case i > 0 && random.Float64() < d.leaning:
				p[i] = 1 << (before % q.answers)
			default:
				p[i] = 1 << min(random.IntN(q.answers), random.IntN(q.answers))
			}
			for before = 0; p[i]>>before&1 == 0; before++ {
			}
		}
		if slices.ContainsFunc(p, func(set int) bool { return set != 0 }) {
			return p
		}
	}
}

// figure is a published cell, and which patterns it counts.
type figure struct {
	name   string
	cell   survey.Cell
	least  float64 // what a reader knows a withheld one to be at least
	parted bool    // answers that are not 0 tell that it is more than 1
	counts func(pattern) bool
}

// figures gives all that is published of a survey.
func (d *questionnaire) figures(published *survey.Survey) (all []figure) {
	add := func(name string, cell survey.Cell, least float64, counts func(pattern) bool) {
		if cell != nil && cell != (survey.NotStated{}) {
			all = append(all, figure{name, cell, least, false, counts})
		}
	}
	for i, q := range d.questions {
		tally := &published.Questions[i]
		add(string(tally.ID), tally.Base.N, 1, func(p pattern) bool { return p[i] != 0 })
		add(string(tally.ID)+" asked", tally.Base.Asked, 1, func(p pattern) bool { return d.asked(p, i) })
		all[len(all)-2].parted, all[len(all)-1].parted = true, true
		least := 1.0
		if q.filter >= 0 {
			least = 0
		}
		for a, row := range tally.Rows {
			add(fmt.Sprint(tally.ID, ".", row.ID), row.Cell, least, func(p pattern) bool { return p[i]>>a&1 == 1 })
			for _, later := range d.questions {
				all[len(all)-1].parted = all[len(all)-1].parted || later.filter == i
			}
		}
	}
	for k, x := range d.crosstabs {
		for g, group := range published.Crosstabs[k].Groups {
			name := fmt.Sprintf("q%d by q%d.%s", x[0], x[1], group.ID)
			add(name, group.Base, 0, func(p pattern) bool { return p[x[1]]>>g&1 == 1 && p[x[0]] != 0 })
			for a, cell := range group.Cells {
				add(fmt.Sprint(name, ".a", a), cell, 0, func(p pattern) bool { return p[x[1]]>>g&1 == 1 && p[x[0]]>>a&1 == 1 })
			}
		}
	}
	return all
}

// attackByPatterns is the strongest reader we can think of: the unknowns are how many respondents filled the whole
// questionnaire in in each way there is, in each release, of which every published figure is a sum. It tells of the
// withheld figures of which more can be worked out than is asked for.
func (d *questionnaire) attackByPatterns(t *testing.T, minimum int, published []*survey.Survey, respondents []pattern) (told []string, withheld int) {
	t.Helper()
	patterns := d.patterns()
	var low, high []float64
	var rows []map[int]float64
	var right []float64
	variable := func(from, to float64) int {
		low, high = append(low, from), append(high, to)
		return len(low) - 1
	}
	equation := func(terms map[int]float64, sum float64) { rows, right = append(rows, terms), append(right, sum) }
	var hidden []int
	var names []string
	var truth []int
	var parted []bool
	before := []int(nil)
	n := 0
	for _, release := range published {
		all := map[int]float64{}
		now := make([]int, len(patterns))
		for i := range patterns {
			now[i] = variable(0, float64(release.N.Value))
			all[now[i]] = 1
			if before != nil {
				equation(map[int]float64{now[i]: 1, before[i]: -1, variable(0, float64(release.N.Value-n)): -1}, 0)
			}
		}
		before, n = now, release.N.Value
		equation(all, float64(n))
		for _, f := range d.figures(release) {
			sum, true_ := map[int]float64{}, 0
			for i, p := range patterns {
				if f.counts(p) {
					sum[now[i]] = 1
				}
			}
			for _, p := range respondents[:n] {
				if f.counts(p) {
					true_++
				}
			}
			if count, shown := f.cell.(survey.Count); shown {
				equation(sum, float64(count))
				continue
			}
			v := variable(f.least, float64(n))
			sum[v] = -1
			equation(sum, 0)
			hidden, names, truth = append(hidden, v), append(names, fmt.Sprint(release.Release, ": ", f.name)), append(truth, true_)
			parted = append(parted, f.parted)
		}
	}
	dense := make([][]float64, len(rows))
	for i, terms := range rows {
		dense[i] = make([]float64, len(low))
		for v, sign := range terms {
			dense[i][v] = sign
		}
	}
	ranges, ok := survey.Range(dense, right, low, high, hidden)
	if !ok {
		t.Fatal("the reader's equations contradict the truth")
	}
	for i, ends := range ranges {
		small := 1 <= truth[i] && truth[i] < minimum
		if ends[1]-ends[0] < float64(minimum-2)-1e-6 || small && !parted[i] && (ends[0] > 1+1e-6 || ends[1] < float64(minimum-1)-1e-6) {
			told = append(told, fmt.Sprintf("%s, truly %d, is %.2f to %.2f", names[i], truth[i], ends[0], ends[1]))
		}
	}
	return told, len(ranges)
}

var questionnaires = []questionnaire{
	{"filter and crosstabs", []designed{{2, false, -1, 0}, {2, false, -1, 0}, {2, true, 1, 2}}, [][2]int{{1, 0}, {2, 0}}, 0.3},
	{"filter, three groups", []designed{{3, false, -1, 0}, {3, false, -1, 0}, {2, false, 1, 6}}, [][2]int{{1, 0}, {2, 0}}, 0.3},
	{"filter, turned", []designed{{3, false, -1, 0}, {2, false, -1, 0}, {2, false, 1, 2}}, [][2]int{{0, 1}, {2, 0}}, 0.3},
	{"triangle", []designed{{2, false, -1, 0}, {2, false, -1, 0}, {3, false, -1, 0}}, [][2]int{{0, 1}, {0, 2}, {1, 2}}, 0.6},
	{"triangle, close", []designed{{2, false, -1, 0}, {2, false, -1, 0}, {2, false, -1, 0}}, [][2]int{{0, 1}, {0, 2}, {1, 2}}, 0.85},
	{"several answers", []designed{{3, true, -1, 0}, {2, false, -1, 0}}, [][2]int{{0, 1}}, 0.3},
}

// Not even a reader who reasons about whole questionnaires finds out more of a withheld figure than is asked for.
func TestNobodyFindsOutByPatterns(t *testing.T) {
	for _, d := range questionnaires {
		t.Run(d.name, func(t *testing.T) {
			withheld, refused := 0, 0
			const surveys = 20
			for seed := uint64(10); seed < 10+surveys; seed++ {
				random := rand.New(rand.NewPCG(seed, 11))
				minimum := 5 + 5*int(seed%2)
				text := d.text(minimum)
				var respondents []pattern
				var published []*survey.Survey
				for range 1 + seed%4/2 {
					for range 12 + random.IntN(69) {
						respondents = append(respondents, d.respond(random))
					}
					revision, problems := revise(t, text, d.rows(respondents))
					if revision == nil {
						refused++
						t.Logf("seed %d: %s", seed, tell(problems))
						break
					}
					text = string(revision.Text)
					published = append(published, revision.Published)
				}
				if len(published) == 0 {
					continue
				}
				told, cells := d.attackByPatterns(t, minimum, published, respondents)
				withheld += cells
				if len(told) > 0 {
					t.Errorf("seed %d, minimum %d, %d releases: %s", seed, minimum, len(published), strings.Join(told, "; "))
				}
			}
			if withheld < 5*surveys || refused > 1 {
				t.Errorf("%d withheld in %d surveys, %d refused", withheld, surveys, refused)
			}
		})
	}
}
