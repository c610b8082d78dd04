package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// directive is an addition to Markdown that stands in brackets. A backslash before the bracket makes it text.
type directive struct {
	opening string // what it begins with, after the bracket
	name    string // "a citation"
	form    string // how to write it
	// read gives what the words in the brackets, opening and all, stand for. It gives false where they are not of
	// the form. at is their offset in the source.
	read func(p *page, words string, at int) (Content, bool)
	// body says that it has a place in the body only, and not in a field of frontmatter.
	body bool
	// silent says that a heading may hold it, since it is no part of the heading's words.
	silent bool
}

var allDirectives = []*directive{&citation, &datum, &figureRef, &quote}

// directiveNode is a directive as it occurs in a text.
type directiveNode struct {
	ast.BaseInline
	*directive
	words  string // between the brackets
	closed bool
}

var kindDirective = ast.NewNodeKind("Directive")

// Kind implements ast.Node.
func (*directiveNode) Kind() ast.NodeKind { return kindDirective }

// Dump implements ast.Node.
func (n *directiveNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Opening": n.opening, "Words": n.words}, nil)
}

// directives is the inline parser of all of them.
type directives struct{}

// Trigger implements parser.InlineParser. The exclamation mark is for words such as "no![@ev-1]", which would
// otherwise be read as the beginning of a picture.
func (directives) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (directives) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	at := 0
	if line[0] == '!' {
		at++
	}
	if at+1 >= len(line) || line[at] != '[' {
		return nil
	}
	d := directiveAt(line[at+1:])
	if d == nil {
		return nil
	}
	n := &directiveNode{directive: d}
	n.SetPos(segment.Start + at)
	block.Advance(at + 1)
	if n.words, n.closed = enclosed(block); !n.closed {
		n.words = d.opening
		block.Advance(len(d.opening))
	} else if block.Peek() == '(' { // a link or a picture whose words happen to begin so
		return nil
	}
	if at > 0 {
		ast.MergeOrAppendTextSegment(parent, text.NewSegment(segment.Start, segment.Start+1))
	}
	return n
}

func directiveAt(line []byte) *directive {
	for _, d := range allDirectives {
		if len(line) >= len(d.opening) && string(line[:len(d.opening)]) == d.opening {
			return d
		}
	}
	return nil
}

// enclosed reads on over the closing bracket and gives the words before it. The bracket may be on the next line,
// where an editor breaks long lines. Without a bracket, enclosed stays where it is.
func enclosed(block text.Reader) (string, bool) {
	row, position := block.Position()
	line, _ := block.PeekLine()
	end := bytes.IndexAny(line, "[]")
	if end >= 0 && line[end] == ']' {
		block.Advance(end + 1)
		return string(line[:end]), true
	}
	if end < 0 {
		block.AdvanceLine()
		next, _ := block.PeekLine()
		if end = bytes.IndexAny(next, "[]"); end >= 0 && next[end] == ']' {
			block.Advance(end + 1)
			return string(line) + string(next[:end]), true
		}
		block.SetPosition(row, position)
	}
	return "", false
}

// directive leaves the hole that a directive stands for.
func (p *page) directive(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	d := n.(*directiveNode)
	at := n.Pos()
	shown := "[" + d.words + "]"
	switch {
	case !d.closed:
		p.reportE(at, d.name+" without its closing bracket", "["+d.words, d.form)
	case p.prose && d.body:
		p.reportE(at, d.name+" in a field of the frontmatter", shown, "write it in the body")
	case p.linked > 0:
		p.reportE(at, d.name+" inside the words of a link", shown, "put it after the link")
	case p.titled > 0 && !d.silent:
		p.reportE(at, d.name+" in a heading", shown, "write it in the text below: the words of a heading make its address")
	case d.directive == &quote && !isAlone(n):
		p.reportE(at, "a quote within a paragraph", shown, "put it on a line of its own, with an empty line above and below")
	default:
		content, ok := d.read(p, d.words, at+1)
		if !ok {
			p.reportE(at, d.name+" that cannot be read", shown, d.form)
			break
		}
		p.hole(at, content)
	}
	return ast.WalkContinue
}

// isName says whether s has the shape of an id. Whether there is such a one is for the site to say.
func isName(s string) bool {
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_') {
			return false
		}
	}
	return s != ""
}
