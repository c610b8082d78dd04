package chart

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	colours "salient/internal/colour"
)

// rgb is a colour in linear light.
type rgb [3]float64

func parse(t *testing.T, hex string) rgb {
	t.Helper()
	return parsed(t, hex).Linear()
}

func parsed(t *testing.T, hex string) colours.Colour {
	t.Helper()
	c, ok := colours.Parse(hex)
	if !ok {
		t.Fatalf("%s is no colour", hex)
	}
	return c
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	return colours.Contrast(parsed(t, a), parsed(t, b))
}

// lab gives CIELAB coordinates, of which the first is lightness, 0 to 100.
func (c rgb) lab() [3]float64 {
	f := func(v float64) float64 {
		if v > 216./24389 {
			return math.Cbrt(v)
		}
		return (24389./27*v + 16) / 116
	}
	x := f((.4124*c[0] + .3576*c[1] + .1805*c[2]) / .9505)
	y := f(.2126*c[0] + .7152*c[1] + .0722*c[2])
	z := f((.0193*c[0] + .1192*c[1] + .9505*c[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b rgb) float64 {
	p, q := a.lab(), b.lab()
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// sights are how colours are seen: Machado, Oliveira and Fernandes (2009), at full severity.
var sights = map[string][3]rgb{
	"full colour":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}},
	"deuteranopia": {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
	"tritanopia":   {{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}},
}

func seen(c rgb, sight [3]rgb) (s rgb) {
	for i, row := range sight {
		s[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return s
}

// TestColoursAreToldApart looks at every set of colours as readers see it: on a light and on a dark page, in grey
// print, and with each kind of colour blindness. In grey, any two differ by 8 of lightness at least, and neighbours
// by 10; otherwise by a distance of 14 in CIELAB.
func TestColoursAreToldApart(t *testing.T) {
	sets := map[string][]colour{"categories": categories, "beside a scale": asides}
	for _, sides := range [][3]int{{1, 0, 1}, {1, 1, 1}, {2, 0, 2}, {2, 1, 2}, {3, 0, 3}, {3, 1, 3}, {3, 1, 1}, {0, 1, 3}} {
		sets[fmt.Sprint("scale ", sides)] = diverging(sides[0], sides[1], sides[2])
	}
	for name, set := range sets {
		for _, page := range []string{"light", "dark"} {
			for i, a := range set {
				for j, b := range set[:i] {
					x, y := parse(t, a.on(page)), parse(t, b.on(page))
					least := 8.
					if i-j == 1 {
						least = 10
					}
					if d := math.Abs(x.lab()[0] - y.lab()[0]); d < least {
						t.Errorf("%s, %s page: in grey %s and %s differ by %.1f", name, page, a.class, b.class, d)
					}
					for sight, matrix := range sights {
						if d := distance(seen(x, matrix), seen(y, matrix)); d < 14 {
							t.Errorf("%s, %s page, %s: %s and %s differ by %.1f", name, page, sight, a.class, b.class, d)
						}
					}
				}
			}
		}
	}
}

func (c colour) on(page string) string {
	if page == "dark" {
		return c.dark
	}
	return c.light
}

// TestTextOnColours holds WCAG 2.2, 1.4.3, for the numbers in parts.
func TestTextOnColours(t *testing.T) {
	for _, set := range [][]colour{categories, steps, asides} {
		for _, c := range set {
			text := c.ink()
			for _, page := range []string{"light", "dark"} {
				if got := contrast(t, c.on(page), text); got < 4.5 {
					t.Errorf("%s on %s: %.2f", text, c.on(page), got)
				}
			}
		}
	}
}

// TestSignsAreSeen holds WCAG 2.2, 1.4.11, for dots and lines, which have no edge.
func TestSignsAreSeen(t *testing.T) {
	for _, c := range marks {
		for page, ground := range map[string]string{"light": paper, "dark": "#15181d"} {
			if got := contrast(t, c.on(page), ground); got < 3 {
				t.Errorf("%s on a %s page: %.2f", c.class, page, got)
			}
		}
	}
	if len(marks) != len(signs) {
		t.Error("a sign has no colour, or a colour no sign")
	}
}

// TestStyleSheetHasTheseColours keeps the style sheet and the pictures alike.
func TestStyleSheetHasTheseColours(t *testing.T) {
	file, err := os.ReadFile("../../assets/css/salient.css")
	if err != nil {
		t.Fatal(err)
	}
	css := string(file)
	for _, set := range [][]colour{categories, steps, asides, marks} {
		for _, c := range set {
			values := strings.Split(css, "--"+c.class+": ")
			if len(values) != 3 || !strings.HasPrefix(values[1], c.light) || !strings.HasPrefix(values[2], c.dark) {
				t.Errorf("the style sheet does not give %s as %s and %s", c.class, c.light, c.dark)
			}
			if !strings.Contains(css, "."+c.class+" { color: var(--"+c.class+") }") {
				t.Errorf("the style sheet does not paint %s", c.class)
			}
		}
	}
	for _, rule := range []string{".on-deep { fill: " + onDeep + " }", ".on-pale { fill: " + onPale + " }"} {
		if !strings.Contains(css, rule) {
			t.Errorf("the style sheet has no %s", rule)
		}
	}
}
