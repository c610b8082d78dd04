// Package internal_test holds the arrows of the house: which room may know which, and where each library is met.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// rooms is the order of the house. A package imports only rooms to its left. The folders of a room, such as
// locale/cldr, belong to it.
var rooms = []string{
	"assets", "templates", // files of the theme, embedded
	"source", "locale", "vocabulary", "colour", "schema", "settings", "markdown", "image", "typeface", "registry", "regulation",
	"survey", "briefing", "translation", "interchange", "chart", "card", "site", "render", "feed", "output", "memo", "pdf", "generate",
	"health", "preview", "cmd/salient", "cmd/verify",
}

// libraries says in which one room each library, or a part of one that stands for itself, is met and turned into our
// own small types. The longest name counts: where lines break is a question of charts, how letters join one of cards.
var libraries = map[string]string{
	"github.com/adrg/frontmatter":              "source",
	"github.com/agnivade/levenshtein":          "source",
	"github.com/alecthomas/kong":               "cmd/salient",
	"github.com/aymanbagabas/go-udiff":         "translation",
	"github.com/bep/imagemeta":                 "image",
	"github.com/chromedp":                      "pdf",
	"github.com/fsnotify/fsnotify":             "preview",
	"github.com/go-echarts/go-echarts":         "chart",
	"github.com/go-text/typesetting":           "card",
	"github.com/go-text/typesetting/segmenter": "chart",
	"github.com/tdewolff":                      "output",
	"github.com/yuin/goldmark":                 "markdown",
	"go.yaml.in/yaml":                          "source",
	"golang.org/x/image":                       "image",
	"golang.org/x/image/math":                  "card",
	"golang.org/x/image/vector":                "card",
	"golang.org/x/net/html":                    "output",
	"golang.org/x/sys":                         "output",
	"golang.org/x/term":                        "cmd/salient",
	"golang.org/x/text/collate":                "locale",
	"golang.org/x/text/language":               "locale",
}

// everywhere are libraries that any room may use as it uses the standard library: functions from text to text,
// and goroutines. Nothing of theirs can become part of our types.
var everywhere = []string{"golang.org/x/sync", "golang.org/x/text/cases", "golang.org/x/text/unicode"}

// unsaid are names for packages that say nothing of what is in them.
var unsaid = []string{"common", "core", "helper", "helpers", "lib", "misc", "shared", "types", "util", "utils"}

func TestRoomsLookOneWay(t *testing.T) {
	for _, broken := range astray(t, os.DirFS("..")) {
		t.Error(broken)
	}
}

// astray lists every import that breaks the order of the rooms, every library met in a second room, and every
// package whose name says nothing. Test files are free: a test may stand in any room and look at its neighbours.
func astray(t *testing.T, module fs.FS) (broken []string) {
	t.Helper()
	err := fs.WalkDir(module, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if hidden := name != "." && strings.HasPrefix(entry.Name(), "."); hidden || entry.Name() == "testdata" || entry.Name() == "node_modules" {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := fs.ReadFile(module, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if generator(file) {
			return nil
		}
		if slices.Contains(unsaid, file.Name.Name) || slices.Contains(unsaid, path.Base(path.Dir(name))) {
			broken = append(broken, name+": a package's name says what it is about; this one's says nothing")
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if why := misstep(room(path.Dir(name)), imported); why != "" {
				broken = append(broken, name+": "+why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return broken
}

// generator tells a program that is run by hand to write a table, and is part of no package.
func generator(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if comment.Pos() < file.Package && comment.Text == "//go:build ignore" {
				return true
			}
		}
	}
	return false
}

// room is the room of a folder of the module: internal/locale/cldr is of the room locale, and each command is
// a room of its own.
func room(folder string) string {
	if strings.HasPrefix(folder, "cmd/") {
		return folder
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(folder, "internal/"), "/")
	return first
}

// misstep says what is wrong with one import, or "".
func misstep(from, imported string) string {
	if inner, ours := strings.CutPrefix(imported, "salient/"); ours {
		to := room(inner)
		switch {
		case from == to:
			return ""
		case !slices.Contains(rooms, from):
			return "the room " + from + " is missing from the order of rooms"
		case !slices.Contains(rooms, to):
			return "the room " + to + " is missing from the order of rooms"
		case slices.Index(rooms, to) > slices.Index(rooms, from):
			return from + " may not know " + to
		}
		return ""
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	within := func(name string) bool { return imported == name || strings.HasPrefix(imported, name+"/") }
	if slices.ContainsFunc(everywhere, within) {
		return ""
	}
	for library := imported; library != "."; library = path.Dir(library) {
		home, known := libraries[library]
		if !known {
			continue
		}
		if home != from {
			return imported + " is met in " + home + " alone"
		}
		return ""
	}
	return imported + " has no room yet"
}

func TestAMisstepIsSeen(t *testing.T) {
	for imports, want := range map[string]string{
		`"salient/internal/source"`:        "",
		`"salient/internal/locale/cldr"`:   "",
		`"salient/internal/chart/metrics"`: "",
		`"encoding/json"`:                  "",
		`"salient/internal/site"`:          "chart may not know site",
		`"salient/cmd/salient"`:            "chart may not know cmd/salient",
		`"salient/internal/attic"`:         "the room attic is missing",
		`"github.com/fsnotify/fsnotify"`:   "met in preview alone",
		`"example.com/elsewhere/v2"`:       "has no room yet",
		`"golang.org/x/text/cases"`:        "",
		`"golang.org/x/image/vector"`:      "met in card alone",
		`"golang.org/x/image/draw"`:        "met in image alone",
	} {
		module := fstest.MapFS{
			"internal/chart/chart.go":      {Data: []byte("package chart\nimport " + imports)},
			"internal/chart/tables_gen.go": {Data: []byte("//go:build ignore\n\npackage main\nimport \"example.com/fonts\"")},
			"internal/chart/chart_test.go": {Data: []byte(`package chart; import "salient/internal/preview"`)},
		}
		got := strings.Join(astray(t, module), "\n")
		if (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("import %s: %q, not %q", imports, got, want)
		}
	}
	if got := astray(t, fstest.MapFS{"internal/util/util.go": {Data: []byte("package util")}}); len(got) != 1 {
		t.Errorf("a package named util: %q", got)
	}
}
