package markdown_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"salient/internal/markdown"
	"salient/internal/source"
)

var update = flag.Bool("update", false, "write the output files of testdata anew")

// TestCases reads testdata/*.txtar. A case is an input, name.md for a body or name.prose for a field, and below it
// what comes out: name.html with every hole in «», name.problems, and where the archive has them name.runs,
// name.headings and name.plain.
func TestCases(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fresh := &txtar.Archive{Comment: archive.Comment}
		for _, input := range archive.Files {
			title, kind, _ := strings.Cut(input.Name, ".")
			if kind != "md" && kind != "prose" {
				continue
			}
			fresh.Files = append(fresh.Files, input)
			parse := markdown.Parse
			if kind == "prose" {
				parse = markdown.ParseProse
			}
			doc, problems := parse("a.md", string(input.Data), source.Pos{Line: 1, Col: 1})
			for _, output := range []struct{ kind, got string }{
				{"html", string(doc.Append(nil, shown{}))},
				{"problems", list(problems)},
				{"runs", runs(doc)},
				{"headings", headings(doc)},
				{"plain", doc.PlainText(shown{})},
			} {
				want, asked := find(archive, title+"."+output.kind)
				if !asked && (output.got == "" || output.kind != "html" && output.kind != "problems") {
					continue
				}
				got := ended(output.got)
				if got != "" {
					fresh.Files = append(fresh.Files, txtar.File{Name: title + "." + output.kind, Data: []byte(got)})
				}
				if !*update && got != want {
					t.Errorf("%s %s.%s:\n%s", name, title, output.kind, cmp.Diff(want, got))
				}
			}
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func find(archive *txtar.Archive, name string) (string, bool) {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data), true
		}
	}
	return "", false
}

// ended gives a text the line end that every file of an archive has.
func ended(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// shown fills every hole with a description of it.
type shown struct{}

func (shown) Fill(b []byte, h markdown.Hole) []byte {
	c := h.Content
	switch c := c.(type) {
	case markdown.Citation:
		b = append(b, "«Citation"...)
		for _, r := range c.References {
			b = fmt.Appendf(b, " %d:%d %s", r.Pos.Line, r.Pos.Col, r.ID)
			for _, p := range r.Provisions {
				b = fmt.Appendf(b, " %s", p)
			}
		}
		return append(b, "»"...)
	case markdown.Chart:
		return fmt.Appendf(b, "«Chart %d:%d %q»", c.Pos.Line, c.Pos.Col, c.YAML)
	case markdown.Section:
		return b // below every heading, whose id says which
	}
	kind := strings.TrimPrefix(fmt.Sprintf("%T", c), "markdown.")
	return append(b, html.EscapeString(fmt.Sprintf("«%s %d:%d %+v»", kind, h.Pos.Line, h.Pos.Col, c))...)
}

func list(problems []source.Problem) string {
	var b strings.Builder
	source.Sort(problems)
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %d:%d %s\n    %s\n", p.Level, p.Pos.Line, p.Pos.Col, p.Sentence(), p.NextStep())
	}
	return b.String()
}

func runs(doc *markdown.Doc) string {
	var b strings.Builder
	for _, r := range doc.Runs {
		fmt.Fprintf(&b, "%d %q\n", r.Section, doc.HTML[r.Start:r.End])
	}
	return b.String()
}

func headings(doc *markdown.Doc) string {
	var b strings.Builder
	for _, h := range doc.Headings {
		fmt.Fprintf(&b, "%d:%d h%d #%s %q offset %d\n", h.Pos.Line, h.Pos.Col, h.Level, h.ID, h.Text, h.Offset)
	}
	return b.String()
}

var start = source.Pos{Line: 1, Col: 1}

