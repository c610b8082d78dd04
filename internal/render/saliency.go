package render

import (
	"html/template"
	"slices"
	"strconv"

	"salient/internal/briefing"
	"salient/internal/site"
	"salient/internal/vocabulary"
)

// saliency is the harm to people of one issue: its parts, who is involved, and who has judged it.
func (w *writer) saliency(s *briefing.Salience) SaliencyRow {
	severity := s.Severity()
	row := SaliencyRow{
		ID:       Place(anchor("saliency", s.Key(), 0)),
		Issue:    w.issueLink(s.Issue.ID),
		Severity: w.bar(severity.Level, severity.AtLeast),
		Basis:    w.basis(s),
		Scores:   w.saliencyScores(s),
		Facts:    w.saliencyFacts(s),
	}
	if d := s.DelayMakesIrremediable; d != nil {
		row.Urgent = w.grounded(d.Why, own(d.Evidence, s.Evidence))
	}
	for i := range s.Companies {
		c := &s.Companies[i]
		row.Companies = append(row.Companies, Involvement{
			w.companyLink(c.ID), w.say("involvement." + string(c.Involvement)), w.grounded(c.Why, own(c.Evidence, s.Evidence)),
		})
	}
	return row
}

// own is the evidence of a part of a row, or else that of the row.
func own(part, row []briefing.Cite) []briefing.Cite {
	if len(part) > 0 {
		return part
	}
	return row
}

// basis says how the severity follows from its parts.
func (w *writer) basis(s *briefing.Salience) template.HTML {
	switch severity := s.Severity(); {
	case severity.AtLeast:
		return w.say("score.part-missing")
	case s.Judged != nil && severity.Level == s.Judged.Score:
		return w.say("score.judged-higher")
	case severity.Level > 0:
		return w.say("score.highest-part")
	}
	return ""
}

func (w *writer) saliencyScores(s *briefing.Salience) []Score {
	parts := s.Parts()
	scores := make([]Score, 0, len(parts)+2)
	for i, part := range parts {
		scores = append(scores, w.score([]string{"scale", "scope", "irremediability"}[i], part, s.Evidence))
	}
	if s.Judged != nil {
		// A judged severity answers to no scale of its own: it has a reason and no anchor.
		scores = append(scores, Score{Label: w.say("score.judged"), Bar: w.bar(s.Judged.Score, false), Why: w.grounded(s.Judged.Why, own(s.Judged.Evidence, s.Evidence))})
	}
	if s.Likelihood != nil || s.Nature == vocabulary.Potential {
		scores = append(scores, w.score("likelihood", s.Likelihood, s.Evidence))
	}
	return scores
}

// score sets out a part on its scale; one that is missing was not assessed.
func (w *writer) score(scale string, s *briefing.Score, row []briefing.Cite) Score {
	if s == nil {
		return Score{Label: w.say("score." + scale), Bar: w.bar(0, false)}
	}
	view := w.step(scale, s.Score)
	view.Why = w.grounded(s.Why, own(s.Evidence, row))
	return view
}

// step sets out a value of a scale with what it means there; 0 was not assessed.
func (w *writer) step(scale string, n int) Score {
	view := Score{Label: w.say("score." + scale), Bar: w.bar(n, false)}
	if n > 0 {
		view.Anchor = w.say("anchor-" + scale + "." + strconv.Itoa(n))
	}
	return view
}

func (w *writer) saliencyFacts(s *briefing.Salience) []Fact {
	facts := make([]Fact, 0, 6)
	add := func(key string, value template.HTML) {
		if value != "" {
			facts = append(facts, w.fact("saliency."+key, value))
		}
	}
	add("nature", w.say("nature."+string(s.Nature)))
	add("countries", w.countryLinks(s.Countries))
	add("rights", joined(w.edition, s.Rights, w.right))
	add("rightsholders", joined(w.edition, s.Rightsholders, w.rightsholders))
	if s.Confidence != "" {
		add("confidence", w.say("confidence."+string(s.Confidence)))
	}
	add("assessed", w.assessed(s.Assessed))
	return facts
}

// assessed says who judged a row and when. A briefing without a byline names no assessor either.
func (w *writer) assessed(a *briefing.Assessed) template.HTML {
	if a == nil || a.Date.IsZero() {
		return ""
	}
	pieces := []template.HTML{w.date(a.Date.Date)}
	if len(a.By) > 0 && !w.v.Content.(*briefing.Briefing).Byline.None {
		pieces = append(pieces, w.saidWith("saliency.assessed-by", map[string]template.HTML{"names": w.names(a.By)}))
	}
	if a.Basis != "" {
		pieces = append(pieces, w.say("basis."+string(a.Basis)))
	}
	return w.listed(pieces...)
}

func (w *writer) rightsholders(g briefing.Rightsholders) template.HTML {
	html := w.say("rightsholder." + string(g.Group))
	var more []template.HTML
	if g.HeightenedRisk {
		more = append(more, w.say("saliency.heightened-risk"))
	}
	if g.Heard != "" {
		more = append(more, w.say("heard."+string(g.Heard)))
	}
	if len(more) > 0 {
		html += " (" + w.clauses(more...) + ")"
	}
	return html
}

// saliencyAnchor is the place of the row of an issue; of the whole side, where the issue has none.
func (w *writer) saliencyAnchor(issue string) string {
	rows := w.v.Content.(*briefing.Briefing).Saliency
	i := slices.IndexFunc(rows, func(s briefing.Salience) bool { return s.Issue.ID == issue })
	if i < 0 {
		return "sec:saliency"
	}
	return anchor("saliency", rows[i].Key(), 0)
}

func (e *edition) issueLink(id string) template.HTML {
	return link(e.site.Address(site.IssuesAt, id), e.issueName(id))
}
