package check

import (
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
	d.readContents()
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
	roles     object.Dict
	nodes     []node                       // of the structure, in the order of reading
	parents   map[object.Int]object.Object // the elements of what lies on pages, by the numbers that that has
	contents  []content
	fonts     map[object.Ref]*font // that texts are shown in
	forms     map[object.Ref]*form
}

// node is an element of the structure.
type node struct {
	kind    object.Name
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
	tree := d.file.Dict(d.catalogue["StructTreeRoot"])
	d.roles = d.file.Dict(tree["RoleMap"])
	d.parents = map[object.Int]object.Object{}
	numbers := d.file.Array(d.file.Dict(tree["ParentTree"])["Nums"])
	for i := 0; i+1 < len(numbers); i += 2 {
		if number, ok := numbers[i].(object.Int); ok {
			d.parents[number] = numbers[i+1]
		}
	}
	pages := map[object.Ref]int{}
	for i, page := range d.pages {
		pages[page] = i + 1
	}
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
			kind := d.kind(o)
			page := into.page
			if own, ok := o["Pg"].(object.Ref); ok {
				page = pages[own]
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
	walk(tree["K"], &root, 0)
}

// kind is the type of an element, after the map of roles.
func (d *document) kind(element object.Dict) object.Name {
	kind := d.file.Name(element["S"])
	for range 8 {
		if mapped := d.file.Name(d.roles[kind]); mapped != "" {
			kind = mapped
		}
	}
	return kind
}

// parent is what lists the parents under a key, which may be anything.
func (d *document) parent(key object.Object) object.Object {
	number, ok := key.(object.Int)
	if !ok {
		return nil
	}
	return d.file.Get(d.parents[number])
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

// metadata is the document's XMP.
func (d *document) metadata() string {
	data, _ := d.data(d.catalogue["Metadata"])
	return string(data)
}

// data is what a stream holds.
func (d *document) data(o object.Object) (data []byte, ok bool) {
	stream, ok := d.file.Get(o).(*object.Stream)
	if !ok {
		return nil, false
	}
	data, err := stream.Unpacked()
	return data, err == nil
}

// headingLevel is 1 to 6 for a heading, else 0.
func headingLevel(kind object.Name) int {
	if len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '6' {
		return int(kind[1] - '0')
	}
	return 0
}

// attribute of an element, of whatever owner.
func (d *document) attribute(n node, name object.Name) object.Object {
	for _, item := range object.Row(d.file.Get(n.dict["A"])) {
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
