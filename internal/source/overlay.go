package source

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Overlay is a file system in which a file of the upper one replaces the file of the same path in the lower one.
// The shipped theme lies below the templates and assets of a site.
func Overlay(upper, lower fs.FS) fs.FS { return overlay{upper, lower} }

// OverlayFolder lays a folder of the site, which need not be there, over the shipped one. Where it holds what cannot be
// opened, the problems say so and the shipped one is given alone.
func OverlayFolder(site fs.FS, folder string, shipped fs.FS) (fs.FS, []Problem, error) {
	if ok, problems, err := isFolder(site, folder); !ok {
		return shipped, problems, err
	}
	var problems []Problem
	err := fs.WalkDir(site, folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading %s: %w", p, err)
		}
		if what, advice := irregular(d); what != "" {
			problems = append(problems, Problem{File: p, What: what, Advice: advice})
		}
		return nil
	})
	if err != nil || len(problems) > 0 {
		return shipped, problems, err
	}
	own, err := fs.Sub(site, folder)
	return Overlay(own, shipped), nil, err
}

// isFolder says whether there is a folder of this name, and reports what else there is: fs.WalkDir would follow a link.
func isFolder(site fs.FS, name string) (bool, []Problem, error) {
	info, err := fs.Lstat(site, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil, nil
	case err != nil:
		return false, nil, fmt.Errorf("reading %s: %w", name, err)
	case !info.IsDir():
		return false, []Problem{{File: name, What: "a file or a link where a folder is meant", Advice: "put the folder itself here, or remove it"}}, nil
	}
	return true, nil, nil
}

// irregular says why an entry of a folder is not to be opened, and what to do; "" of a file or a folder. A link could
// lead to private notes, and reading a pipe might never end.
func irregular(d fs.DirEntry) (what, advice string) {
	switch {
	case d.Type()&fs.ModeSymlink != 0:
		return "a symbolic link", "put the file itself here"
	case !d.IsDir() && !d.Type().IsRegular():
		return "neither a file nor a folder", "remove it"
	}
	return "", ""
}

type overlay struct{ upper, lower fs.FS }

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// ReadDir implements fs.ReadDirFS: the names of both, sorted, each once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, err := fs.ReadDir(o.upper, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	lower, lowerErr := fs.ReadDir(o.lower, name)
	if lowerErr != nil && !errors.Is(lowerErr, fs.ErrNotExist) {
		return nil, lowerErr
	}
	if err != nil && lowerErr != nil {
		return nil, err
	}
	all := append(upper, lower...)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}
