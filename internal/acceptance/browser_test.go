//go:build browser

package acceptance

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed checks.js
var checks string

// axe is the accessibility checker's script.
var axe = sync.OnceValues(func() (string, error) {
	script, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		return "", fmt.Errorf("axe is not here yet; `go run ./cmd/verify publication` fetches it: %w", err)
	}
	return string(script), nil
})

// browser is the one Chromium of this test run. TestMain closes it.
var (
	closeBrowser = func() {}
	browser      = sync.OnceValues(func() (context.Context, error) {
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.DisableGPU,
			chromedp.Flag("disable-quic", true),
			chromedp.Flag("disable-component-update", true),
			// Whatever a page asks of another host is found out, and answered by nobody.
			chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		)
		if os.Geteuid() == 0 { // Chromium's sandbox refuses to run as root
			options = append(options, chromedp.NoSandbox)
		}
		allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, cancel := chromedp.NewContext(allocator)
		closeBrowser = func() { cancel(); stop() }
		if err := chromedp.Do(ctx); err != nil {
			return nil, fmt.Errorf("no Chromium or Chrome starts here; install one (Debian: apt install chromium): %w", err)
		}
		return ctx, nil
	})
)

func TestMain(m *testing.M) {
	code := m.Run()
	closeBrowser()
	os.Exit(code)
}

// tabs are those that no test uses at the moment. Opening one costs the browser more than a visit does.
var tabs = make(chan context.Context, 16)

// freshTab takes a tab as if nothing had ever been open in it. It goes back into tabs after a visit that went well.
func freshTab(t *testing.T) context.Context {
	t.Helper()
	parent, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	var tab context.Context
	select {
	case tab = <-tabs:
	default:
		tab, _ = chromedp.NewContext(parent) // closed with the browser
		err = chromedp.Do(tab, send(audits.Enable, cdp.Empty{}))
	}
	if err == nil {
		err = chromedp.Do(tab,
			send(cdppage.SetBypassCSP, cdppage.SetBypassCSPParams{}),
			send(network.SetBlockedURLs, network.SetBlockedURLsParams{}),
			send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}),
			chromedp.Navigate("about:blank"),
		)
	}
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// send is a command to the tab that answers with nothing.
func send[P any](command cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, command, params)
		return err
	})
}

// visit looks at one page as its readers do, and returns what it found broken.
//
// The page is loaded four times: as published, under the content policy; without JavaScript; without
// JavaScript, styles and fonts; and with the policy lifted, for axe, whose script is not the site's.
func visit(t *testing.T, p *publication, address string) []finding {
	t.Helper()
	tab := freshTab(t)
	server := httptest.NewServer(p.handler())
	defer server.Close()
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()

	v := &visitor{ctx: ctx, server: server.URL, publication: p, page: p.pages[address]}
	for _, look := range []func() error{v.asPublished, v.withoutScripts, v.withAxe} {
		if err := look(); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
	}
	tabs <- tab
	return v.findings
}

// visitor is one tab on one page.
type visitor struct {
	ctx         context.Context
	server      string
	publication *publication
	page        *page
	findings    []finding
}

func (v *visitor) report(rule, format string, args ...any) {
	v.findings = append(v.findings, finding{v.page.address, rule, fmt.Sprintf(format, args...)})
}

// open loads the page. A page for missing addresses is asked for by one.
func (v *visitor) open() (*network.Response, error) {
	address := v.page.address
	if v.page.is404() {
		address = strings.TrimSuffix(address, "404.html") + "no-such-page/"
	}
	return chromedp.Run(v.ctx, chromedp.NavigateResponse(v.server+address))
}

// ask evaluates one question of checks.js.
func ask[T any](v *visitor, question string) (T, error) {
	return chromedp.Run(v.ctx, chromedp.Evaluate[T]("("+strings.TrimSpace(checks)+")."+question, chromedp.EvalAwaitPromise))
}

type reading struct {
	Words  []string `json:"words"`
	Tables int      `json:"tables"`
}

