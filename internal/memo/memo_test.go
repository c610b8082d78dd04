package memo_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"salient/internal/memo"
)

func open(t *testing.T, folder string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func TestFolder(t *testing.T) {
	folder := t.TempDir()
	kept := memo.In(open(t, folder), 100)
	a, b := memo.Key([]byte("a"), []byte("b")), memo.Key([]byte("ab"))
	if a == b {
		t.Error("parts are not told from their sum")
	}
	if _, ok := kept.Get(a); ok {
		t.Error("it has what nobody put there")
	}
	if err := kept.Put(a, []byte("content")); err != nil {
		t.Fatal(err)
	}
	if got, ok := kept.Get(a); !ok || string(got) != "content" {
		t.Errorf("it gives %q", got)
	}
	name := filepath.Join(folder, a+".kept")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1]++
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if got, ok := kept.Get(a); ok {
		t.Errorf("it gives what is broken: %q", got)
	}
}

func TestTrimKeepsWhatIsUsedAndTheNewest(t *testing.T) {
	folder := t.TempDir()
	before := memo.In(open(t, folder), 100)
	for i, key := range []string{"old", "new", "used"} {
		if err := before.Put(key, make([]byte, 40)); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 11, 1+i, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(filepath.Join(folder, key+".kept"), at, at); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"x.part", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	now := memo.In(open(t, folder), 100)
	now.Get("used")
	if err := now.Trim(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"old.kept": false, "new.kept": true, "used.kept": true, "x.part": false, "notes.txt": true} {
		if _, err := os.Stat(filepath.Join(folder, name)); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoFolderKeepsNothing(t *testing.T) {
	kept := memo.In(nil, 1)
	if err := kept.Put("a", nil); err != nil {
		t.Error(err)
	}
	if _, ok := kept.Get("a"); ok || kept.Trim() != nil {
		t.Error("it keeps something")
	}
}
