package site

import (
	"salient/internal/briefing"
	"salient/internal/chart"
)

// pairs gives the scores of a briefing as its matrix shows them: each harm to people with each effect on money that
// grows from it, or alone where none was assessed. An effect that grows from no harm of the briefing has no place.
func (v *Version) pairs() []chart.Pair {
	b, briefed := v.Content.(*briefing.Briefing)
	if !briefed {
		return nil
	}
	var pairs []chart.Pair
	for _, s := range briefing.ByGravity(b.Saliency) {
		severity, linked := s.Severity(), false
		pair := chart.Pair{ID: s.Key(), Label: v.Edition.issueText(s.Issue.ID), Severity: severity.Level, AtLeast: severity.AtLeast}
		for i := range b.Materiality {
			if m := &b.Materiality[i]; m.Issue.ID == s.Issue.ID {
				effect := pair
				effect.ID += "-" + m.Key()
				effect.Label.String += " · " + v.Edition.Word("channel."+string(m.Channel))
				if company := v.Edition.Companies.Find(m.Company.ID); company != nil {
					effect.Label.String += " · " + company.Name.String
				}
				effect.Level = int(m.Level())
				pairs, linked = append(pairs, effect), true
			}
		}
		if !linked {
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// issueText is the label of an issue, of the vocabulary or the site's own.
func (e *Edition) issueText(id string) chart.Text {
	if label, own := e.Settings.OwnIssue(id); own {
		return chart.TextIn(string(e.Lang), label)
	}
	return chart.Text{String: e.Word("issue." + id)}
}
