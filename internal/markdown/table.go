package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a container, which scrolls where a screen is too narrow for it.
func (p *page) table(_ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<div class=\"table\">\n<table>\n")
	} else {
		p.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue
}

// tableCell writes a cell. goldmark would align it with an inline style, which the content policy blocks; the classes
// are logical, so that a column of numbers ends where its language ends a line.
func (p *page) tableCell(n ast.Node, entering bool) ast.WalkStatus {
	tag, scope := "td", ""
	if n.Parent().Kind() == extast.KindTableHeader {
		if n.HasChildren() { // an empty corner heads nothing
			tag, scope = "th", ` scope="col"`
		}
		if entering {
			p.quiet++
		} else {
			p.quiet--
		}
	}
	if !entering {
		p.WriteString("</" + tag + ">\n")
		return ast.WalkContinue
	}
	p.WriteString("<" + tag + scope)
	switch n.(*extast.TableCell).Alignment {
	case extast.AlignLeft:
		p.WriteString(` class="start"`)
	case extast.AlignCenter:
		p.WriteString(` class="centre"`)
	case extast.AlignRight:
		p.WriteString(` class="end"`)
	}
	p.WriteByte('>')
	return ast.WalkContinue
}
