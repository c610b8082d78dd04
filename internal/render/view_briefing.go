package render

import "html/template"

// Briefing is the page of a briefing, in the order an analyst reads it.
type Briefing struct {
	Page
	Kind    template.HTML // linked to the list of briefings
	Title   Prose
	Byline  template.HTML // empty: no line
	Dates   []Fact
	Extent  Extent
	Summary Prose
	Glance  Glance

	Saliency    []SaliencyRow
	Materiality []MaterialityRow
	// The scores of all rows of a side in one table; nil where there are not two rows to compare.
	SaliencyTable, MaterialityTable *Table

	Scales template.HTML // a link to what the scores mean

	Contents    []Heading
	Body        Body
	Companies   []BriefedCompany
	Regulations []BriefedRegulation
	Catalogue   template.HTML // "catalogue as of"; the state of each regulation is that of the build day
	Questions   []Question
	Asks        []Ask
	Progress    []Dated
	Quotes      []Quote
	CaseStudies []template.HTML
	Surveys     []template.HTML
	Evidence    []Evidence
	Changes     []Dated
	Imprint     Imprint
}

func (*Briefing) template() string { return "briefing.html" }

// Glance is what an analyst needs in a minute. Severity and the financial level stand side by side and are never joined.
type Glance struct {
	Severity  *GlanceScore // of the gravest issue; nil: no saliency rows
	Financial *GlanceScore // the highest row; nil: no materiality rows
	Next      *NextDate    // nil: none to come
	Companies []template.HTML
	More      template.HTML // a link to the rest of the companies; empty: all are named
}

// GlanceScore is the headline of one side.
type GlanceScore struct {
	Bar   template.HTML
	Title template.HTML // the issue, or the channel, linked to its row
	Facts []Fact        // nature and likelihood, or level, horizon; its own confidence
}

// NextDate is the earliest date on or after the build day.
type NextDate struct {
	Date Date
	What template.HTML
}

// SaliencyRow is the harm to people of one issue.
type SaliencyRow struct {
	ID        Place
	Issue     template.HTML
	Severity  template.HTML // the bar
	Basis     template.HTML // how severity follows from its parts; that a part is missing
	Urgent    template.HTML // why delay makes the harm irremediable; empty: not claimed
	Scores    []Score       // scale, scope, irremediability; judged and likelihood where given
	Companies []Involvement // none: sector-wide
	Facts     []Fact        // nature, countries, rights, rightsholders, confidence, assessed
}

// Involvement is how a company is involved with a harm (UNGP 13).
type Involvement struct {
	Company template.HTML
	How     template.HTML
	Why     template.HTML
}

// MaterialityRow is the effect on money through one channel.
type MaterialityRow struct {
	ID      Place
	Channel template.HTML
	Subject template.HTML // the company and the issue, linked; or the sector
	Level   template.HTML // the bar
	Why     template.HTML
	Scores  []Score // magnitude, likelihood within the horizon
	Facts   []Fact  // horizon, effects, regulations, confidence
}

// BriefedCompany is a company the briefing names, with its right of reply.
type BriefedCompany struct {
	ID           Place
	Name         template.HTML
	Illustrative bool
	Facts        []Fact // identifiers, products
	Replies      []Reply
}

// Reply is one request for comment and what came of it.
type Reply struct {
	Status Status
	Facts  []Fact        // sought, deadline, received
	Quote  Prose         // the company's own words; empty: none
	Note   template.HTML // a summary of them, or why no reply was sought; empty: none
	Source template.HTML
}

// BriefedRegulation is a regulation the briefing rests on.
type BriefedRegulation struct {
	ID     Place
	Name   template.HTML
	Title  Prose // the official title
	Status Status
	Why    template.HTML
	Facts  []Fact // provisions, next date, confidence note
}

// Status is the state of a thing on the build day. Kind is a class name; the words alone carry the meaning.
type Status struct {
	Kind string
	Text template.HTML
}

// Question is one for an investor to ask a company.
type Question struct {
	ID         string
	Text       template.HTML
	GoodAnswer template.HTML
}

// Ask is something asked of somebody, with its test.
type Ask struct {
	ID      Place
	Action  template.HTML
	Test    template.HTML // implemented when …
	Status  Status
	Due     Date   // zero: no date
	Facts   []Fact // to whom, feasibility, issues; the briefing, outside of it
	History []Dated
}
