package source

import (
	"cmp"
	"slices"
)

// Pos is a place in a file. Lines and columns count from 1, columns in characters (not bytes).
// The zero Pos means the file as a whole.
type Pos struct{ Line, Col int32 }

// Level says what a problem does to a build.
type Level uint8

const (
	// E stops the build before anything is written.
	E Level = iota
	// W is a warning, and an E under --strict.
	W
	// N is a note, which nobody has to act on: it is told where an author asked for it.
	N
)

// String gives the letter used in the content model.
func (l Level) String() string {
	return [...]string{E: "E", W: "W", N: "N"}[l]
}

// Problem is an author's slip: where it is, which rule it breaks, what they wrote, and what to do next.
//
// What and Advice are the program's words alone. The author's words go into Words and Nearest and nowhere
// else, so that they can be left out for a file that is a draft, embargoed, withdrawn or not yet known to be
// public. Read aloud, a problem is: What "Words"; did you mean "Nearest"? Advice.
type Problem struct {
	File    string
	Pos     Pos
	Level   Level
	What    string // "unknown regulation"
	Words   string // csdd
	Nearest string // eu-csddd
	Advice  string // "The catalogue is listed by …"
	// Unquoted says that the line is not repeated where others read, for it may hold what is not to be published; the
	// words are, as an id or the name of a field.
	Unquoted bool
	// Confidential is set once, by the stage that knows the file's status: print place and rule alone.
	Confidential bool
}

// Sort orders problems as an author reads them: by file, then place, then rule.
func Sort(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.What, b.What),
			cmp.Compare(a.Words, b.Words),
		)
	})
}
