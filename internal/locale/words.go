package locale

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Words are the interface words of a language. They are plain text, never HTML.
type Words struct {
	locale   *Locale
	messages map[string]*message
}

// Locale is how the language of these words writes.
func (w *Words) Locale() *Locale { return w.locale }

// Language is the language that a word is in: that of these words, or English where theirs is missing, so that the
// page can mark it with lang. It is "" for a key that no language has.
func (w *Words) Language(key string) Tag {
	m, found := w.messages[key]
	switch {
	case !found:
		return ""
	case m.borrowed:
		return English
	}
	return w.locale.tag
}

// T gives the word, or the sentence with its placeholders filled. Arguments are names and values in turn:
//
//	words.T("asks.progress", "n", 3, "company", "Acme")
//
// A value is a string, an int or a Decimal. Numbers are written as the language does, and the one called n chooses
// the plural. A string that runs against the sentence's direction is isolated from it (UAX #9, FSI and PDI). An
// error is a mistake of the template: an unknown key, or a placeholder without a value.
func (w *Words) T(key string, args ...any) (string, error) {
	m, found := w.messages[key]
	if !found {
		return "", unknownKey(key)
	}
	if !m.plural && len(m.main()) == 1 && m.main()[0].slot == "" {
		return m.main()[0].text, nil
	}
	f, err := w.form(key, m, args)
	if err != nil {
		return "", err
	}
	var room [128]byte
	b := room[:0]
	for _, p := range f {
		if p.slot == "" {
			b = append(b, p.text...)
			continue
		}
		value := argument(args, p.slot)
		if value == nil {
			return "", fmt.Errorf("interface word %s: no value for {%s}", key, p.slot)
		}
		text, err := w.write(m, value)
		if err != nil {
			return "", fmt.Errorf("interface word %s: {%s} %w", key, p.slot, err)
		}
		b = append(b, text...)
	}
	return string(b), nil
}

// Piece is a part of a sentence: text, or the name of a placeholder that the page fills with more than text.
type Piece struct{ Text, Slot string }

// Pieces is T for a sentence with a link or a time in it: a placeholder without an argument is a piece of its own.
func (w *Words) Pieces(key string, args ...any) ([]Piece, error) {
	m, found := w.messages[key]
	if !found {
		return nil, unknownKey(key)
	}
	f, err := w.form(key, m, args)
	if err != nil {
		return nil, err
	}
	pieces := make([]Piece, len(f))
	for i, p := range f {
		pieces[i] = Piece{Text: p.text, Slot: p.slot}
		if value := argument(args, p.slot); p.slot != "" && value != nil {
			text, err := w.write(m, value)
			if err != nil {
				return nil, fmt.Errorf("interface word %s: {%s} %w", key, p.slot, err)
			}
			pieces[i] = Piece{Text: text}
		}
	}
	return pieces, nil
}

func unknownKey(key string) error { return fmt.Errorf("no interface word %s", key) }

// form chooses the sentence by the number n.
func (w *Words) form(key string, m *message, args []any) (form, error) {
	if len(args)%2 != 0 {
		return nil, fmt.Errorf("interface word %s: a name without a value", key)
	}
	if !m.plural {
		return m.main(), nil
	}
	var n operands
	switch value := argument(args, "n").(type) {
	case int:
		n.i = max(value, -value)
	case Decimal:
		_, whole, fraction, _ := value.parts()
		n = operandsOf(whole, fraction)
	default:
		return nil, fmt.Errorf("interface word %s: no number n to choose the plural", key)
	}
	return m.in(w.localeOf(m).plural.category(n)), nil
}

// argument finds a value by its name, or nil.
func argument(args []any, name string) any {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	return nil
}

func (w *Words) localeOf(m *message) *Locale {
	if m.borrowed {
		return For(English)
	}
	return w.locale
}

// write gives an argument as text for a sentence.
func (w *Words) write(m *message, value any) (string, error) {
	l := w.localeOf(m)
	switch value := value.(type) {
	case string:
		if runsAgainst(value, l.rightToLeft) {
			return isolate(value), nil
		}
		return value, nil
	case int:
		return l.Integer(value), nil
	case Decimal:
		return l.Number(value), nil
	}
	return "", fmt.Errorf("has a value that is neither text nor a number: %T", value)
}

// runsAgainst tells whether a text has a letter that is written against the direction of the sentence around it.
func runsAgainst(text string, rightToLeft bool) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			if letter := text[i] | 0x20; rightToLeft && 'a' <= letter && letter <= 'z' {
				return true
			}
			i++
			continue
		}
		properties, size := bidi.LookupString(text[i:])
		switch properties.Class() {
		case bidi.L:
			if rightToLeft {
				return true
			}
		case bidi.R, bidi.AL:
			if !rightToLeft {
				return true
			}
		}
		i += max(size, 1)
	}
	return false
}

// isolate keeps the direction of a text to itself, by the first letter it has.
func isolate(text string) string { return "\u2068" + text + "\u2069" }
