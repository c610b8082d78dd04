package translation

import (
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
)

// tally is the texts of an original with the numbers of their words, taken once for all its translations.
type tally struct {
	*Texts
	fields, blocks []measured
	charts         [][]measured // of each chart
}

type measured struct {
	text    string
	words   int
	section string   // of the body; "" before the first heading and in the frontmatter
	path    []string // of a text of a chart
	field   *field   // of the frontmatter
}

func tallyOf(original *briefing.Document) *tally {
	t := &tally{Texts: TextsOf(original)}
	for i := range t.Texts.fields {
		f := &t.Texts.fields[i]
		t.fields = append(t.fields, measured{text: f.Source, words: wordsOf(f.Source, f.kind), field: f})
	}
	for _, s := range t.sections {
		for _, b := range s.blocks {
			if b.kind == Block {
				t.blocks = append(t.blocks, measured{text: b.Source, words: wordsOf(b.Source, Block), section: s.id})
			}
		}
	}
	for i := range t.Texts.charts {
		c := &t.Texts.charts[i]
		var texts []measured
		for _, f := range c.texts() {
			texts = append(texts, measured{text: f.Source, words: wordsOf(f.Source, f.kind), section: c.section, path: f.path})
		}
		t.charts = append(t.charts, texts)
	}
	return t
}

// in gives the number of words that are to be translated for an edition.
func (m *measured) in(edition locale.Tag) int {
	if m.field != nil && m.field.speaksTo(edition) {
		return 0
	}
	return m.words
}

// missing counts the whole page as left.
func (t *tally) missing(edition locale.Tag) (a Amount) {
	for _, all := range append([][]measured{t.fields, t.blocks}, t.charts...) {
		for i := range all {
			a.text(all[i].in(edition), true)
		}
	}
	return a
}

// telling is how many words a text has at least that is taken for one not yet translated where a translation has it
// word for word: a name, or a title of two words, may be the same in both languages. In a draft, which begins as a copy
// of the original, any text is.
const telling = 4

// left counts what of the original has moved since it was translated, what the translation does not have, and what it
// has in the original's words.
func (t *tally) left(translated *briefing.Document, status Status) (a Amount) {
	front := status.Front || status.State == OutOfDate && len(status.Sections)+len(status.Gone) == 0
	moved := func(section string) bool {
		return section == "" && front || slices.Contains(status.Sections, section)
	}

	least := telling
	if translated.Translation.Draft {
		least = 1
	}
	isCopy := func(m *measured, here string) bool { return m.words >= least && here == m.text }

	merged, _ := Merge(t.doc, translated)
	i := 0
	schema.NamedTexts(merged.Content, func(_ []string, text schema.Translatable) {
		here, _, lang := textOf(text)
		if i < len(t.fields) {
			f := &t.fields[i]
			a.text(f.in(locale.Tag(translated.Lang)), front || lang != translated.Lang || isCopy(f, here.Source))
		}
		i++
	})

	bare := strings.TrimSpace(translated.BodyText) == "" // readers see the original's body
	there := map[string]bool{}
	var charts []chart
	if !bare {
		for _, s := range sectionsOf(translated) {
			for _, b := range s.blocks {
				there[b.Source] = true
			}
		}
		charts = chartsOf(translated)
	}
	for i := range t.blocks {
		b := &t.blocks[i]
		a.text(b.words, bare || moved(b.section) || there[b.text] && isCopy(b, b.text))
	}
	for i, texts := range t.charts {
		var here chart
		if at := slices.IndexFunc(charts, func(c chart) bool { return c.id == t.Texts.charts[i].id }); at >= 0 {
			here = charts[at]
		}
		for j := range texts {
			var n *source.Node
			if here.node != nil {
				n = here.at(texts[j].path)
			}
			a.text(texts[j].words, n == nil || moved(texts[j].section) || isCopy(&texts[j], n.Value))
		}
	}
	return a
}
