// Package render makes the pages of a publication. A View is one page as plain data, already in the reader's language;
// a template from templates/ sets it out. Templates compute nothing, so what a page says is decided in Go and how it
// looks in HTML.
//
// Its types are the views (Briefing, Regulation, Survey …), Theme (the templates as read) and Edition (a theme with the
// interface words of one language).
//
//	theme, err := render.Load(source.Overlay(own, templates.Files), minify)
//	edition, err := theme.Edition(words)
//	err = edition.Render(w, &render.Home{…})
//
// What readers see is template.HTML, escaped where it was made; a string in a view stands in an attribute. html/template
// escapes what is not HTML by where it stands, as it does for a site's own templates.
package render
