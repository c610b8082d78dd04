package pdf

import (
	"fmt"
	"slices"
	"testing"

	"salient/internal/pdf/object"
)

const base = "https://briefings.example.org"

// TestJoin binds a document behind itself.
func TestJoin(t *testing.T) {
	finished := func() *sheets {
		s := small(t)
		if err := s.complete(cotton); err != nil {
			t.Fatal(err)
		}
		return s
	}
	file := finished().finished(cotton, base, nil)
	front := finished()
	// The page's link of our own leads to the part.
	parts := []part{{"/en/other/", &file}, {"/en/cotton/", &file}}
	if err := front.join(parts, base); err != nil {
		t.Fatal(err)
	}
	if against := front.describe(cotton, base); len(against) > 0 {
		t.Errorf("against PDF/UA-1: %v", against)
	}
	if got := len(front.file.Pages()); got != 6 {
		t.Errorf("%d pages, not 6", got)
	}
	root, err := readStructure(front.file, front.file.Root)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range root.kids {
		if k.element.kind != "Part" {
			t.Errorf("a %s lies beside the parts", k.element.kind)
		}
	}
	var ids []object.String
	root.all(func(e *element) {
		if e.id != "" {
			ids = append(ids, e.id)
		}
	})
	slices.Sort(ids)
	if len(ids) == 0 || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("identifiers are not those of one element each: %v", ids)
	}
	places := front.places(front.file.Root)
	if places["/en/cotton/#why-now"] == nil || places["why-now"] == nil || places["/en/other/"] == nil {
		t.Errorf("a place is missing among %d", len(places))
	}
	within := 0
	for _, page := range front.pages {
		front.annotations(page, func(a object.Dict) {
			if name, ok := a["Dest"].(object.String); ok && name == "/en/other/" {
				within++
			}
			if name, ok := a["Dest"].(object.String); ok && places[string(name)] == nil {
				t.Errorf("a link leads to %q, which is nowhere", name)
			}
		})
	}
	if within != 3 {
		t.Errorf("%d links lead to the part by its address, not 3", within)
	}
	titles := 0
	outline(front.file, func(object.Dict) { titles++ })
	if titles != 9 {
		t.Errorf("the outline has %d titles, not 9", titles)
	}
}

// TestJoinNothing: a part without pages is an error.
func TestJoinNothing(t *testing.T) {
	s := small(t)
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	s.file.Dict(s.file.Dict(s.file.Root)["Pages"])["Kids"] = object.Array{}
	empty := File{Out: "/en/other/other.pdf", Content: s.file.Write(version)}
	if err := small(t).join([]part{{"/en/other/", &empty}}, base); err == nil {
		t.Error("it is bound")
	}
}

// TestJoinInherited: pages keep what they had from the nodes above them.
func TestJoinInherited(t *testing.T) {
	s := small(t)
	if err := s.complete(cotton); err != nil {
		t.Fatal(err)
	}
	for _, page := range s.pages {
		d := s.file.Dict(page)
		s.file.Dict(d["Parent"])["MediaBox"] = d["MediaBox"]
		delete(d, "MediaBox")
	}
	front := small(t)
	if err := front.join([]part{{"/en/other/", &File{Content: s.file.Write(version)}}}, base); err != nil {
		t.Fatal(err)
	}
	for _, page := range front.file.Pages() {
		if front.file.Attribute(page, "MediaBox") == nil {
			t.Error("a page has no size")
		}
	}
}

// BenchmarkCompendium binds two hundred documents.
func BenchmarkCompendium(b *testing.B) {
	finished := func() *sheets {
		s := small(b)
		if err := s.complete(cotton); err != nil {
			b.Fatal(err)
		}
		return s
	}
	file := finished().finished(cotton, base, nil)
	var parts []part
	for i := range 200 {
		parts = append(parts, part{fmt.Sprintf("/en/part-%d/", i), &file})
	}
	b.ReportAllocs()
	for b.Loop() {
		front := finished()
		if err := front.join(parts, base); err != nil {
			b.Fatal(err)
		}
		front.finished(cotton, base, nil)
	}
}
