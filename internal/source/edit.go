package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Edit changes a few fields of a YAML file. Every other byte stays as the author wrote it: comments, blank lines, the
// order and the style of what is there.
//
//	edit, problems := source.NewEdit(file, data)
//	edit.Set(edit.Root, "release", "2")
//	data = edit.Bytes()
//
// All places are those of the text as it was read: a field is set once.
type Edit struct {
	Root    *Node // nil where the file is empty
	text    string
	lines   []int // where each line begins
	changes []change
	marked  bool // begins with a byte-order mark
	crlf    bool
}

// change puts other text in the place of some bytes.
type change struct {
	from, to int
	text     string
}

// NewEdit reads the file as ParseYAML does.
func NewEdit(file string, data []byte) (*Edit, []Problem) {
	root, problems := ParseYAML(file, data)
	if len(problems) > 0 {
		return nil, problems
	}
	return editOf(file, root, data), nil
}

// NewPageEdit reads a page as ParsePage does, to edit its frontmatter.
func NewPageEdit(file string, data []byte) (*Edit, []Problem) {
	page, problems := ParsePage(file, data)
	if len(problems) > 0 {
		return nil, problems
	}
	return editOf(file, page.Front, data), nil
}

func editOf(file string, root *Node, data []byte) *Edit {
	s, _ := text(file, data)
	e := &Edit{Root: root, text: s, lines: []int{0}, marked: strings.HasPrefix(string(data), string(byteOrderMark)), crlf: strings.Contains(string(data), "\r\n")}
	for i := range len(s) {
		if s[i] == '\n' {
			e.lines = append(e.lines, i+1)
		}
	}
	return e
}

// Changed says whether anything has been set.
func (e *Edit) Changed() bool { return len(e.changes) > 0 }

