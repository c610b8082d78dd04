package feed

import (
	"encoding/xml"
	"io"
	"slices"
	"time"

	"salient/internal/schema"
	"salient/internal/site"
)

// AtomPath is where an edition's feed lies in the output.
func AtomPath(e *site.Edition) string { return string(e.Lang) + "/feed.xml" }

// mostEntries is how many of the newest works a feed lists.
const mostEntries = 50

type atomXML struct {
	XMLName  xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Language string     `xml:"xml:lang,attr"`
	ID       string     `xml:"id"`
	Title    textXML    `xml:"title"`
	Subtitle *textXML   `xml:"subtitle"`
	Updated  string     `xml:"updated"`
	Links    []linkXML  `xml:"link"`
	Author   authorXML  `xml:"author"`
	Rights   string     `xml:"rights,omitempty"`
	Entries  []entryXML `xml:"entry"`
}

type linkXML struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type authorXML struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type entryXML struct {
	ID        string  `xml:"id"`
	Title     string  `xml:"title"`
	Link      linkXML `xml:"link"`
	Published string  `xml:"published"`
	Updated   string  `xml:"updated"`
	Summary   textXML `xml:"summary"`
}

// textXML is a text, with its language where that is not the feed's.
type textXML struct {
	Language string `xml:"xml:lang,attr,omitempty"`
	Text     string `xml:",chardata"`
}

func textIn(e *site.Edition, text, lang string) textXML {
	if lang == string(e.Lang) {
		lang = ""
	}
	return textXML{lang, text}
}

// atom writes an edition's feed (RFC 4287): the works that are written in its language, the newest first. Works on
// invented companies are left out: a feed has no room to say that they are.
func atom(w io.Writer, s *site.Site, e *site.Edition) error {
	publisher := s.Settings.Publisher
	feed := atomXML{
		Language: string(e.Lang), ID: s.Absolute(e.Address()), Title: textIn(e, e.Settings.Title.String, e.Settings.Title.Lang),
		Links: []linkXML{
			{"self", "application/atom+xml", s.BaseURL + AtomPath(e)},
			{"alternate", "text/html", s.Absolute(e.Address())},
		},
		Author: authorXML{e.Settings.Publisher.Name.String, string(publisher.URL)}, Rights: s.Settings.Licence,
	}
	if tagline := e.Settings.Tagline; tagline.String != "" {
		subtitle := textIn(e, tagline.String, tagline.Lang)
		feed.Subtitle = &subtitle
	}
	works := slices.Concat(s.Briefings, s.CaseStudies)
	slices.SortStableFunc(works, func(a, b *site.Work) int { return b.Updated().Compare(a.Updated()) })
	for _, work := range works {
		v := work.In(e)
		if len(work.Invented) > 0 || !v.Indexable() {
			continue
		}
		summary := v.Summary()
		feed.Entries = append(feed.Entries, entryXML{
			ID: s.Absolute(v.Address), Title: v.Title(), Link: linkXML{"alternate", "text/html", s.Absolute(v.Address)},
			Published: midnight(work.Date()), Updated: midnight(work.Updated()), Summary: textIn(e, s.Plain(v, summary), summary.Lang),
		})
		if len(feed.Entries) == mostEntries {
			break
		}
	}
	feed.Updated = s.Now.Format(time.RFC3339)
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	return document(w, feed)
}

// midnight gives the beginning of a day in UTC: pages are dated by the day.
func midnight(d schema.Date) string {
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
}
