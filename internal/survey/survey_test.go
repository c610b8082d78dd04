package survey_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salient/internal/source"
	"salient/internal/survey"
)

// head is a survey of 32 organisations without its questions.
const head = `title: "How organisations engage with investors"
respondents: organisations
conducted_by: [bhrrc]
sponsor: not-stated
strategy: not-stated
population: "Organisations that work on digital rights"
recruitment: not-stated
sampling: not-stated
mode: not-stated
fieldwork: not-stated
languages: not-stated
instrument: not-stated
invited: not-stated
response_rate: not-stated
n: 32
weighting: not-stated
precision: "No margin of error: not a probability sample"
processing: not-stated
limitations: "Self-selected"
source: {title: "Taking CTRL", publisher: "BHRRC", date: 2024, url: "https://www.business-humanrights.org/"}
`

const barriers = `questions:
  - id: barriers
    label: "Barriers to engagement"
    text: not-stated
    response: multiple
    unit: mentions
    base: not-stated
    complete: false
    answers:
      - {id: no-opportunity, label: "Lack of opportunities", count: 19}
      - {id: no-capacity, label: "Lack of time, capacity and funding", count: 14}
      - {id: regular, label: "Meet regularly", count: 4, already_public: true}
      - {id: not-confident, label: "Not confident", share: "60%"}
`

// asked writes a question that each respondent answers once.
func asked(base string, answers ...string) string {
	s := "questions:\n  - id: q\n    label: Q\n    text: not-stated\n    response: single\n    unit: respondents\n    base: " + base + "\n    answers:\n"
	for i, answer := range answers {
		s += fmt.Sprintf("      - {id: a%d, label: A, %s}\n", i, answer)
	}
	return s
}

func tell(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s | %s | %s | %s\n", p.Pos.Line, p.Pos.Col, p.What, p.Words, p.Nearest, p.Advice)
	}
	return b.String()
}

func parse(t *testing.T, text string) *survey.Codebook {
	t.Helper()
	codebook, problems := survey.Parse("content/data/surveys/cso-engagement.yaml", "en", []byte(text))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	return codebook
}

// cells writes the cells of a question: 19 60% · for withheld, ? for not stated.
func cells(tally *survey.Tally) string {
	var s []string
	for _, row := range tally.Rows {
		s = append(s, show(row.Cell))
	}
	return strings.Join(s, " ")
}

func show(cell survey.Cell) string {
	switch cell := cell.(type) {
	case survey.Count:
		return fmt.Sprint(int(cell))
	case survey.Share:
		return cell.String() + "%"
	case survey.Value:
		return cell.String()
	case survey.Withheld:
		return "·"
	}
	return "?"
}

func TestPublish(t *testing.T) {
	published := parse(t, head+barriers).Publish()
	if published.ID != "cso-engagement" || published.MinimumCell != 10 || published.Release != 1 || published.Sponsor.Stated || !published.Population.Stated {
		t.Errorf("%+v", published)
	}
	tally := published.Question("barriers")
	if got := cells(tally); got != "19 14 4 60%" || show(tally.Base.N) != "?" {
		t.Errorf("%s of %s", got, show(tally.Base.N))
	}
}

