package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Kind is the shape of a Node.
type Kind uint8

const (
	// Null is a value that is written as null, ~ or nothing at all.
	Null Kind = iota
	// Scalar is one word, number or text.
	Scalar
	// Sequence is a list.
	Sequence
	// Mapping is fields by name.
	Mapping
)

// Node is a value in YAML. The text of a scalar is kept as the author wrote it: NO stays NO, and 1.10 stays 1.10.
type Node struct {
	Kind   Kind
	Quoted bool // "true" in quotes is a word, not a yes
	Block  bool // a scalar over several lines, begun with | or >
	Pos    Pos
	Value  string  // of a Scalar
	Items  []Node  // of a Sequence
	Fields []Field // of a Mapping, in the author's order, each name once
}

// Field is a name and a value in a Mapping.
type Field struct {
	Name  string
	Pos   Pos
	Value Node
}

// Field gives the value of a name, or nil.
func (n *Node) Field(name string) *Node {
	for i := range n.Fields {
		if n.Fields[i].Name == name {
			return &n.Fields[i].Value
		}
	}
	return nil
}

// Without gives the mapping without the fields of these names.
func (n *Node) Without(names ...string) *Node {
	kept := *n
	kept.Fields = slices.DeleteFunc(slices.Clone(n.Fields), func(f Field) bool { return slices.Contains(names, f.Name) })
	return &kept
}

// TextPos is the place where a scalar's text begins: behind its quote, or on the line after | or >.
func (n *Node) TextPos() Pos {
	switch {
	case n.Block:
		return Pos{n.Pos.Line + 1, 1}
	case n.Quoted:
		return Pos{n.Pos.Line, n.Pos.Col + 1}
	}
	return n.Pos
}

// maxYAML is the size of a data file, in bytes, over which it is refused before it is read.
const maxYAML = 4 << 20

// ParseYAML reads a data file. The node is nil where the file is empty or not YAML.
func ParseYAML(file string, data []byte) (*Node, []Problem) {
	if len(data) > maxYAML {
		return nil, []Problem{{File: file, What: fmt.Sprintf("a data file over %d MiB", maxYAML>>20), Advice: "split it, or make it a table in content/data/tables"}}
	}
	s, problems := text(file, data)
	if len(problems) > 0 {
		return nil, problems
	}
	return parseYAML(file, []byte(s), 0)
}

// parseYAML reads one document that begins after the given number of lines of the file.
func parseYAML(file string, data []byte, lines int32) (*Node, []Problem) {
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, []Problem{malformed(file, data, lines, err)}
	}
	var document yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, []Problem{malformed(file, data, lines, err)}
	}
	var second yaml.Node
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, []Problem{{File: file, Pos: Pos{int32(second.Line) + lines, 1}, What: "a second YAML document", Advice: "keep one, and remove the line that parts them"}}
	case !errors.Is(err, io.EOF): // what follows is not passed over: it might say that the page is a draft
		return nil, []Problem{malformed(file, data, lines, err)}
	}
	root := &document
	if root.Kind == yaml.DocumentNode {
		if len(root.Content) == 0 {
			return nil, nil
		}
		root = root.Content[0]
	}
	r := reader{file: file, lines: lines}
	var n Node
	r.read(root, &n)
	if n.Kind == Null && len(r.problems) == 0 {
		return nil, nil
	}
	return &n, r.problems
}

// reader turns the library's nodes into ours, and refuses what an author never needs and an attacker would like.
type reader struct {
	file     string
	lines    int32
	problems []Problem
}

func (r *reader) pos(n *yaml.Node) Pos { return Pos{int32(n.Line) + r.lines, int32(n.Column)} }

func (r *reader) refuse(n *yaml.Node, what, advice string) {
	r.problems = append(r.problems, Problem{File: r.file, Pos: r.pos(n), What: what, Advice: advice})
}

