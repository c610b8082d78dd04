package locale

import (
	"strings"

	"golang.org/x/text/language"
)

// Territory names a country (ISO 3166-1 alpha-2), the European Union ("EU") or a region of UN M49 ("419"), and
// Kosovo under the XK that CLDR and the European Union use. A code without a name is given back.
func (l *Locale) Territory(code string) string {
	if name, found := l.data.Territories[code]; found {
		return name
	}
	return code
}

// Language names a language: "Spanish", "Brazilian Portuguese", "Spanish (Argentina)". A tag without a name is
// given back.
func (l *Locale) Language(tag Tag) string {
	if name, found := l.data.Languages[string(tag)]; found {
		return name
	}
	base, script, region := language.Make(string(tag)).Raw()
	name, found := l.data.Languages[base.String()]
	if !found {
		return string(tag)
	}
	if written, found := l.data.Languages[base.String()+"-"+script.String()]; found {
		name = written
	} else if written, found := l.data.Scripts[script.String()]; found {
		name = l.qualified(name, written)
	}
	if place, found := l.data.Territories[region.String()]; found {
		name = l.qualified(name, place)
	}
	return name
}

func (l *Locale) qualified(name, by string) string {
	return strings.NewReplacer("{0}", name, "{1}", by).Replace(l.data.Qualified)
}

// Quotes are the quotation marks that open and close.
func (l *Locale) Quotes() (opening, closing string) { return l.data.Quotes[0], l.data.Quotes[1] }

// Quote puts a text in quotation marks.
func (l *Locale) Quote(text string) string { return l.data.Quotes[0] + text + l.data.Quotes[1] }
