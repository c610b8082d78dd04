package render

import (
	"html/template"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/bidi"

	"salient/internal/locale"
	"salient/internal/schema"
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
	html := e.borrowed(key, escape(e.plainWord(key, args...)))
	if len(args) == 0 {
		e.words.known.Store(key, html)
	}
	return html
}

// saidWith gives a sentence whose placeholders are HTML, such as links. Each is isolated from the direction of the
// sentence.
func (e *edition) saidWith(key string, fill map[string]template.HTML, args ...any) template.HTML {
	pieces, err := e.site.Words.Pieces(key, args...)
	if err != nil {
		return escape(key)
	}
	var html template.HTML
	for _, p := range pieces {
		if p.Slot != "" {
			html += "<bdi>" + fill[p.Slot] + "</bdi>"
		} else {
			html += escape(p.Text)
		}
	}
	return e.borrowed(key, html)
}

// borrowed marks an interface word that the edition's language lacks: it is the English one.
func (e *edition) borrowed(key string, html template.HTML) template.HTML {
	if lang := e.site.Words.Language(key); lang != "" && lang != e.site.Lang {
		return foreign(html, lang)
	}
	return html
}

// plainWord gives an interface word as text, for attributes that the view holds as a string.
func (e *edition) plainWord(key string, args ...any) string {
	word, err := e.site.Words.T(key, args...)
	if err != nil {
		return key
	}
	return word
}

func (e *edition) fact(key string, value template.HTML) Fact { return Fact{e.say(key), value} }

// text gives an author's plain text, marked where it is in another language than the page.
func (e *edition) text(t schema.Text) template.HTML {
	if lang, _ := e.langOf(locale.Tag(t.Lang)); lang != "" && t.String != "" {
		return foreign(escape(t.String), locale.Tag(t.Lang))
	}
	return e.name(t.String)
}

// passage marks a whole field that is in another language than the page. It stands on lines of its own, so that both
// ends of them are on their proper side.
func (e *edition) passage(html template.HTML, lang string) template.HTML {
	tag, dir := e.langOf(locale.Tag(lang))
	if tag == "" || html == "" {
		return html
	}
	return template.HTML(`<span class="passage" lang="`+tag+`" dir="`+dir+`">`) + html + "</span>"
}

// name gives words that have no language of their own, such as a company's name. Where they run against the page they
// are isolated: a number or a comma behind Latin letters would else go to their wrong end. Where it is marks alone that
// run against it, as at the % of Arabic, "78 (29.0%)" still begins where the page does.
func (e *edition) name(s string) template.HTML {
	switch {
	case !runsAgainst(s, e.dir):
		return escape(s)
	case !runsAgainst(withoutMarks.Replace(s), e.dir):
		return template.HTML(`<bdi dir="`+e.dir+`">`) + escape(s) + "</bdi>"
	}
	return "<bdi>" + escape(s) + "</bdi>"
}

// withoutMarks drops the marks that give direction and show nothing.
var withoutMarks = strings.NewReplacer("\u200e", "", "\u200f", "")

// runsAgainst says whether a text has a letter of the other direction.
func runsAgainst(s, dir string) bool {
	for i := 0; i < len(s); {
		letter, size := bidi.LookupString(s[i:])
		switch letter.Class() {
		case bidi.L:
			if dir == "rtl" {
				return true
			}
		case bidi.R, bidi.AL:
			if dir == "ltr" {
				return true
			}
		}
		i += max(size, 1)
	}
	return false
}

// titled gives an author's plain text as a block of its own.
func (e *edition) titled(t schema.Text) Prose {
	p := Prose{HTML: escape(t.String)}
	p.Lang, p.Dir = e.langOf(locale.Tag(t.Lang))
	return p
}

// langOf gives the attributes of a text in another language than the page's; empty where it is in the page's.
func (e *edition) langOf(lang locale.Tag) (tag, dir string) {
	if lang == "" || lang == e.site.Lang {
		return "", ""
	}
	return string(lang), lang.Direction()
}

// date gives a date in words with its form for machines.
func (e *edition) date(d schema.Date) Date {
	if d.IsZero() {
		return ""
	}
	return template.HTML(`<time datetime="`+d.String()+`">`) + escape(e.dateWords(d)) + "</time>"
}

func (e *edition) dateWords(d schema.Date) string {
	return e.site.Locale.Date(int(d.Year), time.Month(d.Month), int(d.Day))
}

func (e *edition) integer(n int) template.HTML { return escape(e.site.Locale.Integer(n)) }

// join lists pieces as the language does: a, b and c.
func (e *edition) join(pieces []template.HTML) template.HTML {
	if len(pieces) == 1 {
		return pieces[0]
	}
	words := make([]string, len(pieces))
	for i, p := range pieces {
		words[i] = withoutTags(string(p))
	}
	var html template.HTML
	for i, separator := range e.site.Locale.ListSeparators(words) {
		html += escape(separator) + pieces[i]
	}
	return html
}

// joined lists items by what they are called.
func joined[T any](e *edition, items []T, call func(T) template.HTML) template.HTML {
	pieces := make([]template.HTML, len(items))
	for i, item := range items {
		pieces[i] = call(item)
	}
	return e.join(pieces)
}

// labels lists the words of a closed list.
func labels[T ~string](e *edition, group string, values []T) template.HTML {
	return joined(e, values, func(v T) template.HTML { return e.say(group + "." + string(v)) })
}

// listed sets pieces in a row with the language's comma, and without an "and".
func (e *edition) listed(pieces ...template.HTML) template.HTML {
	return separated(e.say("language.list-separator"), pieces)
}

// clauses sets pieces in a row that may have commas of their own.
func (e *edition) clauses(pieces ...template.HTML) template.HTML {
	return separated(e.say("language.clause-separator"), pieces)
}
