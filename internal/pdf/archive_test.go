package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"salient/internal/memo"
)

func TestMemo(t *testing.T) {
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	style := "a { }"
	made := 0
	file := func(salt, page string, d Document) File {
		t.Helper()
		m := &archive{kept: memo.In(root, 1<<20), salt: salt, source: func(string) ([]byte, string, bool) { return []byte(style), "text/css", true }}
		f, err := m.file(d, nil, []byte(page), func() (File, []string, error) {
			made++
			return File{Out: d.Out, Content: []byte("%PDF " + page), Pages: 2, Anchors: map[string]int{"a": 1}}, []string{"/a.css"}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	steps := []struct {
		name string
		do   func() File
		made int
	}{
		{"the first time", func() File { return file("1", "x", cotton) }, 1},
		{"the second time", func() File { return file("1", "x", cotton) }, 1},
		{"another page", func() File { return file("1", "y", cotton) }, 2},
		{"another browser", func() File { return file("2", "x", cotton) }, 3},
		{"another title", func() File { d := cotton; d.Title = "Wool"; return file("1", "x", d) }, 4},
		{"another style", func() File { style = "b { }"; return file("1", "x", cotton) }, 5},
		{"the same style", func() File { return file("1", "x", cotton) }, 5},
		{"a broken entry", func() File { spoil(t, folder); return file("1", "x", cotton) }, 6},
	}
	for _, step := range steps {
		f := step.do()
		if made != step.made || f.Pages != 2 || f.Anchors["a"] != 1 || string(f.Content[:4]) != "%PDF" || f.Out != cotton.Out {
			t.Errorf("%s: made %d times, not %d; it is %+v", step.name, made, step.made, f)
		}
	}
}

// spoil changes the last byte of every entry.
func spoil(t *testing.T, folder string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		content[len(content)-1]++
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
