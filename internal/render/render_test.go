package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/templates"
)

var look = flag.String("look", "", "a folder to write the sample pages to, to look at them")

// shipped gives the shipped theme in a language.
func shipped(t testing.TB, tag locale.Tag) *Edition {
	t.Helper()
	e, err := themed(t, templates.Files, tag)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEveryKindOfPageRenders(t *testing.T) {
	english := sample{shipped(t, locale.English), "en", "ltr"}
	for name, view := range english.views() {
		english.check(t, name, view)
	}
	arabic := sample{shipped(t, "ar"), "ar", "rtl"}
	arabic.check(t, "briefing-ar.html", arabic.arabic())
}

func (s sample) check(t *testing.T, name string, view View) {
	var page bytes.Buffer
	if err := s.edition.Render(&page, view); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	text := page.String()
	if n := strings.Count(text, "<h1"); n != 1 {
		t.Errorf("%s: %d titles", name, n)
	}
	for _, slip := range []string{"<no value>", "ZgotmplZ", "%!"} {
		if strings.Contains(text, slip) {
			t.Errorf("%s: has %s", name, slip)
		}
	}
	if *look != "" {
		if err := os.WriteFile(filepath.Join(*look, name), page.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkBriefing(b *testing.B) {
	s := sample{shipped(b, locale.English), "en", "ltr"}
	view := s.briefing(2)
	var page bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		page.Reset()
		if err := s.edition.Render(&page, view); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(page.Len()))
}
