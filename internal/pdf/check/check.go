package check

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"salient/internal/pdf/object"
)

// Finding is one thing that keeps a file from being PDF/UA-1.
type Finding struct {
	Checkpoint string // of the Matterhorn Protocol: "13-004"
	What       string
	Page       int // from 1, or 0 where it is of the whole
}

func (f Finding) String() string {
	if f.Page == 0 {
		return f.Checkpoint + " " + f.What
	}
	return fmt.Sprintf("%s %s (page %d)", f.Checkpoint, f.What, f.Page)
}

// File gives what is found, sorted, each once a page.
func File(file *object.File) []Finding {
	d := &document{file: file, catalogue: file.Dict(file.Root), pages: file.Pages()}
	if d.catalogue == nil {
		return []Finding{{Checkpoint: "01-005", What: "document has no catalogue"}}
	}
	d.readTree()
	var findings []Finding
	for _, c := range table {
		c.look(d, func(page int, detail string) {
			what := c.what
			if detail != "" {
				what += ": " + detail
			}
			findings = append(findings, Finding{c.checkpoint, what, page})
		})
	}
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Checkpoint, b.Checkpoint), cmp.Compare(a.Page, b.Page), cmp.Compare(a.What, b.What))
	})
	return slices.Compact(findings)
}

// document is what the checks look at.
type document struct {
	file      *object.File
	catalogue object.Dict
	pages     []object.Ref
	nodes     []node // of the structure, in the order of reading
	content   []content
}

// node is an element of the structure.
type node struct {
	kind    object.Name // of ISO 32000-1, after the map of roles
	dict    object.Dict
	parent  object.Name
	page    int
	kids    []object.Name // the elements in it
	marked  bool          // holds content of a page itself
	objects []object.Ref  // the annotations in it
}

// A structure is followed so far down, and for so many steps. A file that is no tree could go on for ever.
const (
	deepest = 512
	longest = 1 << 22
)

func (d *document) readTree() {
	roles := d.file.Dict(d.file.Dict(d.catalogue["StructTreeRoot"])["RoleMap"])
	left := longest
	var walk func(k object.Object, into *node, depth int)
	walk = func(k object.Object, into *node, depth int) {
		if left--; left < 0 || depth > deepest {
			return
		}
		switch o := d.file.Get(k).(type) {
		case object.Array:
			for _, item := range o {
				walk(item, into, depth+1)
			}
		case object.Int:
			into.marked = true
		case object.Dict:
			switch o["Type"] {
			case object.Name("MCR"):
				into.marked = true
				return
			case object.Name("OBJR"):
				ref, _ := o["Obj"].(object.Ref)
				into.objects = append(into.objects, ref)
				return
			}
			kind := d.file.Name(o["S"])
			for range 8 {
				if mapped := d.file.Name(roles[kind]); mapped != "" {
					kind = mapped
				}
			}
			page := into.page
			if own, ok := o["Pg"].(object.Ref); ok {
				page = slices.Index(d.pages, own) + 1
			}
			at := len(d.nodes)
			into.kids = append(into.kids, kind)
			d.nodes = append(d.nodes, node{})
			n := node{kind: kind, dict: o, parent: into.kind, page: page}
			walk(o["K"], &n, depth+1)
			d.nodes[at] = n
		}
	}
	root := node{kind: "StructTreeRoot"}
	walk(d.file.Dict(d.catalogue["StructTreeRoot"])["K"], &root, 0)
}

// content is what the content of one page showed.
type content struct {
	page   int
	bare   bool // something is drawn that is neither marked nor an artifact
	within bool // an artifact in marked content
	around bool // marked content in an artifact
	ids    []int
}

// drawing are the operators that leave something on the page.
var drawing = map[object.Operator]bool{
	"f": true, "F": true, "f*": true, "S": true, "s": true, "B": true, "B*": true, "b": true, "b*": true,
	"Tj": true, "TJ": true, "'": true, "\"": true, "Do": true, "sh": true, "BI": true,
}

