package render_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"salient/assets"
	"salient/internal/generate"
	"salient/internal/render"
	"salient/internal/source"
	"salient/templates"
)

// day is the build day of the small publication.
var day = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// small loads testdata/publication.txtar, which has a page of every kind in three languages.
func small(t testing.TB) *render.Pages {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/publication.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, file := range archive.Files {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	return pagesOf(t, files)
}

func pagesOf(t testing.TB, files fs.FS) *render.Pages {
	t.Helper()
	site, problems, err := generate.Load(t.Context(), generate.Options{Site: files, Templates: templates.Files, Assets: assets.Files, Now: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Level == source.E {
			t.Fatal(p.File, p.Pos, p.Sentence(), p.Words)
		}
	}
	theme, err := render.Load(templates.Files, nil)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := render.New(site, theme, render.Assets{})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// rendered makes every page of the small publication, by its file in the output.
func rendered(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for file := range small(t).Files() {
		var b bytes.Buffer
		if err := file.Render(&b); err != nil {
			t.Fatal(file.Path, err)
		}
		if _, twice := pages[file.Path]; twice {
			t.Errorf("%s is made twice", file.Path)
		}
		if strings.HasSuffix(file.Path, ".html") {
			pages[file.Path] = b.String()
		}
	}
	return pages
}

var look = flag.String("look", "", "a folder to write the pages to, to look at them")

// Every page is whole: one title, no slip of a template, and every place that a page names of its own is there once.
func TestPagesAreWhole(t *testing.T) {
	for name, page := range rendered(t) {
		if *look != "" {
			file := filepath.Join(*look, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, slip := range []string{"<no value>", "ZgotmplZ", "%!", `lang=""`, "<dt></dt>", "<h2></h2>"} {
			if strings.Contains(page, slip) {
				t.Errorf("%s has %s", name, slip)
			}
		}
		tree, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		titles := 0
		var places, named []string
		for n := range tree.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "h1" {
				titles++
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					places = append(places, a.Val)
				case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
					named = append(named, a.Val[1:])
				case a.Key == "aria-labelledby":
					named = append(named, strings.Fields(a.Val)...)
				}
			}
		}
		if titles != 1 {
			t.Errorf("%s has %d titles", name, titles)
		}
		slices.Sort(places)
		if once := slices.Compact(slices.Clone(places)); len(once) != len(places) {
			t.Errorf("%s gives an id twice: %q", name, places)
		}
		for _, place := range named {
			if _, found := slices.BinarySearch(places, place); !found {
				t.Errorf("%s leads to its own #%s, which is not there", name, place)
			}
		}
	}
}

// What a page says, where it matters most. Each piece stands in the HTML as it is given.
func TestWhatPagesSay(t *testing.T) {
	pages := rendered(t)
	const briefing = "briefings/location-data/index.html"
	for _, test := range []struct{ file, what, want string }{
		{"en/" + briefing, "severity with a part missing", `<b>at least 4 of 5</b>`},
		{"en/" + briefing, "the row that delay makes irremediable comes first", `id="saliency:surveillance"`},
		{"en/" + briefing, "a judged score with its reason", `The parts understate it.`},
		{"en/" + briefing, "what was not assessed", `<b>not assessed</b></span></dd></div>`},
		{"en/" + briefing, "evidence joins the citation of the text", `followed<sup class="cite"><a id="cite:2.1" href="#ref:ev-terms">2</a>, <a id="cite:1.2" href="#ref:ev-lab">1</a></sup>.`},
		{"en/" + briefing, "citations side by side", `</a>, <a id="cite:4.1" href="#ref:eu-dsa">4<span class="beside" aria-hidden="true"><b>4</b> DSA</span></a>, Art. 34</sup>`},
		{"en/" + briefing, "a figure with its base", `<span class="datum" tabindex="0">19<span class="base"> (mentions; base not stated)</span></span>`},
		{"en/" + briefing, "a figure of a known base", `15<span class="base"> (respondents; base: <bdi>all organisations, 32</bdi>)`},
		{"en/" + briefing, "a small count that is public", `4<span class="base"> (mentions; base not stated; already public in the source)`},
		{"en/" + briefing, "why a small count is shown", `Counts under 10 that are shown were already public in the source.`},
		{"en/" + briefing, "a quote as it was spoken", `<blockquote lang="es" dir="ltr"><p>Cambié de teléfono.</p></blockquote>`},
		{"en/" + briefing, "nobody's name", `Name and place withheld`},
		{"en/" + briefing, "a reply quoted", `<blockquote><p>Buyers warrant lawful use.</p></blockquote>`},
		{"en/" + briefing, "a reply not sought", `<p>For reasons of safety.</p>`},
		{"en/" + briefing, "a meeting", `<p>Meeting under the Chatham House Rule, 2026</p>`},
		{"en/" + briefing, "ways back", `aria-label="↩` + "\uFE0E" + ` Back to citation 1.1"`},
		{"en/" + briefing, "invented companies", `This page names companies that do not exist: <bdi>Meridian Analytics plc and Acme Cloud</bdi>.`},
		{"en/" + briefing, "an overdue ask", `<span class="status overdue">Overdue</span>`},
		{"en/" + briefing, "the next date", `<p class="big"><time datetime="2027-03-31">31 March 2027</time></p>`},
		{"en/" + briefing, "a table that a keyboard can scroll", `<div class="table" tabindex="0" role="group" aria-label="Table">`},
		{"en/" + briefing, "numbers stand at the end of their column", `<th scope="col" class="end">`},
		{"en/" + briefing, "a reference in the margin", `<span class="beside" aria-hidden="true"><b>1</b> `},
		{"en/" + briefing, "a link to a heading, called as the heading is", `<a class="here" href="#sec:evidence" aria-labelledby="nav:here sec:evidence">#</a>`},
		{"en/" + briefing, "a link to a heading of the text", `</h2><a class="here" href="#`},
		{"en/" + briefing, "how long it takes", `<span>1 minute to read</span>`},
		{"en/" + briefing, "the running title and the size of paper", `class="a4" data-title="Location data for sale · Two questions"`},
		{"en/" + briefing, "a place in the contents, and its page in a file", `<li><a href="#sec:evidence">Evidence</a> <span data-page-of="sec:evidence"></span></li>`},
		{"en/" + briefing, "what is cited, of which date, where", `“<bdi>Location data for sale</bdi>”. <bdi>Two questions</bdi>. <bdi><a class="bare" dir="ltr" href="https://example.org/en/briefings/location-data/">`},
		{"en/" + briefing, "all scores of a side under each other", `<caption>Severity of each issue and its parts, from 1 to 5</caption>`},
		{"en/" + briefing, "an address is not printed twice", `<a class="bare" dir="ltr" href="https://example.org/en/briefings/location-data/">https://`},
		{"es/" + briefing, "a quote translated", `Nombre y lugar reservados · Traducido del inglés`},
		{"es/" + briefing, "who translated", `T.; traducido por una persona; `},
		{"ar/" + briefing, "names keep their direction", `<bdi>Meridian Analytics plc</bdi>`},
		{"ar/" + briefing, "a quote translated", `مترجم من اللغة الإسبانية`},
		{"ar/" + briefing, "reasons that are not translated", `<span class="passage" lang="en" dir="ltr">It could refuse.<sup class="cite">`},
		{"ar/" + briefing, "the Arabic semicolon", `مباشرة)`},
		{"ar/methodology/index.html", "a date in digits keeps its order", "\u200e2026-11-22"},
		{"ar/regulations/us-reg-s-k/index.html", "a note in another language stands on its own lines", `</strong> <span class="passage" lang="en" dir="ltr">The 2020`},
		{"ar/briefings/puerta/index.html", "a page not translated is not to be listed", `<meta name="robots" content="noindex">`},
		{"ar/briefings/puerta/index.html", "its text in its own language", `<h1 lang="es" dir="ltr">La puerta</h1>`},
		{"ar/briefings/puerta/index.html", "its original is canonical", `<link rel="canonical" href="https://example.org/es/briefings/puerta/">`},
		{"en/companies/acme/index.html", "only rows that name the company", `Only findings that name this company.`},
		{"en/surveys/doors/index.html", "what is not stated", `<div class="not-stated"><dt>Sponsor</dt><dd>not stated</dd></div>`},
		{"en/surveys/doors/index.html", "withheld", `<td class="withheld end">withheld</td>`},
		{"en/surveys/doors/index.html", "how to cite it", `Access Example</a></bdi> (<bdi><time datetime="2026-03">March 2026</time></bdi>). “<bdi>Doors</bdi>”`},
		{"en/regulations/eu-dsa/index.html", "who cites it", `<p class="meta">Art. 34 and Recital 90</p>`},
		{"en/glossary/index.html", "terms to see are parted", `<a href="#remedy">Remedy</a>, <a href="#recourse">Recourse</a></p>`},
		{"en/methodology/index.html", "the bands", `<td class="level-4">Critical</td>`},
		{"en/briefings/gone/index.html", "a withdrawn page keeps its reason", `A source asked us to.`},
		{"old/index.html", "an alias", `content="0; url=/en/briefings/location-data/"`},
	} {
		if !strings.Contains(pages[test.file], test.want) {
			t.Errorf("%s: %s: there is no %s", test.file, test.what, test.want)
		}
	}
	page := pages["en/"+briefing]
	if strings.Index(page, `id="saliency:surveillance"`) > strings.Index(page, `id="saliency:privacy"`) {
		t.Error("the row whose delay makes the harm irremediable does not stand first")
	}
	if strings.Contains(pages["en/briefings/gone/index.html"], "Gone") {
		t.Error("a withdrawn page still has its title")
	}
}

// A full briefing, mapped from the site and set out.
func BenchmarkBriefing(b *testing.B) {
	for file := range small(b).Files() {
		if file.Path != "en/briefings/location-data/index.html" {
			continue
		}
		var page bytes.Buffer
		b.ReportAllocs()
		for b.Loop() {
			page.Reset()
			if err := file.Render(&page); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(page.Len()))
	}
}

// A list in the order of names keeps it where one of the names is not translated, and marked as such.
func TestNamesInAnotherLanguageKeepTheOrder(t *testing.T) {
	page := rendered(t)["es/issues/index.html"]
	at := 0
	for _, name := range []string{"Privacidad", "Safety of sources", "Vigilancia"} {
		next := strings.Index(page[at:], ">"+name)
		if next < 0 {
			t.Fatalf("%s is not in its place:\n%s", name, page)
		}
		at += next
	}
}
