package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// checkBox writes the box of a task, with the text of the task as its label.
func (p *page) checkBox(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString(`<label><input type="checkbox" disabled`)
		if n.(*extast.TaskCheckBox).IsChecked {
			p.WriteString(" checked")
		}
		p.WriteString("> ")
	}
	return ast.WalkContinue
}

func (p *page) closeTask(n ast.Node) {
	if first := n.FirstChild(); first != nil && first.Kind() == extast.KindTaskCheckBox {
		p.WriteString("</label>")
	}
}
