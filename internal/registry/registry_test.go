package registry_test

import (
	"slices"
	"strings"
	"testing"

	"salient/internal/registry"
	"salient/internal/source"
)

func tell(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.What + " | " + p.Words + " | " + p.Nearest + " | " + p.Advice + "\n")
	}
	return b.String()
}

const apple = `- {id: apple, name: "Apple Inc.", aliases: [Apple], former_names: ["Apple Computer, Inc."], parent: null, lei: HWUPKR0MPOU8FGXBT394, isin: [US0378331005], ticker: "XNAS:AAPL", cik: "0000320193", wikidata: Q312, country: US, listed: true, control: one-share-one-vote, stack_layers: [hardware, app-stores], as_of: 2026-09-01}
`

func TestParseCompanies(t *testing.T) {
	companies, problems := registry.ParseCompanies("content/data/companies.yaml", "en", []byte(apple+"- {id: beats, name: Beats, parent: apple, listed: false}\n- {id: acme, name: Acme, illustrative: true}\n"))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if got := slices.Collect(companies.IDs()); !slices.Equal(got, []string{"apple", "beats", "acme"}) {
		t.Errorf("%q", got)
	}
	company := companies.Find("apple")
	if company.CIK != "0000320193" || company.Country != "US" || !*company.Listed || company.Aliases[0].String != "Apple" {
		t.Errorf("%+v", company)
	}
	if acme := companies.Find("acme"); !acme.Illustrative || acme.Listed != nil {
		t.Errorf("%+v", acme)
	}
	if companies.Find("acmee") != nil {
		t.Error("found what is not there")
	}
}

func TestCompanyProblems(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"check digits of the LEI", "- {id: a, name: A, lei: HWUPKR0MPOU8FGXBT395}", "the check digits of the LEI do not agree with the rest | HWUPKR0MPOU8FGXBT395"},
		{"check digit of the ISIN", "- {id: a, name: A, isin: [US0378331005, US0378331006]}", "the check digit of the ISIN does not agree with the rest | US0378331006"},
		{"ticker without a market", "- {id: a, name: A, ticker: ACME}", "a ticker of the wrong shape | ACME"},
		{"illustrative with a LEI", "- {id: a, name: A, illustrative: true, lei: HWUPKR0MPOU8FGXBT394}", "an identifier of an illustrative company: | lei"},
		{"illustrative with an ISIN", "- {id: a, name: A, illustrative: true, isin: [US0378331006]}", "an identifier of an illustrative company: | isin"},
		{"composite", "- {id: a, name: A, esg_rating: 3}", "a composite figure"},
		{"composite that is near a field", "- {id: a, name: A, rank: 1}", "| rank |"},
		{"region", `- {id: a, name: A, country: "419"}`, "a region where a country is meant"},
		{"country", "- {id: a, name: A, country: UK}", "unknown country | UK"},
		{"parent", "- {id: acme, name: A}\n- {id: b, name: B, parent: acne}", "unknown company | acne | acme"},
		{"own parent", "- {id: a, name: A, parent: a}", "its own parent"},
		{"ring of parents", "- {id: a, name: A, parent: b}\n- {id: b, name: B, parent: a}", "its own parent"},
		{"an id twice", "- {id: a, name: A}\n- {id: a, name: B}", "listed twice, first on line 1:"},
		{"an identifier twice", "- {id: a, name: A, cik: \"1\"}\n- {id: b, name: B, cik: \"1\"}", "another company has, on line 1:"},
		{"shape of an id", "- {id: Acme Plc, name: A}", "an id that cannot stand in an address"},
		{"no name", "- {id: a}", "a required field is missing: name"},
		{"listed: yes", "- {id: a, name: A, listed: yes}", "not true or false"},
		{"no list", "apple: {name: Apple}", "this is to be a list"},
		{"an empty item", "- {id: a, name: A}\n-\n", "this is to be fields"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := registry.ParseCompanies("companies.yaml", "en", []byte(test.text))
			if got := tell(problems); !strings.Contains(got, test.want) {
				t.Errorf("no %q in\n%s", test.want, got)
			}
			if (strings.Contains(test.name, "composite") || strings.Contains(test.name, "illustrative")) && len(problems) != 1 {
				t.Errorf("one slip, several problems:\n%s", tell(problems))
			}
		})
	}
}

func TestIn(t *testing.T) {
	companies, _ := registry.ParseCompanies("companies.yaml", "en", []byte(apple))
	arabic, problems := companies.In("ar", "content/ar/data/companies.yaml", []byte("apple: {name: \"آبل\", aliases: [\"أبل\"]}\n"))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if company := arabic.Find("apple"); company.Name.String != "آبل" || company.Name.Lang != "ar" || company.FormerNames[0].Lang != "en" {
		t.Errorf("%+v", company)
	}
	if companies.Find("apple").Name.String != "Apple Inc." {
		t.Error("the original changed")
	}
	_, problems = companies.In("ar", "companies.yaml", []byte("apple: {cik: \"1\"}\naple: {name: x}\n"))
	if got := tell(problems); !strings.Contains(got, "belongs to the original, not to a translation: | cik") || !strings.Contains(got, "| aple | apple") {
		t.Error(got)
	}
}

