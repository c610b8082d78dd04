package site

import (
	"salient/internal/markdown"
	"salient/internal/registry"
)

// linkTerms gives the text with each term linked where a section first uses it.
func linkTerms(f registry.Finder, doc *markdown.Doc) *markdown.Doc {
	if len(f) == 0 || doc == nil {
		return doc
	}
	var (
		holes   []markdown.Hole
		section = int32(-1)
		linked  = map[string]bool{}
	)
	for _, run := range doc.Runs {
		if run.Section != section {
			section = run.Section
			clear(linked)
		}
		text := doc.HTML[run.Start:run.End]
		for found := range f.In(text) {
			if !linked[found.Term] {
				linked[found.Term] = true
				holes = append(holes, markdown.Hole{Offset: run.Start + int32(found.Start), Content: markdown.Term{ID: found.Term, Words: text[found.Start:found.End]}})
			}
		}
	}
	return doc.WithTerms(holes)
}
