package render

import (
	"html/template"

	"salient/internal/briefing"
	"salient/internal/site"
)

// findings gathers the rows of several briefings that a test lets pass, by the dates of the briefings. Nothing is
// added up and nothing ranked.
func (e *edition) findings(works []*site.Work, people func(*briefing.Salience) bool, money func(*briefing.Materiality) bool) Findings {
	var f Findings
	for _, work := range works {
		v := work.In(e.site)
		b := v.Content.(*briefing.Briefing)
		for i := range b.Saliency {
			if people(&b.Saliency[i]) {
				f.Saliency = append(f.Saliency, e.saliencyFinding(v, &b.Saliency[i]))
			}
		}
		for i := range b.Materiality {
			if money(&b.Materiality[i]) {
				f.Materiality = append(f.Materiality, e.materialityFinding(v, &b.Materiality[i]))
			}
		}
	}
	return f
}

func (e *edition) saliencyFinding(v *site.Version, s *briefing.Salience) SaliencyFinding {
	severity := s.Severity()
	f := SaliencyFinding{
		Briefing: link(v.Address+"#"+anchor("saliency", s.Key(), 0), e.text(v.Content.Header().Title)),
		Issue:    e.issueLink(s.Issue.ID),
		Severity: e.bar(severity.Level, severity.AtLeast),
		Nature:   e.say("nature." + string(s.Nature)),
	}
	if s.Likelihood != nil {
		f.Nature = dotted(f.Nature, e.say("score.likelihood")+" "+e.say("score.of", "n", s.Likelihood.Score, "max", 5))
	}
	f.Companies = e.say("saliency.sector-wide")
	if len(s.Companies) > 0 {
		f.Companies = joined(e, s.Companies, func(c briefing.Involved) template.HTML {
			return e.companyLink(c.ID) + " " + e.say("involvement."+string(c.Involvement))
		})
	}
	if s.Confidence != "" {
		f.Confidence = e.say("confidence." + string(s.Confidence))
	}
	return f
}

func (e *edition) materialityFinding(v *site.Version, m *briefing.Materiality) MaterialityFinding {
	f := MaterialityFinding{
		Briefing: link(v.Address+"#"+anchor("materiality", m.Key(), 0), e.text(v.Content.Header().Title)),
		Channel:  e.say("channel." + string(m.Channel)),
		Company:  e.subject(m),
		Level:    e.levelBar(m.Level()),
	}
	if m.Horizon != "" {
		f.Horizon = e.say("horizon." + string(m.Horizon))
	}
	if m.Confidence != "" {
		f.Confidence = e.say("confidence." + string(m.Confidence))
	}
	return f
}

func (e *edition) topic(page *site.Page, at section, kind string, title template.HTML, plain string) *Topic {
	return &Topic{
		Page:  e.frame(page, at, plain, plain+" · "+e.plainWord("kind."+kind)),
		Kind:  link(e.site.Address(string(at)), e.say("kind."+kind)),
		Title: title,
	}
}

func (e *edition) issue(page *site.Page) View {
	id, works := page.Issue.ID, page.Issue.Briefings
	view := e.topic(page, atIssues, "issue", e.issueName(id), e.issueText(id))
	view.Findings = e.findings(works,
		func(s *briefing.Salience) bool { return s.Issue.ID == id },
		func(m *briefing.Materiality) bool { return m.Issue.ID == id })
	view.Briefings = e.items(works)
	for _, a := range e.pages.site.Asks {
		for _, i := range a.In(e.site).Issues {
			if i.ID == id {
				view.Asks = append(view.Asks, e.askElsewhere(a))
			}
		}
	}
	return view
}

// issueName is the label of an issue: of the vocabulary, or the site's own.
func (e *edition) issueName(id string) template.HTML {
	if label, own := e.site.Settings.OwnIssue(id); own {
		return e.text(label)
	}
	return e.say("issue." + id)
}

// issueText is the label of an issue as text.
func (e *edition) issueText(id string) string {
	if label, own := e.site.Settings.OwnIssue(id); own {
		return label.String
	}
	return e.plainWord("issue." + id)
}

func (e *edition) country(page *site.Page) View {
	c := page.Country
	kind := "country"
	if c.Code.IsRegion() {
		kind = "region"
	}
	view := e.topic(page, atCountries, kind, e.countryName(c.Code), e.site.Locale.Territory(string(c.Code)))
	view.Findings = e.findings(c.Briefings,
		func(s *briefing.Salience) bool {
			for _, code := range s.Countries {
				if code == c.Code {
					return true
				}
			}
			return false
		},
		func(*briefing.Materiality) bool { return false })
	view.Briefings, view.CaseStudies = e.items(c.Briefings), e.items(c.CaseStudies)
	for _, x := range e.pages.site.Companies {
		if company := e.site.Companies.Find(x.ID); company.Country == c.Code {
			view.Companies = append(view.Companies, Entry{Link: e.companyLink(x.ID), Count: e.works(x.Briefings, x.CaseStudies)})
		}
	}
	for _, r := range e.pages.site.Regulations {
		if string(r.Act.Jurisdiction) == string(c.Code) {
			view.Regulations = append(view.Regulations, Entry{Link: e.actLink(string(r.Act.ID)), Detail: e.state(r.Act.State(e.pages.site.Today)).Text})
		}
	}
	return view
}

func (e *edition) organisation(page *site.Page) View {
	x := page.Organisation
	o := e.site.Organisations.Find(x.ID)
	view := e.topic(page, atOrganisations, "organisation", e.text(o.Name), o.Name.String)
	if o.URL != "" {
		view.Facts = append(view.Facts, e.fact("organisation.url", bareLink(string(o.URL), shownAddress(string(o.URL)))))
	}
	if o.Country != "" {
		view.Facts = append(view.Facts, e.fact("organisation.country", e.countryName(o.Country)))
	}
	if len(o.Languages) > 0 {
		view.Facts = append(view.Facts, e.fact("organisation.languages", escape(e.site.Locale.List(e.languageNames(o.Languages)))))
	}
	view.Briefings, view.CaseStudies = e.items(x.Briefings), e.items(x.CaseStudies)
	for _, s := range x.Surveys {
		conducted := e.site.Surveys[s.ID]
		view.Surveys = append(view.Surveys, Item{Title: link(e.site.Address(site.SurveysAt, s.ID), e.text(conducted.Title))})
	}
	return view
}
