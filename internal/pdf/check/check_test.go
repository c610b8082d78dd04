package check_test

import (
	"os"
	"strings"
	"testing"

	"salient/internal/pdf/check"
	"salient/internal/pdf/object"
)

// TestEachCheck breaks a file in one place, and sees that the check for that finds it. What the browser's print lacks
// anyhow is found in it before.
func TestEachCheck(t *testing.T) {
	printed, err := os.ReadFile("../testdata/small.pdf")
	if err != nil {
		t.Fatal(err)
	}
	elements := func(f *object.File, kind object.Name) (found []object.Dict) {
		for i := range f.Size() {
			if d := f.Dict(object.Ref(i)); d["Type"] == object.Name("StructElem") && d["S"] == kind {
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
	for checkpoint, damage := range map[string]func(*object.File){
		"01-003":                       func(f *object.File) { content(f, "/P <</MCID 0>> BDC /Artifact BMC EMC EMC") },
		"01-004":                       func(f *object.File) { content(f, "/Artifact BMC /P <</MCID 0>> BDC EMC EMC") },
		"01-005":                       func(f *object.File) { content(f, "0 0 1 1 re f") },
		"01-005 marked content is not": func(f *object.File) { content(f, "/P <</MCID 999>> BDC EMC") },
		"01-007":                       func(f *object.File) { f.Dict(catalogue(f)["MarkInfo"])["Suspects"] = true },
		"02-001":                       func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("Strong") },
		"06-001":                       func(f *object.File) { delete(catalogue(f), "Metadata") },
		"06-003":                       func(f *object.File) { delete(catalogue(f), "Metadata") },
		"07-001":                       func(f *object.File) { delete(catalogue(f), "ViewerPreferences") },
		"09-004":                       func(f *object.File) { elements(f, "TD")[0]["S"] = object.Name("P") },
		"09-005":                       func(f *object.File) { elements(f, "LI")[0]["S"] = object.Name("P") },
		"31-027":                       func(f *object.File) { fonts(f, func(font object.Dict) { delete(font, "ToUnicode") }) },
		"11-006":                       func(f *object.File) { delete(catalogue(f), "Lang") },
		"13-004": func(f *object.File) {
			for _, e := range elements(f, "Figure") {
				delete(e, "Alt")
			}
		},
		"14-002": func(f *object.File) { elements(f, "H1")[0]["S"] = object.Name("P") },
		"14-003": func(f *object.File) { elements(f, "H2")[0]["S"] = object.Name("H4") },
		"14-007": func(f *object.File) { elements(f, "H2")[0]["S"] = object.Name("H") },
		"15-003": func(f *object.File) {
			for _, e := range elements(f, "TH") {
				delete(e, "A")
				delete(e, "ID")
			}
		},
		"17-002": func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("Formula") },
		"19-003": func(f *object.File) { elements(f, "P")[0]["S"] = object.Name("Note") },
		"29-001": func(f *object.File) { catalogue(f)["OpenAction"] = object.Dict{} },
		"28-004": func(f *object.File) { f.Dict(f.Array(page(f)["Annots"])[0])["Subtype"] = object.Name("Text") },
		"28-008": func(f *object.File) { delete(page(f), "Tabs") },
		"28-009": func(f *object.File) { page(f)["Tabs"] = object.Name("R") },
		"28-011": func(f *object.File) { elements(f, "Link")[0]["S"] = object.Name("Span") },
		"28-012": func(f *object.File) { delete(f.Dict(f.Array(page(f)["Annots"])[0]), "Contents") },
		"31-005": func(f *object.File) {
			fonts(f, func(font object.Dict) { delete(f.Dict(f.Array(font["DescendantFonts"])[0]), "CIDToGIDMap") })
		},
		"31-009": func(f *object.File) {
			fonts(f, func(font object.Dict) { delete(f.Dict(f.Array(font["DescendantFonts"])[0]), "FontDescriptor") })
		},
	} {
		file, err := object.Read(printed)
		if err != nil {
			t.Fatal(err)
		}
		damage(file)
		var found []string
		for _, f := range check.File(file) {
			found = append(found, f.String())
		}
		if !strings.Contains("\n"+strings.Join(found, "\n"), "\n"+checkpoint) {
			t.Errorf("%s is not found among\n%s", checkpoint, strings.Join(found, "\n"))
		}
	}
	if got := check.File(&object.File{}); len(got) != 1 {
		t.Errorf("an empty file: %v", got)
	}
}
