package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/regulation"
	"salient/internal/schema"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// Issue is a human rights issue and the works that name it.
type Issue struct {
	ID        string
	Briefings []*Work
}

// Country is a country or region and the works that name it.
type Country struct {
	Code        vocabulary.Country
	Briefings   []*Work
	CaseStudies []*Work
}

// Slug is the country's code as it stands in its address: lower case.
func (c *Country) Slug() string { return strings.ToLower(string(c.Code)) }

// Company is a company that a public page names. Its name and ids are in each edition's registry.
type Company struct {
	ID          string
	Briefings   []*Work
	CaseStudies []*Work
}

// Organisation is an organisation that a public page names.
type Organisation struct {
	ID          string
	Briefings   []*Work // those it wrote
	CaseStudies []*Work // those it wrote or took part in
	Surveys     []*Survey
}

// Regulation is an act of the catalogue and the works that cite it.
type Regulation struct {
	Act         *regulation.Act
	Briefings   []*Work
	CaseStudies []*Work
}

// Survey is a survey that a public page draws on.
type Survey struct {
	ID        string
	Briefings []*Work
}

// Ask is one ask of a briefing, by its index in the content's asks.
type Ask struct {
	Work  *Work
	Index int
}

// In gives the ask in the words of an edition.
func (a *Ask) In(e *Edition) *briefing.Ask {
	return &a.Work.In(e).Content.(*briefing.Briefing).Asks[a.Index]
}

// indexer gathers which works name which things. A work names a thing once, however often.
type indexer struct {
	issues, countries, companies, organisations, authors, regulations, surveys map[string][]*Work
}

func newIndexer() *indexer {
	m := func() map[string][]*Work { return map[string][]*Work{} }
	return &indexer{m(), m(), m(), m(), m(), m(), m()}
}

func add(to map[string][]*Work, id string, w *Work) {
	works := to[id]
	if id != "" && (len(works) == 0 || works[len(works)-1] != w) {
		to[id] = append(works, w)
	}
}

func (x *indexer) briefing(w *Work, b *briefing.Briefing) {
	for _, c := range b.Countries {
		add(x.countries, string(c), w)
	}
	for _, c := range b.Companies {
		add(x.companies, c.ID, w)
	}
	for _, s := range b.Saliency {
		add(x.issues, s.Issue.ID, w)
		for _, c := range s.Companies {
			add(x.companies, c.ID, w)
		}
		for _, c := range s.Countries {
			add(x.countries, string(c), w)
		}
		if s.Assessed != nil && !b.Byline.None { // without a byline, no assessor is named either
			x.byline(w, s.Assessed.By)
		}
	}
	for _, m := range b.Materiality {
		add(x.companies, m.Company.ID, w)
		for _, r := range m.Regulations {
			add(x.regulations, r.ID, w)
		}
	}
	for _, r := range b.Regulations {
		add(x.regulations, r.ID, w)
	}
	for _, a := range b.Asks {
		for _, i := range a.Issues {
			add(x.issues, i.ID, w)
		}
	}
	for _, s := range b.Surveys {
		add(x.surveys, s.ID, w)
	}
	x.byline(w, b.Byline.Value)
}

func (x *indexer) caseStudy(w *Work, s *briefing.CaseStudy) {
	for _, c := range s.Countries {
		add(x.countries, string(c), w)
	}
	for _, c := range s.Companies {
		add(x.companies, c.ID, w)
	}
	for _, o := range s.Organisations {
		add(x.organisations, o.ID, w)
	}
	x.byline(w, s.Byline.Value)
}

func (x *indexer) byline(w *Work, authors []briefing.Author) {
	for _, a := range authors {
		add(x.organisations, a.Organisation, w)
	}
}

// references adds the acts that a work cites in its texts.
func (x *indexer) references(w *Work) {
	for _, r := range w.References {
		add(x.regulations, r.Regulation, w)
	}
}

