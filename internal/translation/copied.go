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
// none, for a name may be the same in both languages, unless a paragraph is one: then nobody has translated those either.
// Words that same_as says are the same in both do not count.
type copied struct {
	original   *briefing.Document
	translated *briefing.Document
	kept       []string
	least      int     // the words that a copy has at least
	blocks     []block // of the body
}

func copiedFrom(original, translated *briefing.Document) *copied {
	c := &copied{original: original, translated: translated, least: telling}
	for _, same := range translated.Translation.SameAs {
		if same.Source == same.Here {
			c.kept = append(c.kept, same.Source)
		}
	}
	if c.blocks = c.paragraphs(); len(c.blocks) > 0 {
		c.least = 1
		c.blocks = c.paragraphs()
	}
	return c
}

// has says whether a text that both have has enough words to be a copy.
func (c *copied) has(text string, kind Kind) bool {
	for _, words := range c.kept {
		text, _ = without(text, words)
	}
	return wordsOf(text, kind) >= c.least
}

// Copies tells the segments of a translation that are still the original's word for word, and nothing says that they are
// to be.
func (t *Texts) Copies(translated *briefing.Document) (isCopy func(*Segment) bool) {
	c := copiedFrom(t.doc, translated)
	return func(s *Segment) bool {
		return s.Original.Source == s.Translated.Source && c.has(s.Translated.Source, s.Kind)
	}
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
		if lang == c.translated.Lang && here.Source == there[i].Source && c.has(here.Source, kind) {
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

// paragraphs gives the blocks of the body that are copies.
func (c *copied) paragraphs() (blocks []block) {
	var there map[string]bool // the original's, once one of them may be a copy
	for _, s := range sectionsOf(c.translated) {
		for _, b := range s.blocks {
			if b.kind != Block || !strings.Contains(c.original.BodyText, b.Source) || !c.has(b.Source, Block) {
				continue
			}
			if there == nil {
				there = map[string]bool{}
				for _, s := range sectionsOf(c.original) {
					for _, b := range s.blocks {
						there[b.Source] = true
					}
				}
			}
			if there[b.Source] {
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}

// body gives the body of the translation with its copies marked as being in the language of the original.
func (c *copied) body() *markdown.Doc {
	foreign := markdown.Foreign{Lang: c.original.Lang, Dir: locale.Tag(c.original.Lang).Direction()}
	for _, b := range c.blocks {
		foreign.At = append(foreign.At, b.at)
	}
	if len(foreign.At) == 0 {
		return c.translated.Body
	}
	return markdown.ParseMixed(c.translated.Path, c.translated.BodyText, source.Pos{Line: c.translated.BodyLine, Col: 1}, foreign)
}
