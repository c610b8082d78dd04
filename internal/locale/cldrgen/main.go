// Command cldrgen writes cldr.zip, the data of package cldr, from the cldr-* packages of npm. In an empty folder:
//
//	npm install cldr-core cldr-dates-full cldr-numbers-full cldr-localenames-full cldr-misc-full cldr-rbnf
//
// and then, at the top of this repository:
//
//	go run ./internal/locale/cldrgen -packages FOLDER/node_modules
//
// It takes every language that CLDR covers to the level "modern", with its regional forms, and also writes the
// samples by which CLDR explains its plural rules, for the tests. The same packages give the same bytes.
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"reflect"
	"slices"

	"salient/internal/locale"
	"salient/internal/locale/cldr"
)

func main() {
	log.SetFlags(0)
	packages := flag.String("packages", "node_modules", "the folder of the unpacked cldr-* packages")
	out := flag.String("out", "internal/locale/cldr/cldr.zip", "the file to write")
	samples := flag.String("samples", "internal/locale/testdata/plurals.json", "the plural samples to write")
	flag.Parse()
	if err := generate(*packages, *out, *samples); err != nil {
		log.Fatal(err)
	}
}

func generate(packages, out, samples string) error {
	r, err := open(os.DirFS(packages))
	if err != nil {
		return err
	}
	if r.release != cldr.Release {
		log.Printf("these packages are release %s: set cldr.Release, now %s", r.release, cldr.Release)
	}
	languages := map[locale.Tag]*cldr.Data{}
	for _, name := range r.modern {
		tag, err := locale.Parse(name)
		if err != nil || string(tag) != name {
			continue // a form that BCP 47 spells otherwise
		}
		if languages[tag], err = r.language(origin(tag), tag); err != nil {
			log.Printf("left out: %s: %v", name, err)
			delete(languages, tag)
		}
	}
	data, err := archive(languages)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return err
	}
	return r.writeSamples(samples, slices.Sorted(maps.Keys(languages)))
}

// origin is the CLDR locale whose data stands under a tag. Plain English is that of the world, "14 May 2026" and
// "a, b and c"; CLDR's own "en" is American, and is here as en-US.
func origin(tag locale.Tag) string {
	switch tag {
	case "en":
		return "en-001"
	case "en-US":
		return "en"
	}
	return string(tag)
}

// archive keeps of each language what its parent does not say already, in a zip without times.
func archive(languages map[locale.Tag]*cldr.Data) ([]byte, error) {
	whole := map[locale.Tag]map[string]any{}
	for tag, data := range languages {
		text, err := json.Marshal(data)
		if err != nil {
			return nil, err
		}
		tree := map[string]any{}
		if err := json.Unmarshal(text, &tree); err != nil {
			return nil, err
		}
		whole[tag] = tree
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestCompression)
	})
	for _, tag := range slices.Sorted(maps.Keys(whole)) {
		data := without(whole[tag], inherited(tag, whole))
		if len(data) == 0 {
			continue
		}
		text, err := json.Marshal(data)
		if err != nil {
			return nil, err
		}
		file, err := w.Create(fmt.Sprintf("%s.json", tag))
		if err != nil {
			return nil, err
		}
		if _, err := file.Write(text); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

func inherited(tag locale.Tag, whole map[locale.Tag]map[string]any) map[string]any {
	for parent := tag.Parent(); parent != ""; parent = parent.Parent() {
		if data, found := whole[parent]; found {
			return data
		}
	}
	return nil
}

// without gives the part of a tree that differs from its parent's. A list is kept whole or not at all.
func without(data, inherited map[string]any) map[string]any {
	kept := map[string]any{}
	for key, value := range data {
		branch, isBranch := value.(map[string]any)
		from, hadBranch := inherited[key].(map[string]any)
		if !isBranch || !hadBranch {
			if !reflect.DeepEqual(value, inherited[key]) {
				kept[key] = value
			}
		} else if rest := without(branch, from); len(rest) > 0 {
			kept[key] = rest
		}
	}
	return kept
}
