package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salient/internal/site"
)

// companies are three, one of them invented.
const companies = `
-- content/data/companies.yaml --
- {id: acme, name: "Acme plc"}
- {id: brill, name: "Brill"}
- {id: mirage, name: "Mirage", illustrative: true}
- {id: unnamed, name: "Unnamed"}
-- content/data/organisations.yaml --
- {id: access, name: "Access"}
- {id: unnamed-org, name: "Unnamed"}
`

func TestIndexesHoldWhatPublicPagesName(t *testing.T) {
	s := resolve(t, companies+
		page("cotton", `companies: [{id: acme}]
countries: ["MX", "EU"]
byline: [access]
saliency: [{issue: privacy, nature: actual, countries: ["NO"]}]
materiality: [{channel: legal, company: brill, regulations: [eu-dsa]}]
asks: [{id: publish, to: [company], who: [mirage], action: "Publish.", issues: [surveillance]}]
`)+
		page("draft", "draft: true\ncompanies: [{id: unnamed}]\ncountries: [\"TV\"]\nbyline: [unnamed-org]\nregulations: [{id: eu-csddd}]\n")+`
-- content/en/case-studies/fund.md --
---
title: "Fund"
summary: "What it came to."
date: 2026-01-01
companies: [acme]
organisations: [access]
countries: ["MX"]
---

As the law has it [@eu-csddd].
`)
	list := func(of string, names ...string) string { return of + ": " + strings.Join(names, " ") }
	var got []string
	for _, x := range s.Companies {
		got = append(got, list(x.ID, append(slugs(x.Briefings), slugs(x.CaseStudies)...)...))
	}
	for _, x := range s.Organisations {
		got = append(got, list(x.ID, append(slugs(x.Briefings), slugs(x.CaseStudies)...)...))
	}
	for _, x := range s.Countries {
		got = append(got, list(x.Slug(), append(slugs(x.Briefings), slugs(x.CaseStudies)...)...))
	}
	for _, x := range s.Issues {
		got = append(got, list(x.ID, slugs(x.Briefings)...))
	}
	for _, x := range s.Regulations {
		if works := append(slugs(x.Briefings), slugs(x.CaseStudies)...); len(works) > 0 {
			got = append(got, list(string(x.Act.ID), works...))
		}
	}
	equal(t, "indexes", got, []string{
		"acme: cotton fund", "brill: cotton", "mirage: cotton",
		"access: cotton fund",
		"eu: cotton", "mx: cotton fund", "no: cotton",
		"privacy: cotton", "surveillance: cotton",
		"eu-csddd: fund", "eu-dsa: cotton",
	})
}

// A page says that a company is invented wherever it names it.
func TestPagesOnInventedCompaniesAreMarked(t *testing.T) {
	for _, fields := range []string{
		"companies: [{id: mirage}]\n",
		"materiality: [{channel: legal, company: mirage}]\n",
		"asks: [{id: publish, to: [company], who: [mirage], action: \"Publish.\"}]\n",
	} {
		s := resolve(t, companies+page("cotton", fields)+page("rubber", "companies: [{id: acme}]\n"))
		if !slices.Equal(s.Work("briefings", "cotton").Invented, []string{"mirage"}) || s.Work("briefings", "rubber").Invented != nil {
			t.Errorf("%s: not the right page is marked", fields)
		}
	}
}

func TestReferencesToData(t *testing.T) {
	expect(t, companies+page("cotton", `companies: [{id: acm, replies: [{sought: 2026-10-01, deadline: 2026-12-01, status: no-reply}]}, {id: acme, replies: [{sought: 2026-03-02, deadline: 2026-03-30, status: pending}]}]
byline: [acess]
surveys: [views]
regulations: [{id: eu-dssa}]
saliency: [{issue: privcy, nature: actual, companies: [{id: bril, involvement: linked, why: "Why.", evidence: [ev-1]}]}]
asks: [{id: publish, to: [company], who: [asset-ownr], action: "Publish."}]
evidence: [{id: ev-1, title: "A", kind: report, grade: primary, confidentiality: public}]
`)+"-- content/en/briefings/late.md --\n---\ntitle: \"Late\"\nsummary: \"Late.\"\ndate: 2026-11-23\n---\n",
		`en/briefings/cotton.md:5:13: unknown company "acm"`,
		`en/briefings/cotton.md:5:33: no reply, before the deadline has passed`,
		`W en/briefings/cotton.md:5:118: a pending reply whose deadline has passed`,
		`en/briefings/cotton.md:6:10: unknown organisation "acess" → access`,
		`en/briefings/cotton.md:7:11: unknown survey "views"`,
		`en/briefings/cotton.md:8:15: unknown regulation "eu-dssa" → eu-dsa`,
		`en/briefings/cotton.md:9:20: unknown issue "privcy" → privacy`,
		`en/briefings/cotton.md:9:56: unknown company "bril" → brill`,
		`en/briefings/cotton.md:10:43: neither a company, an organisation nor a type of investor "asset-ownr" → asset-owner`,
		`W en/briefings/late.md:4:7: a date in the future "2026-11-23"`,
	)
}

