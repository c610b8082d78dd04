package site

import (
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// checker follows the references of one file.
type checker struct {
	r      *resolver
	w      *work
	v      *Version // what the file says
	quotes []string
}

// check follows every reference of a work, in the original and in each translation, shown or not.
func (r *resolver) check(w *work) {
	if w.standing == briefing.Withdrawn {
		return
	}
	for _, v := range w.written {
		if v == nil {
			continue
		}
		c := checker{r: r, w: w, v: v}
		if b, ok := v.Content.(*briefing.Briefing); ok {
			for _, q := range b.Quotes {
				c.quotes = append(c.quotes, string(q.ID))
			}
		}
		if v.Translation == nil {
			c.content(v.Content)
		} else {
			c.byline(v.Translation.Credit.By)
		}
		c.texts()
	}
}

// report adds a problem of this file.
func (c *checker) report(at source.Pos, level source.Level, what, words, advice string) {
	c.r.add(source.Problem{File: c.v.File, Pos: at, Level: level, What: what, Words: words, Advice: advice})
}

// unknown adds an error with the nearest word that would be right.
func (c *checker) unknown(at source.Pos, what, word string, among []string, advice string) {
	c.r.add(source.Problem{File: c.v.File, Pos: at, What: what, Words: word, Nearest: source.Nearest(word, slices.Values(among)), Advice: advice})
}

// public reports a reference to a page that is not public when this one is: it would tell readers that the page is
// coming. Between pages that are both to come, that is a warning, which need not wait for the hour of the first.
func (c *checker) public(target *work, at source.Pos, what string) bool {
	const advice = "publish that page first, or remove the reference: it would tell readers that the page is coming"
	switch target.standing {
	case briefing.Withdrawn:
		c.report(at, source.W, what+" that was withdrawn", "", "remove the reference: readers find nothing of that page there")
	case briefing.Draft, briefing.Embargoed:
		until := target.original.Content.Header().Embargo
		switch {
		case c.w.standing == briefing.Published:
			c.report(at, source.E, what+" that is not public", "", advice)
			return false
		case c.w.standing == briefing.Embargoed && (target.standing == briefing.Draft || until.After(c.w.original.Content.Header().Embargo.Time)):
			c.report(at, source.W, what+" that will not be public when this one is", "", advice)
		}
	}
	return true
}

// works gives the slugs of the works in a folder that a message of this file may name: one of a public page does not
// name those that are not.
func (c *checker) works(folder string) []string {
	var slugs []string
	for _, key := range sortedKeys(c.r.works) {
		slug, ok := strings.CutPrefix(key, folder+"/")
		if ok && (c.r.works[key].standing == briefing.Published || c.w.standing != briefing.Published) {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

func (c *checker) content(content briefing.Content) {
	switch x := content.(type) {
	case *briefing.Briefing:
		c.briefing(x)
	case *briefing.CaseStudy:
		c.byline(x.Byline.Value)
		for _, ref := range x.Companies {
			c.company(ref)
		}
		for _, ref := range x.Organisations {
			c.organisation(ref)
		}
		c.future(x.Date)
	}
	acts := c.r.in.Editions[0].Acts
	for _, e := range Evidence(content) {
		if acts.Act(string(e.ID)) != nil {
			c.report(e.At, source.E, "an id that is both evidence and a regulation", string(e.ID), "rename the evidence: a citation of it could mean either")
		}
	}
}

func (c *checker) briefing(b *briefing.Briefing) {
	c.byline(b.Byline.Value)
	c.future(b.Date)
	for _, company := range b.Companies {
		c.company(schema.Ref{ID: company.ID, At: company.At})
		for _, reply := range company.Replies {
			passed := c.r.site.Today.After(reply.Deadline.Date)
			switch {
			case reply.Deadline.IsZero():
			case reply.Status == vocabulary.NoReply && !passed:
				c.report(reply.At, source.E, "no reply, before the deadline has passed", "", "write status: pending until then")
			case reply.Status == vocabulary.ReplyPending && passed:
				c.report(reply.At, source.W, "a pending reply whose deadline has passed", "", "write status: no-reply, or what was received")
			}
		}
	}
	for i := range b.Saliency {
		s := &b.Saliency[i]
		c.issue(s.Issue)
		for _, company := range s.Companies {
			c.company(schema.Ref{ID: company.ID, At: company.At})
		}
		if s.Assessed != nil {
			c.byline(s.Assessed.By)
		}
	}
	for i := range b.Materiality {
		m := &b.Materiality[i]
		if m.Company.ID != "" {
			c.company(m.Company)
		}
		for _, ref := range m.Regulations {
			c.regulation(ref)
		}
	}
	for _, regulation := range b.Regulations {
		c.regulation(schema.Ref{ID: regulation.ID, At: regulation.At})
	}
	for i := range b.Asks {
		a := &b.Asks[i]
		for _, issue := range a.Issues {
			c.issue(issue)
		}
		for _, who := range a.Who {
			c.addressee(who)
		}
	}
	for _, ref := range b.CaseStudies {
		target := c.r.works["case-studies/"+ref.ID]
		if target == nil {
			c.unknown(ref.At, "unknown case study", ref.ID, c.works(CaseStudiesAt), "a case study is named by its file in case-studies/, without .md")
			continue
		}
		c.public(target, ref.At, "a case study")
	}
	for _, ref := range b.Surveys {
		if surveys := c.r.in.Editions[0].Surveys; surveys[ref.ID] == nil {
			c.unknown(ref.At, "unknown survey", ref.ID, sortedKeys(surveys), "a survey is named by its file in content/data/surveys/, without .yaml")
		}
	}
	c.slides(b)
}

// slides holds what an author marks in or out of the deck to what the briefing has.
func (c *checker) slides(b *briefing.Briefing) {
	var sections, rows, asks []string
	if body := c.w.Original.Body; body != nil {
		for _, h := range body.Headings {
			if h.Level == 2 {
				sections = append(sections, h.ID)
			}
		}
	}
	for _, s := range b.Saliency {
		rows = append(rows, s.Key())
	}
	for _, m := range b.Materiality {
		rows = append(rows, m.Key())
	}
	for _, a := range b.Asks {
		if a.ID != "" {
			asks = append(asks, string(a.ID))
		}
	}
	for _, mark := range []struct {
		refs         []schema.Ref
		what, advice string
		among        []string
	}{
		{b.Slides.Value.In, "nothing of this briefing that slides could have too", "name a section of the text by its heading, in small letters with hyphens (## Why now is why-now), or a row of saliency or materiality", slices.Concat(sections, rows)},
		{b.Slides.Value.Out, "nothing of this briefing that is on slides by itself", "name a chart or an ask by its id, or a row of saliency or materiality by its issue or channel", slices.Concat(c.w.Figures, asks, rows)},
	} {
		for _, ref := range mark.refs {
			if !slices.Contains(mark.among, ref.ID) {
				c.unknown(ref.At, mark.what, ref.ID, mark.among, mark.advice)
			}
		}
	}
	for _, in := range b.Slides.Value.In {
		if slices.ContainsFunc(b.Slides.Value.Out, func(out schema.Ref) bool { return out.ID == in.ID }) {
			c.report(in.At, source.E, "both in and out of the slides", in.ID, "remove it from one of the two")
		}
	}
}

// future warns of a date that lies ahead: such a page is published all the same.
func (c *checker) future(day schema.Day) {
	if day.After(c.r.site.Today) {
		c.report(day.At, source.W, "a date in the future", day.String(), "the page is published all the same: to hold it back, add embargo: with a moment and its zone")
	}
}

func (c *checker) byline(authors []briefing.Author) {
	for _, a := range authors {
		if a.Organisation != "" {
			c.organisation(schema.Ref{ID: a.Organisation, At: a.At})
		}
	}
}

func (c *checker) organisation(ref schema.Ref) {
	organisations := c.r.in.Editions[0].Organisations
	if organisations.Find(ref.ID) == nil {
		c.unknown(ref.At, "unknown organisation", ref.ID, slices.Collect(organisations.IDs()), "add it to content/data/organisations.yaml")
	}
}

func (c *checker) company(ref schema.Ref) {
	companies := c.r.in.Editions[0].Companies
	company := companies.Find(ref.ID)
	if company == nil {
		c.unknown(ref.At, "unknown company", ref.ID, slices.Collect(companies.IDs()), "add it to content/data/companies.yaml")
		return
	}
	if company.Illustrative && !slices.Contains(c.w.Invented, ref.ID) {
		c.w.Invented = append(c.w.Invented, ref.ID)
	}
}

func (c *checker) regulation(ref schema.Ref) {
	if acts := c.r.in.Editions[0].Acts; acts.Act(ref.ID) == nil {
		c.unknown(ref.At, "unknown regulation", ref.ID, slices.Collect(acts.IDs()), "the built-in catalogue has it under another id, or add it in content/data/regulations/")
	}
}

func (c *checker) issue(ref schema.Ref) {
	if ids := c.r.in.Settings.IssueIDs(); !slices.Contains(ids, ref.ID) {
		c.unknown(ref.At, "unknown issue", ref.ID, ids, "one of the vocabulary, or of issues: in content/site.yaml")
	}
}

// addressee is whom an ask names: a company, an organisation or a type of investor.
func (c *checker) addressee(ref schema.Ref) {
	in := c.r.in.Editions[0]
	types := vocabulary.InvestorType("").Values()
	if in.Companies.Find(ref.ID) != nil {
		c.company(ref)
		return
	}
	if in.Organisations.Find(ref.ID) != nil || slices.Contains(types, ref.ID) {
		return
	}
	among := append(slices.Collect(in.Companies.IDs()), types...)
	c.unknown(ref.At, "neither a company, an organisation nor a type of investor", ref.ID, append(among, slices.Collect(in.Organisations.IDs())...), "add it to content/data, or name a type of investor")
}

// texts follows what stands in the holes of every text that this file wrote.
func (c *checker) texts() {
	schema.Walk(c.v.Content, func(p any) bool {
		prose, ok := p.(*markdown.Prose)
		if ok && prose.Doc != nil && prose.Lang == string(c.v.Lang) {
			c.holes(prose.Doc)
		}
		return !ok
	})
	if c.v.BodyLang == c.v.Lang {
		c.holes(c.v.Body)
	}
}

func (c *checker) holes(doc *markdown.Doc) {
	c.near(doc)
	for _, h := range doc.Holes {
		switch x := h.Content.(type) {
		case markdown.Link:
			c.checkLink(x, h.Pos)
		case markdown.Image:
			c.image(x, h.Pos)
		case markdown.Citation:
			for _, ref := range x.References {
				c.citation(ref)
			}
		case markdown.Datum:
			c.datum(x, h.Pos)
		case markdown.FigureRef:
			if c.w.FigureNumber(x.ID) == 0 {
				c.unknown(h.Pos, "a reference to a chart that is not on this page", x.ID, c.w.Figures, "name the id of a chart of this page")
			}
		case markdown.Quote:
			if !slices.Contains(c.quotes, x.ID) {
				c.unknown(h.Pos, "a quote that is not in quotes:", x.ID, c.quotes, "add it to quotes: in the frontmatter")
			}
		}
	}
}

// citation reports a reference to neither evidence nor a regulation.
func (c *checker) citation(ref markdown.Reference) {
	if c.w.Number(ref.ID) > 0 {
		if i := c.w.References[c.w.Number(ref.ID)-1]; i.Regulation == "" && len(ref.Provisions) > 0 {
			c.report(ref.Pos, source.E, "a provision of what is not a regulation", ref.ID, "cite the regulation by its id in the catalogue, or leave the provision out")
		}
		return
	}
	acts := c.r.in.Editions[0].Acts
	if acts.Act(ref.ID) != nil {
		// Known to the catalogue, but not to the original: only a translation can cite more than its original.
		c.report(ref.Pos, source.W, "a citation that the original does not have", ref.ID, "cite it in the original first")
		return
	}
	var among []string
	for _, e := range Evidence(c.w.Original.Content) {
		among = append(among, string(e.ID))
	}
	c.unknown(ref.Pos, "a citation of what is neither evidence of this page nor a regulation", ref.ID, append(among, slices.Collect(acts.IDs())...), "add it to evidence: at the end of the frontmatter")
}
