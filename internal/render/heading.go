package render

import (
	"bytes"
	"html/template"
	"strconv"

	"salient/internal/markdown"
)

// Names of what the part "here" of the templates writes: a link to a heading, beside it and not in it, so that its
// sign is no part of the heading's words. It is called by a phrase that stands once on the page, and by the heading.
const (
	headOpen  = `<div class="head">`
	hereOpen  = `<a class="here" href="#`
	hereName  = `" aria-labelledby="nav:here `
	hereClose = `">#</a></div>`
)

// headed puts the heading that ends a text in one row with the link to it.
func headed(b []byte, h markdown.Heading) []byte {
	start := bytes.LastIndex(b, []byte("<h"+strconv.Itoa(h.Level)+" "))
	if start < 0 {
		return b
	}
	id := template.HTMLEscapeString(h.ID)
	heading := string(bytes.TrimSuffix(b[start:], []byte("\n")))
	return append(b[:start], headOpen+heading+hereOpen+id+hereName+id+hereClose+"\n"...)
}
