package render_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// decks makes the pages of the small publication, with a field added to its English briefing.
func decks(t *testing.T, field string) map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/publication.txtar")
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte("countries: [\"MX\"]\naliases:"), []byte(field+"\naliases:"), 1)
	files := fstest.MapFS{}
	for _, file := range txtar.Parse(data).Files {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	pages := map[string]string{}
	for file := range pagesOf(t, files).Files() {
		if !strings.HasSuffix(file.Path, ".html") {
			continue
		}
		var b bytes.Buffer
		if err := file.Render(&b); err != nil {
			t.Fatal(file.Path, err)
		}
		pages[file.Path] = b.String()
	}
	return pages
}

const (
	ofLocation = "briefings/location-data/"
	deckFile   = "slides/index.html"
)

func TestSlidesHoldTheBriefing(t *testing.T) {
	pages := rendered(t)
	deck := pages["en/"+ofLocation+deckFile]
	for _, test := range []struct{ what, want string }{
		{"the title", `<h1>Location data for sale</h1>`},
		{"the notice in full", `This page names companies that do not exist`},
		{"the bottom line without its citation", `>Meridian sells the movements of four million phones.</p>`},
		{"the gravest issue", `<h2><a href="/en/issues/surveillance/">Surveillance</a></h2>`},
		{"why waiting is harm", `A source found is found for good.`},
		{"a judged score with its reason", `The parts understate it.`},
		{"who is harmed", `journalists (at heightened risk; heard directly)`},
		{"the severity of what has no slide", `>Safety of sources</a></th><td><span class="score"><b>not assessed</b>`},
		{"the effect on value", `Two files are open.`},
		{"a figure", `<h2>The door is the first barrier</h2>`},
		{"its base", `<dt>Base</dt>`},
		{"another figure", `<h2>Revenue grew</h2>`},
		{"an ask", `Publish an assessment.`},
		{"its test", `It is public.`},
		{"an ask that is late", `<span class="status overdue">Overdue</span>`},
		{"the last ask", `License brokers.`},
		{"a date ahead", `<li><time datetime="2027-03-31">31 March 2027</time>`},
		{"how to cite the briefing", `href="https://example.org/en/briefings/location-data/">`},
		{"its address for search engines", `<link rel="canonical" href="https://example.org/en/briefings/location-data/">`},
		{"that it is not to be listed", `<meta name="robots" content="noindex">`},
		{"links within the briefing lead there", `<a href="../#saliency:surveillance">`},
	} {
		if !strings.Contains(deck, test.want) {
			t.Errorf("%s: there is no %s", test.what, test.want)
		}
	}
	for _, not := range []string{`<a href="#`, `class="cite"`, "An address costs little", " ."} {
		if strings.Contains(deck, not) {
			t.Errorf("there is %q", not)
		}
	}
	slides := strings.Count(deck, `<section class="slide`)
	if marks := strings.Count(deck, "<footer><strong>Illustrative example</strong>"); marks != slides || slides == 0 {
		t.Errorf("%d of %d slides are marked as illustrative", marks, slides)
	}
	if !strings.Contains(pages["en/"+ofLocation+"index.html"], `href="slides/">Slides</a>`) {
		t.Error("the briefing does not lead to its slides")
	}
}

func TestSlidesInEveryLanguage(t *testing.T) {
	pages := rendered(t)
	for file, wants := range map[string][]string{
		"es/" + ofLocation + deckFile: {`<h2>La puerta es la primera barrera</h2>`, `lang="en" dir="ltr">A source found is found for good.`},
		"ar/" + ofLocation + deckFile: {`dir="rtl"`, `<h2>الباب أول العوائق</h2>`, `<bdi>Meridian Analytics plc</bdi>`},
		"ar/briefings/puerta/" + deckFile: {
			`<h1 lang="es" dir="ltr">La puerta</h1>`, `<link rel="canonical" href="https://example.org/es/briefings/puerta/">`, `class="notice untranslated"`,
		},
	} {
		for _, want := range wants {
			if !strings.Contains(pages[file], want) {
				t.Errorf("%s: there is no %s", file, want)
			}
		}
	}
}

func TestAuthorsMarkSlidesInAndOut(t *testing.T) {
	pages := decks(t, "slides: {in: [why-now, privacy], out: [surveillance, revenue, hria]}")
	deck := pages["en/"+ofLocation+deckFile]
	for want, times := range map[string]int{
		"An address costs little.":                        1,
		"Cambié de teléfono.":                             1, // a quote of the section
		"<h2>Why now</h2>":                                1,
		"The door is the first barrier</h2>":              1,
		`/en/issues/privacy/">Privacy and data prot`:      1, // the row; the table names it by its place in the briefing
		`/en/issues/surveillance/">Surveillance</a></h2>`: 0,
		"Revenue grew":                                    0, "It is public.": 0, "Ask for screening.": 1, "fnref": 0, "Counted twice": 0,
	} {
		if got := strings.Count(deck, want); got != times {
			t.Errorf("%q stands there %d times, not %d", want, got, times)
		}
	}
	if spanish := pages["es/"+ofLocation+deckFile]; !strings.Contains(spanish, "<h2>Por qué ahora</h2>") || !strings.Contains(spanish, "Una dirección cuesta poco.") {
		t.Error("the section is not in the Spanish deck")
	}
}

func TestABriefingWithoutSlides(t *testing.T) {
	pages := decks(t, "slides: none")
	if _, there := pages["en/"+ofLocation+deckFile]; there {
		t.Error("there is a deck")
	}
	if strings.Contains(pages["en/"+ofLocation+"index.html"], `href="slides/"`) {
		t.Error("the briefing leads to slides that are not there")
	}
}

func TestTwoShortChannelsShareASlide(t *testing.T) {
	deck := decks(t, "slides: {in: [market]}")["en/"+ofLocation+deckFile]
	for _, slide := range strings.Split(deck, `<section class="slide `) {
		if strings.Contains(slide, "Two files are open.") {
			if !strings.Contains(slide, "Not judged yet.") {
				t.Error("the second channel has a slide of its own")
			}
			return
		}
	}
	t.Error("the first channel has no slide")
}
