package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"salient/internal/source"
)

// places turns offsets in a source text into places in the file, quickly when they come in the order of the text.
type places struct {
	source []byte
	from   source.Pos // of the first character
	lines  []int32    // where each line begins; empty until a place is asked for
	// The last answer: a line, and an offset in it with its column, from 0. The next one is counted from there.
	line, at, col int
}

// pos gives the place of an offset, and no place for a negative one: what the author did not write.
func (p *places) pos(at int) source.Pos {
	if at < 0 {
		return source.Pos{}
	}
	if len(p.lines) == 0 {
		p.lines = append(p.lines, 0)
		for i, c := range p.source {
			if c == '\n' {
				p.lines = append(p.lines, int32(i+1))
			}
		}
	}
	line, found := slices.BinarySearch(p.lines, int32(at))
	if !found {
		line--
	}
	if line != p.line || at < p.at {
		p.line, p.at, p.col = line, int(p.lines[line]), 0
	}
	p.col += utf8.RuneCount(p.source[p.at:at])
	p.at = at
	return source.Pos{Line: p.from.Line + int32(line), Col: p.from.Col + int32(p.col)}
}

// lineStart gives the offset at which the line of an offset begins.
func (p *places) lineStart(at int) int { return bytes.LastIndexByte(p.source[:at], '\n') + 1 }

// lineAfter gives the offset at which the line after that of an offset begins.
func (p *places) lineAfter(at int) int {
	if i := bytes.IndexByte(p.source[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(p.source)
}

// lineAt gives the line that begins at an offset, without its end.
func (p *places) lineAt(at int) []byte {
	line, _, _ := bytes.Cut(p.source[min(at, len(p.source)):], []byte{'\n'})
	return line
}
