package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// rewrite puts a new text in the place of a file's, whole or not at all.
func rewrite(root *os.Root, name string, text []byte) (err error) {
	info, err := root.Stat(name)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	fresh := path.Join(path.Dir(name), "."+path.Base(name)+"~") // a name that a build passes over, as it does what an editor leaves
	if err := root.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			root.Remove(fresh)
			err = fmt.Errorf("writing %s: %w", name, err)
		}
	}()
	file, err := root.OpenFile(fresh, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	err = errors.Join(err, file.Chmod(info.Mode().Perm()), file.Sync(), file.Close())
	if err != nil {
		return err
	}
	return root.Rename(fresh, name)
}

// create writes a file into the folder of the publication that is not there yet.
func (p *publication) create(name string, text []byte) error {
	return p.inside(func(root *os.Root) error {
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		_, err = file.Write(text)
		if err = errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		return nil
	})
}

// inside works in the folder of the publication.
func (p *publication) inside(do func(root *os.Root) error) error {
	root, err := openSite(p.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	return do(root)
}
