package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Place says where a publication goes, and what it may not overwrite there. Paths may be relative to the working
// directory.
type Place struct {
	Dir    string   // the output folder
	Site   string   // the site folder: the output may lie in it, but not be it or hold it
	Inputs []string // folders in the site that a build reads or guards (content, private, .git …): the output may not lie in them either
	Home   string   // the user's home folder, where it is known
}

// RefusedError says why a folder may not be the output folder. It is a wrong use of the command, and nothing was
// changed.
type RefusedError struct {
	Dir    string
	Reason string
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("output folder %s %s; choose another with --out", e.Dir, e.Reason)
}

// The mark is how a later build knows that everything in the folder is its own and may be replaced. It lies in the
// published folder, because a mark beside it would be left behind when the folder is moved, and says nothing that
// a reader of the site may not know.
const (
	markName = ".salient"
	markText = "This folder is written by salient. Each build replaces everything in it.\n"
)

// Check says in advance whether [Write] would refuse the place, with a [*RefusedError]. It changes nothing.
func (p Place) Check() error {
	_, err := p.target()
	return err
}

// target is an output folder with its links resolved, and the names beside it that a build uses.
type target struct {
	named string // as the user wrote it
	dir   string
	lock  string // held while a build writes
	stage string // where this process builds
	past  string // the old output between the two renames of a system that cannot exchange
}

func (p Place) target() (*target, error) {
	refuse := func(reason string) (*target, error) {
		return nil, &RefusedError{Dir: p.Dir, Reason: reason}
	}
	if p.Dir == "" {
		return refuse("has no name")
	}
	dir, err := resolve(p.Dir)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(dir)
	if parent == dir {
		return refuse("is the root of a disk")
	}
	for _, kept := range []struct{ dir, name string }{{p.Site, "the site folder"}, {p.Home, "your home folder"}} {
		if kept.dir == "" {
			continue
		}
		folder, err := resolve(kept.dir)
		if err != nil {
			return nil, err
		}
		if within(folder, dir) {
			return refuse("is or holds " + kept.name)
		}
	}
	for _, input := range p.Inputs {
		folder, err := resolve(filepath.Join(p.Site, input))
		if err != nil {
			return nil, err
		}
		if within(folder, dir) || within(dir, folder) {
			return refuse(fmt.Sprintf("is, holds or lies in %s, which a build reads", filepath.Base(folder)))
		}
	}
	beside := filepath.Join(parent, "."+filepath.Base(dir))
	t := &target{
		named: p.Dir,
		dir:   dir,
		lock:  beside + ".lock",
		stage: beside + ".stage-" + strconv.Itoa(os.Getpid()),
		past:  beside + ".previous",
	}
	return t, t.check()
}

// check refuses a folder with anything in it that no build of ours has put there.
func (t *target) check() error {
	refuse := func(reason string) error { return &RefusedError{Dir: t.named, Reason: reason} }
	info, err := os.Lstat(t.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return refuse("is a symbolic link that leads nowhere")
	case !info.IsDir():
		return refuse("is not a folder")
	}
	folder, err := os.Open(t.dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	if _, err := folder.Readdirnames(1); err == io.EOF {
		return nil
	} else if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(t.dir, ".git")); err == nil {
		return refuse("holds a Git repository, which a build would remove")
	}
	marked, err := hasMark(t.dir)
	if err != nil {
		return err
	}
	if !marked {
		return refuse("holds files that salient did not write")
	}
	return nil
}

func hasMark(dir string) (bool, error) {
	name := filepath.Join(dir, markName)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(markText)) {
		return false, err
	}
	text, err := os.ReadFile(name)
	return string(text) == markText, err
}

// repair removes what builds that were killed have left, and puts the old output back where one died between two
// renames. It is called under the lock, so nothing that it finds is in use.
func (t *target) repair(disk disk) error {
	if _, err := os.Lstat(t.past); err == nil {
		if _, err := os.Lstat(t.dir); errors.Is(err, fs.ErrNotExist) {
			if err := disk.Rename(t.past, t.dir); err != nil {
				return err
			}
		} else if err := disk.RemoveAll(t.past); err != nil {
			return err
		}
	}
	parent, name := filepath.Split(t.stage)
	prefix := strings.TrimRight(name, "0123456789")
	entries, err := os.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		pid, ok := strings.CutPrefix(entry.Name(), prefix)
		if _, err := strconv.ParseUint(pid, 10, 64); ok && err == nil {
			if err := disk.RemoveAll(filepath.Join(parent, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// exchange puts the stage in the place of the output folder, and the old output in the place of the stage.
func (t *target) exchange(disk disk) error {
	if _, err := os.Lstat(t.dir); errors.Is(err, fs.ErrNotExist) {
		return disk.Rename(t.stage, t.dir)
	}
	switch err := disk.Exchange(t.stage, t.dir); {
	case errors.Is(err, syscall.EBUSY), errors.Is(err, syscall.EXDEV):
		return fmt.Errorf("%w: a folder at which a disk is mounted cannot be exchanged, name one inside it", err)
	case !errors.Is(err, errors.ErrUnsupported):
		return err
	}
	if err := disk.Rename(t.dir, t.past); err != nil {
		return err
	}
	if err := disk.Rename(t.stage, t.dir); err != nil {
		return errors.Join(err, disk.Rename(t.past, t.dir))
	}
	// Removed under the name of a stage: what bears the other name is always whole, and may be put back. Where even
	// this fails, the next start removes it.
	_ = disk.Rename(t.past, t.stage)
	return nil
}

// resolve makes a path absolute and follows the links in it, as far as it exists.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	var rest []string
	for at := path; ; at = filepath.Dir(at) {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.Join(append([]string{real}, rest...)...), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			return "", err
		}
		rest = append([]string{filepath.Base(at)}, rest...)
	}
}

// within says whether path is folder or lies in it. Names that differ may be one folder, where letters of either
// case are the same or folders are mounted twice, so the system is asked too.
func within(path, folder string) bool {
	info, err := os.Stat(folder)
	for {
		if path == folder {
			return true
		}
		if err == nil {
			if here, err := os.Stat(path); err == nil && os.SameFile(here, info) {
				return true
			}
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}
