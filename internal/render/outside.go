package render

import (
	"html/template"

	"salient/internal/site"
)

func (e *edition) notFound() View {
	return &NotFound{e.bare(e.plainWord("not-found.title")), e.backHome()}
}

func (e *edition) backHome() template.HTML { return link(e.site.Address(), e.say("nav.back-home")) }

// withdrawn is what a withdrawn page leaves at its address.
func (e *edition) withdrawn(g *site.Gone) View {
	w := e.aside()
	return &Withdrawn{e.bare(e.plainWord("withdrawn.title")), e.date(g.Date), w.prose(g.Reason), e.backHome()}
}

func (e *edition) redirect(a *site.Alias) View {
	p := e.bare(a.To.Title())
	p.Head.Links = canonicalLink(e.pages.site.Absolute(a.To.Address))
	return &Redirect{p, a.To.Address, a.To.Title()}
}

func canonicalLink(address string) template.HTML {
	return template.HTML(`<link rel="canonical" href="` + template.HTMLEscapeString(address) + `">`)
}

// chooser is the root of the site, for readers whom the host has not sent to their language.
func (p *Pages) chooser() View {
	e := p.editions[0]
	c := &Chooser{Page: e.bare(e.plainWord("chooser.title"))}
	c.Head.Title = e.site.Settings.Title.String
	c.Head.NoIndex = false
	c.Languages = nil
	c.Head.Links = canonicalLink(p.site.BaseURL)
	for _, other := range p.editions {
		s := other.site
		c.Editions = append(c.Editions, ChooserEdition{
			Name: escape(s.Lang.OwnName()), Title: escape(s.Settings.Title.String), Tagline: escape(s.Settings.Tagline.String),
			Href: s.Address(), Lang: string(s.Lang), Dir: s.Dir(),
		})
	}
	return c
}
