package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

var byteOrderMark = []byte("\uFEFF")

// text turns the bytes of a file into text with LF line ends and no byte-order mark, or says why it is none.
func text(file string, data []byte) (string, []Problem) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", []Problem{{File: file, Pos: posAt(data, i), What: "a NUL byte: this is not a text file", Advice: "save the file as text in UTF-8"}}
	}
	if !utf8.Valid(data) {
		i := 0
		for i < len(data) {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return "", []Problem{{File: file, Pos: posAt(data, i), What: "a character that is not UTF-8", Advice: "save the file with the encoding UTF-8"}}
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		if i := bytes.IndexByte(data, '\r'); i >= 0 {
			return "", []Problem{{File: file, Pos: posAt(data, i), What: "a line that ends in a lone carriage return", Advice: "save the file with the line ends LF or CRLF"}}
		}
	}
	s := string(data)
	return s, unbalanced(file, s)
}

// posAt counts the line and column of a byte offset.
func posAt(data []byte, offset int) Pos {
	before := data[:offset]
	line := bytes.Count(before, []byte("\n"))
	start := bytes.LastIndexByte(before, '\n') + 1
	return Pos{Line: int32(line + 1), Col: int32(utf8.RuneCount(before[start:]) + 1)}
}

// Explicit directional characters (UAX #9, table 1): each opening one is to be closed before its paragraph ends,
// or the words after it are shown in an order that nobody wrote.
const (
	embeddings = "\u202A\u202B\u202D\u202E" // LRE RLE LRO RLO, closed by PDF
	isolates   = "\u2066\u2067\u2068"       // LRI RLI FSI, closed by PDI
	endOfEmbed = '\u202C'
	endOfIso   = '\u2069'
)

// mayHoldControls says whether a directional control stands in s: all begin with the bytes E2 80 or E2 81, and few
// other characters go on as they do. Every byte of every file passes here.
func mayHoldControls(s string) bool {
	for at := 0; ; at++ {
		i := strings.IndexByte(s[at:], 0xE2)
		if i < 0 || at+i+2 >= len(s) {
			return false
		}
		at += i
		second, third := s[at+1], s[at+2]
		if second == 0x80 && third >= 0xAA && third <= 0xAE || second == 0x81 && third >= 0xA6 && third <= 0xA9 {
			return true
		}
	}
}

// unbalanced finds directional controls that are not closed within their paragraph (a blank line ends one).
func unbalanced(file, s string) []Problem {
	if !mayHoldControls(s) {
		return nil
	}
	type opened struct {
		control rune
		pos     Pos
	}
	var (
		problems []Problem
		open     []opened
	)
	report := func(control rune, pos Pos) {
		problems = append(problems, Problem{
			File: file, Pos: pos,
			What:   fmt.Sprintf("an unbalanced directional character U+%04X", control),
			Advice: "remove it, or close it in the same paragraph: it changes the order in which the text is shown",
		})
	}
	end := func() {
		for _, o := range open {
			report(o.control, o.pos)
		}
		open = open[:0]
	}
	for i, line := range strings.Split(s, "\n") {
		if strings.TrimSpace(line) == "" {
			end()
			continue
		}
		col := int32(0)
		for _, r := range line {
			col++
			pos := Pos{Line: int32(i + 1), Col: col}
			switch {
			case strings.ContainsRune(embeddings+isolates, r):
				open = append(open, opened{r, pos})
			case r == endOfEmbed || r == endOfIso:
				last := len(open) - 1
				if last < 0 || strings.ContainsRune(isolates, open[last].control) != (r == endOfIso) {
					report(r, pos)
					continue
				}
				open = open[:last]
			}
		}
	}
	end()
	return problems
}
