package site

import (
	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/schema"
)

// Evidence gives the items of evidence of any kind of content.
func Evidence(c briefing.Content) []briefing.Evidence {
	switch c := c.(type) {
	case *briefing.Briefing:
		return c.Evidence
	case *briefing.CaseStudy:
		return c.Evidence
	}
	return nil
}

// number gives each reference of a work its number: by first appearance in the original, in its frontmatter and then
// in its body, and evidence that is cited nowhere after that.
func (r *resolver) number(w *work) {
	evidence := map[string]int{}
	for i, e := range Evidence(w.Original.Content) {
		evidence[string(e.ID)] = i
	}
	w.numbers = map[string]int{}
	add := func(id string) {
		if w.numbers[id] > 0 {
			return
		}
		ref := Reference{ID: id, Evidence: -1}
		if i, ok := evidence[id]; ok {
			ref.Evidence = i
		} else if r.site.Default().Acts.Act(id) != nil {
			ref.Regulation = id
		} else {
			return // dangling: check reports it
		}
		w.References = append(w.References, ref)
		w.numbers[id] = len(w.References)
	}
	cited := func(doc *markdown.Doc) {
		for _, h := range doc.Holes {
			if c, ok := h.Content.(markdown.Citation); ok {
				for _, ref := range c.References {
					add(ref.ID)
				}
			}
		}
	}
	schema.Walk(w.Original.Content, func(p any) bool {
		switch p := p.(type) {
		case *briefing.Cite:
			add(p.ID)
			return false
		case *markdown.Prose:
			if p.Doc != nil {
				cited(p.Doc)
			}
			return false
		}
		return true
	})
	if w.Original.Body != nil {
		cited(w.Original.Body)
	}
	for _, e := range Evidence(w.Original.Content) {
		add(string(e.ID))
	}
}
