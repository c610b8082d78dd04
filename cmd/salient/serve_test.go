package main

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"salient/assets"
	"salient/internal/generate"
	"salient/internal/preview"
	"salient/internal/source"
	"salient/templates"
)

func TestThePreviewTellsWhatIsLeft(t *testing.T) {
	site := fstest.MapFS{}
	for file, text := range map[string]string{
		"content/site.yaml":               "title: \"Briefings\"\nbase_url: https://example.org/\nlanguages: [en, es]\npublisher: {name: \"Example\"}\n",
		"content/en/index.md":             "---\ntitle: \"Briefings\"\n---\n",
		"content/en/pages/about.md":       "---\ntitle: \"About\"\n---\n",
		"content/en/pages/methodology.md": "---\ntitle: \"How we work\"\n---\n",
	} {
		site[file] = &fstest.MapFile{Data: []byte(text)}
	}
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	p, problems, err := generate.Publish(t.Context(), generate.Options{Site: site, Templates: templates.Files, Assets: assets.Files, Now: now})
	if p == nil || err != nil {
		t.Fatal(problems, err)
	}
	shown := withHealth(p, now, []source.Problem{{Level: source.W}})
	for path, want := range map[string]string{
		"__preview/health/index.html": `<a href="/es/pages/methodology/">pages/<wbr>methodology</a>`,
		"__preview/health.css":        "color-scheme",
		"en/index.html":               "Briefings",
	} {
		render, ok := shown(path)
		var b strings.Builder
		if !ok || render(&b) != nil || !strings.Contains(b.String(), want) {
			t.Errorf("%s has no %q: %s", path, want, b.String())
		}
	}
	for f := range p.Files() {
		if strings.HasPrefix(f.Path, preview.Folder) {
			t.Errorf("the publication has %s", f.Path)
		}
	}
}
