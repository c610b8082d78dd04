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
	if c.rightToLeft {
		from, to = 1-to, 1-from
	}
	c.raw(`<rect class="bar"`)
	if c.fluid {
		c.percentage("x", from)
		c.percentage("width", to-from)
	} else {
		c.length("x", c.margin+from*c.width)
		c.length("width", (to-from)*c.width)
	}
	c.length("y", y)
	c.length("height", height)
	c.fill(c.paint.bar)
	c.raw("/>")
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

// line writes one line of text.
func (c *canvas) line(class string, p place, y float64, text Text) {
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
	c.foreign(text.Lang)
	c.raw(">")
	c.escaped(text.String)
	c.raw("</text>")
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
// begins where the drawing does.
func (c *canvas) foreign(lang string) {
	if lang == "" {
		return
	}
	c.raw(` lang="`)
	c.escaped(lang)
	c.raw(`"`)
	if runs := locale.Tag(lang).Direction(); (runs == "rtl") != c.rightToLeft {
		c.raw(` direction="` + runs + `" text-anchor="end"`)
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