// split parts the works that name a thing into briefings and case studies.
func split(works []*Work) (briefings, caseStudies []*Work) {
	for _, w := range works {
		switch w.Original.Content.(type) {
		case *briefing.Briefing:
			briefings = append(briefings, w)
		case *briefing.CaseStudy:
			caseStudies = append(caseStudies, w)
		}
	}
	return briefings, caseStudies
}

// byDate orders works as lists show them: the newest first, then by slug.
func byDate(a, b *Work) int {
	return cmp.Or(b.Date().Compare(a.Date()), cmp.Compare(a.Slug, b.Slug))
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// index gathers what public works name.
func (r *resolver) index() {
	s, x := r.site, newIndexer()
	for w := range s.Works() {
		switch c := w.Original.Content.(type) {
		case *briefing.Briefing:
			x.briefing(w, c)
			for i := range c.Asks {
				s.Asks = append(s.Asks, &Ask{w, i})
				for _, who := range c.Asks[i].Who {
					add(x.companies, who.ID, w)
					add(x.organisations, who.ID, w)
				}
			}
		case *briefing.CaseStudy:
			x.caseStudy(w, c)
		}
		for _, id := range r.works[w.Key].quoted {
			add(x.surveys, id, w)
		}
		for _, c := range w.Original.Charts() {
			add(x.surveys, c.Spec.Survey.ID, w)
		}
		for _, v := range w.versions {
			if v.Translation != nil {
				x.byline(w, v.Translation.Credit.By)
			}
		}
		x.references(w)
	}
	for _, id := range r.in.Settings.IssueIDs() {
		if works := x.issues[id]; works != nil {
			s.Issues = append(s.Issues, &Issue{id, works})
		}
	}
	for _, code := range sortedKeys(x.countries) {
		briefings, cases := split(x.countries[code])
		s.Countries = append(s.Countries, &Country{vocabulary.Country(code), briefings, cases})
	}
	in := r.in.Editions[0]
	for c := range in.Companies.All() {
		if works := x.companies[string(c.ID)]; works != nil {
			briefings, cases := split(works)
			s.Companies = append(s.Companies, &Company{string(c.ID), briefings, cases})
		}
	}
	for _, id := range sortedKeys(x.surveys) {
		if in.Surveys[id] != nil {
			briefings, _ := split(x.surveys[id])
			s.Surveys = append(s.Surveys, &Survey{id, briefings})
		}
	}
	for o := range in.Organisations.All() {
		organisation := &Organisation{ID: string(o.ID)}
		organisation.Briefings, organisation.CaseStudies = split(x.organisations[organisation.ID])
		for _, conducted := range s.Surveys {
			if slices.ContainsFunc(in.Surveys[conducted.ID].ConductedBy.Value, func(ref schema.Ref) bool { return ref.ID == organisation.ID }) {
				organisation.Surveys = append(organisation.Surveys, conducted)
			}
		}
		if organisation.Briefings != nil || organisation.CaseStudies != nil || organisation.Surveys != nil {
			s.Organisations = append(s.Organisations, organisation)
		}
	}
	for act := range in.Acts.All() {
		briefings, cases := split(x.regulations[string(act.ID)])
		s.Regulations = append(s.Regulations, &Regulation{act, briefings, cases})
	}
	s.CatalogueAsOf = in.Acts.AsOf()
}

// narrow leaves in each edition only what its pages name, so that later stages are never given what a draft alone does.
// A company's parent is named with it.
func (r *resolver) narrow() {
	s := r.site
	companies, organisations, surveys := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, c := range s.Companies {
		for id := c.ID; id != "" && !companies[id]; {
			companies[id] = true
			if company := r.in.Editions[0].Companies.Find(id); company != nil {
				id = company.Parent.ID
			}
		}
	}
	for _, o := range s.Organisations {
		organisations[o.ID] = true
	}
	for _, x := range s.Surveys {
		surveys[x.ID] = true
	}
	for _, e := range s.Editions {
		e.Companies, e.Organisations = e.Companies.Only(companies), e.Organisations.Only(organisations)
		e.Surveys = maps.Clone(e.Surveys)
		maps.DeleteFunc(e.Surveys, func(id string, _ *survey.Survey) bool { return !surveys[id] })
	}
}
