package generate_test

import (
	"os"
	"strings"
	"testing"

	"salient/internal/generate"
)

// TestPrintsHaveTheirFonts gives a site fonts of its own, and looks at what the browser that prints is given: it waits for
// them, where a reader's does not.
func TestPrintsHaveTheirFonts(t *testing.T) {
	font, err := os.ReadFile("../typeface/testdata/letters.woff2")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		look           string
		styled         bool // by the tool
		display, never string
	}{
		{"", true, "", "font-display"},
		{"look: {fonts: {text: [{file: own.woff2}]}}\n", false, "font-display:block", "font-display:optional"},
	} {
		site := publication(1)
		write(site, "content/site.yaml", settings+test.look)
		write(site, "assets/fonts/own.woff2", string(font))
		p, problems, err := generate.Publish(t.Context(), options(site))
		if err != nil || p == nil {
			t.Fatal(err, problems)
		}
		source := p.PrintSource()
		page, _, _ := source("/en/briefings/briefing-0/")
		if got := strings.Contains(string(page), "/__print/fonts.css"); got != test.styled {
			t.Errorf("with %q the page has our fonts: %v", test.look, got)
		}
		_, rest, _ := strings.Cut(string(page), "/assets/css/salient.")
		name, _, _ := strings.Cut(rest, ".css")
		style, _, ok := source("/assets/css/salient." + name + ".css")
		if !ok || !strings.Contains(string(style), test.display) || strings.Contains(string(style), test.never) {
			t.Errorf("with %q the style sheet (%v) does not have %q, or has %q", test.look, ok, test.display, test.never)
		}
	}
}
