package render

import (
	"html/template"
	"strings"

	"salient/internal/site"
)

// frame gives what stands around the content of a page.
func (e *edition) frame(page *site.Page, at section, title, description string) Page {
	s := e.pages.site
	full := title + " · " + e.site.Settings.Title.String
	if page.Kind == site.HomePage {
		full = title
	}
	p := Page{
		Lang: string(e.site.Lang), Dir: e.dir, Paper: e.paper(),
		Head: Head{
			Title: full, Description: description, NoIndex: !page.Indexable(), Assets: e.assets,
			OpenGraph: &OpenGraph{
				Type: "website", Title: title, Description: description, URL: s.Absolute(canonical(page)),
				SiteName: e.site.Settings.Title.String, Locale: strings.ReplaceAll(string(e.site.Lang), "-", "_"),
			},
		},
		Brand: e.brand, Sections: e.sections[at], Footer: e.footer,
	}
	if page.Version != nil && page.Kind != site.HomePage {
		p.Head.OpenGraph.Type = "article"
	}
	p.Head.OpenGraph.Image = e.cardImage(page)
	alternates := s.Alternates(page)
	p.Head.Links = e.headLinks(page, alternates)
	p.Languages = e.switcher(page, "")
	return p
}

// paper is the size that pages are printed on, as a class name.
func (e *edition) paper() string { return strings.ToLower(string(e.site.Settings.Paper)) }

// canonical is the address that search engines are to keep: for a text that is not translated, that of the version shown.
func canonical(page *site.Page) string {
	if page.Version != nil && page.Version.Fallback() {
		return page.Version.Shown.Address
	}
	return page.Address
}

func (e *edition) headLinks(page *site.Page, alternates []site.Alternate) template.HTML {
	s := e.pages.site
	b := make([]byte, 0, 1024)
	add := func(parts ...string) {
		for _, p := range parts {
			b = append(b, p...)
		}
	}
	add(`<link rel="canonical" href="`, template.HTMLEscapeString(s.Absolute(canonical(page))), `">`)
	if page.Indexable() && len(alternates) > 1 {
		for _, a := range alternates {
			add(`<link rel="alternate" hreflang="`, string(a.Edition.Lang), `" href="`, template.HTMLEscapeString(s.Absolute(a.Address)), `">`)
		}
		add(`<link rel="alternate" hreflang="x-default" href="`, template.HTMLEscapeString(s.Absolute(site.XDefault(alternates).Address)), `">`)
	}
	add(`<link rel="alternate" type="application/atom+xml" title="`, template.HTMLEscapeString(e.plainWord("nav.feed-title", "site", e.site.Settings.Title.String)), `" href="/`, string(e.site.Lang), `/feed.xml">`)
	return template.HTML(b)
}

// switcher links the same page, or what stands below it, in every language, and says where it is not translated.
func (e *edition) switcher(page *site.Page, below string) []LanguageLink {
	s := e.pages.site
	within := page.Address[len(e.site.Address()):]
	all := make([]LanguageLink, len(s.Editions))
	for i, other := range s.Editions {
		address := other.Address() + within
		if page.Version != nil {
			address = page.Version.Work.In(other).Address + below
		}
		current := ""
		if other == e.site {
			current = ` aria-current="page"`
		}
		lang := string(other.Lang)
		written := ` hreflang="` + lang + `"`
		if page.Version != nil && page.Version.Work.In(other).Fallback() {
			written = "" // the text behind the link is not in that language
			all[i].Note = e.say("language.not-translated")
		}
		all[i].Link = template.HTML(`<a href="`+template.HTMLEscapeString(address)+`" lang="`+lang+`" dir="`+other.Dir()+`"`+written+current+`>`) + escape(other.Lang.OwnName()) + "</a>"
	}
	return all
}

// bare gives what stands around a page that has no place in lists, feeds or search.
func (e *edition) bare(title string) Page {
	p := Page{
		Lang: string(e.site.Lang), Dir: e.dir, Paper: e.paper(),
		Head:  Head{Title: title + " · " + e.site.Settings.Title.String, NoIndex: true, Assets: e.assets},
		Brand: e.brand, Sections: e.sections[atNone], Footer: e.footer,
	}
	for _, other := range e.pages.site.Editions {
		lang := string(other.Lang)
		current := ""
		if other == e.site {
			current = ` aria-current="true"`
		}
		p.Languages = append(p.Languages, LanguageLink{Link: template.HTML(`<a href="`+other.Address()+`" lang="`+lang+`" dir="`+other.Dir()+`" hreflang="`+lang+`"`+current+`>`) + escape(other.Lang.OwnName()) + "</a>"})
	}
	return p
}
