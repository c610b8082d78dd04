package survey_test

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"strings"
	"testing"

	"salient/internal/survey"
)

// sums says of each figure of a survey which combinations of answers it adds up: of each question its answers, of each
// group of each cross-tabulation its base and its answers.
func (s *sample) sums() (sums [][]int) {
	combinations := 1
	for _, q := range s.questions {
		combinations *= q.answers
	}
	add := func(question, answer, by, group int) {
		var cells []int
		for cell := range combinations {
			given, grouped, rest := answer < 0, by < 0, cell
			for i, q := range s.questions {
				a := rest % q.answers
				rest /= q.answers
				given = given || i == question && a == answer
				grouped = grouped || i == by && a == group
			}
			if given && grouped {
				cells = append(cells, cell)
			}
		}
		sums = append(sums, cells)
	}
	for i, q := range s.questions {
		for a := range q.answers {
			add(i, a, -1, 0)
		}
	}
	for _, x := range s.crosstabs {
		for g := range s.questions[x[1]].answers {
			add(x[0], -1, x[1], g)
			for a := range s.questions[x[0]].answers {
				add(x[0], a, x[1], g)
			}
		}
	}
	return sums
}

// truth gives the figures that the rows have, in the same order.
func (s *sample) truth() (truth []int) {
	for i, q := range s.questions {
		for a := range q.answers {
			truth = append(truth, s.count(i, a, -1, 0))
		}
	}
	for _, x := range s.crosstabs {
		for g := range s.questions[x[1]].answers {
			truth = append(truth, s.count(x[0], -1, x[1], g))
			for a := range s.questions[x[0]].answers {
				truth = append(truth, s.count(x[0], a, x[1], g))
			}
		}
	}
	return truth
}

// flat gives the cells of a published survey in the same order.
func flat(published *survey.Survey) (cells []survey.Cell, names []string, answers []bool) {
	for _, q := range published.Questions {
		for _, row := range q.Rows {
			cells, names, answers = append(cells, row.Cell), append(names, fmt.Sprint(q.ID, ".", row.ID)), append(answers, true)
		}
	}
	for _, x := range published.Crosstabs {
		for _, g := range x.Groups {
			cells, names, answers = append(cells, g.Base), append(names, fmt.Sprint(x.Question.ID, " by ", x.By.ID, ".", g.ID)), append(answers, false)
			for a, cell := range g.Cells {
				cells, names, answers = append(cells, cell), append(names, fmt.Sprint(x.Question.ID, ".", x.Question.Rows[a].ID, " by ", x.By.ID, ".", g.ID)), append(answers, false)
			}
		}
	}
	return cells, names, answers
}

// compositions calls a function with each way to put n into so many cells.
func compositions(n, cells int, visit func([]int)) {
	joint := make([]int, cells)
	var put func(at, left int)
	put = func(at, left int) {
		if at == cells-1 {
			joint[at] = left
			visit(joint)
			return
		}
		for k := range left + 1 {
			joint[at] = k
			put(at+1, left-k)
		}
	}
	put(0, n)
}

// release is what one release published, and what a reader makes of it.
type release struct {
	n       int
	cells   []survey.Cell
	names   []string
	answers []bool   // of a question, where none is never withheld
	truth   []int    // which the reader does not know
	values  []uint64 // which each figure may have: a bit for each
}

func released(s *sample, codebook *survey.Codebook) *release {
	r := &release{n: len(s.rows), truth: s.truth()}
	r.cells, r.names, r.answers = flat(codebook.Publish())
	return r
}

// allows says whether a survey with such respondents could be behind what was published.
func (r *release) allows(joint []int, sums [][]int, figures []int) bool {
	for i, sum := range sums {
		figures[i] = 0
		for _, cell := range sum {
			figures[i] += joint[cell]
		}
		if count, shown := r.cells[i].(survey.Count); shown && int(count) != figures[i] || !shown && r.answers[i] && figures[i] < 1 {
			return false
		}
	}
	return true
}

// attack tries every survey that could be behind what was published: every way in which the respondents can fall into
// the combinations of all answers, and those who joined later. It knows that each gave one answer to each question. It
// tells of the withheld figures of which more can be worked out than is asked for.
func attack(s *sample, releases []*release) (told []string) {
	sums := s.sums()
	combinations := 1
	for _, q := range s.questions {
		combinations *= q.answers
	}
	for _, r := range releases {
		r.values = make([]uint64, len(sums))
	}
	var grow func(at int, joint []int) bool
	grow = func(at int, joint []int) bool {
		r, figures := releases[at], make([]int, len(sums))
		if !r.allows(joint, sums, figures) {
			return false
		}
		possible := at == len(releases)-1
		if !possible {
			next := make([]int, len(joint))
			compositions(releases[at+1].n-r.n, len(joint), func(joined []int) {
				for i := range joined {
					next[i] = joint[i] + joined[i]
				}
				possible = grow(at+1, next) || possible
			})
		}
		if possible {
			for i, figure := range figures {
				r.values[i] |= 1 << figure
			}
		}
		return possible
	}
	compositions(releases[0].n, combinations, func(joint []int) { grow(0, joint) })
	for at, r := range releases {
		for i, cell := range r.cells {
			low, high := bits.TrailingZeros64(r.values[i]), bits.Len64(r.values[i])-1
			small := uint64(1)<<s.minimum - 2 // 1 to the minimum less 1
			if cell == (survey.Withheld{}) && (high-low < s.minimum-2 || 1<<r.truth[i]&small != 0 && r.values[i]&small != small) {
				told = append(told, fmt.Sprintf("release %d: %s, truly %d, is %d to %d", at+1, r.names[i], r.truth[i], low, high))
			}
		}
	}
	return told
}

