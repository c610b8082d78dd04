package generate_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"salient/internal/vocabulary"
)

var update = flag.Bool("update", false, "write the golden files anew")

var figure = regexp.MustCompile(`(?s)<figure class="?figure"? .*?</figure>`)

// TestEveryForm compares the figures of a page that has every form of chart with testdata/forms.en.html and
// forms.ar.html, an element a line. Refreshed ones are to be looked at.
func TestEveryForm(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/forms.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		write(site, f.Name, string(f.Data))
	}
	files := made(t, site)
	for _, lang := range []string{"en", "ar"} {
		figures := figure.FindAllString(files[lang+"/briefings/forms/index.html"], -1)
		if want := len(vocabulary.ChartForm("").Values()); len(figures) != want {
			t.Errorf("%s: %d figures, and %d forms", lang, len(figures), want)
		}
		got := strings.ReplaceAll(strings.Join(figures, "\n\n"), "><", ">\n<") + "\n"
		golden := filepath.Join("testdata", "forms."+lang+".html")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has changed: look at the page, then run go test -update", golden)
		}
	}
}
