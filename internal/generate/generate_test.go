package generate_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"salient/assets"
	"salient/internal/generate"
	"salient/internal/output"
	"salient/internal/source"
	"salient/templates"
)

const settings = `title: "Briefings"
base_url: https://example.org/
languages: [en, es]
publisher: {name: "Example"}
repository: private
`

const survey = `title: "Views"
respondents: companies
conducted_by: not-stated
sponsor: not-stated
strategy: not-stated
population: not-stated
recruitment: not-stated
sampling: not-stated
mode: not-stated
fieldwork: not-stated
languages: not-stated
instrument: not-stated
invited: not-stated
response_rate: not-stated
n: 32
weighting: not-stated
precision: not-stated
processing: not-stated
limitations: not-stated
questions:
  - {id: q, label: "Q", text: not-stated, response: multiple, unit: mentions, base: not-stated, answers: [{id: a, label: "Cost", count: 19}, {id: b, label: "Time", count: 14}]}
`

// briefing is the nth of a publication, in English.
func briefing(n int) string {
	return fmt.Sprintf(`---
title: "Briefing %[1]d"
summary: "The bottom line of number %[1]d [@ev-1]."
date: 2026-%02[2]d-%02[3]d
countries: ["MX", "NO"]
companies: [{id: acme}]
saliency:
  - issue: privacy
    nature: potential
    evidence: [ev-1]
    scale: {score: %[4]d, why: "Serious, as was found [@ev-1]."}
    scope: {score: 3, why: "Thousands."}
    likelihood: {score: 2, why: "Unlikely."}
materiality:
  - {channel: legal, company: acme, magnitude: 3, likelihood: 3, horizon: medium, regulations: [eu-dsa], why: "Fines.", evidence: [ev-1]}
asks:
  - {id: publish, to: [company], action: "Publish an assessment.", due: 2027-03-31}
evidence:
  - {id: ev-1, title: "A report", date: 2026-01, url: "https://example.com/%[1]d", kind: report, grade: primary, confidentiality: public}
---

## Why now

A risk to people, as the law has it [@eu-dsa art:34]. See [the first](briefing-0.md#why-now) and [=views.q.a].

`+"```chart\nid: views\nsurvey: views\nquestion: q\nform: bar\ntitle: \"Cost comes first\"\nalt: \"Cost, then time.\"\n```"+`

## What next

%[5]s
`, n, n%12+1, n%28+1, n%5+1, strings.Repeat("Words that an investor reads, one after the other. ", 20))
}

// translation is the same in Spanish.
func translation(n int) string {
	return fmt.Sprintf(`---
translates: en
title: "Informe %[1]d"
summary: "Lo esencial del número %[1]d [@ev-1]."
---

## Por qué ahora

Un riesgo, como dice la ley [@eu-dsa art:34]. Véase [el primero](briefing-0.md#por-qué-ahora) y [=views.q.a].

`+"```chart\nid: views\ntitle: \"El coste va primero\"\nalt: \"El coste.\"\n```"+`

## Y después

Palabras.
`, n)
}

// publication has as many briefings, each in two languages.
func publication(briefings int) fstest.MapFS {
	site := fstest.MapFS{}
	write(site, "content/site.yaml", settings)
	write(site, "content/data/companies.yaml", "- {id: acme, name: \"Acme plc\"}\n")
	write(site, "content/data/surveys/views.yaml", survey)
	write(site, "content/en/glossary.yaml", "terms:\n  risk: {term: \"Risk\", people: \"Harm.\", money: \"Loss.\"}\n")
	for _, page := range []string{"index", "pages/about", "pages/methodology"} {
		write(site, "content/en/"+page+".md", "---\ntitle: \""+page+"\"\n---\n")
	}
	for n := range briefings {
		write(site, fmt.Sprintf("content/en/briefings/briefing-%d.md", n), briefing(n))
		write(site, fmt.Sprintf("content/es/briefings/briefing-%d.md", n), translation(n))
	}
	return site
}

func write(site fstest.MapFS, file, text string) {
	site[file] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

func options(site fs.FS) generate.Options {
	return generate.Options{
		Site: site, Templates: templates.Files, Assets: assets.Files,
		Now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
	}
}

// made gives every file of a publication, by its path.
func made(t *testing.T, site fs.FS) map[string]string {
	t.Helper()
	p, problems, err := generate.Publish(t.Context(), options(site))
	if err != nil || p == nil {
		t.Fatal(err, problems)
	}
	files := map[string]string{}
	for f := range p.Files() {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s is made twice", f.Path)
		}
		files[f.Path] = b.String()
	}
	return files
}

