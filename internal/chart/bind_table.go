package chart

import (
	"slices"
	"time"

	"salient/internal/schema"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// table draws on columns of a table.
func (b *binder) table() {
	named := b.spec.Table
	table := b.from.Tables[named.ID]
	if table == nil {
		b.unknown(named, "a chart of a table that is not there", keys(b.from.Tables), "a table is named by its file in content/data/tables/, without .csv")
		return
	}
	labels := b.spec.X
	if b.spec.Form == vocabulary.ScatterChart {
		labels = b.spec.Label
		if labels.ID == "" && len(table.Columns) > 0 {
			labels.ID = table.Columns[0].ID
		}
	}
	x := b.column(table, labels)
	var columns []*survey.Column
	if b.spec.Form == vocabulary.ScatterChart {
		columns = append(columns, b.numbers(table, b.spec.X))
	}
	for _, y := range b.spec.Y {
		column := b.numbers(table, y)
		if first := b.spec.Y[0]; table.Unit(y.ID).String != table.Unit(first.ID).String && len(b.problems) == 0 {
			b.refuse(y.At, "columns that do not measure the same", y.ID, "draw columns of one unit together, and others in charts of their own")
		}
		columns = append(columns, column)
	}
	parted := b.spec.Series.Column
	var by *survey.Column
	if parted.ID != "" {
		by = b.column(table, parted)
	}
	if len(b.problems) > 0 {
		return
	}
	b.data.Heading = b.text(table.Label(x.ID))
	places := x.Texts
	if by != nil {
		b.parted(table, x, columns[0], by)
		places = nil
		for _, c := range b.data.Categories {
			places = append(places, c.ID)
		}
	} else {
		b.columns(table, x, columns)
	}
	if b.spec.Form == vocabulary.LineChart {
		b.data.Positions = positionsOf(places)
		b.date(places)
	}
}

// column gives a column that the chart names.
func (b *binder) column(table *survey.Data, named schema.Ref) *survey.Column {
	column := table.Column(named.ID)
	if column == nil {
		b.unknown(named, "a column that the table does not have", each(table.Columns, survey.Column.Key), "a column is named by its heading in the .csv file")
	}
	return column
}

// numbers gives a column of numbers that the chart names.
func (b *binder) numbers(table *survey.Data, named schema.Ref) *survey.Column {
	column := b.column(table, named)
	if column != nil && column.Cells == nil {
		b.unknown(named, "a column that has no numbers", each(table.Units, schema.Entry[schema.Text].Key), "name a column that has a unit in the codebook of the table")
	}
	return column
}

// columns has a row of the table in each row, and a series for each column of numbers.
func (b *binder) columns(table *survey.Data, x *survey.Column, columns []*survey.Column) {
	names := x
	if ids := table.Column("id"); ids != nil {
		names = ids
	}
	for i, label := range x.Texts {
		b.data.Categories = append(b.data.Categories, Category{ID: names.Texts[i], Label: b.entry(table, label)})
	}
	for _, column := range columns {
		unit := table.Unit(column.ID).String
		b.data.Series = append(b.data.Series, Series{ID: column.ID, Label: b.text(table.Label(column.ID)), Unit: unit, Cells: column.Cells})
	}
}

// parted has a row for each entry in the column of labels, and a series for each entry in the column that parts them.
func (b *binder) parted(table *survey.Data, x, y, by *survey.Column) {
	unit := table.Unit(y.ID).String
	for i := range table.Rows {
		c := slices.IndexFunc(b.data.Categories, func(c Category) bool { return c.ID == x.Texts[i] })
		if c < 0 {
			c = len(b.data.Categories)
			b.data.Categories = append(b.data.Categories, Category{ID: x.Texts[i], Label: b.entry(table, x.Texts[i])})
		}
		s := slices.IndexFunc(b.data.Series, func(s Series) bool { return s.ID == by.Texts[i] })
		if s < 0 {
			s = len(b.data.Series)
			b.data.Series = append(b.data.Series, Series{ID: by.Texts[i], Label: b.entry(table, by.Texts[i]), Unit: unit})
		}
		series := &b.data.Series[s]
		for len(series.Cells) <= c {
			series.Cells = append(series.Cells, nil)
		}
		if series.Cells[c] != nil {
			b.refuse(b.spec.Series.Column.At, "two rows of the table for one place in the chart", x.Texts[i]+", "+by.Texts[i], "keep one row of the table for each pair, or name another column in series:")
			return
		}
		series.Cells[c] = y.Cells[i]
	}
	for i := range b.data.Series {
		series := &b.data.Series[i]
		for len(series.Cells) < len(b.data.Categories) {
			series.Cells = append(series.Cells, nil)
		}
		for j, cell := range series.Cells {
			if cell == nil {
				series.Cells[j] = survey.NotStated{}
			}
		}
	}
}

// entry is a word of the table. Like the words of the codebook, it is in the language of the original.
func (b *binder) entry(table *survey.Data, word string) Text {
	return b.text(schema.Text{String: word, Lang: table.Lang})
}

// date words the labels of a line in the reader's language where all are dates.
func (b *binder) date(entries []string) {
	dates := make([]Text, len(entries))
	for i, entry := range entries {
		date, dated := schema.ParseDate(entry)
		if !dated {
			return
		}
		dates[i].String = b.words.Locale().Date(int(date.Year), time.Month(date.Month), int(date.Day))
	}
	for i := range dates {
		b.data.Categories[i].Label = dates[i]
	}
}

// positionsOf says where entries are on a scale, if all are numbers or dates (in years) and go up; else nil.
func positionsOf(entries []string) []float64 {
	positions := make([]float64, 0, len(entries))
	for _, text := range entries {
		var at float64
		if date, dated := schema.ParseDate(text); dated {
			at = float64(date.Year) + float64(max(date.Month, 1)-1)/12 + float64(max(date.Day, 1)-1)/366
		} else if number, numeric := survey.ParseNumber(text); numeric {
			at = number.Value
		} else {
			return nil
		}
		if len(positions) > 0 && at <= positions[len(positions)-1] {
			return nil
		}
		positions = append(positions, at)
	}
	return positions
}
