//go:build browser

package pdf

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var record = flag.Bool("record", false, "print testdata/small.html anew, for the tests that have no browser")

// TestRecord keeps what a browser makes of the page of testdata, so that the ordinary tests need none.
func TestRecord(t *testing.T) {
	if !*record {
		t.Skip("no -record")
	}
	running, _, stop, err := startBrowser(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	tab := newTab(running, "https://briefings.example.org/", func(address string) ([]byte, string, bool) {
		content, err := os.ReadFile("testdata/small.css")
		return content, "text/css", err == nil && address == "/small.css"
	})
	page, err := os.ReadFile("testdata/small.html")
	if err != nil {
		t.Fatal(err)
	}
	if err := tab.load("/en/cotton/", page); err != nil {
		t.Fatal(err)
	}
	said, err := tab.prepare(Document{}, numbering{})
	if err != nil {
		t.Fatal(err)
	}
	printed, err := tab.print(A4, false)
	if err != nil {
		t.Fatal(err)
	}
	words, err := json.MarshalIndent(said, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"testdata/small.pdf": printed, "testdata/small.json": append(words, '\n')} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
