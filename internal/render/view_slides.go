package render

import "html/template"

// Slides is a briefing as a deck: what an author says in a meeting, one thing a page.
type Slides struct {
	Page
	Whole  template.HTML   // a link to the briefing
	PDF    template.HTML   // a link to the file that a build has printed; empty: none
	Marks  []template.HTML // the titles of the notices, for the foot of every slide
	Site   template.HTML   // the publication's title
	Date   Date            // of the version
	Slides []Slide
}

func (*Slides) template() string { return "slides.html" }

// Slide is one thing under a heading. Of what may stand below it, all that is set is shown; most slides have one.
type Slide struct {
	Kind     string        // class names: first, gist, people, money, section, chart (also tall or dense), asked, ahead, closing
	Size     string        // a class name: "long" or "longest" where there is more text than a slide has room for in its usual size
	Where    template.HTML // "Slide 3 of 14"
	Label    template.HTML // above the heading: which part of the briefing it is; empty: none
	Title    Prose
	Subtitle template.HTML

	Opening     *Opening
	Text        Prose
	Glance      *Glance
	Table       *Table
	Saliency    *SaliencyRow
	Materiality []MaterialityRow // one, or two side by side
	Blocks      []Block          // of a section, with Text's language
	Figure      *Figure          // without a picture, its table is shown
	Asks        []Ask
	Dates       []Dated
	Imprint     *Imprint
}

// Opening is what stands below a briefing's title.
type Opening struct {
	Byline template.HTML // empty: no line
	Dates  []Fact
}
