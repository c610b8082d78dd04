package survey

import (
	"regexp"
	"strconv"
	"strings"

	"salient/internal/schema"
	"salient/internal/source"
)

// Number is a decimal number as its source prints it, with its decimals: 1.10 has two.
type Number struct {
	Value    float64
	Decimals int
}

// String writes the number for machines, as it was read.
func (n Number) String() string { return strconv.FormatFloat(n.Value, 'f', n.Decimals, 64) }

// PercentOf gives a count as a percentage of a base, with one decimal.
func PercentOf(count, base int) Number {
	return Number{Value: 100 * float64(count) / float64(base), Decimals: 1}
}

// decimal is the one way to write a number in data: digits, a point, digits. It has no exponent, no separators of
// thousands and no words such as NaN, which other programs each read in their own way.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// maxDigits is as many decimal digits as a float64 keeps exactly.
const maxDigits = 15

// ParseNumber reads a number of the data.
func ParseNumber(s string) (Number, bool) {
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !decimal.MatchString(s) || len(whole)+len(decimals) > maxDigits {
		return Number{}, false
	}
	value, err := strconv.ParseFloat(s, 64)
	return Number{value, len(decimals)}, err == nil
}

// adviceFor says what to do with a text that is no number.
func adviceFor(s string) string {
	switch {
	case strings.Contains(s, "%"):
		return "write the number alone, and the percent sign as the unit"
	case strings.Contains(s, ","):
		return "write a point before the decimals, and nothing between the thousands: 1234.5"
	case strings.ContainsAny(s, " _'\u00A0\u202F"):
		return "write the digits without anything between the thousands: 1234.5"
	}
	return "write digits, with a point before the decimals: 1234.5; leave out what is not known"
}

// DecodeNode implements schema.Decoder.
func (v *Value) DecodeNode(n *source.Node, r *schema.Report) {
	text, ok := r.Scalar(n, "value")
	if !ok {
		return
	}
	if v.Number, ok = ParseNumber(text); !ok {
		r.E(n.Pos, "not a number", text, adviceFor(text))
	}
}

// DecodeNode implements schema.Decoder.
func (s *Share) DecodeNode(n *source.Node, r *schema.Report) {
	text, ok := r.Scalar(n, "share")
	if !ok {
		return
	}
	digits, signed := strings.CutSuffix(text, "%")
	number, ok := ParseNumber(strings.TrimSpace(digits))
	if !signed || !ok || number.Value < 0 || number.Value > 100 {
		r.E(n.Pos, "not a percentage", text, `write it as it is printed, from 0% to 100%, with a point before decimals: "46.9%"`)
		return
	}
	s.Number = number
}
