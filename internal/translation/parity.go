package translation

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/source"
)

// Mismatch is something that an original and its translation do not both say.
type Mismatch struct {
	Fault Fault
	// Words are those of the translation, or of the original where the translation has none; Nearest are those of the
	// original that are likely meant.
	Words, Nearest string
	// Original and Translated are the places in the two files; where one of them lacks it, of the paragraph that would
	// hold it.
	Original, Translated source.Pos
}

// Fault is what a Mismatch is about.
type Fault uint8

const (
	NumberMissing      Fault = iota // from the translation
	NumberAdded                     // by the translation
	NumberDiffers                   // the one number of a paragraph that is not the same
	ReferenceMissing                // a citation, a figure from the data, a reference to a chart or a quote
	ReferenceAdded                  // likewise
	ReferenceMisplaced              // in another section; also a chart
	SameAsUnused                    // an entry of same_as whose words never stand in both texts of a segment
)

// Parity compares the numbers and references of all segments. Every number that the original writes in digits is to be
// in the same segment of the translation, in digits or in words, and the other way round; what either says in words
// alone needs no counterpart, and either may say a number more often. sameAs are the pairs that count as equal wherever
// both stand in a segment. References are compared section by section. A chart that one of the two does not have at all
// is left to those who draw it.
func Parity(segments []Segment, sameAs []briefing.SameAs, from, to *locale.Locale) []Mismatch {
	c := comparison{
		from: side{locale: from, have: map[string]bool{}}, to: side{locale: to, have: map[string]bool{}},
		lenient: !from.SpellsNumbers() || !to.SpellsNumbers(),
		sameAs:  sameAs, used: make([]bool, len(sameAs)),
	}
	for i := range segments {
		c.segment(&segments[i])
	}
	c.references()
	for i, s := range sameAs {
		if !c.used[i] {
			c.found = append(c.found, Mismatch{Fault: SameAsUnused, Words: s.Source, Translated: s.At})
		}
	}
	return c.found
}

// comparison is one page on its way.
type comparison struct {
	from, to side
	// lenient says that the words which multiply a number are not known in one of the languages: 10 million counts as
	// 10 there.
	lenient bool
	sameAs  []briefing.SameAs
	used    []bool
	units   []unit
	refs    []reference
	found   []Mismatch
}

// side is a segment's text in one of the two languages.
type side struct {
	locale  *locale.Locale
	text    Text
	running string
	numbers []Number
	have    map[string]bool // what this side has in digits
	dates   map[string]bool // the dates without their months that the other side does not have
	words   map[string]bool // what it says in words; nil until asked for
}

func (c *comparison) segment(s *Segment) {
	c.from.text, c.to.text = s.Original, s.Translated
	c.from.running, c.to.running = s.Original.Source, s.Translated.Source
	if s.Kind != Plain {
		u := c.unit(s)
		c.from.running, u.from = c.collect(s.Original, s.Kind, u.from)
		c.to.running, u.to = c.collect(s.Translated, s.Kind, u.to)
	}
	for i, same := range c.sameAs {
		there, isThere := without(c.from.running, same.Source)
		here, isHere := without(c.to.running, same.Here)
		if isThere && isHere {
			c.from.running, c.to.running, c.used[i] = there, here, true
		}
	}
	if s.Kind != Fence && (hasDigit(c.from.running) || hasDigit(c.to.running)) {
		c.numbers()
	}
}

func (c *comparison) numbers() {
	c.from.read(c.lenient)
	c.to.read(c.lenient)
	c.from.differing(&c.to)
	c.to.differing(&c.from)
	missing := c.from.missing(&c.to, c.lenient)
	added := c.to.missing(&c.from, c.lenient)
	if len(missing) == 0 && len(added) == 0 {
		missing, added = surplus(c.from.numbers, c.to.numbers), surplus(c.to.numbers, c.from.numbers)
		if len(missing) != 1 || len(added) != 1 || !c.to.have[missing[0].Value] || !c.from.have[added[0].Value] {
			return
		}
	}
	if len(missing) == 1 && len(added) == 1 {
		c.found = append(c.found, Mismatch{
			Fault: NumberDiffers, Words: added[0].Words, Nearest: missing[0].in(c.to.locale, &added[0]),
			Original: c.from.text.Pos(missing[0].At), Translated: c.to.text.Pos(added[0].At),
		})
		return
	}
	for _, n := range missing {
		c.found = append(c.found, Mismatch{Fault: NumberMissing, Words: n.Words, Original: c.from.text.Pos(n.At), Translated: c.to.text.Pos(0)})
	}
	for _, n := range added {
		c.found = append(c.found, Mismatch{Fault: NumberAdded, Words: n.Words, Original: c.from.text.Pos(0), Translated: c.to.text.Pos(n.At)})
	}
}

