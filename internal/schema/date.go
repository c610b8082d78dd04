package schema

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"salient/internal/source"
)

// Date is a day, a month or a year in the Gregorian calendar (ISO 8601: 2026-05-14, 2026-05, 2026). A part that
// is not known is 0. The zero Date is no date.
type Date struct {
	Year       int16
	Month, Day uint8
}

// DateOf gives the day of an instant in UTC.
func DateOf(t time.Time) Date {
	y, m, d := t.UTC().Date()
	return Date{int16(y), uint8(m), uint8(d)}
}

var isoDate = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)

// ParseDate reads an ISO 8601 date; a day that does not exist is no date.
func ParseDate(s string) (Date, bool) {
	m := isoDate.FindStringSubmatch(s)
	if m == nil {
		return Date{}, false
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	t := time.Date(year, time.Month(max(month, 1)), max(day, 1), 0, 0, 0, 0, time.UTC)
	if year == 0 || (m[2] != "" && int(t.Month()) != month) || (m[3] != "" && t.Day() != day) {
		return Date{}, false
	}
	return Date{int16(year), uint8(month), uint8(day)}, true
}

// DecodeNode implements Decoder.
func (d *Date) DecodeNode(n *source.Node, r *Report) {
	s, ok := r.Scalar(n, "date")
	if !ok {
		return
	}
	if *d, ok = ParseDate(s); !ok {
		r.E(n.Pos, "not a date", s, "write year-month-day, such as 2026-05-14 (or 2026-05, or 2026, where no more is known); the day must exist")
	}
}

// IsZero says whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Time gives the first moment of the date, or of its month or year, in UTC; the zero time for the zero Date.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(int(d.Year), time.Month(max(1, d.Month)), int(max(1, d.Day)), 0, 0, 0, 0, time.UTC)
}

// Compare orders dates; a month stands before its first day, and a year before its first month.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// After says whether all of d lies after e: 2026-05-14 does not lie after 2026-05.
func (d Date) After(e Date) bool {
	if e.Month == 0 || d.Month == 0 {
		return d.Year > e.Year
	}
	if e.Day == 0 || d.Day == 0 {
		return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month)) > 0
	}
	return d.Compare(e) > 0
}

// String gives the ISO 8601 form, as long as what is known.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Day is a Date of which the day is known, and where it is written.
type Day struct {
	Date
	At source.Pos
}

// DecodeNode implements Decoder.
func (d *Day) DecodeNode(n *source.Node, r *Report) {
	before := len(r.Problems)
	d.At = n.Pos
	d.Date.DecodeNode(n, r)
	if len(r.Problems) == before && d.Day() == 0 {
		r.E(n.Pos, "a date without its day", n.Value, "write year-month-day, such as 2026-05-14")
		*d = Day{}
	}
}

// Day gives the day of the month.
func (d Day) Day() uint8 { return d.Date.Day }

// Instant is a moment with its time zone.
type Instant struct{ time.Time }

// DecodeNode implements Decoder.
func (i *Instant) DecodeNode(n *source.Node, r *Report) {
	s, ok := r.Scalar(n, "it")
	if !ok {
		return
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		r.E(n.Pos, "not a moment with its time zone", s, "write 2026-12-01T09:00:00Z (Z is UTC; +01:00 is an hour ahead of it)")
		return
	}
	i.Time = t.UTC()
}