// contents reads the content of every page once.
func (d *document) contents() []content {
	if d.content != nil {
		return d.content
	}
	for i, page := range d.pages {
		c := content{page: i + 1}
		c.bare = true
		if stream, ok := d.file.Get(d.file.Dict(page)["Contents"]).(*object.Stream); ok {
			if data, err := stream.Unpacked(); err == nil {
				c.bare = false
				c.read(data)
			}
		}
		d.content = append(d.content, c)
	}
	return d.content
}

func (c *content) read(data []byte) {
	var levels []byte // a: artifact, m: marked, -: neither
	var operands []object.Object
	scanner := object.NewScanner(data)
	for {
		o, more, err := scanner.Next()
		if err != nil || !more {
			c.bare = c.bare || err != nil
			return
		}
		operator, ok := o.(object.Operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		artifact, marked := bytes.IndexByte(levels, 'a') >= 0, bytes.IndexByte(levels, 'm') >= 0
		switch {
		case operator == "BMC" || operator == "BDC":
			level := byte('-')
			if len(operands) > 0 && operands[0] == object.Name("Artifact") {
				level = 'a'
				c.within = c.within || marked
			} else if len(operands) > 1 {
				if properties, ok := operands[1].(object.Dict); ok && properties["MCID"] != nil {
					id, _ := properties["MCID"].(object.Int)
					c.ids = append(c.ids, int(id))
					level = 'm'
					c.around = c.around || artifact
				}
			}
			levels = append(levels, level)
		case operator == "EMC" && len(levels) > 0:
			levels = levels[:len(levels)-1]
		case drawing[operator]:
			c.bare = c.bare || !artifact && !marked
		}
		operands = operands[:0]
	}
}

// annotations visits those of every page.
func (d *document) annotations(visit func(page int, ref object.Ref, annotation object.Dict)) {
	for i, page := range d.pages {
		for _, a := range d.file.Array(d.file.Dict(page)["Annots"]) {
			ref, _ := a.(object.Ref)
			visit(i+1, ref, d.file.Dict(a))
		}
	}
}

// fonts visits those of every page, each once.
func (d *document) fonts(visit func(page int, font object.Dict)) {
	seen := map[object.Object]bool{}
	for i, page := range d.pages {
		for _, f := range d.file.Dict(d.file.Dict(d.file.Dict(page)["Resources"])["Font"]) {
			if ref, ok := f.(object.Ref); ok && !seen[ref] {
				seen[ref] = true
				visit(i+1, d.file.Dict(ref))
			}
		}
	}
}

// descendant is where a font of two bytes a character says what it is, and any other font itself.
func (d *document) descendant(font object.Dict) object.Dict {
	if row := d.file.Array(font["DescendantFonts"]); len(row) == 1 {
		return d.file.Dict(row[0])
	}
	return font
}

// metadata is the document's XMP.
func (d *document) metadata() string {
	stream, ok := d.file.Get(d.catalogue["Metadata"]).(*object.Stream)
	if !ok {
		return ""
	}
	data, err := stream.Unpacked()
	if err != nil {
		return ""
	}
	return string(data)
}

// level is 1 to 6 for a heading, else 0.
func level(kind object.Name) int {
	if len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '6' {
		return int(kind[1] - '0')
	}
	return 0
}

// attribute of an element, of whatever owner.
func (d *document) attribute(n node, name object.Name) object.Object {
	a := d.file.Get(n.dict["A"])
	row, ok := a.(object.Array)
	if !ok {
		row = object.Array{a}
	}
	for _, item := range row {
		if value := d.file.Dict(item)[name]; value != nil {
			return value
		}
	}
	return nil
}

func blank(o object.Object) bool {
	s, ok := o.(object.String)
	return !ok || strings.TrimSpace(s.Text()) == ""
}
