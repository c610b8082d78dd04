package render

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"salient/internal/source"
	"salient/templates"
)

// A word that nothing shows is work for every translator. A key is used where a template or the program has it whole;
// or where the program has its group and puts a word of a closed list behind, or the rest of the key as a word.
func TestEveryInterfaceWordIsUsed(t *testing.T) {
	said := literals(t)
	for key := range interfaceWords(t) {
		group, rest, _ := strings.Cut(key, ".")
		grouped := said[group] || said[group+"."] || strings.HasPrefix(group, "anchor-") && said["anchor-"]
		if said[key] || grouped && (closed[group] || said[strings.TrimSuffix(rest, "-intro")]) {
			continue
		}
		t.Errorf("no template and nothing in the program says %s: remove it from every language", key)
	}
}

// closed are the groups whose keys are values of a closed list, or the steps of a scale: see words_test.go.
var closed = map[string]bool{
	"level": true, "anchor-scale": true, "anchor-scope": true, "anchor-irremediability": true, "anchor-likelihood": true,
	"anchor-magnitude": true, "anchor-likelihood-horizon": true, "right": true, "provision": true, "jurisdiction": true,
}

func init() {
	for group := range closedLists() {
		closed[group] = true
	}
}

// interfaceWords are the keys of the English words.
func interfaceWords(t *testing.T) map[string]bool {
	t.Helper()
	data, err := fs.ReadFile(templates.Files, "strings/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	node, problems := source.ParseYAML("en.yaml", data)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	keys := map[string]bool{}
	for _, group := range node.Fields {
		for _, word := range group.Value.Fields {
			keys[group.Name+"."+word.Name] = true
		}
	}
	return keys
}

// literals are the strings of the program, and the words of templates.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	said := map[string]bool{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join("..", name), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil {
					said[s] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range regexp.MustCompile(`word "([^"]+)"`).FindAllStringSubmatch(shippedText(t), -1) {
		said[word[1]] = true
	}
	return said
}

// shippedText is all shipped templates in one.
func shippedText(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, pattern := range []string{"*.html", "parts/*.html"} {
		files, err := fs.Glob(templates.Files, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := fs.ReadFile(templates.Files, file)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
		}
	}
	return b.String()
}

// A field that no template shows is work for nothing.
func TestEveryFieldOfAViewIsShown(t *testing.T) {
	text := shippedText(t)
	seen := map[reflect.Type]bool{}
	var check func(reflect.Type)
	check = func(typ reflect.Type) {
		for slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice}, typ.Kind()) {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for _, field := range reflect.VisibleFields(typ) {
			check(field.Type)
			if !field.Anonymous && !regexp.MustCompile(`\.`+field.Name+`\b`).MatchString(text) {
				t.Errorf("no template shows %s.%s", typ.Name(), field.Name)
			}
		}
	}
	for _, view := range kinds() {
		check(reflect.TypeOf(view))
	}
	for _, part := range []any{Brand{}, Sections{}, Footer{}, Bar{}} {
		check(reflect.TypeOf(part))
	}
	if len(seen) < len(kinds()) || seen[reflect.TypeFor[template.HTML]()] {
		t.Error("views were not looked at")
	}
}
