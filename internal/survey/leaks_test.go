package survey_test

import (
	"strings"
	"testing"

	"salient/internal/survey"
)

// Each test here is a way to a withheld figure that was once open.

// Shares are fractions: of a base that is withheld they tell how many it has.
func TestSharesOfAWithheldBase(t *testing.T) {
	text := strings.Replace(crossing([]int{15, 17}, []int{3, 4}, []int{50, 60}), "questions:", "weight: w\nquestions:", 1)
	for old, share := range map[string]string{
		"a0: 15, a1: 17": `a0: "46.9%", a1: "53.1%"`, "a0: 3, a1: 4": `a0: "42.9%", a1: "57.1%"`, "a0: 50, a1: 60": `a0: "45.5%", a1: "54.5%"`,
	} {
		text = strings.Replace(text, old, share, 1)
	}
	if got := groups(parse(t, text).Publish().Crosstab("q", "g")); got != "·: · ·, ·: · ·, 110: 45.5% 54.5%" {
		t.Error(got)
	}
}

// Two tables of the same questions have the same cells, whichever question comes first.
func TestTurnedCrosstabAcrossReleases(t *testing.T) {
	text := crossing([]int{42, 20}, []int{15, 28}) + `release: 2
earlier:
  - release: 1
    n: 90
    crosstabs:
      - question: g
        by: q
        groups:
          - {id: a0, base: 45, answers: {g0: 30, g1: 15}}
          - {id: a1, base: 45, answers: {g0: 20, g1: 25}}
`
	if got := groups(parse(t, text).Publish().Crosstab("q", "g")); got != "·: · 20, ·: 15 ·" {
		t.Error(got) // of the 28 of g1 who gave a1, 3 are new
	}
}

// Those who joined are a subgroup: that all of them gave one answer is withheld.
func TestAllWhoJoinedAnsweredAlike(t *testing.T) {
	for text, want := range map[string]string{
		grown(75, []int{35, 40}, 60, "a0: 35, a1: 25"):             "· ·",
		grown(75, []int{36, 39}, 60, "a0: 26, a1: 34"):             "· ·", // 5 and 10 more
		grown(80, []int{40, 40}, 60, "a0: 30, a1: 30"):             "40 40",
		grown(90, []int{45, 25, 20}, 60, "a0: 15, a1: 25, a2: 20"): "· 25 ·",
	} {
		if got := cells(parse(t, text).Publish().Question("q")); got != want {
			t.Errorf("%s, want %s in\n%s", got, want, text[strings.Index(text, "questions:"):])
		}
	}
}

// Of those who were asked because of an earlier answer, all are a subgroup too; that none gave an answer is a result.
func TestAllWhoWereAskedAnsweredAlike(t *testing.T) {
	for rows, want := range map[string]string{
		repeat("bad,time", 18):                           "· ·",
		repeat("bad,time", 18) + repeat("bad,", 12):      "· ·",
		repeat("bad,time;money", 18):                     "· ·",
		repeat("bad,time", 18) + repeat("bad,money", 14): "18 14",
	} {
		text := head + linked[:strings.Index(linked, "crosstabs:")]
		all := "region,view,why\n" + strings.ReplaceAll(rows, "bad", "north,bad") + repeat("south,good,", 40)
		if got := cells(must(revise(t, text, all)).Published.Question("why")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	text := head + strings.Replace(linked[:strings.Index(linked, "crosstabs:")], "{id: money, label: M}", "{id: money, label: M}, {id: fear, label: F}", 1)
	rows := "region,view,why\n" + repeat("north,bad,time", 18) + repeat("north,bad,money", 14) + repeat("south,good,", 40)
	if got := cells(must(revise(t, text, rows)).Published.Question("why")); got != "18 14 0" {
		t.Error(got)
	}
}

// A figure that a release showed under a lower minimum must not be recorded as withheld.
func TestMinimumRaisedBetweenReleases(t *testing.T) {
	text := head + "minimum_cell: 5\n" + crossed
	rows := "region,view\n" + repeat("north,good", 30) + repeat("north,bad", 7) + repeat("south,good", 15) + repeat("south,bad", 25)
	first := must(revise(t, text, rows))
	raised := strings.Replace(string(first.Text), "minimum_cell: 5", "minimum_cell: 10", 1)
	more := rows + repeat("south,good", 20) + repeat("south,bad", 20)
	if revision, problems := revise(t, raised, more); revision != nil || !strings.Contains(tell(problems), "figures of the last release that would be withheld now") {
		t.Error(tell(problems))
	}
	if revision, problems := revise(t, string(first.Text), more); revision == nil {
		t.Error(tell(problems))
	}
}

// Those who were asked are respondents, also of a question whose answers are mentions.
func TestAskedOfMentions(t *testing.T) {
	text := head + asked("{n: 32}", "count: 28", "count: 4") +
		strings.TrimPrefix(strings.NewReplacer("id: q\n", "id: why\n    asked_if: {question: q, answers: [a1]}\n", "single", "multiple", "unit: respondents", "unit: mentions").
			Replace(asked("{n: 40, asked: 4, label: mentions}", "count: 22", "count: 18")), "questions:\n")
	published := parse(t, text).Publish()
	if got := show(published.Question("why").Base.Asked) + " " + cells(published.Question("q")); got != "· · ·" {
		t.Error(got)
	}
}

// A withheld base is known to be withheld, in the file and in later releases.
func TestWithheldBases(t *testing.T) {
	rows := "region,view,why\n" + repeat("north,good,", 30) + repeat("south,good,", 22) + repeat("north,bad,time", 4) + repeat("south,bad,money", 3)
	first := must(revise(t, head+linked, rows))
	if !strings.Contains(string(first.Text), "base: {n: withheld, asked: withheld}") {
		t.Errorf("%s", first.Text)
	}
	base := parse(t, string(first.Text)).Publish().Question("why").Base
	if base.N != (survey.Withheld{}) || base.Asked != (survey.Withheld{}) {
		t.Errorf("%+v", base)
	}
	second := must(revise(t, string(first.Text), rows+repeat("north,bad,time", 30)+repeat("south,bad,money", 30)))
	if !strings.Contains(string(second.Text), "why: {base: withheld, asked: withheld,") {
		t.Errorf("%s", second.Text)
	}
	if base := second.Published.Question("why").Base; base.N != (survey.Withheld{}) {
		t.Errorf("what was withheld is shown: %+v", base)
	}
}

// Nothing hangs on the order in which a map is gone through.
func TestTheSameEveryTime(t *testing.T) {
	rows := "region,view,why\n" + repeat("north,good,", 30) + repeat("south,good,", 22) + repeat("north,bad,time", 9) + repeat("south,bad,money", 13) + repeat("south,bad,time", 2)
	first := string(must(revise(t, head+linked, rows)).Text)
	for range 5 {
		if again := string(must(revise(t, head+linked, rows)).Text); again != first {
			t.Fatalf("%s\n became\n%s", first, again)
		}
	}
}

// Everybody who answered gave one of the answers, also where they could give several: 30 who did less 25 who gave one
// leave at least 5 for the other.
func TestSeveralAnswersMakeUpTheirBase(t *testing.T) {
	text := head + strings.Replace(asked("{n: 30}", "count: 25", "count: 6"), "single", "multiple", 1)
	if got := cells(parse(t, text).Publish().Question("q")); got != "· ·" {
		t.Error(got)
	}
}
