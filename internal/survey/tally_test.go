package survey_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"salient/internal/source"
	"salient/internal/survey"
)

const rowsFile = "private/surveys/cso-engagement.csv"

// design parses a codebook without figures.
func design(t *testing.T, text string) *survey.Codebook {
	t.Helper()
	codebook, problems := survey.ParseDesign("content/data/surveys/cso-engagement.yaml", "en", []byte(text))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	return codebook
}

// revise tallies rows into a codebook.
func revise(t *testing.T, text, rows string) (*survey.Revision, []source.Problem) {
	t.Helper()
	return design(t, text).Revise([]byte(text), rowsFile, []byte(rows), false)
}

// repeat writes a row many times.
func repeat(row string, times int) string { return strings.Repeat(row+"\n", times) }

const untallied = `questions:
  - id: met   # who was met
    label: "Met an investor"
    text: not-stated
    response: single
    unit: respondents
    base: {n: not-stated, label: "all"}
    answers:
      - {id: often, label: "Often"}
      - {id: rarely, label: "Rarely"}   # keep
      - {id: never, label: "Never"}

  - id: why
    label: "Why not"
    text: not-stated
    response: multiple
    unit: mentions
    asked_if: {question: met, answers: [rarely, never]}
    base: not-stated
    answers:
      - id: time
        label: "No time"
      - id: money
        label: "No money"
  - id: cost
    label: "What it cost"
    text: not-stated
    response: number
    base: not-stated
    answers: [{id: mean, label: "Mean"}, {id: median, label: "Median"}]
`

func TestTally(t *testing.T) {
	rows := "met,why,cost,remark\n" + repeat("often,,10,canary", 20) + repeat("rarely,time;money,2.5,", 10) + repeat("never,time,,", 11) + repeat("never,money,,", 1) + repeat("never,,,", 1) + repeat(",,4,", 1)
	revision, problems := revise(t, head+untallied, rows)
	if revision == nil || len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	want := strings.NewReplacer(
		"n: 32", "n: 44",
		`{n: not-stated, label: "all"}`, `{n: 43, label: "all", asked: 44}`,
		`"Often"}`, `"Often", count: 20}`, `"Rarely"}`, `"Rarely", count: 10}`, "\"Never\"}\n", "\"Never\", count: 13}\n    complete: true\n",
		"answers: [rarely, never]}\n    base: not-stated", "answers: [rarely, never]}\n    base: {n: 22, asked: 23}",
		`"No time"`, "\"No time\"\n        count: 21", `"No money"`, "\"No money\"\n        count: 11\n    complete: true",
		"response: number\n    base: not-stated", "response: number\n    base: {n: 31, asked: 44}",
		`"Mean"}`, `"Mean", value: 7.39}`, `"Median"}`, `"Median", value: 10.0}`,
	).Replace(head + untallied)
	if got := string(revision.Text); got != want {
		t.Errorf("became:\n%s", got)
	}
	if revision.Change != survey.First {
		t.Errorf("change %d", revision.Change)
	}
	windows, problems := revise(t, head+untallied, "\uFEFF"+strings.ReplaceAll(rows, "\n", "\r\n"))
	if windows == nil || string(windows.Text) != want {
		t.Errorf("with a byte-order mark and CRLF: %s", tell(problems))
	}
}

func TestCompaniesAreNoPeople(t *testing.T) {
	text := strings.Replace(head+crossed, "respondents: organisations", "respondents: companies", 1)
	revision, problems := revise(t, text, "region,view\nnorth,good\nnorth,good\nsouth,bad\n")
	if revision == nil || !strings.Contains(string(revision.Text), "{id: good, label: G, count: 2}, {id: bad, label: B, count: 1}") || len(revision.Withheld) > 0 {
		t.Errorf("%+v %s", revision, tell(problems))
	}
}

func TestWeights(t *testing.T) {
	text := head + "weight: w\n" + strings.Replace(asked("not-stated", "", ""), ", }", "}", -1)
	rows := "q,w\n" + repeat("a0,0.5", 40) + repeat("a1,1.5", 20)
	revision, problems := revise(t, text, rows)
	if revision == nil {
		t.Fatal(tell(problems))
	}
	for _, want := range []string{"base: {n: 60, asked: 60}", `label: A, share: "40.0%"}`, `label: A, share: "60.0%"}`} {
		if !strings.Contains(string(revision.Text), want) {
			t.Errorf("no %s in\n%s", want, revision.Text)
		}
	}
}

