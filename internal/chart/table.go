package chart

// Table is the data of a figure in rows, cell for cell what the picture shows.
type Table struct {
	Head []Text // of the rows' headings, then of each column
	Rows []Row
}

// Row begins with its heading.
type Row struct {
	ID      string
	Heading Text
	Cells   []Cell
}

// Cell is a figure in the reader's digits, or the word that says why there is none.
type Cell struct {
	Text   Text
	Status Status
}

func tableOf(d *Data, figures [][]figure) Table {
	t := Table{Head: []Text{d.Heading}, Rows: make([]Row, len(d.Categories))}
	for i := range d.Series {
		t.Head = append(t.Head, d.Series[i].Label)
	}
	for i, c := range d.Categories {
		row := Row{ID: c.ID, Heading: c.Label, Cells: make([]Cell, len(figures))}
		for j := range figures {
			f := figures[j][i]
			row.Cells[j] = Cell{f.words, f.status}
		}
		t.Rows[i] = row
	}
	return t
}