// asPublished loads the page on a wide screen and listens, then narrows it to a phone, then prints it.
func (v *visitor) asPublished() error {
	listening, stop := context.WithCancel(v.ctx)
	defer stop()
	events := &recorder{server: v.server, urls: map[network.RequestID]string{}}
	if err := chromedp.Listen(listening, events.hear); err != nil {
		return err
	}
	if err := v.screen(1280, 900, false, "light"); err != nil {
		return err
	}
	quiet := chromedp.Events(listening, cdppage.LifecycleEvent)
	response, err := v.open()
	if err != nil {
		return err
	}
	for event, err := range quiet {
		if err != nil {
			return err
		}
		if event.Name == "networkIdle" && event.LoaderID == events.documentLoader() {
			break
		}
	}
	wanted := int64(http.StatusOK)
	if v.page.is404() {
		wanted = http.StatusNotFound
	}
	if response.Status != wanted {
		v.report("status", "answered with %d", response.Status)
	}
	if !hasHeader(response, "Content-Security-Policy") {
		v.report("policy", "served without a content policy")
	}
	language, err := ask[string](v, "language()")
	if err != nil {
		return err
	}
	if language != v.page.lang {
		v.report("language", "its lang is %q", language)
	}

	tags, err := json.Marshal(rightToLeft)
	if err != nil {
		return err
	}
	if err := v.reportEach("direction", "directions("+string(tags)+")"); err != nil {
		return err
	}
	for rule, question := range map[string]string{"isolation": "loose()", "shift": "shifts()"} {
		if err := v.reportEach(rule, question); err != nil {
			return err
		}
	}
	if err := v.screen(320, 640, true, "light"); err != nil {
		return err
	}
	if err := v.reportEach("overflow", "overflow()"); err != nil {
		return err
	}
	if err := chromedp.Do(v.ctx, send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})); err != nil {
		return err
	}
	if err := v.reportEach("print", "printedInterface()"); err != nil {
		return err
	}
	v.findings = append(v.findings, events.findings(v.page)...)
	return nil
}

// reportEach asks for a list, and reports it under a rule unless it is empty.
func (v *visitor) reportEach(rule, question string) error {
	seen, err := ask[[]string](v, question)
	if err == nil && len(seen) > 0 {
		v.report(rule, "%s", strings.Join(seen, "; "))
	}
	return err
}

// withoutScripts compares what there is to read when scripts, and then styles and fonts too, do not arrive.
func (v *visitor) withoutScripts() error {
	if err := v.screen(1280, 900, false, "light"); err != nil {
		return err
	}
	full, err := ask[reading](v, "reading()")
	if err != nil {
		return err
	}
	if len(full.Words) == 0 {
		v.report("reading", "there is nothing to read in <main>")
	}
	if err := chromedp.Do(v.ctx, send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})); err != nil {
		return err
	}
	for _, blocked := range [][]string{nil, {"css", "woff2", "woff"}} {
		var patterns []*network.BlockPattern
		without := "JavaScript"
		for _, extension := range blocked {
			patterns = append(patterns, &network.BlockPattern{URLPattern: "*://*:*/*." + extension, Block: true})
			without = "JavaScript, styles and fonts"
		}
		if err := chromedp.Do(v.ctx, send(network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})); err != nil {
			return err
		}
		if _, err := v.open(); err != nil {
			return err
		}
		plain, err := ask[reading](v, "reading()")
		if err != nil {
			return err
		}
		if missing := lost(full.Words, plain.Words); len(missing) > 0 {
			v.report("reading", "without %s these words are gone: %.200s", without, strings.Join(missing, " "))
		}
		if plain.Tables < full.Tables {
			v.report("reading", "without %s %d of %d tables are left", without, plain.Tables, full.Tables)
		}
	}
	return chromedp.Do(v.ctx,
		send(network.SetBlockedURLs, network.SetBlockedURLsParams{}),
		send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}),
	)
}

// lost lists the words of full that plain has fewer of.
func lost(full, plain []string) (missing []string) {
	have := map[string]int{}
	for _, word := range plain {
		have[word]++
	}
	for _, word := range full {
		if have[word]--; have[word] < 0 {
			missing = append(missing, word)
		}
	}
	return missing
}

