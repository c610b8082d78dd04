package render_test

import (
	"bytes"
	"image"
	"image/png"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var (
	pictured = regexp.MustCompile(`<meta property="og:image" content="https://example\.org/([^"]*)">`)
	machines = regexp.MustCompile(`"image":"https://example\.org/([^"]*)"`)
)

// published makes the small publication with some words changed and some files more: its pages and its pictures, by
// their paths.
func published(t *testing.T, change *strings.Replacer, more fstest.MapFS) (pages, pictures map[string]string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/publication.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, file := range archive.Files {
		files[file.Name] = &fstest.MapFile{Data: []byte(change.Replace(string(file.Data)))}
	}
	maps.Copy(files, more)
	pages, pictures = map[string]string{}, map[string]string{}
	for file := range pagesOf(t, files).Files() {
		kind := map[string]map[string]string{".html": pages, ".png": pictures}[path.Ext(file.Path)]
		if kind == nil {
			continue
		}
		var b bytes.Buffer
		if err := file.Render(&b); err != nil {
			t.Fatal(file.Path, err)
		}
		kind[file.Path] = b.String()
	}
	return pages, pictures
}

// Every briefing, case study and survey names its card, which is there, and every card is named. A page that shows the
// text of another language has the card of the page whose text it is.
func TestCardsOfPages(t *testing.T) {
	pages, cards := published(t, strings.NewReplacer(), nil)
	named := map[string]bool{}
	for name, page := range pages {
		parts := strings.Split(name, "/")
		wants := len(parts) == 4 && slices.Contains([]string{"briefings", "case-studies", "surveys"}, parts[1]) &&
			!strings.Contains(page, "http-equiv") && !strings.Contains(page, "withdrawn")
		card := pictured.FindStringSubmatch(page)
		if (card != nil) != wants {
			t.Errorf("%s names a card: %v", name, card != nil)
		}
		if card == nil {
			continue
		}
		named[card[1]] = true
		if cards[card[1]] == "" {
			t.Errorf("%s names %s, which is not there", name, card[1])
		}
		if !strings.Contains(page, `<meta name="twitter:card" content="summary_large_image">`) {
			t.Errorf("%s does not say that its card is large", name)
		}
		if data := machines.FindStringSubmatch(page); data != nil && data[1] != card[1] {
			t.Errorf("%s names %s to machines", name, data[1])
		}
	}
	for name, data := range cards {
		if !named[name] {
			t.Errorf("%s is named by no page", name)
		}
		m, err := png.Decode(strings.NewReader(data))
		if err != nil || m.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%s: %v %v", name, m.Bounds(), err)
		}
	}
	if card := pictured.FindStringSubmatch(pages["ar/briefings/puerta/index.html"]); card == nil || card[1] != "es/briefings/puerta/card.png" {
		t.Errorf("a page that is not translated has the card %q", card)
	}
	if cards["en/briefings/location-data/card.png"] == cards["ar/briefings/location-data/card.png"] {
		t.Error("the card is the same in two languages")
	}
}

// A title in letters that no card can show is shared as text.
func TestNoCardWithoutItsTitle(t *testing.T) {
	pages, cards := published(t, strings.NewReplacer("The fund that asked who buys", "基金"), nil)
	if pictured.MatchString(pages["en/case-studies/payroll/index.html"]) || cards["en/case-studies/payroll/card.png"] != "" {
		t.Error("there is a card without its title")
	}
}

// A picture of an author that has the name of a card is the card.
func TestAnAuthorsOwnCard(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 640, 320))); err != nil {
		t.Fatal(err)
	}
	pages, cards := published(t, strings.NewReplacer(), fstest.MapFS{
		"content/en/briefings/door/card.png": {Data: picture.Bytes()},
		"content/en/briefings/door/index.md": {Data: []byte("---\ntitle: A door\nsummary: A door.\ndate: 2026-05-02\nbyline: none\n---\n\n![A door](card.png)\n")},
	})
	page := pages["en/briefings/door/index.html"]
	if card := pictured.FindStringSubmatch(page); card == nil || card[1] != "en/briefings/door/card.png" || !strings.Contains(page, `<meta property="og:image:width" content="640">`) {
		t.Errorf("the author's own card is not the page's: %q", card)
	}
	if cards["en/briefings/door/card.png"] != "" {
		t.Error("a card is made where the author has one")
	}
}
