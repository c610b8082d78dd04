//go:build browser

package acceptance

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"salient/internal/pdf/object"
)

var printsFolder = flag.String("prints", "", "the `folder` that a build of the real content wrote with its PDFs")

// printed opens the folder named by -prints, and lists its PDFs.
func printed(t *testing.T) (p *publication, files []string) {
	t.Helper()
	if *printsFolder == "" {
		t.Fatal("no -prints DIR; `go run ./cmd/verify pdf` builds one and passes it")
	}
	p, err := open(os.DirFS(*printsFolder))
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(p.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".pdf" {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("the folder has %d PDFs: %v", len(files), err)
	}
	return p, files
}

// jaxb is what veraPDF reads its rules with, which the jar from npm lacks; Debian's libjaxb-java brings it.
var jaxb = []string{"jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation"}

// conformance is what veraPDF says of a file.
type conformance struct {
	File     string
	Checks   int
	Findings []string
}

// vera holds files against PDF/UA-1 with veraPDF, which npm has as a part of another program.
func vera(t *testing.T, files ...string) []conformance {
	t.Helper()
	classes := []string{filepath.FromSlash("node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar")}
	for _, name := range jaxb {
		classes = append(classes, "/usr/share/java/"+name+".jar")
	}
	for _, name := range classes {
		if _, err := os.Stat(name); err != nil {
			t.Fatalf("veraPDF is not here yet; `go run ./cmd/verify pdf` fetches it (Debian: apt install libjaxb-java): %v", err)
		}
	}
	java := exec.Command("java", append([]string{"-cp", strings.Join(classes, string(filepath.ListSeparator)), "Vera.java"}, files...)...)
	all := answers[conformance](t, java, "veraPDF needs a Java development kit (Debian: apt install default-jdk-headless)")
	if len(all) != len(files) {
		t.Fatalf("veraPDF speaks of %d of %d files", len(all), len(files))
	}
	return all
}

func TestPrintsAreAccessible(t *testing.T) {
	_, files := printed(t)
	for i := range files {
		files[i] = filepath.Join(*printsFolder, files[i])
	}
	checks, against := 0, 0
	for _, c := range vera(t, files...) {
		checks += c.Checks
		for _, finding := range c.Findings {
			against++
			t.Errorf("%s: %s", c.File, finding)
		}
	}
	note(t, "veraPDF, PDF/UA-1: %d files, %d checks, %d findings", len(files), checks, against)
}

// TestPrintsAreHeldAgainstSomething shows veraPDF what a browser prints before we complete it.
func TestPrintsAreHeldAgainstSomething(t *testing.T) {
	if c := vera(t, "../pdf/testdata/small.pdf"); c[0].Checks == 0 || len(c[0].Findings) == 0 {
		t.Errorf("veraPDF finds nothing in what a browser prints: %v", c)
	}
}

// TestPrintsInOtherPrograms has qpdf read every file, and looks into the compendia, which hold all others, for what a machine
// must not tell.
func TestPrintsInOtherPrograms(t *testing.T) {
	_, files := printed(t)
	run := func(args ...string) []byte {
		said, err := exec.Command("qpdf", args...).CombinedOutput()
		if err != nil || bytes.Contains(said, []byte("WARNING")) {
			t.Errorf("qpdf (Debian: apt install qpdf) %s: %v\n%.2000s", strings.Join(args, " "), err, said)
		}
		return said
	}
	compendia := 0
	for _, name := range files {
		file := filepath.Join(*printsFolder, name)
		run("--check", file)
		if filepath.Base(name) != "compendium.pdf" {
			continue
		}
		compendia++
		open := run("--qdf", "--object-streams=disable", file, "-")
		for _, leak := range []string{"Skia", "Chrom", "Mozilla", "localhost", "127.0.0.1", os.TempDir() + "/", "file:"} {
			if bytes.Contains(open, []byte(leak)) {
				t.Errorf("%s says %q", name, leak)
			}
		}
	}
	if compendia == 0 {
		t.Error("no compendium has been printed")
	}
}

// TestPrintsAreDrawn wants no picture of points where the page has no picture.
func TestPrintsAreDrawn(t *testing.T) {
	p, files := printed(t)
	drawn := 0
	for _, name := range files {
		page, err := fs.ReadFile(p.files, path.Join(path.Dir(filepath.ToSlash(name)), "index.html"))
		if err != nil || bytes.Contains(page, []byte("<img")) || !bytes.Contains(page, []byte(`class="drawing"`)) {
			continue // of a compendium, and of a page with pictures or without figures
		}
		drawn++
		content, err := fs.ReadFile(p.files, name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := object.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		for i := range file.Size() {
			if s, ok := file.Get(object.Ref(i)).(*object.Stream); ok && s.Dict["Subtype"] == object.Name("Image") {
				t.Errorf("%s: something drawn has become a picture of points", name)
				break
			}
		}
	}
	if drawn == 0 {
		t.Error("no figure has been printed")
	}
}

// TestPrintsOfDecks compares the sheets of a deck with the slides on its page.
func TestPrintsOfDecks(t *testing.T) {
	p, files := printed(t)
	decks := 0
	for _, name := range files {
		briefing, isDeck := strings.CutSuffix(filepath.ToSlash(name), "-slides.pdf")
		if !isDeck {
			continue
		}
		decks++
		page, err := fs.ReadFile(p.files, briefing[:strings.LastIndex(briefing, "/")]+"/slides/index.html")
		if err != nil {
			t.Error(err)
			continue
		}
		about, err := exec.Command("pdfinfo", filepath.Join(*printsFolder, name)).Output()
		if err != nil {
			t.Fatalf("pdfinfo (Debian: apt install poppler-utils): %v", err)
		}
		_, rest, _ := strings.Cut(string(about), "Pages:")
		sheets, _ := strconv.Atoi(strings.Fields(rest)[0])
		if slides := bytes.Count(page, []byte(`<section class="slide `)); sheets != slides {
			t.Errorf("%s has %d sheets for %d slides", name, sheets, slides)
		}
	}
	if decks == 0 {
		t.Error("no deck has been printed")
	}
}

// TestPrintsLinks follows the links to the PDFs too.
func TestPrintsLinks(t *testing.T) {
	p, _ := printed(t)
	reportAll(t, p.links())
}
