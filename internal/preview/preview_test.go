package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salient/internal/source"
)

// files is a site in memory.
func files(content map[string]string) Site {
	return func(path string) (func(io.Writer) error, bool) {
		text, ok := content[path]
		return func(w io.Writer) error {
			if text == "fail" {
				return errors.New("template met trouble")
			}
			_, err := io.WriteString(w, text)
			return err
		}, ok
	}
}

var sample = files(map[string]string{
	"index.html":              "<html><body>languages</body></html>",
	"404.html":                "<p>nowhere",
	"en/index.html":           "<html><body>home</body></html>",
	"en/404.html":             "<html><body>not found</body></html>",
	"en/briefings/index.html": "<p>all of them",
	"en/broken.html":          "fail",
	"css/site.1a2b3c4d.css":   "p{}",
	"en/data/a.csv":           "a,b",
	"en/feed.xml":             "<feed/>",
	"chart.svg":               "<svg/>",
	"_headers":                "/*",
	".salient":                "mark",
	"en/.env":                 "secret",
})

// shown is a preview of what one build has given.
func shown(site Site, problems []source.Problem, err error) *preview {
	p := newPreview(Options{
		Headers: [][2]string{{"Content-Security-Policy", "default-src 'none'"}},
		Line:    func(source.Problem) string { return "  - csdd <b>" },
		Rebuild: func(context.Context) (Site, []source.Problem, error) { return site, problems, err },
	})
	p.rebuild(context.Background())
	return p
}

func get(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	r := &http.Request{Method: "GET", Host: "127.0.0.1:8080", Header: http.Header{}, ProtoMajor: 1, ProtoMinor: 1}
	r.URL, _ = url.ParseRequestURI(target)
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else {
			r.Header.Add(header[i], header[i+1])
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPages(t *testing.T) {
	p := shown(sample, nil, nil)
	for _, c := range []struct {
		path   string
		status int
		typ    string
		body   string
	}{
		{"/", 200, "text/html; charset=utf-8", "languages"},
		{"/en/", 200, "text/html; charset=utf-8", "home"},
		{"/en/index.html", 200, "text/html; charset=utf-8", "home"},
		{"/en/?q=1", 200, "text/html; charset=utf-8", "home"},
		{"/css/site.1a2b3c4d.css", 200, "text/css; charset=utf-8", "p{}"},
		{"/en/data/a.csv", 200, "text/csv; charset=utf-8", "a,b"},
		{"/en/feed.xml", 200, "application/xml", "<feed/>"},
		{"/chart.svg", 200, "image/svg+xml", "<svg/>"},
		{"/_headers", 200, "text/plain; charset=utf-8", "/*"},
		{"/en/nothing/", 404, "text/html; charset=utf-8", "not found"},
		{"/xx/nothing", 404, "text/html; charset=utf-8", "nowhere"},
		{"/en/broken.html", 500, "text/html; charset=utf-8", "template met trouble"},
		{scriptPath, 200, "text/javascript; charset=utf-8", "EventSource"},
		{stylePath, 200, "text/css; charset=utf-8", "dialog"},
	} {
		w := get(p, c.path)
		if w.Code != c.status || w.Header().Get("Content-Type") != c.typ || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s: got %d %s %q, want %d %s %q", c.path, w.Code, w.Header().Get("Content-Type"), w.Body, c.status, c.typ, c.body)
		}
		if w.Header().Get("Content-Security-Policy") != "default-src 'none'" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers are %v", c.path, w.Header())
		}
		isPage := strings.HasPrefix(c.typ, "text/html")
		if live := strings.Contains(w.Body.String(), scriptPath); live != isPage {
			t.Errorf("%s: reloads: %v, is a page: %v", c.path, live, isPage)
		}
		if strings.Contains(w.Body.String(), "<dialog") {
			t.Errorf("%s shows a mistake where there is none", c.path)
		}
	}
	if w := get(p, "/en/briefings"); w.Code != http.StatusFound || w.Header().Get("Location") != "/en/briefings/" {
		t.Errorf("a folder without its slash: %d %v", w.Code, w.Header())
	}
	if w := get(p, "/en/"); !strings.HasSuffix(w.Body.String(), "</script></body></html>") {
		t.Errorf("the script is not at the end of the body: %s", w.Body)
	}
}

func TestAddressesThatLeadElsewhere(t *testing.T) {
	p := shown(sample, nil, nil)
	for _, path := range []string{
		"/../etc/passwd", "/en/../../etc/passwd", "/en/..", "/en/../", "/%2e%2e/etc/passwd", "/en/%2e%2e/index.html", "/%2E/en/",
		"/en%2findex.html", "/en%2F..%2Findex.html", "/en/..%5cindex.html", `/en\index.html`, "/%00", "//en/", "//evil.example/", "/./en/",
		"/.salient", "/en/.env", "/.git/config", "/en/./index.html", "/en/%ff", "/en/index.html/", "/__preview/", "/__preview/x",
	} {
		w := get(p, path)
		if w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: got %d %v %q", path, w.Code, w.Header(), w.Body)
		}
	}
}

