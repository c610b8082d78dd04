package render

import (
	"fmt"
	"html"
	"html/template"
	"io"
	"path"

	"salient/internal/briefing"
	"salient/internal/card"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/survey"
)

// cardName is that of the file beside a page. An author's own picture of this name, which the page shows, takes the
// place of ours.
const cardName = "card.png"

// ownCards are the pictures of authors that are cards, by their addresses.
func ownCards(s *site.Site) map[string]*site.Image {
	own := map[string]*site.Image{}
	for _, i := range s.Images {
		if path.Base(i.Address) == cardName {
			own[i.Address] = i
		}
	}
	return own
}

// cards gives the card of a page, if it has one of its own. What shows the text of another page has that one's.
func (e *edition) cards(page *site.Page, yield func(File) bool) bool {
	address := canonical(page) + cardName
	if address != page.Address+cardName || e.pages.ownCards[address] != nil || e.cardImage(page) == nil {
		return true
	}
	return yield(File{address[1:], func(w io.Writer) error {
		c := e.card(page)
		if e.pages.Kept == nil {
			return c.WritePNG(w)
		}
		return e.pages.Kept(fmt.Sprintf("card %#v", *c), w, c.WritePNG)
	}})
}

// cardImage is the picture of a page where its address is shared. It is nil for pages of other kinds, and where the
// title has letters that cannot be shown.
func (e *edition) cardImage(page *site.Page) *Image {
	var title string
	switch page.Kind {
	case site.BriefingPage, site.CaseStudyPage:
		title = page.Version.Title()
	case site.SurveyPage:
		title = e.site.Surveys[page.Survey.ID].Title.String
	default:
		return nil
	}
	address := canonical(page) + cardName
	i := &Image{URL: e.pages.site.Absolute(address), Alt: title, Width: card.Width, Height: card.Height}
	if own := e.pages.ownCards[address]; own != nil {
		i.Width, i.Height = own.Width, own.Height
	} else if !card.Settable(title) {
		return nil
	}
	return i
}

// card says what stands on the card of a page that has one.
func (e *edition) card(page *site.Page) *card.Card {
	c := &card.Card{Lang: e.site.Lang, Publication: e.site.Settings.Title.String, Accent: card.Accent}
	if accent := e.site.Settings.Look.Accent; accent.Given {
		c.Accent = accent.Colour
	}
	illustrative := false
	var date schema.Date
	if v := page.Version; v != nil {
		c.Title, date, illustrative = v.Title(), v.Work.Updated(), len(v.Work.Invented) > 0
	}
	var names []string
	switch page.Kind {
	case site.BriefingPage:
		b := page.Version.Content.(*briefing.Briefing)
		names = e.authorNames(b.Byline)
		e.measures(c, b)
	case site.CaseStudyPage:
		names = e.authorNames(page.Version.Content.(*briefing.CaseStudy).Byline)
	case site.SurveyPage:
		s := e.site.Surveys[page.Survey.ID]
		c.Title, date, illustrative = s.Title.String, surveyDate(s), s.Illustrative
		names = e.conductors(s)
	}
	if illustrative {
		c.Mark = e.plainWord("notice.illustrative")
	}
	if len(names) > 0 {
		c.Byline = e.plainWord("briefing.by", "names", e.site.Locale.List(names))
	}
	if !date.IsZero() {
		c.Date = e.dateWords(date)
	}
	return c
}

func (e *edition) authorNames(byline schema.OrNone[[]briefing.Author]) (names []string) {
	_, authors := e.authors(byline)
	for _, a := range authors {
		names = append(names, a.Name)
	}
	return names
}

// conductors names those who asked.
func (e *edition) conductors(s *survey.Survey) (names []string) {
	for _, ref := range s.ConductedBy.Value {
		if o := e.site.Organisations.Find(ref.ID); o != nil {
			names = append(names, o.Name.String)
		}
	}
	if len(names) == 0 {
		names = []string{e.site.Settings.Publisher.Name.String}
	}
	return names
}

// measures puts the two sides on a card, as the first screen of the page has them.
func (e *edition) measures(c *card.Card, b *briefing.Briefing) {
	plain := func(words template.HTML) string { return html.UnescapeString(withoutTags(string(words))) }
	if rows := briefing.ByGravity(b.Saliency); len(rows) > 0 {
		if s := rows[0].Severity(); s.Level > 0 {
			c.Severity = card.Measure{Label: e.plainWord("briefing.gravest"), Words: plain(e.scoreWords(s.Level, s.AtLeast)), Level: s.Level, Of: 5}
		}
	}
	if m := mostMaterial(b); m != nil {
		c.Financial = card.Measure{Label: e.plainWord("briefing.financial"), Words: plain(e.levelWords(m.Level())), Level: int(m.Level()), Of: 4}
	}
}
