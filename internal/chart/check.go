package chart

import (
	"iter"
	"math"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"salient/internal/source"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// longestLabel is how many characters a label may have: more is a sentence, and has its place in the text.
const longestLabel = 300

// Check says why data cannot be drawn, or would be drawn as nothing. The problems have neither file nor place: the
// caller knows them.
func (d *Data) Check() []source.Problem {
	form := forms[d.Form]
	if len(d.Categories) == 0 && len(d.Steps) == 0 && len(d.Pairs) == 0 {
		if d.Form == vocabulary.MatrixChart {
			return []source.Problem{{What: "a matrix of a page without scores", Advice: "score harm under saliency: in the frontmatter, or leave the chart out"}}
		}
		return []source.Problem{{What: "a chart without data", Advice: "give it a question with answers, or values"}}
	}
	var problems []source.Problem
	report := func(what, words, advice string) {
		problems = append(problems, source.Problem{What: what, Words: words, Advice: advice})
	}
	for _, text := range []Text{d.Title, d.Subtitle, d.Alt} {
		if !printable(text.String) {
			report("a text of a chart with a character that cannot be printed", "", "write it anew, without copying it from elsewhere")
		}
	}
	for id, label := range d.labels() {
		switch {
		case label == "":
			report("a bar, line or point without a label", id, "say what its number is of")
		case !printable(label):
			report("a label with a character that cannot be printed", id, "write it anew, without copying it from elsewhere")
		case utf8.RuneCountInString(label) > longestLabel:
			report("a label that is too long for a chart", id, "shorten it, and say the rest in the text")
		}
	}
	if form.check == nil {
		return problems
	}
	problems = append(problems, d.checkCells()...)
	if len(problems) == 0 {
		problems = form.check(d)
	}
	return problems
}

// labels gives the words of whatever the chart shows, by its id.
func (d *Data) labels() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, c := range d.Categories {
			if !yield(c.ID, c.Label.String) {
				return
			}
		}
		for _, s := range d.Series {
			if len(d.Series) > 1 && !yield(s.ID, s.Label.String) {
				return
			}
		}
		for _, s := range d.Steps {
			if !yield(s.ID, s.What.String) {
				return
			}
		}
		for _, p := range d.Pairs {
			if !yield(p.ID, p.Label.String) {
				return
			}
		}
	}
}

// checkCells wants numbers that can be drawn on one scale, and something to see.
func (d *Data) checkCells() []source.Problem {
	var scale survey.Cell // the first cell with a number
	seen := false
	for _, s := range d.Series {
		if d.Form == vocabulary.ScatterChart {
			scale = nil // its two series have one each
		}
		if len(s.Cells) != len(d.Categories) {
			return []source.Problem{{What: "a series with more or fewer numbers than there are labels", Words: s.ID, Advice: "give each label its number"}}
		}
		for i, cell := range s.Cells {
			n, stated := numberOf(cell)
			seen = seen || stated || cell == survey.Withheld{}
			switch {
			case math.IsNaN(n.Value) || math.IsInf(n.Value, 0):
				return []source.Problem{{What: "a number that cannot be drawn", Words: d.Categories[i].ID, Advice: "leave it out where it is not known"}}
			case !stated:
			case scale == nil:
				scale = cell
			case reflect.TypeOf(scale) != reflect.TypeOf(cell):
				return []source.Problem{{What: "numbers that share no scale", Words: d.Categories[i].ID, Advice: "draw counts, percentages and other values in charts of their own"}}
			}
		}
	}
	if !seen {
		return []source.Problem{{What: "a chart without any number", Advice: "say in a sentence that none is stated"}}
	}
	return nil
}

func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !printed(r) }) < 0
}

// printed tells characters from control characters, from what is not UTF-8, and from what XML cannot hold.
func printed(r rune) bool {
	return !unicode.IsControl(r) && r != utf8.RuneError && r != 0xFFFE && r != 0xFFFF
}