// build writes a publication, and says whether it had no mistake.
func build(t *testing.T, site fs.FS, folder string) bool {
	t.Helper()
	summary, _, err := generate.Build(t.Context(), options(site), output.Place{Dir: folder})
	if err != nil {
		t.Fatal(err)
	}
	return summary.Written
}

// written gives every file below a folder, but for the mark that it is ours.
func written(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		files[filepath.ToSlash(strings.TrimPrefix(path, folder+string(filepath.Separator)))] = string(content)
		return err
	})
	delete(files, ".salient")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// same fails where two folders or publications differ, and names the files.
func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	if len(want) == 0 {
		t.Fatalf("%s: nothing to compare", what)
	}
	all := maps.Clone(got)
	maps.Copy(all, want)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		if got[path] != want[path] {
			t.Errorf("%s: %s differs: %d bytes, want %d", what, path, len(got[path]), len(want[path]))
		}
	}
}

// A build over the last one leaves what the content as it is now makes and nothing else, whatever the author changed in
// between; and with a mistake it leaves the last one.
func TestARebuildEqualsACleanBuild(t *testing.T) {
	edits := []func(fstest.MapFS, *rand.Rand){
		func(site fstest.MapFS, r *rand.Rand) { // a new page
			n := 10 + r.IntN(90)
			write(site, fmt.Sprintf("content/en/briefings/briefing-%d.md", n), briefing(n))
		},
		func(site fstest.MapFS, r *rand.Rand) { // one goes; others may have linked it
			files := slices.Sorted(maps.Keys(site))
			delete(site, files[r.IntN(len(files))])
		},
		func(site fstest.MapFS, r *rand.Rand) { // a page becomes a draft, or gets an old address
			replace(site, r, "countries:", "draft: true\ncountries:", fmt.Sprintf("aliases: [\"/old-%d/\"]\ncountries:", r.IntN(9)))
		},
		func(site fstest.MapFS, r *rand.Rand) { // another word, another score
			replace(site, r, "Serious", "Grave", "Heavy")
			replace(site, r, "score: 3", "score: 4", "score: 5")
		},
		func(site fstest.MapFS, r *rand.Rand) { // a figure of the survey
			replace(site, r, "count: 19", "count: 18", "count: 17")
		},
		func(site fstest.MapFS, r *rand.Rand) { // a slip, or the end of one
			replace(site, r, "nature: ", "natur: ", "nature: ")
			replace(site, r, "natur: ", "nature: ", "nature: ")
		},
		func(site fstest.MapFS, r *rand.Rand) { // a third language
			replace(site, r, "[en, es]", "[en, es, ar]", "[en]")
		},
	}
	builds, mistakes := 0, 0
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 0))
		site := publication(3)
		folder := filepath.Join(t.TempDir(), "build")
		if !build(t, site, folder) {
			t.Fatal("the publication has a mistake")
		}
		for range 6 {
			last := written(t, folder)
			edits[r.IntN(len(edits))](site, r)
			if !build(t, site, folder) {
				mistakes++
				same(t, "after a mistake", written(t, folder), last)
				site = publication(1 + r.IntN(4))
				continue
			}
			builds++
			same(t, "after an edit", written(t, folder), made(t, site))
		}
	}
	if builds < 5 || mistakes < 1 {
		t.Errorf("%d builds and %d mistakes prove little", builds, mistakes)
	}
}

// replace puts one of two texts for another in a file that has it.
func replace(site fstest.MapFS, r *rand.Rand, old, a, b string) {
	files := slices.Sorted(maps.Keys(site))
	files = slices.DeleteFunc(files, func(file string) bool { return !bytes.Contains(site[file].Data, []byte(old)) })
	if len(files) == 0 {
		return
	}
	file := files[r.IntN(len(files))]
	write(site, file, strings.Replace(string(site[file].Data), old, []string{a, b}[r.IntN(2)], 1))
}

// shuffled is a file system whose folders list their files in another order each time.
type shuffled struct{ fstest.MapFS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := s.MapFS.ReadDir(name)
	rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	site := publication(6)
	want := made(t, site)
	for _, processors := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(processors)
		same(t, fmt.Sprintf("on %d processors", processors), made(t, site), want)
		runtime.GOMAXPROCS(before)
	}
	for range 3 {
		same(t, "from shuffled folders", made(t, shuffled{site}), want)
	}
}

