package locale

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"salient/internal/locale/cldr"
)

// Date writes a date of the Gregorian calendar in its long form: "14 May 2026", "14 de mayo de 2026". Without a day
// (0) it is a month of a year, and without a month (0) the year alone.
func (l *Locale) Date(year int, month time.Month, day int) string {
	return l.date(l.dates.day, l.dates.month, year, month, day)
}

// ShortDate is Date as the language shortens it while the month stays a word, for tables: "1 Sept 2026". (A few
// languages write the month in digits then: "1.09.2026 г." in Bulgarian.)
func (l *Locale) ShortDate(year int, month time.Month, day int) string {
	return l.date(l.dates.shortDay, l.dates.shortMonth, year, month, day)
}

// Instant writes a moment in UTC: "1 December 2026, 09:00 UTC".
func (l *Locale) Instant(t time.Time) string {
	t = t.UTC()
	return l.fill(l.dates.instant, t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute())
}

func (l *Locale) date(ofDay, ofMonth datePattern, year int, month time.Month, day int) string {
	switch {
	case year < 0 || month < 0 || month > time.December || day < 0:
		return fmt.Sprintf("%d-%02d-%02d", year, month, day) // no date in any language
	case month == 0:
		return l.fill(l.dates.year, year, month, day, 0, 0)
	case day == 0:
		return l.fill(ofMonth, year, month, day, 0, 0)
	}
	return l.fill(ofDay, year, month, day, 0, 0)
}

func (l *Locale) fill(pattern datePattern, year int, month time.Month, day, hour, minute int) string {
	var written [96]byte
	b := written[:0]
	for _, piece := range pattern {
		switch piece.field {
		case 'y':
			b = l.appendField(b, year, piece)
		case 'M':
			b = l.appendField(b, int(month), piece)
		case 'd':
			b = l.appendField(b, day, piece)
		case 'H':
			b = l.appendField(b, hour, piece)
		case 'm':
			b = l.appendField(b, minute, piece)
		case 'v':
			b = append(b, "UTC"...)
		default:
			b = append(b, piece.text...)
		}
	}
	return string(b)
}

func (l *Locale) appendField(b []byte, n int, piece datePiece) []byte {
	if piece.names != nil {
		return append(b, piece.names[n-1]...)
	}
	if piece.padded && n < 10 {
		b = append(b, l.symbols.Digits[0]...)
	}
	var digits [20]byte
	for _, digit := range strconv.AppendInt(digits[:0], int64(n), 10) {
		b = append(b, l.symbols.Digits[digit-'0']...)
	}
	return b
}

// dateFormats are the patterns of a language.
type dateFormats struct {
	day, month, year, shortDay, shortMonth, instant datePattern
}

// datePattern is a pattern of UTS #35, "d 'de' MMMM 'de' y", taken apart once.
type datePattern []datePiece

// datePiece is a text, or a field of a date: y, M, d, H, m, or v for the zone.
type datePiece struct {
	text   string
	field  byte
	padded bool        // to two digits
	names  *[12]string // of the months, where it is a name
}

func dateFormatsOf(d *cldr.Dates) dateFormats {
	instant := strings.NewReplacer("{1}", d.Day, "{0}", d.Time).Replace(d.Instant)
	return dateFormats{
		day: datePatternOf(d.Day, d), month: datePatternOf(d.Month, d), year: datePatternOf(d.Year, d),
		shortDay: datePatternOf(d.ShortDay, d), shortMonth: datePatternOf(d.ShortMonth, d),
		instant: datePatternOf(instant, d),
	}
}

// dateField is a quoted text, or one letter repeated.
var dateField = regexp.MustCompile(`'[^']*'|y+|M+|L+|d+|H+|m+|v+`)

func datePatternOf(pattern string, d *cldr.Dates) datePattern {
	var pieces datePattern
	end := 0
	for _, at := range dateField.FindAllStringIndex(pattern, -1) {
		if text := pattern[end:at[0]]; text != "" {
			pieces = append(pieces, datePiece{text: text})
		}
		end = at[1]
		pieces = append(pieces, datePieceOf(pattern[at[0]:at[1]], d))
	}
	return append(pieces, datePiece{text: pattern[end:]})
}

func datePieceOf(field string, d *cldr.Dates) datePiece {
	switch field {
	case "MMMM":
		return datePiece{field: 'M', names: &d.Wide}
	case "MMM":
		return datePiece{field: 'M', names: &d.Short}
	case "LLLL":
		return datePiece{field: 'M', names: &d.LoneWide}
	case "LLL":
		return datePiece{field: 'M', names: &d.LoneShort}
	}
	if field[0] == '\'' {
		return datePiece{text: strings.Trim(field, "'")}
	}
	return datePiece{field: field[0], padded: len(field) == 2}
}
