package chart

// widest is what no page is wider than: what is apart there and on the narrowest is apart between.
const widest = 1600

// area is the room that something takes up, in the direction of reading.
type area struct {
	place
	width     float64
	y, height float64
}

// areaOf gives the room of a line of text.
func areaOf(p place, by anchor, y, width float64) area {
	switch by {
	case atMiddle:
		p.pixels -= width / 2
	case atEnd:
		p.pixels -= width
	}
	return area{p, width, y, tickLine}
}

func (a area) start(width float64) float64 { return a.share*width + a.pixels }

func (a area) end(width float64) float64 { return a.start(width) + a.width }

// before says whether a box ends before another begins, on every width that a page can have: how far they are apart
// is a linear function of it.
func (a area) before(other area, c *canvas) bool {
	return a.end(c.width) <= other.start(c.width) && (!c.fluid || a.end(widest) <= other.start(widest))
}

// clear says whether two boxes have nothing in common, on every width.
func (a area) clear(other area, c *canvas) bool {
	return a.y+a.height <= other.y || other.y+other.height <= a.y || a.before(other, c) || other.before(a, c)
}

// within says whether a box lies in the drawing, on every width.
func (a area) within(c *canvas) bool {
	return a.start(c.width) >= 0 && a.end(c.width) <= c.width && (!c.fluid || a.start(widest) >= 0 && a.end(widest) <= widest)
}
