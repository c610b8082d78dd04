package render

import (
	"html/template"
	"slices"

	"salient/internal/briefing"
	"salient/internal/schema"
	"salient/internal/site"
)

// ask sets out an ask as it stands on the build day.
func (w *writer) ask(a *briefing.Ask, index int) Ask {
	view := Ask{
		ID: Place(anchor("ask", string(a.ID), index)), Action: w.prose(a.Action), Test: w.prose(a.ImplementedWhen),
		Status: w.askStatus(a), Due: w.date(a.Due.Date),
	}
	to := labels(w.edition, "ask-target", a.To)
	if len(a.Who) > 0 {
		to = joined(w.edition, a.Who, func(who schema.Ref) template.HTML { return w.addressee(who.ID) })
	}
	view.Facts = append(view.Facts, w.fact("ask.to", to))
	if a.Horizon != "" {
		view.Facts = append(view.Facts, w.fact("ask.feasibility", w.say("feasibility."+string(a.Horizon))))
	}
	if len(a.Issues) > 0 {
		issues := joined(w.edition, a.Issues, func(i schema.Ref) template.HTML { return w.issueLink(i.ID) })
		view.Facts = append(view.Facts, w.fact("ask.issues", issues))
	}
	for _, entry := range a.History {
		text := w.say("ask-status." + string(entry.Status))
		if entry.Note.Given() {
			text += ". "
		}
		view.History = append(view.History, Dated{w.date(entry.Date.Date), text + w.grounded(entry.Note, entry.Evidence)})
	}
	return view
}

// overdue is what an unmet ask shows once its date has passed.
const overdue = "overdue"

func (e *edition) askStatus(a *briefing.Ask) Status {
	kind := string(a.Status())
	if a.Overdue(e.pages.site.Today) {
		kind = overdue
	}
	return Status{kind, e.say("ask-status." + kind)}
}

// addressee is whom an ask names: a company, an organisation or a type of investor.
func (e *edition) addressee(id string) template.HTML {
	switch {
	case e.site.Companies.Find(id) != nil:
		return e.companyLink(id)
	case e.site.Organisations.Find(id) != nil:
		return e.organisationLink(id)
	}
	return e.say("investor." + id)
}

// askGroups is the order in which asks are shown: what is late first, what is settled last.
var askGroups = []string{overdue, "open", "in-progress", "partly-met", "met", "withdrawn"}

// asks shows every ask of the publication by its status, the next to fall due first.
func (e *edition) asks(page *site.Page) View {
	s := e.pages.site
	view := &Asks{Page: e.frame(page, atAsks, e.plainWord("nav.asks"), e.plainWord("ask.intro")), Title: e.say("nav.asks"), Intro: e.say("ask.intro")}
	for _, kind := range askGroups {
		group := AskGroup{ID: Place("status:" + kind), Title: e.say("ask-status." + kind)}
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
			group.Link = link("#"+string(group.ID), group.Title) + " " + e.integer(len(group.Asks))
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
	view := e.outside(v).ask(a.In(e.site), a.Index)
	inside := view.ID
	view.ID += Place("." + a.Work.Slug)
	view.Facts = append(view.Facts, e.fact("ask.from", link(v.Address+"#"+string(inside), e.text(v.Content.Header().Title))))
	return view
}
