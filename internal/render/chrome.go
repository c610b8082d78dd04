package render

import (
	"html/template"

	"salient/internal/locale"
	"salient/internal/site"
)

// section is a part of the site in the masthead, by its place in addresses.
type section string

const (
	atNone          section = ""
	atBriefings     section = site.BriefingsAt
	atIssues        section = site.IssuesAt
	atCompanies     section = site.CompaniesAt
	atRegulations   section = site.RegulationsAt
	atCountries     section = site.CountriesAt
	atAsks          section = site.AsksAt
	atGlossary      section = site.GlossaryAt
	atCaseStudies   section = site.CaseStudiesAt
	atSurveys       section = site.SurveysAt
	atOrganisations section = site.OrganisationsAt
)

// sections are those of the masthead, in their order.
var sections = []section{atBriefings, atIssues, atCompanies, atRegulations, atCountries, atAsks, atCaseStudies, atSurveys, atGlossary}

// chrome renders once what all pages of the edition share.
func (e *edition) chrome() error {
	title := e.text(e.site.Settings.Title)
	logo := e.pages.logo
	if logo != nil {
		titled := *logo
		titled.Alt = e.site.Settings.Title.String
		logo = &titled
	}
	for _, current := range append([]section{atNone, atOrganisations}, sections...) {
		var links []template.HTML
		for _, s := range sections {
			if !e.has(s) {
				continue
			}
			mark := ""
			if s == current {
				mark = ` aria-current="true"`
			}
			links = append(links, template.HTML(`<a href="`+e.site.Address(string(s))+`"`+mark+">")+e.say("nav."+string(s))+"</a>")
		}
		part, err := e.fragment("sections", Sections{links})
		if err != nil {
			return err
		}
		e.sections[current] = part
	}
	var err error
	if e.brand, err = e.fragment("brand", Brand{Title: title, Logo: logo, Home: e.site.Address()}); err != nil {
		return err
	}
	e.footer, err = e.fragment("footer", e.footerView())
	return err
}

// has says whether there is anything in a part of the site: to what is empty the masthead does not lead.
func (e *edition) has(s section) bool {
	all := e.pages.site
	switch s {
	case atIssues:
		return len(all.Issues) > 0
	case atCompanies:
		return len(all.Companies) > 0
	case atCountries:
		return len(all.Countries) > 0
	case atAsks:
		return len(all.Asks) > 0
	case atCaseStudies:
		return len(all.CaseStudies) > 0
	case atSurveys:
		return len(all.Surveys) > 0
	case atGlossary:
		return len(e.site.Glossary.Terms) > 0
	}
	return true
}

func (e *edition) footerView() Footer {
	s := e.site.Settings
	f := Footer{
		Publisher: e.publisher(),
		Contact:   e.contact(),
	}
	if l := string(s.Licence); l != "" {
		f.Licence = e.saidWith("footer.licence", map[string]template.HTML{"licence": e.licence(l)})
	}
	for _, w := range e.pages.site.Pages {
		v := w.In(e.site)
		f.Links = append(f.Links, link(v.Address, e.text(v.Content.Header().Title)))
	}
	f.Links = append(f.Links, link(e.site.Address(string(atOrganisations)), e.say("nav.organisations")), link("/"+string(e.site.Lang)+"/feed.xml", e.say("nav.feed")))
	return f
}

func (e *edition) publisher() template.HTML {
	p := e.site.Settings.Publisher
	if p.URL == "" {
		return e.text(p.Name)
	}
	return link(string(p.URL), e.text(p.Name))
}

// contact is the door for an investor.
func (e *edition) contact() template.HTML {
	c := e.site.Settings.Contact
	if !c.Given {
		return ""
	}
	pieces := doors(string(c.Value.URL), string(c.Value.Email))
	if len(c.Value.Languages) > 0 {
		pieces = append(pieces, e.say("imprint.contact-languages", "languages", e.site.Locale.List(e.languageNames(c.Value.Languages))))
	}
	return dotted(append(pieces, e.text(c.Value.Note))...)
}

// doors are a page and an address to write to; empty where there is none.
func doors(url, email string) []template.HTML {
	var pieces []template.HTML
	if url != "" {
		pieces = append(pieces, bareLink(url, shownAddress(url)))
	}
	if email != "" {
		pieces = append(pieces, mailto(email))
	}
	return pieces
}

func (e *edition) languageNames(tags []locale.Tag) []string {
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = e.site.Locale.Language(tag)
	}
	return names
}

// licences are those whose address is known by their SPDX identifier.
var licences = map[string]struct{ name, address string }{
	"CC-BY-4.0":       {"CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
	"CC-BY-SA-4.0":    {"CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
	"CC-BY-NC-4.0":    {"CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"},
	"CC-BY-ND-4.0":    {"CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"},
	"CC-BY-NC-SA-4.0": {"CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"},
	"CC-BY-NC-ND-4.0": {"CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"},
	"CC0-1.0":         {"CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
}

// licenceAddress is the address of a licence, or its name where it has none that is known.
func licenceAddress(id string) string {
	if l, ok := licences[id]; ok {
		return l.address
	}
	return id
}

func (e *edition) licence(id string) template.HTML {
	if l, ok := licences[id]; ok {
		return template.HTML(`<a rel="license" href="`+l.address+`">`) + e.name(l.name) + "</a>"
	}
	return e.name(id)
}
