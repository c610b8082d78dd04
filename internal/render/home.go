package render

import (
	"html/template"
	"slices"
	"strings"

	"salient/internal/schema"
	"salient/internal/site"
)

// home is the front page of the edition.
func (e *edition) home(page *site.Page) View {
	s, v := e.pages.site, page.Version
	w := e.writer(v)
	title := e.site.Settings.Title.String
	description := s.Plain(v, v.Summary())
	if description == "" {
		description = e.site.Settings.Tagline.String
	}
	body := w.body()
	view := &Home{
		Page: e.frame(page, atNone, title, description), Title: e.text(e.site.Settings.Title), Tagline: e.text(e.site.Settings.Tagline),
		Evidence: w.references(), All: link(e.site.Address(site.BriefingsAt), e.say("nav.all-briefings")), Due: e.due(),
	}
	view.Lead, view.Body = body.split()
	view.Notices = e.notices(v)
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

// split parts what stands before the first heading of a text from the rest of it.
func (b Body) split() (lead, rest Body) {
	lead, rest = Body{Lang: b.Lang, Dir: b.Dir}, b
	if len(b.Blocks) == 0 {
		return lead, rest
	}
	before, after, found := strings.Cut(string(b.Blocks[0].HTML), headOpen)
	if before = strings.TrimSpace(before); before == "" {
		return lead, rest
	}
	lead.Blocks = []Block{{HTML: template.HTML(before)}}
	rest.Blocks = slices.Clone(b.Blocks)
	if rest.Blocks[0].HTML = template.HTML(headOpen + after); !found {
		rest.Blocks = rest.Blocks[1:]
	}
	return lead, rest
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
