package chart

import (
	"strings"

	"salient/internal/locale"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// Data is what a figure shows: already bound, protected and worded in the reader's language.
type Data struct {
	// ID is unique on the page. The ids inside the picture begin with it and a dot, which no heading's id has.
	ID   string
	Form vocabulary.ChartForm

	Title    Text // the message
	Subtitle Text // what is counted, where and when
	Alt      Text // the picture in words

	// Heading says what the categories are: "Answer".
	Heading    Text
	Categories []Category
	Series     []Series
}

// Category is what a value belongs to: an answer, a company, a year.
type Category struct {
	ID    string
	Label Text
}

// Series is a column of figures, one a category. A cell that is nil is not stated.
type Series struct {
	ID    string
	Label Text        // what the figures are: "Mentions"
	Unit  string      // what they count or measure, for downloads; of shares it is always percent
	Base  survey.Cell // how many were asked
	Cells []survey.Cell
}

// Text is the text of an author. Lang is empty where the words are in the reader's language, and otherwise says
// which they are in, for no one has translated them yet.
type Text struct{ String, Lang string }

// Status says whether a cell has a number. It is the word that downloads use.
type Status string

const (
	Stated    Status = "stated"
	Withheld  Status = "withheld"   // a small cell, to protect those who answered
	NotStated Status = "not-stated" // the source does not give it: a gap, never 0
)

// percent is the unit of a share in downloads.
const percent = "percent"

// figure is one cell, looked at.
type figure struct {
	status Status
	number survey.Number // of a Stated one
	unit   string        // for downloads
	words  Text          // what readers see
}

// look reads a cell as the readers of a language see it.
func look(c survey.Cell, unit string, words *locale.Words) figure {
	l := words.Locale()
	n, stated := numberOf(c)
	switch c := c.(type) {
	case survey.Count:
		return figure{Stated, n, unit, Text{String: l.Integer(int(c))}}
	case survey.Share:
		return figure{Stated, n, percent, Text{String: l.Percent(locale.Decimal(n.String()))}}
	case survey.Withheld:
		return figure{status: Withheld, words: say(words, "figure.withheld")}
	}
	if stated {
		return figure{Stated, n, unit, Text{String: l.Number(locale.Decimal(n.String()))}}
	}
	return figure{status: NotStated, words: say(words, "figure.not-stated")}
}

// numberOf gives the number of a cell, if it has one.
func numberOf(c survey.Cell) (survey.Number, bool) {
	switch c := c.(type) {
	case survey.Count:
		return survey.Number{Value: float64(c)}, true
	case survey.Share:
		return c.Number, true
	case survey.Value:
		return c.Number, true
	}
	return survey.Number{}, false
}

// say gives an interface word that takes no arguments, with its language where that is not the reader's. The shipped
// words are complete, so a key that is nowhere is a slip in the program, and is shown as it is.
func say(words *locale.Words, key string) Text {
	word, err := words.T(key)
	if err != nil {
		return Text{String: key}
	}
	if in := words.Language(key); in != words.Locale().Tag() {
		return Text{word, string(in)}
	}
	return Text{String: word}
}

// plain gives the text in one line and without what cannot be printed, for texts that no Check has seen.
func (t Text) plain() Text {
	t.String = strings.Map(func(r rune) rune {
		if printed(r) {
			return r
		}
		return -1
	}, oneLine(t.String))
	return t
}
