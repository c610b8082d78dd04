package output

import (
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestMinify(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"css/a.css", "p {\n  margin-inline: 0 0;\n}\n/* c */\n", "p{margin-inline:0 0}"},
		{"js/a.js", "function f ( a ) {\n  return a ?? 1;\n}\n", "function f(e){return e??1}"},
		{"js/a.min.js", "/*! Licence */ f ( 1 )\n", "/*! Licence */ f ( 1 )\n"},
		{"a.json", "{ \"n\": 1.10,\n \"e\": 1e3 }", `{"n":1.10,"e":1e3}`},
		{"a.svg", "<text> <tspan>a</tspan> <tspan>b</tspan> </text>\n", "<text> <tspan>a</tspan> <tspan>b</tspan> </text>\n"},
		{"a.html", `<p  class="{{if .A}}a  b{{end}}">{{.X}} <b>{{.Y}}</b>   and <i>{{.Z}}</i> {{if .A}} <br> {{end}}</p>`, `<p  class="{{if .A}}a  b{{end}}">{{.X}} <b>{{.Y}}</b> and <i>{{.Z}}</i> {{if .A}}<br>{{end}}</p>`},
		{"a.html", `<a {{if .A}}href="{{.A}}"{{end}} id="x">  <svg><text> a <tspan>b</tspan></text></svg></a>`, `<a {{if .A}}href="{{.A}}"{{end}} id="x"><svg><text> a <tspan>b</tspan></text></svg></a>`},
		{"a.html", `<title>{{printf "%s &lt; %s" .A .B}}</title><p>{{printf "%s  &lt; %s" .A .B}} {{- /* c */ -}} x</p>`, `<title>{{printf "%s &lt; %s" .A .B}}</title><p>{{printf "%s  &lt; %s" .A .B}} {{- /* c */ -}} x</p>`},
		{"a.html", `<script type="application/ld+json">{"a":  "{{.A}} &lt;"}</script>`, `<script type="application/ld+json">{"a": "{{.A}} &lt;"}</script>`},
	} {
		got, problem := Minify(c.name, []byte(c.in))
		if problem != nil || string(got) != c.want {
			t.Errorf("%s %s\n got %s %v\nwant %s", c.name, c.in, got, problem, c.want)
		}
	}
}

func TestMinifySaysWhereAScriptIsBroken(t *testing.T) {
	_, problem := Minify("js/a.js", []byte("let a = 1;\nlet = = 2;\n"))
	if problem == nil || problem.Pos.Line != 2 || problem.File != "js/a.js" {
		t.Errorf("got %+v", problem)
	}
}

// A page says the same, and is built of the same elements, whether its template was minified or not.
func TestMinifyKeepsThePage(t *testing.T) {
	const page = `<!DOCTYPE html>
<html lang="{{.Lang}}" dir="{{.Dir}}">
  <head>
    <meta charset="utf-8">
    <title>{{.Title}} – {{.Site}}</title>
    <script type="application/ld+json">{{.Data}}</script>
  </head>
  <body>
    <!-- the way to the text -->
    <nav aria-label="{{.Lang}}"><ul>
      {{range .Rows}}
        <li><a href="/{{.}}/"{{if eq . "a"}} aria-current="page"{{end}}>{{.}}</a></li>
      {{end}}
    </ul></nav>
    <main>
      <h1>{{.Title}}</h1>
      <p>
        First <em>second</em>{{if .Title}}, third{{end}} <a href="/">fourth</a>
        <span>fifth</span> <span>{{.Title}}</span>.
      </p>
      <pre>  kept
   as {{.Title}} is  </pre>
      <table><caption>Table</caption><tbody>{{range .Rows}}<tr><th scope="row">{{.}}</th><td>{{$.Title}}</td></tr>{{else}}<tr><td>none</td></tr>{{end}}</tbody></table>
      {{template "note" .}}
      <details open><summary>More</summary> <p>text</p></details>
      <input type="text" value="{{.Title}}"> <button type="button" disabled>Go</button>
    </main>
  </body>
</html>
{{define "note"}} <aside> {{.Title}} <b>b</b> </aside> {{end}}`
	small, problem := Minify("page.html", []byte(page))
	if problem != nil {
		t.Fatal(problem)
	}
	if len(small) > len(page)*85/100 {
		t.Errorf("only %d of %d bytes less", len(page)-len(small), len(page))
	}
	if before, after := outline(t, page), outline(t, string(small)); before != after {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}

// outline executes a template and gives the page's elements, attributes and text, blanks as a reader sees them.
func outline(t *testing.T, source string) string {
	t.Helper()
	page := template.Must(template.New("page").Parse(source))
	var out strings.Builder
	err := page.Execute(&out, map[string]any{
		"Lang": "ar", "Dir": "rtl", "Title": `A "title" <of> two  words`, "Site": "Site", "Rows": []string{"a", "b"}, "Data": map[string]string{"a": "b"},
	})
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.ElementNode:
			b.WriteString("\n<" + n.Data)
			for _, a := range n.Attr {
				b.WriteString(" " + a.Key + "=" + a.Val)
			}
			b.WriteString("> ")
		case n.Type == html.TextNode && n.Parent.Data == "pre":
			b.WriteString(n.Data)
		case n.Type == html.TextNode:
			text := strings.Join(strings.Fields(n.Data), " ")
			// Blanks beside an element in a line of text are seen, those at the ends of a block are not.
			if n.Parent.Data == "p" && n.NextSibling != nil && strings.TrimRight(n.Data, " \n") != n.Data {
				text += "_"
			}
			b.WriteString(text)
		}
	}
	return b.String()
}
