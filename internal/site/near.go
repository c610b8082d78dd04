package site

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"salient/internal/chart"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
)

// numeral is a number in a text, in any digits and with any separators of thousands or decimals.
var numeral = regexp.MustCompile(`\p{Nd}+(?:[.,٫٬'’\x{A0}\x{202F}]\p{Nd}+)*`)

// saysWithheld says whether a text has a number that equals one which a survey withholds.
func (r *resolver) saysWithheld(survey, text string, l *locale.Locale) bool {
	withheld := r.in.Withheld[survey]
	return len(withheld) > 0 && slices.ContainsFunc(numeral.FindAllString(text, -1), func(number string) bool {
		return slices.ContainsFunc(withheld, func(n int) bool { return number == strconv.Itoa(n) || number == l.Integer(n) })
	})
}

// near warns of numbers that an author typed beside figures of a survey and that equal what the survey withholds: a
// reader could take them for it.
func (c *checker) near(doc *markdown.Doc) {
	if !slices.ContainsFunc(doc.Holes, func(h markdown.Hole) bool { return len(c.r.in.Withheld[c.surveyOf(h)]) > 0 }) {
		return
	}
	l := locale.For(c.v.Lang)
	for _, block := range strings.Split(doc.PlainText(holeMarks{doc}), "\n") {
		parts := strings.Split(block, holeMark)
		var words strings.Builder
		var holes []markdown.Hole
		for i, part := range parts {
			if i%2 == 0 {
				words.WriteString(part)
			} else if at, err := strconv.Atoi(part); err == nil {
				holes = append(holes, doc.Holes[at])
			}
		}
		for _, h := range holes {
			if c.r.saysWithheld(c.surveyOf(h), words.String(), l) {
				c.r.withheldIsSaid(c.v.File, h.Pos)
				break
			}
		}
	}
}

// surveyOf names the survey of which a hole shows a figure, in words or in a chart.
func (c *checker) surveyOf(h markdown.Hole) string {
	switch x := h.Content.(type) {
	case markdown.Datum:
		return x.Survey
	case markdown.FigureRef:
		for _, drawn := range c.v.charts {
			if drawn.ID() == x.ID {
				return drawn.Spec.Survey.ID
			}
		}
	}
	return ""
}

// chartSays warns of a number in a chart's own texts that equals what its survey withholds.
func (r *resolver) chartSays(file string, spec *chart.Spec, l *locale.Locale) {
	texts := []schema.Text{spec.Title, spec.Subtitle, spec.Alt, {String: spec.Note.Text, Lang: spec.Note.Lang, At: spec.Note.At}}
	for _, text := range texts {
		if text.Lang == string(l.Tag()) && r.saysWithheld(spec.Survey.ID, text.String, l) {
			r.withheldIsSaid(file, text.At)
		}
	}
}

func (r *resolver) withheldIsSaid(file string, at source.Pos) {
	r.add(source.Problem{
		File: file, Pos: at, Level: source.W, What: "a number that equals a cell which the survey beside it withholds",
		Advice: "quote the survey with [=survey.question.answer], which shows no withheld number; if the number is another one, this can stay",
	})
}

// holeMark stands before and behind the index of a hole in a text.
const holeMark = "\x00"

// holeMarks fills holes with their index.
type holeMarks struct{ doc *markdown.Doc }

// Fill implements markdown.Filler.
func (f holeMarks) Fill(b []byte, h markdown.Hole) []byte {
	at := slices.IndexFunc(f.doc.Holes, func(other markdown.Hole) bool { return other.Offset == h.Offset && other.Pos == h.Pos })
	return append(strconv.AppendInt(append(b, holeMark...), int64(at), 10), holeMark...)
}
