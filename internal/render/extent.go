package render

import (
	"html/template"
	"path"

	"salient/internal/site"
)

// wordsAMinute is how fast a text on a subject of one's trade is read without a sound: somewhat under the 238 words that
// adults read of non-fiction in English (Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047).
const wordsAMinute = 200

// arabicWordsAMinute allows for words that hold their articles and pronouns
// (Trauzettel-Klosinski and Dietz 2012, https://doi.org/10.1167/iovs.11-8284).
const arabicWordsAMinute = 140

// extent tells how long a page is whose texts have all been written.
func (w *writer) extent(page *site.Page) Extent {
	rate := wordsAMinute
	if w.v.BodyLang.Script() == "Arab" {
		rate = arabicWordsAMinute
	}
	return Extent{Reading: w.say("briefing.reading", "n", max(1, (w.written+rate/2)/rate)), Slides: w.slidesLink(page), PDF: w.pdf(page), Print: w.pages.printScript}
}

// pdf leads to the page as a file, where the build has printed one.
func (e *edition) pdf(page *site.Page) template.HTML {
	return e.pdfLink(page.Address, path.Base(page.Address)+".pdf")
}

// pdfLink leads to the file of the page at an address.
func (e *edition) pdfLink(address, file string) template.HTML {
	if e.pages.Printed == nil {
		return ""
	}
	n, printed := e.pages.Printed(address)
	if !printed {
		return ""
	}
	return template.HTML(`<a class="pdf" type="application/pdf" href="`+template.HTMLEscapeString(file)+`">`) + e.say("briefing.pdf", "n", n) + "</a>"
}
