package interchange

import (
	"encoding/xml"
	"fmt"
	"io"
)

// xliffSpace is the namespace of XLIFF 1.2.
const xliffSpace = "urn:oasis:names:tc:xliff:document:1.2"

// The elements of XLIFF 1.2 that a Catalogue needs (the standard's section 2.2), for reading and for writing.
type (
	xliffDocument struct {
		XMLName struct{}  `xml:"xliff"`
		Space   string    `xml:"xmlns,attr"`
		Version string    `xml:"version,attr"`
		File    xliffFile `xml:"file"`
	}
	xliffFile struct {
		Original string      `xml:"original,attr"`
		Source   string      `xml:"source-language,attr"`
		Target   string      `xml:"target-language,attr"`
		Datatype string      `xml:"datatype,attr"`
		Units    []xliffUnit `xml:"body>trans-unit"`
	}
	xliffUnit struct {
		ID       string          `xml:"id,attr"`
		Approved string          `xml:"approved,attr,omitempty"`
		Space    string          `xml:"xml:space,attr"`
		Source   xliffText       `xml:"source"`
		Target   *xliffText      `xml:"target"`
		Contexts []xliffContexts `xml:"context-group"`
		Notes    []xliffNote     `xml:"note"`
		Others   []xliffOther    `xml:"alt-trans"`
	}
	// xliffText is a source or a target.
	xliffText struct {
		State string
		Words string
		stray string // the first element in it that stands for something other than its text
	}
	xliffContexts struct {
		Purpose  string         `xml:"purpose,attr"`
		Contexts []xliffContext `xml:"context"`
	}
	xliffContext struct {
		Type  string `xml:"context-type,attr"`
		Value string `xml:",chardata"`
	}
	xliffNote struct {
		From string `xml:"from,attr"`
		Text string `xml:",chardata"`
	}
	// xliffOther is what a text or its translation was before.
	xliffOther struct {
		Type   string    `xml:"alttranstype,attr"`
		Space  string    `xml:"xml:space,attr"`
		Source xliffText `xml:"source"`
		Target xliffText `xml:"target"` // which the standard asks for
	}
)

// The states of the standard that are written. A text without a translation has no target, so that a tool that
// adds one and says nothing of its state has translated it.
const (
	xliffTranslated  = "translated"
	xliffNeedsReview = "needs-review-translation"
)

// Values of attributes of the standard by which what is ours is found again.
const (
	xliffPrevious = "previous-version"
	xliffLine     = "linenumber"
	xliffNoteFrom = "developer" // of notes to the translator, as translate-toolkit and Weblate have it
)

// WriteXLIFF writes a catalogue as an XLIFF 1.2 file in UTF-8: the same bytes for the same catalogue, with no date and
// no name of a person. An error is a catalogue that breaks the rules of its types or holds a character that XML 1.0
// has not (a control character other than a tab and a line end), or the writer's.
func WriteXLIFF(w io.Writer, c Catalogue) error {
	if err := c.check(); err != nil {
		return err
	}
	file := xliffFile{Original: c.File, Source: string(c.Source), Target: string(c.Target), Datatype: "x-markdown"}
	for _, u := range c.Units {
		for _, text := range append([]string{u.Key, u.Source, u.Target, u.Previous}, u.Notes...) {
			for _, char := range text {
				if !isXML(char) {
					return fmt.Errorf("%s: the unit %q holds the character U+%04X, which no XML file can hold", c.File, u.Key, char)
				}
			}
		}
		file.Units = append(file.Units, u.xliff(c.File))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", " ")
	if err := out.Encode(xliffDocument{Space: xliffSpace, Version: "1.2", File: file}); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (u Unit) xliff(file string) xliffUnit {
	unit := xliffUnit{ID: u.Key, Space: "preserve", Source: xliffText{Words: u.Source}}
	switch u.State {
	case Fuzzy:
		unit.Approved, unit.Target = "no", &xliffText{State: xliffNeedsReview, Words: u.Target}
	case Translated:
		unit.Approved, unit.Target = "yes", &xliffText{State: xliffTranslated, Words: u.Target}
	}
	if u.Line > 0 {
		unit.Contexts = []xliffContexts{{Purpose: "location", Contexts: []xliffContext{
			{Type: "sourcefile", Value: file}, {Type: xliffLine, Value: fmt.Sprint(u.Line)},
		}}}
	}
	for _, note := range u.Notes {
		unit.Notes = append(unit.Notes, xliffNote{From: xliffNoteFrom, Text: oneLine(note)})
	}
	if u.Previous != "" {
		unit.Others = []xliffOther{{Type: xliffPrevious, Space: "preserve", Source: xliffText{Words: u.Previous}, Target: xliffText{Words: u.Target}}}
	}
	return unit
}

// MarshalXML writes the words with the state as an attribute.
func (t xliffText) MarshalXML(out *xml.Encoder, start xml.StartElement) error {
	return out.EncodeElement(struct {
		State string `xml:"state,attr,omitempty"`
		Words string `xml:",chardata"`
	}{t.State, t.Words}, start)
}

// isXML says whether XML 1.0 has the character (section 2.2, Char). encoding/xml would write U+FFFD for another.
func isXML(c rune) bool {
	return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c != 0xFFFE && c != 0xFFFF
}
