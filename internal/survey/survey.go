// Package survey reads what people answered, and protects them. A Codebook is what an author writes of a survey: how
// it was made, and a tally for each question. A Survey is what may be published of it. Between the two stand the
// small cells: a count so low that it could point at somebody, and whatever would give that count away by
// subtraction, has no number in a Survey, nor in anything that is made from one.
//
// The attacker reads everything that is published of a survey, in all its releases and in the public history of its
// file, knows how this package decides, and solves all of it together as linear equations. Of a small count they are to
// be left with every value from 1 to the minimum less 1. Finding what else has to be withheld for that is the cell
// suppression problem (Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4). It is solved by
// linear programmes, which prove the range of every withheld figure: see protect.go. Not protected is how many left a
// question out, and what an author types elsewhere.
//
// The package also reads the other tables that a chart can draw: see Data.
//
//	codebook, problems := survey.Parse("content/data/surveys/cso-engagement.yaml", "en", data)
//	published := codebook.Publish()
//	datum, problem := published.Datum("barriers", "no-opportunity")
//	switch cell := datum.Cell.(type) {
//	case survey.Count:    // 19
//	case survey.Withheld: // there is no number to print
//	}
package survey

import (
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Survey is a survey as it may be published.
type Survey struct {
	ID string
	// File is where it is written, for problems with what it refers to.
	File string
	Disclosure
	MinimumCell int  // counts from 1 to one less are withheld
	Weighted    bool // shares are weighted; bases are numbers of respondents
	// Earlier are the releases before this one.
	Earlier   []EarlierRelease
	Questions []Tally
	Crosstabs []CrossTally
}

// CrossTally is how a question was answered by each group of respondents, as it may be published.
type CrossTally struct {
	Question *Tally // one of the survey's Questions
	By       *Tally
	Groups   []GroupTally // in the order of the answers to By
}

// GroupTally is the answers of one group.
type GroupTally struct {
	ID    schema.ID
	Label schema.Text
	Base  Cell   // those of the group who answered: a Count, Withheld or NotStated
	Cells []Cell // one for each row of the question, in their order
}

// EarlierRelease is a release whose figures are no longer shown.
type EarlierRelease struct {
	Release int
	N       Cell // those who answered: a Count or NotStated
}

// Tally is a question and how it was answered, as it may be published.
type Tally struct {
	Asked
	Base Base
	Rows []Row
}

// Base is those who were asked a question.
type Base struct {
	N     Cell // those who answered: a Count, Withheld or NotStated
	Asked Cell // those who were asked; nil where it is not stated
	Label schema.Text
}

// Row is an answer and what is known of it.
type Row struct {
	ID    schema.ID
	Label schema.Text
	Cell  Cell
	// AlreadyPublic marks a small count that is shown because a publication gives it: its source is to be printed.
	AlreadyPublic bool
	Nonresponse   bool // an answer that is none, such as "don't know"
}

// Cell is what a table shows in one place: a Count, a Share, a Value, a Year, Withheld or NotStated. The last two have no
// number, so that no later stage can print one.
type Cell interface{ cell() }

// Count is a number of respondents or of mentions, as the Unit of its question says.
type Count int

// Share is a percentage as its source prints it, from 0 to 100. It is not turned into a count.
type Share struct{ Number }

// Value is a number that is no count: a mean, a sum of money.
type Value struct{ Number }

// Year is a year of the calendar, which is written without a separator of thousands.
type Year int

// Withheld stands for a number that is not published, to protect those it is about.
type Withheld struct{}

// NotStated stands for a number that the source does not give: a gap, never 0.
type NotStated struct{}

func (Count) cell()     {}
func (Share) cell()     {}
func (Value) cell()     {}
func (Year) cell()      {}
func (Withheld) cell()  {}
func (NotStated) cell() {}

// Withholds says whether any cell of the question is withheld, so that a caption can say why.
func (t *Tally) Withholds() bool {
	return t.Base.N == Withheld{} || slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Cell == Withheld{} })
}

// Question gives the question with an id, or nil.
func (s *Survey) Question(id string) *Tally {
	at := slices.IndexFunc(s.Questions, func(t Tally) bool { return string(t.ID) == id })
	if at < 0 {
		return nil
	}
	return &s.Questions[at]
}

// Crosstab gives a question tallied by the answers to another one, or nil.
func (s *Survey) Crosstab(question, by string) *CrossTally {
	at := slices.IndexFunc(s.Crosstabs, func(x CrossTally) bool { return string(x.Question.ID) == question && string(x.By.ID) == by })
	if at < 0 {
		return nil
	}
	return &s.Crosstabs[at]
}

// Withholds says whether any cell of the cross-tabulation is withheld.
func (x *CrossTally) Withholds() bool {
	return slices.ContainsFunc(x.Groups, func(g GroupTally) bool {
		return g.Base == Withheld{} || slices.Contains(g.Cells, Cell(Withheld{}))
	})
}

// WithholdsAll says whether no answer of any group has a figure.
func (x *CrossTally) WithholdsAll() bool {
	return !slices.ContainsFunc(x.Groups, func(g GroupTally) bool {
		return slices.ContainsFunc(g.Cells, func(c Cell) bool { return c != Withheld{} })
	})
}

// Row gives the answer with an id, or nil.
func (t *Tally) Row(id string) *Row {
	at := slices.IndexFunc(t.Rows, func(r Row) bool { return string(r.ID) == id })
	if at < 0 {
		return nil
	}
	return &t.Rows[at]
}

// Datum is one figure for a sentence, with what a reader needs beside it.
type Datum struct {
	Cell          Cell
	Label         schema.Text          // what it is: the words of the answer, or of the column
	Unit          vocabulary.TallyUnit // of a count
	Measure       schema.Text          // what a column of a table measures: "people"
	Base          Base                 // of an answer; of a table there is none
	AlreadyPublic bool
}

// Datum looks up the figure that a text names by [=survey.question.answer]. The problem has neither file nor place:
// the caller knows them.
func (s *Survey) Datum(question, answer string) (Datum, *source.Problem) {
	const advice = "write [=survey.question.answer], each with its id"
	tally := s.Question(question)
	if tally == nil {
		return Datum{}, unknown("a figure of a question that the survey does not have", question, s.Questions, advice)
	}
	row := tally.Row(answer)
	if row == nil {
		return Datum{}, unknown("a figure of an answer that the question does not have", answer, tally.Rows, advice)
	}
	return Datum{Cell: row.Cell, Label: row.Label, Unit: tally.Unit, Base: tally.Base, AlreadyPublic: row.AlreadyPublic}, nil
}

// Key gives the id.
func (r Row) Key() string { return string(r.ID) }

// unknown is the problem of a word that names none of some items.
func unknown[T schema.Keyed](what, word string, among []T, advice string) *source.Problem {
	keys := func(yield func(string) bool) {
		for _, item := range among {
			if !yield(item.Key()) {
				return
			}
		}
	}
	return &source.Problem{What: what, Words: word, Nearest: source.Nearest(word, keys), Advice: advice}
}
