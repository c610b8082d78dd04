package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/site"
)

// item is an author's page in a list of pages.
func (e *edition) item(w *site.Work) Item {
	v := w.In(e.site)
	writer := e.writer(v)
	i := Item{Title: e.workLink(w), Date: e.date(w.Date()), Summary: writer.summary()}
	switch c := v.Content.(type) {
	case *briefing.Briefing:
		for _, s := range c.Saliency {
			i.Facts = append(i.Facts, e.issueName(s.Issue.ID))
		}
		for _, x := range c.Companies {
			if company := e.site.Companies.Find(x.ID); company != nil {
				i.Facts = append(i.Facts, e.text(company.Name))
			}
		}
	case *briefing.CaseStudy:
		i.Facts = append(i.Facts, e.say("outcome."+string(c.Outcome)))
		if c.Outcome == "" {
			i.Facts = nil
		}
	}
	const most = 6
	i.Facts = i.Facts[:min(most, len(i.Facts))]
	return i
}

// summary gives the summary as words alone: its citations lead nowhere in a list.
func (w *writer) summary() Prose {
	s := w.v.Summary()
	p := Prose{HTML: escape(w.pages.site.Plain(w.v, s))}
	p.Lang, p.Dir = w.langOf(locale.Tag(s.Lang))
	return p
}

func (e *edition) items(works []*site.Work) []Item {
	var items []Item
	for _, w := range works {
		items = append(items, e.item(w))
	}
	return items
}

// own puts the works that are written in the edition's language before those that are not, each in its order.
func (e *edition) own(works []*site.Work) []*site.Work {
	ordered := slices.Clone(works)
	slices.SortStableFunc(ordered, func(a, b *site.Work) int {
		fallback := func(w *site.Work) int {
			if w.In(e.site).Fallback() {
				return 1
			}
			return 0
		}
		return fallback(a) - fallback(b)
	})
	return ordered
}

// list is one page of a list of works, by year.
func (e *edition) list(page *site.Page, works []*site.Work, at section, key string) View {
	title := e.plainWord("list." + key)
	view := &List{Page: e.frame(page, at, title, e.plainWord("list."+key+"-intro")), Title: e.say("list." + key), Intro: e.say("list." + key + "-intro")}
	if at == atBriefings {
		view.Feed = link("/"+string(e.site.Lang)+"/feed.xml", e.say("nav.feed"))
	}
	first := (page.Number - 1) * site.PerPage
	for _, w := range works[first:min(first+site.PerPage, len(works))] {
		year := escape(e.dateWords(schema.Date{Year: w.Date().Year}))
		if n := len(view.Years); n == 0 || view.Years[n-1].Title != year {
			view.Years = append(view.Years, Year{Title: year})
		}
		last := &view.Years[len(view.Years)-1]
		last.Items = append(last.Items, e.item(w))
	}
	if page.Count > 1 {
		view.Paging = &Paging{Where: e.say("nav.where", "n", page.Number, "total", page.Count)}
		address := func(n int) string {
			if n == 1 {
				return e.site.Address(string(at))
			}
			return e.site.Address(string(at), "page", strconv.Itoa(n))
		}
		if page.Number > 1 {
			view.Paging.Previous = link(address(page.Number-1), e.say("nav.previous"))
		}
		if page.Number < page.Count {
			view.Paging.Next = link(address(page.Number+1), e.say("nav.next"))
		}
	}
	return view
}

// home is the front page of the edition.
func (e *edition) home(page *site.Page) View {
	s, v := e.pages.site, page.Version
	w := e.writer(v)
	title := e.site.Settings.Title.String
	description := s.Plain(v, v.Summary())
	if description == "" {
		description = e.site.Settings.Tagline.String
	}
	view := &Home{
		Page: e.frame(page, atNone, title, description), Title: e.text(e.site.Settings.Title), Tagline: e.text(e.site.Settings.Tagline),
		Body: w.body(), All: link(e.site.Address(site.BriefingsAt), e.say("nav.all-briefings")), Due: e.due(),
	}
	const most = 6
	latest := e.own(s.Briefings[:min(most, len(s.Briefings))])
	view.Latest = e.items(latest)
	way := func(at section, key string, entries []Entry) {
		if len(entries) > 0 {
			view.Ways = append(view.Ways, Way{link(e.site.Address(string(at)), e.say("home."+key)), entries})
		}
	}
	way(atIssues, "by-issue", shortest(e.issueEntries()))
	way(atCompanies, "by-company", shortest(e.companyEntries()))
	way(atRegulations, "by-regulation", shortest(e.citedRegulations()))
	way(atCountries, "by-country", shortest(e.countryEntries(false)))
	return view
}

// shortest keeps the first entries of a way in: the index has them all.
func shortest(entries []Entry) []Entry {
	const most = 12
	return entries[:min(most, len(entries))]
}

