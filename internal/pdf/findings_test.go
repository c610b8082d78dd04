package pdf

import (
	"fmt"
	"strings"
	"testing"

	"salient/internal/pdf/check"
	"salient/internal/pdf/object"
)

// TestEachCheck breaks a finished file, in which nothing is found, in one place, and sees that the check for that finds it.
func TestEachCheck(t *testing.T) {
	s := small(t)
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	finished := s.finished(cotton, "https://briefings.example.org", nil)
	if finished.Findings != nil {
		t.Fatal(finished.Findings)
	}
	elements := func(f *object.File, kind object.Name) (found []object.Dict) {
		for i := range f.Size() {
			if d := f.Dict(object.Ref(i)); d["P"] != nil && d["S"] == kind {
				found = append(found, d)
			}
		}
		if found == nil {
			t.Fatalf("there is no %s to break", kind)
		}
		return found
	}
	catalogue := func(f *object.File) object.Dict { return f.Dict(f.Root) }
	page := func(f *object.File) object.Dict { return f.Dict(f.Pages()[0]) }
	content := func(f *object.File, operators string) {
		s := &object.Stream{Dict: object.Dict{}}
		s.Pack([]byte(operators))
		page(f)["Contents"] = f.Add(s)
	}
	fonts := func(f *object.File, do func(object.Dict)) {
		for _, font := range f.Dict(f.Dict(page(f)["Resources"])["Font"]) {
			do(f.Dict(font))
		}
	}
	form := func(f *object.File, inner, outer string) {
		s := &object.Stream{Dict: object.Dict{"Subtype": object.Name("Form"), "Resources": page(f)["Resources"]}}
		s.Pack([]byte(inner))
		f.Dict(page(f)["Resources"])["XObject"] = object.Dict{"Form": f.Add(s)}
		content(f, outer)
	}
	mean := func(f *object.File, text string) {
		list := []byte("1 beginbfchar ")
		for code := range 1 << 12 {
			list = fmt.Appendf(list, "<%04x> <%s> ", code, text)
		}
		list = append(list, "endbfchar"...)
		fonts(f, func(font object.Dict) { f.Get(font["ToUnicode"]).(*object.Stream).Pack(list) })
	}
	for _, c := range []struct {
		finding string
		damage  func(*object.File)
	}{
		{"01-003", func(f *object.File) { content(f, "/P <</MCID 0>> BDC /Artifact BMC EMC EMC") }},
		{"01-004", func(f *object.File) { content(f, "/Artifact BMC /P <</MCID 0>> BDC EMC EMC") }},
		{"01-005", func(f *object.File) { content(f, "0 0 1 1 re f") }},
		{"01-005 marked content is not", func(f *object.File) { content(f, "/P <</MCID 999>> BDC EMC") }},
		{"01-007", func(f *object.File) { f.Dict(catalogue(f)["MarkInfo"])["Suspects"] = true }},
		{"02-001", func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("Strong") }},
		{"06-001", func(f *object.File) { delete(catalogue(f), "Metadata") }},
		{"06-003", func(f *object.File) { delete(catalogue(f), "Metadata") }},
		{"07-001", func(f *object.File) { delete(catalogue(f), "ViewerPreferences") }},
		{"09-004", func(f *object.File) { elements(f, "TD")[0]["S"] = object.Name("P") }},
		{"09-005", func(f *object.File) { elements(f, "LI")[0]["S"] = object.Name("P") }},
		{"31-027", func(f *object.File) { fonts(f, func(font object.Dict) { delete(font, "ToUnicode") }) }},
		{"11-006", func(f *object.File) { delete(catalogue(f), "Lang") }},
		{"13-004", func(f *object.File) {
			for _, e := range elements(f, "Figure") {
				delete(e, "Alt")
			}
		}},
		{"14-002", func(f *object.File) { elements(f, "H1")[0]["S"] = object.Name("P") }},
		{"14-003", func(f *object.File) { elements(f, "H2")[0]["S"] = object.Name("H4") }},
		{"14-007", func(f *object.File) { elements(f, "H2")[0]["S"] = object.Name("H") }},
		{"15-003 a header", func(f *object.File) {
			for _, e := range elements(f, "TH") {
				delete(e, "A")
				delete(e, "ID")
			}
		}},
		{"17-002", func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("Formula") }},
		{"19-003", func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("Note") }},
		{"29-001", func(f *object.File) { catalogue(f)["OpenAction"] = object.Dict{} }},
		{"28-004", func(f *object.File) {
			annotation := f.Dict(f.Array(page(f)["Annots"])[0])
			delete(annotation, "Contents")
			annotation["Subtype"] = object.Name("Text")
		}},
		{"28-008", func(f *object.File) { delete(page(f), "Tabs") }},
		{"28-009", func(f *object.File) { page(f)["Tabs"] = object.Name("R") }},
		{"28-011", func(f *object.File) { elements(f, "Link")[0]["S"] = object.Name("Span") }},
		{"28-012", func(f *object.File) { delete(f.Dict(f.Array(page(f)["Annots"])[0]), "Contents") }},
		{"31-005", func(f *object.File) {
			fonts(f, func(font object.Dict) { delete(f.Dict(f.Array(font["DescendantFonts"])[0]), "CIDToGIDMap") })
		}},
		{"31-009", func(f *object.File) {
			fonts(f, func(font object.Dict) { delete(f.Dict(f.Array(font["DescendantFonts"])[0]), "FontDescriptor") })
		}},
		{"01-003", func(f *object.File) { form(f, "/Artifact BMC EMC", "/P <</MCID 0>> BDC /Form Do EMC") }},
		{"01-004", func(f *object.File) { form(f, "/P <</MCID 0>> BDC EMC", "/Artifact BMC /Form Do EMC") }},
		{"01-005", func(f *object.File) { form(f, "0 0 1 1 re f", "/Form Do") }},
		{"01-005", func(f *object.File) { form(f, "/Form Do (", "/Form Do") }},
		{"01-005 marked content is not", func(f *object.File) { form(f, "/P <</MCID 0>> BDC EMC", "/Form Do") }},
		{"01-005 marked content is not", func(f *object.File) { content(f, "/P <</MCID -1>> BDC EMC") }},
		{"01-005 marked content is not", func(f *object.File) { page(f)["StructParents"] = object.Array{} }},
		{"09-006", func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("TOCI") }},
		{"09-007", func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("RT") }},
		{"09-008", func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("WP") }},
		{"10-001", func(f *object.File) { mean(f, "") }},
		{"15-003 a cell names", func(f *object.File) {
			elements(f, "TD")[0]["A"] = object.Dict{"O": object.Name("Table"), "Headers": object.Array{object.String("nobody")}}
		}},
		{"19-004", func(f *object.File) {
			for _, e := range elements(f, "P") {
				e["ID"] = object.String("one")
			}
		}},
		{"28-011", func(f *object.File) { delete(f.Dict(f.Array(page(f)["Annots"])[0]), "StructParent") }},
		{"30-002", func(f *object.File) { form(f, "/P <</MCID 0>> BDC EMC", "/Form Do /Form Do") }},
		{"31-028", func(f *object.File) { mean(f, "0000") }},
		{"31-029", func(f *object.File) { mean(f, "0041feff") }},
		{"31-030", func(f *object.File) {
			for name := range f.Dict(f.Dict(page(f)["Resources"])["Font"]) {
				content(f, "/P <</MCID 0>> BDC BT /"+string(name)+" 9 Tf <0000> Tj ET EMC")
			}
		}},
	} {
		file, err := object.Read(finished.Content)
		if err != nil {
			t.Fatal(err)
		}
		c.damage(file)
		var found []string
		for _, f := range check.File(file) {
			found = append(found, f.String())
		}
		if !strings.Contains("\n"+strings.Join(found, "\n"), "\n"+c.finding) {
			t.Errorf("%s is not found among\n%s", c.finding, strings.Join(found, "\n"))
		}
	}
}
