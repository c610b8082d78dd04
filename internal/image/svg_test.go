package image

import (
	"strings"
	"testing"
)

func TestReadDrawing(t *testing.T) {
	for _, c := range []struct {
		name, svg, want string
		width, height   int
	}{
		{"plain", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100"><path d="M0 0h9v9z" fill="#7a1f3d"/></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100"><path d="M0 0h9v9z" fill="#7a1f3d"></path></svg>`, 320, 100},
		{"of Inkscape", `<?xml version="1.0"?><!-- canary --><!DOCTYPE svg>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="32mm" height="16mm" viewBox="0 0 32 16" inkscape:export-filename="/home/canary/logo.png">
<metadata><a>canary</a></metadata><title>canary</title><inkscape:namedview><b/></inkscape:namedview>
<rect width="5" height="5" fill="red" style="fill:#7a1f3d;-inkscape-font-specification:canary" class="canary"/>canary</svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 16"><rect fill="#7a1f3d" height="5" width="5"></rect></svg>`, 200, 100},
		{"sizes alone", `<svg width="200px" height="150"/>`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 150"></svg>`, 200, 150},
		{"references within", `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0,0,100,100"><use xlink:href="#a"/><g fill="url(#b)"/></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,100,100"><use href="#a"></use><g fill="url(#b)"></g></svg>`, 100, 100},
		{"quotes", `<svg viewBox="0 0 100 100"><g id="a&quot;&lt;b"/></svg>`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g id="a&#34;&lt;b"></g></svg>`, 100, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, problems := ReadDrawing("logo.svg", []byte(c.svg))
			if m == nil {
				t.Fatal(problems)
			}
			if got := string(m.Data); got != c.want || m.Width != c.width || m.Height != c.height {
				t.Errorf("%d × %d\n%s\nnot\n%s", m.Width, m.Height, got, c.want)
			}
		})
	}
}

func TestDrawingsThatAreRefused(t *testing.T) {
	svg := func(inside string) string {
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n" + inside + "</svg>"
	}
	for _, c := range []struct{ name, svg, what, words string }{
		{"empty", "", "a damaged picture in SVG", ""},
		{"cut", `<svg viewBox="0 0 9 9"><g>`, "a damaged picture in SVG", ""},
		{"PNG", "\x89PNG\r\n\x1a\n", "a damaged picture in SVG", ""},
		{"page", `<html><body/></html>`, "a picture that is not the SVG that its name says", "html"},
		{"second root", `<svg viewBox="0 0 9 9"/><svg viewBox="0 0 9 9"/>`, "a picture that is not the SVG that its name says", "svg"},
		{"entities", `<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9"><g id="&a;"/></svg>`, "a damaged picture in SVG", ""},
		{"no size", `<svg width="100%"/>`, "a picture in SVG without a size", ""},
		{"a size that is none", `<svg viewBox="0 0 NaN 1e999"/>`, "a picture in SVG without a size", ""},
		{"script", svg(`<script>alert(1)</script>`), "a picture in SVG with more than shapes and colours", "script"},
		{"page within", svg(`<foreignObject/>`), "a picture in SVG with more than shapes and colours", "foreignObject"},
		{"handler", svg(`<g onload="alert(1)"/>`), "a picture in SVG with a script", "onload"},
		{"style sheet", svg(`<style>g{fill:red}</style>`), "a picture in SVG with a style sheet, which pages do not allow", "style"},
		{"letters", svg(`<text>A</text>`), "a picture in SVG with letters, which look otherwise on each reader's machine", "text"},
		{"address", svg(`<use href="https://example.net/a.svg#b"/>`), "a picture in SVG that names another file or address", "https://example.net/a.svg#b"},
		{"script in an address", svg(`<use href="javascript:alert(1)"/>`), "a picture in SVG that names another file or address", "javascript:alert(1)"},
		{"address in paint", svg(`<g fill="URL( 'http://example.net/a')"/>`), "a picture in SVG that names another file or address", "URL( 'http://example.net/a')"},
		{"address in a style", svg(`<g style="fill:url(//example.net/a)"/>`), "a picture in SVG that names another file or address", "fill:url(//example.net/a)"},
		{"huge", svg(strings.Repeat("<g/>", MaxDrawing/4)), "a picture in SVG of more than 256 kB", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, problems := ReadDrawing("logo.svg", []byte(c.svg))
			if m != nil || len(problems) != 1 || problems[0].What != c.what || problems[0].Words != c.words || problems[0].File != "logo.svg" {
				t.Fatalf("%+v", problems)
			}
			if c.words != "" && strings.HasPrefix(c.svg, svg("")[:20]) && problems[0].Pos.Line != 2 {
				t.Errorf("told of line %d", problems[0].Pos.Line)
			}
		})
	}
}

func FuzzReadDrawing(f *testing.F) {
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g style="fill:url(#a)" onload="b"><use href="#a"/></g></svg>`))
	f.Add([]byte(`<svg width="9" height="9"><style/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, problems := ReadDrawing("logo.svg", data)
		if (m == nil) != (len(problems) > 0) {
			t.Fatal(problems)
		}
		if m == nil {
			return
		}
		again, problems := ReadDrawing("logo.svg", m.Data)
		if again == nil || string(again.Data) != string(m.Data) || again.Width != m.Width || again.Height != m.Height {
			t.Errorf("%q is not read as it was written: %v", m.Data, problems)
		}
	})
}
