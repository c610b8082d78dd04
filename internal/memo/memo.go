// Package memo keeps what was made from one build for the next, in a folder outside the output: prints, and cards. Each
// thing lies under a key that holds all that it was made from, so that nothing in it can be out of date.
//
//	kept := memo.In(root, 64<<20)
//	content, ok := kept.Get(key)
//	if !ok {
//		content = …
//		err = kept.Put(key, content)
//	}
//	err = kept.Trim()   // at the end
//
// A Folder may be used by many goroutines at once, and by several programs.
package memo

import (
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

// Folder is where things are kept. A nil Folder keeps nothing.
type Folder struct {
	root  *os.Root
	limit int64

	mu   sync.Mutex
	used map[string]bool
}

// In keeps things in a folder, and of those that are not used no more than limit bytes. What is made may not be public
// yet, and what is found is published, so the folder becomes one that only its owner enters. In is nil for no folder, and
// for one that belongs to somebody else.
func In(root *os.Root, limit int64) *Folder {
	if root == nil || root.Chmod(".", 0o700) != nil {
		return nil
	}
	return &Folder{root: root, limit: limit, used: map[string]bool{}}
}

const (
	whole = ".kept"
	begun = ".part"
)

// Key gives the key of what is made from these parts.
func Key(parts ...[]byte) string {
	h := sha256.New()
	for _, part := range parts {
		sum := sha256.Sum256(part)
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Get gives what lies under a key, where it is there and whole.
func (f *Folder) Get(key string) (content []byte, ok bool) {
	if f == nil {
		return nil, false
	}
	f.mu.Lock()
	f.used[key+whole] = true
	f.mu.Unlock()
	data, err := f.root.ReadFile(key + whole)
	if err != nil || len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data[:sha256.Size]) {
		return nil, false
	}
	return data[sha256.Size:], true
}

// Put lays something under a key.
func (f *Folder) Put(key string, content []byte) error {
	if f == nil {
		return nil
	}
	sum := sha256.Sum256(content)
	name := key + "." + rand.Text() + begun // another build may be writing the same
	err := f.root.WriteFile(name, append(sum[:], content...), 0o600)
	if err == nil {
		err = f.root.Rename(name, key+whole)
	}
	if err != nil {
		_ = f.root.Remove(name) // the disk may be full
	}
	return err
}

// Trim removes the oldest of what nobody asked for, until the rest is small enough, and what was never finished. What
// another build is writing at that moment is not kept.
func (f *Folder) Trim() error {
	if f == nil {
		return nil
	}
	files, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	var unused []fs.FileInfo
	for _, file := range files {
		ending := path.Ext(file.Name())
		if info, err := file.Info(); err == nil && !f.used[file.Name()] && (ending == whole || ending == begun) {
			unused = append(unused, info)
		}
	}
	slices.SortFunc(unused, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	var kept int64
	var errs []error
	for _, info := range unused {
		if kept += info.Size(); kept > f.limit || path.Ext(info.Name()) == begun {
			errs = append(errs, f.root.Remove(info.Name()))
		}
	}
	return errors.Join(errs...)
}
