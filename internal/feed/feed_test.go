package feed_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"salient/internal/feed"
	"salient/internal/generate"
	"salient/internal/site"
	"salient/internal/source"
	"salient/templates"
)

var update = flag.Bool("update", false, "refresh testdata with what is made")

const publication = `
-- content/site.yaml --
title: "Briefings & more"
tagline: "Risk"
base_url: https://example.org/
languages: [en, es, ar]
publisher: {name: "Example", url: "https://example.com/"}
licence: CC-BY-4.0
repository: private
-- content/en/index.md --
---
title: "Briefings"
---
-- content/en/pages/about.md --
---
title: "About"
---
-- content/en/pages/methodology.md --
---
title: "Methodology"
---
-- content/data/companies.yaml --
- {id: mirage, name: "Mirage", illustrative: true}
-- content/en/briefings/cotton.md --
---
title: "Cotton <& rubber>"
summary: "The *bottom* line & [more](rubber.md) [@eu-dsa]."
date: 2026-05-14
updated: 2026-09-01
aliases: ["/old/", "/older/address/"]
---
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---
-- content/ar/briefings/cotton.md --
---
translates: en
title: "قطن"
translation: {method: machine}
---
-- content/en/briefings/rubber.md --
---
title: "Rubber"
summary: "The bottom line."
date: 2026-06-01
---
-- content/es/briefings/caucho-azul.md --
---
title: "Caucho azul"
summary: "Lo esencial."
date: 2026-06-02
---
-- content/en/briefings/illustrative.md --
---
title: "Mirage"
summary: "An invented one."
date: 2026-06-03
companies: [{id: mirage}]
---
-- content/en/briefings/draft.md --
---
title: "Draft"
summary: "Not yet."
date: 2026-06-03
draft: true
aliases: ["/canary/"]
---
-- content/en/briefings/gone.md --
---
title: "Gone"
summary: "No more."
date: 2026-06-03
aliases: ["/gone-before/"]
withdrawn: {date: 2026-10-02, reason: "Wrong.", trace: notice}
---
-- content/en/briefings/vanished.md --
---
title: "Vanished"
summary: "No more."
date: 2026-06-03
aliases: ["/vanished-before/"]
withdrawn: {date: 2026-10-02, trace: none}
---
-- content/es/briefings/niñez.md --
---
title: "Niñez"
summary: "Lo esencial."
date: 2026-06-04
aliases: ["/niñez/"]
---
-- content/en/case-studies/fund.md --
---
title: "Fund"
summary: "What it came to."
date: 2026-01-01
---
`

func load(t *testing.T, archive string) *site.Site {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	s, problems, err := generate.Load(t.Context(), generate.Options{Site: files, Templates: templates.Files, Now: now})
	if err != nil || slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Level == source.E }) {
		t.Fatalf("%v %v", err, problems)
	}
	return s
}

// files makes every file, by its path.
func files(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	made := map[string]string{}
	for f := range feed.Files(s) {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		if _, twice := made[f.Path]; twice {
			t.Errorf("%s is made twice", f.Path)
		}
		made[f.Path] = b.String()
	}
	return made
}

// gathered are pages that gather others: in every language, and all alike.
var gathered = regexp.MustCompile(`<url><loc>[^<]*/(issues|countries|companies|organisations|regulations|surveys|glossary)/[^<]*</loc>.*?</url>`)

// lines sets out XML with an element a line.
var lines = strings.NewReplacer("></xhtml:link>", "/>\n", "></link>", "/>\n", "><", ">\n<")

