package site_test

import (
	"slices"
	"testing"

	"salient/internal/locale"
	"salient/internal/markdown"
)

const glossaries = `
-- content/en/glossary.yaml --
terms:
  risk: {term: "Risk", forms: ["risks"], people: "Harm.", money: "Loss."}
  diligence: {term: "Due diligence", people: "Looking.", money: "Checking."}
  hrdd: {term: "Human rights due diligence", people: "Looking.", money: "Checking."}
  research: {term: "R&D", people: "Looking.", money: "Spending."}
  amp: {term: "Amp", people: "A page.", money: "A page."}
  evidence: {term: "Evidence", auto: false, people: "What shows.", money: "What shows."}
-- content/es/glossary.yaml --
terms:
  risk: {term: "Riesgo", forms: ["riesgos"], people: "Daño.", money: "Pérdida."}
-- content/ar/glossary.yaml --
terms:
  risk: {term: "خطر", forms: ["المخاطر", "مخاطر"], people: "ضرر.", money: "خسارة."}
`

// terms gives the words that link to the glossary in a text, with their terms.
func terms(v *markdown.Doc) []string {
	var all []string
	for _, h := range v.Holes {
		if term, ok := h.Content.(markdown.Term); ok {
			if v.HTML[h.Offset:int(h.Offset)+len(term.Words)] != term.Words {
				all = append(all, "misplaced")
			}
			all = append(all, term.Words+" → "+term.ID)
		}
	}
	return all
}

func TestTermsLinkAtTheirFirstUse(t *testing.T) {
	for _, tc := range []struct{ name, lang, text, want string }{
		{"once a section", "en", "A risk and a risk.\n\n## More\n\nRisks.", "risk → risk, Risks → risk"},
		{"the longest first", "en", "Human rights due diligence, then due diligence.", "Human rights due diligence → hrdd, due diligence → diligence"},
		{"over the end of a line", "en", "No due\ndiligence.", "due\ndiligence → diligence"},
		{"over a break", "en", "No due **diligence**.", ""},
		{"whole words", "en", "Risky asterisk, risk-based, re-risk, risk’s, risk's.", ""},
		{"beside marks", "en", "(risk), “due diligence”.", "risk → risk, due diligence → diligence"},
		{"beside a dash", "en", "A risk–reward.", "risk → risk"},
		{"with a sign that HTML escapes", "en", "Their R&D budget.", "R&amp;D → research"},
		{"not what asks not to be", "en", "Evidence.", ""},
		{"not in headings, links, code, pictures", "en", "## Risk\n\n[risk](../pages/about.md) `risk` and a risk.", "risk → risk"},
		{"not in an entity", "en", "A & B", ""},
		{"in capitals", "en", "RISK", "RISK → risk"},
		{"in Spanish", "es", "Los riesgos.", "riesgos → risk"},
		{"in Arabic", "ar", "إدارة المخاطر والمخاطر، وخطر.", "المخاطر → risk"},
		{"in Arabic with vowel signs", "ar", "خَطر وخطر خطر", "خطر → risk"},
	} {
		s := resolve(t, glossaries+"-- content/"+tc.lang+"/briefings/cotton.md --\n---\ntitle: \"T\"\nsummary: \"A risk.\"\ndate: 2026-05-14\n---\n\n"+tc.text+"\n")
		v := version(t, s, "briefings", "cotton", locale.Tag(tc.lang))
		got := ""
		for i, term := range terms(v.Body) {
			if i > 0 {
				got += ", "
			}
			got += term
		}
		equal(t, tc.name, got, tc.want)
		if terms(v.Summary().Doc) != nil {
			t.Error("a term links in a field")
		}
	}
}

// An untranslated text links the words of its own language; a term without a translation does not link elsewhere.
func TestTermsAreThoseOfTheTextsLanguage(t *testing.T) {
	s := resolve(t, glossaries+page("cotton", "")+"\nA risk, with due diligence.\n-- content/es/briefings/cotton.md --\n---\ntranslates: en\ntitle: \"T\"\n---\n\nUn riesgo. Risk. Due diligence.\n")
	equal(t, "in Spanish", terms(version(t, s, "briefings", "cotton", "es").Body), []string{"riesgo → risk"})
	if got := terms(version(t, s, "briefings", "cotton", "ar").Body); !slices.Contains(got, "risk → risk") {
		t.Errorf("the fallback links %q", got)
	}
}
