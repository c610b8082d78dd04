package translation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salient/internal/briefing"
	"salient/internal/translation"
)

const page = `---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
asks:
  - {id: publish, to: [company], action: "Publish.", implemented_when: "It is out.", due: 2027-03-31}
---

Before any heading.

## Why now

Five years have passed since the letter.

Nobody has answered it, or will.

` + "```chart" + `
id: bars
form: bar
title: "Bars"
alt: "Three bars."
source: "Own"
values: [{id: a, label: "First", value: 3}]
` + "```" + `

## What next

The company can still publish what it knows of its suppliers.
`

// madeFrom writes the translation of a version of the page, with its fingerprints.
func madeFrom(t *testing.T, version string, source func(translation.Prints) string) *briefing.Document {
	t.Helper()
	return parse(t, "es", `---
translates: en
source: `+source(translation.Print(parse(t, "en", version)))+`
title: "Algodón"
asks:
  publish: {action: "Publicar."}
---

Antes.

## Por qué ahora

Han pasado cinco años desde la carta.

Nadie la ha respondido.

`+"```chart\nid: bars\ntitle: \"Barras\"\n```"+`

## Y después

La empresa aún puede publicar lo que sabe.
`)
}

func TestChangesSince(t *testing.T) {
	change := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(page) }
	whole := translation.Prints.String
	onlyPage := func(p translation.Prints) string { return fmt.Sprintf("{page: %q}", string(p.Page)) }
	for _, tc := range []struct {
		name   string
		now    string
		source func(translation.Prints) string
		want   string
	}{
		{"nothing", page, whole, ""},
		{"a title", change(`"Cotton"`, `"Wool"`), whole, `
edited "" 1 1
  title 2 4: "Cotton" "Wool"
`},
		{"a field that is new, and one that is gone", change(`id: publish, to: [company], action: "Publish."`, `id: disclose, to: [company], action: "Disclose."`), whole, `
edited "" 1 1
  asks.disclose.action 6 1: "" "Disclose."
  asks.disclose.implemented_when 6 1: "" "It is out."
  asks.publish.action 1 6: "Publish." ""
  asks.publish.implemented_when 1 1: "It is out." ""
`},
		{"the text above the headings", change("Before any", "Above any"), whole, `
edited "" 1 1
  /1 9 9: "Before any heading." "Above any heading."
`},
		{"a sentence", change("Five years", "Six years"), whole, `
edited "why-now" 11 11
  why-now/1 13 13: "Five years have passed since the letter." "Six years have passed since the letter."
`},
		{"a paragraph put in", change("Nobody has", "A new one.\n\nNobody has"), whole, `
edited "why-now" 11 11
  why-now/2 15 13: "" "A new one."
`},
		{"a paragraph taken out", change("Nobody has answered it, or will.\n\n", ""), whole, `
edited "why-now" 11 11
  why-now/2 11 15: "Nobody has answered it, or will." ""
`},
		{"lines parted otherwise", change("since the letter", "since\nthe letter"), whole, `
edited "why-now" 11 11
`},
		{"a text of a chart", change(`"First"`, `"Primary"`), whole, `
edited "why-now" 11 11
  why-now/chart:bars.labels.a 23 11: "First" "Primary"
`},
		{"a figure of a chart", change("value: 3", "value: 4"), whole, `
edited "why-now" 11 11 figures of [bars]
`},
		{"a section is new", change("## What next", "## In between\n\nText.\n\n## What next"), whole, `
new "in-between" 26 0
`},
		{"a section is gone", page[:strings.Index(page, "## What next")], whole, `
gone "what-next" 0 22
`},
		{"a heading", change("## What next", "## What follows"), whole, `
edited "what-follows" 26 22
  what-follows/0 26 22: "## What next" "## What follows"
`},
		{"the order of sections", change("## Why now", "## What next\n\nThe company can still publish what it knows of its suppliers.\n\n## Why now", "## What next\n\nThe company can still publish what it knows of its suppliers.\n", ""), whole, `
edited "what-next" 11 22 moved
`},
		{"where only the page was noted", change("Five years", "Six years"), onlyPage, `
edited "why-now" 11 11
  why-now/1 13 13: "Five years have passed since the letter." "Six years have passed since the letter."
`},
	} {
		translated := madeFrom(t, page, tc.source)
		now := parse(t, "en", tc.now)
		newer := parse(t, "en", change("Nobody", "Nearly nobody"))
		asked := 0
		history := func(yield func(*briefing.Document) bool) {
			for _, doc := range []*briefing.Document{newer, {}, parse(t, "en", page), newer} {
				if asked++; !yield(doc) {
					return
				}
			}
		}
		if diff := cmp.Diff(strings.TrimPrefix(tc.want, "\n"), told(translation.ChangesSince(now, translated, history))); diff != "" {
			t.Errorf("%s: %s", tc.name, diff)
		}
		if asked > 3 {
			t.Errorf("%s: %d versions were read, of which the third is the one", tc.name, asked)
		}
	}
}

