package render

import (
	"html/template"
	"strconv"
	"strings"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/site"
	"salient/internal/survey"
)

// writer fills the texts of one page. It counts citations as they are written, so that the list at the end can lead
// back to each: texts are to be written in the order of the page, and the list last.
type writer struct {
	*edition
	v     *site.Version
	cited []int // how often each reference was cited, by its number less 1
	// blocks are what stands between the paragraphs of a body, at offsets of its HTML.
	blocks []placedBlock
	quoted map[string]bool
	// elsewhere says that the texts stand outside of their page, where a citation would lead nowhere.
	elsewhere bool
}

type placedBlock struct {
	at    int
	block Block
}

func (e *edition) writer(v *site.Version) *writer {
	return &writer{edition: e, v: v, cited: make([]int, len(v.Work.References)), quoted: map[string]bool{}}
}

// aside writes texts that belong to no author's page, such as those of the glossary.
func (e *edition) aside() *writer {
	w := e.writer(e.pages.site.Home.In(e.site))
	w.elsewhere = true
	return w
}

// prose gives a field of the frontmatter, marked where it is in another language than the page.
func (w *writer) prose(p markdown.Prose) template.HTML {
	if p.Doc == nil {
		return ""
	}
	html := w.filled(p.Doc)
	if p.Lang != string(w.site.Lang) {
		return foreign(html, locale.Tag(p.Lang))
	}
	return html
}

// block gives a field of the frontmatter as a paragraph of its own.
func (w *writer) block(p markdown.Prose) Prose {
	if p.Doc == nil {
		return Prose{}
	}
	b := Prose{HTML: w.filled(p.Doc)}
	b.Lang, b.Dir = w.langOf(locale.Tag(p.Lang))
	return b
}

func (w *writer) filled(doc *markdown.Doc) template.HTML {
	if len(doc.Holes) == 0 {
		return template.HTML(doc.HTML)
	}
	return template.HTML(doc.Append(make([]byte, 0, len(doc.HTML)+256), w))
}

// body gives the text of the page, with its charts and quotes as blocks of their own.
func (w *writer) body() Body {
	b := Body{}
	b.Lang, b.Dir = w.langOf(w.v.BodyLang)
	if w.v.Body == nil || w.v.Body.HTML == "" {
		return b
	}
	w.blocks = w.blocks[:0]
	html := string(w.filled(w.v.Body))
	at := 0
	for _, p := range w.blocks {
		if text := html[at:p.at]; strings.TrimSpace(text) != "" {
			b.Blocks = append(b.Blocks, Block{HTML: template.HTML(text)})
		}
		at = p.at
		b.Blocks = append(b.Blocks, p.block)
	}
	if text := html[at:]; strings.TrimSpace(text) != "" {
		b.Blocks = append(b.Blocks, Block{HTML: template.HTML(text)})
	}
	return b
}

// contents links the sections of the page's text.
func (w *writer) contents() []template.HTML {
	if w.v.Body == nil {
		return nil
	}
	var links []template.HTML
	for _, h := range w.v.Body.Headings {
		if h.Level == 2 {
			text := escape(h.Text)
			if w.v.BodyLang != w.site.Lang {
				text = foreign(text, w.v.BodyLang)
			}
			links = append(links, link("#"+h.ID, text))
		}
	}
	return links
}

// Fill implements markdown.Filler.
func (w *writer) Fill(b []byte, h markdown.Hole) []byte {
	switch c := h.Content.(type) {
	case markdown.Link:
		return append(b, template.HTMLEscapeString(w.pages.site.Target(w.v, c))...)
	case markdown.Citation:
		if last := len(b) - 1; last >= 0 && b[last] == ' ' && !w.elsewhere {
			b = b[:last] // the number stands at the word, not behind a blank
		}
		for _, ref := range c.References {
			b = append(b, w.mark(ref.ID, w.provisions(ref.Provisions))...)
		}
	case markdown.Term:
		b = append(b, `<a class="term" href="`...)
		b = append(b, w.site.Address(site.GlossaryAt)...)
		b = append(b, "#"+c.ID+`">`+c.Words+"</a>"...)
	case markdown.Datum:
		b = append(b, w.datum(c)...)
	case markdown.FigureRef:
		b = append(b, link("#"+figureID(c.ID), w.say("figure.number", "n", w.v.Work.FigureNumber(c.ID)))...)
	case markdown.Image:
		b = append(b, w.picture(c)...)
	case markdown.Chart:
		if chart := w.v.ChartAt(c); chart != nil {
			if figure := w.figure(w.v, chart); figure != nil {
				w.blocks = append(w.blocks, placedBlock{len(b), Block{Figure: figure}})
			}
		}
	case markdown.Quote:
		if quote := w.quote(c.ID); quote != nil {
			w.blocks = append(w.blocks, placedBlock{len(b), Block{Quote: quote}})
		}
	case markdown.Wording:
		return append(b, template.HTMLEscapeString(w.wording(c))...)
	}
	return b
}

