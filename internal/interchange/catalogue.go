package interchange

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"salient/internal/locale"
)

// State says what became of a text in a translator's hands.
type State uint8

const (
	Untranslated State = iota // no words yet
	Fuzzy                     // to be looked at again: it was made from other words, or by a machine
	Translated
)

// Catalogue holds the texts of one page, in the order of the page, and their translations into one language.
type Catalogue struct {
	Source, Target locale.Tag
	File           string // the original, as a translator knows it: content/en/briefings/cotton.md
	Units          []Unit
}

// Unit is one text: a field, a heading or a paragraph.
type Unit struct {
	Key            string // names the place of the text, and is in the catalogue once: why-now/2, title
	Source, Target string // Target is empty where, and only where, the unit is Untranslated
	State          State
	Previous       string   // the words from which Target was made, where they were not Source
	Line           int32    // of Source in the catalogue's File, from 1; 0 where it is not known
	Notes          []string // for the translator, each of one line: what the text is, which terms are to be used
}

// check says why a catalogue cannot be written. Each reason is a fault of the program that made it.
func (c Catalogue) check() error {
	if strings.ContainsFunc(string(c.Source)+string(c.Target)+c.File, unicode.IsControl) {
		return fmt.Errorf("a control character in the languages or the name of %q", c.File)
	}
	keys := make(map[string]bool, len(c.Units))
	for _, u := range c.Units {
		switch {
		case u.Key == "", u.Source == "":
			return fmt.Errorf("%s: the unit %q has no key or no words", c.File, u.Key)
		case keys[u.Key]:
			return fmt.Errorf("%s: the key %q is there twice", c.File, u.Key)
		case (u.State == Untranslated) != (u.Target == ""):
			return fmt.Errorf("%s: the state of the unit %q does not agree with its words", c.File, u.Key)
		}
		for _, text := range append([]string{u.Key, u.Source, u.Target, u.Previous}, u.Notes...) {
			if !isText(text) {
				return fmt.Errorf("%s: the unit %q is not text in UTF-8", c.File, u.Key)
			}
		}
		keys[u.Key] = true
	}
	return nil
}

func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// oneLine is a note as the formats can hold it.
func oneLine(note string) string { return strings.Join(strings.Fields(note), " ") }
