package chart

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"salient/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s has changed: look at it, then run go test -update", file)
	}
}

// goldens compares a picture in five languages, and all that is made of it in the one that runs from right to left: that
// the shapes agree in every language is the promise of TestSameEverywhere.
func goldens(t *testing.T, name string, data func(locale.Tag) Data) {
	for tag := range interfaceWords {
		f := draw(t, data(tag), tag)
		golden(t, name+"."+string(tag)+".svg", append(f.SVG, '\n'))
		if tag != "ar" {
			continue
		}
		golden(t, name+"."+string(tag)+".standalone.svg", f.Standalone("2024"))
		golden(t, name+"."+string(tag)+".csv", f.CSV())
		if f.HasOption() {
			option, err := f.Option()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+"."+string(tag)+".json", append(option, '\n'))
		}
	}
}
