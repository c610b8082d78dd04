package translation

import (
	"strings"
	"unicode"

	"salient/internal/locale"
	"salient/internal/registry"
	"salient/internal/schema"
	"salient/internal/survey"
)

// Amount is how much there is to translate. A text without a word to translate, such as a sign of percent, is none.
type Amount struct {
	Texts, Words         int // all of the original's
	TextsLeft, WordsLeft int // those that readers still see in the original's words
}

// add adds what there is elsewhere.
func (a *Amount) add(b Amount) {
	a.Texts += b.Texts
	a.Words += b.Words
	a.TextsLeft += b.TextsLeft
	a.WordsLeft += b.WordsLeft
}

// text counts one text.
func (a *Amount) text(words int, left bool) {
	if words == 0 {
		return
	}
	a.Texts++
	a.Words += words
	if left {
		a.TextsLeft++
		a.WordsLeft += words
	}
}

// Percent is the part of the words that is translated, in whole percent. It is 100 only where none is left.
func (a Amount) Percent() int {
	if a.Words == 0 {
		return 100
	}
	return 100 * (a.Words - a.WordsLeft) / a.Words
}

// TextsIn counts the texts of values that hold the words of an edition, over those of the original where it has none of
// its own.
func TextsIn(edition locale.Tag, values ...any) Amount {
	var a Amount
	for _, v := range values {
		listed(edition, v, func(_ []string, t schema.Translatable) {
			text, kind, lang := textOf(t)
			a.text(wordsOf(text.Source, kind), !edition.Reads(locale.Tag(lang)))
		})
	}
	return a
}

// listed visits the texts of a value that an edition is to have in its own words. A publication keeps the title under
// which it can be looked up, and a company or an organisation its name where readers of the edition know its script.
func listed(edition locale.Tag, v any, visit func(path []string, t schema.Translatable)) {
	kept := map[schema.Translatable]bool{}
	keep := func(t schema.Translatable) { kept[t] = true }
	schema.Walk(v, func(p any) bool {
		switch p := p.(type) {
		case *survey.Publication:
			schema.Texts(p, keep)
			return false
		case *registry.Company, *registry.Organisation:
			schema.Texts(p, func(t schema.Translatable) {
				if _, _, lang := textOf(t); !edition.Reads(locale.Tag(lang)) && edition.Script() == locale.Tag(lang).Script() {
					keep(t)
				}
			})
			return false
		}
		return true
	})
	schema.NamedTexts(v, func(path []string, t schema.Translatable) {
		if !kept[t] {
			visit(path, t)
		}
	})
}

// InterfaceIn counts the words of the interface.
func InterfaceIn(edition locale.Tag, words *locale.Words) Amount {
	var a Amount
	if words == nil {
		return a // where there are none at all, that is told as a mistake
	}
	for key, text := range words.All() {
		a.text(wordsOf(text, Plain), !edition.Reads(words.Language(key)))
	}
	return a
}

// wordsOf counts the words that a translator writes: none of code, addresses and citations in Markdown, and none of a
// text in capitals alone, which is a code (CC-BY-4.0).
func wordsOf(text string, kind Kind) int {
	text, _ = running(text, kind, nil)
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.IsUpper(r) }) {
		return 0
	}
	return Words(text)
}

// Words counts the words of a text. Each character counts of a script that parts them by nothing.
func Words(text string) (n int) {
	for word := range strings.FieldsSeq(text) {
		letters, alone := false, 0
		for _, r := range word {
			switch {
			case locale.Unspaced(r):
				alone++
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				letters = true
			}
		}
		if n += alone; letters {
			n++
		}
	}
	return n
}
