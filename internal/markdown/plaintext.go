package markdown

import (
	"html"
	"strings"
)

// PlainText gives the text without its HTML, for search, descriptions and counts of words: blocks are parted by line
// ends, and the marks of footnotes are left out. fill writes the text of holes that stand between the words, which
// it may leave empty; those in attributes are not asked for. Without fill all are empty.
func (d *Doc) PlainText(fill Filler) string {
	var t plainText
	at := int32(0)
	for _, h := range d.Holes {
		t.write(d.HTML[at:h.Offset])
		at = h.Offset
		if _, isTerm := h.Content.(Term); !isTerm && fill != nil && !t.inTag && !t.inMark {
			t.b = fill.Fill(t.b, h)
		}
	}
	t.write(d.HTML[at:])
	return strings.TrimSpace(string(t.b))
}

// plainText takes HTML in pieces, each as it comes from a Doc, and keeps its words.
type plainText struct {
	b      []byte
	inTag  bool
	inMark bool // in <sup>, which only footnotes have
}

func (t *plainText) write(piece string) {
	for piece != "" {
		if t.inTag {
			_, rest, closed := strings.Cut(piece, ">")
			t.inTag, piece = !closed, rest
			continue
		}
		words, tag, opened := strings.Cut(piece, "<")
		if n := len(t.b); n == 0 || t.b[n-1] == '\n' {
			words = strings.TrimLeft(words, " \n")
		}
		if !t.inMark {
			t.b = append(t.b, html.UnescapeString(words)...)
		}
		switch {
		case strings.HasPrefix(tag, "sup"):
			t.inMark = true
		case strings.HasPrefix(tag, "/sup"):
			t.inMark = false
		}
		t.inTag, piece = opened, tag
	}
}
