//go:build browser

package acceptance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheGoodSiteKeepsEveryPromiseInABrowser(t *testing.T) {
	p := edited(t)
	for address := range p.pages {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			for _, f := range visit(t, p, address) {
				t.Error(f)
			}
		})
	}
}

// Each edit of a briefing on the good site, or of what it loads, breaks exactly the rules named.
func TestEachBrowserRuleCanFail(t *testing.T) {
	script := func(text string) edit { return edit{file: "assets/site.js", new: text} }
	style := func(text string) edit { return edit{"assets/site.css", "body {", text + " body {"} }
	text := func(old, new string) edit { return edit{doorPage, old, new} }
	for name, test := range map[string]struct {
		edits []edit
		want  string
	}{
		"no policy":                   {[]edit{{"_headers", "Content-Security-Policy", "X-Other-Policy"}}, "policy"},
		"an inline script":            {[]edit{text("</main>", `<script>1</script></main>`)}, "policy"},
		"an inline style":             {[]edit{text("<table>", `<table style="margin:0">`)}, "policy"},
		"an inline handler":           {[]edit{text("<table>", `<table onclick="go()">`)}, "policy"},
		"a string written as HTML":    {[]edit{script(`document.querySelector("h1").innerHTML = "The door itself"`)}, "console policy"},
		"a script from elsewhere":     {[]edit{text("</head>", `<script src="https://elsewhere.example/x.js"></script></head>`)}, "foreign policy"},
		"a request that fails":        {[]edit{script(`fetch("/assets/none.json")`)}, "request"},
		"an image that is missing":    {[]edit{text("</main>", `<img alt="" src="/none.png"></main>`)}, "request"},
		"an error on the console":     {[]edit{script(`console.error("lost")`)}, "console"},
		"a script that throws":        {[]edit{script(`null.go()`)}, "console"},
		"a promise nobody keeps":      {[]edit{script(`Promise.reject(new Error("lost"))`)}, "console"},
		"a page too wide for a phone": {[]edit{style("h1 { inline-size: 400px }")}, "overflow"},
		"no viewport":                 {[]edit{text(`name="viewport"`, `name="other"`)}, "overflow"},
		"Arabic set from the left":    {[]edit{text("<table>", `<p lang="ar">مرحبا</p><table>`)}, "direction"},
		"a mark that may wander":      {[]edit{text("</main>", `<p>41.<sup>1</sup></p></main>`)}, "isolation"},
		"navigation on paper":         {[]edit{style("@media print { nav { display: block !important } }")}, "print"},
		"a skip link on paper":        {[]edit{text("<body>", `<body><a href="#ev-1">Skip to the evidence</a>`)}, "print"},
		"text that a script writes":   {[]edit{script(`document.querySelector("main").append("More words")`)}, "reading"},
		"text that a script reveals": {[]edit{
			style(".more { display: none } [data-script] .more { display: block }"),
			text("</main>", `<p class="more">More words</p></main>`),
		}, "reading"},
		"a grey nobody can read":  {[]edit{style("h1 { color: #aaa }")}, "axe color-contrast"},
		"a dark grey on dark":     {[]edit{style("@media (prefers-color-scheme: dark) { h1 { color: #444 } }")}, "axe color-contrast"},
		"a picture without words": {[]edit{text("</main>", `<img src="/assets/mark.svg"></main>`)}, "axe image-alt"},
		"targets too small":       {[]edit{text("</main>", `<button type="button" class="x">·</button><button type="button" class="x">·</button></main>`)}, "axe target-size"},
		"no main part":            {[]edit{text("<main>", "<div>"), text("</main>", "</div>")}, "axe landmark-one-main axe region reading"},
		"text that comes late and takes room": {[]edit{
			script(`const late = document.createElement("p"); late.textContent = "Late"; requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("nav").prepend(late)))`),
		}, "shift"},
		"text that comes late on a phone": {[]edit{
			style("@media (min-width: 321px) { .late { display: none } }"),
			script(`const late = document.createElement("p"); late.className = "late"; late.textContent = "Late"; requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("nav").prepend(late)))`),
		}, "shift"},
		"no language": {[]edit{text(`<html lang="en"`, `<html`)}, "axe html-has-lang"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := edited(t, test.edits...)
			findings := visit(t, p, "/en/briefings/door/")
			if got := strings.Join(rulesOf(findings), " "); got != test.want {
				t.Errorf("the rules broken are %q, not %q: %v", got, test.want, findings)
			}
		})
	}
}

// A reader who follows a dead link in Arabic is told so in Arabic, and a machine by the status.
func TestMissingAddressesAreCheckedToo(t *testing.T) {
	for want, e := range map[string]edit{
		"":         {"_redirects", "/ar/*", "/ar/*"},
		"language": {"_redirects", "/ar/*", "/es/*"},
		"status":   {"_redirects", "/ar/404.html 404", "/ar/404.html 301"},
	} {
		findings := visit(t, edited(t, e), "/ar/404.html")
		if got := strings.Join(rulesOf(findings), " "); got != want {
			t.Errorf("the rules broken are %q, not %q: %v", got, want, findings)
		}
	}
}

func TestTheMarkupCheckerCanFail(t *testing.T) {
	for name, test := range map[string]struct {
		edit edit
		want string
	}{
		"good":    {edit{"assets/site.js", "", "1"}, ""},
		"broken":  {edit{doorPage, "</main>", "<p><div></p></main>"}, "element in scope"},
		"drawing": {edit{"assets/mark.svg", "<path", "<pth"}, "not allowed"},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, edited(t, test.edit).files); err != nil {
			t.Fatal(err)
		}
		if said := markup(t, dir) + markup(t, "--also-check-svg", filepath.Join(dir, "assets", "mark.svg")); (said == "") != (test.want == "") || !strings.Contains(said, test.want) {
			t.Errorf("%s: the checker says %q", name, said)
		}
	}
}
