package translation

import (
	"fmt"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
)

// Merged is a page in the language of its translation: the original's facts with the translation's texts.
type Merged struct {
	Content briefing.Content
	Body    *markdown.Doc
	copied  []block // of the body, in the original's words
}

// Merge lays the texts of a translation over its original. What is not translated stays in the original's words and
// remembers their language. Headings take the ids of the original's at their positions, so that an address with an
// anchor leads to the same place in every language; where their numbers differ, each has its own.
func Merge(original, translated *briefing.Document) (Merged, []source.Problem) {
	r := &schema.Report{File: translated.Path, Lang: translated.Lang, Secret: translated.Secret}
	var m Merged
	texts := translated.Translation.Texts
	if texts.Field("title") == nil {
		r.E(translated.Translation.At, "a required field is missing: title", "", "add the translated title")
	}
	switch c := original.Content.(type) {
	case *briefing.Briefing:
		m.Content = laid(c, texts, r)
	case *briefing.CaseStudy:
		m.Content = laid(c, texts, r)
	case *briefing.Page:
		m.Content = laid(c, texts, r)
	}
	copied := copiedFrom(original, translated)
	if m.Content != nil {
		copied.fields(m.Content)
	}
	m.copied = copied.blocks
	var matched bool
	if m.Body, matched = copied.body().WithIDs(original.Body); !matched && len(translated.Body.Headings) > 0 {
		r.Add(source.Problem{
			Pos: translated.Body.Headings[0].Pos, Level: source.W,
			What:   fmt.Sprintf("%d headings where the original has %d", len(translated.Body.Headings), len(original.Body.Headings)),
			Advice: "translate every heading, in the same order: their anchors are then the same in both languages",
		})
	}
	return m, r.Problems
}

func laid[T any](original *T, texts *source.Node, r *schema.Report) *T {
	merged := schema.Translate(*original, texts, r)
	return &merged
}
