package memo_test

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
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

// The folder is for its owner alone, also one that was there before; nothing leads out of it, and what stands in the
// way of a file is not written through.
func TestNobodyElse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are of another kind")
	}
	folder, outside := t.TempDir(), filepath.Join(t.TempDir(), "outside")
	if err := os.Chmod(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(outside, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"key.kept", "key.part"} {
		if err := os.Symlink(outside, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	kept := memo.In(open(t, folder), 100)
	if _, ok := kept.Get("key"); ok {
		t.Error("it gives what lies outside")
	}
	if err := kept.Put("key", []byte("content")); err != nil {
		t.Fatal(err)
	}
	if got, ok := kept.Get("key"); !ok || string(got) != "content" {
		t.Errorf("it gives %q", got)
	}
	if data, _ := os.ReadFile(outside); len(data) > 0 {
		t.Error("it has written outside")
	}
	for name, want := range map[string]os.FileMode{"": 0o700, "key.kept": 0o600} {
		if info, err := os.Lstat(filepath.Join(folder, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%q is open to others: %v %v", name, info.Mode(), err)
		}
	}
}

// Several builds may make the same thing at once.
func TestTogether(t *testing.T) {
	folder := t.TempDir()
	content := make([]byte, 1<<16)
	var all sync.WaitGroup
	for range 8 {
		kept := memo.In(open(t, folder), 1<<20)
		all.Go(func() {
			for range 20 {
				if err := kept.Put("key", content); err != nil {
					t.Error(err)
				}
				if got, ok := kept.Get("key"); !ok || len(got) != len(content) {
					t.Error("it is not there, or not whole")
				}
			}
		})
	}
	all.Wait()
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("%d files are left (%v)", len(files), err)
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
