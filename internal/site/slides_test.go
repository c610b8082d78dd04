package site_test

import "testing"

func TestMarksOfSlidesThatLeadNowhere(t *testing.T) {
	const briefing = `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
slides: {in: [why-nwo, privacy], out: [publish, privaci, privacy, bariers]}
saliency: [{issue: privacy, nature: actual}]
asks: [{id: publish, to: [company], action: "Publish."}]
---

## Why now

~~~chart
id: barriers
form: bar
title: "T"
alt: "One."
values: [{id: a, label: "A", value: 1}]
source: {title: "S"}
~~~
`
	expect(t, briefing,
		`en/briefings/cotton.md:5:15: nothing of this briefing that slides could have too "why-nwo" → why-now`,
		`en/briefings/cotton.md:5:24: both in and out of the slides "privacy"`,
		`en/briefings/cotton.md:5:49: nothing of this briefing that is on slides by itself "privaci" → privacy`,
		`en/briefings/cotton.md:5:67: nothing of this briefing that is on slides by itself "bariers" → barriers`,
	)
}
