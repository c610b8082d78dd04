package render

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	text "text/template"
	"text/template/parse"

	"salient/internal/source"
)

// Theme is the HTML templates of a site, read, parsed and checked, with no words in them yet.
type Theme struct {
	trees map[string]*parse.Tree
}

// Load reads the templates: *.html and parts/*.html of a folder, which is the site's own over the shipped. They are
// parsed and checked as they were written, so that a mistake is told by its line; then shrunk by minify, if there is
// one, and parsed again: pages are small without any work of their own. An error is a *Mistake in a template, or a
// file that cannot be read.
func Load(fsys fs.FS, minify func(file string, source []byte) ([]byte, error)) (*Theme, error) {
	sources := make(map[string][]byte)
	for _, pattern := range []string{"*.html", "parts/*.html"} {
		files, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if sources[file], err = fs.ReadFile(fsys, file); err != nil {
				return nil, err
			}
		}
	}
	theme, err := parseTheme(sources)
	if err != nil {
		return nil, err
	}
	if _, err := checkViews(func(name string) *parse.Tree { return theme.trees[name] }); err != nil {
		return nil, err
	}
	if minify == nil {
		return theme, nil
	}
	for file, source := range sources {
		if sources[file], err = minify(file, source); err != nil {
			return nil, &Mistake{file, err}
		}
	}
	return parseTheme(sources)
}

// wordFunc is the one function that templates have beside Go's own.
const wordFunc = "word"

func parseTheme(sources map[string][]byte) (*Theme, error) {
	theme := &Theme{make(map[string]*parse.Tree)}
	for _, file := range slices.Sorted(maps.Keys(sources)) { // in order, so that the same mistake is told every time
		word := text.FuncMap{wordFunc: func(string) string { return "" }}
		parsed, err := text.New(file).Funcs(word).Parse(string(sources[file]))
		if err != nil {
			return nil, &Mistake{file, err}
		}
		for _, t := range parsed.Templates() {
			if other := theme.trees[t.Name()]; other != nil {
				return nil, &Mistake{file, fmt.Errorf("template %q is defined in %s too", t.Name(), other.ParseName)}
			}
			theme.trees[t.Name()] = t.Tree
		}
	}
	return theme, nil
}

// Mistake is a mistake in a template. The error within says what, in the words of Go's template packages.
type Mistake struct {
	file string // below templates/; the name of a part, where that is all that is known
	err  error
}

func (m *Mistake) Error() string { return "templates/" + m.file + ": " + m.err.Error() }
func (m *Mistake) Unwrap() error { return m.err }

// templatePlace is how Go's template packages begin a message: "template: home.html:2:33: …".
var templatePlace = regexp.MustCompile(`^(?:html/)?(?:template: ?)?[^:\s]+:(\d+)(?::(\d+))?: `)

// Problem is the mistake as the slip of whoever wrote the template.
func (m *Mistake) Problem() source.Problem {
	p := source.Problem{
		File: "templates/" + m.file, What: "a template that cannot be used", Words: m.err.Error(),
		Advice: "mend it, or remove the file to have the shipped template back",
	}
	if place := templatePlace.FindStringSubmatch(p.Words); place != nil {
		line, _ := strconv.ParseInt(place[1], 10, 32)
		column, _ := strconv.ParseInt(place[2], 10, 32)
		p.Pos = source.Pos{Line: int32(line), Col: int32(column)}
		p.Words = p.Words[len(place[0]):]
	}
	return p
}
