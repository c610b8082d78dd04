package site_test

import (
	"testing"

	"salient/internal/site"
)

// page is a briefing in English with these fields, under its slug.
func page(slug, fields string) string {
	return "-- content/en/briefings/" + slug + ".md --\n---\ntitle: \"" + slug + "\"\nsummary: \"The bottom line.\"\ndate: 2026-05-14\n" + fields + "---\n"
}

// slugs gives the names of works in their order.
func slugs(works []*site.Work) []string {
	var all []string
	for _, w := range works {
		all = append(all, w.Slug)
	}
	return all
}

func TestWhatIsPublic(t *testing.T) {
	s := resolve(t, page("cotton", "")+page("draft", "draft: true\n")+
		page("ended", "embargo: 2026-11-22T09:00:00Z\n")+page("embargoed", "embargo: 2026-11-22T09:00:01Z\n")+
		page("gone", "aliases: [\"/old/\"]\nwithdrawn: {date: 2026-06-01, reason: \"Wrong.\", trace: notice}\n")+
		page("vanished", "aliases: [\"/older/\"]\nwithdrawn: {date: 2026-06-01, trace: none}\n"))
	equal(t, "briefings", slugs(s.Briefings), []string{"cotton", "ended"})
	for _, slug := range []string{"draft", "embargoed", "gone", "vanished"} {
		if s.Work("briefings", slug) != nil {
			t.Errorf("%s is public", slug)
		}
	}
	equal(t, "aliases", len(s.Aliases), 0)
	equal(t, "what is gone, in three languages", len(s.Gone), 6)
	notice, nothing := s.Gone[0], s.Gone[3]
	if !notice.Notice || notice.Address != "/en/briefings/gone/" || notice.Date.String() != "2026-06-01" || notice.Reason.Text != "Wrong." {
		t.Errorf("a notice is %+v", notice)
	}
	equal(t, "its aliases", notice.Aliases, []string{"/old/"})
	equal(t, "its aliases in Spanish", s.Gone[1].Aliases, nil)
	if nothing.Notice || nothing.Aliases != nil || !nothing.Date.IsZero() || nothing.Reason.Given() {
		t.Errorf("what is to leave nothing leaves %+v", nothing)
	}
}

// The strictest of a translation's standing and its original's wins.
func TestTheStrictestStandingWins(t *testing.T) {
	for _, tc := range []struct{ original, translation, want string }{
		{"", "", "Algodón"},
		{"", "draft: true\n", "cotton"},
		{"", "embargo: 2026-11-23T00:00:00Z\n", "cotton"},
		{"", "embargo: 2026-11-21T00:00:00Z\n", "Algodón"},
		{"draft: true\n", "", ""},
		{"embargo: 2026-11-23T00:00:00Z\n", "embargo: 2026-11-21T00:00:00Z\n", ""},
	} {
		s := resolve(t, page("cotton", tc.original)+"-- content/es/briefings/cotton.md --\n---\ntranslates: en\ntitle: \"Algodón\"\n"+tc.translation+"---\n")
		got := ""
		if w := s.Work("briefings", "cotton"); w != nil {
			got = w.In(s.Edition("es")).Title()
		}
		equal(t, tc.original+tc.translation, got, tc.want)
	}
}

// No slip waits for the hour at which an embargo ends.
func TestPagesThatAreNotPublicAreCheckedToo(t *testing.T) {
	expect(t, page("cotton", "")+page("embargoed", "embargo: 2026-12-01T00:00:00Z\ncase_studies: [nowhere]\n")+
		page("later", "embargo: 2026-12-02T00:00:00Z\n")+
		page("sooner", "embargo: 2026-11-30T00:00:00Z\n")+"\n[A](embargoed.md), [B](later.md).\n"+
		`-- content/es/briefings/cotton.md --
---
translates: en
title: "Algodón"
embargo: 2026-12-01T00:00:00Z
---

[A](coton.md)
`,
		`en/briefings/embargoed.md:6:16: unknown case study "nowhere" (hushed)`,
		`W en/briefings/sooner.md:8:1: a link to a page that will not be public when this one is (hushed)`,
		`W en/briefings/sooner.md:8:20: a link to a page that will not be public when this one is (hushed)`,
		`es/briefings/cotton.md:7:1: a link to a page that is not there "coton.md" → briefings/cotton.md (hushed)`,
	)
}

