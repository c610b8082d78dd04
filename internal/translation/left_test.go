package translation_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/registry"
	"salient/internal/settings"
	"salient/internal/survey"
	"salient/internal/translation"
)

const lettersSent = `---
title: "Cotton"
summary: "A bottom line of seven words only."
date: 2026-05-14
quotes:
  - {id: q, text: "Nadie nos ha contestado nunca.", language: es, role: "Survey respondent", consent: role, evidence: [ev-1]}
evidence:
  - {id: ev-1, title: "A report that can be looked up", kind: report, grade: primary, confidentiality: public}
---

A first paragraph above any heading [@ev-1].

## Why now

Five years have passed since the letters.

` + "```chart\nid: bars\nform: bar\ntitle: \"Three bars of one height\"\nalt: \"Bars.\"\nsource: \"Own\"\nvalues: [{id: a, label: \"Not one of these answers\", value: 3}]\n```" + `

## What next

Nobody knows what comes next.
`

const cartas = `---
translates: en
title: "Algodón"
summary: "Lo esencial en siete palabras y nada más."
quotes: {q: {role: "Participante"}}
---

Un primer párrafo [@ev-1].

## Por qué ahora

Han pasado cinco años desde las cartas.

` + "```chart\nid: bars\ntitle: \"Tres barras\"\nalt: \"Barras.\"\nlabels: {a: \"Ninguna\"}\n```" + `

## Y después

Nadie sabe qué viene.
`

// amount gives how a page stands in Spanish, changed by pairs of words.
func amount(t *testing.T, pairs ...string) translation.Standing {
	t.Helper()
	changed := cartas
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(changed, pairs[i]) {
			t.Fatalf("the translation has no %q", pairs[i])
		}
		changed = strings.ReplaceAll(changed, pairs[i], pairs[i+1])
	}
	standings := translation.Standings([]*briefing.Document{parse(t, "en", lettersSent), parse(t, "es", changed)}, []string{"en", "es"})
	if len(standings) != 1 {
		t.Fatalf("%+v", standings)
	}
	return standings[0]
}

func TestWhatIsLeftOfAPage(t *testing.T) {
	const body = "\nUn primer párrafo [@ev-1].\n\n## Por qué ahora"
	for _, tc := range []struct {
		name         string
		pairs        []string
		texts, words int
	}{
		{"nothing", nil, 0, 0},
		{"a field that is not given", []string{"summary: \"Lo esencial en siete palabras y nada más.\"\n", ""}, 1, 7},
		{"a field in the original's words", []string{"Lo esencial en siete palabras y nada más.", "A bottom line of seven words only."}, 1, 7},
		{"a short text that is the same may be a name", []string{"Algodón", "Cotton"}, 0, 0},
		{"but not in a draft", []string{"Algodón", "Cotton", "translates: en", "translates: en\ndraft: true"}, 1, 1},
		{"a paragraph in the original's words", []string{"Han pasado cinco años desde las cartas.", "Five years have passed since the letters."}, 1, 7},
		{"wherever it stands", []string{"## Y después\n", "Five years have passed since the letters.\n"}, 1, 7},
		{"the citation is no word", []string{"Un primer párrafo [@ev-1].", "A first paragraph above any heading [@ev-1]."}, 1, 6},
		{"a text of a chart that is not given", []string{"alt: \"Barras.\"\n", ""}, 1, 1},
		{"a text of a chart in the original's words", []string{"Tres barras", "Three bars of one height"}, 1, 5},
		{"a label of a chart", []string{"labels: {a: \"Ninguna\"}\n", ""}, 1, 5},
		{"no body", []string{cartas[strings.Index(cartas, body):], "\n"}, 8, 33},
	} {
		s := amount(t, tc.pairs...)
		if s.TextsLeft != tc.texts || s.WordsLeft != tc.words || s.Texts != 11 || s.Words != 43 {
			t.Errorf("%s: %d texts and %d words of %d and %d, not %d and %d of 11 and 43", tc.name, s.TextsLeft, s.WordsLeft, s.Texts, s.Words, tc.texts, tc.words)
		}
	}
}

