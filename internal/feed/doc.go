// Package feed makes what machines read of a publication: the sitemaps with their alternates in other languages, an
// Atom feed a language, robots.txt, and the _headers and _redirects of the host.
//
// Its one type is File. Everything comes from a *site.Site, which has no place for what is not public.
//
//	for file := range feed.Files(s) {
//		file.Render(w)
//	}
package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"iter"

	"salient/internal/site"
)

// File is one file of the output: its path there, and how to make it.
type File struct {
	Path   string
	Render func(io.Writer) error
}

// Files gives every file, each once.
func Files(s *site.Site) iter.Seq[File] {
	return func(yield func(File) bool) {
		files := []File{
			{"robots.txt", func(w io.Writer) error { return robots(w, s) }},
			{"_headers", headers},
			{"_redirects", func(w io.Writer) error { return redirects(w, s) }},
		}
		files = append(files, sitemaps(s)...)
		for _, e := range s.Editions {
			files = append(files, File{AtomPath(e), func(w io.Writer) error { return atom(w, s, e) }})
		}
		for _, f := range files {
			if !yield(f) {
				return
			}
		}
	}
}

// robots lets everyone read, and says where the sitemap is.
func robots(w io.Writer, s *site.Site) error {
	_, err := fmt.Fprintf(w, "User-agent: *\nAllow: /\n\nSitemap: %s%s\n", s.BaseURL, sitemapIndex)
	return err
}

// document writes a value as an XML document.
func document(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(v)
}
