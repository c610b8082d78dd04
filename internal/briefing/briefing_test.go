package briefing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"salient/internal/briefing"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// valid is a briefing without a slip; a test changes one thing in it.
const valid = `---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
evidence_cutoff: 2026-08-31
companies:
  - id: acme
    replies:
      - {sought: 2026-03-02, deadline: 2026-03-30, received: 2026-03-28, status: quoted, text: "We disagree."}
saliency:
  - issue: surveillance
    companies: [{id: acme, involvement: linked, why: "It sells it.", evidence: [ev-1]}]
    nature: potential
    evidence: [ev-1]
    scale: {score: 4, why: "Liberty."}
    scope: {score: 3, why: "Thousands."}
    likelihood: {score: 2, why: "Unlikely."}
materiality:
  - {channel: legal, issue: surveillance, magnitude: 4, likelihood: 3, horizon: medium, why: "Fines.", evidence: [ev-1]}
asks:
  - {id: publish, to: [company], action: "Publish.", history: [{date: 2026-06-01, status: in-progress}]}
quotes:
  - {id: q1, text: "No.", role: "Respondent", country: "NO", consent: role, evidence: [ev-1]}
evidence:
  - {id: ev-1, title: "A report", date: 2026-02, kind: report, grade: primary, confidentiality: public}
  - {id: ev-2, date: 2026, kind: meeting, grade: secondary, confidentiality: chatham-house}
---

## Bottom line

Text.
`

func parse(text string) (*briefing.Document, []source.Problem) {
	entry := source.Entry{Path: "content/en/briefings/cotton.md", Place: source.PlaceOf("content/en/briefings/cotton.md")}
	return briefing.Parse(entry, []byte(text))
}

func TestAValidBriefingHasNoProblems(t *testing.T) {
	doc, problems := parse(valid)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := doc.Content.(*briefing.Briefing)
	if b.Saliency[0].Severity() != (briefing.Severity{Level: 4, AtLeast: true}) {
		t.Errorf("severity = %+v", b.Saliency[0].Severity())
	}
	if b.Companies[0].Replies[0].Key() != "acme" || b.Materiality[0].Key() != "legal" || b.Quotes[0].Country != "NO" {
		t.Error("natural keys or country")
	}
}