// What the words of a page say that nobody has translated is all of them, but for what is quoted from a speaker of the
// language, and titles under which a source is looked up.
func TestWhatIsMissing(t *testing.T) {
	standings := translation.Standings([]*briefing.Document{parse(t, "en", lettersSent)}, []string{"en", "es", "es-MX", "fr"})
	var got []int
	for _, s := range standings {
		got = append(got, s.WordsLeft)
	}
	if diff := cmp.Diff([]int{43, 43, 48}, got); diff != "" {
		t.Error(diff)
	}
}

// Readers of a regional language are shown the wider one: nothing is left there, and the page counts as neither missing
// nor made.
func TestAPageShownInAWiderLanguage(t *testing.T) {
	documents, languages := []*briefing.Document{parse(t, "en", lettersSent), parse(t, "es", cartas)}, []string{"en", "es-MX", "es"}
	standings := translation.Standings(documents, languages)
	if s := standings[0]; s.Lang != "es-MX" || s.State != translation.Missing || s.Shown != "es" || s.WordsLeft != 0 || s.Pending() {
		t.Errorf("%+v", s)
	}
	if states := translation.States(documents, languages); len(states) != 1 || states[translation.Unchecked] != 1 {
		t.Errorf("%v", states)
	}
}

func TestWhatIsLeftOfWords(t *testing.T) {
	const site = "title: \"The briefings\"\nbase_url: https://example.org/\nlanguages: [en, es]\npublisher: {name: \"Example\"}\nissues: [{id: age, label: \"Age assurance\"}]\n"
	original, problems := settings.Parse("content/site.yaml", []byte(site))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	spanish, problems := original.In("es", "content/es/site.yaml", []byte("title: \"Informes\"\nissues: {age: {label: \"Edad\"}}\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	companies, problems := registry.ParseCompanies("companies.yaml", "en", []byte("- {id: acme, name: \"Acme plc\", illustrative: true}\n- {id: beta, name: \"Beta plc\", illustrative: true}\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	arabic, problems := companies.In("ar", "companies.yaml", []byte("acme: {name: \"أكمي\"}\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	names := func(r registry.Register[registry.Company]) (all []any) {
		for c := range r.All() {
			all = append(all, c)
		}
		return all
	}
	table := &survey.Data{}
	table.Title.String, table.Title.Lang = "Staff of companies", "en"
	table.Licence.Value.String, table.Licence.Value.Lang, table.Licence.Stated = "CC-BY-4.0", "en", true
	table.Source.Title.String, table.Source.Title.Lang = "A guide for civil society", "en"
	for _, tc := range []struct {
		name    string
		edition locale.Tag
		values  []any
		want    translation.Amount
	}{
		{"settings", "es", []any{&spanish}, translation.Amount{Texts: 3, Words: 3, TextsLeft: 1, WordsLeft: 1}},
		{"a regional language has the texts of the wider one", "es-MX", []any{&spanish}, translation.Amount{Texts: 3, Words: 3, TextsLeft: 1, WordsLeft: 1}},
		{"names in the same script", "es", names(companies), translation.Amount{}},
		{"names in another script", "ar", names(arabic), translation.Amount{Texts: 2, Words: 3, TextsLeft: 1, WordsLeft: 2}},
		{"neither codes nor titles of publications", "es", []any{table}, translation.Amount{Texts: 1, Words: 3, TextsLeft: 1, WordsLeft: 3}},
	} {
		if diff := cmp.Diff(tc.want, translation.TextsIn(tc.edition, tc.values...)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, tc := range []struct{ words, left, want int }{{0, 0, 100}, {1000, 1, 99}, {1000, 1000, 0}, {1000, 0, 100}} {
		if got := (translation.Amount{Words: tc.words, WordsLeft: tc.left}).Percent(); got != tc.want {
			t.Errorf("%d of %d left is %d %%, not %d", tc.left, tc.words, got, tc.want)
		}
	}
}

func BenchmarkStandings(b *testing.B) {
	documents := []*briefing.Document{parse(b, "en", lettersSent), parse(b, "es", cartas)}
	b.ReportAllocs()
	for b.Loop() {
		translation.Standings(documents, []string{"en", "es"})
	}
}
