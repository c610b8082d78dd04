package render

import (
	"html/template"
	"slices"

	"salient/internal/briefing"
	"salient/internal/locale"
)

// quote sets out a quote of the frontmatter; nil where there is none of that id.
func (w *writer) quote(id string) *Quote {
	b, ok := w.v.Content.(*briefing.Briefing)
	if !ok {
		return nil
	}
	i := slices.IndexFunc(b.Quotes, func(q briefing.Quote) bool { return string(q.ID) == id })
	if i < 0 {
		return nil
	}
	q := &b.Quotes[i]
	view := &Quote{Text: w.block(q.Text)}
	if !w.quoted[id] {
		view.ID = "quote:" + id
	}
	w.quoted[id] = true
	by := []template.HTML{w.speaker(q)}
	switch spoken := locale.Tag(q.Language); {
	case spoken == "":
	case q.Text.Lang == string(w.v.Work.Original.Lang):
		// An author writes down a quote as it was spoken, whatever language the page is in.
		view.Text.Lang, view.Text.Dir = w.langOf(spoken)
	case q.Text.Lang != q.Language:
		by = append(by, w.say("quote.translated", "language", w.site.Locale.Language(spoken)))
	}
	view.By = w.ending(dotted(by...), w.marks(unsaid(q.Evidence, nil)))
	return view
}

// speaker tells who spoke, as far as they agreed.
func (w *writer) speaker(q *briefing.Quote) template.HTML {
	var country template.HTML
	if q.Country != "" {
		country = w.countryName(q.Country)
	}
	if by := w.listed(w.name(q.Name), w.text(q.Role), country); by != "" {
		return by
	}
	return w.say("quote.anonymous")
}
