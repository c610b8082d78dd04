package render

// contents lists the sections of the page's text, and then those that stand below it. An empty heading is of a section
// that the page does not have.
func (w *writer) contents(below ...Heading) []Heading {
	all := make([]Heading, 0, 24)
	if w.v.Body != nil {
		for _, h := range w.v.Body.Headings {
			if h.Level == 2 {
				text := escape(h.Text)
				if w.v.BodyLang != w.site.Lang {
					text = foreign(text, w.v.BodyLang)
				}
				all = append(all, Heading{Place(h.ID), text})
			}
		}
	}
	return append(all, present(below...)...)
}

func present(headings ...Heading) []Heading {
	var all []Heading
	for _, h := range headings {
		if h.ID != "" {
			all = append(all, h)
		}
	}
	return all
}

// jump leads to a section of the page with so many entries; one with none is no part of the contents.
func (e *edition) jump(section, heading string, entries int) Heading {
	if entries == 0 {
		return Heading{}
	}
	return Heading{Place("sec:" + section), e.say(heading)}
}