func TestRules(t *testing.T) {
	for _, tc := range []struct{ old, new, want string }{
		{"date: 2026-05-14", "date: 2026-05-14\nscore: 4", "5:1 a composite figure: severity, likelihood and money are never joined in one, and companies are not ranked (UNGP 24; ESRS 1 ¶45, 49-51)"},
		{"nature: potential", "nature: actual", "17:17 a likelihood on an actual impact"},
		{"likelihood: {score: 2", "judged: {score: 3, why: Low.}\n    likelihood: {score: 2", "17:13 a judged score of 3 below the highest part, 4"},
		{`{score: 4, why: "Liberty."}`, `{score: 4}`, "15:12 a score of scale without its reason"},
		{`scope: {score: 3, why: "Thousands."}`, `scope: {score: 3, why: "Thousands.", evidence: [ev-2]}`, "16:12 a score of scope that rests on no public evidence"},
		{"date: 2026-02, kind", "date: 2026-09, kind", "evidence of a score that is later than evidence_cutoff"},
		{"evidence: [ev-1]}\nasks", "evidence: [ev-9]}\nasks", "19:115 no such evidence on this page"},
		{`why: "It sells it.", `, ``, "12:17 an involvement without its reason"},
		{"issue: surveillance, magnitude", "issue: privacy, magnitude", "19:29 no row of saliency has this issue"},
		{"received: 2026-03-28, ", "", "9:9 a reply that is quoted lacks received"},
		{"status: quoted, text: \"We disagree.\"", "status: not-sought", "a reply that is not-sought lacks reason"},
		{"confidentiality: chatham-house", "confidentiality: chatham-house, title: \"Secret\"", "26:5 evidence under the Chatham House Rule that says more than id, kind, grade and year"},
		{"date: 2026, kind: meeting", "date: 2026-03, kind: meeting", "26:5 evidence under the Chatham House Rule with more than a year"},
		{"confidentiality: public", "confidentiality: private", "evidence that is neither public nor under the Chatham House Rule"},
		{"kind: report", "kind: interview", "25:5 an interview or testimony without consent"},
		{"consent: role", "consent: none", "23:5 a quote without consent that tells role or country"},
		{`role: "Respondent"`, `name: "Maria"`, "23:5 a quote with a name whose consent is not named"},
		{"horizon: medium, ", "", "19:5 a financial score without its horizon"},
		{"status: in-progress}]", "status: in-progress}, {date: 2026-05-01, status: met}]", "an entry of a history before the one above it"},
		{`"The bottom line."`, `"` + strings.Repeat("word ", 121) + `"`, "3:11 a summary of 121 words"},
		{"date: 2026-05-14", "date: 2026-05-14\nupdated: 2026-05-01", "5:10 updated lies before date"},
		{"  - id: acme\n", "  - id: acme\n    esg_rating: 4\n", "8:5 a composite figure: severity, likelihood and money are never joined in one, and companies are not ranked (UNGP 24; ESRS 1 ¶45, 49-51)"},
		{"role: \"Respondent\"", "role: \"Respondent\", language: zz", "23:5 a language tag with a part that is not registered"},
		{"date: 2026-05-14", "date: 2026-05-14\nwithdrawn: {date: 2026-06-01, trace: notice}", "5:12 a notice of withdrawal without its reason"},
		{"date: 2026-05-14", "date: 2026-05-14\naliases: [\"//evil.example/\"]", "not an old address on this site"},
	} {
		if !strings.Contains(valid, tc.old) {
			t.Fatalf("the valid briefing has no %q", tc.old)
		}
		_, problems := parse(strings.Replace(valid, tc.old, tc.new, 1))
		var told []string
		for _, p := range problems {
			told = append(told, fmt.Sprintf("%d:%d %s", p.Pos.Line, p.Pos.Col, p.What))
		}
		slices.Sort(told)
		if len(slices.Compact(slices.Clone(told))) != len(told) {
			t.Errorf("%q: told twice: %q", tc.new, told)
		}
		if !slices.ContainsFunc(told, func(s string) bool { return strings.HasSuffix(s, tc.want) }) {
			t.Errorf("%q: told %q, want %q", tc.new, told, tc.want)
		}
	}
}

// Where it is open whether a page is a draft, it is taken for one.
func TestASlipInTheStandingMakesAPageSecret(t *testing.T) {
	for field, secret := range map[string]bool{
		"draft: yes": true, "darft: true": true, "Draft: true": true, "embargo: 2026-12-01": true, "draft: false\ndraft: true": true,
		"withdrawn: true": true, "updated: 2026-13-01": false, "isues: [a]": false,
	} {
		if doc, problems := parse(strings.Replace(valid, "date: 2026-05-14", "date: 2026-05-14\n"+field, 1)); doc.Secret != secret || len(problems) == 0 {
			t.Errorf("%s: secret %v, problems %v", field, doc.Secret, problems)
		}
	}
}