func TestSmallCells(t *testing.T) {
	for _, test := range []struct {
		name, survey, base string
		answers            []string
		want, wantBase     string
	}{
		{"nothing small", head, "{n: 32}", []string{"count: 20", "count: 12"}, "20 12", "32"},
		{"one small, and the smallest beside it", head, "{n: 32}", []string{"count: 17", "count: 11", "count: 4"}, "17 · ·", "32"},
		{"none is no small count", head, "{n: 32}", []string{"count: 32", "count: 0"}, "32 0", "32"},
		{"none hides nothing", head, "{n: 32}", []string{"count: 29", "count: 0", "count: 3"}, "· 0 ·", "32"},
		{"two small that are enough together", head, "{n: 32}", []string{"count: 20", "count: 7", "count: 5"}, "20 · ·", "32"},
		{"two small that are not", head, "{n: 32}", []string{"count: 18", "count: 11", "count: 2", "count: 1"}, "18 · · ·", "32"},
		{"minimum less 1, and the minimum", head + "minimum_cell: 5\n", "{n: 32}", []string{"count: 23", "count: 4", "count: 5"}, "23 · ·", "32"},
		{"already public", head, "{n: 32}", []string{"count: 28", "count: 4, already_public: true"}, "28 4", "32"},
		{"already public does not hide", head, "{n: 32}", []string{"count: 15", "count: 12, already_public: true", "count: 5"}, "· 12 ·", "32"},
		{"companies", strings.Replace(head, "respondents: organisations", "respondents: companies", 1), "{n: 12, label: funds}", []string{"count: 3", "count: 9"}, "3 9", "12"},
		{"no base: all who answered may be the total", head, "not-stated", []string{"count: 28", "count: 4"}, "· ·", "?"},
		{"a base whose size is not stated", head, "{n: not-stated, label: those that engage}", []string{"count: 19", "count: 4"}, "19 ·", "?"},
		{"a share of a known base", head, "{n: 20}", []string{`share: "80%"`, `share: "20%"`}, "· ·", "20"},
		{"a share of no base is never a count", head, "{n: not-stated, label: those that engage}", []string{`share: "60%"`, `share: "5%"`}, "60% 5%", "?"},
		{"shares add up to 100 %", head, "{n: not-stated, label: those that engage}", []string{`share: "60%"`, `share: "30%"`, "withheld: true"}, "60% · ·", "?"},
		{"a small base", head, "{n: 6, label: those in one country}", []string{"count: 6", "count: 0"}, "· 0", "·"},
		{"withheld by tally", head, "{n: 32}", []string{"count: 22", "withheld: true", "withheld: true"}, "22 · ·", "32"},
		{"withheld by hand, alone", head, "{n: 32}", []string{"count: 17", "count: 12", "withheld: true"}, "17 · ·", "32"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tally := parse(t, test.survey+asked(test.base, test.answers...)).Publish().Question("q")
			if got := cells(tally); got != test.want || show(tally.Base.N) != test.wantBase {
				t.Errorf("%s of %s, want %s of %s", got, show(tally.Base.N), test.want, test.wantBase)
			}
		})
	}
}

func TestMentionsThatMakeUpTheTotal(t *testing.T) {
	text := head + strings.NewReplacer("response: single", "response: multiple", "unit: respondents", "unit: mentions").Replace(asked("{n: 40, label: mentions}", "count: 22", "count: 14", "count: 4"))
	if got := cells(parse(t, text).Publish().Question("q")); got != "22 · ·" {
		t.Error(got)
	}
}

func TestMeansOfASmallBase(t *testing.T) {
	text := head + strings.Replace(asked("{n: 3, label: those who paid}", "value: 1200.50"), "response: single\n    unit: respondents", "response: number", 1)
	if got := cells(parse(t, text).Publish().Question("q")); got != "·" {
		t.Error(got)
	}
	text = strings.Replace(text, "n: 3,", "n: 30,", 1)
	if got := cells(parse(t, text).Publish().Question("q")); got != "1200.50" {
		t.Error(got)
	}
}

