package render

import (
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/translation"
	"salient/internal/vocabulary"
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
	for _, current := range append([]section{atNone, atOrganisations}, sections...) {
		var links []template.HTML
		for _, s := range sections {
			mark := template.HTML("")
			if s == current {
				mark = ` aria-current="true"`
			}
			links = append(links, template.HTML(`<a href="`+e.site.Address(string(s))+`"`)+mark+">"+e.say("nav."+string(s))+"</a>")
		}
		masthead, err := e.fragment("masthead", Masthead{Title: title, Home: e.site.Address(), Sections: links})
		if err != nil {
			return err
		}
		e.mastheads[current] = masthead
	}
	var err error
	e.footer, err = e.fragment("footer", e.footerView())
	return err
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
	var parts []template.HTML
	if c.Value.URL != "" {
		parts = append(parts, link(string(c.Value.URL), shownAddress(string(c.Value.URL))))
	}
	if c.Value.Email != "" {
		parts = append(parts, mailto(string(c.Value.Email)))
	}
	if len(c.Value.Languages) > 0 {
		var names []string
		for _, tag := range c.Value.Languages {
			names = append(names, e.site.Locale.Language(tag))
		}
		parts = append(parts, e.say("imprint.contact-languages", "languages", e.site.Locale.List(names)))
	}
	if c.Value.Note.String != "" {
		parts = append(parts, e.text(c.Value.Note))
	}
	return dotted(parts)
}

func mailto(address string) template.HTML { return link("mailto:"+address, address) }

// dotted sets pieces in a row.
func dotted(parts []template.HTML) template.HTML {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(" · ")
		}
		b.WriteString(string(p))
	}
	return template.HTML(b.String())
}

