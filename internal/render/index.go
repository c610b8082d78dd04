package render

import (
	"html/template"
	"slices"
	"strings"

	"salient/internal/locale"
	"salient/internal/site"
)

// index is a page that lists all things of one kind.
func (e *edition) index(page *site.Page, at section, key string, groups ...Group) View {
	title := e.plainWord("index." + key)
	intro := e.say("index." + key + "-intro")
	return &Index{Page: e.frame(page, at, title, e.plainWord("index."+key+"-intro")), Title: e.say("index." + key), Intro: intro, Groups: filled(groups)}
}

// filled leaves out groups of nothing: an index without a group says that it is empty.
func filled(groups []Group) []Group {
	return slices.DeleteFunc(groups, func(g Group) bool { return len(g.Entries) == 0 })
}

// sorted puts entries in the order of their names, as the language sorts.
func sorted[T any](e *edition, items []T, name func(T) string) []T {
	items = slices.Clone(items)
	locale.SortBy(e.site.Locale, items, name)
	return items
}

func (e *edition) count(works []*site.Work) template.HTML {
	return e.say("count.briefings", "n", len(works))
}

func (e *edition) issueEntries() []Entry {
	issues := sorted(e, e.pages.site.Issues, func(i *site.Issue) string { return e.issueText(i.ID) })
	var entries []Entry
	for _, i := range issues {
		entries = append(entries, Entry{Link: e.issueLink(i.ID), Count: e.count(i.Briefings)})
	}
	return entries
}

func (e *edition) issues(page *site.Page) View {
	return e.index(page, atIssues, "issues", Group{Entries: e.issueEntries()})
}

// countryEntries lists countries, or the regions that hold several.
func (e *edition) countryEntries(regions bool) []Entry {
	countries := sorted(e, e.pages.site.Countries, func(c *site.Country) string { return e.site.Locale.Territory(string(c.Code)) })
	var entries []Entry
	for _, c := range countries {
		if c.Code.IsRegion() == regions {
			entries = append(entries, Entry{Link: link(e.site.Address(site.CountriesAt, c.Slug()), e.countryName(c.Code)), Count: e.works(c.Briefings, c.CaseStudies)})
		}
	}
	return entries
}

// works counts what names a thing.
func (e *edition) works(briefings, caseStudies []*site.Work) template.HTML {
	var counts []template.HTML
	if len(briefings) > 0 {
		counts = append(counts, e.count(briefings))
	}
	if len(caseStudies) > 0 {
		counts = append(counts, e.say("count.case-studies", "n", len(caseStudies)))
	}
	return dotted(counts...)
}

func (e *edition) countries(page *site.Page) View {
	groups := []Group{{Entries: e.countryEntries(false)}}
	if regions := e.countryEntries(true); len(regions) > 0 {
		groups = append(groups, Group{ID: "sec:regions", Title: e.say("index.other-regions"), Entries: regions})
	}
	return e.index(page, atCountries, "countries", groups...)
}

func (e *edition) companyEntries() []Entry {
	companies := sorted(e, e.pages.site.Companies, func(c *site.Company) string { return e.site.Companies.Find(c.ID).Name.String })
	var entries []Entry
	for _, c := range companies {
		entry := Entry{Link: e.companyLink(c.ID), Count: e.works(c.Briefings, c.CaseStudies)}
		if e.site.Companies.Find(c.ID).Illustrative {
			entry.Detail = e.say("notice.illustrative-mark")
		}
		entries = append(entries, entry)
	}
	return entries
}

func (e *edition) companies(page *site.Page) View {
	return e.index(page, atCompanies, "companies", Group{Entries: e.companyEntries()})
}

func (e *edition) organisations(page *site.Page) View {
	all := sorted(e, e.pages.site.Organisations, func(o *site.Organisation) string { return e.site.Organisations.Find(o.ID).Name.String })
	var entries []Entry
	for _, o := range all {
		entries = append(entries, Entry{Link: e.organisationLink(o.ID), Count: e.works(o.Briefings, o.CaseStudies)})
	}
	return e.index(page, atOrganisations, "organisations", Group{Entries: entries})
}

// citedRegulations lists the acts that a briefing cites.
func (e *edition) citedRegulations() []Entry {
	var entries []Entry
	for _, r := range sorted(e, e.pages.site.Regulations, e.actName) {
		if len(r.Briefings) > 0 {
			entries = append(entries, Entry{Link: e.actLink(string(r.Act.ID)), Count: e.count(r.Briefings)})
		}
	}
	return entries
}

func (e *edition) actName(r *site.Regulation) string {
	return e.site.Acts.Act(string(r.Act.ID)).ShortName.String
}

// regulations lists the whole catalogue, by jurisdiction.
func (e *edition) regulations(page *site.Page) View {
	s := e.pages.site
	byPlace := map[string]*Group{}
	var places []string
	for _, r := range sorted(e, s.Regulations, e.actName) {
		j := string(r.Act.Jurisdiction)
		if byPlace[j] == nil {
			byPlace[j] = &Group{ID: Place("sec:" + strings.ToLower(j)), Title: e.jurisdiction(r.Act.Jurisdiction)}
			places = append(places, j)
		}
		entry := Entry{Link: e.actLink(string(r.Act.ID)), Detail: e.state(r.Act.State(s.Today)).Text}
		if len(r.Briefings) > 0 {
			entry.Count = e.count(r.Briefings)
		}
		byPlace[j].Entries = append(byPlace[j].Entries, entry)
	}
	places = sorted(e, places, func(j string) string {
		// What holds for many countries comes first.
		switch j {
		case "INT":
			return "\x01"
		case "EU":
			return "\x02"
		}
		return e.site.Locale.Territory(j)
	})
	var groups []Group
	for _, j := range places {
		groups = append(groups, *byPlace[j])
	}
	view := e.index(page, atRegulations, "regulations", groups...).(*Index)
	view.Intro = e.say("index.regulations-intro", "date", e.dateWords(s.Today), "as_of", e.dateWords(s.CatalogueAsOf))
	view.Head.Description = e.plainWord("index.regulations-intro", "date", e.dateWords(s.Today), "as_of", e.dateWords(s.CatalogueAsOf))
	return view
}

func (e *edition) surveys(page *site.Page) View {
	var entries []Entry
	for _, x := range e.pages.site.Surveys {
		s := e.site.Surveys[x.ID]
		entry := Entry{Link: link(e.site.Address(site.SurveysAt, x.ID), e.text(s.Title)), Count: e.say("count.questions", "n", len(s.Questions))}
		if s.N.Stated {
			entry.Detail = e.say("survey.n") + ": " + e.integer(s.N.Value)
		}
		entries = append(entries, entry)
	}
	title := e.plainWord("list.surveys")
	return &Index{Page: e.frame(page, atSurveys, title, e.plainWord("list.surveys-intro")), Title: e.say("list.surveys"), Intro: e.say("list.surveys-intro"), Groups: filled([]Group{{Entries: entries}})}
}
