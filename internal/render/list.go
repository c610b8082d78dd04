package render

import (
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
		year := Place("sec:" + strconv.Itoa(int(w.Date().Year)))
		if n := len(view.Years); n == 0 || view.Years[n-1].ID != year {
			view.Years = append(view.Years, Year{ID: year, Title: escape(e.dateWords(schema.Date{Year: w.Date().Year}))})
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
