package chart

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// survey draws on one or more questions of a survey.
func (b *binder) survey() {
	named := b.spec.Survey
	published := b.from.Surveys[named.ID]
	if published == nil {
		b.unknown(named, "a chart of a survey that is not there", keys(b.from.Surveys), "a survey is named by its file in content/data/surveys/, without .yaml")
		return
	}
	tallies := make([]*survey.Tally, len(b.spec.Question))
	for i, question := range b.spec.Question {
		if tallies[i] = published.Question(question.ID); tallies[i] == nil {
			b.unknown(question, "a chart of a question that the survey does not have", each(published.Questions, survey.Tally.Key), "a question is named by its id in the survey")
			return
		}
	}
	switch first := tallies[0]; {
	case b.spec.By.ID != "":
		b.groups(published, first)
	case b.spec.Form == vocabulary.StackedChart || b.spec.Form == vocabulary.LikertChart:
		b.battery(tallies)
	default:
		b.question(first)
	}
}

// question has an answer in each row.
func (b *binder) question(t *survey.Tally) {
	series := Series{ID: string(t.ID), Label: b.unit(t), Unit: string(t.Unit), Base: t.Base.N}
	for _, row := range t.Rows {
		b.data.Categories = append(b.data.Categories, Category{ID: string(row.ID), Label: b.text(row.Label)})
		series.Cells = append(series.Cells, b.measured(row.Cell, t.Base.N))
	}
	b.data.Heading, b.data.Series = say(b.words, "figure.answer"), []Series{series}
}

// battery has a question in each row, parted by the answers that the questions share.
func (b *binder) battery(tallies []*survey.Tally) {
	first := tallies[0]
	b.answers(first)
	for i, t := range tallies {
		if !slices.EqualFunc(t.Rows, first.Rows, func(a, b survey.Row) bool { return a.ID == b.ID }) {
			named := b.spec.Question[i]
			b.refuse(named.At, "questions that do not have the same answers", named.ID, "draw together what can be answered alike, in the same order")
			return
		}
		b.data.Categories = append(b.data.Categories, Category{ID: string(t.ID), Label: b.text(t.Label), Base: t.Base.N, Whole: b.whole(t, t.Base.N)})
		for j, row := range t.Rows {
			b.data.Series[j].Cells = append(b.data.Series[j].Cells, b.measured(row.Cell, t.Base.N))
		}
	}
	b.data.Heading = say(b.words, "figure.question")
}

// groups parts a question by the answers to another one: a bar a group and answer, or the parts of a group's bar.
func (b *binder) groups(s *survey.Survey, t *survey.Tally) {
	crossed := s.Crosstab(string(t.ID), b.spec.By.ID)
	if crossed == nil {
		by := func(yield func(string) bool) {
			for _, x := range s.Crosstabs {
				if x.Question == t && !yield(x.By.Key()) {
					return
				}
			}
		}
		b.unknown(b.spec.By, "groups by which the survey does not tally the question", by, "list question: and by: under crosstabs: in the survey, and run salient tally")
		return
	}
	if b.spec.Form == vocabulary.StackedChart || b.spec.Form == vocabulary.LikertChart {
		b.answers(t)
		for _, group := range answering(crossed) {
			b.data.Categories = append(b.data.Categories, Category{ID: string(group.ID), Label: b.text(group.Label), Base: group.Base, Whole: b.whole(t, group.Base)})
			for j, cell := range group.Cells {
				b.data.Series[j].Cells = append(b.data.Series[j].Cells, b.measured(cell, group.Base))
			}
		}
		b.data.Heading = b.text(crossed.By.Label)
		return
	}
	for _, row := range t.Rows {
		b.data.Categories = append(b.data.Categories, Category{ID: string(row.ID), Label: b.text(row.Label)})
	}
	for _, group := range answering(crossed) {
		series := Series{ID: string(group.ID), Label: b.text(group.Label), Unit: string(t.Unit), Base: group.Base}
		for _, cell := range group.Cells {
			series.Cells = append(series.Cells, b.measured(cell, group.Base))
		}
		b.data.Series = append(b.data.Series, series)
	}
	b.data.Heading = say(b.words, "figure.answer")
}

// answering gives the groups of which anybody answered: of the others there is nothing to draw.
func answering(x *survey.CrossTally) []survey.GroupTally {
	return slices.DeleteFunc(slices.Clone(x.Groups), func(g survey.GroupTally) bool { return g.Base == survey.Count(0) })
}

// whole gives what the answers of one bar add up to: all who answered, where each gave one answer.
func (b *binder) whole(t *survey.Tally, base survey.Cell) float64 {
	n, known := base.(survey.Count)
	single := t.Response.Value == vocabulary.SingleResponse || t.Response.Value == vocabulary.ScaleResponse
	switch {
	case !known || !single || !t.Complete || t.Unit != vocabulary.CountsRespondents:
		return 0
	case b.spec.Measure == InPercent:
		return 100
	}
	return float64(n)
}

// answers makes a series of each answer to a question, and finds the neutral one.
func (b *binder) answers(t *survey.Tally) {
	var scale []int // those that have a place on it
	for i, row := range t.Rows {
		b.data.Series = append(b.data.Series, Series{ID: string(row.ID), Label: b.text(row.Label), Unit: string(t.Unit), Aside: row.Nonresponse})
		if !row.Nonresponse {
			scale = append(scale, i)
		}
	}
	switch neutral := b.spec.Neutral; {
	case neutral.ID != "":
		b.data.Neutral = slices.IndexFunc(t.Rows, func(r survey.Row) bool { return string(r.ID) == neutral.ID })
		if b.data.Neutral < 0 {
			b.unknown(neutral, "a neutral answer that the question does not have", each(t.Rows, survey.Row.Key), "name an answer by its id")
		}
	case len(scale)%2 == 1:
		b.data.Neutral = scale[len(scale)/2]
	}
}

// measured gives a cell as the chart measures it: as it is, or in percent of those who answered.
func (b *binder) measured(cell, base survey.Cell) survey.Cell {
	count, counted := cell.(survey.Count)
	if b.spec.Measure != InPercent || len(b.problems) > 0 {
		return cell
	}
	n, known := base.(survey.Count)
	switch at := b.spec.Question.first(); {
	case base == survey.Withheld{}:
		return survey.Withheld{} // and all of its group with it
	case !known:
		b.refuse(at.At, "percentages of a base that is not stated", at.ID, "remove measure: percent, and the counts are drawn")
	case n < fewest:
		b.refuse(at.At, "percentages of fewer than 50 who answered", at.ID, "remove measure: percent, and the counts are drawn: of so few, one person is two percent and more")
	case counted:
		return survey.Share{Number: survey.PercentOf(int(count), int(n))}
	}
	return cell
}

// unit says in words what the figures of a question are, with a capital as a heading has it.
func (b *binder) unit(t *survey.Tally) Text {
	for _, row := range t.Rows {
		if _, counted := row.Cell.(survey.Count); counted && t.Unit != "" && b.spec.Measure != InPercent {
			unit := say(b.words, "unit."+string(t.Unit))
			first, size := utf8.DecodeRuneInString(unit.String)
			unit.String = string(unicode.ToTitle(first)) + unit.String[size:]
			return unit
		}
	}
	return say(b.words, "figure.value")
}
