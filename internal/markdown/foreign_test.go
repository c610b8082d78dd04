package markdown_test

import (
	"strings"
	"testing"

	"salient/internal/markdown"
	"salient/internal/source"
)

func TestBlocksInAnotherLanguage(t *testing.T) {
	const text = "## Uno\n\nDos.\n\nThree and four.\n\n- five\n  six\n\n> seven\n\nOcho.\n"
	at := func(words string) int { return strings.Index(text, words) }
	doc := markdown.ParseMixed("f.md", text, source.Pos{Line: 1, Col: 1}, markdown.Foreign{Lang: "en", Dir: "ltr", At: []int{at("Three"), at("- five"), at("> seven")}})
	want := "<p>Dos.</p>\n" +
		"<div lang=\"en\" dir=\"ltr\">\n<p>Three and four.</p>\n</div>\n" +
		"<div lang=\"en\" dir=\"ltr\">\n<ul>\n<li>five\nsix</li>\n</ul>\n</div>\n" +
		"<div lang=\"en\" dir=\"ltr\">\n<blockquote>\n<p>seven</p>\n</blockquote>\n</div>\n" +
		"<p>Ocho.</p>\n"
	if _, got, _ := strings.Cut(doc.HTML, "</h2>\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(doc.Runs) != 2 {
		t.Errorf("terms may be linked in %d runs of text, not in 2", len(doc.Runs))
	}
}
