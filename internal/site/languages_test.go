package site_test

import (
	"testing"

	"salient/internal/locale"
	"salient/internal/site"
	"salient/internal/translation"
)

const translated = `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

English text.
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---

Texto.
-- content/es/briefings/caucho.md --
---
title: "Caucho"
summary: "Lo esencial."
date: 2026-05-15
---
-- content/ar/briefings/caucho.md --
---
translates: es
title: "مطاط"
translation: {method: machine}
---
-- content/ar/pages/about.md --
---
translates: en
title: "من نحن"
---
`

func TestEachEditionHasEveryPage(t *testing.T) {
	s := resolve(t, translated)
	for _, tc := range []struct {
		slug      string
		lang      locale.Tag
		address   string
		title     string
		in        locale.Tag // the language of the title
		body      locale.Tag
		fallback  bool
		indexable bool
	}{
		{"cotton", "en", "/en/briefings/cotton/", "Cotton", "en", "en", false, true},
		{"cotton", "es", "/es/briefings/cotton/", "Algodón", "es", "es", false, true},
		{"cotton", "ar", "/ar/briefings/cotton/", "Cotton", "en", "en", true, false},
		{"caucho", "en", "/en/briefings/caucho/", "Caucho", "es", "es", true, false},
		{"caucho", "es", "/es/briefings/caucho/", "Caucho", "es", "es", false, true},
		{"caucho", "ar", "/ar/briefings/caucho/", "مطاط", "ar", "ar", false, false}, // nobody has read the translation
	} {
		v := version(t, s, "briefings", tc.slug, tc.lang)
		if v.Address != tc.address || v.Title() != tc.title || v.Lang != tc.in || v.BodyLang != tc.body ||
			v.Fallback() != tc.fallback || v.Indexable() != tc.indexable {
			t.Errorf("%s in %s: %s %q in %s, body in %s, fallback %v, indexable %v",
				tc.slug, tc.lang, v.Address, v.Title(), v.Lang, v.BodyLang, v.Fallback(), v.Indexable())
		}
	}
	if summary := version(t, s, "briefings", "cotton", "es").Summary(); summary.Text != "The bottom line." || summary.Lang != "en" {
		t.Errorf("a summary that is not translated is %+v", summary)
	}
}

// alternates gives the addresses that a page claims as its own in other languages, then that of x-default.
func alternates(s *site.Site, address string) []string {
	for _, e := range s.Editions {
		for p := range s.PagesOf(e) {
			if p.Address != address {
				continue
			}
			var all []string
			for _, a := range s.Alternates(p) {
				all = append(all, a.Address)
			}
			return append(all, "default "+site.XDefault(s.Alternates(p)).Address)
		}
	}
	return nil
}

func TestAlternatesAreRealTranslations(t *testing.T) {
	s := resolve(t, translated)
	for address, want := range map[string][]string{
		"/en/briefings/cotton/": {"/en/briefings/cotton/", "/es/briefings/cotton/", "default /en/briefings/cotton/"},
		"/ar/briefings/cotton/": {"/en/briefings/cotton/", "/es/briefings/cotton/", "default /en/briefings/cotton/"},
		"/es/briefings/caucho/": {"/es/briefings/caucho/", "default /es/briefings/caucho/"},
		"/ar/about/":            {"/en/about/", "/ar/about/", "default /en/about/"},
		"/es/asks/":             {"/en/asks/", "/es/asks/", "/ar/asks/", "default /en/asks/"},
		"/es/regulations/eu-dsa/": {
			"/en/regulations/eu-dsa/", "/es/regulations/eu-dsa/", "/ar/regulations/eu-dsa/", "default /en/regulations/eu-dsa/",
		},
	} {
		equal(t, address, alternates(s, address), want)
	}
}

func TestATranslationWithoutABodyHasTheOriginals(t *testing.T) {
	s := resolve(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

English text.
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---
`)
	v := version(t, s, "briefings", "cotton", "es")
	if v.BodyLang != "en" || v.Body.HTML != "<p>English text.</p>\n" || v.Fallback() {
		t.Errorf("the body is %q in %s, fallback %v", v.Body.HTML, v.BodyLang, v.Fallback())
	}
}

func TestWhatATranslationIsHeldTo(t *testing.T) {
	expect(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
asks:
  - {id: publish, to: [company], action: "Publish."}
---

## One

## Two
-- content/es/briefings/cotton.md --
---
translates: en
source: {page: 000000000000}
title: "Algodón"
asks:
  publish: {action: "Publicar.", due: 2027-01-01}
  publsh: {action: "Publicar."}
---

## Uno
-- content/ar/briefings/cotton.md --
---
translates: es
title: "قطن"
---

## ١

## ٢
-- content/ar/briefings/wool.md --
---
translates: en
title: "صوف"
---
`,
		`ar/briefings/cotton.md:2:1: the original is in another language than translates: says "es" → en`,
		`ar/briefings/wool.md:2:1: the original of this translation is missing "en" (hushed)`,
		`W es/briefings/cotton.md:3:9: the original has changed since it was translated`,
		`es/briefings/cotton.md:6:34: this belongs to the original, not to a translation: "due"`,
		`es/briefings/cotton.md:7:3: the original has no such item "publsh" → publish`,
		`W es/briefings/cotton.md:10:1: 1 headings where the original has 2`,
	)
}

func TestTwoOriginals(t *testing.T) {
	expect(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---
-- content/es/briefings/cotton.md --
---
title: "Algodón"
summary: "Lo esencial."
date: 2026-05-14
---
`,
		`es/briefings/cotton.md:1:1: two originals of one page, the other is content/en/briefings/cotton.md`,
	)
}

func TestAnEditionMayHaveAHomePageOfItsOwn(t *testing.T) {
	expect(t, `
-- content/ar/index.md --
---
title: "إحاطات"
draft: true
---
-- content/es/index.md --
---
title: "Informes"
---

Véase [los informes](briefings/cotton.md).
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---
`)
}

// One file that cannot be read is one message: not a missing page, a missing original or a second one.
func TestABrokenFileKeepsItsPlace(t *testing.T) {
	expect(t, `
-- content/ar/briefings/cotton.md --
---
title: "قطن"
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

[Rubber](rubber.md#here)
-- content/en/briefings/rubber.md --
---
title: Rubber: what we know
---
-- content/es/briefings/rubber.md --
---
translates: en
title: "Caucho"
---
`,
		`ar/briefings/cotton.md:1:1: the frontmatter is never closed (hushed)`,
		`en/briefings/rubber.md:2:14: a colon where none can be (hushed)`,
	)
}

func TestStatusOfTranslations(t *testing.T) {
	s, _ := load(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

## Why now

Text.
-- content/es/briefings/cotton.md --
---
translates: en
source: {page: 000000000000, sections: {why-now: 000000000000}}
title: "Algodón"
---

## Por qué ahora
-- content/ar/briefings/cotton.md --
---
translates: en
title: "قطن"
---

## ١
`)
	equal(t, "in Spanish", version(t, s, "briefings", "cotton", "es").Status, translation.Status{State: translation.OutOfDate, Sections: []string{"why-now"}})
	equal(t, "in Arabic", version(t, s, "briefings", "cotton", "ar").Status, translation.Status{State: translation.Unchecked})
}