// TestPositions holds that a place is that of the file, in characters, whether the text begins in the middle of a
// line of YAML or at the beginning of a line.
func TestPositions(t *testing.T) {
	for _, c := range []struct {
		text string
		from source.Pos
		want source.Pos
	}{
		{"<b>", source.Pos{Line: 7, Col: 12}, source.Pos{Line: 7, Col: 12}},
		{"التقرير <b>", source.Pos{Line: 7, Col: 12}, source.Pos{Line: 7, Col: 20}},
		{"one\n\U0001F600 two <b>", source.Pos{Line: 7, Col: 5}, source.Pos{Line: 8, Col: 11}},
		{"https://drive.google.com/x", source.Pos{Line: 7, Col: 5}, source.Pos{Line: 7, Col: 5}},
		{"é\né https://example.org/?token=x", source.Pos{Line: 7, Col: 5}, source.Pos{Line: 8, Col: 7}},
	} {
		_, problems := markdown.ParseProse("a.md", c.text, c.from)
		if len(problems) != 1 || problems[0].Pos != c.want || problems[0].File != "a.md" {
			t.Errorf("%q from %v: %+v, want one at %v", c.text, c.from, problems, c.want)
		}
	}
}

// TestSecretsAreNotRepeated covers row 66a: the message about a share link does not share it.
func TestSecretsAreNotRepeated(t *testing.T) {
	for _, text := range []string{
		"[notes](https://drive.google.com/file/d/canary/view)",
		"[notes]\n\n[notes]: https://example.org/?token=canary",
		"<https://www.dropbox.com/s/canary/notes.pdf>",
		"See https://1drv.ms/canary.",
		"```\nhttps://acme.sharepoint.com/canary\n```",
	} {
		_, problems := markdown.Parse("a.md", text, start)
		if len(problems) != 1 || problems[0].Level != source.E {
			t.Errorf("%q: %+v, want one error", text, problems)
		}
		if strings.Contains(fmt.Sprint(problems), "canary") {
			t.Errorf("%q: the message repeats the address: %+v", text, problems)
		}
	}
}

// TestTranslatedHeadings holds that a translation takes its original's ids, and that links by either id lead there.
func TestTranslatedHeadings(t *testing.T) {
	original, _ := markdown.Parse("en.md", "## Why now\n\n## Costs\n", start)
	own, _ := markdown.Parse("es.md", "## Por qué ahora\n\n## Costes\n", start)
	translated, ok := own.WithIDs(original)
	if !ok {
		t.Fatal("the same number of headings, yet no ids")
	}
	want := "<h2 id=\"why-now\">Por qué ahora</h2>\n<h2 id=\"costs\">Costes</h2>\n"
	if got := string(translated.Append(nil, shown{})); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for fragment, want := range map[string]string{
		"why-now": "why-now", "por-qué-ahora": "why-now", "por-que\u0301-ahora": "why-now", "costes": "costs", "elsewhere": "",
	} {
		if id, ok := translated.HeadingID(fragment); id != want || ok != (want != "") {
			t.Errorf("%q leads to %q, want %q", fragment, id, want)
		}
	}
	if id, _ := own.HeadingID("por-qué-ahora"); id != "por-qué-ahora" {
		t.Errorf("the translation's own Doc was changed: %q", id)
	}
	longer, _ := markdown.Parse("en.md", "## Why now\n", start)
	if same, ok := own.WithIDs(longer); ok || same != own {
		t.Error("ids taken from an original with another number of headings")
	}
}

// TestTerms holds that a term takes the place of its words, next to other holes.
func TestTerms(t *testing.T) {
	doc, _ := markdown.Parse("a.md", "Saliency[@ev-1] and [materiality](m.md) of *risk*\n", start)
	var terms []markdown.Hole
	for _, r := range doc.Runs {
		for _, word := range []string{"Saliency", "materiality", "risk"} {
			if i := strings.Index(doc.HTML[r.Start:r.End], word); i >= 0 {
				at := int(r.Start) + i
				terms = append(terms, markdown.Hole{Offset: int32(at), Content: markdown.Term{ID: word, Words: doc.HTML[at : at+len(word)]}})
			}
		}
	}
	got := string(doc.WithTerms(terms).Append(nil, linkedTerms{}))
	want := "<p><a>Saliency</a>@ and <a href=\"@\">materiality</a> of <em><a>risk</a></em></p>\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if text := doc.WithTerms(terms).PlainText(nil); text != "Saliency and materiality of risk" {
		t.Errorf("plain text %q", text)
	}
}

