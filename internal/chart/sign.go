package chart

// sign tells the dots and the line of one series from those of others, beside its colour.
type sign struct {
	path           string // about 0, 0
	dashes         string // of the line
	symbol, stroke string // of both, as ECharts calls the nearest that it has
}

// signs are in the order of the colours in marks.
var signs = [...]sign{
	{"M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "", "circle", "solid"},
	{"M-3.6-3.6H3.6V3.6H-3.6z", "7 4", "rect", "dashed"},
	{"M0-5L4.8 3.7H-4.8z", "2 3", "triangle", "dotted"},
	{"M0-5.4L4.6 0L0 5.4L-4.6 0z", "10 3 2 3", "diamond", "dashed"},
	{"M-1.6-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6z", "14 4", "pin", "dotted"}, // a cross
}

const (
	signRadius = 4  // about
	lineSample = 28 // the line in a legend
)

// signing defines the signs of series, at a scale. Their edge parts them from what they lie on.
func (c *canvas) signing(series int, scale float64) {
	c.raw("<defs>")
	for i := range series {
		m := &marks[i]
		c.raw(`<path id="`)
		c.escaped(c.id)
		c.raw("." + m.class + `" class="dot ` + m.class + `" d="` + signs[i].path + `" color="` + m.light + `" fill="currentColor" stroke="` + paper + `"`)
		if scale != 1 {
			c.raw(` transform="scale(`)
			c.decimal(scale)
			c.raw(`)"`)
		}
		c.raw("/>")
	}
	c.raw("</defs>")
}

// sign draws the sign of a series, with words for who points at it.
func (c *canvas) sign(series int, p place, y float64, about string) {
	c.raw(`<use href="#`)
	c.escaped(c.id)
	c.raw("." + marks[series].class + `"`)
	c.at(p, "x")
	c.length("y", y)
	if about == "" {
		c.raw("/>")
		return
	}
	c.raw(">")
	c.title(about)
	c.raw("</use>")
}

// stroked ends a line that belongs to a series.
func (c *canvas) stroked(series int) {
	c.raw(` color="` + marks[series].light + `" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"`)
	if dashes := signs[series].dashes; dashes != "" {
		c.raw(` stroke-dasharray="` + dashes + `"`)
	}
	c.raw("/>")
}
