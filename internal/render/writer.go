package render

import (
	"html/template"
	"strconv"
	"strings"

	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/site"
	"salient/internal/translation"
)

// writer fills the texts of one page. It counts citations as they are written, so that the list at the end can lead
// back to each: texts are to be written in the order of the page, and the list last.
type writer struct {
	*edition
	v     *site.Version
	cited []int // how often each reference was cited, by its number less 1
	// blocks are what stands between the paragraphs of a body, at offsets of its HTML.
	blocks  []placedBlock
	quoted  map[string]bool
	around  locale.Tag // the language of the text whose holes are being filled
	written int        // how many words of the page's author have been set out
	// beside are the references, by number, that stand in the margin too; nil outside of the body.
	beside map[int]bool
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

// outside writes texts of a page that stand elsewhere.
func (e *edition) outside(v *site.Version) *writer {
	w := e.writer(v)
	w.elsewhere = true
	return w
}

// aside writes texts that belong to no author's page, such as those of the glossary.
func (e *edition) aside() *writer { return e.outside(e.pages.site.Home.In(e.site)) }

// prose gives a field of the frontmatter, marked where it is in another language than the page.
func (w *writer) prose(p markdown.Prose) template.HTML { return w.grounded(p, nil) }

// block gives a field of the frontmatter as a paragraph of its own.
func (w *writer) block(p markdown.Prose) Prose {
	if p.Doc == nil {
		return Prose{}
	}
	b := Prose{HTML: w.filled(p.Doc, locale.Tag(p.Lang))}
	b.Lang, b.Dir = w.langOf(locale.Tag(p.Lang))
	return b
}

// filled gives a text that is in a language, with its holes filled.
func (w *writer) filled(doc *markdown.Doc, lang locale.Tag) template.HTML {
	if !w.elsewhere {
		w.written += translation.Words(withoutTags(doc.HTML))
	}
	if len(doc.Holes) == 0 {
		return template.HTML(doc.HTML)
	}
	around := w.around
	w.around = lang
	html := doc.Append(make([]byte, 0, len(doc.HTML)+len(doc.Holes)*80), w)
	w.around = around
	return template.HTML(html)
}

// said marks interface words that stand in the middle of a text in another language.
func (w *writer) said(html template.HTML) template.HTML {
	if w.around == "" || w.around == w.site.Lang || html == "" {
		return html
	}
	return foreign(html, w.site.Lang)
}

// body gives the text of the page, with its charts and quotes as blocks of their own.
func (w *writer) body() Body {
	b := Body{}
	b.Lang, b.Dir = w.langOf(w.v.BodyLang)
	if w.v.Body == nil {
		return b
	}
	w.blocks, w.beside = w.blocks[:0], map[int]bool{}
	html := string(w.filled(w.v.Body, w.v.BodyLang))
	w.beside = nil
	notes := footnotes(html)
	text := func(part string) {
		if strings.TrimSpace(part) != "" {
			b.Addresses = append(b.Addresses, addresses(part)...)
			b.Blocks = append(b.Blocks, Block{HTML: w.reachable(besideMarks(part, notes))})
		}
	}
	at := 0
	for _, p := range w.blocks {
		text(html[at:p.at])
		b.Blocks = append(b.Blocks, p.block)
		at = p.at
	}
	text(html[at:])
	return b
}

// tableFrame is what Markdown's tables stand in: a wide one scrolls in it.
const tableFrame = `<div class="table">`

// reachable lets those who use a keyboard scroll a wide table too.
func (w *writer) reachable(html string) template.HTML {
	if !strings.Contains(html, tableFrame) {
		return template.HTML(html)
	}
	return template.HTML(strings.ReplaceAll(html, tableFrame, `<div class="table" tabindex="0" role="group" aria-label="`+template.HTMLEscapeString(w.plainWord("figure.data-table"))+`">`))
}

// Fill implements markdown.Filler.
func (w *writer) Fill(b []byte, h markdown.Hole) []byte {
	switch c := h.Content.(type) {
	case markdown.Link:
		return append(b, template.HTMLEscapeString(w.pages.site.Target(w.v, c))...)
	case markdown.Citation:
		b = w.cite(b, c.References)
	case markdown.Term:
		b = append(b, `<a class="term" href="`...)
		b = append(b, w.site.Address(site.GlossaryAt)...)
		b = append(b, "#"+c.ID+`">`+c.Words+"</a>"...)
	case markdown.Datum:
		b = append(b, w.datum(c)...)
	case markdown.FigureRef:
		b = append(b, link("#"+figureID(c.ID), w.said(w.say("figure.number", "n", w.v.Work.FigureNumber(c.ID))))...)
	case markdown.Image:
		b = append(b, w.picture(c)...)
	case markdown.Chart:
		if chart := w.v.ChartAt(c); chart != nil {
			if figure, _ := w.figure(chart); figure != nil {
				w.blocks = append(w.blocks, placedBlock{len(b), Block{Figure: figure}})
			}
		}
	case markdown.Quote:
		if quote := w.quote(c.ID); quote != nil {
			w.blocks = append(w.blocks, placedBlock{len(b), Block{Quote: quote}})
		}
	case markdown.Section:
		b = headed(b, w.v.Body.Headings[c.Heading])
		b = append(b, w.moved(w.v.Body.Headings[c.Heading].ID)...)
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
