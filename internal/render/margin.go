package render

import (
	"html"
	"html/template"
	"strings"

	"salient/internal/site"
)

// besideOpen begins what a wide page has in its margin, beside the mark that leads to it. Those who listen have it at
// the end of the page alone, where paper and narrow pages have it too.
const (
	besideOpen  = `<span class="beside" aria-hidden="true">`
	besideClose = "</span>"
)

// margin gives a reference in short, where the body cites it for the first time.
func (w *writer) margin(number int) template.HTML {
	if w.beside == nil || w.beside[number] {
		return ""
	}
	w.beside[number] = true
	ref := w.v.Work.References[number-1]
	var title, detail template.HTML
	if ref.Regulation != "" {
		title = w.text(w.site.Acts.Act(ref.Regulation).ShortName)
	} else {
		var e Evidence
		w.evidence(&site.Evidence(w.v.Content)[ref.Evidence], &e)
		title, detail = template.HTML(withoutLinks(string(e.Title))), e.Detail
	}
	return besideOpen + "<b>" + w.integer(number) + "</b> " + w.said(dotted(title, detail)) + besideClose
}

// withoutLinks gives the words of links and keeps all other marks.
func withoutLinks(html string) string {
	var b strings.Builder
	for html != "" {
		before, rest, found := strings.Cut(html, "<a ")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, _ = strings.Cut(rest, ">")
		words, after, _ := strings.Cut(rest, "</a>")
		b.WriteString(words)
		html = after
	}
	return b.String()
}

const (
	noteOpen = `<li id="fn:`
	noteEnd  = ` <sup><a href="#fnref:`
	markEnd  = `" role="doc-noteref">`
)

// footnotes gives the words of the notes at the end of a body, by their marks.
func footnotes(body string) map[string]string {
	notes := map[string]string{}
	for {
		_, rest, found := strings.Cut(body, noteOpen)
		if !found {
			return notes
		}
		mark, rest, _ := strings.Cut(rest, `">`)
		note, rest, _ := strings.Cut(rest, noteEnd)
		notes[mark] = strings.TrimSpace(withoutTags(withoutRaised(note)))
		body = rest
	}
}

// withoutRaised leaves out the marks of citations.
func withoutRaised(html string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(html, "<sup")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, html, _ = strings.Cut(rest, "</sup>")
	}
}

// besideMarks puts each note beside the first mark that leads to it.
func besideMarks(text string, notes map[string]string) string {
	for mark, words := range notes {
		place := ` id="fnref:` + mark + `"><a href="#fn:` + mark + markEnd + mark
		text = strings.Replace(text, place, place+besideOpen+"<b>"+mark+"</b> "+words+besideClose, 1)
	}
	return text
}

// addresses gives the links of a text to other sites, in their order.
func addresses(text string) []string {
	var all []string
	for {
		_, rest, found := strings.Cut(text, `<a href="http`)
		if !found {
			return all
		}
		var address string
		address, text, _ = strings.Cut(rest, `"`)
		all = append(all, html.UnescapeString("http"+address))
	}
}
