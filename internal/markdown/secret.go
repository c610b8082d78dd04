package markdown

import (
	"bytes"

	"salient/internal/schema"
)

// checkSecrets refuses addresses by which anyone who reads them could open a private file, wherever in the text they
// stand. They are not repeated in the message.
func (p *page) checkSecrets() {
	for at := 0; ; {
		i := bytes.Index(p.source[at:], []byte("://"))
		if i < 0 {
			return
		}
		start, end := at+i, len(p.source)
		for start > at && isSchemeLetter(p.source[start-1]) {
			start--
		}
		at += i + len("://")
		if n := bytes.IndexAny(p.source[at:], " \t\n\"'<>`)]|"); n >= 0 {
			end = at + n
		}
		if schema.SharesSecret(string(p.source[start:end])) {
			p.reportE(start, "an address that carries access to a private file", "", "link a public copy: whoever reads this address could open the file")
			p.problems[len(p.problems)-1].Confidential = true
		}
		at = end
	}
}

func isSchemeLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
