package locale

import (
	"regexp"
	"slices"
	"strings"
)

// message is an interface word, or a sentence, in one language.
type message struct {
	plural   bool                  // forms hold a sentence a category; otherwise only the last is there
	forms    [len(categories)]form // a form that is nil gives way to the last, "other"
	borrowed bool                  // in English, for want of the language's own
}

// form is a sentence taken apart at its placeholders.
type form []part

// part is a text, or the name of a placeholder.
type part struct{ text, slot string }

// placeholder is {n} or {due_date}.
var placeholder = regexp.MustCompile(`\{([a-z][a-z0-9_]*)\}`)

// markup is what only HTML would contain.
var markup = regexp.MustCompile(`</?[A-Za-z!][^>]*>?|&#?[A-Za-z0-9]+;`)

// formOf takes a sentence apart. Braces that hold no name are not ok.
func formOf(text string) (f form, ok bool) {
	end := 0
	literal := func(text string) {
		if text != "" {
			f = append(f, part{text: text})
		}
	}
	for _, at := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		literal(text[end:at[0]])
		f = append(f, part{slot: text[at[2]:at[3]]})
		end = at[1]
	}
	literal(text[end:])
	return f, !slices.ContainsFunc(f, func(p part) bool { return strings.ContainsAny(p.text, "{}") })
}

// slots names the placeholders of a sentence, each once.
func (f form) slots() []string {
	var names []string
	for _, p := range f {
		if p.slot != "" && !slices.Contains(names, p.slot) {
			names = append(names, p.slot)
		}
	}
	return names
}

// main is the sentence that stands for all: the only one, or that of "other".
func (m *message) main() form { return m.forms[other] }

// in is the sentence for a category.
func (m *message) in(category int) form {
	if f := m.forms[category]; f != nil {
		return f
	}
	return m.main()
}
