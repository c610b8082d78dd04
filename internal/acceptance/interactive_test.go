//go:build browser

package acceptance

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"io/fs"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	browserdomain "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"salient/assets"
)

//go:embed interactive.js
var interactiveQuestions string

// explored is a page that a reader opens the first chart of.
type explored struct {
	*visitor
	t      *testing.T
	events *recorder
	mu     sync.Mutex
	asked  []string // the paths of what was requested
}

// explore loads a page of the publication that has an interactive chart, under the headers of the host.
func explore(t *testing.T, p *publication, address string) *explored {
	t.Helper()
	if p.pages[address] == nil {
		t.Fatalf("the publication has no %s", address)
	}
	server := httptest.NewServer(p.handler())
	t.Cleanup(server.Close)
	tab := freshTab(t)
	t.Cleanup(func() {
		if !t.Failed() {
			tabs <- tab
		}
	})
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	t.Cleanup(cancel)
	e := &explored{visitor: &visitor{ctx: ctx, server: server.URL, publication: p, page: p.pages[address]}, t: t}
	e.events = &recorder{server: server.URL, urls: map[network.RequestID]string{}}
	for _, hear := range []func(any){e.events.hear, e.hear} {
		if err := chromedp.Listen(ctx, hear); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.screen(1280, 900, false, "light"); err != nil {
		t.Fatal(err)
	}
	if _, err := e.open(); err != nil {
		t.Fatal(err)
	}
	return e
}

func (e *explored) hear(event any) {
	if sent, ok := event.(*network.EventRequestWillBeSent); ok {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.asked = append(e.asked, strings.TrimPrefix(sent.Request.URL, e.server))
	}
}

// requested says whether anything was asked for whose path holds the text.
func (e *explored) requested(text string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.ContainsFunc(e.asked, func(path string) bool { return strings.Contains(path, text) })
}

// told is what the page shows of its first chart, for those who see and those who listen.
type told struct {
	ID, Expanded, Button, Focus, Said string
	Picture, View                     bool     // on the screen
	Drawn                             []string // the texts of the view
	Ink, Page                         string   // the colours of text in the view and around it
	Labels, Values                    []string // of the table
}

// draws says whether a text stands in the view, however it is broken into lines.
func (seen told) draws(text string) bool {
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return strings.Contains(bare(strings.Join(seen.Drawn, "")), bare(text))
}

func (e *explored) look() told {
	e.t.Helper()
	seen, err := chromedp.Run(e.ctx, chromedp.Evaluate[told]("("+strings.TrimSpace(interactiveQuestions)+").look()"))
	if err != nil {
		e.t.Fatal(err)
	}
	return seen
}

// until looks again until what is seen is as wished.
func (e *explored) until(wish string, met func(told) bool) told {
	e.t.Helper()
	seen := e.look()
	for range 100 {
		if met(seen) {
			return seen
		}
		time.Sleep(50 * time.Millisecond)
		seen = e.look()
	}
	e.t.Fatalf("%s: not %s: %+v", e.page.address, wish, seen)
	return told{}
}

func (e *explored) press(keys ...string) {
	e.t.Helper()
	for _, key := range keys {
		if err := chromedp.Do(e.ctx, chromedp.KeyEvent(key)); err != nil {
			e.t.Fatal(err)
		}
	}
}

const exploreButton = ".explore [aria-expanded]"

func (e *explored) click(selector string) {
	e.t.Helper()
	if err := chromedp.Do(e.ctx, chromedp.Click(selector)); err != nil {
		e.t.Fatal(err)
	}
}

func (e *explored) clickOpen() told {
	e.t.Helper()
	e.until("with a button", func(seen told) bool { return seen.Expanded == "false" })
	e.click(exploreButton)
	return e.until("opened", func(seen told) bool { return seen.View && len(seen.Drawn) > 0 })
}

// explorable are pages with a bar chart of words: from left to right, and from right to left.
var explorable = []string{"/en/briefings/cso-investor-engagement/", "/ar/briefings/cso-investor-engagement/"}

func TestInteractiveViewIsOpenedMovedInZoomedSavedAndClosed(t *testing.T) {
	p := built(t)
	for _, address := range explorable {
		t.Run(address, func(t *testing.T) {
			e := explore(t, p, address)
			before := e.until("with a button", func(seen told) bool { return seen.Expanded == "false" })
			if !before.Picture || before.View {
				t.Errorf("before it is opened: %+v", before)
			}
			if e.requested("echarts") {
				t.Errorf("before it is opened, it asks for %v", e.asked)
			}

			opened := e.clickOpen()
			if opened.Picture || opened.Expanded != "true" || opened.Button == before.Button || opened.Focus != "view" {
				t.Errorf("opened: %+v", opened)
			}
			if opened.Ink != opened.Page {
				t.Errorf("its text is %s on a page of %s", opened.Ink, opened.Page)
			}
			for i, label := range opened.Labels {
				if !opened.draws(label) || !opened.draws(opened.Values[i]) {
					t.Errorf("%q, %q are in the table and not in the view: %q", label, opened.Values[i], opened.Drawn)
				}
			}

			last := len(opened.Labels) - 1
			for _, step := range []struct {
				key string
				at  int
			}{{kb.ArrowDown, 0}, {kb.ArrowDown, 1}, {kb.ArrowUp, 0}, {kb.End, last}, {kb.ArrowDown, last}, {kb.Home, 0}} {
				e.press(step.key)
				if want, seen := opened.Labels[step.at]+": "+opened.Values[step.at], e.look(); seen.Said != want {
					t.Errorf("after key %q it says %q, not %q", step.key, seen.Said, want)
				}
			}
			if seen := e.look(); len(seen.Drawn) <= len(opened.Drawn) {
				t.Error("no tip is drawn")
			}
			e.press("+")
			near := e.until("zoomed in", func(seen told) bool { return !seen.draws(opened.Labels[last]) })
			if !near.draws(opened.Labels[0]) {
				t.Error("zooming has lost the datum at hand")
			}
			e.press(kb.End)
			e.until("moved to the last", func(seen told) bool { return seen.draws(opened.Labels[last]) })
			e.press("-")
			e.until("zoomed out", func(seen told) bool { return seen.draws(opened.Labels[0]) && seen.draws(opened.Labels[last]) })

			e.saved(opened)

			if err := e.screen(1280, 900, false, "dark"); err != nil {
				t.Fatal(err)
			}
			e.until("dark with the page", func(seen told) bool { return seen.Ink == seen.Page && seen.Ink != opened.Ink })
			e.press(kb.Escape)
			closed := e.look()
			if closed.Focus != "button" || !closed.Picture || closed.View || closed.Button != before.Button || closed.Said != "" {
				t.Errorf("closed: %+v", closed)
			}
			e.clickOpen()
			if paper := e.printed(); !paper.Picture || paper.View {
				t.Error("paper has the view and not the picture")
			}
			e.click(exploreButton)
			if again := e.look(); again.View || !again.Picture {
				t.Errorf("closed by its button: %+v", again)
			}
			reportAll(t, e.events.findings(e.page))
		})
	}
}

// saved presses the button that saves the view, and looks at the file.
func (e *explored) saved(opened told) {
	e.t.Helper()
	dir := e.t.TempDir()
	if err := chromedp.Do(e.ctx, send(browserdomain.SetDownloadBehavior, browserdomain.SetDownloadBehaviorParams{
		Behavior: browserdomain.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
	})); err != nil {
		e.t.Fatal(err)
	}
	e.click(".explore [data-do=save]")
	file := filepath.Join(dir, strings.ReplaceAll(opened.ID, ":", "-")+".svg")
	var text []byte
	e.until("saved as "+filepath.Base(file), func(told) bool {
		var err error
		text, err = os.ReadFile(file)
		return err == nil && bytes.Contains(text, []byte("</svg>"))
	})
	if !bytes.Contains(text, []byte(opened.Drawn[0])) {
		e.t.Errorf("the saved picture does not hold %q", opened.Drawn[0])
	}
	if err := chromedp.Do(e.ctx, chromedp.Focus(".explore .view")); err != nil {
		e.t.Fatal(err)
	}
}

// printed looks at the page as it is on paper.
func (e *explored) printed() told {
	e.t.Helper()
	media := func(name string) {
		if err := chromedp.Do(e.ctx, send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})); err != nil {
			e.t.Fatal(err)
		}
	}
	media("print")
	defer media("")
	return e.look()
}

