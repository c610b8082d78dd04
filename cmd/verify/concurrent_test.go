package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// starts is a goroutine that is started, with or without a group.
var starts = regexp.MustCompile(`(?m)^\s*go (func\(|\w)|errgroup\.|\.Go\(`)

// TestConcurrentPackagesAreRaced keeps a package that starts goroutines from being tested without the race detector.
func TestConcurrentPackagesAreRaced(t *testing.T) {
	root := os.DirFS("../..")
	for _, top := range []string{"cmd/salient", "internal"} {
		err := fs.WalkDir(root, top, func(file string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "node_modules":
				return fs.SkipDir
			case path.Ext(file) != ".go", strings.HasSuffix(file, "_test.go"):
				return nil
			}
			text, err := fs.ReadFile(root, file)
			if pkg := "./" + path.Dir(file); starts.Match(text) && pkg != printing && !slices.Contains(concurrent, pkg) {
				t.Errorf("%s starts goroutines: add %s to concurrent", file, pkg)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
