package render_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"salient/internal/render"
)

const siteFile = `
title: "Briefings"
base_url: https://example.org/
languages: [en]
publisher: {name: "Example"}
repository: private
`

const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

// rarely loads a publication as it stands on its first day, with the given files over it.
func rarely(t *testing.T, files map[string]string) *render.Pages {
	t.Helper()
	all := fstest.MapFS{
		"content/site.yaml":         {Data: []byte(siteFile)},
		"content/en/index.md":       {Data: []byte("---\ntitle: \"Briefings\"\n---\n")},
		"content/en/pages/about.md": {Data: []byte("---\ntitle: \"About\"\n---\n\nWho we are.\n")},
	}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return pagesOf(t, all)
}

func pageOf(t *testing.T, pages *render.Pages, name string) string {
	t.Helper()
	for file := range pages.Files() {
		if file.Path == name {
			var b bytes.Buffer
			if err := file.Render(&b); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

// What there is nothing of is said in words, and leaves no empty heading.
func TestEmptyPublication(t *testing.T) {
	pages := rarely(t, nil)
	for name, want := range map[string]string{
		"en/index.html":           "Nothing has been published yet.",
		"en/briefings/index.html": "Nothing here yet.",
		"en/companies/index.html": "Nothing here yet.",
		"en/asks/index.html":      "There are no asks.",
	} {
		if page := pageOf(t, pages, name); !strings.Contains(page, want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
	if home := pageOf(t, pages, "en/index.html"); strings.Contains(home, "sec:ways") || strings.Contains(home, `class="telling"`) {
		t.Error("the first page leads to nothing, or tells it")
	}
}

// A briefing of one line has neither contents nor tables to compare.
func TestShortBriefing(t *testing.T) {
	page := pageOf(t, rarely(t, map[string]string{
		"content/en/briefings/short.md": "---\ntitle: \"" + longWord + "\"\nsummary: \"Short.\"\ndate: 2026-05-14\n---\n\nOne [line](https://example.org/?a=1&b=2).\n",
	}), "en/briefings/short/index.html")
	for _, absent := range []string{`class="contents"`, `class="overview"`, `class="sides"`, `class="pdf"`} {
		if strings.Contains(page, absent) {
			t.Errorf("it has %s", absent)
		}
	}
	for _, want := range []string{
		longWord + "</h1>", "No company is named.", "1 minute to read",
		`<ol class="addresses"><li><span dir="ltr">https://example.org/?a=1&amp;b=2</span></li></ol>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it has no %s", want)
		}
	}
}

// The notice above the title stays a notice where a briefing invents forty companies; the list has them all.
func TestManyCompanies(t *testing.T) {
	var registry, briefed strings.Builder
	for i := range 40 {
		id := "c" + string(rune('a'+i/26)) + string(rune('a'+i%26))
		registry.WriteString("- {id: " + id + ", name: \"" + strings.ToUpper(id) + "\", country: \"GB\", illustrative: true}\n")
		briefed.WriteString("  - {id: " + id + ", replies: [{status: not-sought, reason: \"safety\"}]}\n")
	}
	page := pageOf(t, rarely(t, map[string]string{
		"content/data/companies.yaml":  registry.String(),
		"content/en/briefings/many.md": "---\ntitle: \"Many\"\nsummary: \"Many.\"\ndate: 2026-05-14\ncompanies:\n" + briefed.String() + "---\n",
	}), "en/briefings/many/index.html")
	if !strings.Contains(page, "CAE, and 35 more companies") {
		t.Error("the notice does not stop at the fifth company")
	}
	if n := strings.Count(page, `<h3 id="company:`); n != 40 {
		t.Errorf("%d companies have their heading, not 40", n)
	}
}

// A page leads to its file where there is one.
func TestPrintedPage(t *testing.T) {
	pages := small(t)
	pages.Printed = func(address string) (int, bool) { return 24, address == "/en/briefings/location-data/" }
	if want := `href="location-data.pdf">PDF, 24 pages</a>`; !strings.Contains(pageOf(t, pages, "en/briefings/location-data/index.html"), want) {
		t.Error("there is no " + want)
	}
	if strings.Contains(pageOf(t, pages, "es/briefings/location-data/index.html"), `class="pdf"`) {
		t.Error("a page leads to a file that was not printed")
	}
}

// Notes and references stand beside the first mark alone, and the list at the end keeps their words.
func TestMargin(t *testing.T) {
	page := pageOf(t, rarely(t, map[string]string{
		"content/en/briefings/notes.md": "---\ntitle: \"Notes\"\nsummary: \"Short.\"\ndate: 2026-05-14\nevidence:\n" +
			"  - {id: ev-a, title: \"A report\", publisher: \"A court\", date: 2026-01, kind: report, grade: primary, confidentiality: public, url: \"https://example.org/a\"}\n---\n\n" +
			"One[^a] and two [@ev-a]. Again[^a] and [@ev-a].\n\n[^a]: Said *of* both [@ev-a].\n",
	}), "en/briefings/notes/index.html")
	for _, once := range []string{
		`role="doc-noteref">a<span class="beside" aria-hidden="true"><b>a</b> Said of both.</span></a>`,
		`<span class="beside" aria-hidden="true"><b>1</b> A report · A court, <time datetime="2026-01">January 2026</time></span></a>`,
		`<p>Said <em>of</em> both`,
	} {
		if n := strings.Count(page, once); n != 1 {
			t.Errorf("%d times, not once: %s", n, once)
		}
	}
}