// TestFiles compares every file with testdata/files.txtar, an element a line. A refreshed one is to be read as the
// machines it is for would: it claims no page that is not there.
func TestFiles(t *testing.T) {
	const golden = "testdata/files.txtar"
	archive := new(txtar.Archive)
	made := files(t, load(t, publication))
	for _, path := range slices.Sorted(maps.Keys(made)) {
		text := lines.Replace(gathered.ReplaceAllString(made[path], ""))
		archive.Files = append(archive.Files, txtar.File{Name: path, Data: []byte(strings.TrimSuffix(text, "\n") + "\n")})
	}
	got := txtar.Format(archive)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []struct {
		Location   string `xml:"loc"`
		Alternates []struct {
			Rel      string `xml:"rel,attr"`
			Language string `xml:"hreflang,attr"`
			Href     string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
}

// A search engine believes a claim of another language only where that page claims the same.
func TestSitemapsClaimEachOther(t *testing.T) {
	made := files(t, load(t, publication))
	claims := map[string]string{}
	for path, text := range made {
		if !strings.HasSuffix(path, "/sitemap.xml") {
			continue
		}
		var set urlSet
		if err := xml.Unmarshal([]byte(text), &set); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, u := range set.URLs {
			if _, twice := claims[u.Location]; twice {
				t.Errorf("%s is listed twice", u.Location)
			}
			all := ""
			for _, a := range u.Alternates {
				all += a.Rel + " " + a.Language + " " + a.Href + "\n"
			}
			claims[u.Location] = all
		}
		if !strings.Contains(made["sitemap.xml"], "https://example.org/"+path) {
			t.Errorf("the index does not list %s", path)
		}
	}
	for location, all := range claims {
		if all == "" {
			continue
		}
		self := false
		for line := range strings.Lines(all) {
			href := strings.Fields(line)[2]
			self = self || href == location
			if claims[href] != all {
				t.Errorf("%s claims %s, which claims %q", location, href, claims[href])
			}
		}
		if !self {
			t.Errorf("%s does not claim itself", location)
		}
	}
	for _, absent := range []string{"/ar/briefings/cotton/", "/es/briefings/rubber/", "/en/briefings/caucho-azul/", "/en/briefings/gone/", "/en/briefings/draft/"} {
		if _, there := claims["https://example.org"+absent]; there {
			t.Errorf("%s is listed", absent)
		}
	}
}

// TestAtomIsValid holds each feed to what RFC 4287 requires (4.1.1, 4.1.2, 3.3, 4.2.6).
func TestAtomIsValid(t *testing.T) {
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	type metadata struct {
		IDs     []string `xml:"id"`
		Titles  []string `xml:"title"`
		Updated []string `xml:"updated"`
		Links   []link   `xml:"link"`
	}
	type atom struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		metadata
		Language string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Authors  []string `xml:"author>name"`
		Entries  []struct {
			metadata
			Published []string `xml:"published"`
			Summaries []string `xml:"summary"`
		} `xml:"entry"`
	}
	made := files(t, load(t, publication))
	for lang, want := range map[string][]string{
		"en": {"Cotton <& rubber>", "Rubber", "Fund"}, // by the last change; nothing that is invented
		"es": {"Algodón", "Niñez", "Caucho azul"},
		"ar": nil, // one is a machine's translation
	} {
		var f atom
		if err := xml.Unmarshal([]byte(made[lang+"/feed.xml"]), &f); err != nil {
			t.Fatal(err)
		}
		check := func(m metadata, what string, dates []string) {
			if len(m.IDs) != 1 || len(m.Titles) != 1 || len(m.Updated) != 1 {
				t.Errorf("%s has %d ids, %d titles, %d dates", what, len(m.IDs), len(m.Titles), len(m.Updated))
			}
			if !slices.ContainsFunc(m.Links, func(l link) bool { return l.Rel == "alternate" && strings.HasPrefix(l.Href, "https://example.org/") }) {
				t.Errorf("%s has no page of its own: %v", what, m.Links)
			}
			for _, date := range append(dates, m.Updated...) {
				if _, err := time.Parse(time.RFC3339, date); err != nil {
					t.Errorf("%s: %v", what, err)
				}
			}
		}
		check(f.metadata, lang, nil)
		if f.Language != lang || len(f.Authors) != 1 {
			t.Errorf("the feed in %s says %q, and has %d authors", lang, f.Language, len(f.Authors))
		}
		if !slices.Contains(f.Links, link{"self", "https://example.org/" + lang + "/feed.xml"}) {
			t.Errorf("the feed in %s does not say where it is", lang)
		}
		var titles []string
		seen := map[string]bool{}
		for _, e := range f.Entries {
			check(e.metadata, e.Titles[0], e.Published)
			titles = append(titles, e.Titles[0])
			if seen[e.IDs[0]] || len(e.Summaries) != 1 {
				t.Errorf("%s: an id that is there already, or %d summaries", e.IDs[0], len(e.Summaries))
			}
			seen[e.IDs[0]] = true
		}
		if diff := cmp.Diff(want, titles); diff != "" {
			t.Errorf("entries in %s (-want +got)\n%s", lang, diff)
		}
	}
	if again := files(t, load(t, publication)); again["en/feed.xml"] != made["en/feed.xml"] {
		t.Error("the same publication makes another feed")
	}
}

// A language as a tag with a region is one that a host's redirect knows in lower case.
func TestTheRootLeadsToTheReadersLanguage(t *testing.T) {
	made := files(t, load(t, strings.Replace(publication, "[en, es, ar]", "[en, es, ar, pt-BR]", 1)))
	if !strings.Contains(made["_redirects"], "/ /pt-BR/ 302! Language=pt-br\n") {
		t.Errorf("redirects:\n%s", made["_redirects"])
	}
}
