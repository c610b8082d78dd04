package chart

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// written is a text of a picture: where it is at a width, and as wide as it can be.
type written struct {
	text       string
	class      string
	left, top  float64
	right, end float64
}

var translated = regexp.MustCompile(`^translate\((-?[0-9.]+)\)$`)

// textsAt gives the boxes of all texts of a picture that is drawn at a width.
func textsAt(t *testing.T, svg []byte, width float64) (texts []written) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	sizes, directions := []float64{}, []string{}
	var at *written
	var anchor string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			attr := map[string]string{}
			for _, a := range token.Attr {
				attr[a.Name.Local] = a.Value
			}
			size, direction := 14.0, "ltr"
			if n := len(sizes); n > 0 {
				size, direction = sizes[n-1], directions[n-1]
			}
			if s := attr["font-size"]; s != "" {
				size, _ = strconv.ParseFloat(s, 64)
			}
			if s := attr["direction"]; s != "" {
				direction = s
			}
			sizes, directions = append(sizes, size), append(directions, direction)
			if token.Name.Local != "text" {
				continue
			}
			x, percentage := strings.CutSuffix(cmp.Or(attr["x"], "0"), "%")
			left, err := strconv.ParseFloat(x, 64)
			if err != nil {
				t.Fatalf("x=%q", attr["x"])
			}
			if percentage {
				left *= width / 100
			}
			if m := translated.FindStringSubmatch(attr["transform"]); m != nil {
				by, _ := strconv.ParseFloat(m[1], 64)
				left += by
			}
			y, _ := strconv.ParseFloat(attr["y"], 64)
			at, anchor = &written{class: attr["class"], left: left, top: y - size, end: y + size/4}, attr["text-anchor"]
			if (direction == "rtl") && anchor != "middle" { // a text starts on its right
				if anchor == "end" {
					anchor = ""
				} else {
					anchor = "end"
				}
			}
		case xml.CharData:
			if at != nil {
				at.text += string(token)
			}
		case xml.EndElement:
			if at != nil && token.Name.Local == "text" {
				size := sizes[len(sizes)-1]
				if at.class == strong {
					size *= boldness
				}
				wide := measure(strings.TrimRight(at.text, " "), size)
				switch anchor {
				case "middle":
					at.left -= wide / 2
				case "end":
					at.left -= wide
				}
				at.right = at.left + wide
				texts = append(texts, *at)
				at = nil
			}
			sizes, directions = sizes[:len(sizes)-1], directions[:len(directions)-1]
		}
	}
}

// checkLayout fails where a text lies on another one or leaves the drawing, on the narrowest page or a wide one.
func checkLayout(t *testing.T, f *Figure) {
	t.Helper()
	for i, svg := range pictures(f) {
		for _, width := range []float64{narrowest, roomy, 720, 1200}[i:] {
			checkTexts(t, textsAt(t, svg, width), 0, width)
		}
	}
	checkTexts(t, textsAt(t, f.Standalone("Source"), slideWidth), slideMargin, slideWidth-slideMargin)
}

func checkTexts(t *testing.T, texts []written, from, to float64) {
	t.Helper()
	for i, a := range texts {
		if len([]rune(a.text)) > 3 && (a.left < from-.1 || a.right > to+.1 || a.top < 0) {
			t.Errorf("%q lies from %.1f to %.1f of %.0f, %.1f", a.text, a.left, a.right, from, to)
		}
		for _, b := range texts[:i] {
			const touch = 2 // what a line has above its letters
			if min(a.right, b.right)-max(a.left, b.left) > .1 && min(a.end, b.end)-max(a.top, b.top) > touch {
				t.Errorf("%q and %q overlap in %.0f", a.text, b.text, to)
			}
		}
	}
}

// titlesOf gives what the marks of a picture say.
func titlesOf(svg []byte) (titles []string) {
	for _, m := range regexp.MustCompile(`<title>([^<]*)</title>`).FindAllSubmatch(svg, -1) {
		titles = append(titles, strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&").Replace(string(m[1])))
	}
	slices.Sort(titles)
	return titles
}
