package translation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salient/internal/briefing"
	"salient/internal/source"
	"salient/internal/translation"
)

const original = `---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
saliency:
  - issue: privacy
    nature: actual
    evidence: [ev-1]
    scale: {score: 3, why: "Serious."}
asks:
  - {id: publish, to: [company], action: "Publish.", implemented_when: "It is out.", due: 2027-03-31}
evidence:
  - {id: ev-1, title: "A report", kind: report, grade: primary, confidentiality: public}
---

Before any heading.

## Why now

Café.

## What next

More.
`

const translated = `---
translates: en
title: "Algodón"
asks:
  publish: {action: "Publicar."}
saliency:
  privacy: {scale: {why: "Grave."}}
---

Antes.

## Por qué ahora

Café.

## Y después

Más.
`

// parse reads a page of a language, which has no slip.
func parse(t testing.TB, lang, text string) *briefing.Document {
	t.Helper()
	file := "content/" + lang + "/briefings/cotton.md"
	doc, problems := briefing.Parse(source.Entry{Path: file, Place: source.PlaceOf(file)}, []byte(text))
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	return doc
}

func TestAFingerprintIsOfTextsAlone(t *testing.T) {
	before := translation.Print(parse(t, "en", original))
	change := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(original) }
	for name, text := range map[string]string{
		"a date":                      change("2026-05-14", "2026-05-15"),
		"a score":                     change("score: 3", "score: 4"),
		"a due date":                  change("2027-03-31", "2027-04-30"),
		"a status":                    change("due: 2027-03-31", "due: 2027-03-31, history: [{date: 2026-06-01, status: met}]"),
		"the order of fields":         change("title: \"Cotton\"\nsummary: \"The bottom line.\"", "summary: \"The bottom line.\"\ntitle: \"Cotton\""),
		"the way a text is quoted":    change(`"The bottom line."`, "|\n  The bottom line."),
		"CRLF":                        strings.ReplaceAll(original, "\n", "\r\n"),
		"blanks at the ends of lines": change("Café.\n", "Café. \t\n"),
		"blank lines at the end":      original + "\n\n",
		"letters and marks apart":     change("é", "e\u0301"),
	} {
		if diff := cmp.Diff(before, translation.Print(parse(t, "en", text))); diff != "" {
			t.Errorf("%s changes it:\n%s", name, diff)
		}
	}
	for name, text := range map[string]string{
		"the title":                 change("Cotton", "Wool"),
		"a reason":                  change("Serious.", "Grave."),
		"a test":                    change("It is out.", "It is read."),
		"text before any heading":   change("Before any", "Above any"),
		"text below a heading":      change("More.", "Much more."),
		"a heading":                 change("What next", "What follows"),
		"an empty line in the text": change("More.", "Mo\n\nre."),
	} {
		if translation.Print(parse(t, "en", text)).Page == before.Page {
			t.Errorf("%s does not change it", name)
		}
	}
}