// An opened view has no barrier that axe finds. The policy is lifted, for axe's script is not the site's.
func TestInteractiveViewIsAccessible(t *testing.T) {
	script, err := axe()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range explorable {
		e := explore(t, built(t), address)
		if err := chromedp.Do(e.ctx, send(cdppage.SetBypassCSP, cdppage.SetBypassCSPParams{Enabled: true})); err != nil {
			t.Fatal(err)
		}
		if _, err := e.open(); err != nil {
			t.Fatal(err)
		}
		e.clickOpen()
		e.press(kb.ArrowDown)
		if err := chromedp.Do(e.ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{1280, 320} {
			scheme := "light"
			if width == 320 {
				scheme = "dark"
			}
			if err := e.screen(width, 900, width == 320, scheme); err != nil {
				t.Fatal(err)
			}
			violations, err := ask[[]struct{ Rule, Seen string }](e.visitor, "violations()")
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range violations {
				t.Errorf("%s at %d px: %s: %s", address, width, v.Rule, v.Seen)
			}
			if err := e.reportEach("overflow", "overflow()"); err != nil {
				t.Fatal(err)
			}
		}
		reportAll(t, e.findings)
	}
}

// Without its option or without ECharts a reader is told in words, and keeps the picture.
func TestInteractiveViewThatCannotBeLoaded(t *testing.T) {
	p := built(t)
	for _, lost := range []string{"*://*:*/*.echarts.json", "*://*:*/*/echarts.min.*"} {
		e := explore(t, p, explorable[0])
		e.until("with a button", func(seen told) bool { return seen.Expanded == "false" })
		block := network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: lost, Block: true}}}
		if err := chromedp.Do(e.ctx, send(network.SetBlockedURLs, block)); err != nil {
			t.Fatal(err)
		}
		e.click(exploreButton)
		seen := e.until("told in words", func(seen told) bool { return strings.Contains(seen.Said, "could not be loaded") })
		if !seen.Picture || seen.View || seen.Expanded != "false" {
			t.Errorf("without %s: %+v", lost, seen)
		}
	}
}

