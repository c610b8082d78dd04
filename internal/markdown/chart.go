package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"salient/internal/source"
)

// Chart is the hole for a chart as a block of HTML, from a code fence with the word chart. Its YAML is not read here.
type Chart struct {
	YAML string
	Pos  source.Pos // of the first character of YAML
}

// chartFence is the word behind the backticks that makes a code fence a chart.
const chartFence = "chart"

// fence leaves a hole for a chart, and writes any other code as goldmark does.
func (p *page) fence(n ast.Node, entering bool) ast.WalkStatus {
	code := n.(*ast.FencedCodeBlock)
	isChart := strings.EqualFold(string(code.Language(p.source)), chartFence)
	if entering && !p.isClosed(code) {
		p.reportE(n.Pos(), "a code fence that is never closed", "", "put a line of three backticks below it: all that follows is taken for code")
	}
	if !isChart {
		status, _ := writeFence(p, p.source, n, entering)
		return status
	}
	if entering {
		var yaml strings.Builder
		start := p.lineAfter(n.Pos())
		for i := range code.Lines().Len() {
			line := code.Lines().At(i)
			if i == 0 {
				start = line.Start
			}
			yaml.Write(line.Value(p.source))
		}
		p.hole(n.Pos(), Chart{YAML: yaml.String(), Pos: p.pos(start)})
		p.WriteByte('\n')
	}
	return ast.WalkContinue
}

// isClosed says whether a fence stands below the code. goldmark lets the end of the text close it as well.
func (p *page) isClosed(code *ast.FencedCodeBlock) bool {
	end := p.lineAfter(code.Pos())
	if n := code.Lines().Len(); n > 0 {
		end = code.Lines().At(n - 1).Stop
	}
	line := p.lineAt(end)
	return bytes.Contains(line, []byte("```")) || bytes.Contains(line, []byte("~~~"))
}
