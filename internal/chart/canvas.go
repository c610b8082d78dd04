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
	narrowest = 264
	// roomy is the room from which on the style sheet shows the drawing for wide pages.
	roomy      = 560
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

// paint is how what is not plain text looks.
type paint struct {
	bar, muted string // colours
	strong     string // the attribute of bold letters
}

// themed leaves this to the style sheet, which knows the classes; without one all is in the colour of text.
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
		case c.fluid && p == place{}: // what a shape has without it
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
		if from != 0 {
			c.percentage("x", from)
		}
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

// level opens a line across the drawing, whose attributes the caller ends.
func (c *canvas) level(from, to, y float64) {
	c.raw("<line")
	c.at(place{share: from}, "x1")
	c.at(place{share: to}, "x2")
	c.length("y1", y)
	c.length("y2", y)
	c.raw(` stroke="currentColor"`)
}

// gridline draws one across the drawing from a share of its width on.
func (c *canvas) gridline(from, y float64) {
	c.level(from, 1, y)
	c.raw(` class="tick" stroke-opacity=".25"/>`)
}

// hatched draws the box of a withheld cell.
func (c *canvas) hatched(p place, width, y, height float64) {
	c.hatch(y, height, func(class string, y, height float64) { c.box(class, p, width, y, height) })
}

// hatchedBetween draws the box of a withheld cell between two shares of the width and some pixels further.
func (c *canvas) hatchedBetween(from, to, pixels, y, height float64) {
	c.hatch(y, height, func(class string, y, height float64) { c.stretch(class, from, to, pixels, y, height) })
}

// hatch draws the bars that mark what is withheld, and the box around them. They are boxes too: a pattern is a picture of
// points when it is printed to a file.
func (c *canvas) hatch(y, height float64, open func(class string, y, height float64)) {
	const thick, gap = 1.5, 2.5
	bars := math.Floor((height - gap) / (thick + gap))
	first := y + (height-bars*(thick+gap)+gap)/2
	for i := range int(bars) {
		open("hatch", first+float64(i)*(thick+gap), thick)
		c.raw("/>")
	}
	open("withheld", y, height)
	c.raw(` fill="none" stroke="currentColor"/>`)
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
	hundredths := int64(math.Round(v * 100))
	if hundredths < 0 {
		c.raw("-")
		hundredths = -hundredths
	}
	c.out = strconv.AppendInt(c.out, hundredths/100, 10)
	if tenths, hundredth := hundredths/10%10, hundredths%10; tenths+hundredth > 0 {
		c.out = append(c.out, '.', '0'+byte(tenths))
		if hundredth > 0 {
			c.out = append(c.out, '0'+byte(hundredth))
		}
	}
}
