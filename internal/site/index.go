package site

import (
	"cmp"
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/regulation"
	"salient/internal/schema"
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
	for _, w := range s.Briefings {
		b := w.Original.Content.(*briefing.Briefing)
		x.briefing(w, b)
		for i := range b.Asks {
			s.Asks = append(s.Asks, &Ask{w, i})
			for _, who := range b.Asks[i].Who {
				add(x.companies, who.ID, w)
				add(x.organisations, who.ID, w)
			}
		}
		for _, id := range r.drawn(w) {
			add(x.surveys, id, w)
		}
		x.references(w)
	}
	for _, w := range s.CaseStudies {
		x.caseStudy(w, w.Original.Content.(*briefing.CaseStudy))
		for _, id := range r.drawn(w) {
			add(x.surveys, id, w)
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

// drawn gives the surveys that the charts and sentences of a work draw on.
func (r *resolver) drawn(w *Work) []string {
	var ids []string
	cited := func(doc *markdown.Doc) {
		if doc == nil {
			return
		}
		for _, h := range doc.Holes {
			if d, ok := h.Content.(markdown.Datum); ok {
				ids = append(ids, d.Survey)
			}
		}
	}
	schema.Walk(w.Original.Content, func(p any) bool {
		prose, ok := p.(*markdown.Prose)
		if ok {
			cited(prose.Doc)
		}
		return !ok
	})
	cited(w.Original.Body)
	for _, c := range w.Original.Charts() {
		ids = append(ids, c.Spec.Survey.ID)
	}
	return ids
}
