package translation

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"

	"salient/internal/briefing"
	"salient/internal/schema"
)

// Prints are the fingerprints of a page: of all its texts, and of each section (heading to heading) of its body.
type Prints struct {
	Page     briefing.Fingerprint
	Sections []Section
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
		front.WriteString(t.Source())
		front.WriteString("\n\n")
	})
	prints := Prints{Page: fingerprint(front.String() + original.BodyText)}
	headings := original.Body.Headings
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
	hash := sha256.New()
	for line := range strings.Lines(strings.ReplaceAll(norm.NFC.String(strings.TrimSpace(text)), "\r\n", "\n")) {
		io.WriteString(hash, strings.TrimRight(line, " \t\n"))
		io.WriteString(hash, "\n")
	}
	return briefing.Fingerprint(hex.EncodeToString(hash.Sum(nil))[:12])
}