// surplus gives the numbers that are said more often than on the other side, where both say as many numbers in all: in
// "6, 6, 7 and 7" for "9, 6, 7 and 7" one is wrong, though there may be a 9 elsewhere. Where they do not say as many,
// one of them may repeat what the other refers to.
func surplus(has, other []Number) []Number {
	if len(has) != len(other) || len(has) < 2 {
		return nil
	}
	left := make(map[string]int, len(other))
	for _, n := range other {
		left[n.Value]++
	}
	var all []Number
	for _, n := range has {
		if left[n.Value]--; left[n.Value] < 0 {
			all = append(all, n)
		}
	}
	return all
}

// in writes a number of the original as a translation would that has another one in its place.
func (n *Number) in(l *locale.Locale, instead *Number) string {
	native := len(l.Symbols().Digits[0]) > 1
	if n.month > 0 || n.Value != n.figures || n.Value == n.Words || native && strings.ContainsAny(instead.Words, "0123456789") {
		return n.Words
	}
	return l.Number(locale.Decimal(n.Value))
}

// read finds the numbers of a side.
func (s *side) read(lenient bool) {
	clear(s.have)
	s.words = nil
	s.numbers = Numbers(s.running, s.locale)
	for _, n := range s.numbers {
		s.have[n.Value] = true
		for _, part := range n.parts {
			s.have[part] = true
		}
		if n.month > 0 {
			s.have[strconv.Itoa(n.month)] = true
		}
		if lenient && n.figures != "" {
			s.have[n.figures] = true
		}
	}
}

// differing notes the dates that the other side does not have, without their months.
func (s *side) differing(other *side) {
	s.dates = nil
	for _, n := range s.numbers {
		if n.month > 0 && !other.have[n.Value] {
			if s.dates == nil {
				s.dates = map[string]bool{}
			}
			s.dates[n.monthless()] = true
		}
	}
}

// monthless writes a date without its month.
func (n *Number) monthless() string {
	if strings.HasPrefix(n.Value, "--") {
		return n.Value[len("--05"):]
	}
	return n.Value[:len("2026")] + n.Value[len("2026-05"):]
}

// missing gives the numbers of a side that the other one says neither in digits nor in words, each once.
func (s *side) missing(other *side, lenient bool) []Number {
	var missing []Number
	for _, n := range s.numbers {
		if other.has(&n, lenient) || slices.ContainsFunc(missing, func(m Number) bool { return m.Value == n.Value }) {
			continue
		}
		if missing = append(missing, n); len(missing) == most {
			break
		}
	}
	return missing
}

// most is how many numbers of one segment are told of: where there are more, the segment is another text.
const most = 20

func (s *side) has(n *Number, lenient bool) bool {
	switch {
	case s.have[n.Value], lenient && s.have[n.figures], s.says(n.Value):
		return true
	case n.month == 0:
		return false
	}
	// A date may be parted, or the name of its month be another one than CLDR's; but not simply another month.
	if s.dates[n.monthless()] {
		return false
	}
	for _, part := range n.parts {
		if !s.have[part] && !s.says(part) {
			return false
		}
	}
	return true
}

// says tells whether a number is there in words.
func (s *side) says(value string) bool {
	if s.words == nil {
		s.words = map[string]bool{}
		for _, w := range s.locale.NumberWords(s.running) {
			s.words[strconv.FormatInt(w.Value, 10)] = true
		}
	}
	return s.words[value]
}

