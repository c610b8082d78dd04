package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"salient/internal/source"
)

// Footnotes are goldmark's, marked with letters: the numbers are the citations'. Their ids hold a colon, which the
// id of a heading never does: fn:a is a note, fnref:a the first place that refers to it, fnref:a-2 the second.

// letters gives the mark of a footnote, from 1: a, b … z, aa, ab.
func letters(n int) string {
	var b []byte
	for ; n > 0; n = (n - 1) / 26 {
		b = append([]byte{'a' + byte((n-1)%26)}, b...)
	}
	return string(b)
}

// footnotePlace gives the id of a place that refers to a note; index counts those to the same note, from 0.
func footnotePlace(note string, index int) string {
	if index == 0 {
		return "fnref:" + note
	}
	return "fnref:" + note + "-" + strconv.Itoa(index+1)
}

// footnoteMark writes the letter in the text that leads to a note.
func (p *page) footnoteMark(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	if p.linked > 0 {
		p.reportE(n.Pos(), "a footnote inside the words of a link", "", "put it after the link")
		return ast.WalkContinue
	}
	link := n.(*extast.FootnoteLink)
	note := letters(link.Index)
	p.WriteString(`<sup id="` + footnotePlace(note, link.RefIndex) + `"><a href="#fn:` + note + `" role="doc-noteref">` + note + `</a></sup>`)
	return ast.WalkContinue
}

// footnoteReturn writes the way back from a note.
func (p *page) footnoteReturn(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		link := n.(*extast.FootnoteBacklink)
		note := letters(link.Index)
		p.WriteString(` <sup><a href="#` + footnotePlace(note, link.RefIndex) + `" role="doc-backlink" aria-label="`)
		p.hole(n.Pos(), Wording{FootnoteReturn, note, link.RefIndex + 1})
		p.WriteString("\">\u21A9\uFE0E</a></sup>") // an arrow, as text and not as a picture
	}
	return ast.WalkContinue
}

func (p *page) footnote(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString(`<li id="fn:` + letters(n.(*extast.Footnote).Index) + "\">\n")
	} else {
		p.WriteString("</li>\n")
	}
	return ast.WalkContinue
}

func (p *page) footnoteList(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString(`<section role="doc-endnotes" aria-label="`)
		p.hole(n.Pos(), Wording{Key: FootnoteList})
		p.WriteString("\">\n<ol type=\"a\">\n")
	} else {
		p.WriteString("</ol>\n</section>\n")
	}
	return ast.WalkContinue
}

// unusedNotes warns of footnotes that nothing refers to, before goldmark drops them.
type unusedNotes struct{}

// Transform implements parser.ASTTransformer.
func (unusedNotes) Transform(tree *ast.Document, _ text.Reader, context parser.Context) {
	p := context.Get(pageKey).(*page)
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != extast.KindFootnoteList {
			continue
		}
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			if note := note.(*extast.Footnote); note.Index < 0 {
				p.report(source.W, note.Pos(), "a footnote that nothing refers to", string(note.Ref), "refer to it in the text, or remove it: it is not published")
			}
		}
	}
}

// missingNotes is the inline parser of marks without a note, which goldmark takes for text.
type missingNotes struct{}

type missingNoteNode struct{ ast.BaseInline }

var kindMissingNote = ast.NewNodeKind("MissingNote")

// Kind implements ast.Node.
func (*missingNoteNode) Kind() ast.NodeKind { return kindMissingNote }

// Dump implements ast.Node.
func (n *missingNoteNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Trigger implements parser.InlineParser.
func (missingNotes) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser. goldmark's own parser has had its turn.
func (missingNotes) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	end := bytes.IndexByte(line, ']')
	if !bytes.HasPrefix(line, []byte("[^")) || end <= len("[^") || bytes.HasPrefix(line[end+1:], []byte("(")) {
		return nil
	}
	block.Advance(end + 1)
	return &missingNoteNode{}
}

func (p *page) missingNote(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		mark, _, _ := bytes.Cut(p.source[n.Pos():], []byte("]"))
		if p.prose {
			p.reportE(n.Pos(), "a footnote in a field of the frontmatter", string(mark)+"]", "write it in the body")
		} else {
			p.reportE(n.Pos(), "a footnote that is not there", string(mark)+"]", "write the note on a line of its own, beginning with its mark and a colon: [^a]: The note.")
		}
	}
	return ast.WalkContinue
}
