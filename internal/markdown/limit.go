package markdown

import (
	"fmt"
	"strings"

	"salient/internal/source"
)

const (
	// maxText is the size of a text, in bytes, over which it is refused before it is read.
	maxText = 256 << 10
	// freely is the size of a text that may hold any marks at all: it is soon read.
	freely = 4 << 10
	// maxWork bounds what goldmark may spend on one text. Its time grows with the marks of a line times the length
	// of the line: 160 kB of "[a](" without an end take it 8 seconds. Over the lines of a paragraph, as in a long
	// table, it grows more slowly, by overLines, and with the square of an indentation, by indented. What is
	// allowed is read in less than half a second.
	maxWork   = 64 << 20
	overLines = 8
	indented  = 8
)

// tooMuch refuses a text that is too long, or so full of brackets and marks that reading it would not end soon.
func tooMuch(text string) *source.Problem {
	if len(text) > maxText {
		return &source.Problem{What: fmt.Sprintf("a text over %d KiB", maxText>>10), Advice: "part it into several pages"}
	}
	if len(text) <= freely {
		return nil
	}
	work, size, count := 0, 0, 0 // of the text; of the paragraph so far
	for line := range strings.Lines(text) {
		n := marks(line)
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		work += n*len(line) + indent*indent*indented
		size, count = size+len(line), count+n
		if line == "\n" {
			work, size, count = work+size*count/overLines, 0, 0
		}
	}
	if work+size*count/overLines > maxWork {
		return &source.Problem{What: "too many brackets, stars or list marks without an empty line", Advice: "part the text into several paragraphs"}
	}
	return nil
}

// marks counts what begins or ends an element of Markdown: brackets, stars, underscores, and the > or 1. of a
// block, which may be nested in one line.
func marks(line string) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '[', '*', '_', '~', '<', '>':
			n++
		case '.', ')', '-', '+':
			if i+1 < len(line) && line[i+1] == ' ' {
				n++
			}
		}
	}
	return n
}
