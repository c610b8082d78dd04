package markdown

import (
	"sync"
	"unicode/utf8"

	"salient/internal/source"
)

// page is a text on its way to a Doc. goldmark gives the functions that render a node no context but the writer; so
// the page is that writer, and each of them finds here the text that it writes for.
type page struct {
	file  string
	prose bool // an inline field, not a body
	*desk

	problems []source.Problem
	tags     int // of HTML, refused and not yet closed
	quiet    int // how many open elements allow no term of the glossary to be linked
	linked   int // how many links are open
	titled   int // how many headings are open
	ids      headingIDs
	foreign  Foreign
}

// desk is the memory that one page after another uses.
type desk struct {
	buffer
	places
	scratch  []byte
	holes    []Hole
	runs     []Run
	headings []Heading
}

var desks = sync.Pool{New: func() any { return new(desk) }}

func (p *page) borrow(text string, from source.Pos) {
	p.desk = desks.Get().(*desk)
	p.places = places{source: append(p.source[:0], text...), from: from, lines: p.lines[:0]}
}

func (p *page) giveBack() {
	d := p.desk
	clear(d.holes) // what they point to belongs to the Doc
	clear(d.headings)
	d.b, d.holes, d.runs, d.headings = d.b[:0], d.holes[:0], d.runs[:0], d.headings[:0]
	p.desk = nil
	desks.Put(d)
}

func (p *page) doc() *Doc {
	return &Doc{HTML: string(p.b), Holes: kept(p.holes), Runs: kept(p.runs), Headings: kept(p.headings)}
}

// kept gives a copy that is as small as it can be, for a Doc stays as long as its site.
func kept[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	k := make([]T, len(s))
	copy(k, s)
	return k
}

// hole leaves a hole here for what the author wrote at an offset of the source.
func (p *page) hole(at int, c Content) {
	p.holes = append(p.holes, Hole{Offset: int32(len(p.b)), Pos: p.pos(at), Content: c})
}

func (p *page) report(level source.Level, at int, what, words, advice string) {
	p.problems = append(p.problems, source.Problem{File: p.file, Pos: p.pos(at), Level: level, What: what, Words: words, Advice: advice})
}

func (p *page) reportE(at int, what, words, advice string) {
	p.report(source.E, at, what, words, advice)
}

// buffer is the bufio.Writer that goldmark asks for, without a writer behind it.
type buffer struct{ b []byte }

func (w *buffer) Write(b []byte) (int, error)       { w.b = append(w.b, b...); return len(b), nil }
func (w *buffer) WriteString(s string) (int, error) { w.b = append(w.b, s...); return len(s), nil }
func (w *buffer) WriteByte(c byte) error            { w.b = append(w.b, c); return nil }
func (w *buffer) WriteRune(r rune) (int, error) {
	n := len(w.b)
	w.b = utf8.AppendRune(w.b, r)
	return len(w.b) - n, nil
}
func (w *buffer) Available() int { return cap(w.b) - len(w.b) }
func (w *buffer) Buffered() int  { return 0 }
func (w *buffer) Flush() error   { return nil }
