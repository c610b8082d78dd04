package render

import (
	"fmt"
	"html/template"
	"strconv"

	"salient/internal/briefing"
	"salient/internal/site"
)

// methodology is the page below which the program publishes what its scores mean.
const methodology = "methodology"

// plain is a page of an author's text: about, methodology, privacy.
func (e *edition) plain(page *site.Page) View {
	v := page.Version
	w := e.writer(v)
	description := e.pages.site.Plain(v, v.Summary())
	view := &Plain{
		Page:     e.frame(page, atNone, v.Title(), description),
		Title:    e.titled(v.Content.Header().Title),
		Contents: w.contents(),
		Body:     w.body(),
	}
	view.Notices = e.notices(v)
	if v.Work.Slug == methodology {
		view.Scales = e.scales()
	}
	return view
}

// scales publishes the anchors of every scale and the bands of the financial level: those that the program uses.
func (e *edition) scales() *Scales {
	s := &Scales{}
	for _, name := range []string{"scale", "scope", "irremediability", "likelihood", "magnitude", "likelihood-horizon"} {
		a := Anchors{Name: e.say("scale-name." + name)}
		for n := 1; n <= 5; n++ {
			a.Anchors = append(a.Anchors, Fact{escape(e.site.Locale.Integer(n)), e.say("anchor-" + name + "." + strconv.Itoa(n))})
		}
		s.Anchors = append(s.Anchors, a)
	}
	for _, c := range []string{"high", "medium", "low"} {
		s.Confidence = append(s.Confidence, e.fact("confidence."+c, e.say("confidence-meaning."+c)))
	}
	for n := 1; n <= 5; n++ {
		s.Bands.Magnitudes = append(s.Bands.Magnitudes, escape(e.site.Locale.Integer(n)))
	}
	for i, levels := range briefing.Bands {
		row := BandRow{Likelihood: escape(e.site.Locale.Integer(i + 1))}
		for _, level := range levels {
			row.Levels = append(row.Levels, Band{int(level), e.say(fmt.Sprintf("level.%d", level))})
		}
		s.Bands.Rows = append(s.Bands.Rows, row)
	}
	return s
}

// bare gives what stands around a page that has no place in lists, feeds or search.
func (e *edition) bare(title string) Page {
	p := Page{
		Lang: string(e.site.Lang), Dir: e.site.Dir(),
		Head:     Head{Title: title + " · " + e.site.Settings.Title.String, NoIndex: true, Assets: e.pages.assets},
		Masthead: e.mastheads[atNone], Footer: e.footer,
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

func (e *edition) notFound() View {
	return &NotFound{e.bare(e.plainWord("not-found.title")), link(e.site.Address(), e.say("nav.back-home"))}
}

// withdrawn is what a withdrawn page leaves at its address.
func (e *edition) withdrawn(g *site.Gone) View {
	w := e.aside()
	return &Withdrawn{e.bare(e.plainWord("withdrawn.title")), e.date(g.Date), w.prose(g.Reason)}
}

func (e *edition) redirect(a *site.Alias) View {
	p := e.bare(a.To.Title())
	p.Head.Links = template.HTML(`<link rel="canonical" href="` + template.HTMLEscapeString(e.pages.site.Absolute(a.To.Address)) + `">`)
	return &Redirect{p, a.To.Address, a.To.Title()}
}

// chooser is the root of the site, for readers whom the host has not sent to their language.
func (p *Pages) chooser() View {
	e := p.editions[0]
	c := &Chooser{Page: e.bare(e.plainWord("chooser.title"))}
	c.Head.Title = e.site.Settings.Title.String
	c.Head.NoIndex = false
	c.Languages = nil
	links := template.HTML(`<link rel="canonical" href="` + template.HTMLEscapeString(p.site.BaseURL) + `">`)
	for _, other := range p.editions {
		s := other.site
		c.Editions = append(c.Editions, ChooserEdition{
			Name: escape(s.Lang.OwnName()), Title: escape(s.Settings.Title.String), Tagline: escape(s.Settings.Tagline.String),
			Href: s.Address(), Lang: string(s.Lang), Dir: s.Dir(),
		})
		links += template.HTML(`<link rel="alternate" hreflang="` + string(s.Lang) + `" href="` + template.HTMLEscapeString(p.site.Absolute(s.Address())) + `">`)
	}
	c.Head.Links = links
	return c
}
