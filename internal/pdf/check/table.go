package check

import (
	"slices"
	"strings"

	"salient/internal/pdf/object"
)

// check is one failure condition.
type check struct {
	checkpoint string
	what       string
	look       func(d *document, found func(page int, detail string))
}

// contain says what may lie in elements that hold only certain others (ISO 32000-1, tables 336 and 337).
var contain = map[object.Name][]object.Name{
	"L":     {"LI", "L", "Caption"},
	"LI":    {"Lbl", "LBody"},
	"Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
	"THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
	"TR":  {"TH", "TD"},
	"TOC": {"TOCI", "TOC", "Caption"}, "Ruby": {"RB", "RT", "RP"}, "Warichu": {"WT", "WP"},
}

// lie says where elements must lie.
var lie = map[object.Name][]object.Name{
	"LI": {"L"}, "LBody": {"LI"},
	"TR": {"Table", "THead", "TBody", "TFoot"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
	"TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"},
	"RB": {"Ruby"}, "RT": {"Ruby"}, "RP": {"Ruby"}, "WT": {"Warichu"}, "WP": {"Warichu"},
}

// misplaced looks at elements of some kinds: at what lies in them, and in what they lie.
func misplaced(kinds ...object.Name) func(d *document, found func(int, string)) {
	return func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if !slices.Contains(kinds, n.kind) {
				continue
			}
			if inner, strict := contain[n.kind]; strict {
				for _, kid := range n.kids {
					if !slices.Contains(inner, kid) {
						found(n.page, string(kid)+" in "+string(n.kind))
					}
				}
				if n.marked {
					found(n.page, "text in "+string(n.kind))
				}
			}
			if outer, strict := lie[n.kind]; strict && !slices.Contains(outer, n.parent) {
				found(n.page, string(n.kind)+" in "+string(n.parent))
			}
		}
	}
}

