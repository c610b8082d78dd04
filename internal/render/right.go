package render

import (
	"html/template"
	"strings"

	"salient/internal/locale"
	"salient/internal/vocabulary"
)

// right names a right by its subject and article: privacy (ICCPR art. 17).
func (e *edition) right(r vocabulary.Right) template.HTML {
	if convention, ok := strings.CutPrefix(string(r), "ilo:"); ok {
		key := "right-citation.convention"
		if strings.HasPrefix(convention, "p") {
			key = "right-citation.protocol"
		}
		return e.say(key, "n", strings.ToUpper(convention))
	}
	citation := e.saidWith("right-citation.article", map[string]template.HTML{"instrument": e.instrument(r.Instrument())}, "n", locale.Decimal(r.Article()))
	if subject := r.Subject(); subject != "" {
		return e.saidWith("right-citation.with-subject", map[string]template.HTML{"subject": e.say("right." + subject), "citation": citation})
	}
	return citation
}

// instrument names a treaty as lawyers do, and in full for those who ask.
func (e *edition) instrument(id string) template.HTML {
	short, full := e.say("instrument."+id), e.plainWord("instrument-name."+id)
	if string(short) == full {
		return short
	}
	return `<abbr title="` + escape(full) + `">` + short + "</abbr>"
}

// provision words a part of an act: Art. 34.
func (e *edition) provision(p vocabulary.Provision) template.HTML {
	return e.say("provision."+string(p.Kind()), "n", p.Number())
}

func (e *edition) provisions(all []vocabulary.Provision) template.HTML {
	return joined(e, all, e.provision)
}
