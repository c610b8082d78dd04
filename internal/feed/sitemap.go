package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"

	"salient/internal/site"
)

const (
	sitemapIndex = "sitemap.xml"
	// mostURLs is what one sitemap may list (sitemaps.org, protocol 0.9).
	mostURLs = 50_000
)

type sitemapIndexXML struct {
	XMLName  xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []sitemapXML `xml:"sitemap"`
}

type sitemapXML struct {
	Location string `xml:"loc"`
}

type urlSetXML struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	URLs    []urlXML `xml:"url"`
}

type urlXML struct {
	Location   string         `xml:"loc"`
	Modified   string         `xml:"lastmod,omitempty"`
	Alternates []alternateXML `xml:"xhtml:link"`
}

type alternateXML struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// sitemaps gives one sitemap a language, more where it is too long for one, and the index that names them.
func sitemaps(s *site.Site) []File {
	var (
		files []File
		index sitemapIndexXML
	)
	for _, e := range s.Editions {
		var pages []*site.Page
		for p := range s.PagesOf(e) {
			if p.Indexable() {
				pages = append(pages, p)
			}
		}
		n := 0
		for part := range slices.Chunk(pages, mostURLs) {
			n++
			path := string(e.Lang) + "/sitemap.xml"
			if n > 1 {
				path = fmt.Sprintf("%s/sitemap-%d.xml", e.Lang, n)
			}
			index.Sitemaps = append(index.Sitemaps, sitemapXML{s.BaseURL + path})
			files = append(files, File{path, func(w io.Writer) error { return sitemap(w, s, part) }})
		}
	}
	return append(files, File{sitemapIndex, func(w io.Writer) error { return document(w, index) }})
}

func sitemap(w io.Writer, s *site.Site, pages []*site.Page) error {
	set := urlSetXML{XHTML: "http://www.w3.org/1999/xhtml", URLs: make([]urlXML, len(pages))}
	for i, p := range pages {
		u := urlXML{Location: s.Absolute(p.Address), Modified: p.Updated().String()}
		if alternates := s.Alternates(p); len(alternates) > 1 {
			for _, a := range alternates {
				u.Alternates = append(u.Alternates, alternateXML{"alternate", string(a.Edition.Lang), s.Absolute(a.Address)})
			}
			u.Alternates = append(u.Alternates, alternateXML{"alternate", "x-default", s.Absolute(site.XDefault(alternates).Address)})
		}
		set.URLs[i] = u
	}
	return document(w, set)
}
