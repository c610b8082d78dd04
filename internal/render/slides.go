package render

import (
	"bytes"
	"html/template"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/site"
)

// slidesAt is where the deck of a briefing stands, below its page: a deck is another form of the same page, and no page
// of lists, feeds and search.
const slidesAt = site.SlidesAt + "/"

// slidesStyle is the stylesheet that decks have beside those of all pages.
const slidesStyle = "css/slides.css"

// What has a slide of its own without an author's word: the gravest rows of each side, from a level on and so many at
// most. All are in the table before them.
const (
	severeEnough    = 4                          // of 5
	materialEnough  = briefing.FinancialLevel(3) // of 4: high
	mostRowsOfASide = 3
	mostOfAPanel    = 280 // letters of a reason that stands beside another
	mostDatesAhead  = 6
)

// hasSlides says whether a page is a briefing whose author did not write slides: none.
func hasSlides(page *site.Page) bool {
	return page.Kind == site.BriefingPage && !page.Version.Content.(*briefing.Briefing).Slides.None
}

// presents says whether there is a deck.
func (p *Pages) presents() bool {
	for _, w := range p.site.Briefings {
		if !w.Original.Content.(*briefing.Briefing).Slides.None {
			return true
		}
	}
	return false
}

// slidesFile names the file of a printed deck, which stands beside the page that it belongs to.
func slidesFile(address string) string { return path.Base(address) + "-slides.pdf" }

// slidesLink leads from a page to its deck, if it has one.
func (e *edition) slidesLink(page *site.Page) template.HTML {
	if !hasSlides(page) {
		return ""
	}
	return `<a class="as-slides" href="` + slidesAt + `">` + e.say("slides.link") + "</a>"
}

// slides gives the deck of a page, if it has one.
func (e *edition) slides(page *site.Page, yield func(File) bool) bool {
	if !hasSlides(page) {
		return true
	}
	return yield(File{page.Address[1:] + slidesAt + "index.html", func(w io.Writer) error { return e.Render(outward{w}, e.deck(page)) }})
}

// outward leads the links within the briefing's page there from its deck. Edition.Render writes a page in one piece.
type outward struct{ io.Writer }

func (o outward) Write(page []byte) (int, error) {
	_, err := o.Writer.Write(bytes.ReplaceAll(page, []byte(`<a href="#`), []byte(`<a href="../#`)))
	return len(page), err
}

// deck collects the slides of a briefing. Its writer is outside of the briefing's page: a citation would lead nowhere.
type deck struct {
	*writer
	b      *briefing.Briefing
	slides []Slide
}

func (e *edition) deck(page *site.Page) View {
	v := page.Version
	d := &deck{writer: e.outside(v), b: v.Content.(*briefing.Briefing)}
	title := v.Title()
	view := &Slides{
		Page:  e.bare(title + " · " + e.plainWord("slides.link")),
		Whole: link(v.Address, e.say("slides.whole")),
		PDF:   e.pdfLink(page.Address+slidesAt, "../"+slidesFile(page.Address)),
		Site:  e.text(e.site.Settings.Title),
		Date:  e.date(v.Work.Updated()),
	}
	view.Head.Links = canonicalLink(e.pages.site.Absolute(canonical(page)))
	view.Head.Assets += e.pages.slidesAssets
	view.Languages = e.switcher(page, slidesAt)
	view.Notices = e.notices(v)
	for _, n := range view.Notices {
		view.Marks = append(view.Marks, n.Title)
	}
	authors, _ := e.authors(d.b.Byline)
	d.add(Slide{
		Kind: "first", Size: size(title, 60, 130), Label: e.say("kind.briefing"), Title: e.titled(d.b.Title),
		Opening: &Opening{e.byline(authors), e.dates(d.b.Date.Date, d.b.Updated.Date, d.b.EvidenceCutoff.Date)},
	})
	glance := d.glance(d.b)
	d.add(Slide{Kind: "gist", Size: size(d.b.Summary.Text, 400, 850), Title: d.heading("briefing.bottom-line"), Text: d.block(d.b.Summary), Glance: &glance})
	d.saliencySlides()
	d.materialitySlides()
	d.body()
	d.asks()
	d.datesAhead()
	imprint := e.imprint(v, authors, d.b.Contact)
	d.add(Slide{Kind: "closing", Title: d.heading("briefing.cite"), Imprint: &imprint})
	for i := range d.slides {
		d.slides[i].Where = e.say("slides.where", "n", i+1, "total", len(d.slides))
	}
	view.Slides = d.slides
	return view
}

func (d *deck) add(s Slide) { d.slides = append(d.slides, s) }

// heading is one of the interface's words.
func (d *deck) heading(key string) Prose { return Prose{HTML: d.say(key)} }

// size is the class of a text by its length in letters.
func size(text string, long, longest int) string {
	switch n := utf8.RuneCountInString(text); {
	case n > longest:
		return "longest"
	case n > long:
		return "long"
	}
	return ""
}