// without masks every place where words stand in a text, whatever blanks part them.
func without(text, words string) (string, bool) {
	words = strings.TrimSpace(words)
	if words == "" || len(words) > longest {
		return text, false
	}
	var out []byte
	for at := 0; at < len(text); {
		if length := lengthOf(text[at:], words); length > 0 && !cuts(text, at, at+length) {
			if out == nil {
				out = []byte(text)
			}
			for i := at; i < at+length; i++ {
				out[i] = masked
			}
			at += length
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	if out == nil {
		return text, false
	}
	return string(out), true
}

// cuts says whether a range begins or ends within a word or a number.
func cuts(text string, from, to int) bool {
	part := func(a, b rune) bool {
		return (unicode.IsLetter(a) || unicode.IsDigit(a)) && (unicode.IsLetter(b) || unicode.IsDigit(b))
	}
	before, length := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	after, size := utf8.DecodeRuneInString(text[to:])
	if part(before, first) || part(last, after) {
		return true
	}
	// A number goes on behind one sign that parts its digits: the 12 of 12.500 is no 12.
	earlier, _ := utf8.DecodeLastRuneInString(text[:from-length])
	later, _ := utf8.DecodeRuneInString(text[to+size:])
	parts := func(r rune) bool { return r != ' ' && separates(r) }
	return unicode.IsDigit(first) && parts(before) && unicode.IsDigit(earlier) || unicode.IsDigit(last) && parts(after) && unicode.IsDigit(later)
}

// lengthOf gives the length of words at the beginning of a text, or 0. A blank stands for any blanks.
func lengthOf(text, words string) int {
	at := 0
	for i := 0; i < len(words); {
		w, size := utf8.DecodeRuneInString(words[i:])
		i += size
		t, width := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(w) != unicode.IsSpace(t) || !unicode.IsSpace(w) && w != t {
			return 0
		}
		at += width
		if !unicode.IsSpace(w) {
			continue
		}
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		i += len(words[i:]) - len(strings.TrimLeftFunc(words[i:], unicode.IsSpace))
	}
	return at
}

// unit is what references are compared in: a section of the body, or a field.
type unit struct {
	name         string
	body         bool
	from, to     []placed
	fromAt, toAt source.Pos // where it begins
}

// placed is a reference with its place in the file.
type placed struct {
	name string
	at   source.Pos
}

// unit gives the unit of a segment. The segments of a section follow each other.
func (c *comparison) unit(s *Segment) *unit {
	name, body := s.Key, s.Kind != Inline
	if body {
		name = s.Section
	}
	if last := len(c.units) - 1; last >= 0 && c.units[last].name == name && c.units[last].body == body {
		return &c.units[last]
	}
	c.units = append(c.units, unit{name: name, body: body, fromAt: s.Original.At, toAt: s.Translated.At})
	return &c.units[len(c.units)-1]
}

func (c *comparison) collect(t Text, kind Kind, into []placed) (string, []placed) {
	var text string
	text, c.refs = running(t.Source, kind, c.refs[:0])
	for _, ref := range c.refs {
		into = append(into, placed{ref.name, t.Pos(ref.at)})
	}
	return text, into
}

// astray is a reference that one side of a unit has more often than the other.
type astray struct {
	placed
	unit *unit
}

// references compares citations, figures from the data, references to charts, quotes and charts.
func (c *comparison) references() {
	var missing, added []astray
	known := map[string]bool{} // to the original
	for i := range c.units {
		u := &c.units[i]
		for _, ref := range u.from {
			known[ref.name] = true
		}
		missing = appendAstray(missing, u.from, u.to, u)
		added = appendAstray(added, u.to, u.from, u)
	}
	elsewhere := map[string][]int{} // in the body of the translation, by name
	for i, a := range added {
		if a.unit.body {
			elsewhere[a.name] = append(elsewhere[a.name], i)
		}
	}
	moved := map[int]bool{}
	for _, m := range missing {
		if there := elsewhere[m.name]; m.unit.body && len(there) > 0 {
			elsewhere[m.name], moved[there[0]] = there[1:], true
			c.found = append(c.found, Mismatch{Fault: ReferenceMisplaced, Words: shown(m.name), Original: m.at, Translated: added[there[0]].at})
		} else if !strings.HasPrefix(m.name, "chart:") {
			c.found = append(c.found, Mismatch{Fault: ReferenceMissing, Words: shown(m.name), Original: m.at, Translated: m.unit.toAt})
		}
	}
	for i, a := range added {
		if known[a.name] && !moved[i] && !strings.HasPrefix(a.name, "chart:") {
			c.found = append(c.found, Mismatch{Fault: ReferenceAdded, Words: shown(a.name), Original: a.unit.fromAt, Translated: a.at})
		}
	}
}

// appendAstray adds the references that one list has more often than another.
func appendAstray(all []astray, has, other []placed, u *unit) []astray {
	if len(has) == 0 {
		return all
	}
	left := make(map[string]int, len(other))
	for _, ref := range other {
		left[ref.name]++
	}
	for _, ref := range has {
		if left[ref.name]--; left[ref.name] < 0 {
			all = append(all, astray{ref, u})
		}
	}
	return all
}

// shown is a reference as its author wrote it.
func shown(name string) string {
	if id, ok := strings.CutPrefix(name, "chart:"); ok {
		return id
	}
	return "[" + name + "]"
}