// An interview under the Chatham House Rule says nothing that consent would be asked for.
func TestChathamHouseNeedsNoConsent(t *testing.T) {
	if _, problems := parse(strings.Replace(valid, "kind: meeting", "kind: interview", 1)); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestWhatIsSecretIsNotRepeated(t *testing.T) {
	for _, text := range []string{
		strings.Replace(valid, "confidentiality: public", "confidentiality: confidential-canary", 1),
		strings.Replace(valid, "confidentiality: chatham-house", "confidentiality: chatham-house, title: \"canary\"", 1),
	} {
		doc, problems := parse(text)
		if len(problems) == 0 || !doc.Secret {
			t.Errorf("secret = %v, problems = %v", doc.Secret, problems)
		}
		for _, p := range problems {
			if strings.Contains(fmt.Sprint(p), "canary") {
				t.Errorf("the message repeats it: %+v", p)
			}
		}
	}
}

func TestSeverityIsTheHighestPart(t *testing.T) {
	score := func(n int) *briefing.Score {
		if n == 0 {
			return nil
		}
		return &briefing.Score{Score: n}
	}
	for _, tc := range []struct {
		scale, scope, irremediability, judged int
		want                                  briefing.Severity
	}{
		{4, 3, 5, 0, briefing.Severity{Level: 5}},
		{4, 3, 0, 0, briefing.Severity{Level: 4, AtLeast: true}},
		{2, 2, 2, 4, briefing.Severity{Level: 4}},
		{0, 0, 0, 0, briefing.Severity{}},
		{5, 0, 0, 0, briefing.Severity{Level: 5}},
	} {
		s := briefing.Salience{Scale: score(tc.scale), Scope: score(tc.scope), Irremediability: score(tc.irremediability), Judged: score(tc.judged)}
		if got := s.Severity(); got != tc.want {
			t.Errorf("%+v: severity %+v, want %+v", tc, got, tc.want)
		}
	}
}

func TestByGravity(t *testing.T) {
	row := func(id string, scale, likelihood int, delay bool) briefing.Salience {
		s := briefing.Salience{ID: id, Scale: &briefing.Score{Score: scale}, Nature: vocabulary.Actual}
		if likelihood > 0 {
			s.Nature, s.Likelihood = vocabulary.Potential, &briefing.Score{Score: likelihood}
		}
		if delay {
			s.DelayMakesIrremediable = &briefing.Reason{}
		}
		return s
	}
	rows := []briefing.Salience{row("a", 3, 5, false), row("b", 5, 1, false), row("c", 5, 4, false), row("d", 5, 0, false), row("e", 2, 5, true), row("f", 3, 5, false)}
	var got []string
	for _, s := range briefing.ByGravity(rows) {
		got = append(got, s.ID)
	}
	if want := []string{"d", "e", "c", "b", "a", "f"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

func TestFinancialLevel(t *testing.T) {
	levels := ""
	for likelihood := 1; likelihood <= 5; likelihood++ {
		for magnitude := 1; magnitude <= 5; magnitude++ {
			levels += fmt.Sprint((&briefing.Materiality{Magnitude: magnitude, Likelihood: likelihood}).Level())
		}
		levels += " "
	}
	if want := "11223 12233 12334 22344 23344 "; levels != want {
		t.Errorf("bands %q, want %q", levels, want)
	}
	if (&briefing.Materiality{Magnitude: 5}).Level() != 0 {
		t.Error("a row without likelihood has a level")
	}
}

func TestStandingAt(t *testing.T) {
	now := time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		front string
		at    time.Time
		want  briefing.Standing
	}{
		{"", now, briefing.Published},
		{"draft: true", now, briefing.Draft},
		{"embargo: 2026-12-01T09:00:00Z", now.Add(-time.Second), briefing.Embargoed},
		{"embargo: 2026-12-01T09:00:00Z", now, briefing.Published},
		{"embargo: 2026-12-01T10:00:00+01:00", now.Add(-time.Second), briefing.Embargoed},
		{"withdrawn: {date: 2026-10-02, reason: \"Wrong.\", trace: notice}", now, briefing.Withdrawn},
	} {
		doc, problems := parse(strings.Replace(valid, "date: 2026-05-14", "date: 2026-05-14\n"+tc.front, 1))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := doc.Content.Header().StandingAt(tc.at); got != tc.want {
			t.Errorf("%q at %v: %v, want %v", tc.front, tc.at, got, tc.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(valid))
	f.Add([]byte("---\ntranslates: en\ntitle: a\nasks: {publish: {action: b}}\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, path := range []string{"content/en/briefings/a.md", "content/en/case-studies/a.md", "content/en/pages/a.md", "content/en/index.md"} {
			doc, problems := briefing.Parse(source.Entry{Path: path, Place: source.PlaceOf(path)}, data)
			if doc.Content == nil && doc.Translation == nil && len(problems) == 0 {
				t.Error("nothing read and nothing told")
			}
		}
	})
}
