package health_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"salient/internal/health"
	"salient/internal/source"
	"salient/internal/translation"
)

var update = flag.Bool("update", false, "refresh the golden files in testdata")

var report = health.Report{
	Title: "Briefings & <more>", Day: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
	Standings: []translation.Standing{
		{
			Lang: "ar", Subject: translation.Page, Original: "content/en/briefings/cotton.md", File: "content/ar/briefings/cotton.md",
			State: translation.OutOfDate, Sections: []string{"why-now"}, Amount: translation.Amount{Texts: 20, Words: 2000, TextsLeft: 1, WordsLeft: 1},
		},
		{
			Lang: "ar", Subject: translation.Page, Original: "content/en/briefings/silk.md", File: "content/ar/briefings/silk.md",
			State: translation.Unchecked, Draft: true, Amount: translation.Amount{Texts: 2, Words: 10},
		},
		{
			Lang: "ar", Subject: translation.Page, Original: "content/en/briefings/wool.md", File: "content/ar/briefings/wool.md",
			State: translation.Missing, Amount: translation.Amount{Texts: 20, Words: 2000, TextsLeft: 20, WordsLeft: 2000},
		},
		{Lang: "ar", Subject: translation.Page, Original: "content/en/index.md", File: "content/ar/index.md", State: translation.Current, Amount: translation.Amount{Texts: 1, Words: 9}},
		{
			Lang: "ar", Subject: translation.Survey, Original: "content/data/surveys/barriers.yaml", File: "content/ar/data/surveys/barriers.yaml",
			State: translation.InPart, Amount: translation.Amount{Texts: 4, Words: 8, TextsLeft: 1, WordsLeft: 2},
		},
		{Lang: "es-MX", Subject: translation.Page, Original: "content/en/index.md", File: "content/es-MX/index.md", State: translation.Missing, Shown: "es", Amount: translation.Amount{Texts: 1, Words: 9}},
	},
}

func TestReport(t *testing.T) {
	inPreview := report
	inPreview.Preview = "/__preview/health.css"
	inPreview.Problems = []source.Problem{{Level: source.W}, {Level: source.N}, {Level: source.W}}
	for file, r := range map[string]health.Report{"file": report, "preview": inPreview, "empty": {Title: "One language"}} {
		var b strings.Builder
		if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		got := strings.Replace(b.String(), health.Style(), "(style)\n", 1)
		golden := "testdata/" + file + ".html"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has changed: look at it, then run go test -update", golden)
		}
	}
}

// A report is read where its maker is not, and the preview lets no page run or fetch what is not its own.
func TestAReportNeedsNothingElse(t *testing.T) {
	for _, preview := range []string{"", "/__preview/health.css"} {
		r := report
		r.Preview = preview
		var b strings.Builder
		if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Data == "script" || n.Data == "img" || preview == "" && n.Data == "link" || preview != "" && n.Data == "style" {
				t.Errorf("%q: there is an element %s", preview, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, "://") {
					t.Errorf("%q: %s has %s=%q", preview, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}