// crowd is the class of a table by its rows.
func crowd(rows int) string {
	switch {
	case rows > 7:
		return "longest"
	case rows > 4:
		return "long"
	}
	return ""
}

// saliencySlides shows all issues in a table, where there are two, and then the gravest alone.
func (d *deck) saliencySlides() {
	label := d.say("briefing.saliency")
	if t := d.saliencyTable(d.b); t != nil {
		d.add(Slide{Kind: "people", Size: crowd(len(t.Rows)), Label: label, Title: d.heading("briefing.saliency-side"), Table: t})
	}
	shown := 0
	for _, s := range briefing.ByGravity(d.b.Saliency) {
		usual := shown < mostRowsOfASide && (shown == 0 || s.Severity().Level >= severeEnough)
		if !d.b.Slides.Value.Has(s.Key(), usual) {
			continue
		}
		shown++
		row := d.saliencyInShort(s)
		d.add(Slide{Kind: "people", Size: size(said(row.Scores), 300, 550), Label: label, Title: Prose{HTML: d.issueLink(s.Issue.ID)}, Saliency: &row})
	}
}

// saliencyInShort is a row with what is said of it in a meeting: its scores and reasons, and who is harmed by whom.
func (d *deck) saliencyInShort(s *briefing.Salience) SaliencyRow {
	severity := s.Severity()
	row := SaliencyRow{
		Severity: d.bar(severity.Level, severity.AtLeast), Basis: d.basis(s), Scores: d.saliencyScores(s),
		Facts: []Fact{d.fact("saliency.nature", d.say("nature."+string(s.Nature)))},
	}
	if s.DelayMakesIrremediable != nil {
		row.Urgent = d.prose(s.DelayMakesIrremediable.Why)
	}
	if len(s.Rightsholders) > 0 {
		row.Facts = append(row.Facts, d.fact("saliency.rightsholders", joined(d.edition, s.Rightsholders, d.rightsholders)))
	}
	for _, c := range s.Companies {
		row.Companies = append(row.Companies, Involvement{Company: d.companyLink(c.ID), How: d.say("involvement." + string(c.Involvement))})
	}
	if s.Confidence != "" {
		row.Facts = append(row.Facts, d.fact("saliency.confidence", d.say("confidence."+string(s.Confidence))))
	}
	return row
}

// said is all the reasons of scores.
func said(scores []Score) string {
	var b strings.Builder
	for _, s := range scores {
		b.WriteString(withoutTags(string(s.Why)))
	}
	return b.String()
}

// materialitySlides shows all channels in a table, where there are two, and then the most material alone.
func (d *deck) materialitySlides() {
	label := d.say("briefing.materiality")
	if t := d.materialityTable(d.b); t != nil {
		d.add(Slide{Kind: "money", Size: crowd(len(t.Rows)), Label: label, Title: d.heading("briefing.materiality-side"), Table: t})
	}
	headline, shown := mostMaterial(d.b), 0
	var beside *Slide // has room for a second channel
	for i := range d.b.Materiality {
		m := &d.b.Materiality[i]
		usual := m == headline || m.Level() >= materialEnough && shown < mostRowsOfASide
		if !d.b.Slides.Value.Has(m.Key(), usual) {
			continue
		}
		shown++
		row, short := d.materiality(m), utf8.RuneCountInString(m.Why.Text) <= mostOfAPanel
		if short && beside != nil {
			beside.Materiality, beside = append(beside.Materiality, row), nil
			continue
		}
		d.add(Slide{Kind: "money", Size: size(m.Why.Text, 350, 600), Label: label, Title: d.heading("briefing.materiality-side"), Materiality: []MaterialityRow{row}})
		if short {
			beside = &d.slides[len(d.slides)-1]
		}
	}
}

// body shows the charts of the text, and the sections that are marked in, in the text's order.
func (d *deck) body() {
	if d.v.Body == nil {
		return
	}
	for _, h := range d.v.Body.Holes {
		switch c := h.Content.(type) {
		case markdown.Section:
			if heading := d.v.Body.Headings[c.Heading]; heading.Level == 2 && d.b.Slides.Value.Has(heading.ID, false) {
				d.section(c.Heading)
			}
		case markdown.Chart:
			if chart := d.v.ChartAt(c); chart != nil && d.b.Slides.Value.Has(chart.ID(), true) {
				d.figureSlide(chart)
			}
		}
	}
}

// How high a picture may be on a slide, in pixels, so that its words can still be read: below its title, and beside it.
// Of a higher one the table is shown.
const (
	tallestBelow  = 340
	tallestBeside = 720
)

// heightOf gives the height of a picture where there is room, in pixels.
func heightOf(svg template.HTML) float64 {
	drawing := string(svg)
	if wide := strings.Index(drawing, `class="wide"`); wide >= 0 {
		drawing = drawing[strings.LastIndex(drawing[:wide], "<svg"):]
	}
	_, rest, _ := strings.Cut(drawing, ` height="`)
	height, _, _ := strings.Cut(rest, `"`)
	pixels, _ := strconv.ParseFloat(height, 64) // 0 where there is none
	return pixels
}