var standard = strings.Fields(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
	H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link
	Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`)

// meaning looks for glyphs that are said to mean one of some characters.
func meaning(of string) func(d *document, found func(int, string)) {
	return func(d *document, found func(int, string)) {
		for _, f := range d.fonts {
			for code, page := range f.glyphs {
				if strings.ContainsAny(f.meanings[code], of) {
					found(page, f.name())
				}
			}
		}
	}
}

// table is the checks, in the order of the Matterhorn Protocol 1.1.
var table = []check{
	{"01-003", "an artifact lies in marked content", func(d *document, found func(int, string)) {
		for _, c := range d.contents {
			if c.within {
				found(c.page, "")
			}
		}
	}},
	{"01-004", "marked content lies in an artifact", func(d *document, found func(int, string)) {
		for _, c := range d.contents {
			if c.around {
				found(c.page, "")
			}
		}
	}},
	{"01-005", "content is neither marked nor an artifact", func(d *document, found func(int, string)) {
		for _, c := range d.contents {
			if c.bare {
				found(c.page, "")
			}
		}
	}},
	{"01-005", "marked content is not in the structure", func(d *document, found func(int, string)) {
		for _, c := range d.contents {
			for _, m := range c.marks {
				row, _ := d.parent(m.parents).(object.Array)
				if m.id < 0 || int(m.id) >= len(row) || d.file.Dict(row[m.id]) == nil {
					found(c.page, "")
				}
			}
		}
	}},
	{"01-007", "the structure is said to be doubtful", func(d *document, found func(int, string)) {
		if d.file.Dict(d.catalogue["MarkInfo"])["Suspects"] == true {
			found(0, "")
		}
	}},
	{"02-001", "an element is of a type that is not standard", func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if !slices.Contains(standard, string(n.kind)) {
				found(n.page, string(n.kind))
			}
		}
	}},
	{"06-001", "document has no metadata", func(d *document, found func(int, string)) {
		if d.metadata() == "" {
			found(0, "")
		}
	}},
	{"06-003", "metadata has no title", func(d *document, found func(int, string)) {
		if !strings.Contains(d.metadata(), "<dc:title>") {
			found(0, "")
		}
	}},
	{"07-001", "the window does not show the title", func(d *document, found func(int, string)) {
		if d.file.Dict(d.catalogue["ViewerPreferences"])["DisplayDocTitle"] != true {
			found(0, "")
		}
	}},
	{"09-004", "an element of a table is out of place", misplaced("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")},
	{"09-005", "an element of a list is out of place", misplaced("L", "LI", "LBody")},
	{"09-006", "an element of a table of contents is out of place", misplaced("TOC", "TOCI")},
	{"09-007", "an element of a ruby text is out of place", misplaced("Ruby", "RB", "RT", "RP")},
	{"09-008", "an element of a warichu text is out of place", misplaced("Warichu", "WT", "WP")},
	{"10-001", "a glyph has no meaning", func(d *document, found func(int, string)) {
		for _, f := range d.fonts {
			for code, page := range f.glyphs {
				if f.meanings[code] == "" {
					found(page, f.name())
				}
			}
		}
	}},
	{"11-006", "document does not tell its language", func(d *document, found func(int, string)) {
		if blank(d.catalogue["Lang"]) {
			found(0, "")
		}
	}},
	{"13-004", "a figure has no words for it", func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if n.kind == "Figure" && blank(n.dict["Alt"]) && blank(n.dict["ActualText"]) {
				found(n.page, "")
			}
		}
	}},
	{"14-002", "the first heading is not of level 1", func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if l := headingLevel(n.kind); l > 0 {
				if l > 1 {
					found(n.page, string(n.kind))
				}
				return
			}
		}
	}},
	{"14-003", "a level of headings is skipped", func(d *document, found func(int, string)) {
		last := 0
		for _, n := range d.nodes {
			if l := headingLevel(n.kind); l > 0 {
				if last > 0 && l > last+1 {
					found(n.page, string(n.kind))
				}
				last = l
			}
		}
	}},
	{"14-007", "headings are of both kinds", func(d *document, found func(int, string)) {
		var plain, numbered bool
		for _, n := range d.nodes {
			plain, numbered = plain || n.kind == "H", numbered || headingLevel(n.kind) > 0
		}
		if plain && numbered {
			found(0, "")
		}
	}},
	{"15-003", "a header of a table does not tell what it heads", func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if n.kind == "TH" && d.attribute(n, "Scope") == nil && n.dict["ID"] == nil {
				found(n.page, "")
			}
		}
	}},
	{"15-003", "a cell names a header that is not there", func(d *document, found func(int, string)) {
		known := map[object.Object]bool{}
		for _, n := range d.nodes {
			if id, ok := n.dict["ID"].(object.String); ok && n.kind == "TH" {
				known[id] = true
			}
		}
		for _, n := range d.nodes {
			for _, header := range d.file.Array(d.attribute(n, "Headers")) {
				if id, ok := header.(object.String); !ok || !known[id] {
					found(n.page, "")
				}
			}
		}
	}},
	{"17-002", "a formula has no words for it", func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if n.kind == "Formula" && blank(n.dict["Alt"]) && blank(n.dict["ActualText"]) {
				found(n.page, "")
			}
		}
	}},
	{"19-003", "a note has no identifier", func(d *document, found func(int, string)) {
		for _, n := range d.nodes {
			if n.kind == "Note" && blank(n.dict["ID"]) {
				found(n.page, "")
			}
		}
	}},
	{"19-004", "two elements have the same identifier", func(d *document, found func(int, string)) {
		known := map[object.String]bool{}
		for _, n := range d.nodes {
			if id, ok := n.dict["ID"].(object.String); ok {
				if known[id] {
					found(n.page, string(n.kind))
				}
				known[id] = true
			}
		}
	}},
	{"28-004", "an annotation has no words for it", func(d *document, found func(int, string)) {
		d.annotations(func(page int, _ object.Ref, a object.Dict) {
			if a["Subtype"] != object.Name("Link") && blank(a["Contents"]) {
				found(page, string(d.file.Name(a["Subtype"])))
			}
		})
	}},
	{"28-008", "a page with annotations has no order for them", func(d *document, found func(int, string)) {
		for i, page := range d.pages {
			if dict := d.file.Dict(page); dict["Annots"] != nil && dict["Tabs"] == nil {
				found(i+1, "")
			}
		}
	}},
	{"28-009", "annotations of a page are in another order than that of the structure", func(d *document, found func(int, string)) {
		for i, page := range d.pages {
			if tabs := d.file.Dict(page)["Tabs"]; tabs != nil && tabs != object.Name("S") {
				found(i+1, "")
			}
		}
	}},
	{"28-011", "a link is not in the structure", func(d *document, found func(int, string)) {
		known := map[object.Ref]bool{}
		for _, n := range d.nodes {
			for _, ref := range n.objects {
				known[ref] = known[ref] || n.kind == "Link"
			}
		}
		d.annotations(func(page int, ref object.Ref, a object.Dict) {
			parent, _ := d.parent(a["StructParent"]).(object.Dict)
			if a["Subtype"] == object.Name("Link") && (!known[ref] || d.kind(parent) != "Link") {
				found(page, "")
			}
		})
	}},
	{"28-012", "a link has no words for it", func(d *document, found func(int, string)) {
		d.annotations(func(page int, _ object.Ref, a object.Dict) {
			if a["Subtype"] == object.Name("Link") && blank(a["Contents"]) {
				found(page, "")
			}
		})
	}},
	{"29-001", "scripts, forms or files lie in the document", func(d *document, found func(int, string)) {
		names := d.file.Dict(d.catalogue["Names"])
		if names["EmbeddedFiles"] != nil || names["JavaScript"] != nil || d.catalogue["OpenAction"] != nil || d.catalogue["AcroForm"] != nil {
			found(0, "")
		}
	}},
	{"30-002", "a form with marked content is drawn more than once", func(d *document, found func(int, string)) {
		for _, form := range d.forms {
			if form.marked && form.times > 1 {
				found(0, "")
			}
		}
	}},
	{"31-005", "a font does not tell the glyphs of its characters", func(d *document, found func(int, string)) {
		for _, f := range d.fonts {
			if f.inner["Subtype"] == object.Name("CIDFontType2") && f.inner["CIDToGIDMap"] == nil {
				found(f.page, f.name())
			}
		}
	}},
	{"31-009", "a font is not in the document", func(d *document, found func(int, string)) {
		for _, f := range d.fonts {
			if f.dict["Subtype"] == object.Name("Type3") {
				continue // its glyphs are drawings
			}
			about := d.file.Dict(f.inner["FontDescriptor"])
			if about["FontFile"] == nil && about["FontFile2"] == nil && about["FontFile3"] == nil {
				found(f.page, f.name())
			}
		}
	}},
	{"31-027", "a font does not tell what its glyphs mean", func(d *document, found func(int, string)) {
		for _, f := range d.fonts {
			if f.meanings == nil {
				found(f.page, f.name())
			}
		}
	}},
	{"31-028", "a glyph is said to mean 0", meaning("\x00")},
	{"31-029", "a glyph is said to mean a mark of the order of bytes", meaning("\ufeff\ufffe")},
	{"31-030", "a sign is shown that its font does not have", func(d *document, found func(int, string)) {
		for _, f := range d.fonts {
			if page := f.glyphs["\x00\x00"]; page > 0 {
				found(page, f.name())
			}
		}
	}},
}