// No reader can find out a withheld count: for whatever respondents answered, at least two values of each withheld
// cell are left.
func TestWithheldCannotBeHadBySubtraction(t *testing.T) {
	const n, minimum = 20, 5
	for a := range n + 1 {
		for b := range n - a + 1 {
			for c := range n - a - b + 1 {
				counts := []int{a, b, c, n - a - b - c}
				text := strings.Replace(head, "n: 32", fmt.Sprint("n: ", n), 1) + fmt.Sprintln("minimum_cell:", minimum) + asked(fmt.Sprintf("{n: %d}", n),
					fmt.Sprint("count: ", counts[0]), fmt.Sprint("count: ", counts[1]), fmt.Sprint("count: ", counts[2]), fmt.Sprint("count: ", counts[3]))
				tally := parse(t, text).Publish().Question("q")
				withheld, rest := 0, n
				for i, row := range tally.Rows {
					switch cell := row.Cell.(type) {
					case survey.Withheld:
						withheld++
					case survey.Count:
						rest -= int(cell)
						if 1 <= cell && cell < minimum {
							t.Errorf("%v: %d is shown", counts, cell)
						}
						if int(cell) != counts[i] {
							t.Errorf("%v: %d became %d", counts, counts[i], cell)
						}
					}
				}
				if withheld == 1 || withheld > 1 && rest < minimum {
					t.Fatalf("%v is published as %s", counts, cells(tally))
				}
			}
		}
	}
}

func TestProblems(t *testing.T) {
	full := head + barriers
	for _, test := range []struct{ name, text, want string }{
		{"disclosure item left out", strings.Replace(full, "sponsor: not-stated\n", "", 1), "a required field is missing: sponsor"},
		{"unknown field", strings.Replace(full, "sponsor:", "sponsors:", 1), "unknown field | sponsors | sponsor"},
		{"no figure", strings.Replace(full, ", count: 19", "", 1), "an answer without its figure | no-opportunity"},
		{"two figures", strings.Replace(full, "count: 19", `count: 19, share: "59%"`, 1), "more than one figure | no-opportunity"},
		{"withheld and a count", strings.Replace(full, "count: 19", "count: 19, withheld: true", 1), "more than one figure"},
		{"share without its sign", strings.Replace(full, `"60%"`, "60", 1), "not a percentage | 60"},
		{"share over 100", strings.Replace(full, `"60%"`, `"160%"`, 1), "not a percentage"},
		{"comma in a share", strings.Replace(full, `"60%"`, `"60,5%"`, 1), "not a percentage"},
		{"count under 0", strings.Replace(full, "count: 19", "count: -19", 1), "a count under 0"},
		{"a value where answers are counted", strings.Replace(full, "count: 19", "value: 19", 1), "a value where answers are counted"},
		{"minimum cell", full + "minimum_cell: 3\n", "a smallest cell under 5"},
		{"already public, but where", strings.Replace(full, "source: {", "# {", 1), "already_public without the publication | regular"},
		{"response", strings.Replace(full, "multiple", "mulitple", 1), "| mulitple | multiple"},
		{"one id for two answers", strings.Replace(full, "id: no-capacity", "id: no-opportunity", 1), "listed twice"},
		{"one id for two questions", full + strings.TrimPrefix(barriers, "questions:\n"), "listed twice"},
		{"no unit", strings.Replace(full, "    unit: mentions\n", "", 1), "without the unit of its counts"},
		{"base over n", head + asked("{n: 33}", "count: 20"), "a base that is not among those who answered"},
		{"count over the base", head + asked("{n: 15}", "count: 16"), "more respondents than were asked"},
		{"answers over the base", head + asked("{n: 20}", "count: 15", "count: 15"), "more than those who were asked"},
		{"called complete", head + strings.Replace(asked("{n: 32}", "count: 15", "count: 15"), "text:", "complete: true\n    text:", 1), "called complete"},
		{"nothing left to hide behind", head + asked("{n: 32}", "count: 28, already_public: true", "count: 4"), "can be had by subtraction from the figures beside it | a1"},
		{"fieldwork", strings.Replace(full, "fieldwork: not-stated", "fieldwork: {from: 2024-05-01, to: 2024-04-01}", 1), "ends before it begins"},
		{"crosstab", full + "crosstabs: [{question: barriers, by: bariers}]\n", "unknown question | bariers | barriers"},
		{"crosstab of itself", full + "crosstabs: [{question: barriers, by: barriers}]\n", "tallied by itself"},
		{"nobody", strings.Replace(full, "n: 32", "n: 0", 1), "nobody answered"},
		{"not tallied", head + asked("not-stated", "nonresponse: false", "nonresponse: false"), "a survey that has not been tallied yet | x |  | run salient tally with this name"},
		{"a wrong filter", head + strings.Replace(asked("{n: 32}", "count: 32"), "text:", "asked_if: {question: p, answers: [a]}\n    text:", 1), "a filter by what is no earlier question with answers to choose from | p"},
		{"a base that is a share", head + asked(`{n: "60%"}`, "count: 20"), "a base that is no count"},
		{"empty", "", "a required field is missing: questions"},
	} {
		t.Run(test.name, func(t *testing.T) {
			codebook, problems := survey.Parse("content/data/surveys/x.yaml", "en", []byte(test.text))
			if got := tell(problems); !strings.Contains(got, test.want) {
				t.Errorf("no %q in\n%s", test.want, got)
			}
			codebook.Publish()
		})
	}
}

