package markdown

import (
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"

	"salient/internal/source"
)

// Foreign are blocks of a body that are in another language than the rest.
type Foreign struct {
	Lang, Dir string
	At        []int // where the first line of each begins in the text, in bytes
}

// ParseMixed is Parse for a body with blocks in another language: they are marked with it, and no term is linked in them.
func ParseMixed(file, text string, from source.Pos, foreign Foreign) *Doc {
	doc, _ := parse(&page{file: file, foreign: foreign}, bodies, text, from)
	return doc
}

// renderMixed renders the blocks of a body one by one.
func (p *page) renderMixed(language goldmark.Markdown, tree ast.Node) {
	render := func(n ast.Node) { _ = language.Renderer().Render(p, p.source, n) } // as in read
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		at, found := beginning(n)
		if !found || !slices.Contains(p.foreign.At, p.lineStart(at)) {
			render(n)
			continue
		}
		p.quiet++
		p.WriteString(`<div lang="` + p.foreign.Lang + `" dir="` + p.foreign.Dir + `">` + "\n")
		render(n)
		p.WriteString("</div>\n")
		p.quiet--
	}
}

// beginning gives the offset of a block's first line.
func beginning(n ast.Node) (at int, found bool) {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeInline {
			if text, ok := n.(*ast.Text); ok {
				return text.Segment.Start, true
			}
			continue
		}
		if lines := n.Lines(); lines != nil && lines.Len() > 0 {
			return lines.At(0).Start, true
		}
	}
	return 0, false
}
