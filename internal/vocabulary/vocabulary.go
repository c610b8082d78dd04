// Package vocabulary holds the closed lists of the content model and the identifiers that carry rules of their
// own, so that a word in a file means one thing everywhere: in a message, on a page, in a data file.
//
// There are two sorts of word. A word of a closed list is a string type with Values: a Channel is one of
// Channel("").Values() and nothing else. An identifier or a citation is a string type with Check, which says what
// is wrong with it: an LEI has check digits, a Right has an instrument and an article.
//
//	vocabulary.Channel("").Values()                  // [legal regulatory reputational operational market]
//	vocabulary.LEI("529900T8BM49AURSDO55").Check()   // nil: the check digits agree
//	vocabulary.Right("iccpr:17").Subject()           // "privacy"
//
// Every word here is also a key: what readers see for it comes from the interface words of their language.
package vocabulary

// Listed is a word of a closed list. Values gives the list in the order in which readers are shown it; it belongs
// to the package and is not changed.
type Listed interface {
	Values() []string
}

// Checked is an identifier or citation with rules of its own. Check gives nil when it is well formed.
type Checked interface {
	Check() *Flaw
}

// Flaw is what is wrong with an identifier, in our words alone: it never repeats what the author typed, so that it
// may be printed for a file that is not public.
type Flaw struct {
	What   string // "the check digits of the LEI do not agree", as in a source.Problem
	Advice string // what to do next, as in a source.Problem
}

// Error makes a Flaw an error for callers that hold no file and place.
func (f *Flaw) Error() string { return f.What + "; " + f.Advice }