func TestDatum(t *testing.T) {
	published := parse(t, head+barriers).Publish()
	datum, problem := published.Datum("barriers", "no-opportunity")
	if problem != nil || show(datum.Cell) != "19" || datum.Unit != "mentions" || datum.Label.String != "Lack of opportunities" || show(datum.Base.N) != "?" {
		t.Errorf("%+v, %+v", datum, problem)
	}
	if _, problem := published.Datum("bariers", "regular"); problem == nil || problem.Nearest != "barriers" {
		t.Errorf("%+v", problem)
	}
	if _, problem := published.Datum("barriers", "no-oportunity"); problem == nil || problem.Nearest != "no-opportunity" {
		t.Errorf("%+v", problem)
	}
}

func TestPercentOf(t *testing.T) {
	if got := survey.PercentOf(15, 32).String(); got != "46.9" {
		t.Error(got)
	}
}

func TestWithholds(t *testing.T) {
	codebook := parse(t, head+asked("{n: 32}", "count: 17", "count: 11", "count: 4"))
	if got := codebook.WithheldCounts(); !slices.Equal(got, []int{11, 4}) {
		t.Errorf("withheld are %v", got)
	}
	if !codebook.Publish().Question("q").Withholds() {
		t.Error("nothing is said to be withheld")
	}
}

func TestIn(t *testing.T) {
	codebook := parse(t, head+barriers)
	spanish, problems := codebook.In("es", "content/es/data/surveys/cso-engagement.yaml", []byte("title: Cómo\nlimitations: \"Autoselección\"\nquestions:\n  barriers:\n    label: Barreras\n    answers: {regular: {label: \"Se reúnen\"}}\n"))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	published := spanish.Publish()
	tally := published.Question("barriers")
	if published.Title.Lang != "es" || published.Limitations.Value.String != "Autoselección" || tally.Label.String != "Barreras" || tally.Row("regular").Label.Lang != "es" || tally.Row("no-capacity").Label.Lang != "en" {
		t.Errorf("%+v", published)
	}
	if show(tally.Row("regular").Cell) != "4" || codebook.Publish().Title.Lang != "en" {
		t.Error("figures or the original changed")
	}
	_, problems = codebook.In("es", "es.yaml", []byte("n: 33\nquestions: {barriers: {answers: {regular: {count: 5}}}}\n"))
	if len(problems) != 2 {
		t.Error(tell(problems))
	}
}