func TestFingerprints(t *testing.T) {
	prints := translation.Print(parse(t, "en", original))
	got := []string{string(prints.Page), string(prints.Front)}
	for _, s := range prints.Sections {
		got = append(got, s.ID+" "+string(s.Print))
	}
	// They stand in translators' files: another way of taking them would make every translation look out of date.
	want := []string{"38cc7c118149", "64207b67b01e", "why-now c218e1b19dab", "what-next 37f3fe67dc77"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// made is a translation that says from which texts it was made.
func made(from translation.Prints) *briefing.Translation {
	sections := briefing.Sections{}
	for _, s := range from.Sections {
		sections[s.ID] = s.Print
	}
	return &briefing.Translation{Source: &briefing.Source{Page: from.Page, Sections: sections, Front: from.Front}}
}

func TestCompare(t *testing.T) {
	from := made(translation.Print(parse(t, "en", original)))
	noted := made(translation.Print(parse(t, "en", original)))
	noted.Source.Sections, noted.Source.Front = nil, ""
	without := made(translation.Print(parse(t, "en", original)))
	without.Source.Front = ""
	for _, tc := range []struct {
		name     string
		old, new string
		by       *briefing.Translation
		want     translation.Status
	}{
		{"nothing moved", "", "", from, translation.Status{State: translation.Current}},
		{"a section moved", "More.", "Much more.", from, translation.Status{State: translation.OutOfDate, Sections: []string{"what-next"}}},
		{"a field moved", "Serious.", "Grave.", from, translation.Status{State: translation.OutOfDate, Front: true}},
		{"a field moved, and only sections were noted", "Serious.", "Grave.", without, translation.Status{State: translation.OutOfDate, Front: true}},
		{"a section is new", "## What next", "## In between\n\nText.\n\n## What next", from, translation.Status{State: translation.OutOfDate, Sections: []string{"in-between"}}},
		{"a heading moved", "## What next", "## What follows", from, translation.Status{State: translation.OutOfDate, Sections: []string{"what-follows"}, Gone: []string{"what-next"}}},
		{"its sections were not noted", "More.", "Much more.", noted, translation.Status{State: translation.OutOfDate}},
		{"it does not say from what", "", "", &briefing.Translation{}, translation.Status{State: translation.Unchecked}},
	} {
		got := translation.Compare(parse(t, "en", strings.Replace(original, tc.old, tc.new, 1)), tc.by)
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
	}
}

func TestMerge(t *testing.T) {
	from := parse(t, "en", original)
	m, problems := translation.Merge(from, parse(t, "es", translated))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := m.Content.(*briefing.Briefing)
	for _, tc := range []struct{ what, text, lang, want string }{
		{"the title", b.Title.String, b.Title.Lang, "Algodón es"},
		{"the summary", b.Summary.Text, b.Summary.Lang, "The bottom line. en"},
		{"a reason", b.Saliency[0].Scale.Why.Text, b.Saliency[0].Scale.Why.Lang, "Grave. es"},
		{"an ask", b.Asks[0].Action.Text, b.Asks[0].Action.Lang, "Publicar. es"},
		{"its test", b.Asks[0].ImplementedWhen.Text, b.Asks[0].ImplementedWhen.Lang, "It is out. en"},
	} {
		if got := tc.text + " " + tc.lang; got != tc.want {
			t.Errorf("%s is %q, want %q", tc.what, got, tc.want)
		}
	}
	if b.Saliency[0].Scale.Score != 3 || b.Asks[0].Due.String() != "2027-03-31" || b.Date.String() != "2026-05-14" {
		t.Error("what is not text differs")
	}
	if o := from.Content.(*briefing.Briefing); o.Title.String != "Cotton" || o.Saliency[0].Scale.Why.Text != "Serious." || o.Asks[0].Action.Text != "Publish." {
		t.Error("the original was changed")
	}
	for i, want := range []string{"why-now", "what-next"} {
		if got := m.Body.Headings[i].ID; got != want {
			t.Errorf("heading %d has the id %q, want %q", i+1, got, want)
		}
	}
	if id, ok := m.Body.HeadingID("por-qué-ahora"); !ok || id != "why-now" {
		t.Errorf("a heading's own words lead to %q", id)
	}
}

func TestMergeTellsWhatDoesNotFit(t *testing.T) {
	for _, tc := range []struct{ old, new, want string }{
		{"title: \"Algodón\"\n", "", "E 2:1 a required field is missing: title"},
		{"## Y después", "Y después", "W 12:1 1 headings where the original has 2"},
		{"asks:\n  publish: {action: \"Publicar.\"}", "countries: [\"MX\"]", `E 4:1 this belongs to the original, not to a translation: "countries"`},
		{"asks:\n  publish: {action: \"Publicar.\"}", "asks:\n  publihs: {action: \"Publicar.\"}", `E 5:3 the original has no such item "publihs"`},
	} {
		if !strings.Contains(translated, tc.old) {
			t.Fatalf("the translation has no %q", tc.old)
		}
		_, problems := translation.Merge(parse(t, "en", original), parse(t, "es", strings.Replace(translated, tc.old, tc.new, 1)))
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%s %d:%d %s", p.Level, p.Pos.Line, p.Pos.Col, p.Sentence()))
		}
		if diff := cmp.Diff([]string{tc.want}, got); diff != "" {
			t.Errorf("%q for %q: (-want +got)\n%s", tc.new, tc.old, diff)
		}
	}
	// Where the headings differ in number, each keeps its own id.
	m, _ := translation.Merge(parse(t, "en", original), parse(t, "es", strings.Replace(translated, "## Y después", "Y después", 1)))
	if got := m.Body.Headings[0].ID; got != "por-qué-ahora" {
		t.Errorf("the heading's id is %q", got)
	}
}

func BenchmarkPrint(b *testing.B) {
	doc := parse(b, "en", original)
	b.ReportAllocs()
	for b.Loop() {
		translation.Print(doc)
	}
}

func BenchmarkMerge(b *testing.B) {
	from, to := parse(b, "en", original), parse(b, "es", translated)
	b.ReportAllocs()
	for b.Loop() {
		translation.Merge(from, to)
	}
}
