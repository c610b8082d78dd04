package image

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"salient/internal/source"
)

// MaxDrawing is the size in bytes of the largest drawing in SVG that is read.
const MaxDrawing = 256 << 10

// ReadDrawing reads a picture in SVG, as a logo is, and writes it anew with shapes and colours alone: what programs
// note down in it (names of folders, of people, earlier versions) goes, and what could run or load is an E. Width and
// height are those of its view box, which is in no unit; a small one is given larger, so that whole numbers hold its form.
func ReadDrawing(file string, data []byte) (*Image, []source.Problem) {
	d := svgWriter{decoder: xml.NewDecoder(bytes.NewReader(data))}
	if len(data) > MaxDrawing {
		d.refuse(fmt.Sprintf("a picture in SVG of more than %d kB", MaxDrawing>>10), "", "save it with fewer points, or as PNG")
	} else {
		d.write()
	}
	if d.problem != nil {
		d.problem.File = file
		return nil, []source.Problem{*d.problem}
	}
	return &Image{Data: d.out.Bytes(), Type: "image/svg+xml", Width: d.width, Height: d.height}, nil
}

// IsPicture says whether a file has the name of a picture that can be made anew.
func IsPicture(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".svg" || formats[ext] != nil
}

type svgWriter struct {
	decoder       *xml.Decoder
	out           bytes.Buffer
	open          int // elements
	width, height int
	problem       *source.Problem
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// shown and kept are elements and attributes (SVG 2) that draw shapes. Silent elements draw nothing, and go.
var (
	shown  = words(`svg g defs symbol use path rect circle ellipse line polyline polygon clipPath mask pattern marker linearGradient radialGradient stop`)
	silent = words(`metadata title desc`)
	kept   = words(`id x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox transform preserveAspectRatio pathLength offset href
		clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod
		markerWidth markerHeight markerUnits orient refX refY`)
	// painted are attributes that may stand in style="" as well (SVG 2, 6.6).
	painted = words(`clip-path clip-rule color color-interpolation display fill fill-opacity fill-rule marker-end marker-mid marker-start mask mask-type
		opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
		stroke-miterlimit stroke-opacity stroke-width transform-origin vector-effect visibility`)
	outside = regexp.MustCompile(`(?i)url\(\s*["']?\s*[^#"'\s]`)
)

func (d *svgWriter) refuse(what, words, advice string) {
	line, column := d.decoder.InputPos()
	d.problem = &source.Problem{What: what, Words: words, Advice: advice}
	if len(words) > 0 {
		d.problem.Pos = source.Pos{Line: int32(line), Col: int32(column)}
	}
}

const (
	saveAgain = "save it again from the original, as plain SVG, or as PNG"
	noPicture = "draw it in the file itself, or save it as PNG"
)

func (d *svgWriter) write() {
	for d.problem == nil {
		token, err := d.decoder.Token()
		switch {
		case err == io.EOF && d.width > 0:
			return
		case err != nil:
			d.refuse("a damaged picture in SVG", "", saveAgain)
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			d.start(token)
		case xml.EndElement:
			d.out.WriteString("</" + token.Name.Local + ">")
			d.open--
		}
	}
}

func (d *svgWriter) start(e xml.StartElement) {
	name := e.Name.Local
	ours := e.Name.Space == svgSpace || e.Name.Space == ""
	switch {
	case d.open == 0 && (d.width > 0 || !ours || name != "svg"):
		d.refuse("a picture that is not the SVG that its name says", name, saveAgain)
	case !ours || silent[name]:
		if d.decoder.Skip() != nil {
			d.refuse("a damaged picture in SVG", "", saveAgain)
		}
	case name == "style":
		d.refuse("a picture in SVG with a style sheet, which pages do not allow", name, "save it with colours as attributes: in Illustrator, Export As, Styling: Presentation Attributes; or save it as PNG")
	case name == "text":
		d.refuse("a picture in SVG with letters, which look otherwise on each reader's machine", name, "turn the letters into outlines: in Inkscape, Path, Object to Path; in Illustrator, Type, Create Outlines")
	case !shown[name]:
		d.refuse("a picture in SVG with more than shapes and colours", name, saveAgain)
	default:
		d.element(name, e.Attr)
	}
}

func (d *svgWriter) element(name string, given []xml.Attr) {
	attributes := map[string]string{}
	for _, a := range given {
		if !d.allows(a) {
			return
		}
		switch local := a.Name.Local; {
		case a.Name.Space == xlinkSpace && local == "href":
			attributes[local] = a.Value
		case a.Name.Space == "" && (kept[local] || painted[local]):
			attributes[local] = a.Value
		}
	}
	for _, a := range given {
		if a.Name.Space == "" && a.Name.Local == "style" { // above the attributes in the cascade
			for declaration := range strings.SplitSeq(a.Value, ";") {
				if property, value, _ := strings.Cut(declaration, ":"); painted[strings.TrimSpace(property)] {
					attributes[strings.TrimSpace(property)] = strings.TrimSpace(value)
				}
			}
		}
	}
	d.out.WriteString("<" + name)
	if d.open == 0 {
		if !d.size(attributes) {
			return
		}
		d.out.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, key := range slices.Sorted(maps.Keys(attributes)) {
		d.out.WriteString(" " + key + `="`)
		_ = xml.EscapeText(&d.out, []byte(attributes[key])) // a buffer takes all
		d.out.WriteByte('"')
	}
	d.out.WriteByte('>')
	d.open++
}

// allows refuses what could run or load.
func (d *svgWriter) allows(a xml.Attr) bool {
	switch name := strings.ToLower(a.Name.Local); {
	case a.Name.Space == "xmlns", a.Name.Space == "" && name == "xmlns":
	case strings.HasPrefix(name, "on"):
		d.refuse("a picture in SVG with a script", a.Name.Local, saveAgain)
	case name == "href" && !strings.HasPrefix(a.Value, "#"):
		d.refuse("a picture in SVG that names another file or address", a.Value, noPicture)
	case outside.MatchString(a.Value):
		d.refuse("a picture in SVG that names another file or address", a.Value, noPicture)
	}
	return d.problem == nil
}

// size takes the form of the picture from its view box, or from width and height, which then become one.
func (d *svgWriter) size(attributes map[string]string) bool {
	box := strings.FieldsFunc(attributes["viewBox"], func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
	if len(box) == 0 {
		box = []string{"0", "0", strings.TrimSuffix(attributes["width"], "px"), strings.TrimSuffix(attributes["height"], "px")}
		attributes["viewBox"] = strings.Join(box, " ")
	}
	delete(attributes, "width")
	delete(attributes, "height")
	if len(box) == 4 {
		width, _ := strconv.ParseFloat(box[2], 64)
		height, _ := strconv.ParseFloat(box[3], 64)
		const least, most = 100, 10_000
		if short := min(width, height); short > 0 && short < least {
			width, height = width*least/short, height*least/short
		}
		if width > 0 && height > 0 && max(width, height) <= most { // and so is no infinity or NaN
			d.width, d.height = int(math.Round(width)), int(math.Round(height))
			return true
		}
	}
	d.refuse("a picture in SVG without a size", "", `give its first element viewBox="0 0 …" with width and height, or save it again as plain SVG`)
	return false
}
