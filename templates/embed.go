// Package templates carries the shipped theme's HTML templates and interface words inside the program.
//
// A page's template is the file of its kind: briefing.html sets out a render.Briefing. What several pages share lies in
// parts/, one file a thing, and is called by the name it is defined under: {{template "ask" .}}. A template sets out what
// it is given and computes nothing; {{word "ask.due"}} is an interface word, from strings/<lang>.yaml, and is put in
// once when the templates are read.
//
// A file at the same path in a site's own templates/ replaces the one here.
package templates

import "embed"

//go:embed *.html parts/*.html strings/*.yaml
var Files embed.FS
