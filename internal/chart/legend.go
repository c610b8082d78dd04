package chart

// Sizes of a legend, and of the numbers below a bar that have no room in its parts.
const (
	swatchSize  = 12
	markGap     = 5  // from a mark to its words
	legendGap   = 16 // between two entries of a legend
	keyedGap    = 9  // between two numbers
	legendSpace = 12 // below a legend
)

// marker draws the mark of a series about a place. Its width is in pixels.
type marker struct {
	width float64
	draw  func(series int, x, y float64)
}

// swatches are the marks of parts in these colours.
func (c *canvas) swatches(colours []colour) marker {
	return marker{swatchSize, func(series int, x, y float64) {
		c.box("part "+colours[series].class, place{pixels: x - swatchSize/2}, swatchSize, y-swatchSize/2, swatchSize)
		c.edged(&colours[series])
	}}
}

// dots are the marks of series of dots.
func (c *canvas) dots() marker {
	return marker{swatchSize, func(series int, x, y float64) { c.sign(series, place{pixels: x}, y, "") }}
}

// lines are the marks of series of lines.
func (c *canvas) lines() marker {
	return marker{lineSample, func(series int, x, y float64) {
		c.raw(`<svg overflow="visible"`) // in which the line can begin at the end of the drawing too
		c.at(place{}, "x")
		c.length("y", y)
		from, to := x-lineSample/2, x+lineSample/2
		if c.rightToLeft {
			from, to = -to, -from
		}
		c.raw(`><path class="` + marks[series].class + `" d="M`)
		c.decimal(from)
		c.raw(" 0H")
		c.decimal(to)
		c.raw(`"`)
		c.stroked(series)
		c.raw("</svg>")
		c.sign(series, place{pixels: x}, y, "")
	}}
}

// entry is the words that belong to a series, behind its mark.
type entry struct {
	series int
	class  string
	text   Text
	hatch  bool // a hatched box stands before the words, which say that a cell is withheld
}

// legend says which mark stands for which series.
func (c *canvas) legend(d *Data, mark marker) {
	entries := make([]entry, len(d.Series))
	for i := range d.Series {
		entries[i] = entry{series: i, text: d.Series[i].Label}
	}
	c.entries(entries, mark, legendGap)
	c.y += legendSpace
}

// keyed writes figures of some series below the marks of their category, each behind the mark of its series.
func (c *canvas) keyed(series [][]figure, of []int, category int, mark marker) {
	entries := make([]entry, len(of))
	for i, s := range of {
		f := &series[s][category]
		entries[i] = entry{series: s, class: muted, text: f.words, hatch: f.status == Withheld}
		if f.status == Stated {
			entries[i].class = strong
		}
	}
	c.entries(entries, mark, keyedGap)
}

// entries writes entries one behind the other, in as many lines as they need.
func (c *canvas) entries(entries []entry, mark marker, gap float64) {
	x := 0.0
	for i := range entries {
		e := &entries[i]
		inset := mark.width + markGap
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
		mark.draw(e.series, x+mark.width/2, c.y+lineHeight/2)
		if e.hatch {
			c.hatched(place{pixels: x + mark.width + markGap}, stackStub, c.y+(lineHeight-swatchSize)/2, swatchSize)
		}
		if width > c.width { // such words take lines of their own
			c.paragraph(e.class, place{pixels: inset}, e.text)
			continue
		}
		c.text(e.class, atStart, place{pixels: x + inset}, c.y+baseline, e.text)
		x += width + gap
	}
	if x > 0 {
		c.y += lineHeight
	}
}

// keyInset is where names begin, behind the numbers that stand for them in a drawing.
func (c *canvas) keyInset(numbers int) place {
	return place{pixels: tickGap + max(20, measure(c.count(numbers).String, textSize*boldness))}
}

// named says what a number in the drawing stands for.
func (c *canvas) named(number int, inset place, name Text) {
	c.text(strong, atStart, place{}, c.y+baseline, c.count(number))
	c.paragraph("", inset, name)
}
