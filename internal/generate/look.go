package generate

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"salient/internal/image"
	"salient/internal/output"
	"salient/internal/render"
	"salient/internal/schema"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/typeface"
)

const (
	settingsFile = "content/site.yaml"
	// mainStylesheet is the one that a site's look is written into, so that pages ask for one alone.
	mainStylesheet = "css/salient.css"
	fontsFolder    = "fonts"
	// Every page brings the logo, and nearly every one the fonts: a page without them may have 60 kB.
	maxLogo = 100 << 10
	maxFont = 100 << 10
)

// logo gives the picture that stands for the site's title, or nil.
func (t *theme) logo() *render.Logo {
	light, dark := t.picture(t.look.Logo), t.picture(t.look.LogoDark)
	if light == nil {
		return nil
	}
	l := &render.Logo{Src: t.addresses[t.look.Logo.ID], Width: light.Width, Height: light.Height}
	if dark != nil {
		l.Dark = t.addresses[t.look.LogoDark.ID]
	}
	return l
}

func (t *theme) picture(ref schema.Ref) *image.Image { return t.pictures[ref.ID] }

// check tells what the look names and the theme has not.
func (t *theme) check() {
	for _, ref := range []schema.Ref{t.look.Logo, t.look.LogoDark} {
		if ref.ID == "" || !t.has(ref, "", "logo", image.IsPicture, "save it as SVG, PNG or JPEG") {
			continue
		}
		if picture := t.picture(ref); picture != nil && len(picture.Data) > maxLogo {
			t.tell(ref.ID, source.Problem{
				What: fmt.Sprintf("a logo of more than %d kB, which every page would bring", maxLogo>>10), Advice: "save it as SVG, or smaller: 600 pixels of width are enough",
			})
		}
	}
	for _, font := range slices.Concat(t.look.Fonts.Text, t.look.Fonts.Interface) {
		if font.File.ID != "" {
			t.has(font.File, fontsFolder, "font", typeface.Is, "fetch it as WOFF2, or have it converted")
		}
	}
	for _, a := range t.assets {
		if typeface.Is(a.name) && len(a.content) > maxFont {
			t.tell(a.name, source.Problem{
				Level: source.W, What: fmt.Sprintf("a font of more than %d kB, for which readers wait", maxFont>>10),
				Advice: "fetch it with the letters of your languages alone, and give each script a file of its own",
			})
		}
	}
}

// has says whether a file that the look names is there, and tells where it is not or is of another kind.
func (t *theme) has(ref schema.Ref, folder, thing string, kind func(string) bool, advice string) bool {
	_, there := t.addresses[path.Join(folder, ref.ID)]
	p := source.Problem{File: settingsFile, Pos: ref.At, Words: ref.ID}
	switch {
	case !kind(ref.ID):
		p.What, p.Advice = "a "+thing+" of a kind that pages do not have", advice
	case !there:
		within := path.Join(assetsFolder, folder)
		p.What, p.Advice = "a "+thing+" that is not in "+within+"/", "put the file there"
		p.Nearest = strings.TrimPrefix(t.nearest(path.Join(folder, ref.ID)), folder+"/")
	default:
		return true
	}
	t.problems = append(t.problems, p)
	return false
}

// nearest gives the file of the theme that was probably meant by a name, or "".
func (t *theme) nearest(name string) string {
	return source.Nearest(name, slices.Values(slices.Sorted(maps.Keys(t.addresses))))
}

// voice is one of the two that pages speak in.
type voice struct {
	name   string
	fonts  []settings.Font
	before string // the first of the system's fonts, in the shipped stylesheet
}

func (t *theme) voices() []voice {
	return []voice{{"text", t.look.Fonts.Text, "Charter"}, {"interface", t.look.Fonts.Interface, "-apple-system"}}
}

// family names the fonts of a script. Each has a family of its own: of two fonts in one, of which one is variable, a
// browser takes a single one for a weight, and never looks into the other (CSS Fonts 4, 5.2).
func (v voice) family(script settings.Script) string {
	if script == "" {
		return "site-" + v.name
	}
	return "site-" + v.name + "-" + string(script)
}

