package markdown_test

import (
	"testing"

	"salient/internal/markdown"
	"salient/internal/source"
)

// marked fills each hole with a star, and so shows what a text holds.
type marked struct{}

func (marked) Fill(b []byte, _ markdown.Hole) []byte { return append(b, '*') }

func TestBelowIsTheTextOfASection(t *testing.T) {
	doc, problems := markdown.Parse("x.md", "Above.\n\n## First\n\nOne [@ev-a].\n\n### Part\n\nTwo.\n\n## Second\n\nThree[^n].\n\n[^n]: A note.\n", source.Pos{Line: 1, Col: 1})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for heading, want := range []string{
		"<p>One *.</p>\n<h3 id=\"part\">Part</h3>\n*<p>Two.</p>\n",
		"<p>Two.</p>\n",
		"<p>Three<sup id=\"fnref:a\"><a href=\"#fn:a\" role=\"doc-noteref\">a</a></sup>.</p>\n",
	} {
		if got := string(doc.Below(heading).Append(nil, marked{})); got != want {
			t.Errorf("below heading %d:\n%s\nwant:\n%s", heading, got, want)
		}
	}
}