func TestAsksAreThoseOfPublicBriefings(t *testing.T) {
	s := resolve(t, page("cotton", "asks: [{id: a, to: [company], action: \"Publish.\"}, {id: b, to: [investor], action: \"Vote.\"}]\n")+
		page("draft", "draft: true\nasks: [{id: c, to: [company], action: \"Hide.\"}]\n")+
		"-- content/es/briefings/cotton.md --\n---\ntranslates: en\ntitle: \"Algodón\"\nasks: {b: {action: \"Votar.\"}}\n---\n")
	var got []string
	for _, a := range s.Asks {
		for _, e := range s.Editions[:2] {
			got = append(got, a.In(e).Action.Text)
		}
	}
	equal(t, "asks", got, []string{"Publish.", "Publish.", "Vote.", "Votar."})
}

func TestListsHaveFiftyWorksAPage(t *testing.T) {
	var archive strings.Builder
	for i := range site.PerPage + 1 {
		archive.WriteString(page(fmt.Sprintf("briefing-%02d", i), ""))
	}
	s := resolve(t, archive.String())
	var lists []string
	for p := range s.PagesOf(s.Edition("es")) {
		if p.Kind == site.BriefingList || p.Kind == site.CaseStudyList {
			lists = append(lists, fmt.Sprintf("%s %d of %d", p.Address, p.Number, p.Count))
		}
	}
	equal(t, "lists", lists, []string{"/es/briefings/ 1 of 2", "/es/briefings/page/2/ 2 of 2", "/es/case-studies/ 1 of 1"})
}

func TestWorksAreListedNewestFirst(t *testing.T) {
	dated := func(slug, date string) string {
		return "-- content/en/briefings/" + slug + ".md --\n---\ntitle: \"T\"\nsummary: \"S.\"\ndate: " + date + "\n---\n"
	}
	s := resolve(t, dated("b", "2026-01-01")+dated("a", "2026-01-01")+dated("c", "2026-02-01"))
	equal(t, "briefings", slugs(s.Briefings), []string{"c", "a", "b"})
}

// An address stands for one page, and a consumer that stops is not called again.
func TestPagesOf(t *testing.T) {
	s := resolve(t, companies+page("cotton", "companies: [{id: acme}]\n"))
	for _, e := range s.Editions {
		seen := map[string]bool{}
		for p := range s.PagesOf(e) {
			if seen[p.Address] || p.Edition != e || !strings.HasPrefix(p.Address, e.Address()) {
				t.Errorf("%s in %s, seen %v", p.Address, e.Lang, seen[p.Address])
			}
			seen[p.Address] = true
		}
		for n := range len(seen) {
			for range s.PagesOf(e) {
				if n--; n < 0 {
					break
				}
			}
		}
	}
}

func TestAnEditionHoldsOnlyWhatItsPagesName(t *testing.T) {
	s := resolve(t, `
-- content/data/companies.yaml --
- {id: acme, name: "Acme", parent: holding}
- {id: holding, name: "Holding"}
- {id: canary, name: "Canary"}
-- content/data/organisations.yaml --
- {id: hands, name: "Hands"}
- {id: canary, name: "Canary"}
`+page("cotton", "companies: [{id: acme}]\nbyline: [hands]\n")+page("rubber", "draft: true\ncompanies: [{id: canary}]\nbyline: [canary]\n"))
	for _, e := range s.Editions {
		if e.Companies.Len() != 2 || e.Companies.Find("holding") == nil || e.Organisations.Len() != 1 {
			t.Errorf("%s holds %d companies and %d organisations", e.Lang, e.Companies.Len(), e.Organisations.Len())
		}
	}
}
