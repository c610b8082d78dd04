package render

import (
	"strings"
	"testing"
)

func TestPagesBeginWithTheFontsOfTheirScript(t *testing.T) {
	assets := Assets{Preload: []Font{{"/plain.woff2", ""}, {"/naskh.woff2", "Arab"}}}
	for script, want := range map[string]int{"Latn": 1, "Arab": 2} {
		if links := string(assetLinks(assets, script)); strings.Count(links, `rel="preload"`) != want || !strings.Contains(links, `href="/plain.woff2"`) {
			t.Errorf("pages in %s begin with %s", script, links)
		}
	}
}
