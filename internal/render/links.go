package render

import (
	"html/template"
	"strings"

	"salient/internal/site"
	"salient/internal/vocabulary"
)

// companyLink names a company and leads to its page, where it has one.
func (e *edition) companyLink(id string) template.HTML {
	c := e.site.Companies.Find(id)
	if c == nil {
		return e.name(id)
	}
	return link(e.site.Address(site.CompaniesAt, id), e.text(c.Name))
}

func (e *edition) organisationLink(id string) template.HTML {
	o := e.site.Organisations.Find(id)
	if o == nil {
		return e.name(id)
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
	return joined(e, codes, func(c vocabulary.Country) template.HTML {
		return link(e.site.Address(site.CountriesAt, strings.ToLower(string(c))), e.countryName(c))
	})
}
