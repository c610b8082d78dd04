package locale

import (
	"maps"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"salient/internal/locale/cldr"
)

// NumberWord is a number that a text says in words: "thirty-two", "primera", "خمسة آلاف".
type NumberWord struct {
	Value   int64
	At, End int // in the text, in bytes
}

// SpellsNumbers says whether number words of the language are known. CLDR has rules for some seventy languages; of
// others, such as Bengali, Hausa and Urdu, no number word is ever found.
func (l *Locale) SpellsNumbers() bool { return len(l.spelled().numbers.values) > 0 }

// NumberWords gives the numbers that a text says in words, without those it writes in digits. Case, soft hyphens and
// accents make no difference; in Arabic, neither do the forms of alef and ta marbuta, nor what is written together
// with a word: و ف ب ل ك ال.
//
// Words are taken for numbers wherever they stand, as "second" is in "a second time" and "un" in "un mercado".
func (l *Locale) NumberWords(text string) []NumberWord {
	numbers := &l.spelled().numbers
	if len(numbers.values) == 0 {
		return nil
	}
	var all []NumberWord
	sum := sumOf(numbers.arabic)
	at, end := 0, -1 // of the sum
	closed := func() {
		if end >= 0 {
			all = append(all, NumberWord{sum.value(), at, end})
		}
		sum, end = sumOf(numbers.arabic), -1
	}
	for i := 0; i < len(text); {
		if !startsWord(text[i:]) {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		n, size := numbers.at(text[i:])
		if size == 0 {
			closed()
			i += len(firstWord(text[i:]))
			continue
		}
		if end >= 0 && (!joins(text[end:i]) || !sum.add(n)) {
			closed()
		}
		if end < 0 {
			at = i
			sum.add(n)
		}
		i += size
		end = i
	}
	closed()
	return all
}

// Multiplier reads the words behind a number in digits that multiply it: " million" is 6, a power of ten, and " mil
// millones" is 9. It gives the power and the length of the words, or 0, 0.
func (l *Locale) Multiplier(after string) (power, size int) {
	numbers := &l.spelled().numbers
	for i := 0; ; i = size {
		blank := len(after[i:]) - len(strings.TrimLeft(after[i:], " \n\u00a0\u202f"))
		n, length := numbers.at(after[i+blank:])
		p, isPower := powerOfTen(n)
		if length == 0 || blank > 3 || !isPower || p < 3 || power+p > 18 {
			return power, size
		}
		power += p
		size = i + blank + length
	}
}

// Month reads the name of a month at the beginning of a text, whole or shortened. It gives 0, 0 where there is none. In
// a language that writes them with a capital, a word without one is no month: "may".
func (l *Locale) Month(text string) (month time.Month, length int) {
	if !startsWord(text) {
		return 0, 0
	}
	if first, _ := utf8.DecodeRuneInString(text); l.spelled().capital && unicode.IsLower(first) {
		return 0, 0
	}
	n, length := l.spelled().months.at(text)
	return time.Month(n), length
}

// spelled is what the words of a language for numbers and months stand for.
type spelled struct {
	numbers, months phrases
	capital         bool // begins the names of months
}

func spelledOf(data *cldr.Data, tag Tag) *spelled {
	arabic := strings.HasPrefix(string(tag), "ar")
	s := &spelled{numbers: phrases{arabic: arabic}, months: phrases{arabic: arabic}}
	s.capital = unicode.IsUpper(firstRune(data.Dates.Wide[0]))
	for _, names := range [][12]string{data.Dates.Wide, data.Dates.LoneWide, data.Dates.Short, data.Dates.LoneShort} {
		for i, name := range names {
			if !strings.ContainsFunc(name, unicode.IsDigit) {
				s.months.add(name, int64(i+1))
			}
		}
	}
	if !tag.Covered() {
		return s // the data are those of English
	}
	for words, n := range data.NumberWords {
		s.numbers.add(words, int64(n))
	}
	if arabic {
		forms := arabicForms(&s.numbers)
		maps.Copy(s.numbers.values, forms.values)
		maps.Copy(s.numbers.begins, forms.begins)
	}
	return s
}

// arabicForms gives the forms of Arabic's numbers that CLDR's rules do not write: other cases than the nominative, what
// counts feminine nouns, and hundreds in one word.
func arabicForms(p *phrases) phrases {
	further := phrases{arabic: true}
	for words, n := range p.values {
		cased := strings.Fields(words)
		for i, word := range cased {
			for _, ending := range [][2]string{{"ون", "ين"}, {"ان", "ين"}, {"نا", "ني"}, {"تا", "تي"}} {
				if stem, ok := strings.CutSuffix(word, ending[0]); ok && utf8.RuneCountInString(stem) > 1 {
					cased[i] = stem + ending[1]
				}
			}
		}
		further.add(strings.Join(cased, " "), n)
	}
	for i, counting := range []string{"ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"} {
		n := int64(i + 3)
		further.add(counting, n)
		if n < 10 {
			further.add(counting+" عشرة", n+10)
			for _, hundred := range []string{"مئة", "مائة"} {
				further.add(counting+hundred, n*100)
				further.add(strings.TrimSuffix(counting, "ي")+hundred, n*100)
			}
		}
	}
	for words, n := range map[string]int64{
		"أحد عشر": 11, "إحدى عشرة": 11, "ثمان": 8, "مئة": 100, "مئتان": 200, "مئتين": 200, "مئتا": 200, "مئتي": 200,
		"ألفا": 1000, "ألفان": 2000, "ملايين": 1e6, "مليونا": 1e6, "مليونان": 2e6, "مليونين": 2e6,
		"مليارات": 1e9, "مليارا": 1e9, "بليون": 1e9, "تريليون": 1e12,
	} {
		further.add(words, n)
	}
	return further
}

// phrases are words in a row, folded and parted by blanks, with what they stand for.
type phrases struct {
	values map[string]int64
	begins map[string]bool // the first words of them
	arabic bool
}

func (p *phrases) add(words string, n int64) {
	if p.values == nil {
		p.values, p.begins = map[string]int64{}, map[string]bool{}
	}
	var key []byte
	for words != "" {
		word := firstWord(words)
		if word == "" {
			_, size := utf8.DecodeRuneInString(words)
			words = words[size:]
			continue
		}
		if key == nil {
			key = appendFolded(key, word)
			p.begins[string(key)] = true
		} else {
			key = appendFolded(append(key, ' '), word)
		}
		words = words[len(word):]
	}
	if _, taken := p.values[string(key)]; !taken && len(key) > 0 {
		p.values[string(key)] = n
	}
}

// at gives what the longest phrase at the beginning of a text stands for, and its length; 0, 0 where there is none.
func (p *phrases) at(text string) (n int64, length int) {
	word := firstWord(text)
	if word == "" {
		return 0, 0
	}
	var buffer [64]byte
	first := appendFolded(buffer[:0], word)
	if n, length = p.behind(first, text, len(word)); length > 0 || !p.arabic {
		return n, length
	}
	for _, together := range [][]string{{"و", "ف"}, {"ب", "ل", "ك"}, {"ال", "ل"}} { // in the order in which they stand
		for _, prefix := range together {
			stem := strings.TrimPrefix(string(first), prefix)
			if len(stem) == len(first) || utf8.RuneCountInString(stem) < 2 {
				continue
			}
			first = []byte(stem)
			if n, length = p.behind(first, text, len(word)); length > 0 {
				return n, length
			}
			break
		}
	}
	return 0, 0
}

// behind looks for the longest phrase that begins with a word, of which the text holds the first bytes.
func (p *phrases) behind(first []byte, text string, end int) (n int64, length int) {
	if !p.begins[string(first)] {
		return 0, 0
	}
	const longest = 24 // a word of Thai counts a word a letter
	key := first
	for range longest {
		if value, ok := p.values[string(key)]; ok {
			n, length = value, end
		}
		gap := 0
		for gap < len(text)-end && !startsWord(text[end+gap:]) && joins(text[end:end+gap+1]) {
			_, size := utf8.DecodeRuneInString(text[end+gap:])
			gap += size
		}
		next := firstWord(text[end+gap:])
		if next == "" {
			break
		}
		key = appendFolded(append(key, ' '), next)
		end += gap + len(next)
	}
	return n, length
}

// joins says whether what stands between two words leaves them one phrase: a blank, a hyphen, or nothing.
func joins(between string) bool {
	return len(between) <= 4 && !strings.ContainsFunc(between, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && r != '-' && r != '\u2010' && r != '\u2011' && r != utf8.RuneError
	})
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Cf, r)
}

func startsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '〇'
}

// Unspaced says whether a letter is of a script that parts words by nothing (UAX #29): each letter then counts as a word.
func Unspaced(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// firstWord gives the word at the beginning of a text, or "".
func firstWord(text string) string {
	if !startsWord(text) {
		return ""
	}
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if !(r|0x20 >= 'a' && r|0x20 <= 'z') {
				return text[:i]
			}
		case Unspaced(r):
			if i == 0 {
				return text[:utf8.RuneLen(r)]
			}
			return text[:i]
		case !inWord(r):
			return text[:i]
		}
	}
	return text
}

// appendFolded appends a word without what makes no difference. Marks of the scripts of India and beyond it are vowels
// and make one.
func appendFolded(b []byte, word string) []byte {
	start := len(b)
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return appendDecomposed(b[:start], word)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

func appendDecomposed(b []byte, word string) []byte {
	for _, r := range norm.NFD.String(word) {
		switch {
		case unicode.IsMark(r) && r < 0x0900, unicode.Is(unicode.Cf, r), r == 'ـ':
			continue
		case r == 'ß':
			b = append(b, 's')
			r = 's'
		case r == 'ة':
			r = 'ه'
		case r == 'ى', r == 'ی':
			r = 'ي'
		case r == 'ک':
			r = 'ك'
		case r == 'ٱ':
			r = 'ا'
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

// sum is a number on its way through its words: "two hundred thousand and" is 200 thousands.
type sum struct {
	total, part, scale int64
	unitsFirst         bool // "two and thirty"
}

func sumOf(unitsFirst bool) sum { return sum{scale: math.MaxInt64, unitsFirst: unitsFirst} }

func (s *sum) value() int64 { return s.total + s.part }

// add takes the next word. It gives false where that begins a number of its own.
func (s *sum) add(n int64) bool {
	power, isPower := powerOfTen(n)
	switch {
	case isPower && power >= 3:
		switch {
		case s.part == 0 && s.total > 0 && n > s.scale: // mil millones
			if s.total > math.MaxInt64/n {
				return false
			}
			s.total, s.scale = s.total*n, n
		case n < s.scale && (s.part > 0 || s.total == 0) && s.part < math.MaxInt64/n/2:
			s.total, s.part, s.scale = s.total+max(s.part, 1)*n, 0, n
		default:
			return false
		}
	case n >= 1000: // a word of its own for two thousand
		if s.total > 0 || s.part > 0 {
			return false
		}
		s.total, s.scale = n, 1000
	case s.part == 0 && (s.total > 0 || s.scale == math.MaxInt64), s.part >= 100 && s.part%100 == 0 && n < 100 && n > 0,
		s.part >= 20 && s.part < 100 && s.part%10 == 0 && n < 10 && n > 0,
		s.unitsFirst && s.part < 10 && n >= 20 && n < 100 && n%10 == 0:
		s.part += n
	default:
		return false
	}
	return true
}

// powerOfTen gives the power that a number is of ten.
func powerOfTen(n int64) (power int, ok bool) {
	for n >= 10 && n%10 == 0 {
		n /= 10
		power++
	}
	return power, n == 1 && power > 0
}
