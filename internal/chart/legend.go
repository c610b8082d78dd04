package chart

// Sizes of a legend, and of the numbers below a bar that have no room in its parts.
const (
	swatchSize  = 12
	swatchInset = swatchSize + 5 // from a swatch to its words
	legendGap   = 16             // between two entries of a legend
	keyedGap    = 9              // between two numbers
	legendSpace = 12             // below a legend
)

// entry is the words that belong to a series, behind its mark.
type entry struct {
	class string
	text  Text
	hatch bool // a hatched box stands before the words, which say that a cell is withheld
}

// marker draws the mark of a series about a place, of the size of a swatch at most.
type marker func(series int, x, y float64)

// swatches are the marks of parts in these colours.
func (c *canvas) swatches(colours []colour) marker {
	return func(series int, x, y float64) {
		c.box("part "+colours[series].class, place{pixels: x - swatchSize/2}, swatchSize, y-swatchSize/2, swatchSize)
		c.edged(&colours[series])
	}
}

// legend says which mark stands for which series.
func (c *canvas) legend(d *Data, mark marker) {
	entries := make([]entry, len(d.Series))
	for i := range d.Series {
		entries[i] = entry{text: d.Series[i].Label}
	}
	c.entries(entries, mark, legendGap)
	c.y += legendSpace
}

// keyed writes the figures of a category below its marks, each behind the mark of its series.
func (c *canvas) keyed(series [][]figure, category int, mark marker) {
	entries := make([]entry, len(series))
	for i := range series {
		f := &series[i][category]
		entries[i] = entry{class: muted, text: f.words, hatch: f.status == Withheld}
		if f.status == Stated {
			entries[i].class = strong
		}
	}
	c.entries(entries, mark, keyedGap)
}

// entries writes one entry a series, one behind the other in as many lines as they need.
func (c *canvas) entries(entries []entry, mark marker, gap float64) {
	x := 0.0
	for i := range entries {
		e := &entries[i]
		inset := float64(swatchInset)
		if e.hatch {
			inset += stackStub + wordGap
		}
		size := float64(textSize)
		if e.class == strong {
			size *= boldness
		}
		width := inset + measure(e.text.String, size)
		if x > 0 && x+width > c.width {
			c.y += lineHeight
			x = 0
		}
		mark(i, x+swatchSize/2, c.y+4+swatchSize/2)
		if e.hatch {
			c.hatched(place{pixels: x + swatchInset}, stackStub, c.y+4, swatchSize)
		}
		if width > c.width { // such words take lines of their own
			c.paragraph(e.class, place{pixels: inset}, e.text)
			continue
		}
		c.line(e.class, place{pixels: x + inset}, c.y+baseline, e.text)
		x += width + gap
	}
	if x > 0 {
		c.y += lineHeight
	}
}