func (w *writer) wording(c markdown.Wording) string {
	if c.Key == markdown.FootnoteList {
		return w.plainWord("footnote.list")
	}
	return w.plainWord("footnote.return", "note", c.Note)
}

// mark is a citation: the number of a reference, linked to the list.
func (w *writer) mark(id string, provisions template.HTML) template.HTML {
	n := w.v.Work.Number(id)
	if n == 0 || w.elsewhere {
		return ""
	}
	w.cited[n-1]++
	anchor := citationID(n, w.cited[n-1])
	html := template.HTML(`<sup class="cite" id="` + anchor + `"><a href="#` + referenceID(id) + `">` + w.site.Locale.Integer(n) + "</a>")
	if provisions != "" {
		html += ", " + provisions
	}
	return html + "</sup>"
}

// grounded gives a field with the citations of its evidence, but for those that stand in its own words.
func (w *writer) grounded(p markdown.Prose, refs []briefing.Cite) template.HTML {
	html := w.prose(p)
	for _, ref := range refs {
		if !citesItself(p.Doc, ref.ID) {
			html += w.mark(ref.ID, "")
		}
	}
	return html
}

func citesItself(doc *markdown.Doc, id string) bool {
	if doc == nil {
		return false
	}
	for _, h := range doc.Holes {
		if c, ok := h.Content.(markdown.Citation); ok {
			for _, ref := range c.References {
				if ref.ID == id {
					return true
				}
			}
		}
	}
	return false
}

// Anchors of a page hold a colon, which no heading's anchor does.
func citationID(reference, occurrence int) string {
	return "cite:" + strconv.Itoa(reference) + "." + strconv.Itoa(occurrence)
}

func referenceID(id string) string { return "ref:" + id }
func figureID(id string) string    { return "fig:" + id }

// datum is a figure in a sentence, with its base for those who ask.
func (w *writer) datum(c markdown.Datum) template.HTML {
	d, ok := w.site.Datum(c)
	if !ok {
		return ""
	}
	var base template.HTML
	switch {
	case d.Unit != "":
		base = w.say("unit."+string(d.Unit)) + "; " + w.base(d.Base)
	case d.Measure.String != "":
		base = w.text(d.Measure)
	default:
		base = w.base(d.Base)
	}
	if d.AlreadyPublic {
		base += "; " + w.say("figure.already-public")
	}
	return template.HTML(`<span class="datum" tabindex="0">`) + escape(w.site.Cell(d.Cell)) + ` <span class="base">` + base + "</span></span>"
}

// base words those who were asked: "base: 32 organisations".
func (e *edition) base(b survey.Base) template.HTML {
	var n template.HTML
	switch c := b.N.(type) {
	case survey.Count:
		n = escape(e.site.Locale.Integer(int(c)))
	case survey.Withheld:
		n = e.say("figure.withheld")
	default:
		if b.Label.String == "" {
			return e.say("figure.base-not-stated")
		}
		return e.text(b.Label) + ", " + e.say("figure.not-stated")
	}
	if b.Label.String == "" {
		return e.say("figure.base") + " " + n
	}
	return e.say("figure.base") + " " + n + ", " + e.text(b.Label)
}

