package markdown

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// checkControls refuses directional characters that are written as numbers, as in &#x202E;: they would not be seen
// by whoever reviews the file. Those written as themselves are checked by source, in every file.
func (p *page) checkControls() {
	for at := 0; ; at++ {
		i := bytes.Index(p.source[at:], []byte("&#"))
		if i < 0 {
			return
		}
		at += i
		reference := p.source[at:min(at+12, len(p.source))]
		// The first character is what the reference stands for, or the ampersand where it is none.
		r, _ := utf8.DecodeRuneInString(decoded(reference))
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			p.reportE(at, fmt.Sprintf("a directional character U+%04X written as a number", r), "", "remove it: it changes the order in which the text is shown")
		}
	}
}
