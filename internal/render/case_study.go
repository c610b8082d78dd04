package render

import (
	"html/template"

	"salient/internal/briefing"
	"salient/internal/schema"
	"salient/internal/site"
)

// caseStudy is the page of a case study.
func (e *edition) caseStudy(page *site.Page) View {
	v := page.Version
	c := v.Content.(*briefing.CaseStudy)
	w := e.writer(v)
	description := e.pages.site.Plain(v, c.Summary)
	authors, named := e.authors(c.Byline)
	view := &CaseStudy{
		Page:    e.frame(page, atCaseStudies, v.Title(), description),
		Kind:    link(e.site.Address(site.CaseStudiesAt), e.say("kind.case-study")),
		Title:   e.titled(c.Title),
		Byline:  e.byline(authors),
		Dates:   e.dates(c.Date.Date, c.Updated.Date, schema.Date{}),
		Summary: w.block(c.Summary),
	}
	view.Head.JSONLD = e.jsonLD(v, "Article", description, view.Head.OpenGraph.Image, named)
	view.Notices = e.notices(v)
	if c.Outcome != "" {
		view.Outcome = Status{string(c.Outcome), e.say("outcome." + string(c.Outcome))}
	}
	add := func(key string, value template.HTML) {
		if value != "" {
			view.Facts = append(view.Facts, e.fact("case-study."+key, value))
		}
	}
	add("engagement", labels(e, "engagement", c.Engagement))
	add("investors", labels(e, "investor", c.Investors))
	if c.Remedy != "" {
		add("remedy", e.say("remedy."+string(c.Remedy)))
	}
	add("organisations", joined(e, c.Organisations, func(ref schema.Ref) template.HTML { return e.organisationLink(ref.ID) }))
	add("companies", joined(e, c.Companies, func(ref schema.Ref) template.HTML { return e.companyLink(ref.ID) }))
	add("countries", e.countryLinks(c.Countries))
	for _, lesson := range c.Lessons {
		view.Lessons = append(view.Lessons, w.prose(lesson))
	}
	view.Body = w.body()
	view.Evidence = w.references()
	view.Imprint = e.imprint(v, authors, nil)
	view.Extent = w.extent(page)
	view.Contents = w.contents(
		e.jump("lessons", "case-study.lessons", len(view.Lessons)),
		e.jump("evidence", "briefing.evidence", len(view.Evidence)),
		e.jump("cite", "briefing.cite", 1),
	)
	return view
}
