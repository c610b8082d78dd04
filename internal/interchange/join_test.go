package interchange

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJoinedAndSplit(t *testing.T) {
	wool := Catalogue{Source: cotton.Source, Target: cotton.Target, File: "content/en/briefings/wool.md", Units: []Unit{
		{Key: "lessons.#1", Source: "One", Target: "واحد", State: Translated},
		{Key: "title", Source: "Wool"},
	}}
	pages := []Catalogue{cotton, wool}
	var b bytes.Buffer
	if err := WritePO(&b, Join(pages)); err != nil {
		t.Fatal(err)
	}
	back, problems := ReadPO("all.po", b.Bytes())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i := range pages {
		pages[i].Units = slices.Clone(pages[i].Units)
		for j := range pages[i].Units {
			pages[i].Units[j].Line = 0 // of a joined file, lines would be those of no file
		}
	}
	if diff := cmp.Diff(pages, Split(back)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Catalogue{wool}, Split(wool)); diff != "" {
		t.Error(diff)
	}
}
