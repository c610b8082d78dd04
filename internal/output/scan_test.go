package output

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestScan(t *testing.T) {
	const (
		script  = "page holds a script"
		style   = "page holds a style sheet"
		attr    = "page holds a style attribute"
		handler = "page holds an event handler"
		foreign = "page loads a file from elsewhere"
		link    = "link runs a script"
	)
	for _, c := range []struct{ page, want string }{
		{`<!doctype html><title>1 < 2</title><p class=on>Stop <a href=https://other.example/>there</a>`, ""},
		{`<script type="application/ld+json">{"url":"https://x.example","a":"<script>"}</script><p>after`, ""},
		{`<script type="application/ld+json">{}</script><script>alert(1)</script>`, script},
		{`<SCRIPT>alert(1)</SCRIPT >`, script},
		{`<script src="/site.1a2b.js" defer></script>`, ""},
		{`<template data-echarts="/e.js"></template><script type="module" src="/site.1a2b.js"></script>`, ""},
		{`<template><script type="module">go()</script></template>`, "page holds a script"},
		{`<script src="https://cdn.example/x.js"></script>`, foreign},
		{`<script src=//cdn.example/x.js></script>`, foreign},
		{`<script type="application/ld+json"/><img src="//x.example/a">`, foreign},
		{`<style>p{}</style>`, style},
		{`<p style="color:red">`, attr},
		{`<p STYLE=color:red>`, attr},
		{`<svg><title><script>alert(1)</script></title></svg>`, script},
		{`<img src="a.jpg" onerror=alert(1)>`, handler},
		{`<img/src="a.jpg"/OnError = "alert(1)">`, handler},
		{`<p title="a>b" onclick=x>`, handler},
		{`<p title='onclick="x"' data-style=x data-onclick=y>`, ""},
		{`<p =onclick=x>`, ""},
		{`<img src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x">`, ""},
		{`<img srcset="/a.jpg 1x, https://x.example/b.jpg 2x">`, foreign},
		{`<img src="&#104;ttps://x.example/a.jpg">`, foreign},
		{"<img src=\" ht\ntps://x.example/a.jpg\">", foreign},
		{`<img src="/\x.example/a.jpg">`, foreign},
		{`<img src="data:image/png;base64,AAAA">`, foreign},
		{`<img src="a:b/c.jpg">`, foreign},
		{`<img src="./a:b/c.jpg">`, ""},
		{`<link rel=canonical href=https://x.example/><link rel="alternate author" href=https://x.example/>`, ""},
		{`<link rel=stylesheet href=https://x.example/a.css>`, foreign},
		{`<link href=https://x.example/a.css rel="Alternate StyleSheet">`, foreign},
		{`<link rel=preconnect href=https://x.example>`, foreign},
		{`<a href="javascript:alert(1)">`, link},
		{`<a href=" JaVa&Tab;Script:alert(1)">`, link},
		{`<a href="/javascript:x">`, ""},
		{`<a href="/" ping="https://x.example/">`, foreign},
		{`<svg><image xlink:href="https://x.example/a.png"/></svg>`, foreign},
		{`<svg><use href="#a"/></svg>`, ""},
		{`<form action="https://x.example/">`, foreign},
		{`<iframe srcdoc="&lt;p>">`, "page holds another page in an attribute"},
		{`<base href="/x/">`, "page moves its own base address"},
		{`<meta http-equiv=refresh content="0; url=https://x.example/">`, foreign},
		{`<meta http-equiv=refresh content="0; url=/en/">`, ""},
		{`<meta property="og:image" content="https://x.example/a.png">`, ""},
		{`<!-- <script> --><p>`, ""},
		{`<!--><script>x</script>-->`, script},
		{`<!---><script>x</script>-->`, script},
		{`<!-- a --!><script>x</script>-->`, script},
		{`<!-- a ---><script>x</script>`, script},
		{`<?x <script>x</script>`, ""},
		{`<noscript><img src=//x.example/a></noscript>`, foreign},
		{`a < b, <`, ""},
		{`<p title="never closed`, ""},
		{`<a href=`, ""},
		{`<!--`, ""},
		{`</`, ""},
	} {
		var got []string
		for _, p := range Scan("en/index.html", []byte(c.page)) {
			got = append(got, p.What)
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.page, got, c.want)
		}
	}
}

