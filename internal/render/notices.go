package render

import (
	"html/template"
	"slices"

	"salient/internal/site"
	"salient/internal/translation"
	"salient/internal/vocabulary"
)

// notices are what a reader must know of an author's page before its first sentence.
func (e *edition) notices(v *site.Version) []Notice {
	var all []Notice
	w := v.Work
	elsewhere := w.Original
	if v.Fallback() {
		elsewhere = v.Shown
	}
	in := map[string]template.HTML{"language": link(elsewhere.Address, escape(e.site.Locale.Language(elsewhere.Lang)))}
	if v.Unpublished {
		all = append(all, Notice{Kind: "unpublished", Title: e.say("notice.unpublished"), Text: e.say("notice.unpublished-text")})
	}
	if len(w.Invented) > 0 {
		all = append(all, Notice{Kind: "illustrative", Title: e.say("notice.illustrative"), Text: e.illustrative(e.invented(w))})
	}
	switch {
	case v.Fallback() && v.Translation != nil:
		all = append(all, Notice{Kind: "untranslated", Title: e.say("notice.untranslated"), Text: e.saidWith("notice.untranslated-wider", in)})
	case v.Fallback():
		all = append(all, Notice{Kind: "untranslated", Title: e.say("notice.untranslated"), Text: e.saidWith("notice.untranslated-text", in)})
	case v.Translation == nil:
	default:
		if v.Status.State == translation.OutOfDate {
			all = append(all, e.outdated(v, in))
		}
		switch v.Translation.Credit.Method {
		case vocabulary.MachineTranslated:
			all = append(all, Notice{Kind: "machine", Title: e.say("notice.machine"), Text: e.saidWith("notice.machine-text", in)})
		case vocabulary.MachineChecked:
			all = append(all, Notice{Kind: "machine", Title: e.say("notice.machine-checked"), Text: e.saidWith("notice.outdated-original", in)})
		}
	}
	return all
}

// moved marks a section of a translation whose original has changed since, with the way to the original's. It is empty
// for others.
func (w *writer) moved(section string) template.HTML {
	if w.v.Translation == nil || !slices.Contains(w.v.Status.Sections, section) {
		return ""
	}
	original := w.v.Work.Original
	there := link(original.Address+"#"+section, escape(w.site.Locale.Language(original.Lang)))
	return `<p class="moved">` + w.saidWith("notice.section-moved", map[string]template.HTML{"language": there}) + "</p>\n"
}

// outdated names the sections that moved since a page was translated.
func (e *edition) outdated(v *site.Version, in map[string]template.HTML) Notice {
	n := Notice{Kind: "outdated", Title: e.say("notice.outdated"), Text: e.say("notice.outdated-text")}
	if v.Status.Front {
		n.Items = append(n.Items, e.say("notice.outdated-fields"))
	}
	for _, id := range v.Status.Sections {
		title := escape(id)
		for _, h := range v.Body.Headings {
			if h.ID == id {
				title = escape(h.Text)
			}
		}
		n.Items = append(n.Items, link("#"+id, title))
	}
	if len(n.Items) == 0 {
		n.Items = append(n.Items, e.say("notice.outdated-fields"))
	}
	n.Items = append(n.Items, e.saidWith("notice.outdated-original", in))
	return n
}

// illustrative says which companies of a page do not exist. Of many it names the first: each has its mark in the list.
func (e *edition) illustrative(names []template.HTML) template.HTML {
	named := e.join(names)
	if len(names) > mostGlanced+1 {
		named = e.listed(append(names[:mostGlanced:mostGlanced], e.say("count.more-companies", "n", len(names)-mostGlanced))...)
	}
	return e.saidWith("notice.illustrative-names", map[string]template.HTML{"companies": named}, "n", len(names))
}

// invented names the illustrative companies of a work.
func (e *edition) invented(w *site.Work) []template.HTML {
	names := make([]template.HTML, len(w.Invented))
	for i, id := range w.Invented {
		names[i] = e.text(e.site.Companies.Find(id).Name)
	}
	return names
}
