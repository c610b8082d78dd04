package pdf

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// printTime is how long one print of a page may take.
const printTime = 2 * time.Minute

// tab is a tab of the browser. It asks us for everything: the pages have their published addresses from the start, so
// there is no address of this machine that could be left in a file, and a link within a page stays one.
type tab struct {
	browser context.Context
	ctx     context.Context // nil while it is not open
	cancel  context.CancelFunc
	base    string
	source  Source

	mu      sync.Mutex
	page    string // the path whose content is html
	html    []byte
	asked   map[string]bool // the paths of everything else that was asked for, true for what is kept for the next page
	trouble []error
}

func newTab(browser context.Context, base string, source Source) *tab {
	return &tab{browser: browser, base: strings.TrimSuffix(base, "/"), source: source, asked: map[string]bool{}}
}

// open opens the tab in the browser, where it is not open yet: what comes out of the cache needs none.
func (t *tab) open() error {
	if t.ctx != nil {
		return nil
	}
	ctx, cancel := chromedp.NewContext(t.browser)
	err := chromedp.Listen(ctx, func(event any) {
		if request, ok := event.(*fetch.EventRequestPaused); ok {
			go t.answer(ctx, request) // a listener may not send a command
		}
	})
	if err == nil {
		err = chromedp.Do(ctx,
			send(fetch.Enable, fetch.EnableParams{}),
			send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
			// In print from the beginning, so that what only print asks for has come when the page has loaded.
			send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Media:    "print",
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}},
			}),
		)
	}
	if err != nil {
		cancel()
		return fmt.Errorf("open a tab: %w", err)
	}
	t.ctx, t.cancel = ctx, cancel
	return nil
}

// close closes the tab, in whatever state it is. The next print opens another.
func (t *tab) close() {
	if t.ctx != nil {
		t.cancel()
		t.ctx = nil
		clear(t.asked)
	}
}

// send is a command that answers with nothing.
func send[P any](command cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, command, params)
		return err
	})
}

// words are what a page says where a print does not.
type words struct {
	Headings []heading `json:"headings"`
	Links    []string  `json:"links"`
	Marks    []string  `json:"marks"` // the anchors whose pages it wants to tell
}

type heading struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

//go:embed words.js
var askWords string

// load opens a page with the given content.
func (t *tab) load(page string, html []byte) error {
	if err := t.open(); err != nil {
		return err
	}
	t.mu.Lock()
	t.page, t.html, t.trouble = page, html, nil
	maps.DeleteFunc(t.asked, func(_ string, kept bool) bool { return !kept })
	t.mu.Unlock()
	ctx, cancel := context.WithTimeout(t.ctx, printTime)
	defer cancel()
	response, err := chromedp.Run(ctx, chromedp.NavigateResponse(t.base+page))
	if err == nil && response.Status != http.StatusOK {
		err = fmt.Errorf("page is answered with %d", response.Status)
	}
	return err
}

// prepare makes the page ready to be printed, with the numbers of pages that are known.
func (t *tab) prepare(d Document, known numbering) (words, error) {
	told, err := json.Marshal(map[string]any{"numbers": d.numbers(known.anchors), "first": known.before + 1, "all": known.all})
	if err != nil {
		return words{}, err
	}
	ctx, cancel := context.WithTimeout(t.ctx, printTime)
	defer cancel()
	// The page's own scripts do not run, ours does.
	return chromedp.Run(ctx, chromedp.Evaluate[words](askWords+"("+string(told)+")", chromedp.EvalAwaitPromise))
}

// print prints the page as the browser does it: with its tags and outline, or, for its places alone, as a draft.
func (t *tab) print(paper Paper, draft bool) ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.ctx, printTime)
	defer cancel()
	yes, finished := true, !draft
	printed, err := chromedp.Run(ctx, chromedp.PrintToPDF(func(p *cdppage.PrintToPDFParams) {
		const inch = 25.4
		p.PaperWidth, p.PaperHeight = paper.Width/inch, paper.Height/inch
		p.PrintBackground = &yes
		p.PreferCSSPageSize = &yes
		p.GenerateTaggedPDF = &finished
		p.GenerateDocumentOutline = &finished
	}))
	t.mu.Lock()
	defer t.mu.Unlock()
	return printed, errors.Join(append(t.trouble, err)...)
}

// madeOf lists the paths of all that the page asked for besides itself, and of what was kept from the pages before.
func (t *tab) madeOf() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Sorted(maps.Keys(t.asked))
}

// answer gives the browser what it asks for, out of the publication and from nowhere else.
func (t *tab) answer(ctx context.Context, request *fetch.EventRequestPaused) {
	content, contentType, err := t.find(request.Request.URL)
	if err != nil && strings.HasSuffix(request.Request.URL, "/favicon.ico") {
		err, content = nil, []byte{} // the browser asks for it, not the page
	}
	if err != nil {
		t.mu.Lock()
		t.trouble = append(t.trouble, err)
		t.mu.Unlock()
		// A tab that has gone needs no answer.
		_, _ = chromedp.Call(ctx, fetch.FailRequest, fetch.FailRequestParams{
			RequestID: request.RequestID, ErrorReason: network.ErrorReasonBlockedByClient,
		})
		return
	}
	headers := []*fetch.HeaderEntry{{Name: "Content-Type", Value: contentType}}
	if lasting(contentType) {
		headers = append(headers, &fetch.HeaderEntry{Name: "Cache-Control", Value: "max-age=3600"})
	}
	_, _ = chromedp.Call(ctx, fetch.FulfillRequest, fetch.FulfillRequestParams{
		RequestID: request.RequestID, ResponseCode: http.StatusOK, Body: content, ResponseHeaders: headers,
	})
}

// lasting says that the browser may keep what it got for the next page. Fonts are most of what a page asks for.
func lasting(contentType string) bool { return strings.HasPrefix(contentType, "font/") }

func (t *tab) find(address string) (content []byte, contentType string, err error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme+"://"+u.Host != t.base {
		return nil, "", fmt.Errorf("page asks for %q, which is not of the publication", address)
	}
	t.mu.Lock()
	page, html := t.page, t.html
	t.mu.Unlock()
	if u.Path == page {
		return html, "text/html; charset=utf-8", nil
	}
	content, contentType, ok := t.source(u.Path)
	t.mu.Lock()
	t.asked[u.Path] = lasting(contentType)
	t.mu.Unlock()
	if !ok {
		return nil, "", fmt.Errorf("page asks for %s, which the publication does not have", u.Path)
	}
	return content, contentType, nil
}
