package acceptance

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// What a first visit to a page may load at most, in bytes of gzip, however many charts it has. Brotli, which
// hosts send to browsers that take it, is lighter still.
const (
	lightWithoutFonts = 60_000
	lightWithFonts    = 120_000
)

// part is one file that a page loads, and its bytes when it is sent.
type part struct {
	name  string
	bytes int
}

func (p part) font() bool { return slices.Contains([]string{".woff2", ".woff"}, path.Ext(p.name)) }

// scales weighs files, each once.
type scales struct {
	publication *publication
	weighed     map[string]int
}

// weigh gives a file's bytes in gzip, or as it lies if that is less, as with pictures.
func (s *scales) weigh(name string) (int, error) {
	if weight, known := s.weighed[name]; known {
		return weight, nil
	}
	text, err := fs.ReadFile(s.publication.files, name)
	if err != nil {
		return 0, err
	}
	var sent bytes.Buffer
	writer, err := gzip.NewWriterLevel(&sent, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	writer.Write(text) // to memory
	writer.Close()
	s.weighed[name] = min(sent.Len(), len(text))
	return s.weighed[name], nil
}

// firstVisit lists what a page loads before its reader does anything, the heaviest first: itself, styles, scripts,
// pictures (those further down too) and what the styles load. Of a picture in several sizes all are counted.
func (s *scales) firstVisit(r *page) (parts []part, err error) {
	seen := map[string]bool{}
	var load func(name string) error
	load = func(name string) error {
		if seen[name] {
			return nil
		}
		seen[name] = true
		weight, err := s.weigh(name)
		if err != nil {
			return err
		}
		parts = append(parts, part{name, weight})
		if path.Ext(name) != ".css" {
			return nil
		}
		references, err := s.publication.stylesheet(name)
		if err != nil {
			return err
		}
		return s.each("/"+name, references, load)
	}
	if err := load(r.file); err != nil {
		return nil, err
	}
	err = s.each(r.address, r.references, load)
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.bytes, a.bytes) })
	return parts, err
}

// each loads the files of this site that references load. What leads nowhere is for the check of links.
func (s *scales) each(from string, references []reference, load func(name string) error) error {
	for _, ref := range references {
		target, ours, err := s.publication.resolve(from, ref.url)
		if err != nil || !ours || !ref.loads {
			continue
		}
		if name, found := s.publication.file(target.Path); found {
			if err := load(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// weights finds pages that are too heavy for a first visit, and pictures whose place is not kept while they load.
func (p *publication) weights() (found []finding) {
	scales := scales{p, map[string]int{}}
	for _, address := range slices.Sorted(maps.Keys(p.pages)) {
		r := p.pages[address]
		report := func(rule, format string, args ...any) {
			found = append(found, finding{address, rule, fmt.Sprintf(format, args...)})
		}
		for _, picture := range r.unsized {
			report("size", "%s has no width and height", picture)
		}
		parts, err := scales.firstVisit(r)
		if err != nil {
			report("weight", "%v", err)
			continue
		}
		if rest, fonts := total(parts); rest > lightWithoutFonts || rest+fonts > lightWithFonts {
			report("weight", "%d bytes and %d of fonts: %s", rest, fonts, list(parts))
		}
	}
	return found
}

func total(parts []part) (rest, fonts int) {
	for _, p := range parts {
		if p.font() {
			fonts += p.bytes
		} else {
			rest += p.bytes
		}
	}
	return rest, fonts
}

func list(parts []part) string {
	var said []string
	for _, p := range parts {
		said = append(said, fmt.Sprintf("%s %d", p.name, p.bytes))
	}
	return strings.Join(said, ", ")
}