func TestChangesWithoutHistory(t *testing.T) {
	now := parse(t, "en", strings.NewReplacer(`"Cotton"`, `"Wool"`, "Five", "Six", "## What next", "## What follows").Replace(page))
	none := slices.Values([]*briefing.Document(nil))
	for name, tc := range map[string]struct {
		source func(translation.Prints) string
		want   string
	}{
		"sections were noted":  {translation.Prints.String, "lost \"\" 1 1\nlost \"why-now\" 11 0\nnew \"what-follows\" 26 0\ngone \"what-next\" 0 0\n"},
		"the page alone was":   {func(p translation.Prints) string { return fmt.Sprintf("{page: %q}", string(p.Page)) }, "unknown \"\" 1 1\n"},
		"nothing of it exists": {func(translation.Prints) string { return `{page: "000000000000", sections: {gone: "000000000000"}}` }, "unknown \"\" 1 1\nnew \"why-now\" 11 0\n"},
	} {
		got := told(translation.ChangesSince(now, madeFrom(t, page, tc.source), none))
		if !strings.HasPrefix(got, tc.want) {
			t.Errorf("%s: %s", name, cmp.Diff(tc.want, got))
		}
	}
}

// A section that was confirmed later than the page is compared with what it was then.
func TestSectionsConfirmedOneByOne(t *testing.T) {
	second := strings.Replace(page, "Five", "Six", 1)
	third := strings.NewReplacer("Five", "Seven", "can still", "cannot").Replace(page)
	translated := madeFrom(t, page, func(p translation.Prints) string {
		p.Sections[0] = translation.Print(parse(t, "en", second)).Sections[0]
		return p.String()
	})
	history := slices.Values([]*briefing.Document{parse(t, "en", second), parse(t, "en", page)})
	want := `edited "why-now" 11 11
  why-now/1 13 13: "Six years have passed since the letter." "Seven years have passed since the letter."
edited "what-next" 26 22
  what-next/1 28 24: "The company can still publish what it knows of its suppliers." "The company cannot publish what it knows of its suppliers."
`
	if diff := cmp.Diff(want, told(translation.ChangesSince(parse(t, "en", third), translated, history))); diff != "" {
		t.Error(diff)
	}
}

func told(changes []translation.SectionChange) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %q %d %d", [...]string{"edited", "new", "gone", "lost", "unknown"}[c.Kind], c.ID, c.Original.Line, c.Translated.Line)
		if c.Moved {
			b.WriteString(" moved")
		}
		if c.Charts != nil {
			fmt.Fprintf(&b, " figures of %v", c.Charts)
		}
		b.WriteString("\n")
		for _, text := range c.Texts {
			fmt.Fprintf(&b, "  %s %d %d: %q %q\n", text.Key, text.Original.Line, text.Translated.Line, text.Before, text.After)
		}
	}
	return b.String()
}
