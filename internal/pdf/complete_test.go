package pdf

import (
	"bytes"
	"encoding/json"
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
		r.rewrite(func(id int) bool { return r.says[id] })
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

func FuzzComplete(f *testing.F) {
	printed, err := os.ReadFile("testdata/small.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(printed)
	f.Fuzz(func(t *testing.T, data []byte) { whole(t, data) })
}
