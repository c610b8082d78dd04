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

// sheet reads a CSV file (RFC 4180, parted by commas, UTF-8) row by row.
type sheet struct {
	file     string
	headings []string // trimmed; none where they have problems
	problems []source.Problem
	// private is set for the rows of respondents: no message repeats what stands in them.
	private bool

	csv  *csv.Reader
	data []byte
}

// openSheet reads the headings.
func openSheet(file string, data []byte, private bool) *sheet {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	s := &sheet{file: file, csv: csv.NewReader(bytes.NewReader(data)), data: data, private: private}
	switch {
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		s.report(source.Pos{Line: 1, Col: 1}, "a table that is not text in UTF-8", "", "save it as CSV in UTF-8")
		return s
	case bytes.Count(data, []byte("\r")) > bytes.Count(data, []byte("\r\n")):
		s.report(source.Pos{Line: 1, Col: 1}, "a line that ends in a lone carriage return", "", "save it with the line ends LF or CRLF")
		return s
	}
	s.csv.ReuseRecord = true
	header, err := s.csv.Read()
	if err != nil {
		s.malformed(err)
		return s
	}
	if headings := s.checkHeadings(header); len(s.problems) == 0 {
		s.headings = headings
	}
	return s
}

func (s *sheet) report(at source.Pos, what, words, advice string) {
	if s.private {
		words = ""
	}
	s.problems = append(s.problems, source.Problem{File: s.file, Pos: at, What: what, Words: words, Advice: advice})
}

// pos gives the place of a field of the row that was read last, with the column in characters.
func (s *sheet) pos(field int) source.Pos {
	line, col := s.csv.FieldPos(field)
	return s.place(line, col)
}

func (s *sheet) place(line, col int) source.Pos {
	rest := s.data
	for range line - 1 {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return source.Pos{Line: int32(line), Col: int32(utf8.RuneCount(rest[:min(max(col-1, 0), len(rest))]) + 1)}
}

// malformed says what an error of the reader means to an author.
func (s *sheet) malformed(err error) {
	if errors.Is(err, io.EOF) {
		s.report(source.Pos{Line: 1, Col: 1}, "an empty table", "", "write the headings in the first line")
		return
	}
	at := source.Pos{Line: 1, Col: 1}
	if wrong := new(csv.ParseError); errors.As(err, &wrong) {
		at = s.place(wrong.Line, wrong.Column)
	}
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		s.report(source.Pos{Line: at.Line, Col: 1}, "a row with more or fewer entries than there are headings", "", "write a comma between entries and nowhere else; put an entry with a comma in quotes")
	case errors.Is(err, csv.ErrBareQuote):
		s.report(at, "a quote in the middle of an entry", "", `put the whole entry in quotes, and double the quotes inside: "the ""cloud"""`)
	default:
		s.report(at, "a quote that is not closed before the entry ends", "", "close it, and put nothing between it and the next comma")
	}
}

func (s *sheet) checkHeadings(header []string) []string {
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t|") {
		s.report(source.Pos{Line: 1, Col: 1}, "a table whose entries are not parted by commas", "", "save it as CSV with commas (some programs write semicolons)")
		return nil
	}
	headings := make([]string, 0, len(header))
	for i, heading := range header {
		switch heading = strings.TrimSpace(heading); {
		case heading == "":
			s.report(s.pos(i), "a column without a heading", "", "write a name for the column in the first line")
		case slices.Contains(headings, heading):
			s.report(s.pos(i), "a column that is there twice", heading, "keep one of the two, or rename it")
		}
		headings = append(headings, heading)
	}
	return headings
}

// next gives the entries of the next row, which the row after it overwrites; nil behind the last row, and where there
// is no use in reading on.
func (s *sheet) next() []string {
	for s.headings != nil && len(s.problems) < maxProblems {
		record, err := s.csv.Read()
		switch {
		case err == nil:
			return record
		case errors.Is(err, io.EOF):
			return nil
		}
		s.malformed(err)
		if !errors.Is(err, csv.ErrFieldCount) {
			return nil // what follows a stray quote is not what the author sees
		}
	}
	return nil
}

// read fills the columns of a table whose units are known.
func (d *Data) read(file string, data []byte) []source.Problem {
	r := &tableReader{sheet: openSheet(file, data, false), table: d, personal: map[string]bool{}}
	for i, heading := range r.headings {
		column := Column{ID: heading}
		if d.Unit(heading).String != "" {
			column.Cells = []Cell{}
		}
		d.Columns = append(d.Columns, column)
		if looksPersonal(heading) {
			r.reportPersonal(i)
		}
	}
	if len(r.problems) == 0 {
		r.entries()
	}
	return r.problems
}

type tableReader struct {
	*sheet
	table    *Data
	personal map[string]bool // columns that are reported already
}

// reportPersonal reports, once a column, what may point at a person, without saying it again.
func (r *tableReader) reportPersonal(field int) {
	column := r.table.Columns[field].ID
	if r.personal[column] || slices.Contains(r.table.NotPersonal, column) {
		return
	}
	r.personal[column] = true
	r.problems = append(r.problems, source.Problem{
		File: r.file, Pos: r.pos(field), What: "a column that may tell who a person is, or where to find them",
		Advice: "remove it; where it tells neither, list its heading under not_personal: in the codebook", Confidential: true,
	})
}

func (r *tableReader) entries() {
	d, named := r.table, map[string]bool{}
	for record := r.next(); record != nil; record = r.next() {
		d.Rows++
		for i, entry := range record {
			entry = strings.TrimSpace(entry)
			column := &d.Columns[i]
			if personalEntry.MatchString(entry) {
				r.reportPersonal(i)
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
func (r *tableReader) number(field int, entry string) Cell {
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
