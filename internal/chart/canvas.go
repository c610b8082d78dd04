package chart

import (
	"html"
	"math"
	"strconv"

	"salient/internal/locale"
)

// Sizes of a drawing, in CSS pixels.
const (
	// narrowest is the room that a page leaves for a drawing on a phone of 320 px. Lines are cut for it; a wider
	// page has room to spare.
	narrowest  = 264
	textSize   = 14
	lineHeight = 20 // room for the tall marks of Arabic, Devanagari and Thai
	baseline   = 15 // below the top of a line
)

// canvas writes a drawing from top to bottom.
//
// A drawing for a page is fluid: a place across it is a percentage of the room there is and some pixels, so that
// text keeps its size on a phone and on a wide screen, which scaling by a viewBox would not. A drawing that stands
// alone has a fixed width. In both, places count from the side on which the reader's language begins.
type canvas struct {
	out         []byte
	id          string  // ids inside the drawing begin with it and a dot
	y           float64 // how far down the drawing has come
	width       float64 // for which lines are cut
	fluid       bool
	margin      float64 // on both sides of a drawing that is not fluid
	rightToLeft bool
	language    locale.Tag // the reader's
	paint       paint
}

// paint colours what is not plain text.
type paint struct{ bar, muted string }

// themed leaves the colours to the style sheet, which knows the classes; without one all is in the colour of text.
var themed = paint{bar: "currentColor", muted: "currentColor"}

// place is a place across the drawing: a share of its width, from 0 to 1, and some pixels.
type place struct{ share, pixels float64 }

// at writes a place as attributes of a shape.
func (c *canvas) at(p place, names ...string) {
	if c.rightToLeft {
		p = place{1 - p.share, -p.pixels}
	}
	for _, name := range names {
		switch {
		case !c.fluid:
			c.length(name, c.margin+p.share*c.width+p.pixels)
		case p.share == 0:
			c.length(name, p.pixels)
		default:
			c.percentage(name, p.share)
		}
	}
	if c.fluid && p.share != 0 && p.pixels != 0 { // no attribute can say "a percentage and some pixels"
		c.raw(` transform="translate(`)
		c.decimal(p.pixels)
		c.raw(`)"`)
	}
}

// bar draws a box between two shares of the width.
func (c *canvas) bar(from, to, y, height float64) {
	c.stretch("bar", from, to, 0, y, height)
	c.fill(c.paint.bar)
	c.raw("/>")
}

// part draws the box of a series between two shares of the width, and some pixels further.
func (c *canvas) part(colour *colour, from, to, pixels, y, height float64) {
	c.stretch("part "+colour.class, from, to, pixels, y, height)
	c.edged(colour)
}

// edged ends a shape that is filled with the colour of a series. Its edge is seen where the fill is near the page's.
func (c *canvas) edged(colour *colour) {
	c.raw(` fill="` + colour.light + `" stroke="` + c.paint.muted + `"`)
	if colour.dashed {
		c.raw(` stroke-dasharray="3 2"`)
	}
	c.raw("/>")
}

// stretch opens a box between two shares of the width and some pixels further, whose attributes the caller ends.
func (c *canvas) stretch(class string, from, to, pixels, y, height float64) {
	if c.rightToLeft {
		from, to, pixels = 1-to, 1-from, -pixels
	}
	c.raw(`<rect class="` + class + `"`)
	if c.fluid {
		c.percentage("x", from)
		c.percentage("width", to-from)
		if pixels != 0 {
			c.raw(` transform="translate(`)
			c.decimal(pixels)
			c.raw(`)"`)
		}
	} else {
		c.length("x", c.margin+from*c.width+pixels)
		c.length("width", (to-from)*c.width)
	}
	c.length("y", y)
	c.length("height", height)
}

// box opens a box of a width in pixels, whose attributes the caller ends.
func (c *canvas) box(class string, p place, width, y, height float64) {
	c.raw(`<rect class="` + class + `"`)
	if c.rightToLeft {
		p.pixels += width
	}
	c.at(p, "x")
	c.length("width", width)
	c.length("y", y)
	c.length("height", height)
}

// circle opens a circle at a place in pixels, whose attributes the caller ends.
func (c *canvas) circle(class string, x, y, radius float64) {
	c.raw(`<circle class="` + class + `"`)
	c.at(place{pixels: x}, "cx")
	c.length("cy", y)
	c.length("r", radius)
}

// rule opens a line downwards, whose attributes the caller ends.
func (c *canvas) rule(class string, p place, from, to float64) {
	c.raw(`<line class="` + class + `"`)
	c.at(p, "x1", "x2")
	c.length("y1", from)
	c.length("y2", to)
	c.raw(` stroke="currentColor"`)
}

