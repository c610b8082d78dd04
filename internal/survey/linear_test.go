package survey_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"salient/internal/survey"
)

// reader is somebody who writes all that is published as linear equations over what they do not know. Unlike the engine
// they have no table of what is left over, but give each question one more answer, none, and each table one more group.
type reader struct {
	terms     []map[int]float64
	right     []float64
	low, high []float64
	withheld  []int
	names     []string
	truth     []int
	release   int
}

func (r *reader) variable(low, high float64) int {
	r.low, r.high = append(r.low, low), append(r.high, high)
	return len(r.low) - 1
}

// read gives a published figure a variable, which is its number where there is one.
func (r *reader) read(cell survey.Cell, name string, truth int, least, n float64) int {
	if count, shown := cell.(survey.Count); shown {
		return r.variable(float64(count), float64(count))
	}
	v := r.variable(least, n)
	r.withheld, r.names, r.truth = append(r.withheld, v), append(r.names, fmt.Sprint(r.release, ": ", name)), append(r.truth, truth)
	return v
}

// is says that parts add up to a total.
func (r *reader) is(total int, parts ...int) {
	terms := map[int]float64{total: -1}
	for _, part := range parts {
		terms[part]++
	}
	r.terms, r.right = append(r.terms, terms), append(r.right, 0)
}

// survey takes in what one release published, and gives a variable for every number of it in a fixed order.
func (r *reader) survey(s *sample, published *survey.Survey) []int {
	r.release = published.Release
	n := float64(published.N.Value)
	first := len(r.low)
	all := r.variable(n, n)
	totals, bases := make([][]int, len(s.questions)), make([]int, len(s.questions))
	for i, q := range s.questions {
		tally := &published.Questions[i]
		bases[i] = r.read(tally.Base.N, string(tally.ID), s.count(i, -1, -1, 0), 1, n)
		var answers []int
		for a := range q.answers {
			answers = append(answers, r.read(tally.Rows[a].Cell, fmt.Sprint(tally.ID, ".", tally.Rows[a].ID), s.count(i, a, -1, 0), 1, n))
		}
		silent := r.variable(0, n)
		r.is(all, bases[i], silent)
		if q.multiple {
			for _, answer := range answers {
				r.is(bases[i], answer, r.variable(0, n))
			}
		} else {
			r.is(bases[i], answers...)
		}
		totals[i] = append(answers, silent)
	}
	for k, x := range s.crosstabs {
		q, by := x[0], x[1]
		var in, silent []int // of each group, and of those in none: those who answered, and who did not
		cells := make([][]int, s.questions[q].answers)
		for g := range s.questions[by].answers + 1 {
			var parts []int
			if g < s.questions[by].answers {
				group := &published.Crosstabs[k].Groups[g]
				name := fmt.Sprintf("%s by %s.%s", published.Crosstabs[k].Question.ID, published.Crosstabs[k].By.ID, group.ID)
				in = append(in, r.read(group.Base, name, s.count(q, -1, by, g), 0, n))
				for a, cell := range group.Cells {
					parts = append(parts, r.read(cell, fmt.Sprint(name, ".", a), s.count(q, a, by, g), 0, n))
				}
			} else {
				in = append(in, r.variable(0, n))
				for range s.questions[q].answers {
					parts = append(parts, r.variable(0, n))
				}
			}
			silent = append(silent, r.variable(0, n))
			r.is(totals[by][g], in[g], silent[g])
			if s.questions[q].multiple {
				for _, part := range parts {
					r.is(in[g], part, r.variable(0, n))
				}
			} else {
				r.is(in[g], parts...)
			}
			for a, part := range parts {
				cells[a] = append(cells[a], part)
			}
		}
		r.is(bases[q], in...)
		r.is(totals[q][len(totals[q])-1], silent...)
		for a := range cells {
			r.is(totals[q][a], cells[a]...)
		}
	}
	var variables []int
	for v := first; v < len(r.low); v++ {
		variables = append(variables, v)
	}
	return variables
}

// attackByBounds gives the withheld figures that linear bounds tell more of than is asked for.
func attackByBounds(t *testing.T, s *sample, published []*survey.Survey, sizes []int) (told []string, withheld int) {
	t.Helper()
	r := &reader{}
	rows := s.rows
	var before []int
	for i, p := range published {
		s.rows = rows[:sizes[i]]
		now := r.survey(s, p)
		for k, v := range before { // all that can be counted of a survey that grows, grows
			joined := r.variable(0, float64(sizes[i]-sizes[i-1]))
			r.is(now[k], v, joined)
		}
		before = now
	}
	s.rows = rows
	dense := make([][]float64, len(r.terms))
	for i, terms := range r.terms {
		dense[i] = make([]float64, len(r.low))
		for v, sign := range terms {
			dense[i][v] = sign
		}
	}
	ranges, ok := survey.Range(dense, r.right, r.low, r.high, r.withheld)
	if !ok {
		t.Fatal("the reader's equations contradict the truth")
	}
	for i, ends := range ranges {
		low, high, truth := ends[0], ends[1], float64(r.truth[i])
		if truth < low-1e-6 || truth > high+1e-6 {
			t.Errorf("%s: %v is not in %v", r.names[i], truth, ends)
		}
		small := 1 <= truth && truth < float64(s.minimum)
		if high-low < float64(s.minimum-2)-1e-6 || small && (low > 1+1e-6 || high < float64(s.minimum-1)-1e-6) {
			told = append(told, fmt.Sprintf("%s, truly %v, is %.2f to %.2f", r.names[i], truth, low, high))
		}
	}
	return told, len(ranges)
}

// No reader who solves all equations at once finds out more of a withheld figure than is asked for.
func TestNobodyFindsOutByLinearBounds(t *testing.T) {
	withheld := 0
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 9))
		s := &sample{minimum: 5 + random.IntN(6)}
		for i := range 3 + random.IntN(3) {
			s.questions = append(s.questions, sampledQuestion{answers: 2 + random.IntN(4), multiple: i > 1 && random.IntN(3) == 0})
		}
		for i := range random.IntN(4) {
			s.crosstabs = append(s.crosstabs, [][2]int{{2, 0}, {1, 0}, {2, 1}}[i])
		}
		waves := []int{60 + random.IntN(200), 12 + random.IntN(60), 12 + random.IntN(60)}[:1+random.IntN(3)]
		gaps := random.IntN(2) == 0
		var published []*survey.Survey
		var sizes []int
		before := ""
		for i, wave := range waves {
			s.respond(random, wave, gaps)
			text := s.text(i+1, before)
			codebook, problems := survey.Parse("x.yaml", "en", []byte(text))
			if len(problems) > 0 {
				t.Logf("seed %d, release %d: %s", seed, i+1, strings.SplitN(tell(problems), "\n", 2)[0])
				break
			}
			published, sizes = append(published, codebook.Publish()), append(sizes, len(s.rows))
			before = earlier(published[i], before)
		}
		if len(published) == 0 {
			continue
		}
		told, cells := attackByBounds(t, s, published, sizes)
		withheld += cells
		if len(told) > 0 {
			t.Errorf("seed %d, %d releases, gaps %t: %s", seed, len(published), gaps, strings.Join(told, "; "))
		}
	}
	t.Log(withheld, "withheld")
}
