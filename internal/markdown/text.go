package markdown

import (
	"bytes"
	"html"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	mdhtml "github.com/yuin/goldmark/renderer/html"
)

// originals are goldmark's own ways to write the kinds of nodes.
type originals map[ast.NodeKind]renderer.NodeRendererFunc

// Register implements renderer.NodeRendererFuncRegisterer.
func (o originals) Register(kind ast.NodeKind, render renderer.NodeRendererFunc) { o[kind] = render }

var goldmarks = func() originals {
	o := originals{}
	mdhtml.NewRenderer(eastAsian).RegisterFuncs(o)
	return o
}()

var writeText, writeFence = goldmarks[ast.KindText], goldmarks[ast.KindFencedCodeBlock]

// paragraph writes a picture or a quote that stands alone in it without a paragraph around.
func (p *page) paragraph(n ast.Node, entering bool) ast.WalkStatus {
	switch {
	case p.prose:
		if entering && n.PreviousSibling() != nil {
			p.reportE(n.Pos(), "a second paragraph", "", "a field of the frontmatter is one paragraph: remove the empty line, or write the rest in the body")
		}
	case isAlone(n.FirstChild()):
		if !entering {
			p.WriteByte('\n')
		}
	case entering:
		p.WriteString("<p>")
	default:
		p.closeTask(n)
		p.WriteString("</p>\n")
	}
	return ast.WalkContinue
}

// isAlone says whether a node is all that its paragraph holds, and of a kind that then makes a block of its own.
func isAlone(n ast.Node) bool {
	if n == nil || n.PreviousSibling() != nil || n.NextSibling() != nil || n.Parent().Kind() != ast.KindParagraph {
		return false
	}
	d, ok := n.(*directiveNode)
	return ok && d.directive == &quote || n.Kind() == ast.KindImage
}

// textBlock writes a paragraph that has no element of its own, as in a list without empty lines.
func (p *page) textBlock(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		p.closeTask(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			p.WriteByte('\n')
		}
	}
	return ast.WalkContinue
}

// text writes words, and notes where they are running text.
func (p *page) text(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	start := len(p.b)
	status, _ := writeText(p, p.source, n, entering)
	p.run(start, len(p.b)-len(lineBreak(n)))
	return status
}

// lineBreak gives what goldmark writes at the end of a text with a hard line break.
func lineBreak(n ast.Node) string {
	if n.(*ast.Text).HardLineBreak() {
		return "<br>\n"
	}
	return ""
}

// run notes a range of running text, or lets the last one grow by it.
func (p *page) run(start, end int) {
	if p.quiet > 0 || p.prose || start == end {
		return
	}
	section := int32(len(p.headings))
	if last := len(p.runs) - 1; last >= 0 {
		r := &p.runs[last]
		parted := len(p.holes) > 0 && p.holes[len(p.holes)-1].Offset == int32(start)
		if r.End == int32(start) && r.Section == section && !parted {
			r.End = int32(end)
			return
		}
	}
	p.runs = append(p.runs, Run{Start: int32(start), End: int32(end), Section: section})
}

// words gives the plain text inside a node, as a reader would say it: without marks, citations and footnotes.
func (p *page) words(n ast.Node) string {
	p.scratch = p.appendWords(p.scratch[:0], n)
	return string(bytes.TrimSpace(p.scratch))
}

func (p *page) appendWords(b []byte, parent ast.Node) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if value := n.Value(p.source); parent.Kind() == ast.KindCodeSpan {
				b = append(b, value...)
			} else {
				b = appendDecoded(b, value)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b = append(b, ' ')
			}
		case *ast.AutoLink:
			b = append(b, n.Label(p.source)...)
		default:
			b = p.appendWords(b, n)
		}
	}
	return b
}

// decoded gives what Markdown text stands for, without its escapes (\*) and references (&amp;).
func decoded(text []byte) string { return string(appendDecoded(nil, text)) }

func appendDecoded(b, text []byte) []byte {
	if !bytes.ContainsAny(text, "\\&\x00") {
		return append(b, text...)
	}
	// goldmark does this only on the way to HTML, and the standard library undoes what it escapes there.
	var w buffer
	mdhtml.DefaultWriter.Write(&w, text)
	return append(b, html.UnescapeString(string(w.b))...)
}
