package card

import (
	"io"

	"salient/internal/colour"
	"salient/internal/locale"
)

// Card is what a card says. All of it but the title may be empty, and what the fonts cannot show is left out.
type Card struct {
	Lang        locale.Tag
	Publication string
	Mark        string // what a reader must know first: "Illustrative example"
	Title       string
	Severity    Measure // of the gravest harm to people
	Financial   Measure // of the highest effect on value
	Byline      string
	Date        string
	Accent      colour.Colour // of the bar at the side where lines begin
}

// Measure is a score on its scale. The zero Measure is none.
type Measure struct {
	Label string // what is measured
	Words string // "4 of 5"
	Level int    // from 1
	Of    int    // the highest level there is
}

// Width and Height are the size of a card in pixels: what the larger services show without cutting.
const (
	Width  = 1200
	Height = 630
)

// Lengths in pixels. What is along a line is counted from the side where the script begins.
const (
	accentWidth = 24
	start       = 96
	end         = Width - 72
	measure     = end - start

	headLine   = 104 // the line that letters stand on
	titleTop   = 148
	labelLine  = 462
	scoreLine  = 506
	footRule   = 544
	footLine   = 592
	titleEnd   = labelLine - 46
	lowTitle   = footRule - 30 // of a card without measures
	columnGap  = 40
	stepWidth  = 30
	stepHeight = 20
	stepGap    = 5
)

// titleSizes are tried one after the other, in pixels.
var titleSizes = []int{84, 72, 64, 56, 48, 42}

const (
	headSize  = 32
	markSize  = 24
	labelSize = 24
	scoreSize = 30
	footSize  = 24
)

// WritePNG draws the card. The same card gives the same bytes.
func (c *Card) WritePNG(w io.Writer) error {
	s, err := borrow()
	if err != nil {
		return err
	}
	defer s.release()
	s.begin(c.Lang, c.Accent)

	s.canvas.fill(0, 0, accentWidth, Height, accent)
	left := end
	if mark := s.line(c.Mark, sans, markSize, measure/2); mark != nil {
		box := mark.width + 28
		left -= box
		s.canvas.frame(left, headLine-32, box, 44, 2, quiet)
		s.draw(mark, left+14, headLine-2, quiet)
		left -= columnGap
	}
	s.draw(s.line(c.Publication, sansBold, headSize, left-start), start, headLine, ink)

	bottom := titleEnd
	if c.Severity.Of == 0 && c.Financial.Of == 0 {
		bottom = lowTitle
	}
	s.title(c.Title, bottom-titleTop)

	at, width := start, (measure-columnGap)/2
	for _, side := range []struct {
		Measure
		shade
	}{{c.Severity, people}, {c.Financial, money}} {
		if side.Of > 0 {
			s.score(side.Measure, at, width, side.shade)
			at += width + columnGap
		}
	}

	s.canvas.fill(start, footRule, measure, 1, rule)
	left = end
	if date := s.line(c.Date, sans, footSize, measure/2); date != nil {
		left -= date.width
		s.draw(date, left, footLine, quiet)
		left -= columnGap
	}
	s.draw(s.line(c.Byline, sans, footSize, left-start), start, footLine, quiet)
	return s.canvas.encode(w)
}

// title sets the title in the largest size at which it fits and, where it fits at none, cuts it short.
func (s *setter) title(title string, height int) {
	lines, leading := s.fit(title, height)
	for i := range lines {
		s.draw(&lines[i], start, titleTop+i*leading+leading*72/100, ink)
	}
}

// score sets a measure out: its name, and below it steps and words that say the same.
func (s *setter) score(m Measure, at, width int, in shade) {
	s.draw(s.line(m.Label, sans, labelSize, width), at, labelLine, quiet)
	for i := range m.Of {
		if i < m.Level {
			s.canvas.fill(at, scoreLine-stepHeight, stepWidth, stepHeight, in)
		} else {
			s.canvas.frame(at, scoreLine-stepHeight, stepWidth, stepHeight, 2, in)
		}
		at += stepWidth + stepGap
	}
	taken := m.Of * (stepWidth + stepGap)
	s.draw(s.line(m.Words, sansBold, scoreSize, width-taken-stepGap*2), at+stepGap*2, scoreLine, ink)
}
