package object

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plain is a file as a browser writes one: objects in any order, a classic table.
func plain(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

var sample = plain(
	"<</Type /Catalog /Pages 2 0 R /Lang (a\\(b\\)\\101) /N [1 -2.50 true null <FEFF0627> /A#20B 3 0 R] /X 5 0 R>>",
	"<</Type /Pages /Kids [3 0 R] /Count 1>>",
	"<</Type /Page /Contents 4 0 R>>",
	"<</Length 5 0 R>>stream\nq\nQ \n\nendstream",
	"5",
	"(nobody asks for this)",
)

func TestReadAndWrite(t *testing.T) {
	file, err := Read(sample)
	if err != nil {
		t.Fatal(err)
	}
	want := Dict{
		"Type": Name("Catalog"), "Pages": Ref(2), "Lang": String("a(b)A"), "X": Ref(5),
		"N": Array{Int(1), Real("-2.50"), true, nil, Text("ا"), Name("A B"), Ref(3)},
	}
	if diff := cmp.Diff(Object(want), Object(file.Dict(file.Root))); diff != "" {
		t.Error(diff)
	}
	once := file.Write("1.7")
	again, err := Read(once)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(again.Pages()); got != 1 {
		t.Errorf("%d pages, not 1", got)
	}
	if diff := cmp.Diff(file.Dict(file.Root)["N"].(Array)[:6], again.Dict(again.Root)["N"].(Array)[:6]); diff != "" {
		t.Error(diff)
	}
	content := again.Get(again.Dict(again.Pages()[0])["Contents"]).(*Stream)
	if string(content.Data) != "q\nQ \n" {
		t.Errorf("content is %q", content.Data)
	}
	if bytes.Contains(once, []byte("nobody")) {
		t.Error("an object that nothing leads to was written")
	}
	if !bytes.Equal(once, again.Write("1.7")) {
		t.Error("writing what was read gives other bytes")
	}
}

func TestInclude(t *testing.T) {
	a, _ := Read(sample)
	b, _ := Read(sample)
	at := a.Include(b)
	if got := a.Dict(at(1))["Pages"]; got != at(2) {
		t.Errorf("the catalogue of the second file leads to %v, not %v", got, at(2))
	}
}

func TestText(t *testing.T) {
	for _, s := range []string{"", "plain", "naïve", "مرحبا", "𝒳"} {
		if got := Text(s).Text(); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":     "",
		"not a PDF":   "<html>",
		"cut short":   string(sample[:len(sample)/2]),
		"wrong place": strings.Replace(string(sample), "3 0 obj", "9 0 obj", 1),
		"deep":        string(plain(strings.Repeat("[", 1000))),
		"odd":         string(plain("<</A>>")),
		"updated":     strings.Replace(string(sample), "/Root", "/Prev 7 /Root", 1),
		"long stream": string(plain("<</Length 99>>stream\nq\nendstream")),
		"endless":     string(plain("<</Length 9223372036854775807>>stream\nq\nendstream")),
		"huge":        strings.Replace(string(sample), "/Size 7", "/Size 4000000", 1),
	} {
		if _, err := Read([]byte(data)); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

// A table that is a stream can be damaged in more ways: it is packed, and is an object itself.
func TestRefusedStreams(t *testing.T) {
	file, err := Read(sample)
	if err != nil {
		t.Fatal(err)
	}
	whole := string(file.Write("1.7"))
	packed := func(objects string) string {
		s := &Stream{Dict: Dict{"Type": Name("ObjStm"), "N": Int(1), "First": Int(strings.Index(objects, "|") + 1)}}
		s.Pack([]byte(strings.Replace(objects, "|", " ", 1)))
		table := &Stream{Dict: Dict{"Type": Name("XRef"), "Size": Int(4), "W": Array{Int(1), Int(4), Int(2)}, "Root": Ref(1)}}
		f := &File{objects: make([]Object, 4)}
		w := &writer{file: f, number: []int{0, 1, 2, 3}}
		w.out.WriteString("%PDF-1.7\n")
		at := w.out.Len()
		w.stream(2, s)
		start := w.out.Len()
		table.Pack([]byte{0, 0, 0, 0, 0, 0, 0, inStream, 0, 0, 0, 2, 0, 0, inPlace, 0, 0, 0, byte(at), 0, 0, inPlace, 0, 0, 0, byte(start), 0, 0})
		w.stream(3, table)
		fmt.Fprintf(&w.out, "startxref\n%d\n", start)
		return w.out.String()
	}
	if _, err := Read([]byte(packed("1 0|<</Pages null>>"))); err != nil {
		t.Fatal(err)
	}
	own := whole[strings.LastIndex(whole, "startxref")+len("startxref\n"):]
	var start int
	fmt.Sscan(own, &start)
	number, rest, _ := strings.Cut(whole[start:], " ")
	for name, data := range map[string]string{
		"a table of another number": whole[:start] + strings.Repeat("9", len(number)) + " " + rest,
		"an object beyond the end":  packed("1 9223372036854775807|<<>>"),
		"a number beyond the end":   packed("9 0|<<>>"),
	} {
		if _, err := Read([]byte(data)); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func TestStrings(t *testing.T) {
	for written, want := range map[string]String{
		"(a\\\r\nb)": "ab", "(a\\\nb)": "ab", "(a\\\rb)": "ab", "(a\r\nb\rc)": "a\nb\nc", `(\(\1012\\)`: "(A2\\", "<4 1 2>": "A ",
	} {
		if got, _, err := NewScanner([]byte(written)).Next(); got != want || err != nil {
			t.Errorf("%q is read as %q, not %q (%v)", written, got, want, err)
		}
	}
}

func TestMeanings(t *testing.T) {
	got, err := Meanings([]byte(`/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange
		2 beginbfchar <0001> <0627> <0002> <064E0651> endbfchar
		3 beginbfrange <0010> <0012> <0041> <00FE> <00FF> [<D835DCB3>] <0020> <0010> <0041> endbfrange endcmap`))
	want := map[String]string{
		"\x00\x01": "ا", "\x00\x02": "\u064e\u0651", "\x00\x10": "A", "\x00\x11": "B", "\x00\x12": "C", "\x00\xfe": "𝒳", "\x00\xff": "",
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := Meanings([]byte("1 beginbfchar <00")); err == nil {
		t.Error("read to the end of what is cut short")
	}
}

func TestInherited(t *testing.T) {
	file, err := Read(plain(
		"<</Type /Catalog /Pages 2 0 R>>",
		"<</Kids [3 0 R] /Rotate 90 /MediaBox [0 0 1 1] /Tabs /R>>",
		"<</Kids [4 0 R] /Parent 2 0 R>>",
		"<</Parent 3 0 R /Rotate 0>>",
		"<</Parent 5 0 R>>",
	))
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Attribute(4, "MediaBox"); got == nil {
		t.Error("a page has no size")
	}
	if got := file.Attribute(4, "Rotate"); got != Int(0) {
		t.Errorf("a page is turned by %v", got)
	}
	if got := file.Attribute(4, "Tabs"); got != nil {
		t.Errorf("what cannot be inherited is: %v", got)
	}
	if got := file.Attribute(5, "MediaBox"); got != nil {
		t.Errorf("a page that is its own parent has %v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	file, _ := Read(sample)
	f.Add(file.Write("1.7"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil || file.Dict(file.Root) == nil {
			return
		}
		file.Pages()
		once := file.Write("1.7")
		again, err := Read(once)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if !bytes.Equal(once, again.Write("1.7")) {
			t.Fatal("written twice, two files")
		}
	})
}

func BenchmarkReadWrite(b *testing.B) {
	data, err := os.ReadFile(os.Getenv("PDF"))
	if err != nil {
		b.Skip("no PDF named: ", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		file, err := Read(data)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(file.Write("1.7"))))
	}
}
