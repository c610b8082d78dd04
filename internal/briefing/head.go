package briefing

import (
	"time"

	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Head is what pages of every kind have.
type Head struct {
	Title     schema.Text    `field:"title,required"`
	Draft     bool           `field:"draft,valued"`
	Embargo   schema.Instant `field:"embargo,valued"`
	Withdrawn *Withdrawal    `field:"withdrawn,valued"`
	Updated   schema.Day     `field:"updated"`
	Aliases   []Alias        `field:"aliases"`
}

// Header gives the head of any kind of content.
func (h *Head) Header() *Head { return h }

// Content is a Briefing, a CaseStudy or a Page.
type Content interface{ Header() *Head }

// Withdrawal takes a page back.
type Withdrawal struct {
	At     source.Pos
	Date   schema.Day       `field:"date,required"`
	Reason markdown.Prose   `field:"reason"`
	Trace  vocabulary.Trace `field:"trace,required"`
}

// Standing is what may be done with a page on a given instant.
type Standing uint8

const (
	// NotKnown is a page whose frontmatter cannot be trusted: nothing of it is shown.
	NotKnown Standing = iota
	Published
	Draft
	Embargoed
	Withdrawn
)

// StandingAt decides whether a page is public at an instant. An embargo ends at its second, not before; it is the
// only clock: a date in the future does not hold a page back.
func (h *Head) StandingAt(now time.Time) Standing {
	switch {
	case h.Draft:
		return Draft
	case now.Before(h.Embargo.Time):
		return Embargoed
	case h.Withdrawn != nil:
		return Withdrawn
	}
	return Published
}

// Page is text under a title: about, methodology, privacy. The home page of an edition is one too.
type Page struct {
	Head
	Summary markdown.Prose `field:"summary"`
}

// CaseStudy tells what an engagement came to.
type CaseStudy struct {
	Head
	Summary       markdown.Prose            `field:"summary,required"`
	Date          schema.Day                `field:"date,required"`
	Byline        schema.OrNone[[]Author]   `field:"byline"`
	Countries     []vocabulary.Country      `field:"countries"`
	Organisations []schema.Ref              `field:"organisations"`
	Companies     []schema.Ref              `field:"companies"`
	Engagement    []vocabulary.Engagement   `field:"engagement"`
	Investors     []vocabulary.InvestorType `field:"investors"`
	Outcome       vocabulary.Outcome        `field:"outcome"`
	Remedy        vocabulary.Remedy         `field:"remedy"`
	Lessons       []markdown.Prose          `field:"lessons"`
	Evidence      []Evidence                `field:"evidence"`
	Changes       []Change                  `field:"changes"`
}

// Author is someone in a byline: an organisation of the registry, a name, or a pseudonym.
type Author struct {
	At           source.Pos
	Organisation string // an id
	Name         string
	Pseudonym    string
}

type writtenAuthor struct {
	Name      string `field:"name"`
	Pseudonym string `field:"pseudonym"`
}

// DecodeNode implements schema.Decoder.
func (a *Author) DecodeNode(n *source.Node, r *schema.Report) {
	a.At = n.Pos
	if n.Kind == source.Scalar {
		a.Organisation = n.Value
		return
	}
	var w writtenAuthor
	before := len(r.Problems)
	schema.Decode(n, &w, r)
	a.Name, a.Pseudonym = w.Name, w.Pseudonym
	if len(r.Problems) == before && (a.Name == "") == (a.Pseudonym == "") {
		r.E(n.Pos, "an author with neither or both of a name and a pseudonym", "", `write an organisation's id, {name: "…"} or {pseudonym: "…"}`)
	}
}
