package render

import (
	"html/template"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"salient/internal/site"
)

// File is one file of the output: its path there, and how to make it.
type File struct {
	Path   string
	Render func(io.Writer) error
}

// Pages makes the pages of a site, each when it is asked for and by any number of goroutines at once.
type Pages struct {
	site     *site.Site
	editions []*edition
	logo     *Logo    // nil: the title stands for it
	scripts  *Scripts // of figures; nil where the theme has none
	// slidesAssets is the link to the stylesheet of decks.
	slidesAssets template.HTML
	printScript  string // the address of the script that prints; "" where the theme has none
	ownCards     map[string]*site.Image

	// Kept gives a file as it was made before from the same key, or makes it. It may be nil.
	Kept func(key string, w io.Writer, make func(io.Writer) error) error
	// Printed tells on how many sheets the page of an address stands in the PDF beside it, if there is one: the pages
	// then lead to it. It may be nil.
	Printed func(address string) (sheets int, printed bool)
}

// edition is a theme in one language together with what all its pages share.
type edition struct {
	*Edition
	site     *site.Edition
	dir      string // of the language's script
	pages    *Pages
	brand    template.HTML
	sections map[section]template.HTML
	assets   template.HTML // the links to fonts, stylesheets and scripts
	footer   template.HTML
	words    words
	bars     bars
}

// Assets are the files of the theme that pages name.
type Assets struct {
	Addresses map[string]string // by their names in the theme
	Preload   []Font            // those that pages begin with
	Logo      *Logo             // nil: none
}

// Font is the address of a font, and the script that it is for (ISO 15924; empty: all).
type Font struct{ Address, Script string }

// New joins a site with a theme. An error is a *Mistake in a template.
func New(s *site.Site, theme *Theme, assets Assets) (*Pages, error) {
	p := &Pages{site: s, scripts: figureScripts(assets.Addresses), logo: assets.Logo, printScript: assets.Addresses[printScript], ownCards: ownCards(s)}
	if address := assets.Addresses[slidesStyle]; address != "" {
		p.slidesAssets = template.HTML(stylesheetLink(template.HTMLEscapeString(address)))
	}
	for _, e := range s.Editions {
		themed, err := theme.Edition(e.Words)
		if err != nil {
			return nil, err
		}
		one := &edition{Edition: themed, site: e, dir: e.Dir(), pages: p, assets: assetLinks(assets, e.Lang.Script()), sections: map[section]template.HTML{}}
		if err := one.chrome(); err != nil {
			return nil, err
		}
		p.editions = append(p.editions, one)
	}
	return p, nil
}

// assetLinks names the fonts of a script, and every stylesheet and script of the theme that all pages have, in the order
// of their names.
func assetLinks(assets Assets, script string) template.HTML {
	var b strings.Builder
	for _, font := range assets.Preload {
		if font.Script == "" || font.Script == script {
			b.WriteString(`<link rel="preload" as="font" type="font/woff2" href="` + template.HTMLEscapeString(font.Address) + `" crossorigin>`)
		}
	}
	addresses := assets.Addresses
	names := make([]string, 0, len(addresses))
	for name := range addresses {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if ofFigures(name) || name == slidesStyle || name == printScript {
			continue
		}
		address := template.HTMLEscapeString(addresses[name])
		switch path.Ext(name) {
		case ".css":
			b.WriteString(stylesheetLink(address))
		case ".js":
			b.WriteString(`<script src="` + address + `" defer></script>`)
		}
	}
	if icon, ok := addresses["icon.svg"]; ok {
		b.WriteString(`<link rel="icon" type="image/svg+xml" href="` + template.HTMLEscapeString(icon) + `">`)
	}
	return template.HTML(b.String())
}

func stylesheetLink(escaped string) string { return `<link rel="stylesheet" href="` + escaped + `">` }

// Files gives every page and the files that belong to its charts, each once.
func (p *Pages) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		if !yield(p.file("/", func() View { return p.chooser() })) {
			return
		}
		if !yield(File{"404.html", p.editions[0].render(func() View { return p.editions[0].notFound() })}) {
			return
		}
		for _, e := range p.editions {
			for page := range p.site.PagesOf(e.site) {
				if !yield(p.at(e, page)) || !e.downloads(page, yield) || !e.cards(page, yield) || !e.slides(page, yield) {
					return
				}
			}
			if !yield(File{string(e.site.Lang) + "/404.html", e.render(func() View { return e.notFound() })}) {
				return
			}
		}
		for _, g := range p.site.Gone {
			if g.Notice && !yield(p.file(g.Address, func() View { return p.edition(g.Edition).withdrawn(&g) })) {
				return
			}
		}
		for _, a := range p.site.Aliases {
			if !yield(p.file(a.From, func() View { return p.edition(a.To.Edition).redirect(&a) })) {
				return
			}
		}
	}
}

func (p *Pages) edition(e *site.Edition) *edition {
	for _, one := range p.editions {
		if one.site == e {
			return one
		}
	}
	return p.editions[0]
}

// file gives the page at an address, in the words of the first language.
func (p *Pages) file(address string, view func() View) File {
	return File{strings.TrimPrefix(address, "/") + "index.html", p.editions[0].render(view)}
}

func (p *Pages) at(e *edition, page *site.Page) File {
	return File{page.Address[1:] + "index.html", e.render(func() View { return e.view(page) })}
}

// render makes a view when the page is asked for, and sets it out.
func (e *edition) render(view func() View) func(io.Writer) error {
	return func(w io.Writer) error { return e.Render(w, view()) }
}

// view gives what stands at an address.
func (e *edition) view(page *site.Page) View {
	switch page.Kind {
	case site.HomePage:
		return e.home(page)
	case site.BriefingPage:
		return e.briefing(page)
	case site.CaseStudyPage:
		return e.caseStudy(page)
	case site.PlainPage:
		return e.plain(page)
	case site.BriefingList:
		return e.list(page, e.pages.site.Briefings, atBriefings, "briefings")
	case site.CaseStudyList:
		return e.list(page, e.pages.site.CaseStudies, atCaseStudies, "case-studies")
	case site.IssueIndex:
		return e.issues(page)
	case site.IssuePage:
		return e.issue(page)
	case site.CountryIndex:
		return e.countries(page)
	case site.CountryPage:
		return e.country(page)
	case site.CompanyIndex:
		return e.companies(page)
	case site.CompanyPage:
		return e.company(page)
	case site.OrganisationIndex:
		return e.organisations(page)
	case site.OrganisationPage:
		return e.organisation(page)
	case site.RegulationIndex:
		return e.regulations(page)
	case site.RegulationPage:
		return e.regulation(page)
	case site.SurveyIndex:
		return e.surveys(page)
	case site.SurveyPage:
		return e.survey(page)
	case site.GlossaryPage:
		return e.glossary(page)
	}
	return e.asks(page)
}