func (d *deck) figureSlide(c *site.Chart) {
	if figure, _ := d.figure(c); figure != nil {
		kind := "chart"
		if height := heightOf(figure.SVG); height > tallestBeside {
			kind, figure.SVG = "chart dense", ""
		} else if height > tallestBelow {
			kind = "chart tall"
		}
		d.add(Slide{Kind: kind, Size: size(c.Data.Title.String, 55, 120), Label: figure.Number, Title: Prose{HTML: figure.Title}, Subtitle: figure.Subtitle, Figure: figure})
	}
}

// section sets out a section of the text. Its charts have slides of their own.
func (d *deck) section(heading int) {
	text := d.v.Body.Below(heading)
	d.blocks, d.around = d.blocks[:0], d.v.BodyLang
	html := string(text.Append(nil, inSection{d.writer}))
	d.around = ""
	s := Slide{Kind: "section", Size: size(withoutTags(html), 500, 900), Title: Prose{HTML: escape(d.v.Body.Headings[heading].Text)}}
	s.Title.Lang, s.Title.Dir = d.langOf(d.v.BodyLang)
	s.Text.Lang, s.Text.Dir = s.Title.Lang, s.Title.Dir
	at := 0
	for _, p := range append(d.blocks, placedBlock{at: len(html)}) {
		if part := withoutRaised(html[at:p.at]); strings.TrimSpace(part) != "" {
			s.Blocks = append(s.Blocks, Block{HTML: d.reachable(part)})
		}
		if p.block.Quote != nil {
			s.Blocks = append(s.Blocks, p.block)
		}
		at = p.at
	}
	if len(s.Blocks) > 0 {
		d.add(s)
	}
}

// inSection fills the holes of a section on a slide.
type inSection struct{ *writer }

func (s inSection) Fill(b []byte, h markdown.Hole) []byte {
	switch h.Content.(type) {
	case markdown.Chart, markdown.Section:
		return b
	}
	return s.writer.Fill(b, h)
}

// Asks share a slide as far as there is room for their lines, and one between two.
const (
	linesOfASlide = 18
	actionLine    = 105 // letters
	testLine      = 120
)

// asks shows the asks by those who are asked: the first in the author's order, and so the others.
func (d *deck) asks() {
	var groups []template.HTML
	asked := map[template.HTML][]int{}
	for i, a := range d.b.Asks {
		if d.b.Slides.Value.Has(string(a.ID), true) {
			group := labels(d.edition, "ask-target", a.To)
			if asked[group] == nil {
				groups = append(groups, group)
			}
			asked[group] = append(asked[group], i)
		}
	}
	var asks []Ask
	var lines []int
	for _, group := range groups {
		for _, i := range asked[group] {
			a := &d.b.Asks[i]
			asks = append(asks, d.askInShort(a, i, group))
			lines = append(lines, linesOf(a.Action.Text, actionLine)+1+linesOf(a.ImplementedWhen.Text, testLine)+1)
		}
	}
	for _, n := range evenly(lines, linesOfASlide) {
		d.add(Slide{Kind: "asked", Title: d.heading("briefing.asks"), Asks: asks[:n]})
		asks = asks[n:]
	}
}

// linesOf is how many lines a text takes.
func linesOf(text string, letters int) int {
	return (utf8.RuneCountInString(text) + letters - 1) / letters
}

// evenly says how many of the items, of so many lines each, stand on each slide: on as few as room allows, and not all
// on the first ones.
func evenly(lines []int, room int) []int {
	counts := inTurn(lines, room)
	for ; room > 0; room-- {
		less := inTurn(lines, room-1)
		if len(less) > len(counts) {
			break
		}
		counts = less
	}
	return counts
}

// inTurn says how many of the items stand on each slide when one is filled after the other.
func inTurn(lines []int, room int) []int {
	var counts []int
	left := 0
	for _, n := range lines {
		if len(counts) == 0 || left < n {
			counts, left = append(counts, 0), room
		}
		counts[len(counts)-1]++
		left -= n
	}
	return counts
}

// askInShort is an ask as it stands, without its history.
func (d *deck) askInShort(a *briefing.Ask, index int, to template.HTML) Ask {
	if len(a.Who) > 0 {
		to = d.clauses(to, joined(d.edition, a.Who, func(who schema.Ref) template.HTML { return d.addressee(who.ID) }))
	}
	return Ask{
		ID: Place(anchor("ask", string(a.ID), index)), Action: d.prose(a.Action), Test: d.prose(a.ImplementedWhen),
		Status: d.askStatus(a), Due: d.date(a.Due.Date), Facts: []Fact{d.fact("ask.to", to)},
	}
}

func (d *deck) datesAhead() {
	s := Slide{Kind: "ahead", Title: d.heading("slides.dates")}
	for _, c := range d.ahead(d.b) {
		if len(s.Dates) < mostDatesAhead {
			s.Dates = append(s.Dates, Dated{d.date(c.date), c.what()})
		}
	}
	if len(s.Dates) > 0 {
		d.add(s)
	}
}
