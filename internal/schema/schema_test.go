package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

type item struct {
	At    source.Pos
	ID    string      `field:"id"`
	Label schema.Text `field:"label,required"`
	Count int         `field:"count,min=1,max=5"`
}

func (i item) Key() string { return i.ID }

type record struct {
	Title   schema.Text                `field:"title,required"`
	Draft   bool                       `field:"draft"`
	Day     schema.Day                 `field:"day"`
	Channel vocabulary.Channel         `field:"channel"`
	Rights  []vocabulary.Right         `field:"rights"`
	N       schema.Stated[schema.Text] `field:"n"`
	Contact schema.OrNone[item]        `field:"contact"`
	Items   []item                     `field:"items"`
	Part    *item                      `field:"part"`
	Notes   []schema.Text              `field:"notes"`
}

func decode(t *testing.T, yaml string) (record, []source.Problem) {
	t.Helper()
	node, problems := source.ParseYAML("r.yaml", []byte(yaml))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var r record
	report := &schema.Report{File: "r.yaml", Lang: "en"}
	schema.Decode(node, &r, report)
	return r, report.Problems
}

func TestDecode(t *testing.T) {
	r, problems := decode(t, `
title: Cotton
draft: true
day: 2026-05-14
channel: legal
rights: ["iccpr:17"]
n: not-stated
contact: none
items: [{id: a, label: "A", count: 3}]
`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if r.Title.String != "Cotton" || r.Title.Lang != "en" || !r.Draft || r.Day.String() != "2026-05-14" || r.Channel != "legal" ||
		r.N.Stated || !r.Contact.None || len(r.Items) != 1 || r.Items[0].At != (source.Pos{Line: 9, Col: 9}) || r.Items[0].Count != 3 {
		t.Errorf("decoded %+v", r)
	}
}

func TestDecodeTellsEverySlip(t *testing.T) {
	for _, tc := range []struct{ yaml, want string }{
		{"draft: true", "1:1 a required field is missing: title"},
		{"title:", "1:1 a field without a value: title"},
		{"title: ''", "1:8 an empty text"},
		{"title: [a]", "1:8 this is to be one text, not a list or fields"},
		{"title: a\ndarft: true", "2:1 unknown field darft draft"},
		{"title: a\nDraft: true", "2:1 unknown field Draft draft"},
		{"title: a\ndraft: yes", "2:8 not true or false yes"},
		{"title: a\ndraft: \"true\"", "2:8 not true or false true"},
		{"title: a\ndraft: 1", "2:8 not true or false 1"},
		{"title: a\nday: 2027-02-30", "2:6 not a date 2027-02-30"},
		{"title: a\nday: 2027-02", "2:6 a date without its day 2027-02"},
		{"title: a\nchannel: leagl", "2:10 unknown channel leagl legal"},
		{"title: a\nrights: [iccpr:99]", "2:10 no such article of this human rights instrument iccpr:99"},
		{"title: a\nitems: [{id: a, label: A, count: 3.7}]", "2:34 not a whole number 3.7"},
		{"title: a\nitems: [{id: a, label: A, count: 0}]", "2:34 count is to be from 1 to 5 0"},
		{"title: a\nitems: [{id: a, label: A}, {id: a, label: B}]", "2:28 listed twice, first on line 2: a"},
		{"title: a\nitems: {a: b}", "2:8 this is to be a list"},
	} {
		_, problems := decode(t, tc.yaml)
		var told []string
		for _, p := range problems {
			told = append(told, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s %s", p.Pos.Line, p.Pos.Col, p.What, p.Words, p.Nearest)))
		}
		if len(told) != 1 || told[0] != tc.want {
			t.Errorf("%q:\n got %q\nwant %q", tc.yaml, told, tc.want)
		}
	}
}

func TestTranslateReplacesTextsAlone(t *testing.T) {
	original, _ := decode(t, "title: Cotton\nn: many\nitems: [{id: a, label: A, count: 3}, {id: b, label: B}]\npart: {label: P, count: 2}\nnotes: [one, two]\n")
	translate := func(yaml string) (record, []source.Problem) {
		node, _ := source.ParseYAML("es.yaml", []byte(yaml))
		report := &schema.Report{File: "es.yaml", Lang: "es"}
		return schema.Translate(original, node, report), report.Problems
	}
	got, problems := translate("title: Algodón\nn: muchas\nitems: {a:, b: {label: Be}}\npart: {label: Pe}\nnotes: [uno, dos]\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got.Title.String != "Algodón" || got.Title.Lang != "es" || got.N.Value.String != "muchas" ||
		got.Items[0].Label.String != "A" || got.Items[0].Label.Lang != "en" || got.Items[1].Label.String != "Be" ||
		got.Part.Label.String != "Pe" || got.Part.Count != 2 || got.Notes[1].String != "dos" {
		t.Errorf("translated %+v", got)
	}
	if original.Items[1].Label.String != "B" || original.Part.Label.String != "P" || original.Notes[0].String != "one" {
		t.Error("the original was changed")
	}
	for yaml, want := range map[string]string{
		"draft: true":                 "this belongs to the original, not to a translation:",
		"items: {a: {count: 4}}":      "this belongs to the original, not to a translation:",
		"items: {c: {label: C}}":      "the original has no such item",
		"items: [{id: a, label: Ah}]": "a translation names items by their key, it does not list them:",
		"tittle: a":                   "unknown field",
		"notes: [uno]":                "a list with another number of items than the original's:",
		"day: 2026-01-01":             "this belongs to the original, not to a translation:",
		"contact: {label: x}":         "the original has no such text:",
	} {
		if _, problems := translate(yaml); len(problems) != 1 || problems[0].What != want {
			t.Errorf("%q: %v, want %q", yaml, problems, want)
		}
	}
}

func TestTextsAreInTheOrderOfTheFields(t *testing.T) {
	r, _ := decode(t, "items: [{label: b}, {label: c}]\ntitle: a\nnotes: [e]\npart: {label: d}\n")
	var got []string
	schema.Texts(&r, func(t schema.Translatable) { got = append(got, t.Source()) })
	if strings.Join(got, "") != "abcde" {
		t.Errorf("texts = %q", got)
	}
}

func TestNamedTextsAreThoseThatATranslationNames(t *testing.T) {
	r, _ := decode(t, "title: Cotton\nn: many\nitems: [{id: a, label: A, count: 3}, {label: B}]\npart: {label: P}\nnotes: [one, two]\n")
	var got []string
	schema.NamedTexts(&r, func(path []string, text schema.Translatable) {
		got = append(got, strings.Join(path, ".")+" "+text.Source())
	})
	if want := "title Cotton, n many, items.a.label A, part.label P, notes.#1 one, notes.#2 two"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestDateOrder(t *testing.T) {
	for _, tc := range []struct {
		a, b  string
		after bool
	}{
		{"2026-05-14", "2026-05-13", true}, {"2026-05-14", "2026-05", false}, {"2026-05", "2026-05-14", false},
		{"2027", "2026-12-31", true}, {"2026", "2026-01-01", false}, {"2026-06", "2026-05-31", true},
	} {
		a, _ := schema.ParseDate(tc.a)
		b, _ := schema.ParseDate(tc.b)
		if a.After(b) != tc.after {
			t.Errorf("%s after %s = %v", tc.a, tc.b, !tc.after)
		}
	}
}

func TestSharesSecret(t *testing.T) {
	for address, want := range map[string]bool{
		"https://drive.google.com/file/d/1": true, "https://example.org/a?token=1": true, "https://x.sharepoint.com/a": true,
		"https://name:word@example.org/": true, "https://example.org/a#access_token=1": true, "https://example.org/a?page=2": false, "https://example.org/a#tokens": false, "https://example.org/token": false,
	} {
		if schema.SharesSecret(address) != want {
			t.Errorf("SharesSecret(%s) = %v", address, !want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("title: a\nitems: [{id: a, label: A, count: 3}]\n"))
	f.Add([]byte("items: {a: [b, {c: d}]}\ncontact: none\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		node, problems := source.ParseYAML("r.yaml", data)
		if node == nil || len(problems) > 0 {
			return
		}
		var r record
		report := &schema.Report{File: "r.yaml"}
		schema.Decode(node, &r, report)
		schema.Translate(r, node, report)
	})
}

func BenchmarkDecode(b *testing.B) {
	node, _ := source.ParseYAML("r.yaml", []byte("title: Cotton\nrights: [\"iccpr:17\"]\nitems: [{id: a, label: A, count: 3}, {id: b, label: B, count: 2}]\npart: {label: P}\n"))
	b.ReportAllocs()
	for b.Loop() {
		var r record
		schema.Decode(node, &r, &schema.Report{})
	}
}
