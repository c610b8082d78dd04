package acceptance

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// rightToLeft are the languages written from the right that a publication may add. It is a list of its own,
// so that a mistake in the program's own data shows here.
var rightToLeft = []string{"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}

// direction is the writing direction of a language tag (BCP 47).
func direction(tag string) string {
	primary, _, _ := strings.Cut(tag, "-")
	if slices.Contains(rightToLeft, primary) {
		return "rtl"
	}
	return "ltr"
}

// translations checks what each page says of its language and of its own translations: lang and dir are those
// of its address; the hreflang sets of all translations are the same, name each of them and hold real pages
// alone; a page with borrowed text is kept from search engines and points to its original.
func (p *publication) translations() []finding {
	var found []finding
	for _, address := range slices.Sorted(maps.Keys(p.pages)) {
		r := p.pages[address]
		report := func(rule, format string, args ...any) {
			found = append(found, finding{address, rule, fmt.Sprintf(format, args...)})
		}
		if language := p.language(address); r.lang == "" || language != "" && r.lang != language {
			report("language", "its lang is %q", r.lang)
		}
		if r.dir != direction(r.lang) && (r.dir != "" || direction(r.lang) == "rtl") {
			report("direction", "lang %q has dir %q", r.lang, r.dir)
		}
		if p.borrowed(r) {
			original, _, _ := p.resolve(address, r.canonical)
			if target, exists := p.pages[original.Path]; !exists || target.noindex {
				report("canonical", "%s is no page to send a search engine to", r.canonical)
			}
			if !r.noindex {
				report("noindex", "a page with another's canonical is left to search engines")
			}
		} else if r.canonical == "" && p.language(address) != "" && !r.noindex {
			report("canonical", "it has none")
		}
		if r.noindex && len(r.alternates) > 0 {
			report("hreflang", "a page kept from search engines claims translations")
		}
		found = append(found, p.hreflang(r)...)
	}
	return found
}

// hreflang checks one page's set of translations.
func (p *publication) hreflang(r *page) []finding {
	var found []finding
	report := func(format string, args ...any) {
		found = append(found, finding{r.address, "hreflang", fmt.Sprintf(format, args...)})
	}
	if p.known(r) {
		_, rest, _ := strings.Cut(strings.TrimPrefix(r.address, "/"), "/")
		for _, language := range p.languages {
			if other := p.pages["/"+language+"/"+rest]; other != nil && other != r && p.known(other) && r.alternates[other.lang] == "" {
				report("%s is a translation that it does not name", other.address)
			}
		}
	}
	if len(r.alternates) == 0 {
		return found
	}
	if r.alternates[r.lang] != r.canonical {
		report("it does not name itself")
	}
	pages := maps.Clone(r.alternates)
	delete(pages, "x-default")
	if !slices.Contains(slices.Collect(maps.Values(pages)), r.alternates["x-default"]) {
		report("its x-default %q is none of its translations", r.alternates["x-default"])
	}
	for _, language := range slices.Sorted(maps.Keys(r.alternates)) {
		target, ours, err := p.resolve(r.address, r.alternates[language])
		other := &page{}
		if err == nil && ours {
			other = p.pages[target.Path]
		}
		switch {
		case err != nil || !ours || other == nil:
			report("%s is no page of this site", language)
		case language == "x-default":
		case other.lang != language:
			report("%s is a page in %s", language, other.lang)
		case !maps.Equal(other.alternates, r.alternates):
			report("%s does not say the same", language)
		}
	}
	return found
}

// known tells a page in a language that search engines may know, with words of its own.
func (p *publication) known(r *page) bool {
	return p.language(r.address) != "" && !r.noindex && !p.borrowed(r)
}

// sitemap checks that the sitemap holds every page that search engines may know and no other, with the
// alternates that the page itself names (sitemaps.org; Google's xhtml:link extension).
func (p *publication) sitemap() []finding {
	type document struct {
		Sitemaps []struct {
			Loc string `xml:"loc"`
		} `xml:"sitemap"`
		URLs []struct {
			Loc   string `xml:"loc"`
			Links []struct {
				Language string `xml:"hreflang,attr"`
				URL      string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	var found []finding
	report := func(where, format string, args ...any) {
		found = append(found, finding{where, "sitemap", fmt.Sprintf(format, args...)})
	}
	listed := map[string]bool{}
	for queue := []string{"sitemap.xml"}; len(queue) > 0; queue = queue[1:] {
		text, err := fs.ReadFile(p.files, queue[0])
		var read document
		if err == nil {
			err = xml.Unmarshal(text, &read)
		}
		if err != nil {
			report("/"+queue[0], "%v", err)
			continue
		}
		for _, part := range read.Sitemaps {
			if target, ours, err := p.resolve("/", part.Loc); err == nil && ours {
				queue = append(queue, strings.TrimPrefix(target.Path, "/"))
			}
		}
		for _, entry := range read.URLs {
			target, ours, err := p.resolve("/", entry.Loc)
			if err != nil || !ours || p.pages[target.Path] == nil {
				report("/"+queue[0], "%q is no page of this site", entry.Loc)
				continue
			}
			r := p.pages[target.Path]
			listed[r.address] = true
			alternates := map[string]string{}
			for _, link := range entry.Links {
				alternates[link.Language] = link.URL
			}
			switch {
			case r.noindex:
				report(r.address, "listed, and kept from search engines")
			case r.canonical != entry.Loc:
				report(r.address, "listed as %s, and calls itself %s", entry.Loc, r.canonical)
			case !maps.Equal(alternates, r.alternates):
				report(r.address, "other alternates than the page's own")
			}
		}
	}
	for _, address := range slices.Sorted(maps.Keys(p.pages)) {
		r := p.pages[address]
		if !listed[address] && !r.noindex && !r.is404() && p.language(address) != "" {
			report(address, "not listed")
		}
	}
	return found
}
