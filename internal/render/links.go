package render

import (
	"html/template"
	"strings"

	"salient/internal/regulation"
	"salient/internal/site"
	"salient/internal/vocabulary"
)

// companyLink names a company and leads to its page, where it has one.
func (e *edition) companyLink(id string) template.HTML {
	c := e.site.Companies.Find(id)
	if c == nil {
		return escape(id)
	}
	return link(e.site.Address(site.CompaniesAt, id), e.text(c.Name))
}

func (e *edition) organisationLink(id string) template.HTML {
	o := e.site.Organisations.Find(id)
	if o == nil {
		return escape(id)
	}
	return link(e.site.Address(site.OrganisationsAt, id), e.text(o.Name))
}

func (e *edition) actLink(id string) template.HTML {
	return link(e.site.Address(site.RegulationsAt, id), e.text(e.site.Acts.Act(id).ShortName))
}

// workLink names an author's page in the words that the edition has for it.
func (e *edition) workLink(w *site.Work) template.HTML {
	v := w.In(e.site)
	return link(v.Address, e.text(v.Content.Header().Title))
}

func (e *edition) countryName(c vocabulary.Country) template.HTML {
	return escape(e.site.Locale.Territory(string(c)))
}

func (e *edition) countryLinks(codes []vocabulary.Country) template.HTML {
	links := make([]template.HTML, len(codes))
	for i, c := range codes {
		links[i] = link(e.site.Address(site.CountriesAt, strings.ToLower(string(c))), e.countryName(c))
	}
	return e.join(links)
}

// stepWords says what happens on a date of an act.
func (e *edition) stepWords(s regulation.Step) template.HTML {
	if s.What.String != "" {
		return e.text(s.What)
	}
	return e.say("regulation-event." + string(s.Event))
}

// state is how far an act has come on the build day.
func (e *edition) state(s regulation.State) Status {
	return Status{string(s), e.say("regulation-state." + string(s))}
}

// jurisdiction names where an act is law, with a link where the site has a page of that country.
func (e *edition) jurisdiction(j vocabulary.Jurisdiction) template.HTML {
	if j == "EU" || j == "INT" {
		return e.say("jurisdiction." + string(j))
	}
	name := e.countryName(vocabulary.Country(j))
	for _, c := range e.pages.site.Countries {
		if string(c.Code) == string(j) {
			return link(e.site.Address(site.CountriesAt, c.Slug()), name)
		}
	}
	return name
}
