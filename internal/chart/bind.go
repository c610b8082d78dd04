package chart

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/survey"
)

// Bind joins a chart with what it draws: with the published surveys and the tables of an edition, by id, in the words
// of its readers. The problems of an original are the same in every language. The data have the id of the chart, where
// it has one; the caller makes it unique on the page.
func (s *Spec) Bind(surveys map[string]*survey.Survey, tables map[string]*survey.Data, words *locale.Words) (Data, []source.Problem) {
	if s.broken {
		return Data{}, nil
	}
	b := binder{spec: s, words: words, lang: string(words.Locale().Tag())}
	b.data = Data{
		ID: string(s.ID), Form: s.Form,
		Title: b.text(s.Title), Subtitle: b.text(s.Subtitle), Alt: b.text(s.Alt),
	}
	switch {
	case s.Survey.ID != "":
		b.question(surveys)
	case s.Table.ID != "":
		b.columns(tables)
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
	words    *locale.Words
	lang     string
	data     Data
	problems []source.Problem
}

// question draws on a question of a survey.
func (b *binder) question(surveys map[string]*survey.Survey) {
	named := b.spec.Survey
	published := surveys[named.ID]
	if published == nil {
		b.unknown(named, "a chart of a survey that is not there", keys(surveys), "a survey is named by its file in content/data/surveys/, without .yaml")
		return
	}
	tally := published.Question(b.spec.Question.ID)
	if tally == nil {
		b.unknown(b.spec.Question, "a chart of a question that the survey does not have", each(published.Questions, survey.Tally.Key), "a question is named by its id in the survey")
		return
	}
	series := Series{ID: string(tally.ID), Label: b.unit(tally), Unit: string(tally.Unit), Base: tally.Base.N}
	for _, row := range tally.Rows {
		b.data.Categories = append(b.data.Categories, Category{string(row.ID), b.text(row.Label)})
		series.Cells = append(series.Cells, row.Cell)
	}
	b.data.Heading, b.data.Series = say(b.words, "figure.answer"), []Series{series}
}

// columns draws on two columns of a table. A column in percent is of shares.
func (b *binder) columns(tables map[string]*survey.Data) {
	named := b.spec.Table
	table := tables[named.ID]
	if table == nil {
		b.unknown(named, "a chart of a table that is not there", keys(tables), "a table is named by its file in content/data/tables/, without .csv")
		return
	}
	const advice = "a column is named by its heading in the .csv file"
	x, y := table.Column(b.spec.X.ID), table.Column(b.spec.Y.ID)
	switch {
	case x == nil:
		b.unknown(b.spec.X, "a column that the table does not have", each(table.Columns, survey.Column.Key), advice)
		return
	case y == nil:
		b.unknown(b.spec.Y, "a column that the table does not have", each(table.Columns, survey.Column.Key), advice)
		return
	case y.Cells == nil:
		b.unknown(b.spec.Y, "a column that has no numbers", each(table.Units, schema.Entry[schema.Text].Key), "name a column that has a unit in the codebook of the table")
		return
	}
	names := x
	if ids := table.Column("id"); ids != nil {
		names = ids
	}
	unit := table.Unit(y.ID)
	series := Series{ID: y.ID, Label: b.text(table.Label(y.ID)), Unit: unit.String, Base: survey.NotStated{}}
	for i, label := range x.Texts {
		b.data.Categories = append(b.data.Categories, Category{names.Texts[i], b.text(schema.Text{String: label, Lang: unit.Lang})})
		cell := y.Cells[i]
		if v, stated := cell.(survey.Value); stated && percentSigns[unit.String] {
			cell = survey.Share(v)
		}
		series.Cells = append(series.Cells, cell)
	}
	b.data.Heading, b.data.Series = b.text(table.Label(x.ID)), []Series{series}
}

// percentSigns are units that make a column one of shares.
var percentSigns = map[string]bool{"%": true, "٪": true}

// values draws on what stands in the chart itself.
func (b *binder) values() {
	series := Series{Label: say(b.words, "figure.value"), Base: survey.NotStated{}}
	for _, v := range b.spec.Values {
		b.data.Categories = append(b.data.Categories, Category{string(v.ID), b.text(v.Label)})
		var cell survey.Cell = survey.NotStated{}
		if v.Value != nil {
			cell = *v.Value
		}
		series.Cells = append(series.Cells, cell)
	}
	b.data.Heading, b.data.Series = say(b.words, "figure.category"), []Series{series}
}

// unit says in words what the figures of a question are, with a capital as a heading has it.
func (b *binder) unit(t *survey.Tally) Text {
	for _, row := range t.Rows {
		if _, counted := row.Cell.(survey.Count); counted && t.Unit != "" {
			unit := say(b.words, "unit."+string(t.Unit))
			first, size := utf8.DecodeRuneInString(unit.String)
			unit.String = string(unicode.ToTitle(first)) + unit.String[size:]
			return unit
		}
	}
	return say(b.words, "figure.value")
}

// relabel puts the labels of a translated chart in place of those of its data.
func (b *binder) relabel() {
	id := func(c Category) string { return c.ID }
	for _, label := range b.spec.labels.Entries {
		at := slices.IndexFunc(b.data.Categories, func(c Category) bool { return id(c) == string(label.Name) })
		if at < 0 {
			named := schema.Ref{ID: string(label.Name), At: label.At}
			b.unknown(named, "a label of what the chart does not have", each(b.data.Categories, id), "name an answer or a value by its id")
			b.problems[len(b.problems)-1].File = b.spec.labels.file
			continue
		}
		b.data.Categories[at].Label = b.text(label.Value)
	}
}

// text gives a text in one line, and with its language where that is not the reader's.
func (b *binder) text(t schema.Text) Text {
	text := Text{String: oneLine(t.String)}
	if t.Lang != b.lang {
		text.Lang = t.Lang
	}
	return text
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