func TestParseNumber(t *testing.T) {
	for _, good := range []string{"0", "19", "-3", "3.70", "1200.5", "123456789012345"} {
		if n, ok := survey.ParseNumber(good); !ok || n.String() != good {
			t.Errorf("%q: %s, %t", good, n, ok)
		}
	}
	for _, bad := range []string{"", "NaN", "Inf", "-Inf", "0x10", "1_000", "1,5", "12%", "1e3", "+1", ".5", "5.", "007", " 1", "1 000", "١٢", "1234567890123456"} {
		if n, ok := survey.ParseNumber(bad); ok {
			t.Errorf("%q passes as %s", bad, n)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(crossing([]int{30, 4, 20}, []int{25, 40, 22}, []int{50, 60, 0}))
	f.Add(grown(110, []int{50, 45, 15}, 60, "a0: 30, a1: 18, a2: withheld"))
	f.Add(head + barriers)
	f.Add(head + asked("{n: 32}", "count: 28", "count: 4"))
	f.Add(head + asked("{n: 4}", `share: "10%"`, "withheld: true", "value: 3"))
	f.Fuzz(func(t *testing.T, text string) {
		codebook, problems := survey.Parse("content/data/surveys/x.yaml", "en", []byte(text))
		published := codebook.Publish()
		codebook.In("es", "es.yaml", []byte(text))
		codebook.Withholdings()
		if len(problems) > 0 || codebook.Respondents == "companies" {
			return
		}
		for i := range published.Questions {
			for _, row := range published.Questions[i].Rows {
				if count, ok := row.Cell.(survey.Count); ok && 1 <= count && int(count) < codebook.MinimumCell && !row.AlreadyPublic {
					t.Errorf("%s shows %d", row.ID, count)
				}
			}
		}
		for _, x := range published.Crosstabs {
			for _, g := range x.Groups {
				for _, cell := range append(g.Cells, g.Base) {
					if count, ok := cell.(survey.Count); ok && 1 <= count && int(count) < codebook.MinimumCell {
						t.Errorf("%s shows %d", g.ID, count)
					}
				}
			}
		}
	})
}

const headcountsCodebook = `title: "Headcounts as of 2023"
source: {title: "Effective Engagement with Technology Companies", publisher: BSR, date: 2024-05}
licence: "Facts, not protected"
units: {people: "people"}
labels: {people: "People", company: "Company"}
`

const headcounts = "id,company,people,counted\nreddit,Reddit,2000,2023\nmeta,\"Meta, Inc.\",67000,2023\nother,Other,,\n"

func TestParseData(t *testing.T) {
	data, problems := survey.ParseData("content/data/tables/headcounts.yaml", "en", []byte(headcountsCodebook), "content/data/tables/headcounts.csv", []byte("\uFEFF"+strings.ReplaceAll(headcounts, "\n", "\r\n")))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if data.ID != "headcounts" || data.Rows != 3 || data.Column("company").Texts[1] != "Meta, Inc." {
		t.Errorf("%+v", data)
	}
	var people []string
	for _, cell := range data.Column("people").Cells {
		people = append(people, show(cell))
	}
	if !slices.Equal(people, []string{"2000", "67000", "?"}) {
		t.Errorf("%q", people)
	}
	datum, problem := data.Datum("meta", "people")
	if problem != nil || show(datum.Cell) != "67000" || datum.Measure.String != "people" || datum.Label.String != "People" || data.Label("counted").String != "counted" {
		t.Errorf("%+v, %+v", datum, problem)
	}
	for _, wrong := range [][2]string{{"mata", "people"}, {"meta", "peeple"}, {"meta", "company"}} {
		if _, problem := data.Datum(wrong[0], wrong[1]); problem == nil {
			t.Errorf("%q passes", wrong)
		}
	}
	spanish, problems := data.In("es", "content/es/data/tables/headcounts.yaml", []byte("labels: {people: Personas, counted: Contado en}\nunits: {people: personas}\n"))
	if len(problems) > 0 || spanish.Unit("people").String != "personas" || data.Unit("people").String != "people" || spanish.Label("people").Lang != "es" || spanish.Label("counted").Lang != "es" || len(spanish.Column("people").Cells) != 3 {
		t.Errorf("%+v\n%s", spanish, tell(problems))
	}
}

func TestDataProblems(t *testing.T) {
	for _, test := range []struct{ name, rows, want string }{
		{"semicolons", "id;company;people;counted\nreddit;Reddit;2000;2023\n", "1:1 a table whose entries are not parted by commas"},
		{"empty", "", "1:1 an empty table"},
		{"empty heading", "id,company,,counted\n", "1:12 a column without a heading"},
		{"a heading twice", "id,company,company,counted\n", "1:12 a column that is there twice | company"},
		{"a unit for another column", "id,company,peple\n", "4:9 a column that the table does not have | people | peple"},
		{"column count", headcounts + "x,X,3\n", "5:1 a row with more or fewer entries"},
		{"stray quote", headcounts + "x,the \"X\",3,2023\n", "5:7 a quote in the middle of an entry"},
		{"open quote", headcounts + "x,\"X,3,2023\n", "a quote that is not closed"},
		{"decimal comma", headcounts + "x,X,\"1,5\",2023\n", "5:5 not a number | 1,5 |  | write a point before the decimals"},
		{"percent", headcounts + "x,X,12%,2023\n", "5:5 not a number | 12% |  | write the number alone"},
		{"NaN", headcounts + "é,É,NaN,2023\n", "5:5 not a number | NaN"},
		{"underscore", headcounts + "x,X,1_000,2023\n", "not a number | 1_000 |  | write the digits without"},
		{"hex", headcounts + "x,X,0x1F,2023\n", "not a number | 0x1F"},
		{"an id twice", headcounts + "meta,X,1,2023\n", "5:1 a row whose id is missing or taken | meta"},
		{"not UTF-8", "id,company\xff\n", "not text in UTF-8"},
		{"carriage returns", strings.ReplaceAll(headcounts, "\n", "\r"), "lone carriage return"},
	} {
		t.Run(test.name, func(t *testing.T) {
			codebook := strings.Replace(headcountsCodebook, "labels:", "# labels:", 1)
			_, problems := survey.ParseData("x.yaml", "en", []byte(codebook), "x.csv", []byte(test.rows))
			if got := tell(problems); !strings.Contains(got, test.want) || len(problems) != 1 {
				t.Errorf("want %q alone, got\n%s", test.want, got)
			}
		})
	}
}

func TestRowsWithoutIDsAreNamedByTheFirstColumn(t *testing.T) {
	codebook := "title: T\nsource: {title: S}\nlicence: L\nunits: {servers: servers}\n"
	data, problems := survey.ParseData("x.yaml", "en", []byte(codebook), "x.csv", []byte("company,servers\nMeta,9\nX,4\nX,5\n"))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if datum, problem := data.Datum("Meta", "servers"); problem != nil || show(datum.Cell) != "9" {
		t.Errorf("%+v, %+v", datum, problem)
	}
	if _, problem := data.Datum("X", "servers"); problem == nil || !strings.Contains(problem.What, "several rows") {
		t.Errorf("%+v", problem)
	}
}

func TestProblemsOfATableAreNotEndless(t *testing.T) {
	_, problems := survey.ParseData("x.yaml", "en", []byte(headcountsCodebook), "x.csv", []byte(headcounts+strings.Repeat("x,X,NaN,2023\n", 1000)))
	if len(problems) > 30 {
		t.Errorf("%d problems", len(problems))
	}
}

func FuzzParseData(f *testing.F) {
	f.Add(headcounts)
	f.Add("id,company,people,counted\n\"a\"b,,,\n")
	f.Add("id;company\n")
	f.Fuzz(func(t *testing.T, text string) {
		data, problems := survey.ParseData("x.yaml", "en", []byte(headcountsCodebook), "x.csv", []byte(text))
		if len(problems) > 0 {
			return
		}
		for _, column := range data.Columns {
			if len(column.Texts) != data.Rows || column.Cells != nil && len(column.Cells) != data.Rows {
				t.Errorf("column %s has %d entries of %d", column.ID, len(column.Texts), data.Rows)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := []byte(head + barriers)
	b.ReportAllocs()
	for b.Loop() {
		codebook, _ := survey.Parse("x.yaml", "en", text)
		codebook.Publish()
	}
}