func TestParseOrganisations(t *testing.T) {
	organisations, problems := registry.ParseOrganisations("organisations.yaml", "en", []byte("- {id: bhrrc, name: \"Business & Human Rights Resource Centre\", url: \"https://www.business-humanrights.org/\", country: GB, languages: [en, es]}\n"))
	if len(problems) > 0 || organisations.Find("bhrrc") == nil {
		t.Fatal(tell(problems))
	}
	_, problems = registry.ParseOrganisations("organisations.yaml", "en", []byte("- {id: a, name: A, email: a@example.org}\n- {id: b, name: B, country: NOR}\n"))
	if len(problems) != 2 {
		t.Error(tell(problems))
	}
	if empty, problems := registry.ParseOrganisations("organisations.yaml", "en", []byte("# none yet\n")); empty.Len() != 0 || len(problems) > 0 {
		t.Error(tell(problems))
	}
}

const english = `
terms:
  materiality:
    term: "Materiality"
    forms: ["material"]
    people: "What *matters* to those harmed."
    money: "What could change an investor's decision."
    see: [saliency]
  saliency: {term: "Saliency", auto: false, people: "The gravest harm.", money: "An early sign."}
`

func TestParseGlossary(t *testing.T) {
	glossary, problems := registry.ParseGlossary("content/en/glossary.yaml", "en", []byte(english))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if got := slices.Collect(glossary.IDs()); !slices.Equal(got, []string{"materiality", "saliency"}) {
		t.Errorf("%q", got)
	}
	term := glossary.Find("materiality")
	if got := slices.Collect(term.Words()); !term.Auto || !slices.Equal(got, []string{"Materiality", "material"}) || term.People.Lang != "en" {
		t.Errorf("%+v", term)
	}
	if glossary.Find("saliency").Auto {
		t.Error("auto: false was not read")
	}
	if _, problems := glossary.Complete(glossary); len(problems) > 0 {
		t.Error(tell(problems))
	}
}

func TestGlossaryProblems(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"one reading", "terms: {risk: {term: Risk, people: Harm.}}", "a required field is missing: money"},
		{"one word for two terms", "terms: {a: {term: Risk, people: x, money: y}, b: {term: B, forms: [risk], people: x, money: y}}", "a word that leads to two terms | risk"},
		{"a term twice", "terms:\n  a: {term: A, people: x, money: y}\n  a: {term: B, people: x, money: y}", "a field given twice"},
		{"see", "terms: {risk: {term: Risk, people: x, money: y, see: [rsik]}}", "unknown term of the glossary | rsik | "},
		{"auto: no", "terms: {risk: {term: Risk, auto: no, people: x, money: y}}", "not true or false"},
		{"no terms", "risk: {term: Risk, people: x, money: y}", "a required field is missing: terms"},
		{"raw HTML", "terms: {risk: {term: Risk, people: \"<b>x</b>\", money: y}}", "HTML"},
	} {
		t.Run(test.name, func(t *testing.T) {
			glossary, problems := registry.ParseGlossary("glossary.yaml", "en", []byte(test.text))
			_, dangling := glossary.Complete(glossary)
			if got := tell(append(problems, dangling...)); !strings.Contains(got, test.want) {
				t.Errorf("no %q in\n%s", test.want, got)
			}
		})
	}
}

func TestCompleteShowsTheOriginalsTerms(t *testing.T) {
	original, _ := registry.ParseGlossary("content/en/glossary.yaml", "en", []byte(english))
	spanish, _ := registry.ParseGlossary("content/es/glossary.yaml", "es", []byte("terms: {materiality: {term: Materialidad, people: x, money: y, see: [saliency, risk]}}"))
	whole, problems := spanish.Complete(original)
	if len(problems) != 1 || problems[0].Words != "risk" || problems[0].File != "content/es/glossary.yaml" {
		t.Error(tell(problems))
	}
	if got := whole.Find("materiality").Term; got.Lang != "es" {
		t.Errorf("%+v", got)
	}
	if term := whole.Find("saliency"); term == nil || term.Term.Lang != "en" || term.Auto {
		t.Errorf("%+v", term)
	}
}

func FuzzParseGlossary(f *testing.F) {
	f.Add(english)
	f.Add("terms: {a: {forms: [x, x], see: [b]}}")
	f.Add("terms: [a]")
	f.Fuzz(func(t *testing.T, text string) {
		glossary, problems := registry.ParseGlossary("glossary.yaml", "en", []byte(text))
		if _, dangling := glossary.Complete(glossary); len(problems)+len(dangling) > 0 {
			return
		}
		for id := range glossary.IDs() {
			if term := glossary.Find(id); !term.People.Given() || !term.Money.Given() || term.Term.String == "" {
				t.Errorf("%q lacks a reading or its word", id)
			}
		}
	})
}

func FuzzParseCompanies(f *testing.F) {
	f.Add(apple)
	f.Add("- {id: a, name: A, parent: b}\n- {id: b, name: B, parent: c}\n- {id: c, name: C, parent: b}\n")
	f.Add("- {isin: US0378331005, lei: [x]}\n- 3\n")
	f.Fuzz(func(t *testing.T, text string) {
		companies, _ := registry.ParseCompanies("companies.yaml", "en", []byte(text))
		companies.In("es", "es.yaml", []byte(text))
	})
}
