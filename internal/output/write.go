package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"salient/internal/source"
)

// File is one file of a publication: its path in the output folder, with forward slashes ("en/index.html"), and
// how to make it. Render is called once, from any goroutine.
type File struct {
	Path   string
	Render func(io.Writer) error
}

// Report counts what was written. The mark of the output folder is not counted.
type Report struct {
	Files int
	Bytes int64
}

// Write makes all files and exchanges them for the content of the output folder. Files are made by as many workers
// as the program may use processors, so their order on disk is any, while what is on disk afterwards depends on
// the files alone.
//
// Problems are what [Scan] found in the pages, one for each kind of slip however many pages show it. With a problem
// or an error the output folder stays as it was. The error is a [*RefusedError] where the folder may not be
// written, a [*LockedError] where another build is at work, the context's where that ended, and otherwise names
// the file.
func Write(ctx context.Context, place Place, files iter.Seq[File]) (Report, []source.Problem, error) {
	return write(ctx, systemDisk{}, place, files)
}

func write(ctx context.Context, disk disk, place Place, files iter.Seq[File]) (Report, []source.Problem, error) {
	target, err := place.target()
	if err != nil {
		return Report{}, nil, err
	}
	if err := os.MkdirAll(filepath.Dir(target.dir), 0o755); err != nil {
		return Report{}, nil, err
	}
	unlock, err := lock(target.lock)
	if err != nil {
		return Report{}, nil, err
	}
	defer unlock()
	if err := target.repair(disk); err != nil {
		return Report{}, nil, err
	}
	// Again, now that no other build can change the folder under us.
	if err := target.check(); err != nil {
		return Report{}, nil, err
	}

	report, problems, err := stage(ctx, disk, target.stage, files)
	if err == nil {
		err = ctx.Err() // the last moment to stop
	}
	if err == nil && len(problems) == 0 {
		err = target.exchange(disk)
	}
	// After an exchange this is the old output. Where it cannot be removed the next start does it, and the new
	// output is whole all the same; before an exchange the same fault is worth telling.
	removed := disk.RemoveAll(target.stage)
	if err != nil {
		return Report{}, nil, errors.Join(err, removed)
	}
	if len(problems) > 0 {
		return Report{}, problems, removed
	}
	return report, nil, nil
}

// stage writes the mark and all files into a new folder.
func stage(ctx context.Context, disk disk, dir string, files iter.Seq[File]) (Report, []source.Problem, error) {
	if err := disk.Mkdir(dir); err != nil {
		return Report{}, nil, err
	}
	if masked(dir) {
		disk = unmasked{disk}
		if err := os.Chmod(dir, 0o755); err != nil {
			return Report{}, nil, err
		}
	}
	mark := page{disk: disk, name: filepath.Join(dir, markName)}
	mark.WriteString(markText)
	if err := mark.close(); err != nil {
		return Report{}, nil, err
	}

	group, ctx := errgroup.WithContext(ctx)
	workers := make([]worker, runtime.GOMAXPROCS(0))
	queue := make(chan File, 4*len(workers))
	for i := range workers {
		workers[i] = worker{dir: dir, page: page{disk: disk}}
		group.Go(func() error { return workers[i].work(ctx, queue) })
	}
	group.Go(func() error {
		defer close(queue)
		last := "the first file"
		return source.Guard(&last, func() error { return enqueue(ctx, disk, dir, files, queue, &last) })
	})
	if err := group.Wait(); err != nil {
		return Report{}, nil, err
	}

	var report Report
	var found []source.Problem
	for _, w := range workers {
		report.Files += w.report.Files
		report.Bytes += w.report.Bytes
		found = append(found, w.problems...)
	}
	return report, merge(found), nil
}