func TestStatistics(t *testing.T) {
	const question = "questions:\n  - {id: q, label: Q, text: not-stated, response: number, base: not-stated, answers: [{id: mean, label: M}, {id: median, label: D}]}\n"
	for _, test := range []struct{ name, weight, rows, mean, median string }{
		{"odd", "", "1 2 6 1 2 6 1 2 6 2 2", "2.8", "2"},
		{"even, and half way", "", "1 1 1 1 1 1 4 4 4 4 4 4", "2.5", "2.5"},
		{"even, the same", "", "3 3 3 3 3 3 3 3 3 3", "3.0", "3"},
		{"decimals", "", "0.25 0.25 0.25 0.25 0.25 0.25 0.25 0.25 0.25 0.75", "0.300", "0.25"},
		{"under 0", "", "-1 -1 -1 -1 -1 1 1 1 1 1", "0.0", "0.0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			revision, problems := revise(t, head+question, "q\n"+strings.ReplaceAll(test.rows, " ", "\n")+"\n")
			if revision == nil {
				t.Fatal(tell(problems))
			}
			if got := cells(revision.Published.Question("q")); got != test.mean+" "+test.median {
				t.Errorf("mean and median %s", got)
			}
		})
	}
	t.Run("weighted", func(t *testing.T) {
		revision, problems := revise(t, head+"weight: w\n"+question, "q,w\n"+repeat("1,1", 10)+repeat("2,3", 10))
		if revision == nil {
			t.Fatal(tell(problems))
		}
		if got := cells(revision.Published.Question("q")); got != "1.8 2" {
			t.Errorf("mean and median %s", got)
		}
	})
}

func TestSlipsOfRows(t *testing.T) {
	weighed := head + "weight: w\n" + untallied
	for _, test := range []struct{ name, text, rows, want string }{
		{"an unknown answer", head + untallied, "met,why,cost\noften,,\nofen,,\n", `3:1 an answer that the codebook does not have, in the column | met | often | `},
		{"far from every answer", head + untallied, "met,why,cost\ncanary@example.org,,\n", `2:1 an answer that the codebook does not have, in the column | met |  | `},
		{"two answers", head + untallied, "met,why,cost\noften;never,,\n", `2:1 more than one answer to a question that takes one, in the column | met | `},
		{"twice", head + untallied, "met,why,cost\nnever,time; time,\n", `2:7 the same answer twice, in the column | why | `},
		{"nothing between", head + untallied, "met,why,cost\nnever,time;,\n", `2:7 a semicolon without an answer on both sides, in the column | why | `},
		{"not a number", head + untallied, "met,why,cost\nnever,,\"1,5\"\n", `2:8 not a number, in the column | cost | `},
		{"not asked", head + untallied, "met,why,cost\noften,time,\n" + repeat("often,,1", 9), `2:7 an answer of somebody who was not asked, in the column | why | `},
		{"an empty row", head + untallied, "met,why,cost\n,,\n", `2:1 a row without any answer | `},
		{"too few", head + untallied, "met,why,cost\n" + repeat("often,,1", 9), `1:1 fewer than 10 respondents, the smallest count that may be shown | `},
		{"nobody", head + untallied, "met,why,cost\n", `1:1 no respondent who answered anything | `},
		{"no column", head + untallied, "met,whi,cost\n", `1:1 no column for the question | why | `},
		{"a column like it", head + untallied, "met,why,coost\n", `1:1 no column for the question | cost | coost | `},
		{"no weights", weighed, "met,why,cost\n", `1:1 no column for the weights | w | `},
		{"no weight", weighed, "met,why,cost,w\noften,,,\n", `2:9 a weight that is not a number over 0, in the column | w | `},
		{"no weight at all", weighed, "met,why,cost,w\noften,,,0\n", `2:9 a weight that is not a number over 0, in the column | w | `},
		{"too many entries", head + untallied, "met,why,cost\noften,,,canary\n", `2:1 a row with more or fewer entries`},
		{"a stray quote", head + untallied, "met,why,cost\noften,ca\"nary,\n", `2:9 a quote in the middle of an entry | `},
		{"semicolons", head + untallied, "met;why;cost\n", `1:1 a table whose entries are not parted by commas | `},
		{"a heading twice", head + untallied, "met,why,cost,canary,canary\n", `1:21 a column that is there twice |  | `},
		{"no heading", head + untallied, "met,,cost\n", `1:5 a column without a heading | `},
		{"nothing", head + untallied, "", `1:1 an empty table | `},
		{"not text", head + untallied, "\xff\n", `1:1 a table that is not text in UTF-8 | `},
		{"a lone carriage return", head + untallied, "met,why,cost\roften,,\r", `1:1 a line that ends in a lone carriage return | `},
		{"kind not stated", head + strings.Replace(untallied, "response: single", "response: not-stated", 1), "", `a question that does not say how it was answered | met | `},
		{"a minimum", head + strings.Replace(untallied, "id: median", "id: min", 1), "", `a statistic that is the answer of one respondent | min | `},
		{"a mode", head + strings.Replace(untallied, "id: median", "id: mode", 1), "", `a statistic that cannot be tallied | mode | `},
		{"a later filter", head + strings.Replace(untallied, "question: met,", "question: cost,", 1), "", `a filter by what is no earlier question with answers to choose from | cost | `},
		{"an unknown filter", head + strings.Replace(untallied, "[rarely, never]", "[rarly, never]", 1), "", `a filter by an answer that the question does not have | rarly | rarely | `},
		{"by a question of several answers", head + untallied + "crosstabs: [{question: met, by: why}]\n", "", `a cross-tabulation by a question that takes more than one answer, or a number | why | `},
		{"no numbers", head + untallied, "met,why,cost\n" + repeat("often,,", 20) + repeat("rarely,time,", 12), `a question that nobody answered, and so without a mean or a share | cost | `},
	} {
		t.Run(test.name, func(t *testing.T) {
			codebook, problems := survey.ParseDesign("content/data/surveys/cso-engagement.yaml", "en", []byte(test.text))
			if len(problems) == 0 {
				_, problems = codebook.Revise([]byte(test.text), rowsFile, []byte(test.rows), false)
			}
			told := tell(problems)
			if !strings.Contains(told, test.want) {
				t.Errorf("told:\n%s", told)
			}
			if strings.Contains(told, "canary") {
				t.Errorf("repeats a row:\n%s", told)
			}
		})
	}
}

