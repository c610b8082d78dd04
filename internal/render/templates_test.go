package render

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"salient/internal/locale"
	"salient/internal/source"
	"salient/templates"
)

// with gives the shipped theme with one template of a site's own over it.
func with(file, text string) fs.FS {
	return source.Overlay(fstest.MapFS{file: {Data: []byte(text)}}, templates.Files)
}

func themed(t testing.TB, theme fs.FS, tag locale.Tag) (*Edition, error) {
	t.Helper()
	words, problems, err := locale.LoadWords(theme, "strings", []locale.Tag{locale.English, tag})
	if err != nil || slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Level == source.E }) {
		t.Fatal(err, problems)
	}
	read, err := Load(theme, nil)
	if err != nil {
		return nil, err
	}
	return read.Edition(words[tag])
}

// shipped gives the shipped theme in a language.
func shipped(t testing.TB, tag locale.Tag) *Edition {
	t.Helper()
	e, err := themed(t, templates.Files, tag)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAMistakeInATemplateIsToldBeforeThereIsAPage(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"unclosed":                       {"home.html", "<p>\n{{if .Title}}", "home.html:2"},
		"a field no view has":            {"home.html", "\n{{if .Latest}}{{range .Latest}}{{.Titel}}{{end}}{{end}}", "home.html:2:33: {{.Titel}}: render.Item has no field Titel"},
		"a field of a variable":          {"home.html", "{{$.Titel}}", "Titel"},
		"a field through a part":         {"parts/lists.html", `{{define "items"}}{{range .}}{{.Nope}}{{end}}{{end}}{{define "entries"}}{{end}}{{define "ask"}}{{end}}{{define "reply"}}{{end}}{{define "evidence"}}{{end}}{{define "imprint"}}{{end}}`, "parts/lists.html:1:31: {{.Nope}}: render.Item has no field Nope"},
		"an unknown word":                {"home.html", `{{word "home.lattest"}}`, "no interface word home.lattest"},
		"a word that needs a value":      {"home.html", `{{word "nav.where"}}`, "no value for {n}"},
		"an unknown function":            {"home.html", `{{print .Title | shout}}`, `function "shout" not defined`},
		"a part that is missing":         {"home.html", `{{template "hero" .}}`, `no such template "hero"`},
		"a part defined twice":           {"parts/text.html", `{{define "ask"}}{{end}}`, `template "ask" is defined in parts/lists.html too`},
		"an attribute that cannot be":    {"home.html", `<a href='{{if .Title}}"{{end}}{{.Title}}>`, "home.html"},
		"parts that call each other":     {"home.html", `{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{template "a" .}}{{end}}{{template "a" .}}`, "exceeded maximum template depth"},
		"a page without end":             {"home.html", `{{range 1000000000}}` + strings.Repeat("x", 9999) + `{{end}}`, errPageTooLarge.Error()},
		"a value that cannot be ranged":  {"home.html", `{{range .Title}}{{end}}`, "home.html"},
		"a field of a text, not of page": {"home.html", `{{.Title.Lang}}`, "has no field Lang"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := themed(t, with(test.file, test.text), locale.English)
			var mistake *Mistake
			if !errors.As(err, &mistake) {
				t.Fatalf("got %v, want a mistake", err)
			}
			if mistake.Problem().File != "templates/"+test.file || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want it to name %s and to say %q", err, test.file, test.want)
			}
		})
	}
}

func TestAMistakeKnowsItsPlace(t *testing.T) {
	for text, want := range map[string]source.Problem{
		"<p>\n{{if .Title}}":              {Pos: source.Pos{Line: 2}, Words: "unexpected EOF"},
		"<p>\n{{.Titel}}":                 {Pos: source.Pos{Line: 2, Col: 2}, Words: "{{.Titel}}: render.Home has no field Titel"},
		"<p>\n\n<a href={{template `x`}}": {Pos: source.Pos{Line: 3, Col: 19}, Words: `no such template "x"`},
	} {
		_, err := themed(t, with("home.html", text), locale.English)
		var mistake *Mistake
		if !errors.As(err, &mistake) {
			t.Fatalf("got %v, want a mistake", err)
		}
		if got := mistake.Problem(); got.Pos != want.Pos || got.Words != want.Words {
			t.Errorf("got %v %q, want %v %q", got.Pos, got.Words, want.Pos, want.Words)
		}
	}
}

