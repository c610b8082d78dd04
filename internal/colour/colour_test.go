package colour

import (
	"math"
	"testing"
)

func parsed(t *testing.T, s string) Colour {
	t.Helper()
	c, ok := Parse(s)
	if !ok {
		t.Fatalf("%s is no colour", s)
	}
	return c
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21},
		{"#fff", "#FFFFFF", 1},
		{"#767676", "#ffffff", 4.54}, // the palest grey that passes, as every list of them says
		{"#777777", "#ffffff", 4.48},
		{"#ffff00", "#ffffff", 1.07},
		{"#0000ff", "#ffffff", 8.59},
	} {
		if got := Contrast(parsed(t, c.a), parsed(t, c.b)); math.Abs(got-c.want) > .005 {
			t.Errorf("%s on %s: %.3f, not %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	if got := parsed(t, "#AbC").String(); got != "#aabbcc" {
		t.Error(got)
	}
	for _, s := range []string{"", "#", "#ff", "#ffff", "#fffffff", "#ffffffff", "ffffff", "#gggggg", "red", "#é1é1é1", "#日"} {
		if c, ok := Parse(s); ok {
			t.Errorf("%q is read as %s", s, c)
		}
	}
}

// every gives colours from all parts of the cube, greys and its corners among them.
func every(yield func(Colour) bool) {
	for r := 0; r < 256; r += 17 {
		for g := 0; g < 256; g += 17 {
			for b := 0; b < 256; b += 17 {
				if !yield(Colour{uint8(r), uint8(g), uint8(b)}) {
					return
				}
			}
		}
	}
}

func TestTextIsReadOnEveryColour(t *testing.T) {
	for c := range every {
		if got := Contrast(c, c.Text()); got < 4.5 {
			t.Fatalf("%s on %s: %.2f", c.Text(), c, got)
		}
	}
}

func TestReadable(t *testing.T) {
	for name, grounds := range map[string][]Colour{"pale": {White, parsed(t, "#f5f5f1")}, "deep": {parsed(t, "#15181d"), parsed(t, "#1e2228")}} {
		for c := range every {
			got := c.Readable(4.5, grounds...)
			switch least := got.Least(grounds...); {
			case least < 4.5:
				t.Fatalf("%s on %s grounds: %s has %.2f", c, name, got, least)
			case got != c && c.Least(grounds...) >= 4.5:
				t.Fatalf("%s passes on %s grounds, and %s is suggested", c, name, got)
			case got != c && least > 4.8:
				t.Fatalf("%s on %s grounds: %s is further away than need be, with %.2f", c, name, got, least)
			}
			if before, after := c.hue(), got.hue(); before >= 0 && after >= 0 && math.Abs(math.Remainder(before-after, 360)) > 3 {
				t.Fatalf("%s has the hue %.0f and %s has %.0f", c, before, got, after)
			}
		}
	}
}

// hue gives degrees, or -1 of what is nearly grey: there the eight bits leave none.
func (c Colour) hue() float64 {
	r, g, b := float64(c.R), float64(c.G), float64(c.B)
	if max(r, g, b)-min(r, g, b) < 24 {
		return -1
	}
	return math.Mod(math.Atan2(math.Sqrt(3)*(g-b), 2*r-g-b)*180/math.Pi+360, 360)
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"#7a1f3d", "#fff", "red", "rgb(1, 2, 3)", "#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c, ok := Parse(s); ok && parsed(t, c.String()) != c {
			t.Errorf("%q is %s, and that is another colour", s, c)
		}
	})
}
