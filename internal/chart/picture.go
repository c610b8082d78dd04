package chart

import "salient/internal/locale"

// picture is a drawing and the words around it.
type picture struct {
	id                   string
	title, subtitle, alt Text
	language             locale.Tag
	rightToLeft          bool
	barred               bool // it has a label above each of its bars
	draw                 func(*canvas)
}

// picture gives what every picture of the data has: whoever knows how to draws it.
func (d *Data) picture(words *locale.Words) picture {
	tag := words.Locale().Tag()
	return picture{id: d.ID, title: d.Title, subtitle: d.Subtitle, alt: d.Alt, language: tag, rightToLeft: tag.Direction() == "rtl"}
}

// worthwhile is the part of its height, one in so many, that a picture of bars must lose on a wide page to be drawn for it
// too: of others, words move to better places, but bars only have their labels cut less.
const worthwhile = 7

// inline gives the picture for a page: drawn for a phone and, if that makes it much lower, once more for more room. The second
// drawing is not displayed until a style sheet, which knows how wide the page is, says so of the class wide, and then
// hides the class narrow.
func (p *picture) inline() []byte {
	narrow, wide := p.fluid(p.id, narrowest), p.fluid(p.id+".wide", roomy)
	two := wide.y < narrow.y && (!p.barred || (narrow.y-wide.y)*worthwhile >= narrow.y)
	c := canvas{out: make([]byte, 0, len(narrow.out)+len(wide.out)+1024)}
	p.open(&c, narrow.y)
	if two {
		c.raw(` class="narrow"`)
	}
	p.head(&c)
	p.words(&c)
	c.out = append(c.out, narrow.out...)
	c.raw("</svg>")
	if two {
		p.open(&c, wide.y)
		c.raw(` class="wide" display="none"`)
		p.head(&c)
		c.out = append(c.out, wide.out...)
		c.raw("</svg>")
	}
	return c.out
}

// fluid draws the picture with lines that are cut for a width, and places that follow a wider page.
func (p *picture) fluid(id string, width float64) *canvas {
	c := &canvas{
		out: make([]byte, 0, 4<<10), id: id, width: width, fluid: true, paint: themed, rightToLeft: p.rightToLeft, language: p.language,
	}
	p.draw(c)
	return c
}

// open begins the tag of a fluid drawing.
func (p *picture) open(c *canvas, height float64) {
	c.raw(`<svg xmlns="http://www.w3.org/2000/svg" width="100%"`)
	c.length("height", height)
	c.raw(` fill="currentColor"`)
	c.length("font-size", textSize)
}

// A picture that stands alone: its sizes and its colours, which keep a contrast of at least 4.5 on white (WCAG 1.4.3).
const (
	slideWidth  = 720
	slideMargin = 32
	titleSize   = 20
	titleHeight = 28

	ink      = "#191c22"
	barInk   = "#1c5d8c"
	mutedInk = "#4d5560"
	paper    = "#fff"
)

// standalone gives the picture with its title and the lines below it, in colours of its own.
func (p *picture) standalone(foot []string) []byte {
	c := canvas{
		id: p.id, width: slideWidth - 2*slideMargin, margin: slideMargin, rightToLeft: p.rightToLeft, language: p.language,
		paint: paint{bar: barInk, muted: mutedInk, strong: ` font-weight="600"`},
		y:     slideMargin,
	}
	for _, line := range wrap(p.title.String, c.width, titleSize*boldness) {
		c.raw(`<g font-weight="600"`)
		c.length("font-size", titleSize)
		c.raw(">")
		c.text("", atStart, place{}, c.y+titleSize, Text{line, p.title.Lang})
		c.raw("</g>")
		c.y += titleHeight
	}
	if p.subtitle.String != "" {
		c.paragraph(muted, place{}, p.subtitle)
	}
	c.y += lineHeight
	p.draw(&c)
	if len(foot) > 0 {
		c.y += lineHeight
	}
	for _, line := range foot {
		c.paragraph(muted, place{}, Text{String: line})
	}
	body := c.out
	c.out = make([]byte, 0, len(body)+1024)
	c.raw(`<svg xmlns="http://www.w3.org/2000/svg"`)
	c.length("width", slideWidth)
	height := c.y + slideMargin
	c.length("height", height)
	c.raw(` viewBox="0 0 `)
	c.decimal(slideWidth)
	c.raw(" ")
	c.decimal(height)
	c.raw(`" fill="` + ink + `" color="` + ink + `" font-family="'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif"`)
	c.length("font-size", textSize)
	p.head(&c)
	p.words(&c)
	c.raw(`<rect width="100%" height="100%" fill="` + paper + `"/>`)
	c.out = append(c.out, body...)
	c.raw("</svg>\n")
	return c.out
}

// head ends the opening tag, and names the words in which the picture is said.
func (p *picture) head(c *canvas) {
	c.raw(` lang="` + string(p.language) + `"`)
	if p.rightToLeft {
		c.raw(` direction="rtl"`)
	}
	c.raw(` role="img" aria-labelledby="`)
	c.escaped(p.id + ".title " + p.id + ".desc")
	c.raw(`">`)
}

// words says the picture for those who do not see it.
func (p *picture) words(c *canvas) {
	for _, part := range []struct {
		name string
		text Text
	}{{"title", p.title}, {"desc", p.alt}} {
		c.raw("<" + part.name + ` id="`)
		c.escaped(p.id + "." + part.name)
		c.raw(`"`)
		if part.text.Lang != "" {
			c.raw(` lang="`)
			c.escaped(part.text.Lang)
			c.raw(`"`)
		}
		c.raw(">")
		c.escaped(part.text.String)
		c.raw("</" + part.name + ">")
	}
}
