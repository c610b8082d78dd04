//go:build browser

package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"mime"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"salient/internal/memo"
	"salient/internal/pdf"
)

const base = "https://briefings.example.org/"

// small is the site of testdata: one page, and changes made to it.
func small(t testing.TB, changes map[string]string) pdf.Source {
	t.Helper()
	files := map[string][]byte{}
	for address, name := range map[string]string{"/en/cotton/": "small.html", "/small.css": "small.css"} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		files[address] = content
	}
	for address, content := range changes {
		files[address] = []byte(content)
	}
	return func(address string) ([]byte, string, bool) {
		content, ok := files[address]
		return content, mime.TypeByExtension(path.Ext(address)), ok
	}
}

var cotton = pdf.Document{
	Page: "/en/cotton/", Out: "/en/cotton/cotton.pdf", Title: "Cotton", Lang: "en", Author: "An organisation",
	Subject: "What is known", Keywords: []string{"cotton", "forced labour"},
	Licence: "https://creativecommons.org/licenses/by/4.0/", Date: time.Date(2026, 6, 2, 0, 0, 0, 0, time.UTC),
}

func start(t testing.TB, o pdf.Options) *pdf.Press {
	t.Helper()
	o.Base = base
	press, err := pdf.Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(press.Close)
	return press
}

// all gives the files by their paths, and the errors.
func all(results iter.Seq2[pdf.File, error]) (map[string]pdf.File, []error) {
	files := map[string]pdf.File{}
	var errs []error
	for file, err := range results {
		if err != nil {
			errs = append(errs, err)
		} else {
			files[file.Out] = file
		}
	}
	return files, errs
}

func TestPrint(t *testing.T) {
	press := start(t, pdf.Options{Source: small(t, nil)})
	files, errs := all(press.Print([]pdf.Document{cotton}, nil))
	if errs != nil {
		t.Fatal(errs)
	}
	file := files[cotton.Out]
	if file.Pages != 2 || file.Anchors["why-now"] != 1 || file.Anchors["what-next"] != 2 || len(file.Findings) > 0 {
		t.Errorf("%d pages, anchors %v, findings %v", file.Pages, file.Anchors, file.Findings)
	}
	if text := run(t, file, "pdftotext", "-layout", "-", "-"); !strings.Contains(text, "Why now 1") || !strings.Contains(text, "What next 2") {
		t.Errorf("its contents do not tell the pages:\n%s", text)
	}
	tools(t, file)

	again, errs := all(start(t, pdf.Options{Source: small(t, nil), Tabs: 3}).Print([]pdf.Document{cotton}, nil))
	if errs != nil || !bytes.Equal(again[cotton.Out].Content, file.Content) {
		t.Error("printed twice, two files", errs)
	}
}

// run gives a file to a program and returns what that says. Packages are Debian's.
func run(t testing.TB, file pdf.File, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Fatalf("%s is not here; install it (Debian: apt install %s)", program, map[string]string{
			"qpdf": "qpdf", "pdfinfo": "poppler-utils", "pdftotext": "poppler-utils", "pdffonts": "poppler-utils",
		}[program])
	}
	command := exec.Command(program, args...)
	command.Stdin = bytes.NewReader(file.Content)
	said, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %s %s: %v\n%.2000s", file.Out, program, strings.Join(args, " "), err, said)
	}
	return string(said)
}

// tools has others than ourselves look at a file.
func tools(t testing.TB, file pdf.File) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(name, file.Content, 0o644); err != nil {
		t.Fatal(err)
	}
	if said := run(t, file, "qpdf", "--check", name); strings.Contains(said, "WARNING") {
		t.Errorf("%s: qpdf: %s", file.Out, said)
	}
	about := run(t, file, "pdfinfo", "-")
	for _, fact := range []string{"Tagged: yes", "JavaScript: no", "Suspects: no", "Metadata Stream: yes", "PDF version: 1.7", "Producer: Salient"} {
		if !strings.Contains(strings.Join(strings.Fields(about), " "), fact) {
			t.Errorf("%s: pdfinfo does not say %q:\n%s", file.Out, fact, about)
		}
	}
	for line := range strings.Lines(run(t, file, "pdfinfo", "-struct", "-")) {
		// poppler 22 takes "checked", as ISO 32000-1 (table 348) spells it, for a mistake.
		if strings.HasPrefix(line, "Syntax") && !strings.Contains(line, "in element Form") {
			t.Errorf("%s: pdfinfo -struct: %s", file.Out, line)
		}
	}
	for line := range strings.Lines(run(t, file, "pdffonts", "-")) {
		if f := strings.Fields(line); len(f) > 5 && strings.Contains(line, "+") && !strings.Contains(line, "yes yes yes") {
			t.Errorf("%s: a font is not whole: %s", file.Out, line)
		}
	}
	open := run(t, file, "qpdf", "--qdf", "--object-streams=disable", name, "-")
	for _, leak := range []string{"Skia", "Chrom", "Mozilla", "localhost", "127.0.0.1", os.TempDir() + "/", "file:"} {
		if strings.Contains(open, leak) {
			t.Errorf("%s: it says %q", file.Out, leak)
		}
	}
}

