package translation

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"

	"salient/internal/briefing"
	"salient/internal/schema"
	"salient/internal/source"
)

// Prints are the fingerprints of a page: of all its texts, of each section (heading to heading) of its body, and of
// what stands before them: the texts of the frontmatter and those above the first heading.
type Prints struct {
	Page     briefing.Fingerprint
	Sections []Section
	Front    briefing.Fingerprint
}

// String writes the fingerprints as the field source: of a translation has them.
func (p Prints) String() string {
	var b strings.Builder
	b.WriteString("{page: " + source.Quote(string(p.Page)) + ", sections: {")
	for i, s := range p.Sections {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(source.Quote(s.ID) + ": " + source.Quote(string(s.Print)))
	}
	b.WriteString("}, front: " + source.Quote(string(p.Front)) + "}")
	return b.String()
}

// Section is the text under one heading, by the heading's id.
type Section struct {
	ID    string
	Print briefing.Fingerprint
}

// Print takes the fingerprints of an original. Only texts count: a new date, score or status changes none.
func Print(original *briefing.Document) Prints {
	var front strings.Builder
	schema.Texts(original.Content, func(t schema.Translatable) {
		front.WriteString(strings.TrimSpace(t.Source()))
		front.WriteString("\n\n")
	})
	headings := original.Body.Headings
	above := original.BodyText
	if len(headings) > 0 {
		above = above[:headings[0].Offset]
	}
	prints := Prints{Page: fingerprint(front.String() + original.BodyText), Front: fingerprint(front.String() + above)}
	for i, h := range headings {
		end := len(original.BodyText)
		if i+1 < len(headings) {
			end = int(headings[i+1].Offset)
		}
		prints.Sections = append(prints.Sections, Section{h.ID, fingerprint(original.BodyText[h.Offset:end])})
	}
	return prints
}

// fingerprint is the first 12 hex digits of the SHA-256 of a text in Unicode's NFC, with LF line ends and without
// blanks at the ends of lines.
func fingerprint(text string) briefing.Fingerprint {
	normal := make([]byte, 0, len(text)+1)
	for line := range strings.Lines(norm.NFC.String(strings.TrimSpace(text))) {
		normal = append(append(normal, strings.TrimRight(line, " \t\r\n")...), '\n')
	}
	sum := sha256.Sum256(normal)
	return briefing.Fingerprint(hex.EncodeToString(sum[:6]))
}

// unknown is the fingerprint of no text.
const unknown briefing.Fingerprint = "000000000000"

// Confirm gives the fingerprints for a translation of which some sections, by their ids, still say what the original said
// before: of these it keeps what was noted, and the page is not current. The section "" is what stands before the first
// heading.
func (p Prints) Confirm(noted *briefing.Source, open map[string]bool) Prints {
	if len(open) == 0 {
		return p
	}
	if noted == nil {
		noted = &briefing.Source{Page: unknown}
	}
	confirmed := Prints{Page: noted.Page, Front: p.Front}
	if open[""] {
		confirmed.Front = cmp.Or(noted.Front, unknown)
	}
	for _, s := range p.Sections {
		if open[s.ID] {
			s.Print = cmp.Or(noted.Sections[s.ID], unknown)
		}
		confirmed.Sections = append(confirmed.Sections, s)
	}
	return confirmed
}
