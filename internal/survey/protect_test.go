package survey_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salient/internal/survey"
)

// crossing writes a survey of two questions, q of some answers and g of groups, of which one is tallied by the other.
// Each group is its counts; the totals are theirs.
func crossing(groups ...[]int) string {
	n, totals := 0, make([]int, len(groups[0]))
	var questions, by, crosstab strings.Builder
	for g, counts := range groups {
		base := 0
		fmt.Fprintf(&crosstab, "      - {id: g%d, answers: {", g)
		for a, count := range counts {
			fmt.Fprintf(&crosstab, "a%d: %d, ", a, count)
			totals[a] += count
			base += count
		}
		n += base
		fmt.Fprintf(&crosstab, "}, base: %d}\n", base)
		fmt.Fprintf(&by, "      - {id: g%d, label: G, count: %d}\n", g, base)
	}
	for a, total := range totals {
		fmt.Fprintf(&questions, "      - {id: a%d, label: A, count: %d}\n", a, total)
	}
	const question = "  - id: %s\n    label: Q\n    text: not-stated\n    response: single\n    unit: respondents\n    base: {n: %d}\n    answers:\n%s"
	return strings.Replace(head, "n: 32", fmt.Sprint("n: ", n), 1) + "questions:\n" + fmt.Sprintf(question, "q", n, questions.String()) + fmt.Sprintf(question, "g", n, by.String()) +
		"crosstabs:\n  - question: q\n    by: g\n    groups:\n" + crosstab.String()
}

// groups writes the groups of a cross-tabulation: 60: 30 · 18.
func groups(x *survey.CrossTally) string {
	var s []string
	for _, g := range x.Groups {
		line := show(g.Base) + ":"
		for _, cell := range g.Cells {
			line += " " + show(cell)
		}
		s = append(s, line)
	}
	return strings.Join(s, ", ")
}

func TestCrosstabs(t *testing.T) {
	for _, test := range []struct {
		name   string
		groups [][]int
		want   string
	}{
		{"nothing small", [][]int{{30, 20}, {25, 40}}, "50: 30 20, 65: 25 40"},
		{"one small: two rows and two columns", [][]int{{30, 4, 20}, {25, 40, 22}, {50, 60, 70}}, "54: 30 · ·, 87: 25 · ·, 180: 50 60 70"},
		{"all of a group", [][]int{{30, 0}, {25, 40}, {31, 33}}, "30: · ·, 65: 25 40, 64: · ·"},
		{"none of a group", [][]int{{20, 30, 0}, {25, 40, 12}, {31, 33, 35}}, "50: · · ·, 77: · · ·, 99: 31 33 35"},
		{"an answer that nobody gave tells nothing", [][]int{{20, 30, 0}, {25, 40, 0}}, "50: 20 30 0, 65: 25 40 0"},
		{"an empty group tells nothing", [][]int{{20, 30}, {25, 40}, {0, 0}}, "50: 20 30, 65: 25 40, 0: 0 0"},
		{"a small group", [][]int{{3, 4}, {25, 40}, {31, 33}}, "·: · ·, ·: · ·, 64: 31 33"},
	} {
		t.Run(test.name, func(t *testing.T) {
			published := parse(t, crossing(test.groups...)).Publish()
			x := published.Crosstab("q", "g")
			if got := groups(x); got != test.want {
				t.Errorf("%s, want %s; q %s, g %s", got, test.want, cells(x.Question), cells(x.By))
			}
			if x.Question != published.Question("q") || x.By != published.Question("g") || x.Withholds() != strings.Contains(test.want, "·") || published.Crosstab("g", "q") != nil {
				t.Error("a cross-tabulation is not that of its questions")
			}
		})
	}
}

