package survey

import (
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
)

// Data is a table that a chart can draw and that is no survey: data/tables/<id>.csv with its codebook <id>.yaml.
type Data struct {
	ID      string
	File    string                     // the codebook
	Lang    string                     // of the entries of columns, whatever the language of the other texts
	Title   schema.Text                `field:"title,required"`
	Source  Publication                `field:"source,required"`
	Licence schema.Stated[schema.Text] `field:"licence,required"`
	// Units says what each column of numbers measures ("employees"). A column without a unit holds words; the units %
	// and year make it one of shares, or of years.
	Units schema.Entries[schema.Text] `field:"units,required"`
	// Labels gives each column its heading for readers: that of the CSV file, where the author gives no other.
	Labels schema.Entries[schema.Text] `field:"labels"`
	Note   schema.Text                 `field:"note"`
	// NotPersonal lists columns that look as if they named people or places to find them, and do not.
	NotPersonal []string `field:"not_personal"`
	Columns     []Column
	Rows        int // how many there are
}

// Column is a column of a table.
type Column struct {
	ID string // the heading in the CSV file
	// Texts are the entries as they are written, a row each. A missing one is empty.
	Texts []string
	// Cells are those of a column of numbers, else nil: each a Value, Share or Year, or NotStated where the entry is
	// missing.
	Cells []Cell
}

// measure makes the cells of a column what its unit says they are.
func (c *Column) measure(unit string) {
	for i, cell := range c.Cells {
		value, stated := cell.(Value)
		switch {
		case !stated:
		case unit == "%" || unit == "٪":
			c.Cells[i] = Share(value)
		case unit == "year" && value.Decimals == 0:
			c.Cells[i] = Year(value.Value)
		}
	}
}

// Key implements schema.Keyed.
func (c Column) Key() string { return c.ID }

// rowNames is the column whose entries name the rows for a sentence, where a table has it.
const rowNames = "id"

// ParseData reads the codebook of a table and its rows. Lang is the language of its texts.
func ParseData(file, lang string, codebook []byte, rowsFile string, rows []byte) (*Data, []source.Problem) {
	data := &Data{ID: idOf(file), File: file, Lang: lang}
	node, problems := source.ParseYAML(file, codebook)
	if len(problems) > 0 {
		return data, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	schema.Decode(node, data, report)
	if len(report.Problems) > 0 {
		return data, report.Problems
	}
	if problems := data.read(rowsFile, rows); len(problems) > 0 {
		return data, problems
	}
	for i := range data.Columns {
		data.Columns[i].measure(data.Unit(data.Columns[i].ID).String)
	}
	for _, entry := range slices.Concat(data.Units, data.Labels) {
		if column := string(entry.Name); data.Column(column) == nil {
			problem := unknown("a column that the table does not have", column, data.Columns, "name a column by its heading in the .csv file")
			problem.Pos = entry.At
			report.Add(*problem)
		}
	}
	for _, column := range data.Columns {
		if data.Label(column.ID).String == "" {
			data.Labels = append(data.Labels, schema.Entry[schema.Text]{Name: schema.ID(column.ID), Value: schema.Text{String: column.ID, Lang: lang}})
		}
	}
	return data, report.Problems
}

// In gives the table with the texts that a language's data/tables/<id>.yaml has; the others stay as they are.
func (d *Data) In(lang, file string, overlay []byte) (*Data, []source.Problem) {
	node, problems := source.ParseYAML(file, overlay)
	if node == nil || len(problems) > 0 {
		return d, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	translated := schema.Translate(*d, node, report)
	return &translated, report.Problems
}

// Column gives the column with an id, or nil.
func (d *Data) Column(id string) *Column {
	at := slices.IndexFunc(d.Columns, func(c Column) bool { return c.ID == id })
	if at < 0 {
		return nil
	}
	return &d.Columns[at]
}

// Unit gives what a column of numbers measures; the zero Text where it holds words.
func (d *Data) Unit(column string) schema.Text { return d.Units.Get(schema.ID(column)) }

// Label gives the heading that readers see above a column.
func (d *Data) Label(column string) schema.Text { return d.Labels.Get(schema.ID(column)) }

// Datum looks up the figure that a text names by [=table.row.column]: the row by its entry in the column id or, where
// there is none, in the first column. The problem has neither file nor place: the caller knows them.
func (d *Data) Datum(row, column string) (Datum, *source.Problem) {
	const advice = "write [=table.row.column]: the row by its entry in the column id, or else in the first column"
	names := d.Column(rowNames)
	if names == nil && len(d.Columns) > 0 {
		names = &d.Columns[0]
	}
	values := d.Column(column)
	switch {
	case values == nil:
		return Datum{}, unknown("a figure of a column that the table does not have", column, d.Columns, advice)
	case values.Cells == nil:
		return Datum{}, &source.Problem{What: "a figure of a column that has no numbers", Words: column, Advice: "name a column that has a unit in the codebook"}
	}
	at := slices.Index(names.Texts, row)
	switch {
	case at < 0:
		return Datum{}, &source.Problem{What: "a figure of a row that the table does not have", Words: row, Nearest: source.Nearest(row, slices.Values(names.Texts)), Advice: advice}
	case slices.Contains(names.Texts[at+1:], row):
		return Datum{}, &source.Problem{What: "a figure of one of several rows with the same name", Words: row, Advice: "add a column id to the table, with a name of its own for each row"}
	}
	return Datum{Cell: values.Cells[at], Label: d.Label(column), Measure: d.Unit(column), Base: Base{N: NotStated{}}}, nil
}
