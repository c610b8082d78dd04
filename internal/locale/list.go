package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins items by commas and the word for "and": "a, b and c", "a, b y c".
func (l *Locale) List(items []string) string {
	var b strings.Builder
	for i, separator := range l.ListSeparators(items) {
		b.WriteString(separator)
		b.WriteString(items[i])
	}
	return b.String()
}

// ListSeparators gives what stands before each item of a list (before the first, nothing), for items that are more
// than text, such as links.
func (l *Locale) ListSeparators(items []string) []string {
	separators := make([]string, len(items))
	last := len(items) - 1
	for i := 1; i <= last; i++ {
		switch {
		case last == 1:
			separators[i] = l.conjunction(l.data.List.Pair, items[i])
		case i == last:
			separators[i] = l.conjunction(l.data.List.End, items[i])
		case i == 1:
			separators[i] = l.data.List.Start
		default:
			separators[i] = l.data.List.Middle
		}
	}
	return separators
}

// conjunction suits "and" to the word after it, which CLDR's patterns cannot: Spanish says e before the sound of i,
// and Hebrew joins its letter to a word in another script by a hyphen.
func (l *Locale) conjunction(and, next string) string {
	switch base, _, _ := strings.Cut(string(l.tag), "-"); base {
	case "es":
		if beginsWithI(next) {
			return strings.Replace(and, " y ", " e ", 1)
		}
	case "he":
		if first, _ := utf8.DecodeRuneInString(next); !unicode.Is(unicode.Hebrew, first) {
			return and + "-"
		}
	}
	return and
}

// beginsWithI tells whether a Spanish word begins with the sound of i: "India", "hijos"; not "hielo", nor "iones",
// where it is that of y.
func beginsWithI(word string) bool {
	word = strings.TrimPrefix(strings.ToLower(word), "h")
	if strings.HasPrefix(word, "í") {
		return true
	}
	after, found := strings.CutPrefix(word, "i")
	return found && (after == "" || !strings.ContainsRune("aeouáéóú", firstRune(after)))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
