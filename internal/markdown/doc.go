// Package markdown turns an author's text into a Doc: HTML as one string, with typed holes where something goes
// that only the whole site knows, and every problem of the text with its place.
//
// The text is CommonMark with tables, footnotes, definition lists, strikethrough and task lists, and with the
// additions of the content model, one a file: citations [@ev-1], data [=survey.question.answer], references to
// charts [fig:id], quotes [quote:id] and chart fences. Raw HTML is refused, and a link leads to a file of the
// publication or to an address with https, http or mailto.
//
// Its main types are Doc, Hole with its Content, and Filler, which a site implements once a page. Parse reads the
// body of a page, ParseProse an inline field of frontmatter, and Prose is such a field. goldmark is met here and
// nowhere else.
//
//	doc, problems := markdown.Parse("content/en/briefings/cotton.md", body, source.Pos{Line: 12, Col: 1})
//	doc.HTML                                  // <p>Most cite cost.</p>, with a hole before the full stop
//	doc.Holes[0].Content                      // Citation{[]Reference{{ID: "ev-1", …}}}
//	page = doc.Append(page, numbered)         // <p>Most cite cost<a href="#ev-1">1</a>.</p>
package markdown

import (
	"slices"

	"salient/internal/source"
)

// Doc is a text that is ready to be written for any reader. It does not change once parsed and may be shared.
type Doc struct {
	HTML     string
	Holes    []Hole    // by Offset
	Runs     []Run     // by Start
	Headings []Heading // in the order of the text
}

// Run is a range of a Doc's HTML, in bytes, that is plain running text: escaped, without a tag or a hole inside.
// Headings, links, code, header cells and the holes themselves are not in it. A glossary term may be linked here.
type Run struct {
	Start, End int32
	// Section counts the headings before the run: 0 is the text above the first one.
	Section int32
}

// Term is the hole for words of the HTML, Words, that become a link to the term ID of the glossary. Parse makes
// none: a site finds the words in Runs and adds them with WithTerms. What fills it stands in the place of Words.
type Term struct {
	ID    string
	Words string // a part of Doc.HTML, which begins at the hole's Offset
}

// WithTerms gives the Doc with terms added, each a Hole with a Term as its Content. The original is not changed.
func (d *Doc) WithTerms(terms []Hole) *Doc {
	if len(terms) == 0 {
		return d
	}
	with := *d
	with.Holes = slices.Concat(d.Holes, terms)
	slices.SortStableFunc(with.Holes, func(a, b Hole) int { return int(a.Offset - b.Offset) })
	return &with
}

// Append appends the HTML to b, with what fill has for every hole.
func (d *Doc) Append(b []byte, fill Filler) []byte {
	at := int32(0)
	for _, h := range d.Holes {
		b = append(b, d.HTML[at:h.Offset]...)
		at = h.Offset
		switch c := h.Content.(type) {
		case headingID:
			b = append(b, d.Headings[c].ID...)
			continue
		case Term:
			at += int32(len(c.Words))
		}
		b = fill.Fill(b, h)
	}
	return append(b, d.HTML[at:]...)
}

// Hole is a place in the HTML of a Doc that waits for its Content to be written.
type Hole struct {
	Offset  int32      // in the HTML, in bytes
	Pos     source.Pos // of the author's words
	Content Content
}

// Content says what a hole is for. It is one of Link, Image, Citation, Datum, FigureRef, Quote, Chart, Term, Section
// and Wording. (A heading's id is a hole too, which a Doc fills itself.)
type Content interface{ content() }

func (Link) content()      {}
func (Image) content()     {}
func (Citation) content()  {}
func (Datum) content()     {}
func (FigureRef) content() {}
func (Quote) content()     {}
func (Chart) content()     {}
func (Term) content()      {}
func (Wording) content()   {}
func (Section) content()   {}
func (headingID) content() {}

// Filler writes what a page has for the holes of its texts.
type Filler interface {
	// Fill appends to b what goes into the hole: HTML for a body, or text for PlainText. Each Content says what
	// it wants: an element, or the value of an attribute, which is to be escaped.
	Fill(b []byte, h Hole) []byte
}

// Wording is the hole for words of the interface, in the language of the page, as the value of an aria-label.
type Wording struct {
	Key WordingKey
	// Note is the letter of the footnote, and Return the number of the way back among those to the same note,
	// from 1. Both are for FootnoteReturn.
	Note   string
	Return int
}

// WordingKey names words of the interface.
type WordingKey uint8

const (
	// FootnoteList names the list of footnotes at the end of a text.
	FootnoteList WordingKey = iota
	// FootnoteReturn names the way from a footnote back to where it is referred to.
	FootnoteReturn
)
