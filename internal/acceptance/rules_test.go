package acceptance

import (
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// edit is one change to the good site: in a file, old becomes new. An old of "" makes or replaces the file.
type edit struct{ file, old, new string }

const (
	doorPage   = "en/briefings/door/index.html"
	leversPage = "en/briefings/levers/index.html"
	fallback   = "ar/briefings/levers/index.html"
)

// edited is the good site of testdata with some edits.
func edited(t *testing.T, edits ...edit) *publication {
	t.Helper()
	files := fstest.MapFS{}
	good := os.DirFS("testdata/site")
	err := fs.WalkDir(good, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(good, name)
		files[name] = &fstest.MapFile{Data: text, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		if e.old == "" {
			files[e.file] = &fstest.MapFile{Data: []byte(e.new), Mode: 0o644}
			continue
		}
		text := string(files[e.file].Data)
		if !strings.Contains(text, e.old) {
			t.Fatalf("the good site's %s holds no %q to edit", e.file, e.old)
		}
		files[e.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.old, e.new, 1)), Mode: 0o644}
	}
	p, err := open(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// files are all the checks that need no browser.
func (p *publication) filesFindings() []finding {
	return slices.Concat(p.links(), p.translations(), p.sitemap(), p.weights())
}

// noise does not compress.
func noise(bytes int) string {
	text := make([]byte, bytes)
	rand.NewChaCha8([32]byte{}).Read(text)
	return string(text)
}

// rulesOf lists the rules that findings name, each once.
func rulesOf(findings []finding) (rules []string) {
	for _, f := range findings {
		rules = append(rules, f.rule)
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

func TestTheGoodSiteKeepsEveryPromise(t *testing.T) {
	for _, f := range edited(t).filesFindings() {
		t.Error(f)
	}
}

// Each edit of the good site breaks exactly the rules named.
func TestEachFileRuleCanFail(t *testing.T) {
	for name, test := range map[string]struct {
		edits []edit
		want  string
	}{
		"a link to nothing":               {[]edit{{leversPage, "<p>", `<p><a href="../lever/">`}}, "link"},
		"a link without its slash":        {[]edit{{leversPage, "<p>", `<p><a href="/en/briefings/door">`}}, "link"},
		"a link that runs":                {[]edit{{leversPage, "<p>", `<p><a href="javascript:go()">`}}, "link"},
		"an image that is missing":        {[]edit{{leversPage, "<p>", `<p><img alt="" src="a.jpg" srcset="/assets/mark.svg 2x" width="1" height="1">`}}, "link"},
		"a larger image missing":          {[]edit{{leversPage, "<p>", `<p><img alt="" src="/assets/mark.svg" srcset="b.jpg 2x" width="1" height="1">`}}, "link"},
		"a stylesheet's missing file":     {[]edit{{"assets/site.css", "mark.svg", "mask.svg"}}, "link"},
		"a feed's link to nothing":        {[]edit{{"en/feed.xml", "", `<feed><link href="https://briefings.example/no/"/></feed>`}}, "link"},
		"a feed that is no XML":           {[]edit{{"en/feed.xml", "", `<feed>`}}, "link"},
		"a redirect to nothing":           {[]edit{{"_redirects", "/en/briefings/door/ 301", "/en/briefings/dor/ 301"}}, "link"},
		"a page that hides a redirect":    {[]edit{{"_redirects", "/en/old-door/", "/en/briefings/levers/"}}, "redirect"},
		"a page that leads on to nothing": {[]edit{{"en/404.html", "</head>", `<meta http-equiv="refresh" content="0; url=/en/none/"></head>`}}, "link"},
		"a fragment of nothing":           {[]edit{{doorPage, "#ev-1", "#ev-2"}}, "fragment"},
		"a drawing's missing part":        {[]edit{{leversPage, "<p>", `<p><svg><use href="/assets/mark.svg#nark"/></svg>`}}, "fragment"},
		"a script from elsewhere":         {[]edit{{leversPage, "</head>", `<script src="https://elsewhere.example/x.js"></script></head>`}}, "foreign"},
		"a page in another language":      {[]edit{{leversPage, `lang="en"`, `lang="es"`}}, "language"},
		"Arabic from the left":            {[]edit{{"ar/404.html", `dir="rtl"`, `dir="ltr"`}}, "direction"},
		"English from the right":          {[]edit{{leversPage, `dir="ltr"`, `dir="rtl"`}}, "direction"},
		"no canonical":                    {[]edit{{leversPage, `rel="canonical"`, `rel="author"`}}, "canonical sitemap"},
		"a canonical to nothing kept":     {[]edit{{fallback, `href="https://briefings.example/en/briefings/levers/"`, `href="https://briefings.example/en/404.html"`}}, "canonical"},
		"borrowed text in the index":      {[]edit{{fallback, `name="robots"`, `name="other"`}}, "noindex sitemap"},
		"no x-default": {[]edit{
			{doorPage, `hreflang="x-default"`, `title="x"`},
			{"ar/briefings/door/index.html", `hreflang="x-default"`, `title="x"`},
			{"sitemap.xml", `<xhtml:link rel="alternate" hreflang="x-default" href="https://briefings.example/en/briefings/door/"/>`, ""},
			{"sitemap.xml", `<xhtml:link rel="alternate" hreflang="x-default" href="https://briefings.example/en/briefings/door/"/>`, ""},
		}, "hreflang"},
		"a page that does not name itself": {[]edit{
			{doorPage, `rel="alternate" hreflang="en"`, `rel="author"`},
			{"ar/briefings/door/index.html", `rel="alternate" hreflang="en"`, `rel="author"`},
			{"sitemap.xml", `<xhtml:link rel="alternate" hreflang="en" href="https://briefings.example/en/briefings/door/"/>`, ""},
			{"sitemap.xml", `<xhtml:link rel="alternate" hreflang="en" href="https://briefings.example/en/briefings/door/"/>`, ""},
		}, "hreflang"},
		"an x-default that is no translation": {[]edit{
			{doorPage, `hreflang="x-default" href="https://briefings.example/en/briefings/door/"`, `hreflang="x-default" href="https://briefings.example/en/briefings/levers/"`},
			{"ar/briefings/door/index.html", `hreflang="x-default" href="https://briefings.example/en/briefings/door/"`, `hreflang="x-default" href="https://briefings.example/en/briefings/levers/"`},
			{"sitemap.xml", `hreflang="x-default" href="https://briefings.example/en/briefings/door/"`, `hreflang="x-default" href="https://briefings.example/en/briefings/levers/"`},
			{"sitemap.xml", `hreflang="x-default" href="https://briefings.example/en/briefings/door/"`, `hreflang="x-default" href="https://briefings.example/en/briefings/levers/"`},
		}, "hreflang"},
		"translations that say nothing of each other": {[]edit{
			{fallback, `name="robots"`, `name="other"`},
			{fallback, `rel="canonical" href="https://briefings.example/en/`, `rel="canonical" href="https://briefings.example/ar/`},
		}, "hreflang sitemap"},
		"a translation that does not answer": {[]edit{{"ar/briefings/door/index.html", `rel="alternate" hreflang="en"`, `rel="author" href="/en/"`}}, "hreflang sitemap"},
		"borrowed text that claims":          {[]edit{{fallback, "</head>", `<link rel="alternate" hreflang="en" href="https://briefings.example/en/briefings/levers/"></head>`}}, "hreflang"},
		"a translation elsewhere":            {[]edit{{leversPage, "</head>", `<link rel="alternate" hreflang="en" href="https://elsewhere.example/"></head>`}}, "hreflang sitemap"},
		"a page missing in the sitemap":      {[]edit{{"sitemap.xml", "https://briefings.example/en/briefings/levers/", "https://briefings.example/en/"}}, "sitemap"},
		"no page in the sitemap":             {[]edit{{"sitemap.xml", "<loc>https://briefings.example/en/briefings/levers/", "<loc>https://briefings.example/en/briefings/leavers/"}}, "link sitemap"},
		"a page kept from search, listed":    {[]edit{{"sitemap.xml", "en/briefings/levers/", "ar/briefings/levers/"}}, "sitemap"},
		"a picture without a size":           {[]edit{{leversPage, "<p>", `<p><img alt="" src="/assets/mark.svg" width="9">`}}, "size"},
		"a heavy picture": {[]edit{
			{file: "assets/heavy.png", new: noise(lightWithoutFonts)},
			{leversPage, "<p>", `<p><img alt="" src="/assets/heavy.png" width="1" height="1">`},
		}, "weight"},
		"a heavy picture in a style": {[]edit{
			{file: "assets/heavy.png", new: noise(lightWithoutFonts)}, {"assets/site.css", "mark.svg", "heavy.png"},
		}, "weight"},
		"a font that is light enough": {[]edit{
			{file: "assets/font.woff2", new: noise(lightWithFonts - 10_000)}, {"assets/site.css", "mark.svg", "font.woff2"},
		}, ""},
		"a heavy font": {[]edit{
			{file: "assets/font.woff2", new: noise(lightWithFonts)}, {"assets/site.css", "mark.svg", "font.woff2"},
		}, "weight"},
		"other alternates in the sitemap": {[]edit{{"sitemap.xml", `hreflang="ar"`, `hreflang="es"`}}, "sitemap"},
	} {
		t.Run(name, func(t *testing.T) {
			findings := edited(t, test.edits...).filesFindings()
			if got := strings.Join(rulesOf(findings), " "); got != test.want {
				t.Errorf("the rules broken are %q, not %q: %v", got, test.want, findings)
			}
		})
	}
}

// The browser tests mean little unless the files are served as the host serves them.
func TestServesAsTheHostDoes(t *testing.T) {
	handler := edited(t, edit{"_redirects", "/* /en/404.html 404", ""}, edit{file: "404.html", new: "<title>Nothing here</title>"}).handler()
	for _, test := range []struct {
		address, policy, cache string
		status                 int
		holds                  string
	}{
		{"/", "default-src", "", http.StatusOK, "Choose a language"},
		{"/en/briefings/door/", "default-src", "", http.StatusOK, "The door itself"},
		{"/assets/site.css", "default-src", "immutable", http.StatusOK, "--paper"},
		{"/en/old-door/", "default-src", "", http.StatusMovedPermanently, "/en/briefings/door/"},
		{"/ar/nothing/", "default-src", "", http.StatusNotFound, "غير موجودة"},
		{"/nothing", "default-src", "", http.StatusNotFound, "Nothing here"},
		{"/assets/../_headers", "default-src", "", http.StatusNotFound, "Nothing here"},
	} {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, httptest.NewRequest("GET", test.address, nil))
		header := answer.Header()
		if answer.Code != test.status || !strings.Contains(answer.Body.String(), test.holds) ||
			!strings.HasPrefix(header.Get("Content-Security-Policy"), test.policy) ||
			!strings.Contains(header.Get("Cache-Control"), test.cache) {
			t.Errorf("%s: %d, %v, %.80q", test.address, answer.Code, header, answer.Body)
		}
	}
}