// publishAll publishes a survey after each wave of respondents, until what is public leaves no way to protect what is
// new. It fails where a small count is shown, or a count that is not true.
func publishAll(t *testing.T, s *sample, r *rand.Rand, waves []int, gaps bool) (releases []*release, text string) {
	t.Helper()
	before := ""
	for i, wave := range waves {
		s.respond(r, wave, gaps)
		written := s.text(i+1, before)
		codebook, problems := survey.Parse("x.yaml", "en", []byte(written))
		for _, p := range problems {
			if !strings.Contains(p.What, "subtraction") {
				t.Fatalf("%s\n%s", tell(problems), written)
			}
		}
		if len(problems) > 0 {
			break
		}
		text = written
		releases = append(releases, released(s, codebook))
		for k, cell := range releases[i].cells {
			truth := releases[i].truth[k]
			if count, shown := cell.(survey.Count); shown && (int(count) != truth || 1 <= count && int(count) < s.minimum) {
				t.Errorf("%s, truly %d, is shown as %d", releases[i].names[k], truth, count)
			}
		}
		before = earlier(codebook.Publish(), before)
	}
	return releases, text
}

// No reader who tries everything finds out more of a withheld figure than is asked for.
func TestNobodyFindsOutByTryingEverything(t *testing.T) {
	for _, test := range []struct {
		name      string
		answers   []int
		crosstabs [][2]int
		waves     []int
		times     int
	}{
		{"one question", []int{4}, nil, []int{16}, 200},
		{"a cross-tabulation", []int{3, 2}, [][2]int{{0, 1}}, []int{20}, 60},
		{"a larger one", []int{3, 3}, [][2]int{{0, 1}}, []int{14}, 12},
		{"two that share a question", []int{2, 2, 2}, [][2]int{{0, 1}, {0, 2}}, []int{14}, 25},
		{"three that share questions", []int{2, 2, 2}, [][2]int{{0, 1}, {0, 2}, {1, 2}}, []int{14}, 25},
		{"releases", []int{4}, nil, []int{12, 6}, 60},
		{"three releases", []int{3}, nil, []int{10, 7, 6}, 60},
		{"releases of a cross-tabulation", []int{2, 2}, [][2]int{{0, 1}}, []int{14, 8}, 30},
	} {
		t.Run(test.name, func(t *testing.T) {
			withheld, published := 0, 0
			for seed := range uint64(test.times) {
				s := &sample{minimum: 5, crosstabs: test.crosstabs}
				for _, n := range test.answers {
					s.questions = append(s.questions, sampledQuestion{answers: n})
				}
				releases, text := publishAll(t, s, rand.New(rand.NewPCG(seed, 7)), test.waves, false)
				if published += len(releases); len(releases) == 0 {
					continue
				}
				for _, r := range releases {
					for _, cell := range r.cells {
						if cell == (survey.Withheld{}) {
							withheld++
						}
					}
				}
				if told := attack(s, releases); len(told) > 0 {
					t.Errorf("seed %d: %s\n%s", seed, strings.Join(told, "; "), text[strings.Index(text, "questions:"):])
				}
			}
			if withheld < test.times || published < test.times*len(test.waves)*2/3 {
				t.Errorf("%d withheld in %d releases of %d surveys: too little to attack", withheld, published, test.times)
			}
		})
	}
}

// The attack can succeed: whatever is withheld to hide others gives one of them away when it is shown.
func TestWhatIsWithheldBesideIsNeeded(t *testing.T) {
	shown := 0
	for seed := range uint64(40) {
		s := &sample{minimum: 5, questions: []sampledQuestion{{answers: 3}, {answers: 2}}, crosstabs: [][2]int{{0, 1}}}
		s.respond(rand.New(rand.NewPCG(seed, 8)), 24, false)
		codebook := parse(t, s.text(1, ""))
		reasons := map[string]survey.Reason{}
		for _, w := range codebook.Withholdings() {
			reasons[name(w)] = w.Reason
		}
		r := released(s, codebook)
		for i := range r.cells {
			if reasons[r.names[i]] != survey.Complementary {
				continue
			}
			shown++
			withheld := r.cells[i]
			r.cells[i] = survey.Count(r.truth[i])
			if told := attack(s, []*release{r}); len(told) == 0 {
				t.Errorf("seed %d: %s need not be withheld\n%s", seed, r.names[i], s.text(1, ""))
			}
			r.cells[i] = withheld
		}
	}
	if shown < 10 {
		t.Errorf("only %d tried", shown)
	}
}

// name names a figure as flat does.
func name(w survey.Withholding) string {
	n := w.Question
	if w.Answer != "" {
		n += "." + w.Answer
	}
	if w.By != "" {
		n += " by " + w.By + "." + w.Group
	}
	return n
}
