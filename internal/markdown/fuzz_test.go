package markdown_test

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"salient/internal/markdown"
	"salient/internal/source"
)

// FuzzParse holds for any text: no panic, holes and runs in order and inside the HTML, places inside the text, tags
// that close, and nothing that a browser would run or fetch.
func FuzzParse(f *testing.F) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".md") || strings.HasSuffix(file.Name, ".prose") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			markdown.Parse("a.md", text, start) // source refuses such a file; here it only must not panic
			return
		}
		doc, problems := markdown.Parse("a.md", text, start)
		check(t, text, doc, problems)
		doc, problems = markdown.ParseProse("a.md", text, start)
		check(t, text, doc, problems)
		if len(doc.Runs)+len(doc.Headings) > 0 {
			t.Error("a field with runs or headings")
		}
	})
}

func check(t *testing.T, text string, doc *markdown.Doc, problems []source.Problem) {
	t.Helper()
	at := int32(0)
	for _, h := range doc.Holes {
		if h.Offset < at || int(h.Offset) > len(doc.HTML) {
			t.Errorf("a hole at %d, after one at %d", h.Offset, at)
		}
		at = h.Offset
	}
	at = 0
	for _, r := range doc.Runs {
		if r.Start < at || r.End <= r.Start || int(r.End) > len(doc.HTML) {
			t.Fatalf("a run at %d to %d, after one to %d", r.Start, r.End, at)
		}
		at = r.End
		if strings.ContainsAny(doc.HTML[r.Start:r.End], "<>\"") {
			t.Errorf("a run with a tag: %q", doc.HTML[r.Start:r.End])
		}
		if slices.ContainsFunc(doc.Holes, func(h markdown.Hole) bool { return h.Offset > r.Start && h.Offset < r.End }) {
			t.Errorf("a run with a hole inside: %q", doc.HTML[r.Start:r.End])
		}
	}
	ids := map[string]bool{}
	for _, h := range doc.Headings {
		if h.ID == "" || ids[h.ID] || h.Offset > len(text) {
			t.Errorf("a heading %+v", h)
		}
		ids[h.ID] = true
	}
	lines := int32(strings.Count(text, "\n") + 1)
	for _, p := range problems {
		if p.What == "" || p.Pos.Line < 1 || p.Pos.Line > lines || p.Pos.Col < 1 {
			t.Errorf("a problem %+v", p)
		}
	}
	harmless(t, string(doc.Append(nil, empty{})))
	doc.PlainText(shown{})
}

type empty struct{}

func (empty) Fill(b []byte, _ markdown.Hole) []byte { return append(b, "x"...) }

// harmless reads HTML as a browser does.
func harmless(t *testing.T, page string) {
	t.Helper()
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if tokens.Err() != io.EOF || len(open) > 0 {
				t.Errorf("%v are not closed, %v: %q", open, tokens.Err(), page)
			}
			return
		case html.StartTagToken:
			tag := tokens.Token()
			switch tag.Data {
			case "script", "style", "iframe", "object", "embed", "form", "img", "link", "meta", "base", "svg":
				t.Errorf("<%s> in %q", tag.Data, page)
			case "br", "hr", "input":
			default:
				open = append(open, tag.Data)
			}
			for _, a := range tag.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
					t.Errorf("%s in %q", a.Key, page)
				}
				if a.Key != "href" {
					continue
				}
				scheme, _, found := strings.Cut(strings.ToLower(a.Val), ":")
				if found && !strings.HasPrefix(a.Val, "#") && !slices.Contains([]string{"https", "http", "mailto"}, scheme) {
					t.Errorf("href %q in %q", a.Val, page)
				}
			}
		case html.EndTagToken:
			tag := tokens.Token()
			if len(open) == 0 || open[len(open)-1] != tag.Data {
				t.Fatalf("</%s> closes %v: %q", tag.Data, open, page)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%s in %q", tokens.Raw(), page)
		}
	}
}
