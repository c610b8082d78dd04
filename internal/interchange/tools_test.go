//go:build browser

package interchange

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// run gives what a program prints. A program that is missing, fails or warns fails the test.
func run(t *testing.T, environment []string, debianPackage, name string, args ...string) []byte {
	t.Helper()
	program, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("this test needs %s (Debian: apt install %s): %v", name, debianPackage, err)
	}
	var out, warnings bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), append(environment, "LC_ALL=C.UTF-8", "LANGUAGE=")...)
	cmd.Stdout, cmd.Stderr = &out, &warnings
	if err := cmd.Run(); err != nil || bytes.Contains(warnings.Bytes(), []byte("warning")) {
		t.Fatalf("%s: %v\n%s", name, err, warnings.Bytes())
	}
	return out.Bytes()
}

func gettext(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	return run(t, nil, "gettext", name, args...)
}

// exported gives the files of a publication that cmd/verify has exported; without it there are the golden files alone.
func exported(t *testing.T, ending string) (files []string) {
	t.Helper()
	folder := os.Getenv("SALIENT_EXPORTED")
	if folder == "" {
		return nil
	}
	err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if filepath.Ext(name) == ending {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s in %s: %v", ending, folder, err)
	}
	return files
}

var goldenPO, goldenXLIFF = filepath.Join("testdata", "cotton.ar.po"), filepath.Join("testdata", "cotton.ar.xliff")

func TestGettextTakesPO(t *testing.T) {
	for _, file := range append(exported(t, ".po"), goldenPO) {
		gettext(t, "msgfmt", "--check", "--output-file", os.DevNull, file)
	}
	golden, err := os.ReadFile(goldenPO)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(golden), string(gettext(t, "msgcat", "--no-wrap", goldenPO))); diff != "" {
		t.Errorf("msgcat writes it otherwise (-ours +msgcat):\n%s", diff)
	}
	for _, width := range []string{"10", "40", "79"} {
		back, problems := ReadPO("msgcat", gettext(t, "msgcat", "--width", width, goldenPO))
		if diff := cmp.Diff(cotton, back); diff != "" || len(problems) > 0 {
			t.Errorf("wrapped at %s: %s%s", width, told(problems), diff)
		}
	}
}

// TestMergedByGettext gives a changed original to msgmerge, as a translator's tool does.
func TestMergedByGettext(t *testing.T) {
	template := cotton
	template.Units = nil
	for _, u := range cotton.Units[:2] {
		u.Target, u.State, u.Previous = "", Untranslated, ""
		template.Units = append(template.Units, u)
	}
	template.Units[0].Source = "Cotton yarn"
	pot := filepath.Join(t.TempDir(), "cotton.pot")
	if err := os.WriteFile(pot, written(t, formats[0], template), 0o666); err != nil {
		t.Fatal(err)
	}
	back, problems := ReadPO("msgmerge", gettext(t, "msgmerge", "--quiet", "--previous", goldenPO, pot))
	if len(problems) > 0 || len(back.Units) != 2 {
		t.Fatalf("%d units: %s", len(back.Units), told(problems))
	}
	want := cotton.Units[0]
	want.Source, want.Previous, want.State = "Cotton yarn", "Cotton", Fuzzy
	if diff := cmp.Diff(want, back.Units[0]); diff != "" {
		t.Error(diff)
	}
}

// schemas is where Debian's php-symfony-translation has the schema of XLIFF 1.2 and that of the namespace xml.
const schemas = "/usr/share/php/Symfony/Component/Translation/Resources/schemas/"

func TestXLIFFIsValid(t *testing.T) {
	const schema, namespaces = schemas + "xliff-core-1.2-strict.xsd", schemas + "xml.xsd"
	for _, file := range []string{schema, namespaces} {
		if _, err := os.Stat(file); err != nil {
			t.Fatalf("this test needs the schema of XLIFF 1.2 (Debian: apt install php-symfony-translation): %v", err)
		}
	}
	// The schema imports the other one by its address on the web, which a test must not ask for.
	var address bytes.Buffer
	if err := xml.EscapeText(&address, []byte("file://"+namespaces)); err != nil {
		t.Fatal(err)
	}
	catalogue := filepath.Join(t.TempDir(), "catalogue.xml")
	text := fmt.Sprintf(`<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="http://www.w3.org/2001/xml.xsd" uri="%s"/></catalog>`, &address)
	if err := os.WriteFile(catalogue, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	arguments := append([]string{"--nonet", "--noout", "--schema", schema, goldenXLIFF}, exported(t, ".xlf")...)
	run(t, []string{"XML_CATALOG_FILES=" + catalogue}, "libxml2-utils", "xmllint", arguments...)
}
