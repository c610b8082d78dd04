package chart

import "salient/internal/locale"

// Classes of text.
const (
	strong   = "value"
	muted    = "muted" // what says why there is no number, and what is of less weight
	tickText = "tick"
	deepText = "on-deep" // on a part of a deep or a pale colour
	paleText = "on-pale"
)

// separator stands between parts of a line in every language. No line begins with it.
const separator = "\u00a0· "

// anchor is the part of a text that stands at its place. Start is where the drawing's language begins.
type anchor string

const (
	atStart  anchor = "start"
	atMiddle anchor = "middle"
	atEnd    anchor = "end"
)

// text writes one line of text of a class, by any part of it. One in another language than the drawing's that runs in
// the other direction still begins, or ends, where one in the drawing's language does.
func (c *canvas) text(class string, by anchor, p place, y float64, text Text) {
	c.raw("<text")
	if class != "" {
		c.raw(` class="` + class + `"`)
	}
	switch class {
	case strong:
		c.raw(c.paint.strong)
	case muted, tickText:
		c.fill(c.paint.muted)
	case deepText:
		c.raw(c.paint.strong + ` fill="` + onDeep + `"`)
	case paleText:
		c.raw(c.paint.strong + ` fill="` + onPale + `"`)
	}
	c.at(p, "x")
	c.length("y", y)
	if text.Lang != "" {
		c.raw(` lang="`)
		c.escaped(text.Lang)
		c.raw(`"`)
		if runs := locale.Tag(text.Lang).Direction(); (runs == "rtl") != c.rightToLeft {
			c.raw(` direction="` + runs + `"`)
			switch by { // an anchor is of the text's own direction
			case atStart:
				by = atEnd
			case atEnd:
				by = atStart
			}
		}
	}
	if by != atStart {
		c.raw(` text-anchor="` + string(by) + `"`)
	}
	c.raw(">")
	c.escaped(text.String)
	c.raw("</text>")
}

// paragraph writes text below what is drawn so far, cut into lines, and goes down by them. Each line is a text of
// its own, so that one that runs against the others is set right by itself.
func (c *canvas) paragraph(class string, p place, text Text) {
	for _, line := range wrap(text.String, c.width-p.pixels, textSize) {
		c.text(class, atStart, p, c.y+baseline, Text{line, text.Lang})
		c.y += lineHeight
	}
}

// small draws in letters of the size of ticks.
func (c *canvas) small(draw func()) {
	c.raw("<g")
	c.length("font-size", tickSize)
	c.raw(">")
	draw()
	c.raw("</g>")
}

// title says what is drawn, to those who point at it or listen.
func (c *canvas) title(words string) {
	c.raw("<title>")
	c.escaped(words)
	c.raw("</title>")
}

// locale is how the reader's language writes numbers.
func (c *canvas) locale() *locale.Locale { return locale.For(c.language) }

// count writes a number in the reader's digits.
func (c *canvas) count(n int) Text { return Text{String: c.locale().Integer(n)} }
