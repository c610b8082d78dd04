package site_test

import (
	"testing"

	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/site"
)

// targets gives where the links of a version's body lead.
func targets(s *site.Site, v *site.Version) []string {
	var all []string
	for _, h := range v.Body.Holes {
		if link, ok := h.Content.(markdown.Link); ok {
			all = append(all, s.Target(v, link))
		}
	}
	return all
}

var linking = `
-- content/en/index.md --
---
title: "Briefings"
---

[Cotton](briefings/cotton.md)
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

## Why now

Text.

## What next

Text.
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---

## Por qué ahora

Texto.

## Y después

Texto.
-- content/en/briefings/rubber/index.md --
---
title: "Rubber"
summary: "The bottom line."
date: 2026-05-14
---

[A](../cotton.md), [B](../cotton.md#what-next), [C](../../pages/about.md), [D](../../glossary.yaml#risk),
[E](../../index.md), [F](#more), [G](../cotton.md#asks), [H](../../../data/surveys/views.yaml).

## More

Text.
-- content/es/briefings/caucho.md --
---
title: "Caucho"
summary: "Lo esencial."
date: 2026-05-14
---

[A](cotton.md#y-después), [B](cotton.md#what-next), [C](rubber/index.md).
-- content/en/glossary.yaml --
terms:
  risk: {term: "Risk to people", people: "Harm.", money: "Loss."}
` + survey("companies", `
  - {id: q, label: "Q", text: not-stated, response: multiple, unit: mentions, base: not-stated, answers: [{id: a, label: "A", count: 19}]}
`)

func TestLinksLeadOnInTheReadersLanguage(t *testing.T) {
	s := resolve(t, linking)
	for _, tc := range []struct {
		slug string
		lang locale.Tag
		want []string
	}{
		{"rubber", "en", []string{
			"/en/briefings/cotton/", "/en/briefings/cotton/#what-next", "/en/about/", "/en/glossary/#risk",
			"/en/", "#more", "/en/briefings/cotton/#sec:asks", "/en/surveys/views/",
		}},
		// The original's text under a Spanish address leads to Spanish pages; a heading has one id in all languages.
		{"rubber", "es", []string{
			"/es/briefings/cotton/", "/es/briefings/cotton/#what-next", "/es/about/", "/es/glossary/#risk",
			"/es/", "#more", "/es/briefings/cotton/#sec:asks", "/es/surveys/views/",
		}},
		// A fragment in the words of a translation means the heading at its place, also where nobody translated it.
		{"caucho", "es", []string{"/es/briefings/cotton/#what-next", "/es/briefings/cotton/#what-next", "/es/briefings/rubber/"}},
		{"caucho", "ar", []string{"/ar/briefings/cotton/#what-next", "/ar/briefings/cotton/#what-next", "/ar/briefings/rubber/"}},
	} {
		equal(t, tc.slug+" in "+string(tc.lang), targets(s, version(t, s, "briefings", tc.slug, tc.lang)), tc.want)
	}
}

// A translation may be a file where its original is a folder: what it has not translated still leads on.
func TestTextsThatAreNotTranslatedKeepTheirLinks(t *testing.T) {
	s := resolve(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---
-- content/en/briefings/rubber/index.md --
---
title: "Rubber"
summary: "Like [cotton](../cotton.md)."
date: 2026-05-14
---

[A](../cotton.md)
-- content/es/briefings/rubber.md --
---
translates: en
title: "Caucho"
---
`)
	v := version(t, s, "briefings", "rubber", "es")
	equal(t, "the body's links", targets(s, v), []string{"/es/briefings/cotton/"})
	summary := v.Summary().Doc.Holes[0].Content.(markdown.Link)
	equal(t, "the summary's link", s.Target(v, summary), "/es/briefings/cotton/")
}

func TestLinksThatLeadNowhere(t *testing.T) {
	expect(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

## Why now

[A](coton.md), [B](#why-not), [C](../pages/abuot.md), [D](../data/surveys/view.yaml).
[E](secret.md), [F](sectet.md), [G](gone.md), [H](cotton), [I](../pages/about.md#asks).
-- content/en/briefings/secret.md --
---
title: "Secret"
summary: "The bottom line."
date: 2026-05-14
draft: true
---

[A](sectet.md), [B](cotton.md#why-noww)
-- content/en/briefings/gone.md --
---
title: "Gone"
summary: "The bottom line."
date: 2026-05-14
withdrawn: {date: 2026-06-01, trace: none}
---
`,
		`en/briefings/cotton.md:9:1: a link to a page that is not there "coton.md" → briefings/cotton.md`,
		`en/briefings/cotton.md:9:16: a link to a heading that is not there "why-not" → why-now`,
		`en/briefings/cotton.md:9:31: a link to a page that is not there "../pages/abuot.md" → pages/about.md`,
		`en/briefings/cotton.md:9:55: a link to a survey that is not there "view"`,
		`en/briefings/cotton.md:10:1: a link to a page that is not public`,
		`en/briefings/cotton.md:10:17: a link to a page that is not there "sectet.md"`,
		`W en/briefings/cotton.md:10:33: a link to a page that was withdrawn`,
		`en/briefings/cotton.md:10:47: a link to a page that is not there "cotton"`,
		`en/briefings/cotton.md:10:60: a link to a heading that is not there "asks"`,
		`en/briefings/secret.md:8:1: a link to a page that is not there "sectet.md" → briefings/secret.md (hushed)`,
		`en/briefings/secret.md:8:17: a link to a heading that is not there "why-noww" → why-now (hushed)`,
	)
}