// What is told of a file that may be secret is marked, from whichever stage it comes.
func TestSlipsInFilesThatMayBeSecretAreHushed(t *testing.T) {
	archive := page("cotton", "darft: true\nissues: [a]\n") + page("draft", "draft: true\n") + page("twice", "draft: false\ndraft: true\n") + page("plain", "issues: [a]\n") +
		"```chart\nform: bar\n```\n-- content/es/briefings/draft.md --\n---\ntranslates: en\nissues: [a]\ntitle: \"Borrador\"\n---\n\n```chart\nid: x\n```\n" +
		"-- content/es/briefings/plain.md --\n---\ntranslates: en\ndarft: true\n---\n"
	_, problems := load(t, archive)
	for _, p := range problems {
		if open := p.File == "content/en/briefings/plain.md"; p.Confidential == open {
			t.Errorf("%s: %s: hushed %v", p.Place(), p.Sentence(), p.Confidential)
		}
	}
	if len(problems) < 8 {
		t.Errorf("only %d problems: %v", len(problems), told(problems))
	}
}

func TestAPublicRepositoryShowsWhatGitShows(t *testing.T) {
	const public = "-- content/site.yaml --\ntitle: \"Briefings\"\nbase_url: https://example.org/\nlanguages: [en, es]\npublisher: {name: \"Example\"}\n"
	expect(t, public+page("cotton", "byline: [{pseudonym: \"A. B.\"}]\n")+page("draft", "draft: true\n")+page("embargoed", "embargo: 2026-12-01T00:00:00Z\n")+
		"-- content/es/briefings/cotton.md --\n---\ntranslates: en\ntitle: \"Algodón\"\nembargo: 2026-12-01T00:00:00Z\ntranslation: {by: [{pseudonym: \"C. D.\"}]}\n---\n",
		`W en/briefings/cotton.md: a pseudonym in a public repository: Git shows it already, with names and times of commits`,
		`W en/briefings/draft.md: a draft in a public repository: Git shows it already, with names and times of commits (hushed)`,
		`W en/briefings/embargoed.md: an embargoed page in a public repository: Git shows it already, with names and times of commits (hushed)`,
		`W es/briefings/cotton.md: a pseudonym in a public repository: Git shows it already, with names and times of commits (hushed)`,
		`W es/briefings/cotton.md: an embargoed page in a public repository: Git shows it already, with names and times of commits (hushed)`,
	)
}

func TestAliases(t *testing.T) {
	s, problems := load(t, page("cotton", "aliases: [\"/old/\", \"/en/issues/\", \"/es/briefings/rubber/\", \"/ar/briefings/gone/\"]\n")+
		page("gone", "withdrawn: {date: 2026-06-01, reason: \"Wrong.\", trace: notice}\n")+page("rubber", "aliases: [\"/old\"]\n"))
	equal(t, "problems", told(problems), []string{
		`en/briefings/cotton.md: an alias that is the address of a page of the publication "/en/issues/"`,
		`en/briefings/cotton.md: an alias that is the address of a withdrawn page "/ar/briefings/gone/"`,
		`en/briefings/cotton.md: an alias that is the address of the page in content/en/briefings/rubber.md "/es/briefings/rubber/"`,
		`en/briefings/rubber.md: an alias that is the address of another alias, in content/en/briefings/cotton.md "/old/"`,
	})
	equal(t, "aliases", len(s.Aliases), 1)
	equal(t, "the alias", s.Aliases[0].From+" → "+s.Aliases[0].To.Address, "/old/ → /en/briefings/cotton/")
}

func TestExpectedPages(t *testing.T) {
	expect(t, "-- content/en/index.md --\n---\ntitle: \"Home\"\nwithdrawn: {date: 2026-06-01, trace: none}\n---\n-- content/en/pages/asks.md --\n---\ntitle: \"Asks\"\n---\n",
		`en/index.md: a home page that is not public (hushed)`,
		`en/pages/asks.md: a page whose address is taken by another kind of page "asks"`,
	)
}
