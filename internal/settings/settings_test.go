package settings_test

import (
	"slices"
	"strings"
	"testing"

	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

const whole = `
title: "Investor briefings"
tagline: "Harm to people, and what it costs"
base_url: https://briefings.example.org/
languages: [en, es, ar]
publisher: {name: "Access Example", url: "https://example.org", email: "desk@example.org"}
contact: {url: "https://example.org/contact", email: "investors@example.org", languages: [en, es], note: "We answer within a week."}
licence: CC-BY-4.0
paper: Letter
repository: private
issues: [{id: age-assurance, label: "Age assurance"}]
`

const least = `
title: "Briefings"
base_url: https://example.org/
languages: [en]
publisher: {name: "Example"}
`

func tell(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.What + " | " + p.Words + " | " + p.Nearest + " | " + p.Advice + "\n")
	}
	return b.String()
}

func TestParse(t *testing.T) {
	site, problems := settings.Parse("content/site.yaml", []byte(whole))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if site.Title.String != "Investor briefings" || site.Title.Lang != "en" || site.Default() != "en" || site.Paper != vocabulary.Letter {
		t.Errorf("%+v", site)
	}
	if !slices.Contains(site.IssueIDs(), "age-assurance") || !slices.Contains(site.IssueIDs(), "privacy") {
		t.Errorf("%q", site.IssueIDs())
	}
	if !site.Contact.Given || len(site.Contact.Value.Languages) != 2 {
		t.Errorf("%+v", site.Contact)
	}
}

func TestDefaults(t *testing.T) {
	site, problems := settings.Parse("content/site.yaml", []byte(least))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if site.Paper != vocabulary.A4 || site.Repository != vocabulary.PublicRepository || site.Contact.Given || site.Contact.None {
		t.Errorf("%+v", site)
	}
	site, problems = settings.Parse("content/site.yaml", []byte(least+"contact: none\n"))
	if len(problems) > 0 || !site.Contact.None {
		t.Errorf("%+v\n%s", site.Contact, tell(problems))
	}
}

func TestBaseURLEndsWithASlash(t *testing.T) {
	site, _ := settings.Parse("content/site.yaml", []byte(strings.Replace(least, "example.org/", "example.org/briefings", 1)))
	if site.BaseURL != "https://example.org/briefings/" {
		t.Errorf("%s", site.BaseURL)
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"unknown field", least + "languges: [en]\n", `unknown field | languges | languages`},
		{"no title", strings.Replace(least, "title:", "tagline:", 1), "a required field is missing: title"},
		{"query", strings.Replace(least, "example.org/", "example.org/?a=b", 1), "with a ? or #"},
		{"language", strings.Replace(least, "[en]", "[en, english]", 1), "| english |"},
		{"form of a language", strings.Replace(least, "[en]", "[en, pt-br]", 1), "unusual form | pt-br | pt-BR"},
		{"language twice", strings.Replace(least, "[en]", "[en, es, en]", 1), "listed twice | en"},
		{"one language", strings.Replace(least, "[en]", "en", 1), "a list of languages"},
		{"paper", least + "paper: letter\n", "unknown paper | letter | Letter"},
		{"issue of the vocabulary", least + "issues: [{id: privacy, label: Privacy}]\n", "every site has already | privacy"},
		{"issue twice", least + "issues: [{id: a, label: A}, {id: a, label: B}]\n", "listed twice"},
		{"empty", "", "a required field is missing: languages"},
		{"a list", "- title: x\n", "this is to be fields"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site, problems := settings.Parse("content/site.yaml", []byte(test.text))
			if got := tell(problems); !strings.Contains(got, test.want) {
				t.Errorf("no %q in\n%s", test.want, got)
			}
			if site.Default() == "" {
				t.Error("no language to read the rest of the content in")
			}
		})
	}
}

func TestIn(t *testing.T) {
	site, _ := settings.Parse("content/site.yaml", []byte(whole))
	spanish, problems := site.In("es", "content/es/site.yaml", []byte("title: \"Informes para inversores\"\nissues:\n  age-assurance: {label: \"Verificación de edad\"}\ncontact: {note: \"Respondemos en una semana.\"}\n"))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	if spanish.Title.String != "Informes para inversores" || spanish.Title.Lang != "es" || spanish.Tagline.Lang != "en" {
		t.Errorf("%+v", spanish)
	}
	if spanish.Issues[0].Label.String != "Verificación de edad" || spanish.Contact.Value.Note.Lang != "es" {
		t.Errorf("%+v", spanish)
	}
	if site.Issues[0].Label.String != "Age assurance" {
		t.Error("the original changed")
	}
	_, problems = site.In("es", "content/es/site.yaml", []byte("languages: [es]\nissues: {age-asurance: {label: x}}\n"))
	got := tell(problems)
	if !strings.Contains(got, "belongs to the original, not to a translation: | languages") || !strings.Contains(got, "age-asurance | age-assurance") {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add(least)
	f.Add("languages: [[en]]\nbase_url: 'https://%zz/'\n")
	f.Fuzz(func(t *testing.T, text string) {
		site, problems := settings.Parse("content/site.yaml", []byte(text))
		if site.Default() == "" {
			t.Error("no language")
		}
		if len(problems) == 0 && !strings.HasSuffix(string(site.BaseURL), "/") {
			t.Errorf("base URL %q", site.BaseURL)
		}
		site.In("es", "content/es/site.yaml", []byte(text))
	})
}
