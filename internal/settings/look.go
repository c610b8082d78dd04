package settings

import (
	"fmt"
	"math"

	"salient/internal/colour"
	"salient/internal/schema"
	"salient/internal/source"
)

// Look is what tells a site's pages from another's, beside the files that its folder assets/ replaces.
type Look struct {
	Accent     Accent `field:"accent"`
	AccentDark Accent `field:"accent_dark"`
	// Logo and LogoDark are files in assets/.
	Logo     schema.Ref `field:"logo"`
	LogoDark schema.Ref `field:"logo_dark"`
	Fonts    Fonts      `field:"fonts"`
}

// Fonts are those of the two voices: text is what the authors say, interface what the publication says about it.
type Fonts struct {
	Text      []Font `field:"text"`
	Interface []Font `field:"interface"`
}

// Font is one file in assets/fonts/. A name alone is a font with that file.
type Font struct {
	File   schema.Ref `field:"file,required"`
	Weight Weight     `field:"weight"` // "": regular, or all of a variable font
	Italic bool       `field:"italic"`
	Script Script     `field:"script"` // "": for all letters that no other file of the voice is for
}

// DecodeNode implements schema.Decoder.
func (f *Font) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind == source.Scalar {
		schema.Decode(n, &f.File, r)
		return
	}
	type fields Font // without this method
	schema.Decode(n, (*fields)(f), r)
}

// Weight is how heavy a font is (CSS Fonts 4, 2.2.1): 400 is regular, 700 bold.
type Weight string

// Values implements vocabulary.Listed.
func (Weight) Values() []string { return weights }

var weights = []string{"100", "200", "300", "400", "500", "600", "700", "800", "900"}

// Script is a script whose letters have a file of their own, so that only readers of it fetch them.
type Script string

// Values implements vocabulary.Listed.
func (Script) Values() []string { return scripts }

var scripts = []string{"arabic", "bengali", "cyrillic", "devanagari", "greek", "hebrew", "thai"}

// Accent is a colour that a site chose for links and rules.
type Accent struct {
	colour.Colour
	Given bool
	At    source.Pos
}

// DecodeNode implements schema.Decoder.
func (a *Accent) DecodeNode(n *source.Node, r *schema.Report) {
	s, ok := r.Scalar(n, "accent")
	if !ok {
		return
	}
	if a.Colour, a.Given = colour.Parse(s); a.Given {
		a.At = n.Pos
		return
	}
	r.Add(source.Problem{
		Pos: n.Pos, What: "not a colour in the form of a # and six digits", Words: s, Nearest: meant(s),
		Advice: `write it in quotes, with digits from 0 to 9 and a to f: "#7a1f3d"`,
	})
}

// meant gives the colour that was probably meant by one without its sign, or in the form rgb(122, 31, 61); or "".
func meant(s string) string {
	if c, ok := colour.Parse("#" + s); ok {
		return c.String()
	}
	var c colour.Colour
	for _, form := range []string{"rgb(%d,%d,%d)", "rgb(%d, %d, %d)", "rgb(%d %d %d)"} {
		if n, _ := fmt.Sscanf(s, form, &c.R, &c.G, &c.B); n == 3 {
			return c.String()
		}
	}
	return ""
}

const (
	// textContrast is what text needs that is not large (WCAG 2.2, 1.4.3). Rules need less.
	textContrast = 4.5
	// tintContrast is that of an accent that the program itself makes (1.4.6): less looks dim beside pale text.
	tintContrast = 7
)

// pale and deep are the grounds of the shipped stylesheet on light and on dark pages: --paper and --sheet.
var (
	pale = []colour.Colour{{R: 0xff, G: 0xff, B: 0xff}, {R: 0xf5, G: 0xf5, B: 0xf1}}
	deep = []colour.Colour{{R: 0x15, G: 0x18, B: 0x1d}, {R: 0x1e, G: 0x22, B: 0x28}}
)

// Accents gives the accent on light and on dark pages. Where the site has none for dark pages, it is the nearest tint
// of the other that is well read there.
func (l Look) Accents() (light, dark colour.Colour) {
	if l.AccentDark.Given {
		return l.Accent.Colour, l.AccentDark.Colour
	}
	return l.Accent.Colour, l.Accent.Readable(tintContrast, deep...)
}

func (l Look) check(site *source.Node, r *schema.Report) {
	l.Accent.check("an accent colour too pale for light pages", pale, r)
	l.AccentDark.check("an accent colour too deep for dark pages", deep, r)
	if l.AccentDark.Given && !l.Accent.Given {
		r.E(l.AccentDark.At, "accent_dark: without accent:", "", "add accent:, the colour on light pages")
	}
	if l.LogoDark.ID != "" && l.Logo.ID == "" {
		r.E(l.LogoDark.At, "logo_dark: without logo:", "", "add logo:, the picture on light pages")
	}
	// YAML takes a # behind a blank for the start of a remark.
	if site == nil || site.Field("look") == nil {
		return
	}
	for _, name := range []string{"accent", "accent_dark"} {
		if value := site.Field("look").Field(name); value != nil && value.Kind == source.Null {
			r.E(value.Pos, "a field without a value: "+name, "", `write the colour in quotes, "#7a1f3d": without them, what begins with # is a remark`)
		}
	}
}

func (a Accent) check(what string, grounds []colour.Colour, r *schema.Report) {
	contrast := a.Least(grounds...)
	if !a.Given || contrast >= textContrast {
		return
	}
	r.Add(source.Problem{
		Pos: a.At, What: fmt.Sprintf("%s, with a contrast of %.2f to 1:", what, math.Floor(contrast*100)/100), Words: a.String(),
		Nearest: a.Readable(textContrast, grounds...).String(), Advice: "links have this colour, and text needs 4.5 to 1 (WCAG 2.2)",
	})
}
