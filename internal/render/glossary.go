package render

import (
	"salient/internal/site"
)

// glossary gives every term two readings.
func (e *edition) glossary(page *site.Page) View {
	view := &Glossary{Page: e.frame(page, atGlossary, e.plainWord("glossary.title"), e.plainWord("glossary.intro")), Title: e.say("glossary.title"), Intro: e.say("glossary.intro")}
	w := e.aside()
	terms := e.site.Glossary.Terms
	order := make([]int, len(terms))
	for i := range order {
		order[i] = i
	}
	for _, i := range sorted(e, order, func(i int) string { return terms[i].Term.String }) {
		t := &terms[i]
		term := Term{ID: Place(t.ID), Term: e.titled(t.Term), People: w.prose(t.People), Money: w.prose(t.Money)}
		for _, see := range t.See {
			if other := e.site.Glossary.Find(see.ID); other != nil {
				term.See = append(term.See, link("#"+see.ID, e.text(other.Term)))
			}
		}
		view.Terms = append(view.Terms, term)
	}
	return view
}
