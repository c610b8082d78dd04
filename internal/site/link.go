package site

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"salient/internal/markdown"
	"salient/internal/source"
)

// parts are the parts of a briefing that an author may link, beside the headings of its text: #asks.
var parts = []string{"saliency", "materiality", "regulations", "questions", "asks", "progress", "quotes", "companies", "evidence", "changes"}

// partAnchor is the anchor of a part. Its colon keeps it apart from those of headings.
func partAnchor(part string) string { return "sec:" + part }

// Target gives the address that a link in a text leads to, for the readers of the version's edition. It is "" where
// the link leads nowhere public, which Resolve has reported.
func (s *Site) Target(v *Version, link markdown.Link) string {
	address, fragment := "", link.Fragment
	doc := v.Body
	if link.Path != "" {
		place := source.PlaceOf(relative(v.File, link.Path))
		switch place.Kind {
		case source.Glossary:
			address, doc = v.Edition.Address(GlossaryAt), nil
		case source.Survey:
			address, doc = v.Edition.Address(SurveysAt, place.Slug), nil
		default:
			w := s.works[place.Key]
			if w == nil {
				return ""
			}
			target := w.In(v.Edition)
			address, doc = target.Address, target.Body
		}
	}
	if fragment == "" {
		return address
	}
	if doc != nil {
		if id, ok := doc.HeadingID(fragment); ok {
			fragment = id
		} else if slices.Contains(parts, fragment) {
			fragment = partAnchor(fragment)
		}
	}
	return address + "#" + fragment
}

// relative gives the path of a file that a link names from the file it stands in.
func relative(from, to string) string {
	return norm.NFC.String(path.Join(path.Dir(from), to))
}

// checkLink reports a link that leads to no page, to one that is not public, or to an anchor that is not there.
func (c *checker) checkLink(link markdown.Link, at source.Pos) {
	if link.Path == "" {
		c.anchor(c.doc.Body, c.w, link.Fragment, at)
		return
	}
	file := relative(c.doc.Path, link.Path)
	place := source.PlaceOf(file)
	switch place.Kind {
	case source.Glossary:
		return
	case source.Survey:
		if c.r.in.Editions[0].Surveys[place.Slug] == nil {
			c.unknown(at, "a link to a survey that is not there", place.Slug, sortedKeys(c.r.in.Editions[0].Surveys), "")
		}
		return
	}
	target := c.r.works[place.Key]
	if target == nil || place.Key == "" || place.Kind == source.Image {
		var files []string
		for key := range c.r.works {
			files = append(files, key+".md")
		}
		slices.Sort(files)
		inside := strings.TrimPrefix(file, "content/"+c.doc.Lang+"/")
		c.r.add(source.Problem{
			File: c.doc.Path, Pos: at, What: "a link to a page that is not there", Words: link.Path,
			Nearest: source.Nearest(inside, slices.Values(files)), Advice: "write the way to the file from here, such as ../briefings/cotton.md", Confidential: c.secret,
		})
		return
	}
	if !c.public(target, at, "a link to a page that is not public") || target.Original == nil {
		return
	}
	c.anchor(target.Original.Body, target, link.Fragment, at)
}

// anchor reports a fragment that no heading of the page has.
func (c *checker) anchor(doc *markdown.Doc, w *work, fragment string, at source.Pos) {
	if fragment == "" || doc == nil {
		return
	}
	if _, ok := doc.HeadingID(fragment); ok {
		return
	}
	// A link in a translation may name the heading in either language's words.
	if w.Original != nil && w.Original.Body != nil {
		if _, ok := w.Original.Body.HeadingID(fragment); ok {
			return
		}
	}
	for _, v := range w.versions {
		if v != nil && v.Body != nil {
			if _, ok := v.Body.HeadingID(fragment); ok {
				return
			}
		}
	}
	if slices.Contains(parts, fragment) && w.Kind == source.Briefing {
		return
	}
	ids := slices.Clone(parts)
	for _, h := range doc.Headings {
		ids = append(ids, h.ID)
	}
	c.unknown(at, "a link to a heading that is not there", fragment, ids, "an anchor is the heading in lower case, with hyphens for blanks")
}
