package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// htmlBlock refuses lines of HTML.
func (p *page) htmlBlock(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		line := n.Lines().At(0)
		p.refuseHTML(n.Pos(), line.Value(p.source))
	}
	return ast.WalkContinue
}

// rawHTML refuses a tag within a sentence.
func (p *page) rawHTML(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		tag := n.(*ast.RawHTML).Segments.At(0)
		p.refuseHTML(n.Pos(), tag.Value(p.source))
	}
	return ast.WalkSkipChildren
}

func (p *page) refuseHTML(at int, tag []byte) {
	tag = bytes.TrimSpace(tag)
	switch {
	case bytes.HasPrefix(tag, []byte("<!--")):
		p.reportE(at, "a comment of HTML", string(tag), "remove it; notes belong in private/")
	case bytes.HasPrefix(tag, []byte("</")) && p.tags > 0:
		p.tags-- // the opening tag is reported, and one slip makes one message
	default:
		p.tags++
		p.reportE(at, "HTML in the text", string(tag), `use Markdown instead; to show the sign itself, write \<`)
	}
}
