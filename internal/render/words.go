package render

import (
	"html/template"
	"strconv"
	"strings"
	"sync"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/vocabulary"
)

// words are the interface words that were asked for, ready as HTML.
type words struct{ known sync.Map }

// say gives an interface word as HTML. A key that no language has is a slip of the program; it is shown as it is.
func (e *edition) say(key string, args ...any) template.HTML {
	if len(args) == 0 {
		if known, ok := e.words.known.Load(key); ok {
			return known.(template.HTML)
		}
	}
	word, err := e.site.Words.T(key, args...)
	if err != nil {
		word = key
	}
	html := escape(word)
	if lang := e.site.Words.Language(key); lang != "" && lang != e.site.Lang {
		html = foreign(html, lang)
	}
	if len(args) == 0 {
		e.words.known.Store(key, html)
	}
	return html
}

// saidWith gives a sentence whose placeholders are HTML, such as links.
func (e *edition) saidWith(key string, fill map[string]template.HTML, args ...any) template.HTML {
	pieces, err := e.site.Words.Pieces(key, args...)
	if err != nil {
		return escape(key)
	}
	var b strings.Builder
	for _, p := range pieces {
		if p.Slot != "" {
			b.WriteString("<bdi>" + string(fill[p.Slot]) + "</bdi>")
			continue
		}
		b.WriteString(template.HTMLEscapeString(p.Text))
	}
	return template.HTML(b.String())
}

func (e *edition) fact(key string, value template.HTML) Fact { return Fact{e.say(key), value} }

// plain gives an interface word as text, for attributes that the view holds as a string.
func (e *edition) plainWord(key string, args ...any) string {
	word, err := e.site.Words.T(key, args...)
	if err != nil {
		return key
	}
	return word
}

func escape(s string) template.HTML { return template.HTML(template.HTMLEscapeString(s)) }

// foreign marks a piece of text that is in another language than the page.
func foreign(html template.HTML, lang locale.Tag) template.HTML {
	return template.HTML(`<span lang="`+string(lang)+`" dir="`+lang.Direction()+`">`) + html + "</span>"
}

func link[T string | template.HTML](address string, text T) template.HTML {
	html := template.HTML(text)
	if s, ok := any(text).(string); ok {
		html = escape(s)
	}
	return template.HTML(`<a href="`+template.HTMLEscapeString(address)+`">`) + html + "</a>"
}

// text gives an author's plain text, marked where it is in another language than the page.
func (e *edition) text(t schema.Text) template.HTML {
	html := escape(t.String)
	if t.Lang != "" && t.Lang != string(e.site.Lang) && t.String != "" {
		return foreign(html, locale.Tag(t.Lang))
	}
	return html
}

// titled gives an author's plain text as a block of its own.
func (e *edition) titled(t schema.Text) Prose {
	p := Prose{HTML: escape(t.String)}
	if t.Lang != "" && t.Lang != string(e.site.Lang) {
		p.Lang, p.Dir = t.Lang, locale.Tag(t.Lang).Direction()
	}
	return p
}

// date gives a date in words with its form for machines.
func (e *edition) date(d schema.Date) Date {
	if d.IsZero() {
		return ""
	}
	return template.HTML(`<time datetime="`+d.String()+`">`) + escape(e.dateWords(d)) + "</time>"
}

func (e *edition) dateWords(d schema.Date) string {
	return e.site.Locale.Date(int(d.Year), month(d), int(d.Day))
}

// join lists pieces as the language does: a, b and c.
func (e *edition) join(pieces []template.HTML) template.HTML {
	if len(pieces) == 1 {
		return pieces[0]
	}
	words := make([]string, len(pieces))
	for i, p := range pieces {
		words[i] = withoutTags(string(p))
	}
	var b strings.Builder
	for i, separator := range e.site.Locale.ListSeparators(words) {
		b.WriteString(template.HTMLEscapeString(separator))
		b.WriteString(string(pieces[i]))
	}
	return template.HTML(b.String())
}

