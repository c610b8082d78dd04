package chart

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"github.com/go-text/typesetting/segmenter"
)

// widths holds the advance width of every character of the Basic Multilingual Plane in 32nds of an em, rounded up:
// the wider of Noto Sans (with its fonts of single scripts) and DejaVu Sans, which is as wide as any sans serif
// that a reader is likely to have. What is measured is therefore never narrower than what is shown.
//
// Both families may be used and studied freely (SIL Open Font License 1.1; Bitstream Vera and DejaVu licence);
// the table holds no outline of theirs. NOTO_SANS and DEJAVU_SANS name the folders with their fonts.
//
//go:generate go run widths_gen.go $NOTO_SANS $DEJAVU_SANS
//go:embed widths.bin
var widths string

const (
	widthUnits = 32  // to the em
	widthPage  = 256 // characters
	// supplementary is the width, in units, of what lies beyond the table: ideographs and emoji.
	supplementary = widthUnits * 7 / 5
)

// advance gives the width of a character that stands alone, in units.
func advance(r rune) int {
	if r > 0xFFFF {
		return supplementary
	}
	page := int(widths[widthPage+int(r>>8)])
	return int(widths[(2+page)*widthPage+int(r&0xFF)])
}

// joined gives the width of an Arabic letter that the next one joins, in units: 0 for what joins nothing.
func joined(r rune) int {
	if r < 0x600 || r > 0x6FF {
		return 0
	}
	return int(widths[r-0x600])
}

const zeroWidthNonJoiner = '\u200C'

// boldness is how much wider than regular letters those of titles and numbers are at most.
const boldness = 1.12

// measure gives an upper bound for the width of a line of text at a font size, both in the same unit.
func measure(text string, size float64) float64 {
	units, saving := 0, 0 // saving is what a next letter that joins would take off the last one
	for _, r := range text {
		a := advance(r)
		if a == 0 { // a mark stands on its letter and leaves the joining as it is
			if r == zeroWidthNonJoiner {
				saving = 0
			}
			continue
		}
		j := joined(r)
		if j > 0 {
			units -= saving
			saving = a - j
		} else {
			saving = 0
		}
		units += a
	}
	return float64(units) * size / widthUnits
}

// wrap cuts a text into as few lines as a width allows, and these to about one length. It cuts where the script
// allows a break (UAX #14), and a word that is wider than a line between its characters. The lines joined are the
// text.
func wrap(text string, width, size float64) []string {
	if measure(text, size) <= width {
		return []string{text}
	}
	pieces := cut(text, width, size)
	most := count(pieces, width)
	for narrow := width / 2; width-narrow > size; {
		if middle := (narrow + width) / 2; count(pieces, middle) > most {
			narrow = middle
		} else {
			width = middle
		}
	}
	lines := make([]string, 0, most)
	start, end := 0, 0
	for first, p := range fill(pieces, width) {
		if first {
			lines = append(lines, text[start:end])
			start = end
		}
		end = p.end
	}
	return append(lines, text[start:])
}

// piece is a part of a text that no line break parts.
type piece struct {
	end          int     // byte offset in the text
	width, blank float64 // of what is seen, and of the blanks behind it
}

// fill goes through the pieces and says of each whether it is the first of a further line.
func fill(pieces []piece, width float64) iter.Seq2[bool, piece] {
	return func(yield func(bool, piece) bool) {
		filled := 0.0
		for i, p := range pieces {
			further := i > 0 && filled+p.width > width
			if further {
				filled = 0
			}
			filled += p.width + p.blank
			if !yield(further, p) {
				return
			}
		}
	}
}

// count gives the number of lines that pieces fill.
func count(pieces []piece, width float64) int {
	lines := 1
	for further := range fill(pieces, width) {
		if further {
			lines++
		}
	}
	return lines
}

var segmenters = sync.Pool{New: func() any { return new(segmenter.Segmenter) }}

// cut takes a text apart at its line breaks, and a piece that is wider than a line into what a reader sees as
// single characters (UAX #29).
func cut(text string, width, size float64) (pieces []piece) {
	s := segmenters.Get().(*segmenter.Segmenter)
	defer segmenters.Put(s)
	start := 0
	add := func(end int) {
		seen := strings.TrimRight(text[start:end], " ")
		p := piece{end: end, width: measure(seen, size)}
		p.blank = measure(text[start+len(seen):end], size)
		pieces, start = append(pieces, p), end
	}
	var ends []int
	s.Init([]rune(text))
	for i := s.LineIterator(); i.Next(); {
		line := i.Line()
		ends = append(ends, line.OffsetInBytes+line.LengthInBytes)
	}
	for _, end := range ends {
		word := text[start:end]
		if measure(strings.TrimRight(word, " "), size) <= width {
			add(end)
			continue
		}
		s.Init([]rune(word))
		for i, from := s.GraphemeIterator(), start; i.Next(); {
			character := i.Grapheme()
			add(from + character.OffsetInBytes + character.LengthInBytes)
		}
	}
	return pieces
}
