package render

import (
	"fmt"
	"html/template"
	"strconv"

	"salient/internal/briefing"
	"salient/internal/site"
)

// methodology is the page below which the program publishes what its scores mean.
const methodology = "methodology"

// plain is a page of an author's text: about, methodology, privacy.
func (e *edition) plain(page *site.Page) View {
	v := page.Version
	w := e.writer(v)
	description := e.pages.site.Plain(v, v.Summary())
	view := &Plain{
		Page:     e.frame(page, atNone, v.Title(), description),
		Title:    e.titled(v.Content.Header().Title),
		Contents: w.contents(),
		Body:     w.body(),
		Evidence: w.references(),
	}
	view.Notices = e.notices(v)
	if v.Work.Slug == methodology {
		view.Scales = e.scales()
		view.Contents = append(view.Contents,
			e.jump("scales", "methodology.scales", 1), e.jump("bands", "methodology.bands", 1), e.jump("confidence", "methodology.confidence", 1),
			e.jump("data", "methodology.data", 1))
	}
	view.Contents = append(view.Contents, present(e.jump("evidence", "briefing.evidence", len(view.Evidence)))...)
	return view
}

// scales publishes the anchors of every scale and the bands of the financial level: those that the program uses.
func (e *edition) scales() *Scales {
	s := &Scales{}
	for _, name := range []string{"scale", "scope", "irremediability", "likelihood", "magnitude", "likelihood-horizon"} {
		a := Anchors{Name: e.say("scale-name." + name)}
		for n := 1; n <= 5; n++ {
			a.Anchors = append(a.Anchors, Fact{e.integer(n), e.say("anchor-" + name + "." + strconv.Itoa(n))})
		}
		s.Anchors = append(s.Anchors, a)
	}
	for _, c := range []string{"high", "medium", "low"} {
		s.Confidence = append(s.Confidence, e.fact("confidence."+c, e.say("confidence-meaning."+c)))
	}
	for _, column := range dataColumns {
		s.Columns = append(s.Columns, Fact{code(column), e.say("data-column." + column)})
	}
	for n := 1; n <= 5; n++ {
		s.Bands.Magnitudes = append(s.Bands.Magnitudes, e.integer(n))
	}
	for i, levels := range briefing.Bands {
		row := BandRow{Likelihood: e.integer(i + 1)}
		for _, level := range levels {
			row.Levels = append(row.Levels, Band{int(level), e.say(fmt.Sprintf("level.%d", level))})
		}
		s.Bands.Rows = append(s.Bands.Rows, row)
	}
	return s
}

// dataColumns are those of the downloads of figures, of which each has some.
var dataColumns = []string{
	"row_id", "label", "series_id", "series", "value", "unit", "base", "value_status",
	"date", "date_status", "severity", "severity_at_least", "financial_level",
}

func (e *edition) scalesLink() template.HTML {
	if w := e.pages.site.Work("pages", "methodology"); w != nil {
		return link(w.In(e.site).Address+"#sec:scales", e.say("briefing.scale-link"))
	}
	return ""
}