type linkedTerms struct{}

func (linkedTerms) Fill(b []byte, h markdown.Hole) []byte {
	if term, ok := h.Content.(markdown.Term); ok {
		return append(append(append(b, "<a>"...), term.Words...), "</a>"...)
	}
	return append(b, '@')
}

// TestFootnoteLetters holds that marks go on after z.
func TestFootnoteLetters(t *testing.T) {
	var text strings.Builder
	for i := range 28 {
		fmt.Fprintf(&text, "word[^%d]\n\n[^%d]: note\n\n", i, i)
	}
	doc, _ := markdown.Parse("a.md", text.String(), start)
	for _, mark := range []string{">a</a>", ">z</a>", ">aa</a>", ">ab</a>"} {
		if !strings.Contains(doc.HTML, mark) {
			t.Errorf("no mark %s", mark)
		}
	}
}

// TestTooMuch covers row 19: a text that goldmark would take seconds or minutes for is refused unread.
func TestTooMuch(t *testing.T) {
	for _, c := range []string{"[a](", "![a](b", "[a](\n", "*a_ ", "> ", "1. ", "[^a]: ", "[", "_a*"} {
		text := strings.Repeat(c, 160<<10/len(c))
		doc, problems := markdown.Parse("a.md", text, start)
		if len(problems) != 1 || problems[0].Level != source.E || doc.HTML != "" {
			t.Errorf("%q: %d problems, %d bytes of HTML; want it refused", c, len(problems), len(doc.HTML))
		}
	}
	if _, problems := markdown.Parse("a.md", strings.Repeat("word ", 60<<10), start); len(problems) != 1 {
		t.Error("300 KB of words are not refused")
	}
	for name, text := range map[string]string{
		"words":   strings.Repeat("Words[@ev-1] and *more* words, with a [link](a.md).\n\n", 4<<10),
		"a table": "|a|b|\n|-|-|\n" + strings.Repeat("| 12.5 | Reported[@ev-1] in a *long* row of a table, see [there](a.md) |\n", 1000),
	} {
		if _, problems := markdown.Parse("a.md", text, start); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems[0])
		}
	}
}

// TestPlainProse holds that the short way for a field without marks gives what the long way would.
func TestPlainProse(t *testing.T) {
	for _, text := range []string{"Plain words.", "  blanks around\t", "# of people: 1. two - three + 4", "it's – “so”", "a | b ~~c~~ : d", "نص عادي", ""} {
		short, problems := markdown.ParseProse("a.md", text, start)
		long, _ := markdown.ParseProse("a.md", text+" `x`", start)
		if want := strings.TrimSpace(strings.TrimSuffix(long.HTML, "<code>x</code>")); short.HTML != want || len(problems) > 0 {
			t.Errorf("%q: %q, want %q, and %v", text, short.HTML, want, problems)
		}
	}
}

// TestSharing holds that Docs parsed at the same time do not disturb each other.
func TestSharing(t *testing.T) {
	var texts []string
	for i := range 50 {
		texts = append(texts, fmt.Sprintf("## Heading %d\n\n[link %d](%d.md) and [@ev-%d]\n", i, i, i, i))
	}
	for i, text := range texts {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			first, _ := markdown.Parse("a.md", text, start)
			for other := range slices.Values(texts) {
				markdown.Parse("b.md", other, start)
			}
			again, _ := markdown.Parse("a.md", text, start)
			if diff := cmp.Diff(string(first.Append(nil, shown{})), string(again.Append(nil, shown{}))); diff != "" {
				t.Errorf("text %d: %s", i, diff)
			}
		})
	}
}