// The shipped parts of ECharts draw every option, and what is said of each datum is what its table says. A page that
// borrows its text has the charts of the original.
func TestInteractiveViewsSayWhatTheirTablesSay(t *testing.T) {
	p := built(t)
	for address, page := range p.pages {
		if !slices.ContainsFunc(page.references, namesExplore) || p.borrowed(page) {
			continue
		}
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			e := explore(t, p, address)
			wrong, err := chromedp.Run(e.ctx, chromedp.Evaluate[[]string]("("+strings.TrimSpace(interactiveQuestions)+").tour()", chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			for _, what := range wrong {
				e.report("interactive", "%s", what)
			}
			reportAll(t, append(e.findings, e.events.findings(page)...))
		})
	}
}

func namesExplore(r reference) bool {
	return r.loads && strings.HasPrefix(r.url, "/assets/js/explore.")
}

// A page without a chart asks for no script.
func TestInteractiveScriptIsSmallAndOnlyWhereThereIsAChart(t *testing.T) {
	p := built(t)
	const most = 4 << 10
	scripts, err := fs.Glob(p.files, "assets/js/explore.*.js")
	if err != nil || len(scripts) != 1 {
		t.Fatalf("the scripts are %v, %v", scripts, err)
	}
	text, err := fs.ReadFile(p.files, scripts[0])
	if err != nil {
		t.Fatal(err)
	}
	var small bytes.Buffer
	zip := gzip.NewWriter(&small)
	zip.Write(text)
	zip.Close()
	if small.Len() > most {
		t.Errorf("%s has %d bytes, compressed", scripts[0], small.Len())
	}
	for address, page := range p.pages {
		named := slices.ContainsFunc(page.references, namesExplore)
		text, err := fs.ReadFile(p.files, page.file)
		if err != nil {
			t.Fatal(err)
		}
		if has := bytes.Contains(text, []byte("<template data-option=")); has != named {
			t.Errorf("%s: has a chart to explore: %t; names the script: %t", address, has, named)
		}
	}
}

// The shipped ECharts is what its recipe makes.
func TestInteractiveEChartsIsMadeFromItsLockFile(t *testing.T) {
	recipe := t.TempDir()
	if err := os.CopyFS(recipe, os.DirFS("../chart/echarts")); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	made := filepath.Join(recipe, "made.js")
	for _, command := range [][]string{{"npm", "ci", "--ignore-scripts", "--loglevel", "error"}, {"node", "build.mjs", made}} {
		cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
		cmd.Dir = recipe
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", command, err, said)
		}
	}
	want, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := fs.ReadFile(assets.Files, "js/echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(shipped, want) {
		t.Error("assets/js/echarts.min.js is another; run npm ci --ignore-scripts and node build.mjs in internal/chart/echarts")
	}
}
