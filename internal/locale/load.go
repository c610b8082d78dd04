package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"salient/internal/source"
)

// LoadWords reads the interface words of languages from the files <tag>.yaml of a folder. Keys stand in groups, or
// are written with dots; a value is a text with placeholders, or one text a plural category, chosen by {n}:
//
//	asks:
//	  title: Asks
//	  count: {one: "{n} ask", other: "{n} asks"}
//	page.updated: "Updated {date}"
//
// en.yaml is the measure: it says which keys there are, and which placeholders they have. A word that neither a
// language nor its parents have is taken from English; that is a W, one for all such words of a language.
// The error is the machine's: a file that is there and cannot be read.
func LoadWords(fsys fs.FS, dir string, tags []Tag) (map[Tag]*Words, []source.Problem, error) {
	english, err := openWords(fsys, dir, English, nil)
	if err != nil {
		return nil, nil, err
	}
	if english == nil {
		return nil, []source.Problem{{
			File:   path.Join(dir, "en.yaml"),
			What:   "no interface words in English",
			Advice: "put the file back: the words of all other languages are compared with it",
		}}, nil
	}
	files := map[Tag]*wordFile{English: english}
	problems := english.problems
	words := make(map[Tag]*Words, len(tags))
	for _, tag := range tags {
		w := &Words{locale: For(tag), messages: borrow(english.messages)}
		sound := true
		for _, t := range tag.chain() {
			f, opened := files[t]
			if !opened {
				if f, err = openWords(fsys, dir, t, english.messages); err != nil {
					return nil, nil, err
				}
				files[t] = f
				if f != nil {
					problems = append(problems, f.problems...)
				}
			}
			if f != nil {
				maps.Copy(w.messages, f.messages)
				sound = sound && len(f.problems) == 0
			}
		}
		words[tag] = w
		if p, missing := w.missing(); missing && sound { // first things first: a slip may be why words are missing
			p.File = path.Join(dir, string(tag)+".yaml")
			problems = append(problems, p)
		}
	}
	return words, problems, nil
}

// openWords reads the file of one language. It is nil where there is none.
func openWords(fsys fs.FS, dir string, tag Tag, english map[string]*message) (*wordFile, error) {
	f := &wordFile{
		path: path.Join(dir, string(tag)+".yaml"), locale: For(tag),
		english: english, messages: map[string]*message{},
	}
	text, err := fs.ReadFile(fsys, f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("reading interface words: %w", err)
	}
	f.read(text)
	return f, nil
}

// borrow copies the words of English for a language to put its own over.
func borrow(english map[string]*message) map[string]*message {
	borrowed := make(map[string]*message, len(english))
	for key, m := range english {
		b := *m
		b.borrowed = true
		borrowed[key] = &b
	}
	return borrowed
}

// missing describes the words that the language has not.
func (w *Words) missing() (source.Problem, bool) {
	var keys []string
	for key, m := range w.messages {
		if m.borrowed {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	const shown = 5
	p := source.Problem{
		Level:  source.W,
		What:   fmt.Sprintf("interface words that are not translated (%d), which readers see in English:", len(keys)),
		Words:  strings.Join(keys[:min(len(keys), shown)], ", "),
		Advice: "copy them from en.yaml and translate them",
	}
	if len(keys) > shown {
		p.Words += ", …"
	}
	if len(keys) == len(w.messages) {
		p.What, p.Words = "no interface words in this language: readers see them in English", ""
		p.Advice = "copy en.yaml under this name and translate it"
	}
	return p, len(keys) > 0
}
