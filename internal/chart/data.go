package chart

import (
	"strings"

	"salient/internal/locale"
	"salient/internal/schema"
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
	// Series are columns of figures. A scatter has two, across and up; a dot chart of ranges two, from and to.
	Series []Series
	// Neutral is the series about which a likert chart diverges, or -1 for none.
	Neutral int
	// Positions say where each category of a line chart is, on a scale of numbers or of years; nil: in even steps.
	Positions []float64

	// Steps are those of a timeline, in the order of their dates. Today stands between what is past and what is ahead, in
	// words: "On 22 November 2026". A timeline has no categories and series.
	Steps        []Step
	Today        schema.Date
	TodayInWords string
	Pairs        []Pair // the marks of a matrix, which has no categories and series either
}

// Category is what a value belongs to: an answer, a company, a year.
type Category struct {
	ID    string
	Label Text
	Base  survey.Cell // how many were asked, where it is one number for all series; else nil
	// Whole is what the figures of all series add up to, where every reader knows that; else 0.
	Whole float64
}

// Series is a column of figures, one a category. A cell that is nil is not stated.
type Series struct {
	ID    string
	Label Text        // what the figures are: "Mentions"
	Unit  string      // what they count or measure, for downloads; of shares it is always percent
	Base  survey.Cell // how many were asked, where it is one number for all categories; else nil
	Cells []survey.Cell
	Aside bool // of an answer that is none, such as "don't know": it has no place on a scale
}

// Pair is a mark in a matrix: how severe a harm to people is, and how much money is at risk with it.
type Pair struct {
	ID       string
	Label    Text
	Severity int  // 1 to 5; 0 is not assessed
	AtLeast  bool // a part of the severity is not assessed
	Level    int  // 1 low, 2 moderate, 3 high, 4 critical; 0 where no effect on money is assessed
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
	// rest is, of a Withheld one, an even part of what is left of a whole that every reader knows; 0 where there is none.
	rest float64
}

// look reads a cell as the readers of a language see it.
func look(c survey.Cell, unit string, words *locale.Words) figure {
	l := words.Locale()
	n, stated := numberOf(c)
	switch c := c.(type) {
	case survey.Count:
		return figure{status: Stated, number: n, unit: unit, words: Text{String: l.Integer(int(c))}}
	case survey.Share:
		return figure{status: Stated, number: n, unit: percent, words: Text{String: l.Percent(locale.Decimal(n.String()))}}
	case survey.Year:
		return figure{status: Stated, number: n, unit: unit, words: Text{String: l.Date(int(c), 0, 0)}}
	case survey.Withheld:
		return figure{status: Withheld, words: say(words, "figure.withheld")}
	}
	if stated {
		return figure{status: Stated, number: n, unit: unit, words: Text{String: l.Number(locale.Decimal(n.String()))}}
	}
	return figure{status: NotStated, words: say(words, "figure.not-stated")}
}

// addShare adds to a count of respondents what percentage it is of those who answered, where these are enough. The
// count comes first.
func (s *Series) addShare(f *figure, words *locale.Words) bool {
	base, known := s.Base.(survey.Count)
	if f.status != Stated || !known || base < fewest || s.Unit != string(vocabulary.CountsRespondents) || f.unit == percent {
		return false
	}
	share := words.Locale().Percent(locale.Decimal(survey.PercentOf(int(f.number.Value), int(base)).String()))
	f.words = say(words, "figure.count-share", "n", f.words.String, "share", share)
	return true
}

// leave gives the withheld parts of each whole an even part of what is left of it, so that a stack is as long as its base
// and its stated parts do not look like all there were. What is left is known to whoever can subtract.
func (d *Data) leave(figures [][]figure) {
	for i, category := range d.Categories {
		rest, withheld := category.Whole, 0
		for k := range figures {
			switch f := &figures[k][i]; f.status {
			case Stated:
				rest -= f.number.Value
			case Withheld:
				withheld++
			case NotStated:
				rest = 0
			}
		}
		for k := range figures {
			if f := &figures[k][i]; f.status == Withheld && rest > 0 {
				f.rest = rest / float64(withheld)
			}
		}
	}
}

// fewest is how many must have answered for a percentage to be shown: under it, one respondent is two percent and more.
const fewest = 50

// numberOf gives the number of a cell, if it has one.
func numberOf(c survey.Cell) (survey.Number, bool) {
	switch c := c.(type) {
	case survey.Count:
		return survey.Number{Value: float64(c)}, true
	case survey.Share:
		return c.Number, true
	case survey.Value:
		return c.Number, true
	case survey.Year:
		return survey.Number{Value: float64(c)}, true
	}
	return survey.Number{}, false
}

// say gives an interface word, with its language where that is not the reader's. The shipped words are complete, so a
// key that is nowhere is a slip in the program, and is shown as it is.
func say(words *locale.Words, key string, args ...any) Text {
	word, err := words.T(key, args...)
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