func TestScanStylesheet(t *testing.T) {
	for _, c := range []struct {
		css   string
		found bool
	}{
		{`@font-face{src:url(/fonts/a.woff2) format("woff2")}p::after{content:" (" attr(href) ")"}`, false},
		{`@import "print.css";`, false},
		{`@import "https://x.example/a.css";`, true},
		{`@import url( '//x.example/a.css' );`, true},
		{`p{background:URL(HTTPS://x.example/a.png)}`, true},
		{`p{background:image-set("/a.png" 1x,"https://x.example/b.png" 2x)}`, true},
		{`p{background:url("data:image/png;base64,AA")}`, true},
		{`/* see https://x.example/ */`, false},
	} {
		if got := Scan("a.css", []byte(c.css)); (len(got) > 0) != c.found {
			t.Errorf("%s: got %+v", c.css, got)
		}
	}
}

func TestScanTellsThePlace(t *testing.T) {
	got := Scan("en/index.html", []byte("<p>\nÉté <img src=a.jpg onload=x()>\n"))
	if len(got) != 1 || got[0].Place() != "en/index.html:2:20" || got[0].Words != "<img src=a.jpg onload=x()>" {
		t.Errorf("got %+v", got)
	}
}

// FuzzScan holds Scan against the tokens of x/net/html: what the slow reader sees, the fast one may not miss.
func FuzzScan(f *testing.F) {
	f.Add(`<p onclick=x style="y"><img src=//x.example/a><script>1</script>`)
	f.Add(`<!--><svg/onload=x><script type=application/ld+json></script><style>`)
	f.Add("<a href='javascript:1' =a b = c/d><img\nsrc\n=\n'http://x'")
	f.Fuzz(func(t *testing.T, page string) {
		found := map[string]bool{}
		for _, p := range Scan("a.html", []byte(page)) {
			found[p.What] = true
		}
		tokens := html.NewTokenizer(strings.NewReader(page))
		for {
			kind := tokens.Next()
			if kind == html.ErrorToken {
				return
			}
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				continue
			}
			tag := tokens.Token()
			if tag.Data == "style" && !found["page holds a style sheet"] {
				t.Errorf("missed %s in %q", tag, page)
			}
			for _, a := range tag.Attr {
				switch {
				case a.Key == "style" && !found["page holds a style attribute"],
					strings.HasPrefix(a.Key, "on") && len(a.Key) > 2 && !found["page holds an event handler"],
					a.Key == "src" && strings.HasPrefix(a.Val, "//") && !found["page loads a file from elsewhere"]:
					t.Errorf("missed %s in %q", tag, page)
				}
			}
		}
	})
}

// samplePage is a page of about 30 kB, as a briefing is: much text, links, tables, a few images.
func samplePage() []byte {
	var b bytes.Buffer
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Acme</title><link rel="stylesheet" href="/css/site.3f9ac1d2.css"></head><body>`)
	for i := 0; b.Len() < 30_000; i++ {
		fmt.Fprintf(&b, `<section class="row" aria-labelledby="h%d"><h2 id="h%d">Surveillance</h2><p>The company sold equipment to a ministry, and has since answered <a class="cite" href="#ev-%d" title="Evidence">[%d]</a> that it will review the sale.</p><table><tr><th scope="row">Scale<td class="n">4<td>grave</table><img src="/img/a.jpg" alt="A street" width="800" height="600"></section>`, i, i, i, i)
	}
	return b.Bytes()
}

func BenchmarkScan(b *testing.B) {
	page := samplePage()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if len(Scan("a.html", page)) > 0 {
			b.Fatal("found something")
		}
	}
}

// BenchmarkTokenizer is what the same page would cost with x/net/html, and why Scan is written by hand.
func BenchmarkTokenizer(b *testing.B) {
	page := samplePage()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		tokens := html.NewTokenizer(bytes.NewReader(page))
		for tokens.Next() != html.ErrorToken {
			for more := true; more; {
				_, _, more = tokens.TagAttr()
			}
		}
		if tokens.Err() != io.EOF {
			b.Fatal(tokens.Err())
		}
	}
}
