package render

import (
	"html/template"

	"salient/internal/markdown"
	"salient/internal/survey"
)

// datum is a figure in a sentence, with its base for those who ask, for those who listen, and on paper.
func (w *writer) datum(c markdown.Datum) template.HTML {
	d, ok := w.site.Datum(c)
	if !ok {
		return ""
	}
	var of []template.HTML
	switch {
	case d.Unit != "":
		of = append(of, w.say("unit."+string(d.Unit)), w.base(d.Base))
	case d.Measure.String != "":
		of = append(of, w.text(d.Measure))
	default:
		of = append(of, w.base(d.Base))
	}
	if d.AlreadyPublic {
		of = append(of, w.say("datum.already-public"))
	}
	return template.HTML(`<span class="datum" tabindex="0">`) + escape(w.site.Cell(d.Cell)) + `<span class="base"> (` + w.said(w.clauses(of...)) + ")</span></span>"
}

// base words those who were asked, in the middle of a sentence: "base: all organisations surveyed, 32".
func (e *edition) base(b survey.Base) template.HTML {
	if _, unknown := b.N.(survey.NotStated); unknown && b.Label.String == "" {
		return e.say("figure.base-not-stated")
	}
	return e.saidWith("datum.base", map[string]template.HTML{"base": e.baseAlone(b)})
}

// baseAlone words those who answered, of those who were asked, without the word base before it.
func (e *edition) baseAlone(b survey.Base) template.HTML {
	n := escape(e.site.Cell(b.N))
	if b.Asked != nil && b.Asked != b.N {
		n = e.saidWith("figure.answered-of", map[string]template.HTML{"n": n, "asked": escape(e.site.Cell(b.Asked))})
	}
	return e.listed(e.text(b.Label), n)
}
