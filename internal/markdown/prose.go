package markdown

import (
	"strings"

	"salient/internal/schema"
	"salient/internal/source"
)

// Prose is a field of frontmatter or data that holds inline Markdown, and that a translator may replace.
type Prose struct {
	Doc  *Doc
	Text string // as the author wrote it
	Lang string // the language it is written in
	At   source.Pos
}

// DecodeNode implements schema.Decoder.
func (p *Prose) DecodeNode(n *source.Node, r *schema.Report) {
	s, ok := r.Scalar(n, "it")
	if !ok {
		return
	}
	if strings.TrimSpace(s) == "" {
		r.E(n.Pos, "an empty text", "", "write it, or remove the field")
		return
	}
	doc, problems := ParseProse(r.File, s, n.TextPos())
	r.Problems = append(r.Problems, problems...)
	*p = Prose{Doc: doc, Text: s, Lang: r.Lang, At: n.TextPos()}
}

// Source implements schema.Translatable.
func (p Prose) Source() string { return p.Text }

// Given says whether there is any text.
func (p Prose) Given() bool { return p.Text != "" }
