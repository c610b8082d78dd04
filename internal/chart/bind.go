package chart

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"salient/internal/locale"
	"salient/internal/regulation"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// Sources are what a chart can draw, published and in the words of an edition.
type Sources struct {
	Surveys map[string]*survey.Survey
	Tables  map[string]*survey.Data
	Acts    *regulation.Catalogue
	Today   schema.Date // parts a timeline into what is past and what is ahead
	Pairs   []Pair      // the scores of the briefing in which the chart stands
}

// Bind joins a chart with what it draws, in the words of an edition's readers. The problems of an original are the
// same in every language. The data have the id of the chart, where it has one; the caller makes it unique on the page.
func (s *Spec) Bind(from Sources, words *locale.Words) (Data, []source.Problem) {
	if s.broken {
		return Data{}, nil
	}
	b := binder{spec: s, from: from, words: words, lang: string(words.Locale().Tag())}
	b.data = Data{
		ID: string(s.ID), Form: s.Form, Neutral: -1,
		Title: b.text(s.Title), Subtitle: b.text(s.Subtitle), Alt: b.text(s.Alt),
	}
	switch {
	case s.Form == vocabulary.MatrixChart:
		b.data.Pairs = slices.Clone(from.Pairs)
	case s.Form == vocabulary.TimelineChart:
		b.dates()
	case s.Survey.ID != "":
		b.survey()
	case s.Table.ID != "":
		b.table()
	default:
		b.values()
	}
	if len(b.problems) > 0 {
		return b.data, b.problems
	}
	b.relabel()
	if s.Sort == ByValue {
		b.data.sortByValue()
	}
	for _, p := range b.data.Check() {
		p.File, p.Pos = s.file, s.At
		b.problems = append(b.problems, p)
	}
	return b.data, b.problems
}

// binder gathers the data of one chart.
type binder struct {
	spec     *Spec
	from     Sources
	words    *locale.Words
	lang     string
	data     Data
	problems []source.Problem
}

// values draws on what stands in the chart itself.
func (b *binder) values() {
	named := b.spec.Series.Named
	if len(named) == 0 {
		b.data.Series = []Series{{Label: say(b.words, "figure.value")}}
	}
	for _, n := range named {
		b.data.Series = append(b.data.Series, Series{ID: string(n.ID), Label: b.text(n.Label)})
	}
	for _, v := range b.spec.Values {
		b.data.Categories = append(b.data.Categories, Category{ID: string(v.ID), Label: b.text(v.Label)})
		for i := range b.data.Series {
			series := &b.data.Series[i]
			var cell survey.Cell = survey.NotStated{}
			if v.Value != nil {
				cell = *v.Value
			}
			for _, entry := range v.Values {
				if string(entry.Name) == series.ID {
					cell = entry.Value
				}
			}
			series.Cells = append(series.Cells, cell)
		}
	}
	b.data.Heading = say(b.words, "figure.category")
}

// relabel puts the labels of a translated chart in place of those of its data.
func (b *binder) relabel() {
	labels := map[string]*Text{}
	for i := range b.data.Categories {
		labels[b.data.Categories[i].ID] = &b.data.Categories[i].Label
	}
	for i := range b.data.Series {
		labels[b.data.Series[i].ID] = &b.data.Series[i].Label
	}
	for i := range b.data.Steps {
		labels[b.data.Steps[i].ID] = &b.data.Steps[i].What
	}
	for _, label := range b.spec.labels.Entries {
		if text := labels[string(label.Name)]; text != nil {
			*text = b.text(label.Value)
			continue
		}
		named := schema.Ref{ID: string(label.Name), At: label.At}
		b.unknown(named, "a label of what the chart does not have", keys(labels), "name an answer, a value or a series by its id")
		b.problems[len(b.problems)-1].File = b.spec.labels.file
	}
}

func (b *binder) text(t schema.Text) Text { return TextIn(b.lang, t) }

// TextIn gives a text in one line, and with its language where that is not the reader's.
func TextIn(lang string, t schema.Text) Text {
	text := Text{String: oneLine(t.String)}
	if t.Lang != lang {
		text.Lang = t.Lang
	}
	return text
}

// refuse reports why the chart's data cannot be drawn as asked.
func (b *binder) refuse(at source.Pos, what, words, advice string) {
	b.problems = append(b.problems, source.Problem{File: b.spec.file, Pos: at, What: what, Words: words, Advice: advice})
}

func (b *binder) unknown(named schema.Ref, what string, among iter.Seq[string], advice string) {
	b.problems = append(b.problems, source.Problem{
		File: b.spec.file, Pos: named.At, What: what, Words: named.ID, Nearest: source.Nearest(named.ID, among), Advice: advice,
	})
}

// keys gives the names of a map in order.
func keys[T any](m map[string]T) iter.Seq[string] { return slices.Values(slices.Sorted(maps.Keys(m))) }

// each gives the name of each item.
func each[T any](items []T, name func(T) string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, item := range items {
			if !yield(name(item)) {
				return
			}
		}
	}
}

// oneLine makes one blank of each run of blanks and line ends, as a page does. Others, such as those that keep a
// number together, stay.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }), " ")
}

// sortByValue puts the row with the greatest number of the first series first, and those without one last.
func (d *Data) sortByValue() {
	order := make([]int, len(d.Categories))
	for i := range order {
		order[i] = i
	}
	first := d.Series[0].Cells
	slices.SortStableFunc(order, func(i, j int) int {
		a, hasA := numberOf(first[i])
		b, hasB := numberOf(first[j])
		switch {
		case hasA && hasB:
			return cmp.Compare(b.Value, a.Value)
		case hasA:
			return -1
		case hasB:
			return 1
		}
		return 0
	})
	d.Categories = inOrder(d.Categories, order)
	for i := range d.Series {
		d.Series[i].Cells = inOrder(d.Series[i].Cells, order)
	}
}

func inOrder[T any](items []T, order []int) []T {
	sorted := make([]T, len(order))
	for i, from := range order {
		sorted[i] = items[from]
	}
	return sorted
}
