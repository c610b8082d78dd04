package render

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/site"
)

// citeOpen and citeClose stand around citations that follow each other.
const (
	citeOpen  = `<sup class="cite">`
	citeClose = "</sup>"
)

// cite writes the numbers of references at the word before them, or beside the numbers that already stand there.
func (w *writer) cite(b []byte, refs []markdown.Reference) []byte {
	b = bytes.TrimSuffix(b, []byte(" "))
	marks := w.marks(refs)
	if marks == "" {
		return b
	}
	if before, beside := bytes.CutSuffix(b, []byte(citeClose)); beside && bytes.LastIndex(b, []byte(citeOpen)) > bytes.LastIndex(b, []byte(`<sup id`)) {
		b = append(before, w.say("language.list-separator")...)
	} else {
		b = append(b, citeOpen...)
	}
	return append(append(b, marks...), citeClose...)
}

// marks gives the numbers of references, each linked to the list. It is empty where none of them has a number, and
// where the text stands outside of its page.
func (w *writer) marks(refs []markdown.Reference) template.HTML {
	if w.elsewhere {
		return ""
	}
	var marks []template.HTML
	separate := w.listed
	for _, ref := range refs {
		n := w.v.Work.Number(ref.ID)
		if n == 0 {
			continue
		}
		w.cited[n-1]++
		mark := template.HTML(`<a id="`+citationID(n, w.cited[n-1])+`" href="#`+referenceID(ref.ID)+`">`) + w.integer(n) + w.margin(n) + "</a>"
		if len(ref.Provisions) > 0 {
			mark = w.listed(mark, w.said(w.provisions(ref.Provisions)))
			separate = w.clauses
		}
		marks = append(marks, mark)
	}
	return separate(marks...)
}

// grounded gives a field with the citations of its evidence, but for those that stand in its own words.
func (w *writer) grounded(p markdown.Prose, evidence []briefing.Cite) template.HTML {
	var html template.HTML
	if p.Doc != nil {
		html = w.filled(p.Doc, locale.Tag(p.Lang))
	}
	if len(evidence) > 0 {
		html = w.ending(html, w.marks(unsaid(evidence, p.Doc)))
	}
	return w.passage(html, p.Lang)
}

// ending puts citations behind a text. Where the text ends in one, they join it: "safety 1, 4." and not "safety 1. 4".
func (w *writer) ending(html, marks template.HTML) template.HTML {
	if marks == "" {
		return html
	}
	if end, rest := lastCitation(html); end >= 0 && utf8.RuneCountInString(string(rest)) <= 1 {
		return html[:end] + w.say("language.list-separator") + marks + html[end:]
	}
	return html + citeOpen + marks + citeClose
}

// lastCitation gives the place where the last citations of a text end, or -1, and what stands behind them.
func lastCitation(html template.HTML) (end int, rest template.HTML) {
	end = strings.LastIndex(string(html), citeClose)
	if start := strings.LastIndex(string(html), citeOpen); start < 0 || end < start {
		return -1, html
	}
	return end, html[end+len(citeClose):]
}

// unsaid are the items of evidence that a text does not cite itself.
func unsaid(evidence []briefing.Cite, doc *markdown.Doc) []markdown.Reference {
	said := func(id string) bool {
		return doc != nil && slices.ContainsFunc(doc.Holes, func(h markdown.Hole) bool {
			c, ok := h.Content.(markdown.Citation)
			return ok && slices.ContainsFunc(c.References, func(r markdown.Reference) bool { return r.ID == id })
		})
	}
	refs := make([]markdown.Reference, 0, len(evidence))
	for _, e := range evidence {
		if !said(e.ID) {
			refs = append(refs, markdown.Reference{ID: e.ID})
		}
	}
	return refs
}

// Anchors of a page hold a colon, which no heading's anchor does.
func citationID(reference, occurrence int) string {
	return "cite:" + strconv.Itoa(reference) + "." + strconv.Itoa(occurrence)
}

func referenceID(id string) string { return "ref:" + id }

// references gives the numbered list at the end of a page, each entry with the ways back to its citations.
func (w *writer) references() []Evidence {
	all := make([]Evidence, len(w.v.Work.References))
	evidence := site.Evidence(w.v.Content)
	for i, ref := range w.v.Work.References {
		r := &all[i]
		if ref.Regulation != "" {
			act := w.site.Acts.Act(ref.Regulation)
			r.Title = w.actLink(ref.Regulation)
			r.Detail, r.Grade = w.text(act.Title), w.say("regulation-kind."+string(act.Kind))
		} else {
			w.evidence(&evidence[ref.Evidence], r)
		}
		r.ID = referenceID(ref.ID)
		if w.cited[i] == 0 {
			r.Grade = dotted(r.Grade, w.say("evidence.uncited"))
		}
		r.Back = make([]template.HTML, w.cited[i])
		for n := range r.Back {
			r.Back[n] = w.wayBack(i+1, n+1)
		}
	}
	return all
}

// wayBack leads from the list to a citation. Its name begins with what is seen, for those who speak to their browser.
func (w *writer) wayBack(reference, occurrence int) template.HTML {
	const arrow = "↩\uFE0E" // as text and not as a picture
	mark := strconv.Itoa(reference) + "." + strconv.Itoa(occurrence)
	return template.HTML(`<a href="#`+citationID(reference, occurrence)+`" aria-label="`+arrow+" ") + escape(w.plainWord("evidence.back-to", "mark", mark)) + `">` + arrow + "</a>"
}

// evidence sets out an item. Of a meeting under the Chatham House Rule there is nothing to tell but its kind and year.
func (w *writer) evidence(e *briefing.Evidence, into *Evidence) {
	kind := "evidence-kind." + string(e.Kind)
	into.Grade = w.clauses(w.say(kind), w.say("grade."+string(e.Grade)))
	if e.ChathamHouse() {
		into.Title = w.say("evidence.chatham-house", "kind", w.plainWord(kind), "year", w.dateWords(e.PrintedDate()))
		return
	}
	into.Title = w.text(e.Title)
	if e.URL != "" {
		into.Title = link(string(e.URL), into.Title)
	}
	into.Detail = w.listed(w.name(e.Publisher), w.date(e.PrintedDate()))
	if e.Archived != "" {
		into.Archived = link(string(e.Archived), w.say("evidence.archived"))
	}
}
