package site_test

import "testing"

const citing = `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line [@ev-c]."
date: 2026-05-14
saliency:
  - issue: privacy
    nature: actual
    evidence: [ev-b]
    scale: {score: 3, why: "Serious [@eu-dsa art:34].", evidence: [ev-d]}
evidence:
  - {id: ev-a, title: "A", kind: report, grade: primary, confidentiality: public}
  - {id: ev-b, title: "B", kind: report, grade: primary, confidentiality: public}
  - {id: ev-c, title: "C", kind: report, grade: primary, confidentiality: public}
  - {id: ev-d, title: "D", kind: report, grade: primary, confidentiality: public}
  - {id: ev-e, title: "E", kind: report, grade: primary, confidentiality: public}
---

First [@ev-e], then again [@ev-c] and [@eu-csddd].
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---

Primero [@eu-csddd], luego [@ev-e] y [@ev-c].
`

func TestReferencesAreNumberedByFirstAppearanceInTheOriginal(t *testing.T) {
	s := resolve(t, citing)
	w := s.Work("briefings", "cotton")
	var ids []string
	for i, ref := range w.References {
		ids = append(ids, ref.ID)
		if w.Number(ref.ID) != i+1 {
			t.Errorf("%s is number %d, and stands in place %d", ref.ID, w.Number(ref.ID), i+1)
		}
	}
	// The summary, the row's evidence, the score's reason and its evidence, the body; what is cited nowhere is last.
	equal(t, "references", ids, []string{"ev-c", "ev-b", "eu-dsa", "ev-d", "ev-e", "eu-csddd", "ev-a"})
	if w.Number("ev-z") != 0 {
		t.Error("what is not there has a number")
	}
	if spanish := w.In(s.Edition("es")); spanish.Work != w {
		t.Error("a translation has references of its own")
	}
}

func TestCitationsThatLeadNowhere(t *testing.T) {
	expect(t, `
-- content/en/briefings/cotton.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
evidence:
  - {id: ev-1, title: "A", kind: report, grade: primary, confidentiality: public}
  - {id: eu-dsa, title: "B", kind: report, grade: primary, confidentiality: public}
---

A [@ev-2], B [@ev-1 art:3], C [@eu-dsaa].
-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
---

Más [@eu-csddd].
`,
		`en/briefings/cotton.md:7:5: an id that is both evidence and a regulation "eu-dsa"`,
		`en/briefings/cotton.md:10:4: a citation of what is neither evidence of this page nor a regulation "ev-2" → ev-1`,
		`en/briefings/cotton.md:10:15: a provision of what is not a regulation "ev-1"`,
		`en/briefings/cotton.md:10:32: a citation of what is neither evidence of this page nor a regulation "eu-dsaa" → eu-dsa`,
		`W es/briefings/cotton.md:6:6: a citation that the original does not have "eu-csddd"`,
	)
}
