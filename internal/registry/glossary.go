package registry

import (
	"iter"
	"slices"
	"strings"

	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
)

// Glossary is the terms of one language, in the order of its file.
type Glossary struct {
	Terms []Term
	file  string
}

// Term is a word that the two sides read differently.
type Term struct {
	ID   schema.ID
	At   source.Pos
	Term schema.Text `field:"term,required"`
	// Forms are other words that lead to the term: "material", "materially".
	Forms []schema.Text `field:"forms"`
	// Auto is whether the term links by itself where a text uses it.
	Auto bool `field:"auto"`
	// People is what the word means for people, Money what it means for money.
	People markdown.Prose `field:"people,required"`
	Money  markdown.Prose `field:"money,required"`
	See    []schema.Ref   `field:"see"`
}

// Key implements schema.Keyed.
func (t Term) Key() string { return string(t.ID) }

// Words gives every word that leads to the term: the term itself, then its forms.
func (t *Term) Words() iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(t.Term.String) {
			return
		}
		for _, form := range t.Forms {
			if !yield(form.String) {
				return
			}
		}
	}
}

// glossaryTerm is a Term that links by itself unless the author says otherwise.
type glossaryTerm struct{ Term }

// DecodeNode implements schema.Decoder.
func (t *glossaryTerm) DecodeNode(n *source.Node, r *schema.Report) {
	t.Auto = true
	schema.Decode(n, &t.Term, r)
}

// ParseGlossary reads a language's glossary.yaml. What its terms refer to is told by Complete, which knows the
// terms of the other languages too.
func ParseGlossary(file, lang string, data []byte) (Glossary, []source.Problem) {
	glossary := Glossary{file: file}
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return glossary, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	var written struct {
		Terms schema.Entries[glossaryTerm] `field:"terms,required"`
	}
	schema.Decode(node, &written, report)
	taken := map[string]bool{}
	for _, entry := range written.Terms {
		term := entry.Value.Term
		term.ID, term.At = entry.Name, entry.At
		glossary.Terms = append(glossary.Terms, term)
		for word := range term.Words() {
			// Terms are found in a text whatever the case of its letters.
			key := strings.ToLower(word)
			if taken[key] && key != "" {
				report.Add(source.Problem{
					Pos: term.At, What: "a word that leads to two terms", Words: word,
					Advice: "give it to one of the two, so that a text that uses it links to one place",
				})
			}
			taken[key] = true
		}
	}
	return glossary, report.Problems
}

// Find gives the term with an id, or nil.
func (g Glossary) Find(id string) *Term {
	at := slices.IndexFunc(g.Terms, func(t Term) bool { return string(t.ID) == id })
	if at < 0 {
		return nil
	}
	return &g.Terms[at]
}

// IDs gives every id, for the nearest one to a slip.
func (g Glossary) IDs() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range g.Terms {
			if !yield(string(g.Terms[i].ID)) {
				return
			}
		}
	}
}

// Complete adds, at the end and in their own language, the terms that only the original's glossary has, and reports
// every see: to a term that is in neither. The glossary of the first language is completed with itself.
func (g Glossary) Complete(original Glossary) (Glossary, []source.Problem) {
	whole := Glossary{Terms: slices.Clone(g.Terms), file: g.file}
	for _, term := range original.Terms {
		if g.Find(string(term.ID)) == nil {
			// Its words are of another language: they would link where a text means something else.
			term.Auto = false
			whole.Terms = append(whole.Terms, term)
		}
	}
	var problems []source.Problem
	for _, term := range g.Terms {
		for _, ref := range term.See {
			if whole.Find(ref.ID) == nil {
				problems = append(problems, source.Problem{
					File: g.file, Pos: ref.At, What: "unknown term of the glossary", Words: ref.ID, Nearest: source.Nearest(ref.ID, whole.IDs()),
					Advice: "name the id of a term in this file",
				})
			}
		}
	}
	return whole, problems
}
