package render

import (
	"iter"
	"path"
	"strconv"
	"time"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/site"
)

// Printable is a page that is printed to a file of its own, and what the file says of itself.
type Printable struct {
	Page, File             string // addresses: /en/briefings/cotton/, /en/briefings/cotton/cotton.pdf
	Lang                   string // of its text
	RTL                    bool
	Title, Author, Subject string
	Keywords               []string
	Licence                string
	Date                   time.Time
	Number                 func(int) string // writes the number of a page
	// Parts are, of a compendium, the files that it holds.
	Parts []string
}

// Printables gives every briefing, case study and survey of every language in which it truly is, the decks of
// briefings, and then a compendium for each language. A text that is only lent by another language is printed there.
func (p *Pages) Printables() iter.Seq[Printable] {
	return func(yield func(Printable) bool) {
		for _, e := range p.editions {
			var parts []Printable
			for page := range p.site.PagesOf(e.site) {
				document, ok := e.printable(page)
				if !ok {
					continue
				}
				parts = append(parts, document)
				if !yield(document) {
					return
				}
				if hasSlides(page) {
					document.File = page.Address + slidesFile(page.Address)
					document.Page += slidesAt
					if !yield(document) {
						return
					}
				}
			}
			if len(parts) > 1 && !yield(e.compendiumOf(parts)) {
				return
			}
		}
	}
}

// printable says what the file of a page says of itself.
func (e *edition) printable(page *site.Page) (Printable, bool) {
	if page.Version != nil && page.Version.Fallback() {
		return Printable{}, false
	}
	d := e.document(page.Address)
	var names []string
	switch page.Kind {
	case site.BriefingPage:
		b := page.Version.Content.(*briefing.Briefing)
		names = e.authorNames(b.Byline)
		for _, s := range b.Saliency {
			d.Keywords = append(d.Keywords, e.issueText(s.Issue.ID))
		}
	case site.CaseStudyPage:
		names = e.authorNames(page.Version.Content.(*briefing.CaseStudy).Byline)
	case site.SurveyPage:
		s := e.site.Surveys[page.Survey.ID]
		d.Title, names, d.Date = s.Title.String, e.conductors(s), surveyDate(s).Time()
	default:
		return Printable{}, false
	}
	if v := page.Version; v != nil {
		d.Title, d.Subject, d.Date = v.Title(), e.pages.site.Plain(v, v.Summary()), v.Work.Updated().Time()
	}
	if len(names) > 0 {
		d.Author = e.site.Locale.List(names)
	}
	return d, true
}

// document is a file of the edition, by the address of its page.
func (e *edition) document(address string) Printable {
	settings := &e.site.Settings
	return Printable{
		Page: address, File: address + path.Base(address) + ".pdf",
		Lang: string(e.site.Lang), RTL: e.dir == "rtl",
		Author: settings.Publisher.Name.String, Licence: licenceAddress(string(settings.Licence)),
		Number: func(n int) string { return e.site.Locale.Number(locale.Decimal(strconv.Itoa(n))) },
	}
}

// compendiumAt is where the front of a compendium stands while it is printed. It is no page of the publication.
const compendiumAt = "compendium"

// compendiumOf is the compendium of the edition, of the day of its newest part.
func (e *edition) compendiumOf(parts []Printable) Printable {
	d := e.document(e.site.Address(compendiumAt))
	d.File = e.site.Address() + compendiumAt + ".pdf"
	d.Title, d.Subject = e.site.Settings.Title.String, e.site.Settings.Tagline.String
	for _, part := range parts {
		d.Parts = append(d.Parts, part.File)
		if part.Date.After(d.Date) {
			d.Date = part.Date
		}
	}
	return d
}

// Fronts gives the pages that stand before compendia. They are printed, and not published.
func (p *Pages) Fronts() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, e := range p.editions {
			if !yield(File{e.site.Address(compendiumAt)[1:] + "index.html", e.render(func() View { return e.compendium() })}) {
				return
			}
		}
	}
}

// compendium is the cover of all briefings, case studies and surveys of the edition, and their contents.
func (e *edition) compendium() View {
	page := &site.Page{Edition: e.site, Address: e.site.Address(compendiumAt), Kind: site.BriefingList}
	view := &Compendium{
		Page:  e.frame(page, atNone, e.site.Settings.Title.String, e.site.Settings.Tagline.String),
		Title: e.text(e.site.Settings.Title), Tagline: e.text(e.site.Settings.Tagline), Publisher: e.publisher(),
	}
	view.Head.Title = e.site.Settings.Title.String
	var newest schema.Date
	group := func(key string) *CompendiumGroup {
		title := e.say(key)
		if n := len(view.Groups); n > 0 && view.Groups[n-1].Title == title {
			return &view.Groups[n-1]
		}
		view.Groups = append(view.Groups, CompendiumGroup{Title: title})
		return &view.Groups[len(view.Groups)-1]
	}
	for page := range e.pages.site.PagesOf(e.site) {
		if _, ok := e.printable(page); !ok {
			continue
		}
		g := (*CompendiumGroup)(nil)
		entry := CompendiumEntry{Address: page.Address}
		switch page.Kind {
		case site.BriefingPage:
			g = group("nav.briefings")
		case site.CaseStudyPage:
			g = group("nav.case-studies")
		default:
			g = group("nav.surveys")
		}
		if v := page.Version; v != nil {
			entry.Link, entry.Date = link(v.Address, e.text(v.Content.Header().Title)), e.date(v.Work.Updated())
			if v.Work.Updated().After(newest) {
				newest = v.Work.Updated()
			}
		} else {
			s := e.site.Surveys[page.Survey.ID]
			entry.Link, entry.Date = link(page.Address, e.text(s.Title)), e.date(surveyDate(s))
		}
		g.Entries = append(g.Entries, entry)
	}
	view.Facts = []Fact{
		e.fact("imprint.version", e.date(newest)),
		e.fact("imprint.address", bareLink(e.pages.site.Absolute(e.site.Address()), e.pages.site.Absolute(e.site.Address()))),
	}
	if l := string(e.site.Settings.Licence); l != "" {
		view.Facts = append(view.Facts, e.fact("imprint.licence", e.licence(l)))
	}
	return view
}
