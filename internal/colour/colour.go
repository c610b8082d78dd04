// Package colour knows how well one colour is read on another (WCAG 2.2), and finds the nearest one that is.
//
// Its one type is Colour:
//
//	accent, ok := colour.Parse("#ffd400")
//	colour.Contrast(accent, colour.White)     // 1.43
//	accent.Readable(4.5, colour.White)        // #857000, the same hue
//	accent.Text()                             // black: what is written on it
package colour

import (
	"encoding/hex"
	"fmt"
	"math"
	"strings"
)

// Colour is a colour of sRGB, eight bits a channel.
type Colour struct{ R, G, B uint8 }

var (
	Black = Colour{}
	White = Colour{255, 255, 255}
)

// Parse reads "#7a1f3d", or the short form "#fff" (CSS Color 4, 5.2).
func Parse(s string) (Colour, bool) {
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	b, err := hex.DecodeString(digits)
	if !ok || err != nil || len(b) != 3 {
		return Colour{}, false
	}
	return Colour{b[0], b[1], b[2]}, true
}

// String gives the colour as stylesheets have it: #7a1f3d.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Linear gives the channels in linear light, each from 0 to 1 (IEC 61966-2-1).
func (c Colour) Linear() [3]float64 { return [3]float64{linear(c.R), linear(c.G), linear(c.B)} }

func linear(channel uint8) float64 {
	s := float64(channel) / 255
	if s <= .04045 {
		return s / 12.92
	}
	return math.Pow((s+.055)/1.055, 2.4)
}

// Luminance is the relative luminance, from 0 to 1 (WCAG 2.2).
func (c Colour) Luminance() float64 {
	l := c.Linear()
	return .2126*l[0] + .7152*l[1] + .0722*l[2]
}

// Contrast is the contrast ratio, from 1 to 21 (WCAG 2.2).
func Contrast(a, b Colour) float64 {
	y, z := a.Luminance()+.05, b.Luminance()+.05
	return max(y, z) / min(y, z)
}

// Least is the lowest contrast with any of the grounds.
func (c Colour) Least(grounds ...Colour) float64 {
	least := math.Inf(1)
	for _, ground := range grounds {
		least = min(least, Contrast(c, ground))
	}
	return least
}

// Text is black or white, whichever is better read on the colour: always 4.5 to 1 at least, as the better of the two is
// √21 on any colour.
func (c Colour) Text() Colour {
	if Contrast(c, Black) >= Contrast(c, White) {
		return Black
	}
	return White
}

// Readable gives the colour itself where it has the contrast with each of the grounds, which are all pale or all deep;
// else the nearest of its shades (or tints, on deep grounds) that has: mixed with as little black (or white) as it
// takes, which keeps the hue.
func (c Colour) Readable(contrast float64, grounds ...Colour) Colour {
	towards := grounds[0].Text()
	for share := range 256 {
		if mixed := c.mixed(towards, share); mixed.Least(grounds...) >= contrast {
			return mixed
		}
	}
	return towards
}

// mixed takes share parts of 255 of the other colour.
func (c Colour) mixed(other Colour, share int) Colour {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(255-share) + int(b)*share + 127) / 255) }
	return Colour{mix(c.R, other.R), mix(c.G, other.G), mix(c.B, other.B)}
}