// picture sets a picture beside the page; one that stands alone with a title is a figure with its caption.
func (w *writer) picture(i markdown.Image) template.HTML {
	p := w.pages.site.Picture(w.v, i)
	if p == nil {
		return ""
	}
	img := template.HTML(`<img src="` + template.HTMLEscapeString(p.Address) + `" alt="` + template.HTMLEscapeString(i.Alt) +
		`" width="` + strconv.Itoa(p.Width) + `" height="` + strconv.Itoa(p.Height) + `" loading="lazy" decoding="async">`)
	switch {
	case i.Alone && i.Title != "":
		return `<figure class="picture">` + img + "<figcaption>" + escape(i.Title) + "</figcaption></figure>"
	case i.Alone:
		return `<figure class="picture">` + img + "</figure>"
	}
	return img
}

// quote sets out a quote of the frontmatter.
func (w *writer) quote(id string) *Quote {
	b, ok := w.v.Content.(*briefing.Briefing)
	if !ok {
		return nil
	}
	for i := range b.Quotes {
		q := &b.Quotes[i]
		if string(q.ID) != id {
			continue
		}
		view := &Quote{Text: w.block(q.Text), By: w.speaker(q)}
		if !w.quoted[id] {
			view.ID = "quote:" + id
		}
		w.quoted[id] = true
		if q.Language != "" && q.Text.Lang == string(w.v.Work.Original.Lang) {
			view.Text.Lang, view.Text.Dir = w.langOf(locale.Tag(q.Language)) // as it was spoken
		}
		return view
	}
	return nil
}

// speaker tells who spoke, as far as they agreed.
func (w *writer) speaker(q *briefing.Quote) template.HTML {
	var parts []template.HTML
	if q.Name != "" {
		parts = append(parts, escape(q.Name))
	}
	if q.Role.String != "" {
		parts = append(parts, w.text(q.Role))
	}
	if q.Country != "" {
		parts = append(parts, escape(w.site.Locale.Territory(string(q.Country))))
	}
	if len(parts) == 0 {
		parts = append(parts, w.say("quote.anonymous"))
	}
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(string(w.say("language.list-separator")))
		}
		b.WriteString(string(p))
	}
	return template.HTML(b.String()) + w.grounded(markdown.Prose{}, q.Evidence)
}

// references gives the numbered list at the end of a page, each entry with the ways back to its citations.
func (w *writer) references() []Evidence {
	all := make([]Evidence, len(w.v.Work.References))
	evidence := site.Evidence(w.v.Content)
	for i, ref := range w.v.Work.References {
		r := &all[i]
		if ref.Regulation != "" {
			act := w.site.Acts.Act(ref.Regulation)
			r.Title = link(w.site.Address(site.RegulationsAt, ref.Regulation), w.text(act.ShortName))
			r.Detail, r.Grade = w.text(act.Title), w.say("regulation-kind."+string(act.Kind))
		} else {
			w.evidence(&evidence[ref.Evidence], r)
		}
		r.ID = referenceID(ref.ID)
		for n := range w.cited[i] {
			mark := strconv.Itoa(i+1) + "." + strconv.Itoa(n+1)
			r.Back = append(r.Back, template.HTML(`<a href="#`+citationID(i+1, n+1)+`" aria-label="`+template.HTMLEscapeString(w.plainWord("evidence.back-to", "mark", mark))+`">↩</a>`))
		}
	}
	return all
}

func (w *writer) evidence(e *briefing.Evidence, into *Evidence) {
	into.Grade = w.say("evidence-kind."+string(e.Kind)) + "; " + w.say("grade."+string(e.Grade))
	date := w.date(e.PrintedDate())
	switch {
	case e.ChathamHouse():
		into.Title = w.say("evidence.chatham-house", "kind", w.plainWord("evidence-kind."+string(e.Kind)), "year", w.dateWords(e.PrintedDate()))
		return
	case e.URL != "":
		into.Title = link(string(e.URL), w.text(e.Title))
	default:
		into.Title = w.text(e.Title)
	}
	into.Detail = escape(e.Publisher)
	if date != "" {
		if into.Detail != "" {
			into.Detail += w.say("language.list-separator")
		}
		into.Detail += date
	}
	if e.Archived != "" {
		into.Archived = link(string(e.Archived), w.say("evidence.archived"))
	}
}