func TestSlipsOfRowsEnd(t *testing.T) {
	rows := "met,why,cost\n"
	for i := range 500 {
		rows += fmt.Sprintf("canary%d,,\n", i)
	}
	if _, problems := revise(t, head+untallied, rows); len(problems) != 20 {
		t.Errorf("%d problems", len(problems))
	}
	_, problems := revise(t, head+untallied, "met,why,cost\n"+repeat("canary,,", 500))
	if told := tell(problems); len(problems) != 1 || !strings.Contains(told, "2:1 an answer that the codebook does not have, here and further down, in the column | met | ") {
		t.Errorf("one answer that is none is told as:\n%s", told)
	}
}

const crossed = `questions:
  - id: region
    label: Region
    text: not-stated
    response: single
    unit: respondents
    base: not-stated
    answers: [{id: north, label: N}, {id: south, label: S}]
  - id: view
    label: View
    text: not-stated
    response: scale
    unit: respondents
    base: not-stated
    answers: [{id: good, label: G}, {id: bad, label: B}]
crosstabs:
  - {question: view, by: region}   # the one that matters
# the end
`

func TestReleases(t *testing.T) {
	rows := "region,view\n" + repeat("north,good", 30) + repeat("north,bad", 20) + repeat("south,good", 15) + repeat("south,bad", 25)
	first, problems := revise(t, head+crossed, rows)
	if first == nil {
		t.Fatal(tell(problems))
	}
	for name, want := range map[string]string{
		"groups": "crosstabs:\n  - {question: view, by: region, groups: [\n  {id: north, base: 50, answers: {good: 30, bad: 20}},\n  {id: south, base: 40, answers: {good: 15, bad: 25}}]}   # the one that matters\n# the end\n",
		"n":      "n: 90\n",
	} {
		if !strings.Contains(string(first.Text), want) {
			t.Errorf("%s:\n%s", name, first.Text)
		}
	}
	same, problems := revise(t, string(first.Text), rows)
	if same == nil || same.Change != survey.Unchanged || string(same.Text) != string(first.Text) {
		t.Errorf("the same rows: %+v %s", same, tell(problems))
	}
	more := rows + repeat("south,bad", 40)
	second, problems := revise(t, string(first.Text), more)
	if second == nil || second.Change != survey.Renewed {
		t.Fatal(tell(problems))
	}
	for _, want := range []string{
		"release: 2\n",
		"earlier:\n  - release: 1\n    n: 90\n    questions:\n      region: {base: 90, answers: {north: 50, south: 40}}\n      view: {base: 90, answers: {good: 45, bad: 45}}\n" +
			"    crosstabs:\n      - question: view\n        by: region\n        groups:\n          - {id: north, base: 50, answers: {good: 30, bad: 20}}\n",
	} {
		if !strings.Contains(string(second.Text), want) {
			t.Errorf("no\n%s in\n%s", want, second.Text)
		}
	}
	again, problems := revise(t, string(second.Text), more)
	if again == nil || again.Change != survey.Unchanged {
		t.Errorf("the same rows: %+v %s", again, tell(problems))
	}
	third, problems := revise(t, string(second.Text), more+repeat("north,good", 50))
	if third == nil || !strings.Contains(string(third.Text), "  - release: 2\n    n: 130\n") || !strings.Contains(string(third.Text), "release: 3\n") {
		t.Errorf("a third release: %s%s", third.Text, tell(problems))
	}
	replaced, problems := design(t, string(first.Text)).Revise(first.Text, rowsFile, []byte(more), true)
	if replaced == nil || replaced.Change != survey.Replaced || strings.Contains(string(replaced.Text), "earlier:") || strings.Contains(string(replaced.Text), "release: 2") {
		t.Errorf("replaced: %+v %s", replaced, tell(problems))
	}
}

