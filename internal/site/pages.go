package site

import (
	"iter"
	"net/url"
	"strconv"

	"salient/internal/schema"
)

// PageKind says what stands at an address.
type PageKind uint8

const (
	HomePage PageKind = iota
	BriefingPage
	CaseStudyPage
	PlainPage
	BriefingList
	CaseStudyList
	IssueIndex
	IssuePage
	CountryIndex
	CountryPage
	CompanyIndex
	CompanyPage
	OrganisationIndex
	OrganisationPage
	RegulationIndex
	RegulationPage
	SurveyIndex
	SurveyPage
	GlossaryPage
	AsksPage
)

// PerPage is how many works a page of a list shows.
const PerPage = 50

// Page is one address of an edition and what stands there. Of the pointers, the one of its kind is set.
type Page struct {
	Kind    PageKind
	Edition *Edition
	Address string

	Version      *Version
	Issue        *Issue
	Country      *Country
	Company      *Company
	Organisation *Organisation
	Regulation   *Regulation
	Survey       *Survey
	// Number and Count are those of a page of a list, from 1.
	Number, Count int
}

// Indexable says whether search engines may list the page.
func (p *Page) Indexable() bool { return p.Version == nil || p.Version.Indexable() }

// Updated is the day of the last change to an author's page; zero for a page that gathers others.
func (p *Page) Updated() schema.Date {
	if p.Version == nil {
		return schema.Date{}
	}
	return p.Version.Work.Updated()
}

// Alternate is the same page in another language.
type Alternate struct {
	Edition *Edition
	Address string
}

// Alternates gives the page in every language in which it truly is, itself among them. A page that gathers others
// is in every language.
func (s *Site) Alternates(p *Page) []Alternate {
	var all []Alternate
	if p.Version != nil {
		for v := range p.Version.Work.Translated() {
			all = append(all, Alternate{v.Edition, v.Address})
		}
		return all
	}
	within := p.Address[len(p.Edition.Address()):]
	for _, e := range s.Editions {
		all = append(all, Alternate{e, e.Address() + within})
	}
	return all
}

// PagesOf gives every page of an edition, each once.
func (s *Site) PagesOf(e *Edition) iter.Seq[*Page] {
	return func(yield func(*Page) bool) {
		more := true
		page := func(kind PageKind, p Page, parts ...string) {
			p.Kind, p.Edition = kind, e
			if p.Address == "" {
				p.Address = e.Address(parts...)
			}
			more = more && yield(&p)
		}
		work := func(kind PageKind, works ...*Work) {
			for _, w := range works {
				if w != nil && more {
					v := w.In(e)
					page(kind, Page{Version: v, Address: v.Address})
				}
			}
		}
		list := func(kind PageKind, place string, works []*Work) {
			count := max(1, (len(works)+PerPage-1)/PerPage)
			for n := 1; n <= count; n++ {
				parts := []string{place}
				if n > 1 {
					parts = []string{place, "page", strconv.Itoa(n)}
				}
				page(kind, Page{Number: n, Count: count}, parts...)
			}
		}
		work(HomePage, s.Home)
		list(BriefingList, BriefingsAt, s.Briefings)
		work(BriefingPage, s.Briefings...)
		list(CaseStudyList, CaseStudiesAt, s.CaseStudies)
		work(CaseStudyPage, s.CaseStudies...)
		work(PlainPage, s.Pages...)
		page(IssueIndex, Page{}, IssuesAt)
		for _, x := range s.Issues {
			page(IssuePage, Page{Issue: x}, IssuesAt, x.ID)
		}
		page(CountryIndex, Page{}, CountriesAt)
		for _, x := range s.Countries {
			page(CountryPage, Page{Country: x}, CountriesAt, x.Slug())
		}
		page(CompanyIndex, Page{}, CompaniesAt)
		for _, x := range s.Companies {
			page(CompanyPage, Page{Company: x}, CompaniesAt, x.ID)
		}
		page(OrganisationIndex, Page{}, OrganisationsAt)
		for _, x := range s.Organisations {
			page(OrganisationPage, Page{Organisation: x}, OrganisationsAt, x.ID)
		}
		page(RegulationIndex, Page{}, RegulationsAt)
		for _, x := range s.Regulations {
			page(RegulationPage, Page{Regulation: x}, RegulationsAt, string(x.Act.ID))
		}
		page(SurveyIndex, Page{}, SurveysAt)
		for _, x := range s.Surveys {
			page(SurveyPage, Page{Survey: x}, SurveysAt, x.ID)
		}
		page(GlossaryPage, Page{}, GlossaryAt)
		page(AsksPage, Page{}, AsksAt)
	}
}

// XDefault gives the page for readers of any other language: that of the site's first language, where it is there.
func XDefault(alternates []Alternate) Alternate {
	first := alternates[0]
	for _, a := range alternates {
		if a.Edition.index < first.Edition.index {
			first = a
		}
	}
	return first
}

// Absolute gives the whole address of a page.
func (s *Site) Absolute(address string) string { return s.BaseURL + Escaped(address)[1:] }

// Escaped writes the letters of other scripts in an address as HTTP and XML want them (RFC 3986).
func Escaped(address string) string { return (&url.URL{Path: address}).EscapedPath() }
