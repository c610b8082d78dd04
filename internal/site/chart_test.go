package site_test

import (
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/markdown"
)

// barriers is a survey whose smallest cell may not be told, with words in Spanish.
var barriers = survey("organisations", `
  - id: barriers
    label: "Barriers"
    text: not-stated
    response: multiple
    unit: mentions
    base: not-stated
    answers: [{id: cost, label: "Cost", count: 19}, {id: time, label: "Time", count: 14}, {id: fear, label: "Fear", count: 7}]
`) + `
-- content/es/data/surveys/views.yaml --
questions: {barriers: {answers: {cost: {label: "Coste"}}}}
`

var charted = barriers + `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "Of them, [=views.barriers.cost] and [=views.barriers.fear]."
date: 2026-05-14
---

` + "```chart" + `
id: second
survey: views
question: barriers
form: bar
title: "Cost comes first"
alt: "Cost, then time."
` + "```" + `

See [fig:first].

` + "```chart" + `
id: first
values: [{id: a, label: "A", value: 3}]
source: {title: "Elsewhere"}
form: bar
title: "Another"
alt: "Another."
` + "```" + `
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---

Véase [fig:first].

` + "```chart" + `
id: first
title: "Otro"
alt: "Otro."
labels: {a: "La A"}
` + "```" + `

` + "```chart" + `
id: second
title: "El coste va primero"
alt: "El coste."
labels: {time: "Falta de tiempo"}
` + "```" + `
`

func TestChartsAreBoundInEachLanguage(t *testing.T) {
	s := resolve(t, charted)
	for _, tc := range []struct {
		lang   locale.Tag
		titles string
		labels string
	}{
		{"en", "Cost comes first, Another", "Cost, Time, Fear, A"},
		// The labels of the chart, else those of the survey, else the original's.
		{"es", "El coste va primero, Otro", "Coste, Falta de tiempo, Fear, La A"},
		{"ar", "Cost comes first, Another", "Cost, Time, Fear, A"},
	} {
		v := version(t, s, "briefings", "cotton", tc.lang)
		var titles, labels []string
		for _, c := range v.Charts() {
			titles = append(titles, c.Data.Title.String)
			for _, category := range c.Data.Categories {
				labels = append(labels, category.Label.String)
			}
		}
		equal(t, "titles in "+string(tc.lang), strings.Join(titles, ", "), tc.titles)
		equal(t, "labels in "+string(tc.lang), strings.Join(labels, ", "), tc.labels)
		for _, h := range v.Body.Holes {
			if fence, ok := h.Content.(markdown.Chart); ok && v.ChartAt(fence) == nil {
				t.Errorf("a fence without its chart in %s", tc.lang)
			}
		}
	}
	equal(t, "numbers", s.Work("briefings", "cotton").Figures, []string{"second", "first"})
	equal(t, "surveys", len(s.Surveys), 1)
	equal(t, "the summary as text", s.Plain(version(t, s, "briefings", "cotton", "en"), version(t, s, "briefings", "cotton", "en").Summary()), "Of them, 19 and withheld.")
}

func TestSlipsInCharts(t *testing.T) {
	const bar = "survey: views\nquestion: barriers\nform: bar\ntitle: \"T\"\nalt: \"A\"\n```\n"
	expect(t, barriers+page("cotton", "")+"\n```chart\n"+bar+"\n```chart\nid: x\n"+bar+"\n```chart\nid: x\n"+bar+
		"\n```chart\nid: y\nvalues: [{id: a, label: \"A\", value: 7}]\nsource: {title: \"S\"}\nform: bar\ntitle: \"T\"\nalt: \"A\"\n```\n[=views.barriers.csot] [fig:xx]\n"+
		"-- content/es/briefings/cotton.md --\n---\ntranslates: en\ntitle: \"T\"\n---\n\n```chart\nid: xx\ntitle: \"T\"\n```\n"+
		"-- content/es/data/surveys/veiws.yaml --\ntitle: \"Opiniones\"\n",
		`en/briefings/cotton.md:8:1: a chart without an id on a page that is translated`,
		`en/briefings/cotton.md:25:1: two charts of one id on a page "x"`,
		`W en/briefings/cotton.md:35:10: a value that equals a cell which a survey withholds "a"`,
		`en/briefings/cotton.md:41:1: a figure of an answer that the question does not have "csot" → cost`,
		`en/briefings/cotton.md:41:24: a reference to a chart that is not on this page "xx"`,
		`W es/briefings/cotton.md: a chart of the original is not in the translation "figure-1"`,
		`W es/briefings/cotton.md: a chart of the original is not in the translation "x"`,
		`W es/briefings/cotton.md: a chart of the original is not in the translation "y"`,
		`es/briefings/cotton.md:7:1: the original has no such chart "xx"`,
		`es/data/surveys/veiws.yaml: words for data that are not there "veiws" → views`,
	)
}
