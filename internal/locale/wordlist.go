package locale

import (
	"iter"
	"strings"

	"golang.org/x/text/language"
)

// All gives every interface word by its key, in no order, as its text without placeholders: of a word with plurals, the
// one of "other". Language says which language it is in.
func (w *Words) All() iter.Seq2[string, string] {
	return func(yield func(key, text string) bool) {
		for key, m := range w.messages {
			var b strings.Builder
			for _, p := range m.main() {
				b.WriteString(p.text)
			}
			if !yield(key, b.String()) {
				return
			}
		}
	}
}

// Script is the script in which the language is most often written (ISO 15924): "Latn", "Arab".
func (t Tag) Script() string {
	script, _ := language.Make(string(t)).Script()
	return script.String()
}

// Reads says whether readers of the language are given a text of another as their own: pt-BR those of pt.
func (t Tag) Reads(other Tag) bool {
	for ; t != ""; t = t.Parent() {
		if t == other {
			return true
		}
	}
	return false
}