// paragraph writes text below what is drawn so far, cut into lines, and goes down by them. Each line is a text of
// its own, so that one that runs against the others is set right by itself.
func (c *canvas) paragraph(class string, p place, text Text) {
	for _, line := range wrap(text.String, c.width-p.pixels, textSize) {
		c.line(class, p, c.y+baseline, Text{line, text.Lang})
		c.y += lineHeight
	}
}

// line writes one line of text, which begins at a place.
func (c *canvas) line(class string, p place, y float64, text Text) {
	c.words(class, "start", p, y, text)
}

// ending writes one line of text, which ends at a place.
func (c *canvas) ending(class string, p place, y float64, text Text) {
	c.words(class, "end", p, y, text)
}

func (c *canvas) words(class, anchor string, p place, y float64, text Text) {
	c.raw("<text")
	if class != "" {
		c.raw(` class="` + class + `"`)
	}
	switch class {
	case muted:
		c.fill(c.paint.muted)
	case strong:
		c.raw(` font-weight="600"`)
	}
	c.at(p, "x")
	c.length("y", y)
	c.foreign(text.Lang, anchor)
	c.raw(">")
	c.escaped(text.String)
	c.raw("</text>")
}

// inside writes a number in the middle of a part.
func (c *canvas) inside(colour *colour, p place, y float64, text Text) {
	class, fill := colour.text()
	c.raw(`<text class="` + class + `" font-weight="600" text-anchor="middle" fill="` + fill + `"`)
	c.at(p, "x")
	c.length("y", y)
	c.raw(">")
	c.escaped(text.String)
	c.raw("</text>")
}

// figure draws one cell in a row of its own from zero on: its bar with the number behind it, or why there is none.
func (c *canvas) figure(f *figure, s scale, height float64, bar func(from, to float64)) {
	zero := s.at(0)
	text := c.y + height - 2
	switch f.status {
	case Stated:
		v := f.number.Value
		if v != 0 {
			bar(min(zero, s.at(v)), max(zero, s.at(v)))
		}
		if v == 0 || s.from < 0 {
			c.rule("axis", place{share: zero}, c.y-2, c.y+height+2)
			c.raw("/>")
		}
		// The number of a negative bar stands on the other side of zero, where there is room.
		c.line(strong, place{max(zero, s.at(v)), wordGap}, text, f.words)
	case Withheld:
		c.hatched(place{share: zero}, stub, c.y, height)
		c.line(muted, place{zero, stub + wordGap}, text, f.words)
	case NotStated:
		c.line(muted, place{share: zero}, text, f.words)
	}
}

// hatching defines what marks a withheld cell: a pattern that print in grey keeps.
func (c *canvas) hatching() {
	c.raw(`<defs><pattern id="`)
	c.escaped(c.id)
	c.raw(`.hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M3 0V6" stroke="currentColor" stroke-width="2"/></pattern></defs>`)
}

// hatched draws the box of a withheld cell.
func (c *canvas) hatched(p place, width, y, height float64) {
	c.box("withheld", p, width, y, height)
	c.raw(` fill="url(#`)
	c.escaped(c.id)
	c.raw(`.hatch)" stroke="currentColor"/>`)
}

// Classes of text.
const (
	strong = "value"
	muted  = "muted" // what says why there is no number, and what is of less weight
)

// foreign marks text in another language than the drawing's. Where it runs in the other direction, it still
// begins, or ends, where one in the drawing's language does.
func (c *canvas) foreign(lang, anchor string) {
	opposite := false
	if lang != "" {
		c.raw(` lang="`)
		c.escaped(lang)
		c.raw(`"`)
		runs := locale.Tag(lang).Direction()
		if opposite = (runs == "rtl") != c.rightToLeft; opposite {
			c.raw(` direction="` + runs + `"`)
		}
	}
	if opposite != (anchor == "end") { // an anchor is of the text's own direction, and starts where it is not named
		c.raw(` text-anchor="end"`)
	}
}

func (c *canvas) raw(s string) { c.out = append(c.out, s...) }

func (c *canvas) escaped(s string) { c.raw(html.EscapeString(s)) }

func (c *canvas) fill(colour string) {
	if colour != "currentColor" { // which the whole drawing has
		c.raw(` fill="` + colour + `"`)
	}
}

// length writes an attribute.
func (c *canvas) length(name string, v float64) {
	c.raw(" " + name + `="`)
	c.decimal(v)
	c.raw(`"`)
}

func (c *canvas) percentage(name string, share float64) {
	c.raw(" " + name + `="`)
	c.decimal(100 * share)
	c.raw(`%"`)
}

// decimal writes a number with two decimals at most.
func (c *canvas) decimal(v float64) {
	c.out = strconv.AppendFloat(c.out, math.Round(v*100)/100+0, 'f', -1, 64) // + 0 makes -0 a 0
}
