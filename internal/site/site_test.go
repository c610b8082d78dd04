package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"salient/internal/generate"
	"salient/internal/locale"
	"salient/internal/site"
	"salient/internal/source"
	"salient/templates"
)

// common is what every publication here has, unless it says otherwise.
const common = `
-- content/site.yaml --
title: "Briefings"
base_url: https://example.org/
languages: [en, es, ar]
publisher: {name: "Example"}
repository: private
-- content/en/index.md --
---
title: "Briefings"
---
-- content/en/pages/about.md --
---
title: "About"
---
-- content/en/pages/methodology.md --
---
title: "Methodology"
---
`

// survey gives the file of a survey of which nothing but its questions is stated.
func survey(respondents, questions string) string {
	file := "-- content/data/surveys/views.yaml --\ntitle: \"Views\"\nrespondents: " + respondents + "\n"
	for _, item := range strings.Fields(`conducted_by sponsor strategy population recruitment sampling mode fieldwork languages instrument
		invited response_rate n weighting precision processing limitations`) {
		file += item + ": not-stated\n"
	}
	return file + "questions:" + questions
}

// now is the instant of every build here.
var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// load resolves a publication that is written as a txtar archive, over what all have in common.
func load(t *testing.T, archive string) (*site.Site, []source.Problem) {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range slices.Concat(txtar.Parse([]byte(common)).Files, txtar.Parse([]byte(archive)).Files) {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	s, problems, err := generate.Load(t.Context(), generate.Options{Site: files, Templates: templates.Files, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return s, problems
}

// resolve resolves a publication that has no slip.
func resolve(t *testing.T, archive string) *site.Site {
	t.Helper()
	s, problems := load(t, archive)
	if told := told(problems); len(told) > 0 {
		t.Fatalf("problems:\n%s", strings.Join(told, "\n"))
	}
	return s
}

// told reads problems as an author does, without the advice: cotton.md:3:5: unknown company "acm" → acme.
func told(problems []source.Problem) []string {
	var lines []string
	for _, p := range problems {
		line := fmt.Sprintf("%s: %s", strings.TrimPrefix(p.Place(), "content/"), p.Sentence())
		if p.Level == source.W {
			line = "W " + line
		}
		if p.Nearest != "" {
			line += " → " + p.Nearest
		}
		if p.Confidential {
			line += " (hushed)"
		}
		lines = append(lines, line)
	}
	return lines
}

// expect fails where a publication has other problems than these.
func expect(t *testing.T, archive string, want ...string) {
	t.Helper()
	_, problems := load(t, archive)
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(told(problems), "\n")); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// version gives a work as the readers of a language get it.
func version(t *testing.T, s *site.Site, folder, slug string, lang locale.Tag) *site.Version {
	t.Helper()
	w := s.Work(folder, slug)
	if w == nil {
		t.Fatalf("there is no %s/%s", folder, slug)
	}
	return w.In(s.Edition(lang))
}

// equal fails where two values differ.
func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
