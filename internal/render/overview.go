package render

import (
	"html/template"

	"salient/internal/briefing"
	"salient/internal/vocabulary"
)

// saliencyTable sets the scores of all issues under each other, in the order of their rows. One row needs no table.
func (w *writer) saliencyTable(b *briefing.Briefing) *Table {
	if len(b.Saliency) < 2 {
		return nil
	}
	t := w.overview("briefing.saliency-table", "topic.issue", "score.severity", "score.scale", "score.scope", "score.irremediability", "score.likelihood")
	for _, s := range briefing.ByGravity(b.Saliency) {
		severity := s.Severity()
		row := Row{
			Heading: link("#"+anchor("saliency", s.Key(), 0), w.issueName(s.Issue.ID)),
			Cells:   []Cell{{Text: w.shortBar(severity.Level, severity.AtLeast)}},
		}
		parts := s.Parts()
		for _, part := range append(parts[:], s.Likelihood) {
			row.Cells = append(row.Cells, Cell{Text: w.shortBar(value(part), false)})
		}
		if s.Likelihood == nil && s.Nature == vocabulary.Actual {
			row.Cells[len(row.Cells)-1].Text = w.say("nature." + string(s.Nature)) // it has happened
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// value is a score's step; 0 where there is none.
func value(s *briefing.Score) int {
	if s == nil {
		return 0
	}
	return s.Score
}

// materialityTable sets the levels of all channels under each other, in the author's order.
func (w *writer) materialityTable(b *briefing.Briefing) *Table {
	if len(b.Materiality) < 2 {
		return nil
	}
	t := w.overview("briefing.materiality-table", "topic.channel", "topic.level", "score.magnitude", "score.likelihood", "topic.horizon")
	for i := range b.Materiality {
		m := &b.Materiality[i]
		row := Row{
			Heading: link("#"+anchor("materiality", m.Key(), 0), w.say("channel."+string(m.Channel))) + ` <span class="subject">` + w.subjectName(m) + "</span>",
			Cells: []Cell{
				{Text: w.shortLevelBar(m.Level())}, {Text: w.shortBar(m.Magnitude, false)}, {Text: w.shortBar(m.Likelihood, false)}, {},
			},
		}
		if m.Horizon != "" {
			row.Cells[3].Text = w.say("horizon." + string(m.Horizon))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// subjectName is the subject of a row as words alone.
func (w *writer) subjectName(m *briefing.Materiality) template.HTML {
	return template.HTML(withoutLinks(string(w.subject(m))))
}

func (e *edition) overview(caption string, columns ...string) *Table {
	t := &Table{Caption: e.plainWord(caption)}
	for _, key := range columns {
		t.Header = append(t.Header, Column{Text: e.say(key)})
	}
	return t
}
