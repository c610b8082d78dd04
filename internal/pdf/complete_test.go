package pdf

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salient/internal/pdf/check"
	"salient/internal/pdf/object"
)

var update = flag.Bool("update", false, "write golden files")

// small is testdata/small.html as a browser printed it.
func small(t testing.TB) *sheets {
	t.Helper()
	printed, err := os.ReadFile("testdata/small.pdf")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	var said words
	if err := json.Unmarshal(text, &said); err != nil {
		t.Fatal(err)
	}
	s, err := readSheets(printed, said)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var cotton = Document{
	Page: "/en/cotton/", Out: "/en/cotton/cotton.pdf", Title: "Cotton & <wool>", Lang: "en", Author: "An organisation",
	Keywords: []string{"cotton", "forced labour"}, Licence: "https://creativecommons.org/licenses/by/4.0/",
	Date: time.Date(2026, 6, 2, 0, 0, 0, 0, time.UTC),
}

// TestComplete compares the structure of a document, and what is found against it, with what they were when they
// were last looked at, before and after.
func TestComplete(t *testing.T) {
	s := small(t)
	var got strings.Builder
	show := func(heading string) {
		root, err := readStructure(s.file, s.file.Root)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "%s\n\n", heading)
		draw(&got, root, 0)
		got.WriteByte('\n')
		for _, f := range check.File(s.file) {
			fmt.Fprintln(&got, f)
		}
	}
	show("# As it was printed")
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	if against := s.describe(cotton, "https://briefings.example.org/en/cotton/"); len(against) > 0 {
		t.Errorf("against PDF/UA-1: %v", against)
	}
	show("\n# As it is published")
	outline(s.file, func(item object.Dict) {
		fmt.Fprintf(&got, "%s -> %s\n", item["Title"].(object.String).Text(), s.file.Name(s.file.Dict(item["SE"])["S"]))
	})
	for _, page := range s.pages {
		s.annotations(page, func(a object.Dict) { fmt.Fprintln(&got, "link:", a["Contents"].(object.String).Text()) })
	}
	golden(t, "testdata/small.txt", got.String())
}

