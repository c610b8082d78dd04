package source_test

import (
	"testing"

	"salient/internal/source"
)

func TestEdit(t *testing.T) {
	for _, test := range []struct {
		name, before string
		edit         func(e *source.Edit)
		after        string
	}{
		{"a value, and its comment stays", "a: 1 # one\n\nb: 2\n", func(e *source.Edit) { e.Set(e.Root, "a", "10") }, "a: 10 # one\n\nb: 2\n"},
		{"a new field at the end", "a: 1\nb: 2 # two\n# end\n", func(e *source.Edit) { e.Set(e.Root, "c", "3") }, "a: 1\nb: 2 # two\nc: 3\n# end\n"},
		{"no line end at the end", "a: 1", func(e *source.Edit) { e.Set(e.Root, "c", "3") }, "a: 1\nc: 3"},
		{"another name in its place", "- {id: x, count: 3, label: don't} # n\n", func(e *source.Edit) { e.Set(&e.Root.Items[0], "withheld", "true", "count") }, "- {id: x, withheld: true, label: don't} # n\n"},
		{"in braces, with a comma behind", "- {id: x, label: \"a, \\\"}\", }\n", func(e *source.Edit) { e.Set(&e.Root.Items[0], "count", "3") }, "- {id: x, label: \"a, \\\"}\", count: 3, }\n"},
		{"braces over lines", "- {\n  id: x, # it's\n  label: 'it''s'\n  }\n- y\n", func(e *source.Edit) { e.Set(&e.Root.Items[0], "count", "3") }, "- {\n  id: x, # it's\n  label: 'it''s', count: 3\n  }\n- y\n"},
		{"an item without braces", "q:\n  - id: x\n    label: L # l\n  - id: y\n", func(e *source.Edit) { e.Set(&e.Root.Field("q").Items[0], "count", "3") }, "q:\n  - id: x\n    label: L # l\n    count: 3\n  - id: y\n"},
		{"behind a text of several lines", "a: >-\n  one\n  two\n\n\nb: |\n  x: y\n  z\n", func(e *source.Edit) { e.Set(e.Root, "c", "3") }, "a: >-\n  one\n  two\n\n\nb: |\n  x: y\n  z\nc: 3\n"},
		{"behind words over lines", "b: x\n  y # z\n", func(e *source.Edit) { e.Set(e.Root, "c", "3") }, "b: x\n  y # z\nc: 3\n"},
		{"no value", "a:\nb: ~ # none\n", func(e *source.Edit) { e.Set(e.Root, "a", "1"); e.Set(e.Root, "b", "2") }, "a: 1\nb: 2 # none\n"},
		{"fields for a word", "base: not-stated\nb: 2\n", func(e *source.Edit) { e.Set(e.Root, "base", "{n: 3}") }, "base: {n: 3}\nb: 2\n"},
		{"a new list", "c:\n  - q: x\n    by: y\nz: 1\n", func(e *source.Edit) { e.SetList(&e.Root.Field("c").Items[0], "groups", []string{"{id: a}", "{id: b}"}) }, "c:\n  - q: x\n    by: y\n    groups:\n      - {id: a}\n      - {id: b}\nz: 1\n"},
		{"a list in the place of a list", "g:\n- {id: x} # x\n- {id: y} # y\nz: 1\n", func(e *source.Edit) { e.SetList(e.Root, "g", []string{"{id: a}"}) }, "g:\n  - {id: a} # y\nz: 1\n"},
		{"a list in braces", "c: [{q: x, by: y}]\nz: 1\n", func(e *source.Edit) { e.SetList(&e.Root.Field("c").Items[0], "groups", []string{"{id: a}", "{id: b}"}) }, "c: [{q: x, by: y, groups: [\n  {id: a},\n  {id: b}]}]\nz: 1\n"},
		{"a first item", "a: 1\n", func(e *source.Edit) { e.Append(e.Root, "earlier", "release: 1\nn: 2") }, "a: 1\nearlier:\n  - release: 1\n    n: 2\n"},
		{"a further item", "earlier:\n- release: 1\n  n: 2\n# end\n", func(e *source.Edit) { e.Append(e.Root, "earlier", "release: 2\nn: 2") }, "earlier:\n- release: 1\n  n: 2\n- release: 2\n  n: 2\n# end\n"},
		{"a further item in braces", "earlier: [{a: 1}]\n", func(e *source.Edit) { e.Append(e.Root, "earlier", "{a: 2}") }, "earlier: [{a: 1}, {a: 2}]\n"},
		{"away with a field in braces", "- {n: 1, asked: 2, label: x}\n", func(e *source.Edit) { e.Remove(&e.Root.Items[0], "asked") }, "- {n: 1, label: x}\n"},
		{"away with a first field in braces", "- {n: 1, asked: 2}\n", func(e *source.Edit) { e.Remove(&e.Root.Items[0], "n") }, "- {asked: 2}\n"},
		{"away with a field", "a: 1\nb: 2 # two\nc: 3\n", func(e *source.Edit) { e.Remove(e.Root, "b") }, "a: 1\nc: 3\n"},
		{"what is not there", "a: 1\n", func(e *source.Edit) { e.Remove(e.Root, "b") }, "a: 1\n"},
		{"line ends and mark", "\uFEFFé: ü\r\na: 1\r\n", func(e *source.Edit) { e.Set(e.Root, "a", "2"); e.Set(e.Root, "b", "3") }, "\uFEFFé: ü\r\na: 2\r\nb: 3\r\n"},
		{"another text, over several lines and with a comment", "a: |\n  one\n  two\nb: 'it''s' # c\n", func(e *source.Edit) {
			e.SetText(e.Root.Field("a"), "été: \"x\"")
			e.SetText(e.Root.Field("b"), "1")
		}, "a: \"été: \\\"x\\\"\"\nb: \"1\" # c\n"},
		{"words wherever they stand", "a: один # два\n", func(e *source.Edit) {
			if !e.Replace(source.Pos{Line: 1, Col: 11}, "два", "три") || e.Replace(source.Pos{Line: 1, Col: 4}, "два", "") {
				panic("found where they are not, or not where they are")
			}
		}, "a: один # три\n"},
		{"letters of every script", "- {標題: \"調查\", 數: 1}\n", func(e *source.Edit) { e.Set(&e.Root.Items[0], "數", "2") }, "- {標題: \"調查\", 數: 2}\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, problems := source.NewEdit("f.yaml", []byte(test.before))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			test.edit(e)
			after := string(e.Bytes())
			if after != test.after {
				t.Errorf("became:\n%q, want\n%q", after, test.after)
			}
			if _, problems := source.ParseYAML("f.yaml", []byte(after)); len(problems) > 0 {
				t.Errorf("no longer YAML: %v", problems)
			}
		})
	}
}