// Counts that an author typed, and that no page shows, are taken out of the file without a new release.
func TestTypedCountsAreTakenOut(t *testing.T) {
	text := head + asked("{n: 32, asked: 32}", "count: 17", "count: 11", "count: 4")
	rows := "q\n" + repeat("a0", 17) + repeat("a1", 11) + repeat("a2", 4)
	revision, problems := revise(t, text, rows)
	if revision == nil || revision.Change != survey.Protected {
		t.Fatal(revision, tell(problems))
	}
	if strings.Contains(string(revision.Text), "count: 4") || strings.Contains(string(revision.Text), "count: 11") || strings.Count(string(revision.Text), "withheld: true") != 2 {
		t.Errorf("became:\n%s", revision.Text)
	}
}

// Over many surveys of few respondents, in two releases: no small count is written, what is announced is what a build
// makes of the file, and the same rows change nothing.
func TestEveryTallyIsProtected(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	small := regexp.MustCompile(`(count|n|asked|base|good|bad|time|money): ([1-4])\b`)
	const surveys = 60
	refused := 0
	for range surveys {
		text, rows := head+"minimum_cell: 5\n"+linked, "region,view,why\n"
		for range 2 {
			for range 12 + random.IntN(30) {
				view := []string{"good", "bad", ""}[min(random.IntN(5), 2)]
				why := ""
				if view == "bad" {
					why = []string{"time", "money", "time;money", ""}[random.IntN(4)]
				}
				rows += []string{"north", "south"}[random.IntN(7)/5] + "," + view + "," + why + "\n"
			}
			revision, problems := revise(t, text, rows)
			if revision == nil {
				refused++
				t.Log(tell(problems))
				break
			}
			text = string(revision.Text)
			if found := small.FindString(text); found != "" {
				t.Fatalf("%s in\n%s", found, text)
			}
			comparePublished(t, revision)
			if again, problems := revise(t, text, rows); again == nil || again.Change != survey.Unchanged {
				t.Fatalf("the same rows: %+v %s", again, tell(problems))
			}
		}
	}
	if refused > surveys/3 {
		t.Errorf("%d of %d refused", refused, surveys)
	}
}

const linked = `questions:
  - {id: region, label: R, text: not-stated, response: single, unit: respondents, base: not-stated, answers: [{id: north, label: N}, {id: south, label: S}]}
  - {id: view, label: V, text: not-stated, response: single, unit: respondents, base: not-stated, answers: [{id: good, label: G}, {id: bad, label: B}]}
  - {id: why, label: W, text: not-stated, response: multiple, unit: mentions, asked_if: {question: view, answers: [bad]}, base: not-stated, answers: [{id: time, label: T}, {id: money, label: M}]}
crosstabs:
  - {question: view, by: region}
  - {question: why, by: region}
`

// What the tally announces is what the next build makes of the file.
func TestTheFilePublishesWhatWasAnnounced(t *testing.T) {
	for name, revision := range map[string]*survey.Revision{
		"small":     must(revise(t, head+crossed, "region,view\n"+repeat("north,good", 30)+repeat("north,bad", 4)+repeat("south,good", 15)+repeat("south,bad", 25))),
		"weighted":  must(revise(t, head+"weight: w\n"+crossed, "region,view,w\n"+repeat("north,good,0.1", 30)+repeat("north,bad,2", 12)+repeat("south,good,1", 15)+repeat("south,bad,1", 25))),
		"one sided": must(revise(t, head+crossed, "region,view\n"+repeat("north,good", 30)+repeat("south,good", 15)+repeat("south,bad", 25))),
		"little":    must(revise(t, head+untallied, "met,why,cost\n"+repeat("often,,1", 6)+repeat("never,time,1", 14))),
	} {
		t.Run(name, func(t *testing.T) {
			comparePublished(t, revision)
		})
	}
}

