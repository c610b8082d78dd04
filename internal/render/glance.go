package render

import (
	"html/template"
	"slices"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/site"
)

// mostGlanced is how many companies the first screen names.
const mostGlanced = 5

// glance is what an analyst needs in a minute: the two sides beside each other, never joined.
func (w *writer) glance(b *briefing.Briefing) Glance {
	var g Glance
	if rows := briefing.ByGravity(b.Saliency); len(rows) > 0 {
		g.Severity = w.gravest(rows[0])
	}
	if m := mostMaterial(b); m != nil {
		g.Financial = w.headline(m)
	}
	g.Next = w.next(b)
	for i, c := range b.Companies {
		if i == mostGlanced && len(b.Companies) > mostGlanced+1 {
			g.More = link("#sec:companies", w.say("count.more-companies", "n", len(b.Companies)-i))
			break
		}
		g.Companies = append(g.Companies, w.companyLink(c.ID))
	}
	return g
}

// mostMaterial is the row of the highest effect on value, or nil.
func mostMaterial(b *briefing.Briefing) *briefing.Materiality {
	rows := make([]*briefing.Materiality, len(b.Materiality))
	for i := range b.Materiality {
		rows[i] = &b.Materiality[i]
	}
	return briefing.Headline(rows)
}

func (w *writer) gravest(s *briefing.Salience) *GlanceScore {
	severity := s.Severity()
	g := &GlanceScore{
		Bar:   w.bar(severity.Level, severity.AtLeast),
		Title: link("#"+anchor("saliency", s.Key(), 0), w.issueName(s.Issue.ID)),
		Facts: []Fact{w.fact("saliency.nature", w.say("nature."+string(s.Nature)))},
	}
	if s.Likelihood != nil {
		g.Facts = append(g.Facts, w.fact("score.likelihood", w.say("score.of", "n", s.Likelihood.Score, "max", 5)))
	}
	if s.Confidence != "" {
		g.Facts = append(g.Facts, w.fact("saliency.confidence", w.say("confidence."+string(s.Confidence))))
	}
	return g
}

func (w *writer) headline(m *briefing.Materiality) *GlanceScore {
	g := &GlanceScore{
		Bar:   w.levelBar(m.Level()),
		Title: link("#"+anchor("materiality", m.Key(), 0), w.say("channel."+string(m.Channel))),
	}
	if m.Company.ID != "" {
		g.Facts = append(g.Facts, w.fact("materiality.company", w.companyLink(m.Company.ID)))
	}
	g.Facts = append(g.Facts, w.horizonAndConfidence(m)...)
	return g
}

// coming is a date on or after the build day, and what it is of.
type coming struct {
	date schema.Date
	what func() template.HTML
}

// ahead gives the due dates of unmet asks and the next date of each of the briefing's regulations, the earliest first.
func (w *writer) ahead(b *briefing.Briefing) (dates []coming) {
	today := w.pages.site.Today
	offer := func(d schema.Date, what func() template.HTML) {
		if !d.IsZero() && !today.After(d) {
			dates = append(dates, coming{d, what})
		}
	}
	for i := range b.Asks {
		if a := &b.Asks[i]; a.Unmet() {
			offer(a.Due.Date, func() template.HTML { return link("#"+anchor("ask", string(a.ID), i), w.brief(a.Action)) })
		}
	}
	for _, r := range b.Regulations {
		act := w.site.Acts.Act(r.ID)
		if act == nil {
			continue
		}
		if step, ok := act.Next(today); ok {
			offer(step.Date, func() template.HTML {
				return link(w.site.Address(site.RegulationsAt, r.ID), w.text(act.ShortName)) + ": " + w.stepWords(step)
			})
		}
	}
	slices.SortStableFunc(dates, func(a, b coming) int { return a.date.Compare(b.date) })
	return dates
}

// next is the earliest of the dates ahead, or nil.
func (w *writer) next(b *briefing.Briefing) *NextDate {
	dates := w.ahead(b)
	if len(dates) == 0 {
		return nil
	}
	return &NextDate{w.date(dates[0].date), dates[0].what()}
}

// brief gives a field as words alone, for use inside a link.
func (w *writer) brief(p markdown.Prose) template.HTML {
	text := escape(w.pages.site.Plain(w.v, p))
	if p.Lang != string(w.site.Lang) {
		return foreign(text, w.v.Lang)
	}
	return text
}