func draw(b *strings.Builder, e *element, depth int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), e.kind)
	for _, key := range slices.Sorted(maps.Keys(e.also)) {
		fmt.Fprintf(b, " %s=%v", key, e.also[key])
	}
	b.WriteByte('\n')
	for _, k := range e.kids {
		if k.element != nil {
			draw(b, k.element, depth+1)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestNothingElseIsSaid: a file made whole says of itself what it is told to, once, and nothing of where it was made.
func TestNothingElseIsSaid(t *testing.T) {
	make := func() []byte {
		s := small(t)
		if err := s.complete(cotton); err != nil {
			t.Fatal(err)
		}
		return s.finished(cotton, "https://briefings.example.org", nil).Content
	}
	once := make()
	if !bytes.Equal(once, make()) {
		t.Error("made twice, two files")
	}
	for _, leak := range []string{"Skia", "Chrom", "Mozilla", "node0"} {
		if bytes.Contains(once, []byte(leak)) {
			t.Errorf("it says %q", leak)
		}
	}
	for _, said := range []string{"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Cotton &amp; &lt;wool&gt;<", "<pdfuaid:part>1<", "2026-06-02T00:00:00Z"} {
		if !bytes.Contains(once, []byte(said)) {
			t.Errorf("it does not say %q", said)
		}
	}
	file, err := object.Read(once)
	if err != nil {
		t.Fatal(err)
	}
	about := file.Dict(file.Info)
	if about["CreationDate"] != object.String("D:20260602000000Z") || about["Producer"] != object.String("Salient") {
		t.Errorf("it says of itself %v", about)
	}
}

// TestMetadata: whatever the texts are, what is made of them is XML, and a document needs no language to have a title.
func TestMetadata(t *testing.T) {
	d := Document{Title: "A\x00\x0b\ufffe\xff & <b>", Subject: "a\nb", Author: `"`, Keywords: []string{"]]>"}}
	var got struct {
		Title   string `xml:"RDF>Description>title>Alt>li"`
		Subject string `xml:"RDF>Description>description>Alt>li"`
		Author  string `xml:"RDF>Description>creator>Seq>li"`
	}
	if err := xml.Unmarshal(metadata(d, "", false), &got); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(got.Title, " & <b>") || got.Subject != d.Subject || got.Author != d.Author {
		t.Errorf("%+v", got)
	}
}

func TestRightToLeft(t *testing.T) {
	s := small(t)
	d := cotton
	d.Lang, d.RTL = "ar", true
	if err := s.complete(d); err != nil {
		t.Fatal(err)
	}
	catalogue := s.file.Dict(s.file.Root)
	if catalogue["Lang"] != object.String("ar") || s.file.Dict(catalogue["ViewerPreferences"])["Direction"] != object.Name("R2L") {
		t.Errorf("catalogue is %v", catalogue)
	}
}

// TestAnotherPage: words of a page that has other links and headings than the print are given to nobody.
func TestAnotherPage(t *testing.T) {
	s := small(t)
	s.said = words{Headings: []heading{{2, "Wrong"}}, Links: []string{"Wrong"}}
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	if against := s.describe(cotton, ""); len(against) > 0 {
		t.Errorf("against PDF/UA-1: %v", against)
	}
	if bytes.Contains(s.file.Write(version), []byte("Wrong")) {
		t.Error("words of another page are in the file")
	}
}

func TestRewrite(t *testing.T) {
	for content, want := range map[string]string{
		"0 0 1 1 re f":                                        "/Artifact BMC\n0 0 1 1 re f\nEMC",
		"0 0 1 1 re W n":                                      "0 0 1 1 re W n",
		"q BT (1) Tj ET Q":                                    "q /Artifact <</Type /Pagination>> BDC\nBT (1) Tj ET\nEMC Q",
		"/P <</MCID 0>>BDC BT (a) Tj ET EMC":                  "/P <</MCID 0>>BDC BT (a) Tj ET EMC",
		"/P <</MCID 1>>BDC 0 0 1 1 re f EMC":                  "/Artifact BMC 0 0 1 1 re f EMC",
		"/Artifact <</Type /Pagination>>BDC 0 0 1 1 re f EMC": "/Artifact <</Type /Pagination>>BDC 0 0 1 1 re f EMC",
		"/X1 Do": "/Artifact BMC\n/X1 Do\nEMC",
		"BT /Span <</ActualText (fi)>> BDC (x) Tj EMC ET":      "/Artifact <</Type /Pagination>> BDC\nBT /Span <</ActualText (fi)>> BDC (x) Tj EMC ET\nEMC",
		"BT /P <</MCID 0>>BDC (x) Tj EMC ET 1 2 m 3 4 l S % c": "BT /P <</MCID 0>>BDC (x) Tj EMC ET /Artifact BMC\n1 2 m 3 4 l S\nEMC % c",
	} {
		r := &reading{content: &object.Stream{Dict: object.Dict{}}, bytes: []byte(content), says: map[int]bool{}}
		if err := r.read(); err != nil {
			t.Errorf("%s: %v", content, err)
			continue
		}
		r.rewrite(func(p piece) bool { return p.kind == begins && r.says[p.id] })
		if got, err := r.content.Unpacked(); err != nil || string(got) != want {
			t.Errorf("%s\nbecomes %s\nnot     %s (%v)", content, got, want, err)
		}
	}
	for _, content := range []string{"EMC", "/P BMC", "BI", "(", "<<"} {
		r := &reading{bytes: []byte(content), says: map[int]bool{}}
		if r.read() == nil {
			t.Errorf("%q is read without an error", content)
		}
	}
}

// TestForms: what lies in a form is in the structure, and the form is drawn in nothing that says otherwise. The second
// form is a ground, as is what is drawn in the first one beside its text.
func TestForms(t *testing.T) {
	s := small(t)
	page := s.pages[0]
	form := func(content string) object.Ref {
		f := &object.Stream{Dict: object.Dict{"Subtype": object.Name("Form"), "Resources": s.file.Dict(page)["Resources"]}}
		f.Pack([]byte(content))
		return s.file.Add(f)
	}
	known := form("0 0 9 9 re f /P <</MCID 0>> BDC BT /F4 9 Tf <0003> Tj ET EMC")
	s.file.Dict(s.file.Dict(page)["Resources"])["XObject"] = object.Dict{"One": known, "Two": form("0 0 9 9 re f")}
	drawn := s.file.Get(s.file.Dict(page)["Contents"]).(*object.Stream)
	data, err := drawn.Unpacked()
	if err != nil {
		t.Fatal(err)
	}
	drawn.Pack(append(data, "\n/One Do /Two Do"...))
	tree := s.file.Dict(s.file.Dict(s.file.Root)["StructTreeRoot"])
	content := object.Dict{"Type": object.Name("MCR"), "Pg": page, "Stm": known, "MCID": object.Int(0)}
	tree["K"] = object.Array{tree["K"], s.file.Add(object.Dict{"S": object.Name("P"), "K": content})}

	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	if against := s.describe(cotton, ""); len(against) > 0 {
		t.Errorf("against PDF/UA-1: %v", against)
	}
	if data, _ := drawn.Unpacked(); !strings.HasSuffix(string(data), "\n/One Do /Artifact BMC\n/Two Do\nEMC") {
		t.Errorf("the page ends with %q", data[len(data)-60:])
	}
	if data, _ := s.file.Get(known).(*object.Stream).Unpacked(); !strings.HasPrefix(string(data), "/Artifact BMC\n0 0 9 9 re f\nEMC /P <</MCID 0>> BDC") {
		t.Errorf("the form is %q", data)
	}
}

// TestBrokenStructure: a structure that is none is an error, of a print and of a part of a compendium.
func TestBrokenStructure(t *testing.T) {
	for what, k := range map[string]object.Object{
		"a negative number":   object.Int(-1),
		"a number of its own": object.Dict{"Type": object.Name("MCR"), "MCID": object.Int(1 << 40)},
		"itself":              object.Ref(0),
	} {
		s := small(t)
		for ref := range object.Ref(s.file.Size()) {
			if d := s.file.Dict(ref); d["S"] == object.Name("H1") {
				if d["K"] = k; k == object.Ref(0) {
					d["K"] = ref
				}
			}
		}
		if _, err := readStructure(s.file, s.file.Root); err == nil {
			t.Errorf("%s is read as an element", what)
		}
	}
}

// TestAttributes: headers of a cell get names of ours, whatever else is said of it, and whatever else is damaged.
func TestAttributes(t *testing.T) {
	header := &element{kind: "TH", id: "node7", also: object.Dict{}}
	cell := &element{kind: "TD", also: object.Dict{"A": object.Array{
		object.Dict{"O": object.Name("Layout"), "Placement": object.Name("Block")},
		object.Dict{"O": object.Array{}},
		object.Dict{"O": object.Name("Table"), "Headers": object.Array{object.String("node7")}},
		object.Dict{"O": object.Array{}, "RowSpan": object.Int(1)},
	}}}
	(&element{kind: "TR", also: object.Dict{}, kids: []kid{{element: header}, {element: cell}}}).tables()
	if names := cell.headers(); len(names) != 1 || names[0] != header.id || header.id == "node7" {
		t.Errorf("the cell names %v, the header is %q", names, header.id)
	}
}

// TestNumbersInTheStructure: what is not in the structure has no number that another has.
func TestNumbersInTheStructure(t *testing.T) {
	s := small(t)
	ground := s.file.Add(&object.Stream{Dict: object.Dict{"Subtype": object.Name("Form"), "StructParents": object.Int(0)}})
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	if n := s.file.Dict(ground)["StructParents"]; n != nil {
		t.Errorf("a form that is not in it has the number %v", n)
	}
}

func TestMeanings(t *testing.T) {
	file := &object.File{}
	list := &object.Stream{Dict: object.Dict{}}
	list.Pack([]byte("4 beginbfchar\n<0001> <0627>\n<0002> <0000>\n<0003> <0000>\n<0004> <0000>\nendbfchar"))
	page := file.Add(object.Dict{
		"Contents":  file.Add(&object.Stream{Dict: object.Dict{}}),
		"Resources": object.Dict{"Font": object.Dict{"F": file.Add(object.Dict{"ToUnicode": file.Add(list)})}},
	})
	content := file.Get(file.Dict(page)["Contents"]).(*object.Stream)
	content.Pack([]byte(`BT /F 9 Tf <0002> Tj
		/Span <</ActualText <FEFF0627064E0651>>> BDC <0001> Tj <0002> Tj EMC
		/Span <</ActualText <FEFF0628064E0651>>> BDC <0003> Tj <0002> Tj EMC
		/Span <</ActualText <FEFF0628064E0651>>> BDC <0004> Tj <0004> Tj EMC ET`))
	r, err := readContent(file, page)
	if err != nil {
		t.Fatal(err)
	}
	(&sheets{file: file}).meanings(map[object.Ref]*reading{page: r})
	got, _ := list.Unpacked()
	want := "4 beginbfchar\n<0001> <0627>\n<0002> <064E0651>\n<0003> <0628>\n<0004> <0000>\nendbfchar"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkComplete(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		s := small(b)
		if err := s.complete(cotton); err != nil {
			b.Fatal(err)
		}
		s.finished(cotton, "", nil)
	}
}

// whole makes a document of a print, and sees that the file can be read. A broken print is an error.
func whole(t *testing.T, printed []byte) (ok bool) {
	s, err := readSheets(printed, words{})
	if err != nil || s.complete(cotton) != nil {
		return false
	}
	if _, err := object.Read(s.finished(cotton, "", nil).Content); err != nil {
		t.Fatal(err)
	}
	return true
}

// TestDamage changes a few bytes of a print, each time others.
func TestDamage(t *testing.T) {
	printed, err := os.ReadFile("testdata/small.pdf")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	const bytes = "0123456789 R[]<>/()"
	lived := 0
	for range 300 {
		damaged := slices.Clone(printed)
		for range 1 + random.IntN(4) {
			damaged[random.IntN(len(damaged))] = bytes[random.IntN(len(bytes))]
		}
		if whole(t, damaged) {
			lived++
		}
	}
	if lived == 0 || lived == 300 {
		t.Errorf("%d of 300 were taken", lived)
	}
}

// TestDamagedObjects puts objects of another kind where one was, in a print and in a part of a compendium.
func TestDamagedObjects(t *testing.T) {
	s := small(t)
	printed := s.file.Write("1.4")
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	finished := s.finished(cotton, "", nil).Content
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 150 {
		data := [][]byte{printed, finished}[i%2]
		file, err := object.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		some := func() object.Object { return object.Ref(1 + random.IntN(file.Size()-1)) }
		odd := []object.Object{
			object.Int(-1), object.Int(1 << 40), object.Array{}, object.Dict{}, object.Array{some(), some()}, some(),
			object.String("a"), object.Name("A"), object.Dict{"S": object.Array{}, "K": object.Int(-3)}, true,
		}
		d := file.Dict(some())
		keys := slices.Sorted(maps.Keys(d))
		if len(keys) == 0 {
			continue
		}
		key := keys[random.IntN(len(keys))]
		d[key] = odd[random.IntN(len(odd))]
		check.File(file)
		damaged := file.Write(version)
		if i%2 == 0 {
			whole(t, damaged)
		} else if front := small(t); front.complete(cotton) == nil {
			_ = front.join([]part{{"/en/part/", &File{Content: damaged}}}, base) // an error, or not
		}
	}
}

func FuzzComplete(f *testing.F) {
	printed, err := os.ReadFile("testdata/small.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(printed)
	f.Fuzz(func(t *testing.T, data []byte) { whole(t, data) })
}
