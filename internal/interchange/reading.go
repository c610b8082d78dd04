package interchange

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"salient/internal/locale"
	"salient/internal/source"
)

// maxFile is the size in bytes over which a file is refused; it is that of every file of a site.
const maxFile = 32 << 20

const exportAgain = "export the page again, and copy the translations over"

// reading gathers what a file holds and what is wrong with it.
type reading struct {
	file      string
	text      string
	catalogue Catalogue
	keys      map[string]bool
	problems  []source.Problem

	placed int // the last offset whose place was asked for
	pos    source.Pos
}

// newReading takes the bytes of a file as text, or says why they are none. A byte-order mark is left out.
func newReading(file string, data []byte) *reading {
	r := &reading{file: file, keys: map[string]bool{}}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if len(data) > maxFile {
		r.problem(source.Pos{}, fmt.Sprintf("a file over %d MiB", maxFile>>20), "", "give each page a file of its own")
		return r
	}
	r.text = string(data)
	for i := 0; i < len(data); {
		_, n := utf8.DecodeRune(data[i:])
		if data[i] == 0 || n == 1 && data[i] >= utf8.RuneSelf {
			r.problem(r.place(i), "a character that is not UTF-8", "", "save the file with the encoding UTF-8")
			return r
		}
		i += n
	}
	return r
}

// place gives the line and column of a byte offset. It counts on from the place before, as a file is read.
func (r *reading) place(offset int) source.Pos {
	if offset < r.placed || r.placed == 0 {
		r.placed, r.pos = 0, source.Pos{Line: 1, Col: 1}
	}
	passed := r.text[r.placed:offset]
	if end := strings.LastIndexByte(passed, '\n'); end >= 0 {
		r.pos.Line += int32(strings.Count(passed, "\n"))
		r.pos.Col, passed = 1, passed[end+1:]
	}
	r.pos.Col += int32(utf8.RuneCountInString(passed))
	r.placed = offset
	return r.pos
}

func (r *reading) problem(at source.Pos, what, words, advice string) {
	r.problems = append(r.problems, source.Problem{File: r.file, Pos: at, What: what, Words: words, Advice: advice})
}

// language reads a tag as the tools write it: pt-BR or pt_BR.
func (r *reading) language(at source.Pos, tag, missing, advice string) locale.Tag {
	if tag == "" {
		r.problem(at, missing, "", advice)
		return ""
	}
	known, err := locale.Parse(tag)
	if err != nil {
		r.problem(at, err.Error()+":", tag, advice)
	}
	return known
}

// original takes the name of the original's file.
func (r *reading) original(at source.Pos, name string) {
	if strings.ContainsFunc(name, unicode.IsControl) {
		r.problem(at, "a control character in the name of the original's file:", name, exportAgain)
		return
	}
	r.catalogue.File = name
}

// add takes a unit into the catalogue. A target of blanks alone is what a tool leaves where nothing was written.
func (r *reading) add(at source.Pos, u Unit) {
	if strings.TrimSpace(u.Target) == "" {
		u.Target, u.State = "", Untranslated
	}
	switch {
	case !isText(u.Key), !isText(u.Source), !isText(u.Target), !isText(u.Previous):
		r.problem(at, "an entry with a character that is not UTF-8", "", "write the characters themselves in place of their numbers")
	case u.Key == "":
		r.problem(at, "an entry without the key that Salient gave it", u.Source, exportAgain)
	case u.Source == "":
		r.problem(at, "an entry without the words of the original:", u.Key, exportAgain)
	case r.keys[u.Key]:
		r.problem(at, "a key that another entry has already:", u.Key, "remove one of the two entries")
	default:
		r.catalogue.Units = append(r.catalogue.Units, u)
	}
	r.keys[u.Key] = true
}