// The preview makes one page at a time: it must be the page of the build.
func TestFindGivesTheFilesOfTheBuild(t *testing.T) {
	site := publication(2)
	want := made(t, site)
	p, _, err := generate.Publish(t.Context(), options(site))
	if err != nil {
		t.Fatal(err)
	}
	find := p.Find()
	got := map[string]string{}
	for path := range want {
		render, ok := find(path)
		if !ok {
			t.Errorf("%s is not found", path)
			continue
		}
		var b bytes.Buffer
		if err := render(&b); err != nil {
			t.Error(err)
		}
		got[path] = b.String()
	}
	same(t, "found", got, want)
	if _, ok := find("nowhere/index.html"); ok {
		t.Error("a page is found that is not there")
	}
}

func TestProblemsAreSortedAndTheSameEachTime(t *testing.T) {
	site := publication(6)
	for file, f := range site {
		write(site, file, strings.ReplaceAll(string(f.Data), "eu-dsa", "eu-dsaa"))
	}
	var first []source.Problem
	for range 4 {
		_, problems, err := generate.Load(t.Context(), options(shuffled{site}))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = problems
		}
		if !slices.Equal(problems, first) || len(problems) < 12 {
			t.Fatalf("%d problems, first %d:\n%v\n%v", len(problems), len(first), problems, first)
		}
	}
	if !slices.IsSortedFunc(first, func(a, b source.Problem) int { return strings.Compare(a.File, b.File) }) {
		t.Error("they are not in the order of files")
	}
}

func TestALoadThatIsInterruptedStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := generate.Load(ctx, options(publication(3))); err == nil {
		t.Error("it went on")
	}
}

func TestStrict(t *testing.T) {
	site := publication(1)
	delete(site, "content/en/pages/about.md")
	o := options(site)
	for _, strict := range []bool{false, true} {
		o.Strict = strict
		summary, problems, err := generate.Build(t.Context(), o, output.Place{Dir: filepath.Join(t.TempDir(), "build")})
		if err != nil || len(problems) != 1 || summary.Written == strict {
			t.Errorf("strict %v: written %v, problems %v, error %v", strict, summary.Written, problems, err)
		}
	}
}

func TestBaseURL(t *testing.T) {
	for written, want := range map[string]string{
		"https://example.org": "https://example.org/", "https://example.org/": "https://example.org/", "http://localhost:8080": "http://localhost:8080/",
		"example.org": "", "https://example.org/folder/": "", "https://example.org/?a=b": "", "https://example.org/#a": "", "ftp://example.org/": "",
	} {
		address, problem := generate.BaseURL(written)
		if address != want || (problem == "") != (want != "") {
			t.Errorf("%s is %q, %s", written, address, problem)
		}
	}
}

// 200 pages of authors: a hundred briefings in two languages.

func BenchmarkLoad(b *testing.B) {
	o := options(publication(100))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := generate.Load(b.Context(), o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	o := options(publication(100))
	b.ReportAllocs()
	for b.Loop() {
		p, problems, err := generate.Publish(b.Context(), o)
		if err != nil || p == nil {
			b.Fatal(err, problems)
		}
		files := 0
		for f := range p.Files() {
			if err := f.Render(io.Discard); err != nil {
				b.Fatal(err)
			}
			files++
		}
		b.ReportMetric(float64(files), "files")
	}
}

// A rehearsal shows what is not public yet, and says so on the page. A publication has nothing of it.
func TestRehearse(t *testing.T) {
	site := publication(2)
	replaceIn := func(file, old, by string) {
		site[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(site[file].Data), old, by, 1))}
	}
	replaceIn("content/en/briefings/briefing-0.md", "title:", "draft: true\ntitle:")
	replaceIn("content/en/briefings/briefing-1.md", "title:", "embargo: 2030-01-01T00:00:00Z\ntitle:")
	page := func(find func(string) (func(io.Writer) error, bool), path string) string {
		var b strings.Builder
		if render, ok := find(path); ok {
			if err := render(&b); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	}
	p, problems, err := generate.Publish(t.Context(), options(site))
	if err != nil || p == nil {
		t.Fatal(problems, err)
	}
	r, problems, err := generate.Rehearse(t.Context(), options(site))
	if err != nil || r == nil {
		t.Fatal(problems, err)
	}
	for _, name := range []string{"briefing-0", "briefing-1"} {
		path := "en/briefings/" + name + "/index.html"
		if got := page(p.Find(), path); got != "" {
			t.Errorf("%s is published:\n%s", name, got)
		}
		if got := page(r.Find(), path); !strings.Contains(got, "Only this preview shows the page") {
			t.Errorf("%s is not shown as what it is:\n%s", name, got)
		}
	}
	if got := page(r.Find(), "en/index.html"); strings.Contains(got, "Only this preview") {
		t.Error("a public page is taken for a draft")
	}
}