func FuzzFilePath(f *testing.F) {
	for _, seed := range []string{"/", "/en/", "/en/../x", "/%2e%2e/x", "/.git", "/a%5cb", "//x", "/a//b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		address, err := url.ParseRequestURI(target)
		if err != nil {
			return
		}
		name, ok := filePath(address)
		if ok && (!filepath.IsLocal(name) || strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.Contains(name, "//") || strings.Contains(name, `\`)) {
			t.Errorf("%q leads to %q", target, name)
		}
	})
}

func TestForeignRequests(t *testing.T) {
	local, named, everywhere := shown(sample, nil, nil), shown(sample, nil, nil), shown(sample, nil, nil)
	named.Host, everywhere.Host = "192.0.2.7", "0.0.0.0"
	for _, c := range []struct {
		preview *preview
		host    string
		origin  string
		ok      bool
	}{
		{local, "127.0.0.1:8080", "", true},
		{local, "localhost:8080", "", true},
		{local, "[::1]:8080", "", true},
		{local, "localhost", "", true},
		{local, "localhost:8080", "http://localhost:8080", true},
		{local, "evil.example", "", false},
		{local, "evil.example:8080", "", false},
		{local, "127.0.0.1.evil.example:8080", "", false},
		{local, "localhost.evil.example", "", false},
		{local, "192.0.2.7:8080", "", false},
		{local, "", "", false},
		{local, "127.0.0.1:8080", "https://evil.example", false},
		{local, "127.0.0.1:8080", "http://127.0.0.1:9999", false},
		{local, "127.0.0.1:8080", "null", false},
		{named, "192.0.2.7:8080", "", true},
		{named, "192.0.2.8:8080", "", false},
		{named, "evil.example:8080", "", false},
		{everywhere, "192.0.2.8:8080", "", true},
		{everywhere, "evil.example:8080", "", false},
	} {
		for _, path := range []string{"/en/", eventsPath + "x", scriptPath} {
			header := []string{"Host", c.host}
			if c.origin != "" {
				header = append(header, "Origin", c.origin)
			}
			w := get(c.preview, path, header...)
			if refused := w.Code == http.StatusForbidden; refused == c.ok {
				t.Errorf("%s for host %q from %q: got %d", path, c.host, c.origin, w.Code)
			}
			for name := range w.Header() {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s is sent", name)
				}
			}
			if w.Header().Get("Cross-Origin-Resource-Policy") != "same-origin" {
				t.Error("others may embed the answer")
			}
		}
	}
	if w := get(local, eventsPath, "Origin", "https://evil.example"); w.Code != http.StatusForbidden {
		t.Errorf("events for a foreign page: %d", w.Code)
	}
	r := httptest.NewRequest("POST", "http://127.0.0.1/en/", nil)
	w := httptest.NewRecorder()
	if local.ServeHTTP(w, r); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

var mistakes = []source.Problem{
	{File: "content/en/briefings/cotton.md", Pos: source.Pos{Line: 6, Col: 5}, What: "unknown regulation", Words: "csdd", Nearest: "eu-csddd"},
	{File: "content/en/briefings/<hemp>.md", Level: source.W, What: "the summary is long", Advice: "shorten it"},
	{File: "content/en/briefings/secret.md", What: "unknown company", Words: "canary", Confidential: true},
}

func TestMistakesAreShownOverTheLastGoodPage(t *testing.T) {
	p := shown(sample, nil, nil)
	good := p.Rebuild
	p.Rebuild = func(context.Context) (Site, []source.Problem, error) { return nil, mistakes, nil }
	p.rebuild(t.Context())
	w := get(p, "/en/")
	page := w.Body.String()
	for _, want := range []string{
		"<body>home", `<dialog class="salient-preview" open lang="en" dir="ltr" aria-labelledby=`, "2 mistakes and 1 warning",
		"<code>content/en/briefings/cotton.md:6:5</code> unknown regulation &#34;csdd&#34;", "<pre>  - csdd &lt;b&gt;</pre>", "did you mean &#34;eu-csddd&#34;?",
		"<code>content/en/briefings/&lt;hemp&gt;.md</code> <strong>warning:</strong> the summary is long", "shorten it", "canary",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s:\n%s", want, page)
		}
	}
	if w.Code != 200 || strings.Contains(get(p, "/css/site.1a2b3c4d.css").Body.String(), "dialog") {
		t.Error("the last good site has changed")
	}
	p.Host = "0.0.0.0"
	if strings.Contains(get(p, "/en/").Body.String(), "canary") {
		t.Error("words of a file that is not public are shown to other machines")
	}
	p.Rebuild = good
	p.rebuild(t.Context())
	if strings.Contains(get(p, "/en/").Body.String(), "<dialog") {
		t.Error("mended mistakes are still shown")
	}
}

func TestWarningsAreNotShownOverAPage(t *testing.T) {
	if page := get(shown(sample, mistakes[1:2], nil), "/en/").Body.String(); strings.Contains(page, "<dialog") {
		t.Error(page)
	}
}

func TestNoSiteYet(t *testing.T) {
	for _, c := range []struct {
		preview *preview
		want    string
	}{
		{shown(nil, mistakes, nil), "<h1>2 mistakes and 1 warning</h1>"},
		{shown(nil, nil, errors.New("disk on fire")), "<p>disk on fire</p>"},
		{shown(nil, nil, nil), "<h1>There is no page to show yet</h1>"},
	} {
		w := get(c.preview, "/en/")
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), c.want) || !strings.Contains(w.Body.String(), scriptPath) {
			t.Errorf("got %d %s, want %s", w.Code, w.Body, c.want)
		}
	}
}

// follow reads the versions that the events of a preview tell.
func follow(t *testing.T, address string) <-chan string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "GET", strings.TrimSuffix(address, "/")+eventsPath, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if typ := answer.Header.Get("Content-Type"); typ != "text/event-stream" {
		t.Fatalf("events are %s", typ)
	}
	versions := make(chan string, 100)
	go func() {
		defer answer.Body.Close()
		defer close(versions)
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			if version, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				versions <- version
			}
		}
	}()
	return versions
}

// soon takes the next value, or fails the test when none comes for a long time.
func soon[T any](t *testing.T, c <-chan T) T {
	t.Helper()
	select {
	case v, ok := <-c:
		if !ok {
			t.Fatal("there is no more to come")
		}
		return v
	case <-time.After(30 * time.Second):
		t.Fatal("nothing has come for half a minute")
	}
	panic("unreachable")
}

func TestEventsTellEveryView(t *testing.T) {
	p := shown(sample, nil, nil)
	server := httptest.NewServer(p)
	defer server.Close()
	versions := follow(t, server.URL)
	first := soon(t, versions)
	if !strings.Contains(get(p, "/en/").Body.String(), `data-version="`+first+`"`) {
		t.Error("a page shown now would reload at once")
	}
	p.rebuild(t.Context())
	if second := soon(t, versions); second == first {
		t.Error("a page would not reload")
	}
	server.CloseClientConnections()
}

func TestServe(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "a.md")
	save := func(content string) {
		if err := os.WriteFile(text, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save("first")
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() {
		done <- Serve(ctx, Options{
			Folders: []string{folder},
			Ready:   func(address string) { ready <- address },
			Rebuild: func(context.Context) (Site, []source.Problem, error) {
				content, err := os.ReadFile(text)
				return files(map[string]string{"index.html": string(content)}), nil, err
			},
		})
	}()
	address := soon(t, ready)
	if host, _, _ := net.SplitHostPort(strings.Trim(strings.TrimPrefix(address, "http:"), "/")); host != "127.0.0.1" {
		t.Errorf("it listens at %s", address)
	}
	page := func() string {
		answer, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		content, _ := io.ReadAll(answer.Body)
		return string(content)
	}
	versions := follow(t, address)
	soon(t, versions)
	if !strings.HasPrefix(page(), "first") {
		t.Errorf("got %q", page())
	}
	save("second")
	soon(t, versions)
	if !strings.HasPrefix(page(), "second") {
		t.Errorf("got %q", page())
	}

	var taken int
	fmt.Sscanf(address, "http://127.0.0.1:%d/", &taken)
	if err := Serve(ctx, Options{Port: taken}); err == nil || !strings.Contains(err.Error(), "is taken by another program") {
		t.Errorf("a second preview at the same port: %v", err)
	}

	cancel() // while a page waits for events
	if err := soon(t, done); err != nil {
		t.Errorf("stopped with %v", err)
	}
	for range versions {
	}
}

// A site that says how it does is linked to from what is shown when something is wrong, and from nowhere else.
func TestHealth(t *testing.T) {
	slip := []source.Problem{{What: "a slip"}}
	without := shown(sample, nil, nil)
	without.Rebuild = func(context.Context) (Site, []source.Problem, error) { return nil, slip, nil }
	without.rebuild(context.Background())
	if w := get(without, "/en/"); strings.Contains(w.Body.String(), HealthPath) {
		t.Errorf("a link to what is not there: %s", w.Body)
	}

	with := shown(func(path string) (func(io.Writer) error, bool) {
		if path == "__preview/health/index.html" {
			return func(w io.Writer) error { _, err := io.WriteString(w, "<body>words left</body>"); return err }, true
		}
		return sample(path)
	}, nil, nil)
	if w := get(with, HealthPath); w.Code != 200 || !strings.Contains(w.Body.String(), "words left") || !strings.Contains(w.Body.String(), scriptPath) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(with, "/en/"); strings.Contains(w.Body.String(), HealthPath) {
		t.Errorf("a page of the publication links to it: %s", w.Body)
	}
	with.Rebuild = func(context.Context) (Site, []source.Problem, error) { return nil, slip, nil }
	with.rebuild(context.Background())
	if w := get(with, "/en/"); !strings.Contains(w.Body.String(), `<a href="`+HealthPath+`">`) {
		t.Errorf("no link: %s", w.Body)
	}
}
