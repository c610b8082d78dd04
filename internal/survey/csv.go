package survey

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"salient/internal/source"
)

// maxProblems is how many slips of one table are told: a wrong separator is one slip and breaks every row.
const maxProblems = 20

// rows reads a CSV file (RFC 4180, parted by commas, UTF-8) into a table whose units are known.
type rows struct {
	file     string
	csv      *csv.Reader
	data     []byte
	problems []source.Problem
	personal map[string]bool // columns that are reported already
}

func (d *Data) read(file string, data []byte) []source.Problem {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	r := &rows{file: file, csv: csv.NewReader(bytes.NewReader(data)), data: data, personal: map[string]bool{}}
	switch {
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		r.report(source.Pos{Line: 1, Col: 1}, "a table that is not text in UTF-8", "", "save it as CSV in UTF-8")
		return r.problems
	case bytes.Count(data, []byte("\r")) > bytes.Count(data, []byte("\r\n")):
		r.report(source.Pos{Line: 1, Col: 1}, "a line that ends in a lone carriage return", "", "save it with the line ends LF or CRLF")
		return r.problems
	}
	r.csv.ReuseRecord = true
	header, err := r.csv.Read()
	if err != nil {
		r.malformed(err)
		return r.problems
	}
	if r.columns(d, header); len(r.problems) == 0 {
		r.entries(d)
	}
	return r.problems
}

func (r *rows) report(at source.Pos, what, words, advice string) {
	r.problems = append(r.problems, source.Problem{File: r.file, Pos: at, What: what, Words: words, Advice: advice})
}

// pos gives the place of a field of the row that was read last, with the column in characters.
func (r *rows) pos(field int) source.Pos {
	line, col := r.csv.FieldPos(field)
	return r.place(line, col)
}

func (r *rows) place(line, col int) source.Pos {
	rest := r.data
	for range line - 1 {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return source.Pos{Line: int32(line), Col: int32(utf8.RuneCount(rest[:min(max(col-1, 0), len(rest))]) + 1)}
}

// malformed says what an error of the reader means to an author.
func (r *rows) malformed(err error) {
	if errors.Is(err, io.EOF) {
		r.report(source.Pos{Line: 1, Col: 1}, "an empty table", "", "write the headings in the first line")
		return
	}
	at := source.Pos{Line: 1, Col: 1}
	if wrong := new(csv.ParseError); errors.As(err, &wrong) {
		at = r.place(wrong.Line, wrong.Column)
	}
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		r.report(source.Pos{Line: at.Line, Col: 1}, "a row with more or fewer entries than there are headings", "", "write a comma between entries and nowhere else; put an entry with a comma in quotes")
	case errors.Is(err, csv.ErrBareQuote):
		r.report(at, "a quote in the middle of an entry", "", `put the whole entry in quotes, and double the quotes inside: "the ""cloud"""`)
	default:
		r.report(at, "a quote that is not closed before the entry ends", "", "close it, and put nothing between it and the next comma")
	}
}

// columns makes a column of each heading.
func (r *rows) columns(d *Data, header []string) {
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t|") {
		r.report(source.Pos{Line: 1, Col: 1}, "a table whose entries are not parted by commas", "", "save it as CSV with commas (some programs write semicolons)")
		return
	}
	for i, heading := range header {
		switch heading = strings.TrimSpace(heading); {
		case heading == "":
			r.report(r.pos(i), "a column without a heading", "", "write a name for the column in the first line")
		case d.Column(heading) != nil:
			r.report(r.pos(i), "a column that is there twice", heading, "keep one of the two, or rename it")
		default:
			column := Column{ID: heading}
			if d.Unit(heading).String != "" {
				column.Cells = []Cell{}
			}
			d.Columns = append(d.Columns, column)
			if looksPersonal(heading) {
				r.reportPersonal(d, i)
			}
		}
	}
}

// reportPersonal reports, once a column, what may point at a person, without saying it again.
func (r *rows) reportPersonal(d *Data, field int) {
	column := d.Columns[field].ID
	if r.personal[column] || slices.Contains(d.NotPersonal, column) {
		return
	}
	r.personal[column] = true
	r.problems = append(r.problems, source.Problem{
		File: r.file, Pos: r.pos(field), What: "a column that may tell who a person is, or where to find them",
		Advice: "remove it; where it tells neither, list its heading under not_personal: in the codebook", Confidential: true,
	})
}

func (r *rows) entries(d *Data) {
	named := map[string]bool{}
	for len(r.problems) < maxProblems {
		record, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.malformed(err)
			if !errors.Is(err, csv.ErrFieldCount) {
				return // what follows a stray quote is not what the author sees
			}
			continue
		}
		d.Rows++
		for i, entry := range record {
			entry = strings.TrimSpace(entry)
			column := &d.Columns[i]
			if personalEntry.MatchString(entry) {
				r.reportPersonal(d, i)
			}
			if column.Cells != nil {
				column.Cells = append(column.Cells, r.number(i, entry))
			}
			if column.ID == rowNames {
				if entry == "" || named[entry] {
					r.report(r.pos(i), "a row whose id is missing or taken", entry, "give each row an id of its own")
				}
				named[entry] = true
			}
			column.Texts = append(column.Texts, entry)
		}
	}
}

// number reads an entry of a column of numbers. A missing one is a gap, never 0.
func (r *rows) number(field int, entry string) Cell {
	if entry == "" {
		return NotStated{}
	}
	number, ok := ParseNumber(entry)
	if !ok {
		r.report(r.pos(field), "not a number", entry, adviceFor(entry))
		return NotStated{}
	}
	return Value{number}
}
