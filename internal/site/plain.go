package site

import (
	"bytes"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/survey"
)

// Summary gives the summary of a page of any kind.
func (v *Version) Summary() markdown.Prose {
	switch c := v.Content.(type) {
	case *briefing.Briefing:
		return c.Summary
	case *briefing.CaseStudy:
		return c.Summary
	case *briefing.Page:
		return c.Summary
	}
	return markdown.Prose{}
}

// Plain gives a field as text alone, for feeds and descriptions: without its citations, and with its figures.
func (s *Site) Plain(v *Version, p markdown.Prose) string {
	if p.Doc == nil {
		return ""
	}
	return p.Doc.PlainText(plain{v.Edition})
}

// plain fills the holes of a text with text.
type plain struct{ edition *Edition }

// Fill implements markdown.Filler.
func (f plain) Fill(b []byte, h markdown.Hole) []byte {
	switch c := h.Content.(type) {
	case markdown.Citation:
		return bytes.TrimSuffix(b, []byte(" ")) // its number would stand at the word
	case markdown.Datum:
		if d, ok := f.edition.Datum(c); ok {
			return append(b, f.edition.Cell(d.Cell)...)
		}
	}
	return b
}

// Cell writes a figure in the edition's digits, or the word for its absence.
func (e *Edition) Cell(c survey.Cell) string {
	switch c := c.(type) {
	case survey.Count:
		return e.Locale.Integer(int(c))
	case survey.Share:
		return e.Locale.Percent(locale.Decimal(c.String()))
	case survey.Value:
		return e.Locale.Number(locale.Decimal(c.String()))
	case survey.Year:
		return e.Locale.Date(int(c), 0, 0)
	case survey.Withheld:
		return e.Word("figure.withheld")
	}
	return e.Word("figure.not-stated")
}

// Word gives an interface word that takes no arguments. The shipped words are complete, which a test holds; a key
// that is nowhere is shown as it is.
func (e *Edition) Word(key string) string {
	word, err := e.Words.T(key)
	if err != nil {
		return key
	}
	return word
}
