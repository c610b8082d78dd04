package locale

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"salient/internal/locale/cldr"
)

// Decimal is a number as data write it: an optional minus, ASCII digits, and a point with digits after it where
// there are decimals. Zeros at its end are kept, for they tell how exact it is: "1.10".
type Decimal string

// Round writes a value with a fixed number of decimals, or with as many as it needs where places is -1.
func Round(value float64, places int) Decimal {
	return Decimal(strconv.FormatFloat(value, 'f', places, 64))
}

// parts splits a Decimal. It is not ok where the text is none.
func (d Decimal) parts() (negative bool, whole, fraction string, ok bool) {
	text, negative := strings.CutPrefix(string(d), "-")
	whole, fraction, pointed := strings.Cut(text, ".")
	ok = whole != "" && isDigits(whole) && isDigits(fraction) && pointed == (fraction != "")
	return negative, whole, fraction, ok
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Symbols are the signs of numbers in a language.
type Symbols struct {
	Digits      [10]string // from zero
	Decimal     string
	Group       string
	Minus       string
	primary     int // digits in the last group
	secondary   int // digits in the groups before it
	minGrouping int // digits that must stand before the first separator
}

func symbolsOf(n cldr.Numbers) Symbols {
	s := Symbols{
		Decimal: n.Decimal, Group: n.Group, Minus: n.Minus,
		primary: n.Grouping[0], secondary: n.Grouping[1], minGrouping: n.MinGrouping,
	}
	rest := n.Digits
	for i := range s.Digits {
		_, size := utf8.DecodeRuneInString(rest)
		s.Digits[i], rest = rest[:size], rest[size:]
	}
	return s
}

func percentOf(n cldr.Numbers) [2]string {
	before, after, _ := strings.Cut(n.Percent, "{0}")
	return [2]string{before, after}
}

// Symbols gives the signs of numbers, for reading numbers back.
func (l *Locale) Symbols() Symbols { return l.symbols }

// Integer writes a whole number: 12345 is "12,345" in English, "12.345" in Spanish, "१२,३४५" in Nepali.
func (l *Locale) Integer(n int) string {
	var digits, written [64]byte
	text := strconv.AppendInt(digits[:0], int64(n), 10)
	if n < 0 {
		text = text[1:]
	}
	return string(l.symbols.append(written[:0], n < 0, string(text), ""))
}

// Number writes a number with all the decimals it has. A text that is not a Decimal is given back as it is.
func (l *Locale) Number(d Decimal) string {
	negative, whole, fraction, ok := d.parts()
	if !ok {
		return string(d)
	}
	var written [64]byte
	return string(l.symbols.append(written[:0], negative, whole, fraction))
}

// Percent writes a number of hundredths: "46.9" is "46.9%" in English, "46,9 %" in Spanish, "%46,9" in Turkish.
// A text that is not a Decimal is given back as it is.
func (l *Locale) Percent(d Decimal) string {
	negative, whole, fraction, ok := d.parts()
	if !ok {
		return string(d)
	}
	var written [64]byte
	b := append(written[:0], l.percent[0]...)
	b = l.symbols.append(b, negative, whole, fraction)
	return string(append(b, l.percent[1]...))
}

func (s *Symbols) append(b []byte, negative bool, whole, fraction string) []byte {
	if negative {
		b = append(b, s.Minus...)
	}
	grouped := len(whole) >= s.primary+s.minGrouping
	for i := range len(whole) {
		left := len(whole) - i
		if grouped && i > 0 && left >= s.primary && (left-s.primary)%s.secondary == 0 {
			b = append(b, s.Group...)
		}
		b = append(b, s.Digits[whole[i]-'0']...)
	}
	if fraction != "" {
		b = append(b, s.Decimal...)
		for i := range len(fraction) {
			b = append(b, s.Digits[fraction[i]-'0']...)
		}
	}
	return b
}
