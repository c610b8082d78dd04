package render

import (
	"html/template"

	"salient/internal/briefing"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
)

func (e *edition) byline(authors []template.HTML) template.HTML {
	if len(authors) == 0 {
		return ""
	}
	return e.saidWith("briefing.by", map[string]template.HTML{"names": e.join(authors)})
}

func (e *edition) dates(published, updated, cutoff schema.Date) []Fact {
	facts := []Fact{e.fact("briefing.published", e.date(published))}
	if !updated.IsZero() && updated != published {
		facts = append(facts, e.fact("briefing.updated", e.date(updated)))
	}
	if !cutoff.IsZero() {
		facts = append(facts, e.fact("briefing.evidence-cutoff", e.date(cutoff)))
	}
	return facts
}

// imprint closes an author's page: how to cite it, and who stands behind which version.
func (e *edition) imprint(v *site.Version, authors []template.HTML, contact *briefing.Contact) Imprint {
	if len(authors) == 0 {
		authors = []template.HTML{e.publisher()}
	}
	address := e.pages.site.Absolute(v.Address)
	i := Imprint{
		Cite: e.citing(authors, e.date(v.Work.Updated()), e.text(v.Content.Header().Title), address),
		Facts: []Fact{
			e.fact("imprint.address", bareLink(address, address)),
			e.fact("imprint.version", e.date(v.Work.Updated())),
			e.fact("imprint.publisher", e.publisher()),
		},
		Contact: e.contact(),
	}
	if l := string(e.site.Settings.Licence); l != "" {
		i.Facts = append(i.Facts, e.fact("imprint.licence", e.licence(l)))
	}
	if t := v.Translation; t != nil {
		i.Facts = append(i.Facts, e.translated(&t.Credit)...)
	}
	if contact != nil {
		i.Contact = dotted(doors(string(contact.URL), string(contact.Email))...)
	}
	if i.Contact == "" {
		i.Contact = e.say("imprint.contact-none")
	}
	return i
}

// citing is a page as one would cite it.
func (e *edition) citing(names []template.HTML, date Date, title template.HTML, address string) template.HTML {
	return e.saidWith("cite.text", map[string]template.HTML{
		"names": e.join(names), "date": date, "title": title, "site": e.text(e.site.Settings.Title), "url": bareLink(address, address),
	})
}

// translated says who translated a page, how, and when somebody read it again.
func (e *edition) translated(c *briefing.Credit) []Fact {
	var pieces []template.HTML
	if len(c.By) > 0 {
		pieces = append(pieces, e.names(c.By))
	}
	if c.Method != "" {
		pieces = append(pieces, e.say("translation-method."+string(c.Method)))
	}
	if !c.Reviewed.IsZero() {
		pieces = append(pieces, e.saidWith("imprint.reviewed", map[string]template.HTML{"date": e.date(c.Reviewed.Date)}))
	}
	if len(pieces) == 0 {
		return nil
	}
	return []Fact{e.fact("imprint.translators", e.clauses(pieces...))}
}

// surveyImprint closes the page of a survey: whose figures they are, of which release, and where they were published.
func (e *edition) surveyImprint(s *survey.Survey, address string) Imprint {
	names := []template.HTML{e.publisher()}
	if s.ConductedBy.Stated {
		names = []template.HTML{joined(e, s.ConductedBy.Value, func(ref schema.Ref) template.HTML { return e.organisationLink(ref.ID) })}
	}
	i := Imprint{Facts: []Fact{e.fact("imprint.address", bareLink(address, address)), e.fact("survey.release", e.releases(s))}, Contact: e.contact()}
	if s.Source != nil {
		i.Facts = append(i.Facts, e.fact("survey.source", e.publication(s.Source)))
	}
	if s.Licence.Stated {
		i.Facts = append(i.Facts, e.fact("survey.licence", e.licence(s.Licence.Value.String)))
	}
	date := e.date(surveyDate(s))
	if date == "" {
		date = e.say("survey.not-stated")
	}
	i.Cite = e.citing(names, date, e.text(s.Title), address)
	return i
}

// surveyDate is the day a survey was published, or else that of its last answers; it may be zero.
func surveyDate(s *survey.Survey) schema.Date {
	switch {
	case s.Source != nil && !s.Source.Date.IsZero():
		return s.Source.Date
	case s.Fieldwork.Stated:
		return s.Fieldwork.Value.To
	}
	return schema.Date{}
}

// releases names the release of a survey and, behind it, those before with the number of their respondents.
func (e *edition) releases(s *survey.Survey) template.HTML {
	words := []template.HTML{e.integer(s.Release)}
	for _, earlier := range s.Earlier {
		words = append(words, e.saidWith("survey.earlier-release", map[string]template.HTML{"release": e.integer(earlier.Release), "n": escape(e.site.Cell(earlier.N))}))
	}
	return e.clauses(words...)
}

// author is one of those who wrote a page, for machines.
type author struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// authors gives a byline as links, and as names for machines; without one it is the publisher. None is no line.
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

func (e *edition) author(a briefing.Author) (shown template.HTML, name string) {
	switch {
	case a.Organisation != "":
		name = a.Organisation
		if o := e.site.Organisations.Find(name); o != nil {
			name = o.Name.String
		}
		return e.organisationLink(a.Organisation), name
	case a.Name != "":
		return e.name(a.Name), a.Name
	}
	return e.name(a.Pseudonym), a.Pseudonym
}

func (e *edition) names(authors []briefing.Author) template.HTML {
	return joined(e, authors, func(a briefing.Author) template.HTML {
		shown, _ := e.author(a)
		return shown
	})
}