// Bytes gives the changed file, with the line ends and the byte-order mark that it had.
func (e *Edit) Bytes() []byte {
	slices.SortStableFunc(e.changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	if e.marked {
		b.Write(byteOrderMark)
	}
	at := 0
	for _, c := range e.changes {
		b.WriteString(e.text[at:max(at, c.from)])
		b.WriteString(c.text)
		at = max(at, c.to)
	}
	b.WriteString(e.text[at:])
	if e.crlf {
		return []byte(strings.ReplaceAll(b.String(), "\n", "\r\n"))
	}
	return []byte(b.String())
}

// Set writes a field, with its value as YAML on one line: in the place of the first field that has its name or one of
// the names it stands instead of, else after the last field.
func (e *Edit) Set(in *Node, name, value string, insteadOf ...string) {
	e.put(in, name, " "+value, insteadOf)
}

// SetList writes a field whose value is a list, an item a line. In a mapping in braces each item is to be one line.
func (e *Edit) SetList(in *Node, name string, items []string) {
	if e.inBraces(in) {
		e.put(in, name, " [\n  "+strings.Join(items, ",\n  ")+"]", nil)
		return
	}
	var b strings.Builder
	for _, item := range items {
		b.WriteString(asItem(item, in.Pos.Col+1))
	}
	e.put(in, name, b.String(), nil)
}

// Append adds an item to the list in a field, which is made where it is not there.
func (e *Edit) Append(in *Node, name, item string) {
	list := in.Field(name)
	switch {
	case list == nil || len(list.Items) == 0:
		e.SetList(in, name, []string{item})
	case e.inBraces(list):
		e.insert(e.end(&list.Items[len(list.Items)-1]), ", "+item)
	default:
		e.insert(e.endOfLine(e.end(list)), asItem(item, list.Pos.Col-1))
	}
}

// asItem writes an item of a list on a new line, with its further lines below its first word.
func asItem(item string, indent int32) string {
	margin := "\n" + strings.Repeat(" ", int(indent))
	return margin + "- " + strings.ReplaceAll(item, "\n", margin+"  ")
}

// Remove takes a field out, where it is there.
func (e *Edit) Remove(in *Node, name string) {
	at := slices.IndexFunc(in.Fields, func(f Field) bool { return f.Name == name })
	if at < 0 {
		return
	}
	from, to := e.offset(in.Fields[at].Pos), e.endOfField(in, at)
	switch {
	case at > 0 && e.inBraces(in):
		from = e.endOfField(in, at-1)
	case at > 0:
		from, to = e.endOfLine(e.endOfField(in, at-1)), e.endOfLine(to)
	case len(in.Fields) > 1:
		to = e.offset(in.Fields[1].Pos)
	}
	e.changes = append(e.changes, change{from, to, ""})
}

func (e *Edit) put(in *Node, name, value string, insteadOf []string) {
	field := name + ":" + value
	for i, f := range in.Fields {
		if f.Name == name || slices.Contains(insteadOf, f.Name) {
			e.changes = append(e.changes, change{e.offset(f.Pos), e.endOfField(in, i), field})
			return
		}
	}
	last := len(in.Fields) - 1
	switch {
	case last < 0:
		e.insert(e.offset(in.Pos)+1, field)
	case e.inBraces(in):
		e.insert(e.endOfField(in, last), ", "+field)
	default:
		e.insert(e.endOfLine(e.endOfField(in, last)), "\n"+strings.Repeat(" ", int(in.Pos.Col-1))+field)
	}
}

// SetText writes another text in the place of a scalar, in quotes.
func (e *Edit) SetText(n *Node, text string) {
	e.changes = append(e.changes, change{e.offset(n.Pos), e.end(n), Quote(text)})
}

// Replace puts other words in the place of those that stand somewhere in the file, below its frontmatter too. It says
// whether they stand there.
func (e *Edit) Replace(at Pos, words, by string) bool {
	from := e.offset(at)
	if !strings.HasPrefix(e.text[from:], words) {
		return false
	}
	e.changes = append(e.changes, change{from, from + len(words), by})
	return true
}

// Quote writes a text as YAML on one line, in double quotes, so that nothing in it is read as a number or a sign.
func Quote(text string) string { return strconv.Quote(text) }

func (e *Edit) insert(at int, text string) { e.changes = append(e.changes, change{at, at, text}) }

// inBraces says whether a list or fields are written in [ ] or { }.
func (e *Edit) inBraces(n *Node) bool {
	at := e.offset(n.Pos)
	return at < len(e.text) && (e.text[at] == '{' || e.text[at] == '[')
}

func (e *Edit) offset(p Pos) int {
	if p.Line < 1 || int(p.Line) > len(e.lines) {
		return len(e.text)
	}
	at := e.lines[p.Line-1]
	for range p.Col - 1 {
		_, size := utf8.DecodeRuneInString(e.text[at:]) // of size 0 at the end
		at += size
	}
	return at
}

func (e *Edit) endOfLine(at int) int {
	if length := strings.IndexByte(e.text[at:], '\n'); length >= 0 {
		return at + length
	}
	return len(e.text)
}

// endOfField gives the offset behind a field: behind its colon, where it has no value.
func (e *Edit) endOfField(in *Node, i int) int {
	f := &in.Fields[i]
	if f.Value.Kind != Null {
		return e.end(&f.Value)
	}
	key := e.offset(f.Pos)
	if strings.HasPrefix(e.text[key:], `"`) || strings.HasPrefix(e.text[key:], "'") {
		key = e.endOfQuote(key)
	} else {
		key = min(key+len(f.Name), len(e.text))
	}
	rest := strings.TrimLeft(e.text[key:], " :")
	for _, null := range []string{"null", "~"} {
		rest = strings.TrimPrefix(rest, null)
	}
	return len(e.text) - len(rest)
}

// end gives the offset behind a value.
func (e *Edit) end(n *Node) int {
	at := e.offset(n.Pos)
	switch {
	case n.Kind == Null:
		return at
	case n.Kind == Scalar && n.Quoted && at < len(e.text):
		return e.endOfQuote(at)
	case n.Kind == Scalar:
		return e.endOfWords(n, at)
	}
	braces := e.inBraces(n)
	switch {
	case len(n.Items) > 0:
		at = e.end(&n.Items[len(n.Items)-1])
	case len(n.Fields) > 0:
		at = e.endOfField(n, len(n.Fields)-1)
	case braces:
		at++
	}
	for braces && at < len(e.text) {
		switch e.text[at] {
		case ']', '}':
			return at + 1
		case '#':
			at = e.endOfLine(at)
		default:
			at++
		}
	}
	return at
}

// endOfWords follows the words of a text without quotes, which may go over several lines.
func (e *Edit) endOfWords(n *Node, at int) int {
	if n.Block {
		at = e.endOfLine(at) // behind the | or >, with what stands beside it
	}
	for _, word := range strings.Fields(n.Value) {
		found := strings.Index(e.text[at:], word)
		if found < 0 {
			return at
		}
		at += found + len(word)
	}
	return at
}

func (e *Edit) endOfQuote(at int) int {
	quote := e.text[at]
	for at++; at < len(e.text); at++ {
		switch {
		case quote == '"' && e.text[at] == '\\':
			at++
		case e.text[at] != quote:
		case quote == '\'' && strings.HasPrefix(e.text[at+1:], "'"): // two stand for one
			at++
		default:
			return at + 1
		}
	}
	return len(e.text)
}

// Same says whether two values are written alike, apart from their places and from fields of some names.
func (n *Node) Same(other *Node, apartFrom ...string) bool {
	if n.Kind != other.Kind || n.Value != other.Value {
		return false
	}
	if !slices.EqualFunc(n.Items, other.Items, func(a, b Node) bool { return a.Same(&b, apartFrom...) }) {
		return false
	}
	named := func(f Field) bool { return slices.Contains(apartFrom, f.Name) }
	return slices.EqualFunc(slices.DeleteFunc(slices.Clone(n.Fields), named), slices.DeleteFunc(slices.Clone(other.Fields), named),
		func(a, b Field) bool { return a.Name == b.Name && a.Value.Same(&b.Value, apartFrom...) })
}
