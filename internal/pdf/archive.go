package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"salient/internal/memo"
	"salient/internal/pdf/check"
)

// archive keeps finished files, each under a hash of the page it was printed from, of what the file says of itself, of the
// browser and of this program. What else a page is made of is known only when it has been printed, so an entry tells
// that, and is worth something while all of it is as it was. The system's own fonts are not seen; whoever installs others
// empties the folder.
type archive struct {
	kept   *memo.Folder
	salt   string
	source Source
}

// entry stands before the file's content, as a line of JSON.
type entry struct {
	Pages    int
	Anchors  map[string]int
	Findings []check.Finding
	Asked    map[string]string // paths and hashes of what the page is made of besides
}

// file gives the file as it was kept, or makes it and keeps it.
func (m *archive) file(d Document, seed, page []byte, make func() (File, []string, error)) (File, error) {
	if m.kept == nil {
		file, _, err := make()
		return file, err
	}
	about, _ := json.Marshal(d) // without its function: what that writes goes with the language
	key := memo.Key([]byte(m.salt), about, seed, page)
	if file, ok := m.read(key); ok {
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
	head, err := json.Marshal(e)
	if err != nil {
		return File{}, err
	}
	_ = m.kept.Put(key, slices.Concat(head, []byte("\n"), file.Content)) // what cannot be kept is printed again
	return file, nil
}

func (m *archive) hash(path string) string {
	content, contentType, ok := m.source(path)
	if !ok {
		return ""
	}
	sum := sha256.Sum256(append([]byte(contentType+"\n"), content...))
	return hex.EncodeToString(sum[:])
}

// read gives an entry that is still true.
func (m *archive) read(key string) (File, bool) {
	data, ok := m.kept.Get(key)
	if !ok {
		return File{}, false
	}
	head, content, _ := bytes.Cut(data, []byte("\n"))
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
