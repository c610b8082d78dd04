package translation

import (
	"strings"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
)

// copied are the texts of a translation that are the original's word for word. A text of fewer words than telling is
// none: a name may be the same in both languages; and so may be words that same_as says are.
type copied struct {
	original   *briefing.Document
	translated *briefing.Document
	kept       []string
}

func copiedFrom(original, translated *briefing.Document) *copied {
	c := &copied{original: original, translated: translated}
	for _, same := range translated.Translation.SameAs {
		if same.Source == same.Here {
			c.kept = append(c.kept, same.Source)
		}
	}
	return c
}

// tells says whether a text has enough words to be taken for one not yet translated.
func (c *copied) tells(text string, kind Kind) bool {
	for _, words := range c.kept {
		text, _ = without(text, words)
	}
	return wordsOf(text, kind) >= telling
}

// IsCopy says whether a segment of a translation is still the original's word for word, and nothing says that it is to be.
func (t *Texts) IsCopy(translated *briefing.Document, s *Segment) bool {
	return s.Original.Source == s.Translated.Source && copiedFrom(t.doc, translated).tells(s.Translated.Source, s.Kind)
}

// fields gives the texts of a merged frontmatter that are copies the language of the original, in which they are.
func (c *copied) fields(merged briefing.Content) {
	there := make([]Text, 0, 64)
	schema.NamedTexts(c.original.Content, func(_ []string, t schema.Translatable) {
		text, _, _ := textOf(t)
		there = append(there, text)
	})
	i := 0
	schema.NamedTexts(merged, func(_ []string, t schema.Translatable) {
		here, kind, lang := textOf(t)
		if lang == c.translated.Lang && here.Source == there[i].Source && c.tells(here.Source, kind) {
			switch t := t.(type) {
			case *markdown.Prose:
				t.Lang = c.original.Lang
			case *schema.Text:
				t.Lang = c.original.Lang
			}
		}
		i++
	})
}

// blocks gives the blocks of the body that are copies.
func (c *copied) blocks() (blocks []block) {
	for _, s := range sectionsOf(c.translated) {
		for _, b := range s.blocks {
			if b.kind == Block && strings.Contains(c.original.BodyText, b.Source) && c.tells(b.Source, Block) {
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}

// body gives the body of the translation with its copies marked as being in the language of the original.
func (c *copied) body() *markdown.Doc {
	if strings.TrimSpace(c.translated.BodyText) == "" {
		return c.translated.Body
	}
	foreign := markdown.Foreign{Lang: c.original.Lang, Dir: locale.Tag(c.original.Lang).Direction()}
	for _, b := range c.blocks() {
		foreign.At = append(foreign.At, b.at)
	}
	if len(foreign.At) == 0 {
		return c.translated.Body
	}
	return markdown.ParseMixed(c.translated.Path, c.translated.BodyText, source.Pos{Line: c.translated.BodyLine, Col: 1}, foreign)
}