func TestOnePageFails(t *testing.T) {
	press := start(t, pdf.Options{Source: small(t, map[string]string{
		"/foreign/": `<!doctype html><title>x</title><img src="https://elsewhere.example/x.png" alt="">`,
		"/lacking/": `<!doctype html><title>x</title><img src="/nothing.png" alt="">`,
		"/script/":  `<!doctype html><html lang="en"><title>x</title><h1>Still</h1><script>document.body.append("moved " + location)</script>`,
	})})
	at := func(page string) pdf.Document {
		return pdf.Document{Page: page, Out: page + "x.pdf", Lang: "en", Title: "x"}
	}
	files, errs := all(press.Print([]pdf.Document{at("/foreign/"), cotton, at("/lacking/"), at("/absent/"), at("/script/")}, nil))
	if len(files) != 2 {
		t.Errorf("%d files, not those of the two good pages", len(files))
	}
	said := errors.Join(errs...).Error()
	for _, want := range []string{"/foreign/x.pdf: ", "elsewhere.example", "/lacking/x.pdf: ", "/nothing.png", "/absent/x.pdf: "} {
		if !strings.Contains(said, want) {
			t.Errorf("errors do not name %q:\n%s", want, said)
		}
	}
	if text := run(t, files["/script/x.pdf"], "pdftotext", "-", "-"); strings.Contains(text, "moved") {
		t.Error("a page's script has run")
	}
}

func TestCompendium(t *testing.T) {
	front := `<!doctype html><html lang="en"><title>All</title><h1>All</h1>
<p><a href="/en/cotton/">Cotton</a> <span data-page-of="/en/cotton/"></span>, <a href="/en/cotton/#why-now">why now</a></p>`
	press := start(t, pdf.Options{Source: small(t, map[string]string{"/en/all/": front})})
	c := pdf.Compendium{
		Front: pdf.Document{Page: "/en/all/", Out: "/en/all.pdf", Title: "All", Lang: "en", Date: cotton.Date},
		Parts: []string{cotton.Out},
	}
	files, errs := all(press.Print([]pdf.Document{cotton}, []pdf.Compendium{c}))
	if errs != nil {
		t.Fatal(errs)
	}
	file := files["/en/all.pdf"]
	if file.Pages != 3 || len(file.Findings) > 0 {
		t.Errorf("%d pages, findings %v", file.Pages, file.Findings)
	}
	tools(t, file)
	text := strings.Split(run(t, file, "pdftotext", "-layout", "-", "-"), "\f")
	if !strings.Contains(text[0], "Cotton 2,") || !strings.Contains(text[1], "What next 3") {
		t.Errorf("contents do not tell the pages:\n%s", text)
	}
	for i, foot := range []string{"2/3", "3/3"} {
		if !strings.Contains(strings.ReplaceAll(text[i+1], " ", ""), foot) {
			t.Errorf("page %d does not say %s:\n%s", i+2, foot, text[i+1])
		}
	}
	if places := run(t, file, "pdfinfo", "-dests", "-"); !strings.Contains(places, "/en/cotton/#what-next") {
		t.Errorf("places are\n%s", places)
	}
	if urls := run(t, file, "pdfinfo", "-url", "-"); strings.Contains(urls, base+"en/cotton/") {
		t.Errorf("links to a part lead out of the file:\n%s", urls)
	}
	c.Parts = append(c.Parts, "/en/gone.pdf")
	if _, errs := all(press.Print([]pdf.Document{cotton}, []pdf.Compendium{c})); len(errs) != 1 || !strings.Contains(errs[0].Error(), "/en/gone.pdf") {
		t.Errorf("a part that is not made gives %v", errs)
	}
}

func TestStopping(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	temp, err := os.MkdirTemp("", "") // a short path: the browser has a socket in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(temp) })
	t.Setenv("TMPDIR", temp)
	press, err := pdf.Start(ctx, pdf.Options{Base: base, Source: small(t, nil), Tabs: 1})
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	for _, err := range press.Print(slices.Repeat([]pdf.Document{cotton}, 50), nil) {
		if files++; err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			break
		}
		cancel()
	}
	if files > 5 {
		t.Errorf("%d documents after it was to stop", files)
	}
	press.Close()
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("the browser left %v, %v", left, err)
	}
}

func TestMemoOfPrints(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() }) // after the presses
	print := func(changes map[string]string) pdf.File {
		press := start(t, pdf.Options{Source: small(t, changes), Cache: memo.In(root, 1<<20)})
		files, errs := all(press.Print([]pdf.Document{cotton}, nil))
		if errs != nil {
			t.Fatal(errs)
		}
		return files[cotton.Out]
	}
	first, second := print(nil), print(nil)
	if first.Reused || !second.Reused || !bytes.Equal(first.Content, second.Content) || second.Pages != 2 {
		t.Errorf("reused: %v, then %v", first.Reused, second.Reused)
	}
	if print(map[string]string{"/small.css": "p { color: #333 }"}).Reused {
		t.Error("a print with another style sheet was taken for the same")
	}
}

// BenchmarkPrint is documents a minute with a warm browser.
func BenchmarkPrint(b *testing.B) {
	press := start(b, pdf.Options{Source: small(b, nil)})
	documents := slices.Repeat([]pdf.Document{cotton}, b.N)
	begun := time.Now()
	for _, err := range press.Print(documents, nil) {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/time.Since(begun).Minutes(), "documents/min")
}
