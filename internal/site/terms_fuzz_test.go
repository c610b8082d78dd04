package site

import (
	"testing"

	"salient/internal/markdown"
	"salient/internal/registry"
	"salient/internal/schema"
	"salient/internal/source"
)

// FuzzLink links any term in any text: the words that become a link are those of the text, in running text alone.
func FuzzLink(f *testing.F) {
	f.Add("Due diligence", "No due\ndiligence, [due diligence](a.md), `due diligence`.\n\n## Due diligence\n\nDue  diligence.")
	f.Add("R&D", "R&D and R & D &amp; R&amp;D")
	f.Add("المخاطر", "إدارة المخاطر")
	f.Add("'", "it's")
	f.Add("risk", "re-risk-\xff risk’")
	f.Fuzz(func(t *testing.T, term, text string) {
		doc, _ := markdown.Parse("a.md", text, source.Pos{Line: 1, Col: 1})
		finder := registry.Glossary{Terms: []registry.Term{{ID: "term", Term: schema.Text{String: term}, Auto: true}}}.Finder()
		for _, h := range linkTerms(finder, doc).Holes {
			found, ok := h.Content.(markdown.Term)
			if !ok {
				continue
			}
			end := int(h.Offset) + len(found.Words)
			if found.Words == "" || doc.HTML[h.Offset:end] != found.Words {
				t.Errorf("%q is not at %d", found.Words, h.Offset)
			}
			inside := false
			for _, run := range doc.Runs {
				inside = inside || run.Start <= h.Offset && end <= int(run.End)
			}
			if !inside {
				t.Errorf("%q is not running text", found.Words)
			}
		}
	})
}

func BenchmarkLink(b *testing.B) {
	var glossary registry.Glossary
	for _, term := range []string{"Risk", "Due diligence", "Human rights due diligence", "Materiality", "Remedy"} {
		glossary.Terms = append(glossary.Terms, registry.Term{ID: "term", Term: schema.Text{String: term}, Auto: true})
	}
	finder := glossary.Finder()
	doc, _ := markdown.Parse("a.md", "A risk that human rights due diligence finds, and due process does not.\n\nWords of a text of usual length, one after the other, until it is done.\n", source.Pos{Line: 1, Col: 1})
	b.ReportAllocs()
	for b.Loop() {
		linkTerms(finder, doc)
	}
}