// withAxe loads the page on a dark phone, and runs axe there and on a wide light screen.
func (v *visitor) withAxe() error {
	script, err := axe()
	if err != nil {
		return err
	}
	if err := chromedp.Do(v.ctx, send(cdppage.SetBypassCSP, cdppage.SetBypassCSPParams{Enabled: true})); err != nil {
		return err
	}
	if err := v.screen(320, 900, true, "dark"); err != nil {
		return err
	}
	if _, err := v.open(); err != nil {
		return err
	}
	if err := chromedp.Do(v.ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		return err
	}
	for _, scheme := range []string{"dark", "light"} {
		width, mobile := int64(1280), false
		if scheme == "dark" {
			width, mobile = 320, true
		}
		if err := v.screen(width, 900, mobile, scheme); err != nil {
			return err
		}
		violations, err := ask[[]struct{ Rule, Seen string }](v, "violations()")
		if err != nil {
			return err
		}
		for _, violation := range violations {
			v.report("axe "+violation.Rule, "%s at %d px: %s", scheme, width, violation.Seen)
		}
		if mobile { // as the page was loaded, and settled meanwhile
			if err := v.reportEach("shift", "shifts()"); err != nil {
				return err
			}
		}
	}
	return nil
}

// screen sets the width and height of the screen in CSS pixels, and the reader's colour scheme.
func (v *visitor) screen(width, height int64, mobile bool, scheme string) error {
	return chromedp.Do(v.ctx,
		send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		}),
		send(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: width, Height: height, ScreenWidth: width, ScreenHeight: height, DeviceScaleFactor: 1, Mobile: mobile,
		}),
	)
}

func hasHeader(response *network.Response, name string) bool {
	for key := range response.Headers {
		if strings.EqualFold(key, name) {
			return true
		}
	}
	return false
}

// recorder hears what a page does while it loads.
type recorder struct {
	server string
	mu     sync.Mutex
	loader cdp.LoaderID // of the page itself
	urls   map[network.RequestID]string
	heard  []finding
}

func (r *recorder) documentLoader() cdp.LoaderID {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.loader
}

// findings are what was heard, said of a page.
func (r *recorder) findings(p *page) []finding {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.heard {
		r.heard[i].where = p.address
	}
	return r.heard
}

// hear takes one event of the tab.
func (r *recorder) hear(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	report := func(rule, format string, args ...any) {
		r.heard = append(r.heard, finding{rule: rule, seen: fmt.Sprintf(format, args...)})
	}
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.urls[e.RequestID] = e.Request.URL
		if e.Type == network.ResourceTypeDocument && r.loader == "" {
			r.loader = e.LoaderID
		}
		if u, err := url.Parse(e.Request.URL); err == nil && u.Host != "" && u.Scheme+"://"+u.Host != r.server {
			report("foreign", "asks for %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= http.StatusBadRequest && e.Type != network.ResourceTypeDocument {
			report("request", "%s is answered with %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFailed:
		// What the policy blocks is reported as a violation; a foreign host has been reported already.
		if e.BlockedReason == "" && strings.HasPrefix(r.urls[e.RequestID], r.server) {
			report("request", "%s fails: %s", r.urls[e.RequestID], e.ErrorText)
		}
	case *audits.EventIssueAdded:
		if issue := e.Issue.Details.ContentSecurityPolicyIssueDetails; issue != nil {
			report("policy", "%s (%s) %s", issue.ViolatedDirective, issue.ContentSecurityPolicyViolationType, issue.BlockedURL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			var said []string
			for _, arg := range e.Args {
				said = append(said, string(arg.Value)+arg.Description)
			}
			report("console", "%s", strings.Join(said, " "))
		}
	case *runtime.EventExceptionThrown:
		thrown := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			thrown += " " + e.ExceptionDetails.Exception.Description
		}
		report("console", "%s", thrown)
	case *log.EventEntryAdded:
		// The browser logs requests and policy violations too; those have rules of their own.
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork && e.Entry.Source != log.EntrySourceSecurity {
			report("console", "%s", e.Entry.Text)
		}
	}
}