func (r *reader) read(from *yaml.Node, into *Node) {
	into.Pos = r.pos(from)
	switch {
	case from.Kind == yaml.AliasNode:
		r.refuse(from, "a YAML alias (*)", "write the value out, or put it in quotes")
		return
	case from.Anchor != "":
		r.refuse(from, "a YAML anchor (&)", "write the value out, or put it in quotes")
		return
	case from.Style&yaml.TaggedStyle != 0:
		r.refuse(from, "a YAML tag (!)", "remove it, or put the value in quotes")
		return
	}
	switch from.Kind {
	case yaml.ScalarNode:
		into.Quoted = from.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
		into.Block = from.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if !into.Quoted && !into.Block && (from.Value == "" || from.Value == "~" || from.Value == "null") {
			return
		}
		into.Kind, into.Value = Scalar, from.Value
		if into.Quoted {
			// An escape in quotes ("\u202E") can bring in what text has kept out of the file itself.
			for _, p := range unbalanced(r.file, from.Value) {
				r.refuse(from, p.What, p.Advice)
			}
		}
	case yaml.SequenceNode:
		into.Kind, into.Items = Sequence, make([]Node, len(from.Content))
		for i, item := range from.Content {
			r.read(item, &into.Items[i])
		}
	case yaml.MappingNode:
		into.Kind, into.Fields = Mapping, make([]Field, 0, len(from.Content)/2)
		for i := 0; i+1 < len(from.Content); i += 2 {
			r.field(from.Content[i], from.Content[i+1], into)
		}
	}
}

func (r *reader) field(key, value *yaml.Node, into *Node) {
	if key.Kind != yaml.ScalarNode || key.Anchor != "" || key.Style&yaml.TaggedStyle != 0 {
		r.refuse(key, "a field name that is not a plain word", "give the field a name")
		return
	}
	if key.Value == "<<" {
		r.refuse(key, "a YAML merge (<<)", "write the fields out")
		return
	}
	for i := range into.Fields {
		if into.Fields[i].Name == key.Value {
			r.problems = append(r.problems, Problem{File: r.file, Pos: r.pos(key), Words: key.Value,
				What:   fmt.Sprintf("a field given twice, first on line %d:", into.Fields[i].Pos.Line),
				Advice: "keep one of the two"})
			return
		}
	}
	into.Fields = append(into.Fields, Field{Name: key.Value, Pos: r.pos(key)})
	r.read(value, &into.Fields[len(into.Fields)-1].Value)
}

// slips maps what the scanner says to what an author can do. The library's own words are not repeated.
var slips = []struct{ said, what, advice string }{
	{"mapping values are not allowed", "a colon where none can be", "put a text that contains a colon in quotes"},
	{"cannot start any token", "a character that cannot begin a value", "indent with blanks, not tabs, and put a text that begins with @, ` or % in quotes"},
	{"found a tab", "a tab in the indentation", "indent with blanks"},
	{"unexpected end of stream", "a quote or bracket that is never closed", "close it"},
	{"expected ',' or ']'", "a list in [ ] that is never closed, or lacks a comma", "put a comma between the items and ] at the end"},
	{"expected ',' or '}'", "fields in { } that are never closed, or lack a comma", "put a comma between the fields and } at the end; put a text with a comma in quotes"},
	{"could not find expected ':'", "a line without a field name and a colon", "write name: value, or indent the line under the field it belongs to"},
	{"expected key", "a line whose indentation fits no field", "align it with the fields around it; put a text with quotes inside in quotes of the other kind"},
	{"expected '-' indicator", "a line whose indentation fits no item of the list", "align it with the other items"},
	{"escape", "a backslash that stands for nothing", "double it, or use single quotes"},
	{"control characters", "a control character", "remove it"},
	{"depth", "lists or fields nested too deep", "flatten them"},
	{"unknown anchor", "a YAML alias (*)", "write the value out, or put it in quotes"},
	{"anchor", "a YAML anchor (&)", "write the value out, or put it in quotes"},
	{"alias", "a YAML alias (*)", "write the value out, or put it in quotes"},
	{"tag", "a YAML tag (!)", "remove it, or put the value in quotes"},
}

func malformed(file string, data []byte, lines int32, err error) Problem {
	p := Problem{File: file, Pos: Pos{Line: 1 + lines, Col: 1}, What: "text that is not valid YAML", Advice: "compare the line with the examples in content/README.md"}
	message := err.Error()
	if loading := new(yaml.LoadError); errors.As(err, &loading) {
		message = loading.Message
		if loading.Mark.Line > 0 {
			p.Pos = Pos{int32(loading.Mark.Line) + lines, int32(max(loading.Mark.Column, 1))}
		}
	}
	for _, s := range slips {
		if strings.Contains(message, s.said) {
			p.What, p.Advice = s.what, s.advice
			break
		}
	}
	// The scanner may stop on the line after the last one: point at what the author can see.
	if last := int32(bytes.Count(data, []byte("\n"))) + lines; p.Pos.Line > max(last, 1+lines) {
		tail := data[bytes.LastIndexByte(bytes.TrimRight(data, "\n"), '\n')+1:]
		p.Pos = Pos{max(last, 1+lines), int32(utf8.RuneCount(bytes.TrimRight(tail, "\n")) + 1)}
	}
	return p
}
