package render

import (
	"html/template"
	"strings"

	"salient/internal/locale"
)

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

// bareLink leads to the address that it shows, which paper need not repeat behind it. On the page of another
// direction an address still runs from left to right.
func bareLink(address, shown string) template.HTML {
	return template.HTML(`<a class="bare" dir="ltr" href="`+template.HTMLEscapeString(address)+`">`) + escape(shown) + "</a>"
}

func mailto(address string) template.HTML { return bareLink("mailto:"+address, address) }

// shownAddress is an address as a reader says it.
func shownAddress(address string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
}

// shownHost is the site that an address leads to.
func shownHost(address string) string {
	host, _, _ := strings.Cut(shownAddress(address), "/")
	return host
}

// code is an identifier, which nothing around it may turn.
func code(id string) template.HTML { return `<bdi>` + escape(id) + `</bdi>` }

// dotted sets pieces in a row; those that are empty are left out.
func dotted(pieces ...template.HTML) template.HTML { return separated(" · ", pieces) }

func separated(by template.HTML, pieces []template.HTML) template.HTML {
	var b strings.Builder
	for _, p := range pieces {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(string(by))
		}
		b.WriteString(string(p))
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