func TestMinifyIsGivenEachTemplateOnce(t *testing.T) {
	given := map[string]int{}
	_, err := Load(templates.Files, func(name string, source []byte) ([]byte, error) {
		given[name]++
		return bytes.ReplaceAll(source, []byte("\n"), nil), nil
	})
	if err != nil || given["home.html"] != 1 || given["parts/page.html"] != 1 {
		t.Error(err, given)
	}
	_, err = Load(templates.Files, func(string, []byte) ([]byte, error) { return []byte("{{"), nil })
	if err == nil {
		t.Error("a template broken by minify passes")
	}
}

func TestTextIsEscapedAndHTMLIsNot(t *testing.T) {
	const attack = `</title><script>alert("x")</script>`
	e, err := themed(t, with("home.html", `{{template "t" .Head}}{{template "t" .}}{{define "t"}}<p>{{.Title}}</p>{{end}}<i id="{{.Head.Title}}">`), locale.English)
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := e.Render(&page, &Home{Page: Page{Head: Head{Title: attack}}, Title: "<b>HTML</b>"}); err != nil {
		t.Fatal(err)
	}
	want := `<p>&lt;/title&gt;&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;</p><p><b>HTML</b></p>` +
		`<i id="&lt;/title&gt;&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;">`
	if page.String() != want {
		t.Errorf("got  %s\nwant %s", page.String(), want)
	}
}

func TestAWordThatTheLanguageLacksSaysThatItIsEnglish(t *testing.T) {
	theme := source.Overlay(fstest.MapFS{
		"strings/ur.yaml": {Data: []byte("home:\n  latest: \"تازہ ترین\"\n")},
		"home.html":       {Data: []byte(`<h2 title="{{word "home.due"}}"{{if .Title}}{{else}} class="{{word "home.due"}}"{{end}}>{{word "home.latest"}}</h2>{{word "home.due-none"}}`)},
	}, templates.Files)
	e, err := themed(t, theme, "ur")
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := e.Render(&page, &Home{}); err != nil {
		t.Fatal(err)
	}
	want := `<h2 title="What is due next" class="What is due next">تازہ ترین</h2><span lang="en" dir="ltr">Nothing is due.</span>`
	if page.String() != want {
		t.Errorf("got  %s\nwant %s", page.String(), want)
	}
}

func TestAFailedPageWritesNothing(t *testing.T) {
	e, err := themed(t, with("home.html", `text {{with .Title}}{{index . 99}}{{end}}`), locale.English)
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := e.Render(&page, &Home{Title: "T"}); err == nil || page.Len() > 0 {
		t.Errorf("%v, %q", err, page.String())
	}
}

// Whatever a site writes into a template, it is a mistake or a page.
func FuzzTemplate(f *testing.F) {
	for _, text := range []string{
		`{{template "top" .}}<h1>{{.Title}}</h1>{{template "bottom" .}}`,
		`{{with $x := .Due}}{{range $i, $d := .}}{{$d.Date}}{{else}}{{$i}}{{end}}{{end}}`,
		`<a href="{{.Title}}" {{word "nav.skip"}}>{{(index .Latest 0).Title}}`,
		`<script>{{.Head.JSONLD}}</script>{{/* */}}{{define "x"}}{{.}}{{end}}{{block "y" .}}{{end}}`,
	} {
		f.Add(text)
	}
	words := shipped(f, locale.English).words
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "range") && strings.ContainsAny(text, "0123456789") {
			t.Skip("a range over a large number takes its time")
		}
		theme := fstest.MapFS{}
		for _, view := range kinds() {
			theme[view.template()] = &fstest.MapFile{Data: []byte("<p>{{.Head.Title}}")}
		}
		theme["home.html"] = &fstest.MapFile{Data: []byte(text)}
		read, err := Load(theme, nil)
		if err == nil {
			_, err = read.Edition(words)
		}
		if mistake := new(Mistake); err != nil && !errors.As(err, &mistake) {
			t.Errorf("%T: %v", err, err)
		}
	})
}
