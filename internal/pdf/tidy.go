package pdf

import (
	"fmt"
	"slices"

	"salient/internal/pdf/object"
)

// tidy makes of a browser's structure one that ISO 14289-1 asks for and that people who listen can use:
//
//   - every element is of a standard type of ISO 32000-1 (14.8.4); the browser writes some of PDF 2.0
//   - text that lies loose in boxes without a meaning becomes paragraphs, and the boxes go
//   - an item of a list has a label and a body (14.8.4.3.3)
//   - a figure without words for it is a group: HTML's figure holds a table or a quotation as often as a picture
//   - attributes that say what holds anyhow go, and with them identifiers that differ from print to print
//   - what holds nothing goes
//
// Says tells marked content that is more than lines and areas: the rules between rows and the grounds of panels are
// no part of what there is to read.
func tidy(root *element, says func(mark) bool) {
	root.prune(says)
	root.all((*element).rename)
	root.also = object.Dict{}
	kids := root.kids
	root.kids = nil
	for _, k := range kids {
		root.kids = append(root.kids, k.tidied(false)...)
	}
	root.wrap()
	root.tables()
}

// grouping elements hold other elements, and text only in one of these.
var grouping = []object.Name{"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}

// inline elements lie within a line of text.
var inline = []object.Name{"Span", "Link", "Quote", "Code", "Note", "Reference", "BibEntry", "Form", "Annot", "Ruby", "Warichu"}

// standard are the types that need no further word (ISO 32000-1, 14.8.4).
var standard = append(append([]object.Name{
	"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
	"TFoot", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "Figure", "Formula", "RB", "RT", "RP", "WT", "WP",
}, grouping...), inline...)

// prune takes out marked content that says nothing, and then elements that hold nothing. Cells stay: a table
// counts them.
func (e *element) prune(says func(mark) bool) {
	e.kids = slices.DeleteFunc(e.kids, func(k kid) bool {
		switch {
		case k.element != nil:
			inner := k.element
			// The lines of a drawing are the drawing; so it is with a box to tick, and with the bullet of an item.
			if inner.also["Alt"] == nil && inner.kind != "Form" && inner.kind != "Lbl" {
				inner.prune(says)
			}
			return len(inner.kids) == 0 && inner.kind != "TD" && inner.kind != "TH"
		case k.annotation != 0:
			return false
		}
		return !says(k.mark)
	})
}

// loose says that a kid is text that lies in a line, or could.
func (k kid) loose() bool {
	if k.element == nil || slices.Contains(inline, k.element.kind) {
		return true
	}
	return k.element.kind == "NonStruct" && !slices.ContainsFunc(k.element.kids, func(k kid) bool { return k.element != nil })
}

// blocks says that an element holds others than inline ones.
func (e *element) blocks() bool {
	return slices.ContainsFunc(e.kids, func(k kid) bool {
		return k.element != nil && (k.element.kind != "NonStruct" && !slices.Contains(inline, k.element.kind) || k.element.blocks())
	})
}

// tidied gives what stands in place of a kid. Within says that it lies in a paragraph, a heading or a cell.
func (k kid) tidied(within bool) []kid {
	e := k.element
	if e == nil {
		return []kid{k}
	}
	switch {
	case e.kind == "L":
		e.items()
	case e.kind == "LI":
		e.body()
	case e.kind == "Figure" && e.also["Alt"] == nil && e.blocks():
		e.kind = "Sect"
	case e.kind == "NonStruct" && within:
		e.kind = "Span"
	case e.kind == "NonStruct" && slices.ContainsFunc(e.kids, kid.loose):
		if e.kind = "P"; e.blocks() {
			e.kind = "Div"
		}
	case e.kind == "NonStruct":
		e.kind = "Div"
	case e.kind == "LBody" && !e.blocks() && slices.ContainsFunc(e.kids, kid.loose):
		within = true
	}
	flat := within || !slices.Contains(grouping, e.kind) && !slices.Contains([]object.Name{"L", "LI", "LBody", "Table", "TR", "THead", "TBody", "TFoot"}, e.kind)
	kids := e.kids
	e.kids = nil
	for _, inner := range kids {
		e.kids = append(e.kids, inner.tidied(flat)...)
	}
	if (slices.Contains(grouping, e.kind) || e.kind == "LBody") && !flat {
		e.wrap()
	}
	if (e.kind == "Span" || e.kind == "Div") && len(e.also) == 0 {
		return e.kids
	}
	return []kid{k}
}

// rename gives an element a type of ISO 32000-1.
func (e *element) rename() {
	switch e.kind {
	case "Strong", "Em", "Sub":
		e.kind = "Span"
	case "Title":
		e.kind = "P"
	case "FENote":
		e.kind = "Note"
	case "Aside", "DocumentFragment":
		e.kind = "Div"
	default:
		if !slices.Contains(standard, e.kind) {
			e.kind = "NonStruct"
		}
	}
	// A link with a role of its own, as that to a note, is none to the browser.
	if e.kind != "Link" && slices.ContainsFunc(e.kids, func(k kid) bool { return k.annotation != 0 }) {
		e.kind = "Link"
	}
}

// items makes items of all that lies in a list. An item with a role of its own, as a footnote's, is none to the browser.
func (e *element) items() {
	for i, k := range e.kids {
		if k.element == nil {
			e.kids[i] = kid{element: &element{kind: "LI", also: object.Dict{}, kids: []kid{k}}}
		} else if !slices.Contains([]object.Name{"LI", "L", "Caption"}, k.element.kind) {
			k.element.kind = "LI"
		}
	}
}

// body puts all of an item of a list but its label into one body.
func (e *element) body() {
	var labels, rest []kid
	for _, k := range e.kids {
		if k.element != nil && k.element.kind == "Lbl" && len(rest) == 0 {
			labels = append(labels, k)
		} else {
			rest = append(rest, k)
		}
	}
	if len(rest) == 1 && rest[0].element != nil && rest[0].element.kind == "LBody" {
		return
	}
	e.kids = append(labels, kid{element: &element{kind: "LBody", also: object.Dict{}, kids: rest}})
}

// wrap makes paragraphs of the text that lies between other elements.
func (e *element) wrap() {
	var kids []kid
	var paragraph *element
	for _, k := range e.kids {
		if !k.loose() {
			kids, paragraph = append(kids, k), nil
			continue
		}
		if paragraph == nil {
			paragraph = &element{kind: "P", also: object.Dict{}}
			kids = append(kids, kid{element: paragraph})
		}
		paragraph.kids = append(paragraph.kids, k)
	}
	e.kids = kids
}

// tables leaves in the attributes of cells what says something, and numbers the headers that cells name.
func (e *element) tables() {
	named := map[object.String]object.String{}
	e.all(func(e *element) {
		e.attributes()
		for _, header := range e.headers() {
			named[header.(object.String)] = ""
		}
	})
	n := 0
	e.all(func(e *element) {
		if _, ok := named[e.id]; ok && e.id != "" {
			n++
			named[e.id] = object.String(fmt.Sprintf("header-%05d", n)) // in the order of their bytes too
			e.id = named[e.id]
		} else {
			e.id = ""
		}
	})
	e.all(func(e *element) {
		headers := e.headers()
		for i := range headers {
			headers[i] = named[headers[i].(object.String)]
		}
	})
}

// attributes of one owner come into one dictionary, without what is so anyhow.
func (e *element) attributes() {
	var owners object.Array
	for _, item := range object.Row(e.also["A"]) {
		d, ok := item.(object.Dict)
		if !ok {
			continue
		}
		owner, _ := d["O"].(object.Name)
		i := slices.IndexFunc(owners, func(o object.Object) bool { return o.(object.Dict)["O"] == owner })
		if i < 0 {
			i = len(owners)
			owners = append(owners, object.Dict{"O": owner})
		}
		for key, value := range d {
			names, isRow := value.(object.Array)
			one := (key == "RowSpan" || key == "ColSpan") && value == object.Int(1)
			if key != "O" && !one && !(isRow && key == "Headers" && !allStrings(names)) {
				owners[i].(object.Dict)[key] = value
			}
		}
	}
	owners = slices.DeleteFunc(owners, func(o object.Object) bool { return len(o.(object.Dict)) == 1 })
	delete(e.also, "A")
	switch len(owners) {
	case 0:
	case 1:
		e.also["A"] = owners[0]
	default:
		e.also["A"] = owners
	}
}

// allStrings says that a row names headers, at least one.
func allStrings(row object.Array) bool {
	return len(row) > 0 && !slices.ContainsFunc(row, func(o object.Object) bool { _, ok := o.(object.String); return !ok })
}

// headers are the names of a cell's headers, to read and to change.
func (e *element) headers() object.Array {
	for _, o := range object.Row(e.also["A"]) {
		d, _ := o.(object.Dict)
		if names, ok := d["Headers"].(object.Array); ok {
			return names
		}
	}
	return nil
}
