package render

import (
	"html/template"

	"salient/internal/briefing"
	"salient/internal/schema"
)

// materiality is the effect on money through one channel.
func (w *writer) materiality(m *briefing.Materiality) MaterialityRow {
	row := MaterialityRow{
		ID:      Place(anchor("materiality", m.Key(), 0)),
		Channel: w.say("channel." + string(m.Channel)),
		Subject: w.subject(m),
		Level:   w.levelBar(m.Level()),
		Why:     w.grounded(m.Why, m.Evidence),
		Scores:  []Score{w.step("magnitude", m.Magnitude), w.step("likelihood-horizon", m.Likelihood)},
		Facts:   w.horizonAndConfidence(m),
	}
	add := func(key string, value template.HTML) {
		if value != "" {
			row.Facts = append(row.Facts, w.fact("materiality."+key, value))
		}
	}
	if m.Issue.ID != "" {
		add("grows-from", link("#"+w.saliencyAnchor(m.Issue.ID), w.issueName(m.Issue.ID)))
	}
	add("effects", labels(w.edition, "effect", m.Effects))
	add("regulations", joined(w.edition, m.Regulations, func(r schema.Ref) template.HTML { return w.actLink(r.ID) }))
	return row
}

// subject is the company whose money it is, or the sector.
func (e *edition) subject(m *briefing.Materiality) template.HTML {
	if m.Company.ID == "" {
		return e.say("materiality.sector")
	}
	return e.companyLink(m.Company.ID)
}

func (w *writer) horizonAndConfidence(m *briefing.Materiality) []Fact {
	facts := make([]Fact, 0, 5)
	if m.Horizon != "" {
		facts = append(facts, w.fact("materiality.horizon", w.say("horizon."+string(m.Horizon))+" ("+w.say("horizon-meaning."+string(m.Horizon))+")"))
	}
	if m.Confidence != "" {
		facts = append(facts, w.fact("materiality.confidence", w.say("confidence."+string(m.Confidence))))
	}
	return facts
}
