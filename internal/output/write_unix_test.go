//go:build unix

package output

import (
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"
)

func TestModesDoNotDependOnTheUmask(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "build")
	defer syscall.Umask(syscall.Umask(0o077))
	if _, _, err := Write(t.Context(), Place{Dir: dir}, publication("first", 1)); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if want := map[bool]fs.FileMode{true: 0o755, false: 0o644}[entry.IsDir()]; err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v", path, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