// scripts have their codes (ISO 15924) and letters (Unicode 17, Blocks), with the rows that only texts of them use.
var scripts = map[settings.Script]struct{ code, letters string }{
	"arabic":     {"Arab", "U+600-6FF,U+750-77F,U+870-8FF,U+FB50-FDFF,U+FE70-FEFE"},
	"bengali":    {"Beng", "U+980-9FF"},
	"cyrillic":   {"Cyrl", "U+400-52F,U+1C80-1C8F,U+2DE0-2DFF,U+A640-A69F"},
	"devanagari": {"Deva", "U+900-97F,U+1CD0-1CFF,U+A8E0-A8FF"},
	"greek":      {"Grek", "U+370-3FF,U+1F00-1FFF"},
	"hebrew":     {"Hebr", "U+590-5FF,U+FB1D-FB4F"},
	"thai":       {"Thai", "U+E00-E7F"},
}

// onScreen has a font shown where it comes in time for the first line, and else from the next page on: text that changes
// its font late moves what the reader reads. A print waits.
const onScreen, inPrint = "font-display:optional", "font-display:block"

// stylesheet writes the look as rules: the accent for light and dark pages, and the fonts.
func (t *theme) stylesheet() string {
	t.check()
	var b strings.Builder
	if t.look.Accent.Given {
		light, dark := t.look.Accents()
		fmt.Fprintf(&b, ":root{--accent:%s;--on-accent:%s}@media screen{:root{--link:var(--accent)}}", light, light.Text())
		fmt.Fprintf(&b, "@media screen and (prefers-color-scheme:dark){:root{--accent:%s;--on-accent:%s}}", dark, dark.Text())
	}
	for _, voice := range t.voices() {
		var families []string
		for _, font := range voice.fonts {
			name := path.Join(fontsFolder, font.File.ID)
			if t.addresses[name] == "" {
				continue
			}
			family := voice.family(font.Script)
			if !slices.Contains(families, family) {
				families = append(families, family)
			}
			weight := cmp.Or(string(font.Weight), "400")
			if font.Weight == "" && t.fonts[name].Variable {
				weight = "1 999" // a browser takes of it what the font has
			}
			fmt.Fprintf(&b, `@font-face{font-family:%s;src:url(%s) format("woff2");font-weight:%s;%s`, family, t.addresses[name], weight, onScreen)
			if font.Italic {
				b.WriteString(";font-style:italic")
			}
			if font.Script != "" {
				b.WriteString(";unicode-range:" + scripts[font.Script].letters)
			}
			b.WriteByte('}')
		}
		if families != nil {
			fmt.Fprintf(&b, ":root{--%s-font:%s,%s}", voice.name, strings.Join(families, ","), voice.before)
		}
	}
	return b.String()
}

// preload gives the fonts that pages begin with: all that are upright.
func (t *theme) preload() (fonts []render.Font) {
	for _, voice := range t.voices() {
		for _, f := range voice.fonts {
			font := render.Font{Address: t.addresses[path.Join(fontsFolder, f.File.ID)], Script: scripts[f.Script].code}
			if font.Address != "" && !f.Italic && !slices.Contains(fonts, font) {
				fonts = append(fonts, font)
			}
		}
	}
	return fonts
}

// named is a file that a minified stylesheet names.
var named = regexp.MustCompile(`url\(\s*["']?([^"'()]*)["']?\s*\)`)

// addStylesheet publishes a stylesheet, in which the files of the theme have the addresses that they are published at.
func (t *theme) addStylesheet(name string, content []byte, own string) {
	if name == mainStylesheet {
		content = append(content, own...)
	}
	small, problem := output.Minify(name, content)
	if problem != nil {
		t.tell(name, *problem)
		return
	}
	small = named.ReplaceAllFunc(small, func(url []byte) []byte {
		given := string(named.FindSubmatch(url)[1])
		if given == "" || strings.ContainsAny(given[:1], "#/") || strings.Contains(given, ":") {
			return url // within the page; or for the scan to judge
		}
		file := path.Join(path.Dir(name), given)
		address, there := t.addresses[file]
		if !there {
			t.tell(name, source.Problem{
				Pos: placeOf(content, given), What: "a stylesheet names a file that is not there", Words: given,
				Nearest: t.nearest(file), Advice: "name it from the folder of the stylesheet: ../fonts/name.woff2",
			})
		}
		return []byte("url(" + address + ")")
	})
	t.publish(name, small)
}

// placeOf finds where words stand in a file.
func placeOf(content []byte, words string) source.Pos {
	before, _, found := bytes.Cut(content, []byte(words))
	if !found {
		return source.Pos{}
	}
	line := bytes.LastIndexByte(before, '\n') + 1
	return source.Pos{Line: int32(bytes.Count(before, []byte("\n")) + 1), Col: int32(utf8.RuneCount(before[line:]) + 1)}
}