// enqueue checks the paths, makes the folders and hands out the files. One goroutine does it, so that a folder is
// there before its files without a lock. The path of the last file is kept in last.
func enqueue(ctx context.Context, disk disk, dir string, files iter.Seq[File], queue chan<- File, last *string) error {
	taken := newPaths()
	for file := range files {
		*last = file.Path
		folders, err := taken.add(file.Path)
		if err != nil {
			return err
		}
		for _, folder := range folders {
			if err := disk.Mkdir(filepath.Join(dir, folder)); err != nil {
				return err
			}
		}
		select {
		case queue <- file:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// worker makes files one at a time, all through the same buffer.
type worker struct {
	dir      string
	page     page
	report   Report
	problems []source.Problem
}

func (w *worker) work(ctx context.Context, queue <-chan File) error {
	for file := range queue {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := source.Guard(&file.Path, func() error {
			if err := w.make(file); err != nil {
				return fmt.Errorf("%s: %w", file.Path, err)
			}
			return nil
		})
		if err != nil {
			return errors.Join(err, w.page.abandon())
		}
	}
	return nil
}

func (w *worker) make(file File) error {
	w.page.reset(filepath.Join(w.dir, filepath.FromSlash(file.Path)), scanned(file.Path))
	if err := file.Render(&w.page); err != nil {
		if w.page.overlong {
			w.problems = append(w.problems, source.Problem{
				File: file.Path, What: "page is over 16 MiB",
				Advice: "look for a template that repeats itself",
			})
			return nil
		}
		return err
	}
	if w.page.whole {
		w.problems = append(w.problems, Scan(file.Path, w.page.buf)...)
	}
	if err := w.page.close(); err != nil {
		return err
	}
	w.report.Files++
	w.report.Bytes += w.page.size
	return nil
}

// merge keeps the first of each slip, and no more of one kind than somebody would read: a slip in a template is on
// every page made from it, each time with other words where it holds data.
func merge(found []source.Problem) []source.Problem {
	const most = 10
	type slip struct{ what, words string }
	seen := map[slip]bool{}
	kinds := map[string]int{}
	source.Sort(found)
	return slices.DeleteFunc(found, func(p source.Problem) bool {
		key := slip{p.What, p.Words}
		if seen[key] || kinds[p.What] == most {
			return true
		}
		seen[key] = true
		kinds[p.What]++
		return false
	})
}

const (
	// A page is held whole, because it is scanned whole. Its cap also ends a template that never stops writing.
	maxPage = 16 << 20
	// Any other file goes to disk in pieces of this size, so that a long data file needs no more memory.
	maxPiece = 256 << 10
)

var errOverlong = errors.New("page is too long")

// page collects a file in memory and hands it to the disk, for nearly all files in a single write. The file is
// opened when there is something to write, so that a page that cannot be made leaves nothing behind.
type page struct {
	disk     disk
	name     string
	whole    bool // scanned, so held whole
	overlong bool
	buf      []byte
	size     int64
	file     io.WriteCloser
}

func (p *page) reset(name string, whole bool) {
	p.name, p.whole, p.overlong, p.buf, p.size, p.file = name, whole, false, p.buf[:0], 0, nil
}

func (p *page) Write(b []byte) (int, error) {
	if err := p.room(len(b)); err != nil {
		return 0, err
	}
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString saves [io.WriteString] a copy.
func (p *page) WriteString(s string) (int, error) {
	if err := p.room(len(s)); err != nil {
		return 0, err
	}
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *page) room(n int) error {
	switch {
	case p.whole && len(p.buf)+n > maxPage:
		p.overlong = true
		return errOverlong
	case !p.whole && len(p.buf) > 0 && len(p.buf)+n > maxPiece:
		return p.flush()
	}
	return nil
}

func (p *page) flush() (err error) {
	if p.file == nil {
		if p.file, err = p.disk.Create(p.name); err != nil {
			return err
		}
	}
	n, err := p.file.Write(p.buf)
	p.size += int64(n)
	p.buf = p.buf[:0]
	return err
}

func (p *page) close() error {
	if err := p.flush(); err != nil {
		return err
	}
	return p.abandon()
}

// abandon closes the file as it is, where it was opened.
func (p *page) abandon() error {
	if p.file == nil {
		return nil
	}
	file := p.file
	p.file = nil
	return file.Close()
}

// masked says whether the process's umask (or the parent's access list) takes rights away, so that files have to be
// given theirs one by one. Asking once saves two calls a file for everybody else.
func masked(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.Mode().Perm()&0o755 != 0o755
}