// shownAddress is an address as a reader says it.
func shownAddress(address string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
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

func (e *edition) licence(id string) template.HTML {
	if l, ok := licences[id]; ok {
		return template.HTML(`<a rel="license" href="`+l.address+`">`) + escape(l.name) + "</a>"
	}
	return escape(id)
}

// frame gives what stands around the content of a page.
func (e *edition) frame(page *site.Page, at section, title, description string) Page {
	s := e.pages.site
	full := title + " · " + e.site.Settings.Title.String
	if page.Kind == site.HomePage {
		full = title
	}
	p := Page{
		Lang: string(e.site.Lang), Dir: e.site.Dir(),
		Head: Head{
			Title: full, Description: description, NoIndex: !page.Indexable(), Assets: e.pages.assets,
			OpenGraph: &OpenGraph{
				Type: "website", Title: title, Description: description, URL: s.Absolute(canonical(page)),
				SiteName: e.site.Settings.Title.String, Locale: strings.ReplaceAll(string(e.site.Lang), "-", "_"),
			},
		},
		Masthead: e.mastheads[at], Footer: e.footer,
	}
	if page.Version != nil && page.Kind != site.HomePage {
		p.Head.OpenGraph.Type = "article"
	}
	alternates := s.Alternates(page)
	p.Head.Links = e.headLinks(page, alternates)
	p.Languages = e.switcher(page)
	return p
}

// canonical is the address that search engines are to keep: for a text that is not translated, the original's.
func canonical(page *site.Page) string {
	if page.Version != nil && page.Version.Fallback() {
		return page.Version.Work.Original.Address
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

// switcher links the same page in every language, and says where it is not translated.
func (e *edition) switcher(page *site.Page) []LanguageLink {
	s := e.pages.site
	within := page.Address[len(e.site.Address()):]
	all := make([]LanguageLink, len(s.Editions))
	for i, other := range s.Editions {
		address := other.Address() + within
		if page.Version != nil {
			address = page.Version.Work.In(other).Address
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

// notices are what a reader must know of an author's page before its first sentence.
func (e *edition) notices(v *site.Version) []Notice {
	var all []Notice
	w := v.Work
	original := link(w.Original.Address, escape(e.site.Locale.Language(w.Original.Lang)))
	in := map[string]template.HTML{"language": original}
	if w.Illustrative {
		all = append(all, Notice{Kind: "illustrative", Title: e.say("notice.illustrative"), Text: e.saidWith("notice.illustrative-text", map[string]template.HTML{"companies": e.join(e.invented(v))})})
	}
	switch {
	case v.Fallback():
		all = append(all, Notice{Kind: "untranslated", Title: e.say("notice.untranslated"), Text: e.saidWith("notice.untranslated-text", in)})
	case v.Translation == nil:
	default:
		if v.Status.State == translation.OutOfDate {
			all = append(all, e.outdated(v, in))
		}
		switch v.Translation.Credit.Method {
		case vocabulary.MachineTranslated:
			all = append(all, Notice{Kind: "machine", Title: e.say("notice.machine"), Text: e.saidWith("notice.machine-text", in)})
		case vocabulary.MachineChecked:
			all = append(all, Notice{Kind: "machine", Title: e.say("notice.machine-checked"), Text: e.saidWith("notice.outdated-original", in)})
		}
	}
	return all
}

// outdated names the sections that moved since a page was translated.
func (e *edition) outdated(v *site.Version, in map[string]template.HTML) Notice {
	n := Notice{Kind: "outdated", Title: e.say("notice.outdated"), Text: e.say("notice.outdated-text")}
	for _, id := range v.Status.Sections {
		title := escape(id)
		for _, h := range v.Body.Headings {
			if h.ID == id {
				title = escape(h.Text)
			}
		}
		n.Items = append(n.Items, link("#"+id, title))
	}
	if len(n.Items) == 0 {
		n.Items = append(n.Items, e.say("notice.outdated-fields"))
	}
	n.Items = append(n.Items, e.saidWith("notice.outdated-original", in))
	return n
}

// invented names the illustrative companies of a page.
func (e *edition) invented(v *site.Version) []template.HTML {
	var names []template.HTML
	seen := map[string]bool{}
	name := func(id string) {
		if c := e.site.Companies.Find(id); c != nil && c.Illustrative && !seen[id] {
			seen[id] = true
			names = append(names, e.text(c.Name))
		}
	}
	switch c := v.Content.(type) {
	case *briefing.Briefing:
		for _, x := range c.Companies {
			name(x.ID)
		}
		for _, row := range c.Saliency {
			for _, x := range row.Companies {
				name(x.ID)
			}
		}
		for _, row := range c.Materiality {
			name(row.Company.ID)
		}
	case *briefing.CaseStudy:
		for _, x := range c.Companies {
			name(x.ID)
		}
	}
	return names
}

// report is schema.org's description of a page that can be cited.
type report struct {
	Context      string   `json:"@context"`
	Type         string   `json:"@type"`
	Headline     string   `json:"headline"`
	Description  string   `json:"description,omitempty"`
	URL          string   `json:"url"`
	Language     string   `json:"inLanguage"`
	Published    string   `json:"datePublished,omitempty"`
	Modified     string   `json:"dateModified,omitempty"`
	Licence      string   `json:"license,omitempty"`
	Free         bool     `json:"isAccessibleForFree"`
	Authors      []author `json:"author,omitempty"`
	Publisher    author   `json:"publisher"`
	TranslatedOf string   `json:"translationOfWork,omitempty"`
}

type author struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// jsonLD describes an author's page for machines.
func (e *edition) jsonLD(v *site.Version, kind, description string, authors []author) template.JS {
	s := e.pages.site
	r := report{
		Context: "https://schema.org", Type: kind, Headline: v.Title(), Description: description, URL: s.Absolute(v.Address), Language: string(v.Lang),
		Published: v.Work.Date().String(), Modified: v.Work.Updated().String(), Free: true, Authors: authors,
		Publisher: author{"Organization", e.site.Settings.Publisher.Name.String, string(e.site.Settings.Publisher.URL)},
	}
	if l, ok := licences[string(e.site.Settings.Licence)]; ok {
		r.Licence = l.address
	}
	if v.Translation != nil {
		r.TranslatedOf = s.Absolute(v.Work.Original.Address)
	}
	encoded, err := json.Marshal(r)
	if err != nil {
		return "" // strings alone: it cannot fail
	}
	return template.JS(encoded)
}

// authors gives a byline as links, and as names for citing; without one it is the publisher. None is no line.
func (e *edition) authors(byline schema.OrNone[[]briefing.Author]) (shown []template.HTML, named []author) {
	if byline.None {
		return nil, nil
	}
	if !byline.Given {
		p := e.site.Settings.Publisher
		return []template.HTML{e.publisher()}, []author{{"Organization", p.Name.String, string(p.URL)}}
	}
	for _, a := range byline.Value {
		html, name := e.author(a)
		shown = append(shown, html)
		kind := "Person"
		if a.Organisation != "" {
			kind = "Organization"
		}
		named = append(named, author{Type: kind, Name: name})
	}
	return shown, named
}

func (e *edition) author(a briefing.Author) (template.HTML, string) {
	switch {
	case a.Organisation != "":
		o := e.site.Organisations.Find(a.Organisation)
		if o == nil {
			return escape(a.Organisation), a.Organisation
		}
		return link(e.site.Address(string(atOrganisations), a.Organisation), e.text(o.Name)), o.Name.String
	case a.Name != "":
		return escape(a.Name), a.Name
	}
	return escape(a.Pseudonym), a.Pseudonym
}

func (e *edition) names(authors []briefing.Author) template.HTML {
	var shown []template.HTML
	for _, a := range authors {
		html, _ := e.author(a)
		shown = append(shown, html)
	}
	return e.join(shown)
}

func month(d schema.Date) time.Month { return time.Month(d.Month) }

// langOf gives the attributes of a text in another language than the page's; empty where it is in the page's.
func (e *edition) langOf(lang locale.Tag) (tag, dir string) {
	if lang == "" || lang == e.site.Lang {
		return "", ""
	}
	return string(lang), lang.Direction()
}