// Whatever the file, an edit does not panic. A shape that no author writes may come out wrong: those who edit compare.
func FuzzEdit(f *testing.F) {
	for _, seed := range []string{"a: 1", "a: {b: [c, {d: 'e'}]}\n", "a:\n- b\n-\n", "a: |\n  b\n\nc: \"d\\\"\"", "{a: b}", "a: x\n  y", "? a\n: b", "?"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, problems := source.NewEdit("f.yaml", []byte(text))
		if len(problems) > 0 || e.Root == nil || e.Root.Kind != source.Mapping {
			return
		}
		e.Set(e.Root, "zz", "3")
		e.SetList(e.Root, "yy", []string{"{a: 1}"})
		e.Bytes()
	})
}

func TestSame(t *testing.T) {
	const text = "a: 1\nb: [{c: 2, d: x}]\n"
	for other, same := range map[string]bool{
		text: true, "a: 1 # one\nb:\n  - c: 2\n    d: x\n": true, "a: 9\nb: [{c: 2, d: x}]\n": true, "b: [{c: 2, d: x}]\n": true,
		"a: 1\nb: [{c: 2, d: y}]\n": false, "a: 1\nb: [{c: 2}]\n": false, "a: 1\nb: []\n": false, "a: 1\nb: [{c: 2, d: x}]\ne: 1\n": false,
	} {
		one, _ := source.ParseYAML("f.yaml", []byte(text))
		two, _ := source.ParseYAML("f.yaml", []byte(other))
		if one.Same(two, "a") != same {
			t.Errorf("%q is the same: %t", other, !same)
		}
	}
}
