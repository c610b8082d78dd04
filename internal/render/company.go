package render

import (
	"html/template"
	"strings"

	"salient/internal/briefing"
	"salient/internal/registry"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/vocabulary"
)

func (w *writer) company(c *briefing.Company) BriefedCompany {
	view := BriefedCompany{ID: Place("company:" + c.ID), Name: w.companyLink(c.ID)}
	if company := w.site.Companies.Find(c.ID); company != nil {
		view.Illustrative = company.Illustrative
		view.Facts = w.identifiers(company)
	}
	if len(c.Products) > 0 {
		view.Facts = append(view.Facts, w.fact("briefing.products", joined(w.edition, c.Products, w.name)))
	}
	for i := range c.Replies {
		view.Replies = append(view.Replies, w.reply(&c.Replies[i]))
	}
	return view
}

func (w *writer) reply(r *briefing.Reply) Reply {
	view := Reply{Status: Status{string(r.Status), w.say("reply-status." + string(r.Status))}}
	switch r.Status {
	case vocabulary.ReplyQuoted:
		view.Quote = w.block(r.Text)
	case vocabulary.ReplyNotSought:
		view.Note = w.prose(r.Reason)
		if r.Reason.Text == briefing.Safety {
			view.Note = w.say("reply.safety")
		}
	default:
		view.Note = w.prose(r.Text)
	}
	for _, d := range []struct {
		key string
		day schema.Day
	}{{"reply.sought", r.Sought}, {"reply.deadline", r.Deadline}, {"reply.received", r.Received}} {
		if !d.day.IsZero() {
			view.Facts = append(view.Facts, w.fact(d.key, w.date(d.day.Date)))
		}
	}
	if r.URL != "" {
		view.Source = link(string(r.URL), w.say("reply.source"))
	}
	return view
}

// identifiers are the names under which the markets know a company.
func (e *edition) identifiers(c *registry.Company) []Fact {
	var facts []Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, e.fact(key, code(value)))
		}
	}
	add("company.lei", string(c.LEI))
	isins := make([]string, len(c.ISIN))
	for i, id := range c.ISIN {
		isins[i] = string(id)
	}
	add("company.isin", strings.Join(isins, ", "))
	add("company.ticker", string(c.Ticker))
	add("company.cik", string(c.CIK))
	add("company.wikidata", string(c.Wikidata))
	return facts
}

func (e *edition) company(page *site.Page) View {
	x := page.Company
	c := e.site.Companies.Find(x.ID)
	view := e.topic(page, atCompanies, "company", e.text(c.Name), c.Name.String)
	if c.Illustrative {
		view.Illustrative = true
		view.Notices = append(view.Notices, Notice{Kind: "illustrative", Title: e.say("notice.illustrative"), Text: e.say("notice.illustrative-company")})
	}
	view.Facts = e.companyFacts(x.ID)
	view.Findings = e.findings(x.Briefings,
		func(s *briefing.Salience) bool {
			for _, involved := range s.Companies {
				if involved.ID == x.ID {
					return true
				}
			}
			return false
		},
		func(m *briefing.Materiality) bool { return m.Company.ID == x.ID })
	if len(view.Findings.Saliency)+len(view.Findings.Materiality) > 0 {
		view.Intro = e.say("topic.saliency-company")
	}
	for _, a := range e.pages.site.Asks {
		for _, who := range a.In(e.site).Who {
			if who.ID == x.ID {
				view.Asks = append(view.Asks, e.askElsewhere(a))
			}
		}
	}
	for _, work := range x.Briefings {
		v := work.In(e.site)
		w := e.outside(v)
		b := v.Content.(*briefing.Briefing)
		for i := range b.Companies {
			if b.Companies[i].ID != x.ID {
				continue
			}
			for j := range b.Companies[i].Replies {
				view.Replies = append(view.Replies, TopicReply{e.workLink(work), w.reply(&b.Companies[i].Replies[j])})
			}
		}
	}
	view.Briefings, view.CaseStudies = e.items(x.Briefings), e.items(x.CaseStudies)
	return view
}

func (e *edition) companyFacts(id string) []Fact {
	c := e.site.Companies.Find(id)
	var facts []Fact
	names := func(key string, texts []template.HTML) {
		if len(texts) > 0 {
			facts = append(facts, e.fact(key, e.join(texts)))
		}
	}
	var aliases, former []template.HTML
	for _, a := range c.Aliases {
		aliases = append(aliases, e.text(a))
	}
	for _, f := range c.FormerNames {
		former = append(former, e.text(f))
	}
	names("company.aliases", aliases)
	names("company.former-names", former)
	if c.Country != "" {
		facts = append(facts, e.fact("company.country", e.countryName(c.Country)))
	}
	if c.Parent.ID != "" {
		if parent := e.site.Companies.Find(c.Parent.ID); e.published(c.Parent.ID) {
			facts = append(facts, e.fact("company.parent", e.companyLink(c.Parent.ID)))
		} else if parent != nil {
			facts = append(facts, e.fact("company.parent", e.text(parent.Name)))
		}
	}
	if c.Listed != nil {
		key := "company.listed-no"
		if *c.Listed {
			key = "company.listed-yes"
		}
		facts = append(facts, e.fact("company.listed", e.say(key)))
	}
	facts = append(facts, e.identifiers(c)...)
	if c.Control != "" {
		facts = append(facts, e.fact("company.control", e.say("control."+string(c.Control))))
	}
	if len(c.StackLayers) > 0 {
		facts = append(facts, e.fact("company.stack-layers", labels(e, "stack-layer", c.StackLayers)))
	}
	if !c.AsOf.IsZero() {
		facts = append(facts, e.fact("company.as-of", e.date(c.AsOf)))
	}
	return facts
}

// published says whether a company has a page.
func (e *edition) published(id string) bool {
	for _, c := range e.pages.site.Companies {
		if c.ID == id {
			return true
		}
	}
	return false
}