func TestReasons(t *testing.T) {
	text := crossing([]int{30, 4, 20}, []int{25, 40, 22}, []int{50, 60, 0})
	var got []string
	for _, w := range parse(t, text).Withholdings() {
		got = append(got, name(w)+" "+string(w.Reason))
	}
	want := []string{
		"q.a0 by g.g0 complementary", "q.a1 by g.g0 small", "q.a2 by g.g0 complementary",
		"q.a0 by g.g2 alike", "q.a1 by g.g2 alike", "q.a2 by g.g2 alike",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A base that follows from the answers that led to a question is withheld with them.
func TestFilters(t *testing.T) {
	text := head + asked("{n: 32}", "count: 20", "count: 8", "count: 4") + `  - id: why
    label: W
    text: not-stated
    response: multiple
    unit: respondents
    asked_if: {question: q, answers: [a1]}
    base: {n: 8, asked: 8}
    answers:
      - {id: time, label: T, count: 8}
`
	published := parse(t, text).Publish()
	why := published.Question("why")
	if got := cells(published.Question("q")) + " of " + show(published.Question("q").Base.N) + ", " + cells(why) + " of " + show(why.Base.N) + " of " + show(why.Base.Asked); got != "20 · · of 32, · of · of ·" {
		t.Error(got)
	}
}

// grown is a survey with what its first release published.
func grown(n int, counts []int, before int, earlier string) string {
	var answers []string
	for _, count := range counts {
		answers = append(answers, fmt.Sprint("count: ", count))
	}
	return strings.Replace(head, "n: 32", fmt.Sprint("n: ", n), 1) + "release: 2\n" + asked(fmt.Sprintf("{n: %d}", n), answers...) +
		fmt.Sprintf("earlier:\n  - release: 1\n    n: %d\n    questions:\n      q: {base: %d, answers: {%s}}\n", before, before, earlier)
}

func TestProtectionAcrossReleases(t *testing.T) {
	for _, test := range []struct {
		name, text, want, problem string
	}{
		{name: "unchanged", text: grown(60, []int{30, 25, 5}, 60, "a0: 30, a1: withheld, a2: withheld"), want: "30 · ·"},
		{name: "many more", text: grown(110, []int{50, 45, 15}, 60, "a0: 30, a1: 18, a2: 12"), problem: ""},
		{name: "enough more of each", text: grown(110, []int{50, 38, 22}, 60, "a0: 30, a1: 18, a2: 12"), want: "50 38 22"},
		{name: "once withheld is always withheld", text: grown(110, []int{50, 40, 20}, 60, "a0: 30, a1: withheld, a2: withheld"), want: "50 · ·"},
		{name: "few of those who joined gave one answer", text: grown(110, []int{50, 45, 15}, 60, "a0: 30, a1: 18, a2: 12"), want: "50 · ·"},
		{name: "one more", text: grown(61, []int{31, 18, 12}, 60, "a0: 30, a1: 18, a2: 12"), problem: "so few respondents more or fewer"},
		{name: "one less", text: grown(59, []int{29, 18, 12}, 60, "a0: 30, a1: 18, a2: 12"), problem: "so few respondents more or fewer"},
		{name: "a correction by few", text: grown(60, []int{28, 20, 12}, 60, "a0: 30, a1: 18, a2: 12"), want: "· · 12"},
		{name: "a correction by many", text: grown(60, []int{15, 33, 12}, 60, "a0: 30, a1: 18, a2: 12"), want: "15 33 12"},
		{name: "a small count that was published", text: grown(60, []int{30, 26, 4}, 60, "a0: 30, a1: 26, a2: 4"), problem: "had by subtraction"},
		{name: "what would hide it was published", text: grown(60, []int{30, 26, 4}, 60, "a0: 30, a1: 26, a2: withheld"), problem: "had by subtraction"},
		{name: "a release that gave itself away", text: grown(110, []int{50, 40, 20}, 60, "a0: 30, a1: withheld, a2: 25"), problem: "had by subtraction"},
		{name: "a release twice", text: grown(80, []int{40, 40}, 60, "a0: 30, a1: 30") + "  - {release: 1, n: 60}\n", problem: "a release that is listed twice | 1"},
		{name: "a later release", text: strings.Replace(grown(80, []int{40, 40}, 60, "a0: 30, a1: 30"), "- release: 1", "- release: 2", 1), problem: "not before this one | 2"},
		{name: "a question that was dropped", text: grown(80, []int{40, 40}, 60, "a0: 30, a1: 30") + "      gone: {base: 60, answers: {x: 30}}\n", want: "40 40"},
	} {
		t.Run(test.name, func(t *testing.T) {
			codebook, problems := survey.Parse("x.yaml", "en", []byte(test.text))
			if told := tell(problems); (told != "") != (test.problem != "") || !strings.Contains(told, test.problem) {
				t.Fatalf("want %q, got %s", test.problem, told)
			}
			if got := cells(codebook.Publish().Question("q")); test.want != "" && got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// A mean is withheld with a base that changed by few.
func TestMeansAcrossReleases(t *testing.T) {
	text := strings.Replace(grown(80, nil, 60, "a0: 3.1"), "    answers:\n", "    answers: [{id: a0, label: M, value: 3.2}]\n", 1)
	text = strings.NewReplacer("response: single\n    unit: respondents", "response: number", "{n: 80}", "{n: 55}", "base: 60", "base: 50").Replace(text)
	published := parse(t, text).Publish().Question("q")
	if got := cells(published) + " of " + show(published.Base.N); got != "· of ·" {
		t.Error(got)
	}
}

func TestProblemsOfCrosstabs(t *testing.T) {
	text := crossing([]int{30, 24}, []int{25, 40})
	for _, test := range []struct{ name, old, new, want string }{
		{"unknown group", "{id: g1, answers", "{id: gg1, answers", "a group that is no answer to the question by which is tallied | gg1"},
		{"unknown answer", "a1: 24", "aa1: 24", "an answer that the question does not have | aa1"},
		{"no figure", "a1: 24, ", "", "a group without the figure of an answer | a1"},
		{"no base", ", base: 54", "", "a group without its base | g0"},
		{"a base that is a share", "base: 54", `base: "54%"`, "a base that is no count | g0"},
		{"over the base", "a1: 24", "a1: 55", "more respondents than there are in the group | a1"},
		{"a mean", "a1: 24", "a1: 2.5", "a value where answers are counted | a1"},
		{"totals", "a1: 24", "a1: 23", "figures that cannot all be right"},
		{"several answers", "id: g\n    label: Q\n    text: not-stated\n    response: single", "id: g\n    label: Q\n    text: not-stated\n    response: multiple", "a cross-tabulation by a question that takes more than one answer"},
		{"crossed twice", "crosstabs:\n", "crosstabs:\n  - {question: g, by: q}\n", "two questions that are crossed twice | q"},
	} {
		t.Run(test.name, func(t *testing.T) {
			codebook, problems := survey.Parse("x.yaml", "en", []byte(strings.Replace(text, test.old, test.new, 1)))
			if got := tell(problems); !strings.Contains(got, test.want) {
				t.Errorf("no %q in\n%s", test.want, got)
			}
			codebook.Publish()
			codebook.Withholdings()
		})
	}
}

// The answer of a hostile codebook may be no, but there is one.
func TestTooManyFigures(t *testing.T) {
	many := make([][]int, 120)
	for g := range many {
		many[g] = make([]int, 120)
		for a := range many[g] {
			many[g][a] = 1 + (g*a)%30
		}
	}
	codebook, problems := survey.Parse("x.yaml", "en", []byte(crossing(many...)))
	if got := tell(problems); !strings.Contains(got, "more cells of cross-tabulations than can be protected") {
		t.Errorf("%.200s", got)
	}
	for _, g := range codebook.Publish().Crosstabs[0].Groups {
		if slices.ContainsFunc(g.Cells, func(c survey.Cell) bool { return c != survey.Withheld{} }) {
			t.Fatal("it is shown")
		}
	}
}

// Shares are counts that are rounded: that they do not add up is no slip.
func TestCrosstabsOfShares(t *testing.T) {
	text := crossing([]int{17, 17, 16}, []int{30, 4, 20}, []int{50, 60, 40})
	text = strings.Replace(text, "a0: 17, a1: 17, a2: 16, ", `a0: "33%", a1: "33%", a2: "33%"`, 1)
	text = strings.Replace(text, "a0: 30, a1: 4, a2: 20, ", `a0: "56%", a1: "7%", a2: "37%"`, 1)
	if got := groups(parse(t, text).Publish().Crosstab("q", "g")); got != "50: 33% · ·, 54: 56% · ·, 150: 50 60 40" {
		t.Error(got)
	}
}

// What is withheld is the same in every language.
func TestProtectionInOtherLanguages(t *testing.T) {
	codebook := parse(t, crossing([]int{30, 4, 20}, []int{25, 40, 22}, []int{50, 60, 70}))
	spanish, problems := codebook.In("es", "es.yaml", []byte("title: Cómo\n"))
	if len(problems) > 0 || groups(&spanish.Publish().Crosstabs[0]) != groups(&codebook.Publish().Crosstabs[0]) {
		t.Error(tell(problems))
	}
}
