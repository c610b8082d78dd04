package translation

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"salient/internal/locale"
)

// Number is a number that a text writes in digits.
type Number struct {
	// Value is the exact value, however the language writes it: "1234.5", "-3", "10000000" for 10 million. A date has
	// the form of ISO 8601: "2026-05-12", "2026-05" without a day, "--05-12" without a year. What has several points,
	// such as a version, stands as it is: "1.2.3".
	Value string
	Words string // as the text has it: "10 million"
	At    int    // where Words begin in the text, in bytes
	// parts are the numbers that a date has in digits, and month is that of a date.
	parts []string
	month int
	// figures is the number without the words that multiply it.
	figures string
}

// Numbers gives the numbers of a text in the order in which they stand, with the digits and separators of its language
// or with those of English writing: 1,234.5 and 1.234,5 and ١٬٢٣٤٫٥ and 12,34,567 and 1 234,5 and 1'234.5. A number may
// be part of a name, as in COVID-19 and Q3. The text is plain, not Markdown.
func Numbers(text string, l *locale.Locale) []Number {
	if !hasDigit(text) {
		return nil
	}
	r := reader{text: text, locale: l, symbols: l.Symbols()}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c >= '0' && c <= '9' {
				i = r.read(i)
			} else {
				i++
			}
			continue
		}
		if digitAt(text[i:]) >= 0 {
			i = r.read(i)
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return r.dated()
}

func hasDigit(text string) bool {
	for i := 0; i < len(text); i++ {
		// Below U+0660 there are no other digits: 0xD9 is the first byte of that.
		if c := text[i]; c >= '0' && c <= '9' || c >= 0xD9 && digitAt(text[i:]) >= 0 {
			return true
		}
	}
	return false
}

// digitBlocks are the blocks of 16 characters that hold digits, so that a letter is soon told from a digit.
var digitBlocks = func() (blocks [1 << 12]bool) {
	for _, r := range unicode.Nd.R16 {
		for c := r.Lo; c <= r.Hi; c++ {
			blocks[c>>4] = true
		}
	}
	return blocks
}()

// digitAt gives the value of the digit at the beginning of a text, of any script, or -1.
func digitAt(text string) int {
	c, _ := utf8.DecodeRuneInString(text)
	switch {
	case c < utf8.RuneSelf:
		if c >= '0' && c <= '9' {
			return int(c - '0')
		}
		return -1
	case c > 0xFFFF || !digitBlocks[c>>4]:
		return -1
	}
	for _, r := range unicode.Nd.R16 { // each begins with a zero
		if c >= rune(r.Lo) && c <= rune(r.Hi) {
			return int(c-rune(r.Lo)) % 10
		}
	}
	return -1
}

// reader finds the numbers of one text.
type reader struct {
	text    string
	locale  *locale.Locale
	symbols locale.Symbols
	found   []Number
}

// group is some digits in a row, with the separator that stands before them.
type group struct {
	separator rune
	at, end   int
	digits    string // in ASCII
}

// read takes the digits at an offset with all that follows them closely, and gives the offset behind.
func (r *reader) read(at int) int {
	const most = 16 // no number has more
	var buffer [6]group
	groups := buffer[:0]
	var separator rune
	end := at
	for {
		g := r.group(end)
		g.separator = separator
		groups = append(groups, g)
		end = g.end
		c, size := utf8.DecodeRuneInString(r.text[end:])
		if !separates(c) || digitAt(r.text[end+size:]) < 0 || len(groups) == most {
			break
		}
		separator = c
		end += size
	}
	if date, behind := r.iso(groups); behind > 0 {
		r.found = append(r.found, date)
		return behind
	}
	for len(groups) > 0 {
		groups = groups[r.number(groups):]
	}
	return end
}

func (r *reader) group(at int) group {
	g := group{at: at, end: at}
	ascii := true
	for g.end < len(r.text) {
		if digitAt(r.text[g.end:]) < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(r.text[g.end:])
		ascii = ascii && size == 1
		g.end += size
	}
	g.digits = r.text[at:g.end]
	if !ascii {
		var b []byte
		for i := at; i < g.end; {
			_, size := utf8.DecodeRuneInString(r.text[i:])
			b = append(b, '0'+byte(digitAt(r.text[i:])))
			i += size
		}
		g.digits = string(b)
	}
	return g
}

