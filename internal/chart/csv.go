package chart

import (
	"bytes"
	"encoding/csv"
	"strings"

	"salient/internal/survey"
)

// downloadOf gives the rows of a download, one a cell, under names that are the same in every language and for every
// form:
//
//	row_id        the id of the answer, company or year, the same in every language
//	label         its words, in the reader's language
//	series_id     the id of the group, answer or column, the same in every language
//	series        its words, in the reader's language
//	value         the number as the source prints it, with a point before decimals; empty where there is none
//	unit          respondents, mentions, percent, or as a table's codebook says; empty where the chart's title says it
//	base          how many were asked; empty where that is not stated or withheld
//	value_status  stated, withheld (to protect those who answered) or not-stated
func downloadOf(d *Data, figures [][]figure) [][]string {
	rows := [][]string{{"row_id", "label", "series_id", "series", "value", "unit", "base", "value_status"}}
	for i := range d.Series {
		s := &d.Series[i]
		for j, c := range d.Categories {
			f, value, base := figures[i][j], "", ""
			if f.status == Stated {
				value = f.number.String()
			}
			for _, asked := range []survey.Cell{s.Base, c.Base} {
				if n, known := asked.(survey.Count); known {
					base = survey.Number{Value: float64(n)}.String()
				}
			}
			rows = append(rows, []string{inert(c.ID), inert(c.Label.String), inert(s.ID), inert(s.Label.String), value, inert(f.unit), base, string(f.status)})
		}
	}
	return rows
}

// inert keeps a spreadsheet from taking text for a formula: an apostrophe before it says that it is text. Numbers
// are not passed through here, so a minus is the beginning of words.
func inert(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
}

// writeCSV writes rows as RFC 4180 has them, in UTF-8 with CRLF at the end of each.
func writeCSV(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	_ = w.WriteAll(rows) // a bytes.Buffer takes everything
	return b.Bytes()
}
