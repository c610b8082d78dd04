//go:build browser

package acceptance

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// judged are the kinds of page that Lighthouse looks at.
var judged = []string{"", "briefings/*", "regulations/*", "surveys/*"}

// judgedLanguages is in how many languages it does.
const judgedLanguages = 3

// categories are Lighthouse's, in the order in which lighthouse.mjs gives their scores.
var categories = []string{"performance", "accessibility", "best-practices", "seo"}

// judgement is what Lighthouse says of a page, each list by category.
type judgement struct {
	Address string
	Index   float64 // how fast the machine was just before, in Lighthouse's own measure
	Seconds float64 // of the run that counts
	Runs    int
	Scores  []int
	Low     [][]string // what took points
	Trouble string
}

func (j judgement) String() string {
	return fmt.Sprintf("%3d %s (run %d, %.0f s, index %.0f)", j.Scores, j.Address, j.Runs, j.Seconds, j.Index)
}

// judge has Lighthouse look at pages under the site's own address, over TLS, HTTP/2 and compression as from its host:
// at each until it is fast enough, and that many times at most.
func judge(t *testing.T, p *publication, runs int, addresses ...string) []judgement {
	t.Helper()
	if _, err := os.Stat("node_modules/lighthouse"); err != nil {
		t.Fatalf("Lighthouse is not here yet; `go run ./cmd/verify publication` fetches it: %v", err)
	}
	server := httptest.NewUnstartedServer(compressed(p.handler()))
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // a browser hangs up as it likes
	server.StartTLS()
	defer server.Close()
	where, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(where.Port())
	if err != nil {
		t.Fatal(err)
	}
	request, err := json.Marshal(map[string]any{"host": p.base.Hostname(), "port": port, "runs": runs, "addresses": addresses})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
	defer cancel()
	node := exec.CommandContext(ctx, "node", "lighthouse.mjs", string(request))
	node.Cancel = func() error { return node.Process.Signal(os.Interrupt) } // it takes its browser along
	node.WaitDelay = 10 * time.Second
	return answers[judgement](t, node, "lighthouse.mjs")
}

// findings are the categories with less than 100 points.
func (j judgement) findings() (found []finding) {
	if j.Trouble != "" {
		return []finding{{j.Address, "lighthouse", j.Trouble}}
	}
	for i, category := range categories {
		if j.Scores[i] < 100 {
			found = append(found, finding{j.Address, "lighthouse " + category, fmt.Sprintf("%d: %s", j.Scores[i], strings.Join(j.Low[i], "; "))})
		}
	}
	return found
}

// judgedPages takes, of each kind and language, the longest page that search engines may know.
func (p *publication) judgedPages() (addresses []string) {
	languages := p.languages[:min(judgedLanguages, len(p.languages))]
	sizes := map[string]int64{}
	for _, address := range slices.Sorted(maps.Keys(p.pages)) {
		r, language := p.pages[address], p.language(address)
		kind := strings.TrimSpace(strings.TrimPrefix(p.kind(address), language))
		if p.known(r) && slices.Contains(languages, language) && slices.Contains(judged, kind) {
			sizes[address] = r.size
		}
	}
	return longest(sizes, p.kind)
}

func TestPublicationInLighthouse(t *testing.T) {
	p := built(t)
	addresses := p.judgedPages()
	if len(addresses) != len(judged)*judgedLanguages {
		t.Errorf("these pages alone can be looked at: %v", addresses)
	}
	note(t, "Lighthouse: %v", categories)
	for _, j := range judge(t, p, 3, addresses...) {
		note(t, "%v", j)
		reportAll(t, j.findings())
	}
}

func TestLighthouseCanFail(t *testing.T) {
	p := edited(t,
		edit{file: "assets/site.js", new: `console.error("lost"); for (const start = Date.now(); Date.now() - start < 1500; );`},
		edit{doorPage, "<h1>", `<h1><img src="/assets/mark.svg" width="9" height="9">`},
		edit{doorPage, `name="description"`, `name="other"`},
	)
	for _, j := range judge(t, p, 1, "/en/briefings/door/") {
		want := "lighthouse accessibility lighthouse best-practices lighthouse performance lighthouse seo"
		if got := strings.Join(rulesOf(j.findings()), " "); got != want {
			t.Errorf("the rules broken are %q, not %q: %v %v", got, want, j, j.Low)
		}
	}
}