// due gives the next dates of unmet asks and of the regulations that a briefing cites.
func (e *edition) due() []Due {
	s := e.pages.site
	type event struct {
		date schema.Date
		view func() Due
	}
	var events []event
	for _, a := range s.Asks {
		ask := a.In(e.site)
		if ask.Unmet() && !ask.Due.IsZero() && !s.Today.After(ask.Due.Date) {
			events = append(events, event{ask.Due.Date, func() Due {
				v := a.Work.In(e.site)
				return Due{e.date(ask.Due.Date), link(v.Address+"#"+anchor("ask", string(ask.ID), a.Index), e.writer(v).brief(ask.Action)), e.workLink(a.Work)}
			}})
		}
	}
	for _, r := range s.Regulations {
		act := e.site.Acts.Act(string(r.Act.ID))
		if len(r.Briefings) == 0 {
			continue
		}
		if step, ok := act.Next(s.Today); ok {
			events = append(events, event{step.Date, func() Due {
				return Due{e.date(step.Date), e.actLink(string(act.ID)) + ": " + e.stepWords(step), e.say("kind.regulation")}
			}})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.date.Compare(b.date) })
	const most = 8
	var due []Due
	for _, ev := range events[:min(most, len(events))] {
		due = append(due, ev.view())
	}
	return due
}

// index is a page that lists all things of one kind.
func (e *edition) index(page *site.Page, at section, key string, groups ...Group) View {
	title := e.plainWord("index." + key)
	intro := e.say("index." + key + "-intro")
	return &Index{Page: e.frame(page, at, title, e.plainWord("index."+key+"-intro")), Title: e.say("index." + key), Intro: intro, Groups: groups}
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
	issues := sorted(e, e.pages.site.Issues, func(i *site.Issue) string { return string(e.issueName(i.ID)) })
	var entries []Entry
	for _, i := range issues {
		entries = append(entries, Entry{Link: link(e.site.Address(site.IssuesAt, i.ID), e.issueName(i.ID)), Count: e.count(i.Briefings)})
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
	var parts []template.HTML
	if len(briefings) > 0 {
		parts = append(parts, e.count(briefings))
	}
	if len(caseStudies) > 0 {
		parts = append(parts, e.say("count.case-studies", "n", len(caseStudies)))
	}
	return dotted(parts)
}

func (e *edition) countries(page *site.Page) View {
	groups := []Group{{Entries: e.countryEntries(false)}}
	if regions := e.countryEntries(true); len(regions) > 0 {
		groups = append(groups, Group{Title: e.say("index.other-regions"), Entries: regions})
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
			byPlace[j] = &Group{Title: e.jurisdiction(r.Act.Jurisdiction)}
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
			entry.Detail = e.say("survey.n") + ": " + escape(e.site.Locale.Integer(s.N.Value))
		}
		entries = append(entries, entry)
	}
	title := e.plainWord("list.surveys")
	return &Index{Page: e.frame(page, atSurveys, title, e.plainWord("list.surveys-intro")), Title: e.say("list.surveys"), Intro: e.say("list.surveys-intro"), Groups: []Group{{Entries: entries}}}
}

// askGroups is the order in which asks are shown: what is late first, what is settled last.
var askGroups = []string{overdue, "open", "in-progress", "partly-met", "met", "withdrawn"}

// asks shows every ask of the publication by its status, the next to fall due first.
func (e *edition) asks(page *site.Page) View {
	s := e.pages.site
	view := &Asks{Page: e.frame(page, atAsks, e.plainWord("nav.asks"), e.plainWord("ask.intro")), Title: e.say("nav.asks"), Intro: e.say("ask.intro")}
	for _, kind := range askGroups {
		group := AskGroup{ID: "status:" + kind, Title: e.say("ask-status." + kind)}
		var asks []*site.Ask
		for _, a := range s.Asks {
			if e.askStatus(a.In(e.site)).Kind == kind {
				asks = append(asks, a)
			}
		}
		slices.SortStableFunc(asks, func(a, b *site.Ask) int {
			return dueOrder(a.In(e.site).Due.Date, b.In(e.site).Due.Date)
		})
		for _, a := range asks {
			group.Asks = append(group.Asks, e.askElsewhere(a))
		}
		if len(group.Asks) > 0 {
			group.Count = e.say("count.asks", "n", len(group.Asks))
			view.Groups = append(view.Groups, group)
		}
	}
	return view
}

// dueOrder puts dates in order, and what has none last.
func dueOrder(a, b schema.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}

// askElsewhere is an ask outside of its briefing: without citations, and with a link to where it stands.
func (e *edition) askElsewhere(a *site.Ask) Ask {
	v := a.Work.In(e.site)
	w := e.writer(v)
	w.elsewhere = true
	view := w.ask(a.In(e.site), a.Index)
	inside := view.ID
	view.ID = fmt.Sprintf("%s.%s", inside, a.Work.Slug)
	view.Facts = append(view.Facts, e.fact("ask.from", link(v.Address+"#"+inside, e.text(v.Content.Header().Title))))
	return view
}

// glossary gives every term two readings.
func (e *edition) glossary(page *site.Page) View {
	view := &Glossary{Page: e.frame(page, atGlossary, e.plainWord("glossary.title"), e.plainWord("glossary.intro")), Title: e.say("glossary.title"), Intro: e.say("glossary.intro")}
	w := e.aside()
	terms := e.site.Glossary.Terms
	order := make([]int, len(terms))
	for i := range order {
		order[i] = i
	}
	for _, i := range sorted(e, order, func(i int) string { return terms[i].Term.String }) {
		t := &terms[i]
		term := Term{ID: string(t.ID), Term: e.titled(t.Term), People: w.prose(t.People), Money: w.prose(t.Money)}
		for _, see := range t.See {
			if other := e.site.Glossary.Find(see.ID); other != nil {
				term.See = append(term.See, link("#"+see.ID, e.text(other.Term)))
			}
		}
		view.Terms = append(view.Terms, term)
	}
	return view
}
