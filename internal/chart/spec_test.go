package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/regulation"
	"salient/internal/source"
	"salient/internal/survey"
)

// header is the first line of every download.
const header = "row_id,label,series_id,series,value,unit,base,value_status\r\n"

const surveyed = `id: barriers
survey: cso-engagement
question: barriers
form: bar
title: "The door itself is the first barrier"
subtitle: Number of mentions
alt: Three bars
note: "One respondent can give *several* answers."
sort: value
`

const typed = `form: bar
title: Headcounts
alt: Two bars
values:
  - {id: small, label: "A  small\n company", value: -1.50}
  - {id: large, label: "=A large one", value: 16000}
  - {id: unknown, label: Another}
source: {title: "A guide", publisher: A publisher, date: 2024}
`

const one = `form: bar
title: One
alt: One bar
values: [{id: x, label: X, value: 1}]
source: A guide
`

// fence is a chart on line 10 of a page.
func fence(yaml string) markdown.Chart {
	return markdown.Chart{YAML: yaml, Pos: source.Pos{Line: 10, Col: 1}}
}

// engagement is a published survey with a question of every sort of cell, and one of shares.
func engagement(t testing.TB, lang string) map[string]*survey.Survey {
	t.Helper()
	label := func(id string) string {
		return fmt.Sprintf(`label: "%s in %s"`, id, lang)
	}
	notStated := ""
	for _, field := range []string{"conducted_by", "sponsor", "strategy", "population", "recruitment", "sampling", "mode", "fieldwork", "languages",
		"instrument", "invited", "response_rate", "n", "weighting", "precision", "processing", "limitations"} {
		notStated += field + ": not-stated\n"
	}
	codebook, problems := survey.Parse("content/data/surveys/cso-engagement.yaml", lang, []byte(`title: A survey
respondents: organisations
`+notStated+`questions:
  - id: barriers
    label: Barriers
    text: not-stated
    response: multiple
    unit: mentions
    base: not-stated
    answers:
      - {id: few, `+label("few")+`, count: 3}
      - {id: time, `+label("time")+`, count: 14}
      - {id: opportunity, `+label("opportunity")+`, count: 19}
  - id: confident
    label: Confidence
    text: not-stated
    response: single
    unit: respondents
    base: not-stated
    answers:
      - {id: not-confident, `+label("not-confident")+`, share: "60%"}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return map[string]*survey.Survey{"cso-engagement": codebook.Publish()}
}

func TestSurveyedChart(t *testing.T) {
	spec, problems := Parse("content/en/briefings/doors.md", "en", fence(surveyed))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, problems := spec.Bind(Sources{Surveys: engagement(t, "en")}, interfaceWords["en"])
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d.ID != "barriers" || d.Title.String != "The door itself is the first barrier" || d.Heading.String != "Answer" || d.Series[0].Label.String != "Mentions" {
		t.Errorf("bound as %+v", d)
	}
	f := draw(t, d, "en")
	var got []string
	for _, r := range f.Table.Rows {
		got = append(got, r.ID+" "+r.Cells[0].Text.String)
	}
	if want := []string{"opportunity 19", "time 14", "few withheld"}; !slices.Equal(got, want) {
		t.Errorf("rows %q", got)
	}
	for _, out := range [][]byte{f.SVG, f.Standalone(), f.CSV()} {
		if strings.Contains(string(out), ">3<") || strings.Contains(string(out), ",3,") {
			t.Errorf("the withheld number is in\n%s", out)
		}
	}
}

func TestTypedChart(t *testing.T) {
	spec, problems := Parse("content/en/briefings/doors.md", "en", fence(typed))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, problems := spec.Bind(Sources{}, interfaceWords["es"])
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f := draw(t, d, "es")
	want := header + "small,A small company,,Valor,-1.50,,,stated\r\nlarge,'=A large one,,Valor,16000,,,stated\r\nunknown,Another,,Valor,,,,not-stated\r\n"
	if got := string(f.CSV()); got != want {
		t.Errorf("download\n%s", got)
	}
	if row := f.Table.Rows[0]; row.Heading != (Text{"A small company", "en"}) || row.Cells[0].Text.String != "-1,50" {
		t.Errorf("row %+v", row)
	}
	withheld := func(n float64) bool { return n == 16000 }
	if got := spec.Retyped(withheld); len(got) != 1 || got[0].Level != source.W || got[0].Pos.Line != 15 || got[0].Words != "large" {
		t.Errorf("a retyped cell is told as %+v", got)
	}
}

const tabled = `form: bar
title: Headcounts
alt: Two bars
table: headcounts
x: company
y: people
`

// headcounts is a table with a column of words, one of numbers and one of shares.
func headcounts(t testing.TB) map[string]*survey.Data {
	t.Helper()
	table, problems := survey.ParseData("content/data/tables/headcounts.yaml", "en", []byte(`title: Headcounts
source: {title: A guide}
licence: not-stated
units: {people: employees, women: "%"}
labels: {company: Company, people: Headcount}
`), "content/data/tables/headcounts.csv", []byte("id,company,people,women\nreddit,Reddit,2000,40\nx,X,,\ntelenor,Telenor ASA,16000,38.5\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return map[string]*survey.Data{"headcounts": table}
}

func TestTabledChart(t *testing.T) {
	for yaml, want := range map[string]string{
		tabled + "sort: value\n":                            "telenor,Telenor ASA,people,Headcount,16000,employees,,stated\r\nreddit,Reddit,people,Headcount,2000,employees,,stated\r\nx,X,people,Headcount,,,,not-stated\r\n",
		strings.Replace(tabled, "y: people", "y: women", 1): "reddit,Reddit,women,women,40,percent,,stated\r\nx,X,women,women,,,,not-stated\r\ntelenor,Telenor ASA,women,women,38.5,percent,,stated\r\n",
	} {
		spec, problems := Parse("page.md", "en", fence(yaml))
		d, more := spec.Bind(Sources{Tables: headcounts(t)}, interfaceWords["en"])
		if len(problems)+len(more) > 0 {
			t.Fatal(problems, more)
		}
		if got := string(draw(t, d, "en").CSV()); got != header+want {
			t.Errorf("%s\ngives\n%s", yaml, got)
		}
		if d.Heading.String != "Company" {
			t.Errorf("the heading is %q", d.Heading)
		}
	}
}

func TestTranslatedChart(t *testing.T) {
	spec, _ := Parse("content/en/briefings/doors.md", "en", fence(surveyed))
	translation, problems := ParseTranslation("content/es/briefings/doors.md", "es", fence(`id: barriers
title: La puerta
note: "Varias respuestas."
labels: {opportunity: "Falta de ocasiones"}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	translated, problems := spec.In(translation)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, problems := translated.Bind(Sources{Surveys: engagement(t, "en")}, interfaceWords["es"])
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d.Title != (Text{"La puerta", ""}) || d.Alt != (Text{"Three bars", "en"}) || translated.Note.Text != "Varias respuestas." {
		t.Errorf("bound as %+v", d)
	}
	if d.Categories[0].Label != (Text{"Falta de ocasiones", ""}) || d.Categories[1].Label != (Text{"time in en", "en"}) {
		t.Errorf("labels %+v", d.Categories)
	}
	if spec.Title.String != "The door itself is the first barrier" {
		t.Error("the original has changed")
	}
}

func TestSlipsInCharts(t *testing.T) {
	without := func(yaml, line string) string { return strings.Replace(yaml, line, "", 1) }
	for _, test := range []struct{ yaml, want string }{
		{"", "10:1: a required field is missing: form"},
		{"form: bar\ntitle: [\n", "11:9: text that is not valid YAML"},
		{surveyed + "colour: red\n", "19:1: unknown field colour"},
		{strings.Replace(surveyed, "form: bar", "form: baar", 1), "13:7: unknown form baar; did you mean bar"},
		{strings.Replace(without(surveyed, "sort: value\n"), "form: bar", "form: matrix", 1), "10:1: a matrix with data of its own"},
		{strings.Replace(surveyed, "form: bar", "form: line", 1), "10:1: a chart that keeps its own order cannot be sorted value"},
		{strings.Replace(surveyed, "form: bar", "form: timeline", 1), "10:1: a chart that keeps its own order cannot be sorted value"},
		{surveyed + "by: region\n", "19:5: groups of respondents in a form that has no room for them region"},
		{strings.Replace(surveyed, "form: bar", "form: stacked\nby: reigon", 1), "14:5: groups by which the survey does not tally the question reigon"},
		{strings.Replace(surveyed, "question: barriers", "question: [barriers, confident]", 1), "12:12: several questions in a form that draws one barriers"},
		{strings.Replace(strings.Replace(surveyed, "form: bar", "form: stacked", 1), "question: barriers", "question: [barriers, confident]", 1), "12:22: questions that do not have the same answers confident"},
		{surveyed + "measure: percent\n", "12:11: percentages of a base that is not stated barriers"},
		{surveyed + "neutral: time\n", "19:10: a neutral answer in a form that does not diverge time"},
		{tabled + "label: company\n", "16:8: a column of labels beside x: company"},
		{strings.Replace(tabled, "y: people", "y: [people, women]", 1), "15:13: columns that do not measure the same women"},
		{strings.Replace(tabled, "y: people", "y: people\nseries: regoin", 1), "16:9: a column that the table does not have regoin"},
		{strings.Replace(tabled, "form: bar", "form: scatter", 1), "14:4: a column that has no numbers company"},
		{typed + "measure: percent\n", "10:1: measure where no question is drawn"},
		{one + "series: [{id: a, label: A}]\n", "13:10: one value where there are several series x"},
		{strings.Replace(one, "value: 1", "values: {b: 1}", 1) + "series: [{id: a, label: A}]\n", "13:37: a value of a series that the chart does not have b"},
		{strings.Replace(one, "value: 1", "values: {b: 1}", 1), "13:10: a value for each of several series that are not named x"},
		{strings.Replace(one, "form: bar", "form: timeline", 1), "13:10: a step of a timeline without its date x"},
		{strings.Replace(typed, "value: 16000", "date: 2024", 1), "15:5: a date where a number is drawn large"},
		{"form: timeline\ntitle: T\nalt: A\nregulations: [eu-gdrp]\n", "13:15: unknown regulation eu-gdrp; did you mean eu-gdpr"},
		{"form: bar\ntitle: T\nalt: A\nregulations: [eu-dsa]\n", "13:15: dates of laws in a form that draws numbers bar"},
		{"form: matrix\ntitle: T\nalt: A\n", "10:1: a matrix of a page without scores"},
		{strings.Replace(surveyed, "sort: value", "sort: size", 1), "18:7: unknown sort size"},
		{without(surveyed, "alt: Three bars\n"), "10:1: a required field is missing: alt"},
		{without(surveyed, "question: barriers\n"), "11:9: a chart of a survey without its question cso-engagement"},
		{without(surveyed, "survey: cso-engagement\n"), "11:11: a chart of a question without its survey barriers"},
		{without(without(surveyed, "question: barriers\n"), "survey: cso-engagement\n"), "10:1: a chart without data"},
		{surveyed + "values: [{id: a, label: A, value: 1}]\n", "10:1: a chart with more than one source of its numbers"},
		{surveyed + "source: {title: A guide}\n", "19:17: a source beside that of the data"},
		{strings.Replace(surveyed, "cso-engagement", "cso-engagment", 1), "11:9: a chart of a survey that is not there cso-engagment; did you mean cso-engagement"},
		{strings.Replace(surveyed, "question: barriers", "question: bariers", 1), "12:11: a chart of a question that the survey does not have bariers; did you mean barriers"},
		{tabled + "survey: cso-engagement\nquestion: barriers\n", "10:1: a chart with more than one source of its numbers"},
		{without(tabled, "table: headcounts\n"), "13:4: a column without its table company"},
		{without(tabled, "y: people\n"), "13:8: a chart of a table without its columns headcounts"},
		{strings.Replace(tabled, "headcounts", "headcount", 1), "13:8: a chart of a table that is not there headcount; did you mean headcounts"},
		{strings.Replace(tabled, "x: company", "x: compny", 1), "14:4: a column that the table does not have compny; did you mean company"},
		{strings.Replace(tabled, "y: people", "y: peeple", 1), "15:4: a column that the table does not have peeple; did you mean people"},
		{strings.Replace(tabled, "y: people", "y: company", 1), "15:4: a column that has no numbers company"},
		{without(typed, `source: {title: "A guide", publisher: A publisher, date: 2024}`), "10:1: values without their source"},
		{strings.Replace(typed, "16000", "16,000", 1), "15:"},
		{strings.Replace(typed, "16000", "NaN", 1), "15:47: not a number NaN"},
		{strings.Replace(typed, "id: large", "id: small", 1), "15:5: listed twice, first on line 14: small"},
	} {
		spec, problems := Parse("page.md", "en", fence(test.yaml))
		_, more := spec.Bind(Sources{Surveys: engagement(t, "en"), Tables: headcounts(t), Acts: regulation.BuiltIn()}, interfaceWords["en"])
		expect(t, test.yaml, append(problems, more...), test.want)
	}
	for _, test := range []struct{ yaml, want string }{
		{"title: La puerta\n", "10:1: a required field is missing: id"},
		{"id: barriers\nform: bar\n", "11:1: this belongs to the original, not to a translation: form"},
		{"id: barriers\nlabels: {oportunity: Falta}\n", "11:10: a label of what the chart does not have oportunity; did you mean opportunity"},
		{"id: barriers\ntitel: La puerta\n", "11:1: unknown field titel; did you mean title"},
	} {
		spec, _ := Parse("page.md", "en", fence(surveyed))
		translation, problems := ParseTranslation("page.md", "es", fence(test.yaml))
		translated, more := spec.In(translation)
		_, most := translated.Bind(Sources{Surveys: engagement(t, "en")}, interfaceWords["es"])
		expect(t, test.yaml, slices.Concat(problems, more, most), test.want)
	}
	spec, _ := Parse("page.md", "en", fence(typed))
	translation, _ := ParseTranslation("page.md", "es", fence("id: a\nsubtitle: Uno\nnote: Dos\n"))
	if _, problems := spec.In(translation); len(problems) != 2 {
		t.Errorf("texts that the original lacks: %+v", problems)
	}
}

// expect wants one problem that reads as told.
func expect(t *testing.T, yaml string, problems []source.Problem, want string) {
	t.Helper()
	var got []string
	for _, p := range problems {
		line := fmt.Sprintf("%d:%d: %s %s", p.Pos.Line, p.Pos.Col, p.What, p.Words)
		if p.Nearest != "" {
			line += "; did you mean " + p.Nearest
		}
		got = append(got, line)
		if p.File != "page.md" || p.Advice == "" {
			t.Errorf("%q has no file or no advice", line)
		}
	}
	if len(got) == 0 || !strings.HasPrefix(got[0], want) {
		t.Errorf("%s\nis told as %q, not %q", yaml, got, want)
	}
	if len(got) > 1 && yaml != "" {
		t.Errorf("%s\none slip gives %q", yaml, got)
	}
}

// TestFormsOfTheVocabulary keeps a form from being drawn that no author can ask for.
func TestFormsOfTheVocabulary(t *testing.T) {
	for form := range forms {
		if !slices.Contains(form.Values(), string(form)) {
			t.Errorf("the vocabulary has no form %s", form)
		}
	}
}

// FuzzSpec takes whatever stands in a fence to a picture, or to a problem.
func FuzzSpec(f *testing.F) {
	f.Add(surveyed)
	f.Add(typed)
	f.Add(tabled)
	f.Add("form: bar\nvalues: [{id: a, label: \"\\u0001\", value: -0}]")
	f.Add("{form: bar, title: t, alt: a, values: [{id: a, label: b, value: 999999999999999}], source: {title: s}}")
	from := Sources{Surveys: engagement(f, "en"), Tables: headcounts(f), Acts: regulation.BuiltIn()}
	f.Fuzz(func(t *testing.T, yaml string) {
		spec, problems := Parse("page.md", "en", fence(yaml))
		for _, tag := range []locale.Tag{"en", "ar"} {
			d, more := spec.Bind(from, interfaceWords[tag])
			if len(problems)+len(more) > 0 {
				return
			}
			checkSame(t, d, tag)
		}
	})
}
