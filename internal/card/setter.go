package card

import (
	"cmp"
	"slices"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"

	"salient/internal/colour"
	"salient/internal/locale"
)

// style is a way of setting text.
type style uint8

const (
	sans style = iota
	sansBold
	serifBold
)

// faces are the fonts of a style, one of each family.
type faces []*font.Face

// ResolveFace implements shaping.Fontmap.
func (f faces) ResolveFace(r rune) *font.Face {
	for _, face := range f {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return f[0]
}

// setter sets the texts of one card at a time. What it needs for that is worth keeping for the next card.
type setter struct {
	canvas    canvas
	families  []family
	styles    [3]faces
	divider   shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
	language  language.Language
	direction di.Direction
	glyphs    []shaping.Glyph // of the lines that were set last
	outlines  map[glyph]font.GlyphOutline
}

// line is a line of text. The next one that is set takes its place.
type line struct {
	runs  shaping.Line // from left to right, shaped at unit
	size  int          // in pixels
	width int
}

// unit is the size at which texts are shaped, in pixels. Without hints a font is the same at any size, so a text is
// shaped once and then scaled.
const unit = 1000

var setters sync.Pool

// borrow gives a setter, to be released.
func borrow() (*setter, error) {
	if s, ok := setters.Get().(*setter); ok {
		return s, nil
	}
	families, err := families()
	if err != nil {
		return nil, err
	}
	s := &setter{canvas: newCanvas(), families: families, outlines: map[glyph]font.GlyphOutline{}}
	for _, f := range families {
		for in, one := range [...]*font.Font{sans: f.regular, sansBold: f.bold, serifBold: f.title} {
			s.styles[in] = append(s.styles[in], font.NewFace(one))
		}
	}
	return s, nil
}

func (s *setter) release() { setters.Put(s) }

// begin clears the card for texts of a language.
func (s *setter) begin(lang locale.Tag, accent colour.Colour) {
	s.language, s.direction = language.NewLanguage(string(lang)), di.DirectionLTR
	rightToLeft := lang.Direction() == "rtl"
	if rightToLeft {
		s.direction = di.DirectionRTL
	}
	s.canvas.clear(rightToLeft, accent)
}

// text is what is shown of a text, and the direction it is read in: that of the card, unless all its letters are of
// the other one, as in a name that is not translated.
type text struct {
	letters   []rune
	direction di.Direction
}

// mostLetters is more than a card has room for.
const mostLetters = 1000

// text gives what is shown of a text; nothing may be left.
func (s *setter) text(words string) text {
	t := text{[]rune(settable(words)), s.direction}
	t.letters = t.letters[:min(len(t.letters), mostLetters)]
	var leftward, rightward bool
	for _, r := range t.letters {
		switch letter, _ := bidi.LookupRune(r); letter.Class() {
		case bidi.L:
			rightward = true
		case bidi.R, bidi.AL:
			leftward = true
		}
	}
	switch {
	case leftward && !rightward:
		t.direction = di.DirectionRTL
	case rightward && !leftward:
		t.direction = di.DirectionLTR
	}
	return t
}

// line sets a text in one line, and cuts it short where it is wider than that. It is nil where there is nothing to show.
func (s *setter) line(words string, in style, size, width int) *line {
	t := s.text(words)
	if len(t.letters) == 0 || width <= 0 {
		return nil
	}
	return &s.cut(t, s.shape(t, in), in, 1, size, width)[0]
}

// fit sets a title in the largest size at which it fits, in lines of about one length. At the smallest size it is cut
// short where it must be, and a word that is wider than a line is parted.
func (s *setter) fit(title string, height int) (lines []line, leading int) {
	t := s.text(title)
	if len(t.letters) == 0 {
		return nil, 0
	}
	runs := s.shape(t, serifBold)
	apart := s.leading(runs)
	for _, size := range titleSizes {
		leading = size * apart / 100
		lines, _ = s.wrap(t, runs, shaping.WrapConfig{BreakPolicy: shaping.Never}, size, measure)
		if len(lines)*leading <= height && widest(lines) <= measure {
			return s.balance(t, runs, len(lines), size), leading
		}
	}
	return s.cut(t, runs, serifBold, height/leading, titleSizes[len(titleSizes)-1], measure), leading
}

// balance finds the narrowest lines that are not more.
func (s *setter) balance(t text, runs []shaping.Output, most, size int) []line {
	whole := shaping.WrapConfig{BreakPolicy: shaping.Never}
	narrow, wide := measure/2, measure
	for wide-narrow > 8 {
		middle := (narrow + wide) / 2
		if lines, _ := s.wrap(t, runs, whole, size, middle); len(lines) > most || widest(lines) > middle {
			narrow = middle
		} else {
			wide = middle
		}
	}
	lines, _ := s.wrap(t, runs, whole, size, wide)
	return lines
}

// cut sets a text in no more than a number of lines. It ends behind a word, if words fit into a line.
func (s *setter) cut(t text, runs []shaping.Output, in style, most, size, width int) []line {
	how := shaping.WrapConfig{
		TruncateAfterLines: most, BreakPolicy: shaping.Never,
		Truncator: s.shape(text{[]rune("…"), t.direction}, in)[0],
	}
	lines, omitted := s.wrap(t, runs, how, size, width)
	nothing := omitted > 0 && len(lines[len(lines)-1].runs) == 1 // but "…"
	if nothing || widest(lines) > width {
		how.BreakPolicy = shaping.WhenNecessary
		lines, _ = s.wrap(t, runs, how, size, width)
	}
	return lines
}

// shape turns letters into glyphs, run by run: a run has one direction, one script and one font.
func (s *setter) shape(t text, in style) []shaping.Output {
	whole := shaping.Input{Text: t.letters, RunEnd: len(t.letters), Direction: t.direction, Size: fixed.I(unit), Language: s.language}
	parts := s.divider.Split(whole, s.styles[in])
	runs := make([]shaping.Output, len(parts))
	for i, part := range parts {
		runs[i] = s.shaper.Shape(part)
	}
	return runs
}

// wrap cuts a text into lines; omitted is how many letters have no place in them. The runs stay as they are, although the library takes the blank from a line's end.
func (s *setter) wrap(t text, runs []shaping.Output, how shaping.WrapConfig, size, width int) (lines []line, omitted int) {
	runs, s.glyphs = slices.Clone(runs), s.glyphs[:0]
	for i := range runs {
		from := len(s.glyphs)
		s.glyphs = append(s.glyphs, runs[i].Glyphs...)
		runs[i].Glyphs = slices.Clip(s.glyphs[from:])
	}
	how.Direction = t.direction
	wrapped, omitted := s.wrapper.WrapParagraph(how, width*unit/size, t.letters, shaping.NewSliceIterator(runs))
	lines = make([]line, len(wrapped))
	for i, runs := range wrapped {
		var advance fixed.Int26_6
		for _, run := range runs {
			advance += run.Advance
		}
		slices.SortFunc(runs, func(a, b shaping.Output) int { return cmp.Compare(a.VisualIndex, b.VisualIndex) })
		lines[i] = line{runs, size, (advance.Ceil()*size + unit - 1) / unit}
	}
	return lines, omitted
}

func widest(lines []line) (width int) {
	for _, l := range lines {
		width = max(width, l.width)
	}
	return width
}

// leading is the distance of lines that the scripts of a text need, in per cent of their size.
func (s *setter) leading(runs []shaping.Output) (most int) {
	for _, run := range runs {
		for _, f := range s.families {
			if run.Face.Font == f.title {
				most = max(most, f.leading)
			}
		}
	}
	return most
}

// draw lays a line on the card. It begins at x, and y is where its letters stand.
func (s *setter) draw(l *line, x, y int, in shade) {
	if l == nil {
		return
	}
	if s.canvas.mirrored {
		x = Width - x - l.width
	}
	pixels := func(x fixed.Int26_6) float32 { return float32(x) * float32(l.size) / (64 * unit) }
	var highest, lowest fixed.Int26_6
	for _, run := range l.runs {
		highest, lowest = max(highest, run.GlyphBounds.Ascent), min(lowest, run.GlyphBounds.Descent)
	}
	above, below := int(pixels(highest))+2, int(pixels(-lowest))+2
	beside := l.size / 2 // for what reaches out of the line
	shapes := s.canvas.sheet(l.width+2*beside, above+below)
	var pen fixed.Int26_6
	for _, run := range l.runs {
		scale := float32(l.size) / float32(run.Face.Upem())
		for _, g := range run.Glyphs {
			trace(shapes, s.outline(run.Face, g.GlyphID), float32(beside)+pixels(pen+g.XOffset), float32(above)-pixels(g.YOffset), scale)
			pen += g.Advance
		}
	}
	s.canvas.stain(x-beside, y-above, in)
}

// glyph is one of a font.
type glyph struct {
	font *font.Font
	id   font.GID
}

// outline gives the shape of a glyph, read from its font once.
func (s *setter) outline(face *font.Face, id font.GID) font.GlyphOutline {
	key := glyph{face.Font, id}
	known, ok := s.outlines[key]
	if !ok {
		known, _ = face.GlyphData(id).(font.GlyphOutline)
		s.outlines[key] = known
	}
	return known
}
