package pdf

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"salient/internal/pdf/check"
)

// memo keeps finished files in a folder, each under a hash of the page it was printed from, of what the file says of
// itself, of the browser and of this program. What else a page is made of is known only when it has been printed, so
// an entry tells that, and is worth something while all of it is as it was. The system's own fonts are not seen; whoever
// installs others empties the folder.
type memo struct {
	root   *os.Root // nil: nothing is kept
	salt   string
	source Source

	mu   sync.Mutex
	used map[string]bool
}

// entry stands before the file's content, as a line of JSON.
type entry struct {
	Pages    int
	Anchors  map[string]int
	Findings []check.Finding
	Asked    map[string]string // paths and hashes of what the page is made of besides
}

const (
	memoSuffix = ".print"
	// maxMemo is how many bytes stay in the folder besides what the last run used.
	maxMemo = 256 << 20
)

// file gives the file from the folder, or makes it and keeps it.
func (m *memo) file(d Document, seed, page []byte, make func() (File, []string, error)) (File, error) {
	if m.root == nil {
		file, _, err := make()
		return file, err
	}
	name := m.name(d, seed, page)
	m.mu.Lock()
	if m.used == nil {
		m.used = map[string]bool{}
	}
	m.used[name] = true
	m.mu.Unlock()
	if file, ok := m.read(name); ok {
		file.Out = d.Out
		return file, nil
	}
	file, asked, err := make()
	if err != nil {
		return File{}, err
	}
	e := entry{Pages: file.Pages, Anchors: file.Anchors, Findings: file.Findings, Asked: map[string]string{}}
	for _, p := range asked {
		e.Asked[p] = m.hash(p)
	}
	return file, m.write(name, e, file.Content)
}

func (m *memo) name(d Document, seed, page []byte) string {
	about, _ := json.Marshal(d) // without its function, what that writes goes with the language
	h := sha256.New()
	for _, part := range [][]byte{[]byte(m.salt), about, seed, page} {
		sum := sha256.Sum256(part)
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:16]) + memoSuffix
}

func (m *memo) hash(path string) string {
	content, contentType, ok := m.source(path)
	if !ok {
		return ""
	}
	sum := sha256.Sum256(append([]byte(contentType+"\n"), content...))
	return hex.EncodeToString(sum[:])
}

// read gives an entry that is whole and still true.
func (m *memo) read(name string) (File, bool) {
	data, err := m.root.ReadFile(name)
	if err != nil || len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data[:sha256.Size]) {
		return File{}, false
	}
	head, content, _ := bytes.Cut(data[sha256.Size:], []byte("\n"))
	var e entry
	if json.Unmarshal(head, &e) != nil {
		return File{}, false
	}
	for p, sum := range e.Asked {
		if m.hash(p) != sum {
			return File{}, false
		}
	}
	return File{Content: content, Pages: e.Pages, Anchors: e.Anchors, Findings: e.Findings, Reused: true}, true
}

func (m *memo) write(name string, e entry, content []byte) error {
	head, err := json.Marshal(e)
	if err != nil {
		return err
	}
	body := slices.Concat(head, []byte("\n"), content)
	sum := sha256.Sum256(body)
	part := name + ".part"
	if err := m.root.WriteFile(part, append(sum[:], body...), 0o644); err != nil {
		return err
	}
	return m.root.Rename(part, name)
}

// trim removes the oldest of what the last run did not use, until the rest is small enough.
func (m *memo) trim() error {
	if m.root == nil {
		return nil
	}
	files, err := fs.ReadDir(m.root.FS(), ".")
	if err != nil {
		return err
	}
	var unused []fs.FileInfo
	for _, f := range files {
		info, err := f.Info()
		if err != nil || m.used[f.Name()] || path.Ext(strings.TrimSuffix(f.Name(), ".part")) != memoSuffix {
			continue
		}
		unused = append(unused, info)
	}
	slices.SortFunc(unused, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	var kept int64
	var errs []error
	for _, info := range unused {
		if kept += info.Size(); kept > maxMemo || strings.HasSuffix(info.Name(), ".part") {
			errs = append(errs, m.root.Remove(info.Name()))
		}
	}
	return errors.Join(errs...)
}
