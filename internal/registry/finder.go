package registry

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finder finds the words of a glossary in running text, as HTML has it: whole words, in any case, the longest first.
// The keys are first words in lower case.
type Finder map[string][]wanted

// wanted is one way of writing a term.
type wanted struct {
	id    string
	parts []part
}

// part is a word of a term, and what stands before it as HTML has it, without blanks: R&D is R, and &amp; before D.
type part struct{ before, word string }

func partsOf(written string) []part {
	text := strings.ReplaceAll(written, "&", "&amp;")
	var parts []part
	for at := 0; ; {
		start, end := nextWord(text, at)
		if start == end {
			return parts
		}
		parts = append(parts, part{strings.TrimSpace(text[at:start]), text[start:end]})
		at = end
	}
}

// Finder gives the finder of the terms that link by themselves.
func (g Glossary) Finder() Finder {
	f := Finder{}
	for i := range g.Terms {
		t := &g.Terms[i]
		if !t.Auto {
			continue
		}
		for written := range t.Words() {
			if parts := partsOf(written); len(parts) > 0 {
				parts[0].before = ""
				first := strings.ToLower(parts[0].word)
				f[first] = append(f[first], wanted{string(t.ID), parts})
			}
		}
	}
	return f
}

// Found is a use of a term in a text, from byte Start to byte End.
type Found struct {
	Term       string // its id
	Start, End int
}

// In gives every use of a term in a text.
func (f Finder) In(text string) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		for at := 0; at < len(text); {
			start, end := nextWord(text, at)
			if start == end {
				return
			}
			at = end
			if id, length := f.at(text, start, end); id != "" {
				at = start + length
				if !yield(Found{id, start, at}) {
					return
				}
			}
		}
	}
}

// at gives the longest term whose first word lies between start and end, with its length in bytes.
func (f Finder) at(text string, start, end int) (id string, length int) {
	for _, w := range f[strings.ToLower(text[start:end])] {
		if n := matches(text[start:], w.parts); n > length {
			id, length = w.id, n
		}
	}
	return id, length
}

// matches says how many bytes text begins with that are the parts, or 0.
func matches(text string, parts []part) int {
	at := 0
	for _, p := range parts {
		start, end := nextWord(text, at)
		if !strings.EqualFold(text[start:end], p.word) || strings.TrimSpace(text[at:start]) != p.before {
			return 0
		}
		at = end
	}
	return at
}

// nextWord gives the next run of letters, marks, digits, hyphens and apostrophes at or after an offset. An entity of
// HTML, such as &amp;, holds no word.
func nextWord(text string, at int) (start, end int) {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case r == '&':
			if semicolon := strings.IndexByte(text[at:], ';'); semicolon > 0 {
				n = semicolon + 1
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end = at
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !inWord(text, end, r) {
					break
				}
				end += n
			}
			return at, end
		}
		at += n
	}
	return len(text), len(text)
}

// inWord says whether a hyphen, an apostrophe or a non-joiner stands between two letters.
func inWord(text string, at int, r rune) bool {
	if r != '-' && r != '’' && r != '\'' && r != '\u200c' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
	return unicode.IsLetter(next)
}
