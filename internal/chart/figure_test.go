package chart

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"testing"

	"salient/internal/locale"
	"salient/internal/survey"
)

func draw(t testing.TB, d Data, tag locale.Tag) *Figure {
	t.Helper()
	f, err := Draw(d, interfaceWords[tag])
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// pictures gives the drawings of a figure for a page: for a phone and, if it has one, for more room.
func pictures(f *Figure) [][]byte {
	narrow, wide, two := bytes.Cut(f.SVG, []byte("</svg><svg xmlns"))
	if !two {
		return [][]byte{f.SVG}
	}
	return [][]byte{append(slices.Clip(narrow), "</svg>"...), append([]byte("<svg xmlns"), wide...)}
}

// narrow gives the drawing of a figure for a phone.
func narrow(f *Figure) []byte { return pictures(f)[0] }

func TestGoldenBars(t *testing.T) { goldens(t, "bar", barriers) }

// TestGoldenSamples has a file for each chart of several series.
func TestGoldenSamples(t *testing.T) {
	for i, d := range samples("en") {
		goldens(t, d.ID, func(tag locale.Tag) Data { return samples(tag)[i] })
	}
}

// TestSmall keeps a common chart under the size that a page can afford.
func TestSmall(t *testing.T) {
	for _, svg := range pictures(draw(t, tenBars(), "en")) {
		if len(svg) > 4000 {
			t.Errorf("ten bars are %d bytes", len(svg))
		}
	}
}

// TestTwoDrawings has a second drawing where it is lower, and which is not displayed without a style sheet.
func TestTwoDrawings(t *testing.T) {
	d := rows(survey.Count(1))
	if svgs := pictures(draw(t, d, "en")); len(svgs) != 1 || bytes.Contains(svgs[0], []byte(`"narrow"`)) {
		t.Errorf("a short label has %d drawings: %s", len(svgs), svgs)
	}
	d.Categories[0].Label.String = "A label that is too long for a phone, and not for a page"
	svgs := pictures(draw(t, d, "en"))
	if len(svgs) != 2 || !bytes.Contains(svgs[0], []byte(`class="narrow"`)) || !bytes.Contains(svgs[1], []byte(`class="wide" display="none"`)) {
		t.Fatalf("a long label has %d drawings: %s", len(svgs), svgs)
	}
	if !bytes.Contains(svgs[1], []byte(d.Categories[0].Label.String)) || !bytes.Contains(svgs[1], []byte(`aria-labelledby="c.title c.desc"`)) {
		t.Errorf("the second drawing is %s", svgs[1])
	}
	css, err := os.ReadFile("../../assets/css/salient.css")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(css, fmt.Appendf(nil, "@container (min-width: %dpx)", roomy)) {
		t.Errorf("the style sheet does not show it from %d pixels on", roomy)
	}
}
