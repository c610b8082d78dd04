package translation

import (
	"slices"
	"strings"

	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
)

// Draft writes a translation into a language to begin from: every text that can be translated stands in its place in the original's
// words, under the fingerprints of these, and draft: true keeps it from readers. credit is what translation: says, in
// YAML on one line.
func (t *Texts) Draft(edition locale.Tag, credit string) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	b.WriteString("# Translate what stands in quotes, and the text below. Leave as they are: the names of fields, [@citations], [=figures],\n")
	b.WriteString("# the targets of links, and the order of headings and paragraphs. Remove draft: true when readers may have it.\n")
	b.WriteString("translates: " + t.doc.Lang + "\n")
	b.WriteString("source: " + Print(t.doc).String() + "\n")
	b.WriteString("draft: true\n")
	b.WriteString("translation: " + credit + "\n")
	root := &branch{}
	for i := range t.fields {
		if f := &t.fields[i]; !f.speaksTo(edition) {
			root.grow(f.path, f.Source)
		}
	}
	for _, f := range root.branches {
		f.write(&b, "")
	}
	b.WriteString("---\n")
	b.WriteString(t.draftBody())
	return []byte(b.String())
}

// draftBody is the body of the original, with the texts of its charts alone.
func (t *Texts) draftBody() string {
	var b strings.Builder
	rest := t.doc.BodyText
	for i := range t.charts {
		if above, below, found := strings.Cut(rest, t.charts[i].fence.YAML); found {
			b.WriteString(above)
			b.WriteString(t.charts[i].draft())
			rest = below
		}
	}
	b.WriteString(rest)
	return b.String()
}

// draft writes what the fence of a chart holds in a translation.
func (c *chart) draft() string {
	var b strings.Builder
	b.WriteString("id: " + c.id + "\n")
	root := &branch{}
	for _, f := range c.texts() {
		root.grow(f.path, f.Source)
	}
	for _, f := range root.branches {
		if f.branches == nil {
			f.write(&b, "")
		} else {
			b.WriteString(f.name + ": " + f.inline() + "\n")
		}
	}
	return b.String()
}

// ListDraft writes a file for words that stand on no page, to begin from: every text that an edition does not have in its
// own words is a field without a value, which readers do not notice, and behind it stand the original's words. Values
// that have keys are told by them.
func ListDraft(edition locale.Tag, values ...any) []byte {
	root := &branch{}
	for _, v := range values {
		var below []string
		if k, keyed := v.(schema.Keyed); keyed {
			below = []string{k.Key()}
		}
		listed(edition, v, func(path []string, t schema.Translatable) {
			if text, kind, lang := textOf(t); !edition.Reads(locale.Tag(lang)) && wordsOf(text.Source, kind) > 0 {
				root.grow(slices.Concat(below, path), text.Source)
			}
		})
	}
	var b strings.Builder
	b.WriteString("# Write the translation of each text behind its colon, in quotes. A field without one is shown in the original's words.\n")
	for _, f := range root.branches {
		f.leave(&b, "")
	}
	return []byte(b.String())
}

// Nameless gives the places of charts in the original that have no id, by which a translation could name them.
func (t *Texts) Nameless() (at []source.Pos) {
	for i := range t.charts {
		if t.charts[i].id == "" {
			at = append(at, t.charts[i].fence.Pos)
		}
	}
	return at
}

// branch is a field on the way to a text, or the text itself.
type branch struct {
	name     string
	text     string
	branches []*branch
}

// grow adds a text at the end of a path.
func (b *branch) grow(path []string, text string) {
	for _, name := range path {
		i := slices.IndexFunc(b.branches, func(c *branch) bool { return c.name == name })
		if i < 0 {
			i = len(b.branches)
			b.branches = append(b.branches, &branch{name: name})
		}
		b = b.branches[i]
	}
	b.text = text
}

// isList says whether the branches are the texts of a plain list, whose paths are numbers.
func (b *branch) isList() bool {
	return len(b.branches) > 0 && strings.HasPrefix(b.branches[0].name, "#")
}

// write writes the field over as many lines as it has texts.
func (b *branch) write(to *strings.Builder, margin string) {
	to.WriteString(margin + b.name + ":")
	if b.branches == nil {
		to.WriteString(" " + source.Quote(b.text) + "\n")
		return
	}
	to.WriteString("\n")
	for _, below := range b.branches {
		if b.isList() {
			to.WriteString(margin + "  - " + source.Quote(below.text) + "\n")
		} else {
			below.write(to, margin+"  ")
		}
	}
}

// leave writes the field without a value where there is a text, and the text as a comment.
func (b *branch) leave(to *strings.Builder, margin string) {
	to.WriteString(margin + b.name + ":")
	if b.branches == nil || b.isList() {
		to.WriteString("   # " + b.inline() + "\n")
		return
	}
	to.WriteString("\n")
	for _, below := range b.branches {
		below.leave(to, margin+"  ")
	}
}

// inline writes the value on one line.
func (b *branch) inline() string {
	if b.branches == nil {
		return source.Quote(b.text)
	}
	values := make([]string, len(b.branches))
	for i, below := range b.branches {
		values[i] = below.inline()
		if !b.isList() {
			values[i] = below.name + ": " + values[i]
		}
	}
	if b.isList() {
		return "[" + strings.Join(values, ", ") + "]"
	}
	return "{" + strings.Join(values, ", ") + "}"
}
