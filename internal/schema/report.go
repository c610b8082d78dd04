package schema

import (
	"slices"

	"salient/internal/source"
)

// Report gathers the problems of one file while it is decoded.
type Report struct {
	File string
	// Lang is the language in which the file's texts are written; every Text remembers it.
	Lang string
	// Secret is set when the file holds what must not be told: its messages then give place and rule alone.
	Secret   bool
	Problems []source.Problem
	// field names what is being decoded, for the message of a value inside a Stated or an OrNone.
	field string
}

// Add records a problem in the report's file.
func (r *Report) Add(p source.Problem) {
	p.File = r.File
	r.Problems = append(r.Problems, p)
}

// E records an error: the rule in our words, the author's words, and what to do.
func (r *Report) E(at source.Pos, what, words, advice string) {
	r.Add(source.Problem{Pos: at, What: what, Words: words, Advice: advice})
}

// Unknown records a word that is not in a closed list, with the nearest that is.
func (r *Report) Unknown(at source.Pos, what, words string, among []string, advice string) {
	r.Add(source.Problem{Pos: at, What: what, Words: words, Nearest: source.Nearest(words, slices.Values(among)), Advice: advice})
}