// withoutTags gives the words of a piece of HTML, whose first letter may change the "and" before it.
func withoutTags(html string) string {
	var b strings.Builder
	for html != "" {
		text, rest, tag := strings.Cut(html, "<")
		b.WriteString(text)
		if !tag {
			break
		}
		_, html, _ = strings.Cut(rest, ">")
	}
	return b.String()
}

// labels joins the words of a closed list.
func labels[T ~string](e *edition, group string, values []T) template.HTML {
	pieces := make([]template.HTML, len(values))
	for i, v := range values {
		pieces[i] = e.say(group + "." + string(v))
	}
	return e.join(pieces)
}

// bars are the bars of scores that were asked for: there are few kinds, and each is the same on every page.
type bars struct{ known sync.Map }

type barKey struct {
	n, of   int
	atLeast bool
}

// bar sets out a step of a scale from 1 to 5, or that there is none.
func (e *edition) bar(n int, atLeast bool) template.HTML {
	return e.drawnBar(barKey{n, 5, atLeast}, func() template.HTML {
		switch {
		case n == 0:
			return e.say("score.not-assessed")
		case atLeast:
			return e.say("score.at-least", "n", n, "max", 5)
		}
		return e.say("score.of", "n", n, "max", 5)
	})
}

// levelBar sets out a financial level from 1 to 4 with its name.
func (e *edition) levelBar(level briefing.FinancialLevel) template.HTML {
	n := int(level)
	return e.drawnBar(barKey{n, 4, false}, func() template.HTML {
		if n == 0 {
			return e.say("score.not-assessed")
		}
		return e.say("level."+strconv.Itoa(n)) + ", " + e.say("score.of", "n", n, "max", 4)
	})
}

func (e *edition) drawnBar(key barKey, text func() template.HTML) template.HTML {
	if known, ok := e.bars.known.Load(key); ok {
		return known.(template.HTML)
	}
	bar := Bar{Text: text()}
	if key.n > 0 {
		bar.Steps = make([]bool, key.of)
		for i := range key.n {
			bar.Steps[i] = true
		}
	}
	drawn, err := e.fragment("bar", bar)
	if err != nil {
		drawn = bar.Text // New has rendered one, so that the template is known to work
	}
	e.bars.known.Store(key, drawn)
	return drawn
}

// issueName is the label of an issue: of the vocabulary, or the site's own.
func (e *edition) issueName(id string) template.HTML {
	for _, own := range e.site.Settings.Issues {
		if string(own.ID) == id {
			return e.text(own.Label)
		}
	}
	return e.say("issue." + id)
}

// right names a right by its subject and article: privacy (ICCPR art. 17).
func (e *edition) right(r vocabulary.Right) template.HTML {
	var citation template.HTML
	if convention, ok := strings.CutPrefix(string(r), "ilo:"); ok {
		key := "right-citation.convention"
		if strings.HasPrefix(convention, "p") {
			key = "right-citation.protocol"
		}
		return e.say(key, "n", strings.ToUpper(convention))
	}
	citation = e.say("right-citation.article", "instrument", e.plainWord("instrument."+r.Instrument()), "n", locale.Decimal(r.Article()))
	if subject := r.Subject(); subject != "" {
		return e.saidWith("right-citation.with-subject", map[string]template.HTML{"subject": e.say("right." + subject), "citation": citation})
	}
	return citation
}

// provision words a part of an act: Art. 34.
func (e *edition) provision(p vocabulary.Provision) template.HTML {
	return e.say("provision."+string(p.Kind()), "n", p.Number())
}

func (e *edition) provisions(all []vocabulary.Provision) template.HTML {
	pieces := make([]template.HTML, len(all))
	for i, p := range all {
		pieces[i] = e.provision(p)
	}
	return e.join(pieces)
}