func isBlank(c rune) bool {
	return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\u2007' || c == '\u2008'
}

// separates says whether a sign can stand between the digits of a number.
func separates(c rune) bool {
	return c == '.' || c == ',' || c == '\'' || c == '’' || c == '٬' || c == '٫' || isBlank(c)
}

// signs are the decimal and the grouping sign of numbers in these digits. Where a language has digits of its own, it
// writes those of English as English does.
func (r *reader) signs(g group) (decimal, grouping rune) {
	if len(r.symbols.Digits[0]) > 1 && g.end-g.at == len(g.digits) {
		return '.', ','
	}
	decimal, _ = utf8.DecodeRuneInString(r.symbols.Decimal)
	grouping, _ = utf8.DecodeRuneInString(r.symbols.Group)
	return decimal, grouping
}

// number takes the longest number at the beginning of some groups, or several where they are no number together, and
// gives how many groups it took.
func (r *reader) number(groups []group) int {
	alike := min(2, len(groups))
	for alike < len(groups) && groups[alike].separator == groups[1].separator {
		alike++
	}
	if alike > 2 && (groups[1].separator == '.' || groups[1].separator == ',') && !r.grouped(groups[:alike], 0, 0) {
		if groups[1].separator == '.' && !isDayMonthYear(groups[:alike]) {
			r.add(r.text[groups[0].at:groups[alike-1].end], groups[0].at, groups[alike-1].end)
			return alike
		}
		for _, g := range groups[:alike] {
			r.add(trimmed(g.digits, ""), g.at, g.end)
		}
		return alike
	}
	for n := len(groups); n > 1; n-- {
		if value, ok := r.value(groups[:n]); ok {
			r.add(value, groups[0].at, groups[n-1].end)
			return n
		}
	}
	r.add(trimmed(groups[0].digits, ""), groups[0].at, groups[0].end)
	return 1
}

// isDayMonthYear says whether three groups are a date in digits, 12.05.2026. Which is the day is left open.
func isDayMonthYear(g []group) bool {
	return len(g) == 3 && len(g[0].digits) <= 2 && len(g[1].digits) <= 2 && len(g[2].digits) == 4
}

// value reads several groups as one number.
func (r *reader) value(groups []group) (string, bool) {
	decimal, grouping := r.signs(groups[0])
	last := groups[len(groups)-1]
	whole, fraction := groups, ""
	switch {
	case len(groups) == 2 && (last.separator == '.' || last.separator == ',' || last.separator == decimal) &&
		(last.separator != grouping || !r.grouped(groups, grouping, decimal)):
		whole, fraction = groups[:1], last.digits
	case len(groups) > 2 && last.separator != groups[1].separator && (last.separator == '.' || last.separator == ',' || last.separator == '٫' || last.separator == decimal):
		whole, fraction = groups[:len(groups)-1], last.digits
	case last.separator == '٫':
		whole, fraction = groups[:len(groups)-1], last.digits
	}
	if len(whole) > 1 && !r.grouped(whole, grouping, decimal) {
		return "", false
	}
	digits := whole[0].digits
	if len(whole) > 1 {
		var b strings.Builder
		for _, g := range whole {
			b.WriteString(g.digits)
		}
		digits = b.String()
	}
	return trimmed(digits, fraction), true
}

// grouped says whether groups are those of one whole number: in threes, or as in India in twos before the last three.
func (r *reader) grouped(groups []group, grouping, decimal rune) bool {
	by := groups[1].separator
	switch {
	case by == '.' || by == ',':
		// One group may be decimals: the language decides. Of two or more there is no doubt.
		if len(groups) == 2 && by != grouping {
			return false
		}
	case by == ' ' && decimal != ',' && !isBlank(grouping):
		return false
	case by == '٫':
		return false
	}
	first, last := groups[0].digits, groups[len(groups)-1].digits
	if len(first) > 3 || first[0] == '0' || len(last) != 3 {
		return false
	}
	middle := 3
	if len(groups) > 2 {
		middle = len(groups[1].digits)
	}
	if middle != 3 && (middle != 2 || len(first) > 2) {
		return false
	}
	for _, g := range groups[1:] {
		if g.separator != by && !(isBlank(g.separator) && isBlank(by)) {
			return false
		}
	}
	for _, g := range groups[1 : len(groups)-1] {
		if len(g.digits) != middle {
			return false
		}
	}
	return true
}

