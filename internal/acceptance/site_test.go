//go:build browser

package acceptance

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

var folder = flag.String("publication", "", "the `folder` that a build of the real content wrote")

// built opens the folder named by -publication.
func built(t *testing.T) *publication {
	t.Helper()
	if *folder == "" {
		t.Fatal("no -publication DIR; `go run ./cmd/verify publication` builds one and passes it")
	}
	p, err := open(os.DirFS(*folder))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPublicationLinks(t *testing.T)        { reportAll(t, built(t).links()) }
func TestPublicationTranslations(t *testing.T) { reportAll(t, built(t).translations()) }
func TestPublicationSitemap(t *testing.T)      { reportAll(t, built(t).sitemap()) }

func TestPublicationWeight(t *testing.T) {
	p := built(t)
	s := scales{p, map[string]int{}}
	heaviest, address := 0, ""
	for _, r := range p.pages {
		parts, err := s.firstVisit(r)
		if err != nil {
			t.Fatal(err)
		}
		if rest, _ := total(parts); rest > heaviest {
			heaviest, address = rest, r.address
		}
	}
	note(t, "Weight: of %d pages the heaviest is %s with %d bytes", len(p.pages), address, heaviest)
	reportAll(t, p.weights())
}

// reportAll fails the test with each finding, up to a screenful.
func reportAll(t *testing.T, findings []finding) {
	t.Helper()
	const screenful = 40
	for i, f := range findings {
		if i == screenful {
			t.Fatalf("and %d more", len(findings)-screenful)
		}
		t.Error(f)
	}
}

// Every page is checked. Drawings are slower to check and stand in the pages too, so the longest of each kind
// stands for its kind.
func TestPublicationMarkup(t *testing.T) {
	p := built(t)
	dir, err := filepath.Abs(*folder)
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"--also-check-svg"}
	for _, name := range p.drawings(t) {
		args = append(args, filepath.Join(dir, filepath.FromSlash(name)))
	}
	var findings []finding
	for _, said := range []string{markup(t, dir), markup(t, args...)} {
		for line := range strings.Lines(strings.ReplaceAll(said, "file:"+filepath.ToSlash(dir), "")) {
			where, complaint, _ := strings.Cut(strings.TrimSpace(line), ": ")
			findings = append(findings, finding{where, "markup", complaint})
		}
	}
	note(t, "Nu validator: %d pages, %d drawings, %d complaints", len(p.pages), len(args)-1, len(findings))
	reportAll(t, findings)
}

// kinds are the kinds of page that the publication has in every language, by the shape of their addresses.
var kinds = []string{
	"", "404.html", "about", "asks", "briefings", "briefings/*", "briefings/*/*", "case-studies/*", "companies/*", "countries/*",
	"glossary", "issues/*", "methodology", "organisations/*", "regulations/*", "surveys/*",
}

// kind is the language and the shape of an address: "en briefings/*" for every briefing.
func (p *publication) kind(address string) string {
	address = "/" + strings.TrimPrefix(address, "/")
	language := p.language(address)
	parts := strings.Split(strings.Trim(strings.TrimPrefix(address, "/"+language+"/"), "/"), "/")
	for i := 1; i < len(parts); i++ {
		parts[i] = "*" + path.Ext(parts[i])
	}
	return language + " " + strings.Join(parts, "/")
}

// longest picks the longest of each kind.
func longest(sizes map[string]int64, kind func(string) string) (names []string) {
	best := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(sizes)) {
		if other, has := best[kind(name)]; !has || sizes[name] > sizes[other] {
			best[kind(name)] = name
		}
	}
	return slices.Sorted(maps.Values(best))
}

// sample takes the longest page of each kind, and the longest that borrows its text, in the first language of each
// direction; in others, whose pages differ in their words alone, the longest home and briefing. A page that only leads on
// is not looked at: a browser is gone from it before it can be.
func (p *publication) sample() (addresses []string) {
	sizes, directions := map[string]int64{}, map[string]string{}
	for _, language := range p.languages {
		if home := p.pages["/"+language+"/"]; home != nil && directions[home.dir] == "" {
			directions[home.dir] = language
		}
	}
	for address, r := range p.pages {
		language := p.language(address)
		home := p.pages["/"+language+"/"]
		whole := home == nil || directions[home.dir] == language
		if !r.refresh && (whole || slices.Contains([]string{language + " ", language + " briefings/*"}, p.kind(address))) {
			sizes[address] = r.size
		}
	}
	return longest(sizes, func(address string) string {
		if p.borrowed(p.pages[address]) {
			return p.kind(address) + " borrowed"
		}
		return p.kind(address)
	})
}

// drawings takes the longest drawing of each kind in each language.
func (p *publication) drawings(t *testing.T) []string {
	t.Helper()
	sizes := map[string]int64{}
	err := fs.WalkDir(p.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".svg" {
			return err
		}
		info, err := entry.Info()
		sizes[name] = info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return longest(sizes, p.kind)
}

func TestPublicationHasEveryKindOfPage(t *testing.T) {
	p := built(t)
	have := map[string]bool{}
	borrowed := false
	for _, r := range p.pages {
		have[p.kind(r.address)] = true
		borrowed = borrowed || p.borrowed(r) && !r.refresh
	}
	if len(p.languages) < 3 {
		t.Errorf("the publication is in %v alone", p.languages)
	}
	for _, language := range p.languages {
		for _, kind := range kinds {
			if !have[language+" "+kind] {
				t.Errorf("/%s/%s: no page of this kind, so none is looked at", language, kind)
			}
		}
	}
	if !borrowed {
		t.Error("no page borrows its text from another language, so none is looked at")
	}
}

// visitSteadily drops the layout shifts that one of three visits does not show: a browser that draws the first rows of a
// table while the rest is still on its way moves its columns, which is no matter of the page.
func visitSteadily(t *testing.T, p *publication, address string) []finding {
	t.Helper()
	isShift := func(f finding) bool { return f.rule == "shift" }
	findings := visit(t, p, address)
	for range 2 {
		if slices.ContainsFunc(findings, isShift) && !slices.ContainsFunc(visit(t, p, address), isShift) {
			return slices.DeleteFunc(findings, isShift)
		}
	}
	return findings
}

func TestPublicationInABrowser(t *testing.T) {
	p := built(t)
	var pages, violations, shifts, others atomic.Int64
	t.Cleanup(func() {
		note(t, "In a browser: %d pages, wide and on a phone: %d violations by axe, %d layout shifts, %d other findings",
			pages.Load(), violations.Load(), shifts.Load(), others.Load())
	})
	for _, address := range p.sample() {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			findings := visitSteadily(t, p, address)
			pages.Add(1)
			for _, f := range findings {
				switch {
				case strings.HasPrefix(f.rule, "axe "):
					violations.Add(1)
				case f.rule == "shift":
					shifts.Add(1)
				default:
					others.Add(1)
				}
			}
			reportAll(t, findings)
		})
	}
}
