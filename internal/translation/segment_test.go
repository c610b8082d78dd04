package translation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salient/internal/locale"
	"salient/internal/translation"
)

const charted = `---
title: "32 organisations"
summary: "In 2024 [@ev-1]."
date: 2026-05-14
saliency:
  - issue: privacy
    nature: actual
    evidence: [ev-1]
    scale: {score: 3, why: "Serious since 2019."}
asks:
  - {id: publish, to: [company], action: "Publish.", implemented_when: "It is out."}
quotes:
  - {id: q1, text: "Words", consent: none, evidence: [ev-1]}
evidence:
  - {id: ev-1, title: "A report", kind: report, grade: primary, confidentiality: public}
  - {id: ev-2, title: "Another", kind: report, grade: primary, confidentiality: public}
---

Above, 5 of them.

## Why now

Of 32, 15 were asked [@ev-1].

` + "```chart" + `
id: barriers
form: bar
title: "The door: 19 mentions"
alt: "19 and 14"
source: {title: "A report"}
values: [{id: a, label: "19 times", value: 19}]
` + "```" + `

See [fig:barriers] and [@ev-2].

[quote:q1]

## What next

More.
`

const chartedInSpanish = `---
translates: en
title: "32 organizaciones"
summary: "En 2024 [@ev-1]."
saliency:
  privacy: {scale: {why: "Grave desde 2019."}}
---

Arriba, 5 de ellas.

## Por qué ahora

De las 32 se consultó a 15 [@ev-1].

` + "```chart" + `
id: barriers
title: "La puerta: 19 menciones"
alt: "19 y 14"
labels: {a: "19 veces"}
` + "```" + `

Véanse [fig:barriers] y [@ev-2].

[quote:q1]

## Y después

Más.
`

func TestSegments(t *testing.T) {
	original, translated := parse(t, "en", charted), parse(t, "es", chartedInSpanish)
	merged, problems := translation.Merge(original, translated)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, s := range translation.TextsOf(original).Segments(translated, merged) {
		first, _, _ := strings.Cut(s.Translated.Source, "\n")
		got = append(got, fmt.Sprintf("%s %d:%d %d:%d %s", s.Key, s.Original.At.Line, s.Original.At.Col, s.Translated.At.Line, s.Translated.At.Col, first))
	}
	want := []string{
		"title 2:9 3:9 32 organizaciones",
		"summary 3:11 4:11 En 2024 [@ev-1].",
		"saliency.privacy.scale.why 9:29 6:27 Grave desde 2019.",
		"/1 19:1 9:1 Arriba, 5 de ellas.",
		"why-now/0 21:1 11:1 ## Por qué ahora",
		"why-now/1 23:1 13:1 De las 32 se consultó a 15 [@ev-1].",
		"why-now/2 25:1 15:1 ```chart",
		"why-now/3 34:1 22:1 Véanse [fig:barriers] y [@ev-2].",
		"why-now/4 36:1 24:1 [quote:q1]",
		"why-now/chart:barriers.title 28:9 17:9 La puerta: 19 menciones",
		"why-now/chart:barriers.alt 29:7 18:7 19 y 14",
		"why-now/chart:barriers.labels.a 31:26 19:14 19 veces",
		"what-next/0 38:1 26:1 ## Y después",
		"what-next/1 40:1 28:1 Más.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCheck(t *testing.T) {
	const file = "content/en/briefings/cotton.md"
	for _, tc := range []struct {
		name     string
		old, new string
		want     []string
	}{
		{"nothing", "", "", nil},
		{"a number of a field", "2019", "2018", []string{
			`6:39 a number that is not the original's "2018"; did you mean "2019"? the original has another in ` + file + `:9; correct it here, or add same_as: with the words of both`,
		}},
		{"a number of a chart", `alt: "19 y 14"`, `alt: "19 y 41"`, []string{
			`18:12 a number that is not the original's "41"; did you mean "14"? the original has another in ` + file + `:29; correct it here, or add same_as: with the words of both`,
		}},
		{"a number less", "De las 32 se", "Se", []string{
			`13:1 a number of the original that the translation does not have "32"; the original has it in ` + file + `:23; write it here, or add same_as: with the words of both`,
		}},
		{"a number more", "Más.", "Más en 2031.", []string{
			`28:8 a number that the original does not have "2031"; the original's text is in ` + file + `:40; correct the number, or add same_as: with the words of both`,
		}},
		{"another number of paragraphs", "se consultó", "se\n\nconsultó", nil},
		{"a citation less", " y [@ev-2]", "", []string{
			`11:1 a reference of the original that the translation does not have "[@ev-2]"; the original has it in ` + file + `:34; put it in the same place here`,
		}},
		{"a citation more", "Más.", "Más [@ev-2].", []string{
			`28:6 a reference that the original does not have here "[@ev-2]"; the original's text is in ` + file + `:38; remove the reference, or add it to the original first`,
		}},
		{"a citation less in a field", "En 2024 [@ev-1].", "En 2024.", []string{
			`4:11 a reference of the original that the translation does not have "[@ev-1]"; the original has it in ` + file + `:3; put it in the same place here`,
		}},
		{"a quote in another section", "[quote:q1]\n\n## Y después\n", "## Y después\n\n[quote:q1]\n", []string{
			`26:2 this stands in another section than in the original: "[quote:q1]"; the original has it in ` + file + `:36; put it in that section here`,
		}},
		{"a heading less", "## Y después\n\n", "", nil},
		{"an exception without use", "title: \"32", "same_as: [{source: \"a dozen\", here: \"12\"}]\ntitle: \"32", []string{
			`3:11 an entry of same_as: that covers nothing "a dozen"; source: is to be words of the original, and here: those that stand for them in the same paragraph; correct them, or remove the entry`,
		}},
	} {
		original, translated := parse(t, "en", charted), parse(t, "es", strings.Replace(chartedInSpanish, tc.old, tc.new, 1))
		merged, _ := translation.Merge(original, translated)
		var got []string
		for _, p := range translation.Check(translation.TextsOf(original), translated, merged, locale.For("en"), locale.For("es")) {
			got = append(got, fmt.Sprintf("%d:%d %s; %s", p.Pos.Line, p.Pos.Col, p.Sentence(), p.NextStep()))
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
	}
}

// TestEveryChangedNumberIsFound changes every digit of a translation in turn.
func TestEveryChangedNumberIsFound(t *testing.T) {
	original, translated := parse(t, "en", charted), parse(t, "es", chartedInSpanish)
	merged, _ := translation.Merge(original, translated)
	en, es := locale.For("en"), locale.For("es")
	for _, s := range translation.TextsOf(original).Segments(translated, merged) {
		text := s.Translated.Source
		for _, n := range translation.Numbers(text, es) {
			if s.Kind == translation.Fence || strings.HasPrefix(text[n.At:], "1].") {
				continue
			}
			for at := n.At; at < n.At+len(n.Words); at++ {
				s.Translated.Source = text[:at] + string('0'+(text[at]-'0'+3)%10) + text[at+1:]
				if len(translation.Parity([]translation.Segment{s}, nil, en, es)) == 0 {
					t.Errorf("%s: not found in %q", s.Key, s.Translated.Source)
				}
			}
		}
	}
}

func BenchmarkParity(b *testing.B) {
	original, translated := parse(b, "en", charted), parse(b, "es", chartedInSpanish)
	merged, _ := translation.Merge(original, translated)
	texts := translation.TextsOf(original)
	en, es := locale.For("en"), locale.For("es")
	b.ReportAllocs()
	for b.Loop() {
		translation.Check(texts, translated, merged, en, es)
	}
}