// trimmed writes a value without the zeros that say nothing.
func trimmed(whole, fraction string) string {
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// add notes a number, with its minus and with the words that multiply it.
func (r *reader) add(value string, at, end int) {
	before := r.text[:at]
	if strings.HasSuffix(before, ":") && value == "0" && end-at > 1 {
		return // 9:00 is 9
	}
	n := Number{figures: value, At: at}
	for {
		c, size := utf8.DecodeLastRuneInString(before)
		if (c == '-' || c == '−') && size > 0 {
			rest, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
			if len(before) == size || unicode.IsSpace(rest) || unicode.In(rest, unicode.Ps, unicode.Cf, unicode.Sc) || rest == '%' || rest == '٪' {
				n.figures, n.At = "-"+value, len(before)-size
			}
			break
		}
		if !unicode.Is(unicode.Cf, c) {
			break
		}
		before = before[:len(before)-size]
	}
	n.Value = n.figures
	if power, size := r.locale.Multiplier(r.text[end:]); power > 0 {
		n.Value, end = shifted(n.figures, power), end+size
	}
	n.Words = r.text[n.At:end]
	r.found = append(r.found, n)
}

// shifted multiplies a value by a power of ten.
func shifted(value string, power int) string {
	value, negative := strings.CutPrefix(value, "-")
	whole, fraction, _ := strings.Cut(value, ".")
	if missing := power - len(fraction); missing > 0 {
		fraction += strings.Repeat("0", missing)
	}
	value = trimmed(whole+fraction[:power], fraction[power:])
	if negative {
		return "-" + value
	}
	return value
}

// iso reads 2026-05-12, and gives the offset behind it, or 0.
func (r *reader) iso(groups []group) (Number, int) {
	first := groups[0]
	if len(groups) > 1 || len(first.digits) != 4 || !strings.HasPrefix(r.text[first.end:], "-") || digitAt(r.text[first.end+1:]) < 0 {
		return Number{}, 0
	}
	month := r.group(first.end + 1)
	if len(month.digits) != 2 || !strings.HasPrefix(r.text[month.end:], "-") || digitAt(r.text[month.end+1:]) < 0 {
		return Number{}, 0
	}
	day := r.group(month.end + 1)
	m, _ := strconv.Atoi(month.digits)
	d, _ := strconv.Atoi(day.digits)
	if len(day.digits) != 2 || m < 1 || m > 12 || d < 1 || d > 31 {
		return Number{}, 0
	}
	date := Number{Words: r.text[first.at:day.end], At: first.at, month: m}
	date.Value = first.digits + "-" + month.digits + "-" + day.digits
	date.parts = []string{trimmed(first.digits, ""), strconv.Itoa(m), strconv.Itoa(d)}
	return date, day.end
}

// dated joins the numbers that stand beside the name of a month into dates: "12 May 2026", "12 de mayo de 2026",
// "May 12, 2026", "2026. május 12.".
func (r *reader) dated() []Number {
	for i := 0; i < len(r.found); i++ {
		n := &r.found[i]
		if !n.isDay() && !n.isYear() {
			continue
		}
		end := n.At + len(n.Words)
		month, from, to := r.monthBeside(n)
		if month == 0 || from < n.At && i > 0 && from < r.found[i-1].At+len(r.found[i-1].Words) {
			continue
		}
		date := Number{At: min(n.At, from), month: int(month)}
		end = max(end, to)
		day, year := "", ""
		if n.isDay() {
			day = n.Value
		} else {
			year = n.Value
		}
		if i+1 < len(r.found) {
			next := &r.found[i+1]
			if next.At >= end && connects(r.text[end:next.At]) && (day == "" && next.isDay() && from >= n.At || year == "" && next.isYear()) {
				if day == "" {
					day = next.Value
				} else {
					year = next.Value
				}
				end = next.At + len(next.Words)
				r.found = append(r.found[:i+1], r.found[i+2:]...)
			}
		}
		date.Words = r.text[date.At:end]
		date.Value = "-"
		if year != "" {
			date.Value = year
			date.parts = append(date.parts, year)
		}
		date.Value += "-" + twoDigits(int(month))
		if day != "" {
			d, _ := strconv.Atoi(day)
			date.Value += "-" + twoDigits(d)
			date.parts = append(date.parts, day)
		}
		r.found[i] = date
	}
	return r.found
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func (n *Number) isDay() bool {
	if n.month > 0 || n.Value != n.figures || len(n.Value) > 2 {
		return false
	}
	d, err := strconv.Atoi(n.Value)
	return err == nil && d >= 1 && d <= 31
}

func (n *Number) isYear() bool {
	return n.month == 0 && n.Value == n.figures && len(n.Value) == 4 && (n.Value[0] == '1' || n.Value[0] == '2') && utf8.RuneCountInString(n.Words) == 4
}

// monthBeside looks behind a day first, "12 May", and before a year, "May 2025 to June".
func (r *reader) monthBeside(n *Number) (month time.Month, from, to int) {
	end := n.At + len(n.Words)
	if n.isDay() {
		if month, from, to = r.monthBehind(end); month > 0 {
			return month, from, to
		}
		return r.monthBefore(n.At)
	}
	if month, from, to = r.monthBefore(n.At); month > 0 {
		return month, from, to
	}
	if month, from, to = r.monthBehind(end); strings.Count(r.text[end:max(end, from)], " ") > 1 {
		return 0, 0, 0
	}
	return month, from, to
}

// monthBehind reads the name of a month behind a number: after the letters of an ordinal, a blank and one short word.
func (r *reader) monthBehind(end int) (month time.Month, from, to int) {
	rest := r.text[end:]
	at := 0
	for at < len(rest) && at < 4 && !isSpaceAt(rest[at:]) { // 1st, 1.º, 12.
		c, size := utf8.DecodeRuneInString(rest[at:])
		if !unicode.IsLetter(c) && c != '.' && c != 'º' && c != 'ª' {
			return 0, 0, 0
		}
		at += size
	}
	for range 2 {
		if at >= len(rest) || !isSpaceAt(rest[at:]) {
			return 0, 0, 0
		}
		_, size := utf8.DecodeRuneInString(rest[at:])
		at += size
		if month, length := r.locale.Month(rest[at:]); month > 0 {
			return month, end + at, end + at + length
		}
		word := shortWord(rest[at:])
		if word == 0 {
			return 0, 0, 0
		}
		at += word
	}
	return 0, 0, 0
}

// monthBefore reads the name of a month that stands before a number, with a blank, a comma or a short word between.
func (r *reader) monthBefore(at int) (month time.Month, from, to int) {
	before := r.text[:at]
	for range 2 {
		trimmed := strings.TrimRight(before, " \u00a0\u202f,.\n")
		if len(trimmed) == len(before) || len(before)-len(trimmed) > 4 {
			return 0, 0, 0
		}
		start := strings.LastIndexFunc(trimmed, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
		if start >= 0 {
			_, size := utf8.DecodeRuneInString(trimmed[start:])
			start += size
		} else {
			start = 0
		}
		if start == len(trimmed) {
			return 0, 0, 0
		}
		if month, length := r.locale.Month(trimmed[start:]); month > 0 && length == len(trimmed)-start {
			return month, start, len(trimmed)
		}
		if shortWord(trimmed[start:]+" ") == 0 {
			return 0, 0, 0
		}
		before = trimmed[:start]
	}
	return 0, 0, 0
}

func isSpaceAt(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return unicode.IsSpace(c)
}

// shortWord gives the length of a word of two or three letters, such as "de", "of" and "den", before a blank; else 0.
func shortWord(text string) int {
	letters := 0
	for i, c := range text {
		if !unicode.IsLetter(c) {
			if letters >= 2 && letters <= 3 && unicode.IsSpace(c) {
				return i
			}
			return 0
		}
		if letters++; letters > 3 {
			return 0
		}
	}
	return 0
}

// connects says whether what stands between the parts of a date leaves them one: ", ", " de ", ". ".
func connects(between string) bool {
	between = strings.TrimLeft(between, " \u00a0\u202f,.،\n")
	return between == "" || len(between) < 16 && shortWord(between) == len(strings.TrimRight(between, " \u00a0\u202f\n"))
}
