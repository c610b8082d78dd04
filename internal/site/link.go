package site

import (
	"path"
	"slices"

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
	if link.Path == "" {
		return "#" + v.anchor(link.Fragment)
	}
	// A text that is not translated yet leads on from the original's file, which may lie in a folder of its own.
	for _, from := range []string{v.File, v.Work.Original.File} {
		place := source.PlaceOf(relative(from, link.Path))
		switch place.Kind {
		case source.Glossary:
			return withFragment(v.Edition.Address(GlossaryAt), link.Fragment)
		case source.Survey:
			return withFragment(v.Edition.Address(SurveysAt, place.Slug), link.Fragment)
		}
		if w := s.works[place.Key]; w != nil {
			target := w.In(v.Edition)
			return withFragment(target.Address, target.anchor(link.Fragment))
		}
	}
	return ""
}

func withFragment(address, fragment string) string {
	if fragment == "" {
		return address
	}
	return address + "#" + fragment
}

// anchor gives the anchor on the version's page that a fragment means, whichever language the fragment is written in:
// a heading of a translation has the id of the original's heading at its place.
func (v *Version) anchor(fragment string) string {
	if fragment == "" {
		return ""
	}
	if id, ok := v.Body.HeadingID(fragment); ok {
		return id
	}
	for _, other := range v.Work.versions {
		if id, ok := other.Body.HeadingID(fragment); ok {
			return id
		}
	}
	if slices.Contains(parts, fragment) {
		return partAnchor(fragment)
	}
	return fragment
}

// relative gives the path of a file that a link names from the file it stands in.
func relative(from, to string) string {
	return norm.NFC.String(path.Join(path.Dir(from), to))
}

// checkLink reports a link that leads to no page, to one that is not public, or to an anchor that is not there.
func (c *checker) checkLink(link markdown.Link, at source.Pos) {
	if link.Path == "" {
		c.anchor(c.w, link.Fragment, at)
		return
	}
	file := relative(c.v.File, link.Path)
	place := source.PlaceOf(file)
	switch place.Kind {
	case source.Glossary:
		return
	case source.Survey:
		if surveys := c.r.in.Editions[0].Surveys; surveys[place.Slug] == nil {
			c.unknown(at, "a link to a survey that is not there", place.Slug, sortedKeys(surveys), "a survey is named by its file in content/data/surveys/")
		}
		return
	}
	target := c.r.works[place.Key]
	if target == nil || place.Kind == source.Image {
		folder, slug := path.Split(place.Key)
		nearest := source.Nearest(slug, slices.Values(c.works(path.Clean(folder))))
		if nearest != "" {
			nearest = folder + nearest + ".md"
		}
		c.r.add(source.Problem{
			File: c.v.File, Pos: at, What: "a link to a page that is not there", Words: link.Path, Nearest: nearest,
			Advice: "write the way to the file from here, such as ../briefings/cotton.md",
		})
		return
	}
	if c.public(target, at, "a link to a page") {
		c.anchor(target, link.Fragment, at)
	}
}

// anchor reports a fragment that no heading of a work has, in any language.
func (c *checker) anchor(w *work, fragment string, at source.Pos) {
	if fragment == "" || w.Original == nil {
		return
	}
	for _, v := range w.written {
		if v == nil {
			continue
		}
		if _, ok := v.Body.HeadingID(fragment); ok {
			return
		}
	}
	var ids []string
	if w.Kind == source.Briefing {
		ids = slices.Clone(parts)
	}
	if slices.Contains(ids, fragment) {
		return
	}
	for _, h := range w.Original.Body.Headings {
		ids = append(ids, h.ID)
	}
	c.unknown(at, "a link to a heading that is not there", fragment, ids, "an anchor is the heading in lower case, with hyphens for blanks")
}
