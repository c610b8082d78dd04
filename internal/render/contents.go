package render

import "html/template"

// contents links the sections of the page's text, and then those that stand below it. An empty link is of a section
// that the page does not have.
func (w *writer) contents(below ...template.HTML) []template.HTML {
	links := make([]template.HTML, 0, 16)
	if w.v.Body != nil {
		for _, h := range w.v.Body.Headings {
			if h.Level == 2 {
				text := escape(h.Text)
				if w.v.BodyLang != w.site.Lang {
					text = foreign(text, w.v.BodyLang)
				}
				links = append(links, link("#"+h.ID, text))
			}
		}
	}
	return append(links, present(below...)...)
}

func present(links ...template.HTML) []template.HTML {
	var all []template.HTML
	for _, l := range links {
		if l != "" {
			all = append(all, l)
		}
	}
	return all
}

// jump leads to a section of the page with so many entries; to none there is no link.
func (e *edition) jump(section, heading string, entries int) template.HTML {
	if entries == 0 {
		return ""
	}
	return link("#sec:"+section, e.say(heading))
}