// comparePublished fails where a build shows other figures than the revision announced.
func comparePublished(t *testing.T, revision *survey.Revision) {
	t.Helper()
	again := parse(t, string(revision.Text)).Publish()
	for i := range again.Questions {
		if got, want := cells(&again.Questions[i]), cells(&revision.Published.Questions[i]); got != want {
			t.Errorf("%s: announced %s, published %s", again.Questions[i].ID, want, got)
		}
	}
	for i, x := range again.Crosstabs {
		for j, g := range x.Groups {
			announced := revision.Published.Crosstabs[i].Groups[j]
			if got, want := fmt.Sprint(g.Base, g.Cells), fmt.Sprint(announced.Base, announced.Cells); got != want {
				t.Errorf("%s: announced %s, published %s", g.ID, want, got)
			}
		}
	}
}

func must(revision *survey.Revision, problems []source.Problem) *survey.Revision {
	if revision == nil {
		panic(tell(problems))
	}
	return revision
}

// Whatever the rows and the codebook are, nothing panics, and no free text is repeated.
func FuzzRows(f *testing.F) {
	f.Add(untallied, "met,why,cost,remark\noften,,1,x\nnever,time;money,2,\n")
	f.Add(crossed, "region,view,remark\nnorth,good,x\nsouth,,\n")
	f.Add(crossed, "region,view,remark\n"+repeat("north,good,x", 20)+repeat("north,bad,x", 11)+repeat("south,bad,x", 12)+repeat("south,good,x", 3))
	f.Add("weight: met\n"+crossed, "region,view,\"re\"mark\nnorth;good,x\n")
	f.Fuzz(func(t *testing.T, questions, rows string) {
		const canary = "Xanthippe-7731"
		if strings.Contains(questions, canary) {
			return
		}
		rows = strings.ReplaceAll(rows, "x", canary)
		text := head + questions
		codebook, problems := survey.ParseDesign("content/data/surveys/cso-engagement.yaml", "en", []byte(text))
		if len(problems) > 0 {
			return
		}
		revision, problems := codebook.Revise([]byte(text), rowsFile, []byte(rows), false)
		if told := tell(problems); strings.Contains(told, canary) {
			t.Errorf("told:\n%s", told)
		}
		if revision != nil && strings.Contains(string(revision.Text), canary) {
			t.Errorf("written:\n%s", revision.Text)
		}
	})
}

func BenchmarkTally(b *testing.B) {
	text, rows := head+"questions:\n", ""
	for q := range 20 {
		text += fmt.Sprintf("  - {id: q%d, label: Q, text: not-stated, response: multiple, unit: mentions, base: not-stated, answers: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}\n", q)
		rows += fmt.Sprintf("q%d,", q)
	}
	rows = strings.TrimSuffix(rows, ",") + "\n"
	for i := range 10_000 {
		rows += strings.TrimSuffix(strings.Repeat([]string{"a,", "b;c,", "a;b;c,", "c,", ",", "b,"}[i%6], 20), ",") + "\n"
	}
	codebook, problems := survey.ParseDesign("content/data/surveys/cso-engagement.yaml", "en", []byte(text))
	if len(problems) > 0 {
		b.Fatal(tell(problems))
	}
	b.SetBytes(int64(len(rows)))
	b.ReportAllocs()
	for b.Loop() {
		if tallied, problems := codebook.Tally(rowsFile, []byte(rows)); tallied == nil {
			b.Fatal(tell(problems))
		}
	}
}

// TestAnswersInWords reads what a form or a spreadsheet writes: labels for ids, in any case, and headings in words.
func TestAnswersInWords(t *testing.T) {
	ids := "met,why,cost\n" + repeat("often,,1", 20) + repeat("rarely,time;money,2", 12) + repeat("never,money,3", 11)
	inWords := "Met an investor,WHY NOT,What it  cost\n" + repeat("Often ,,1", 20) + repeat("RARELY,No time; no  money,2", 12) + repeat("Never,No money,3", 11)
	codebook, want, got := head+untallied, "", ""
	for rows, into := range map[string]*string{ids: &want, inWords: &got} {
		revision, problems := revise(t, codebook, rows)
		if revision == nil {
			t.Fatal(tell(problems))
		}
		*into = string(revision.Text)
	}
	if got != want {
		t.Errorf("in words:\n%s\nby ids:\n%s", got, want)
	}
}
