package pdf

import (
	"errors"
	"slices"

	"salient/internal/pdf/object"
)

// element is a node of the structure of a document (ISO 32000-1, 14.7): a paragraph, a cell, a link.
type element struct {
	kind object.Name
	id   object.String
	was  object.Ref  // where the browser wrote it
	also object.Dict // what else is said of it: Alt, Lang, ActualText, A
	kids []kid
}

// kid is what an element holds: one of an element, marked content, and an annotation.
type kid struct {
	element    *element
	mark       mark
	page       object.Ref // on which marked content or an annotation is
	annotation object.Ref
}

const (
	maxDepth = 256     // of a structure
	maxMark  = 1 << 20 // the highest number of marked content of a page
)

var errStructure = errors.New("structure of the document is not a tree")

// readStructure reads the tree of the document that has the given catalogue.
func readStructure(file *object.File, catalogue object.Ref) (*element, error) {
	tree := file.Dict(file.Dict(catalogue)["StructTreeRoot"])
	if tree == nil {
		return nil, errors.New("document has no structure")
	}
	left := file.Size() // a tree has no more elements than the file objects
	root := &element{kind: "Document"}
	if err := root.readKids(file, tree["K"], 0, 0, &left); err != nil {
		return nil, err
	}
	if len(root.kids) == 1 && root.kids[0].element != nil && root.kids[0].element.kind == "Document" {
		root = root.kids[0].element
	}
	return root, nil
}

func (e *element) readKids(file *object.File, k object.Object, page object.Ref, depth int, left *int) error {
	if depth > maxDepth {
		return errStructure
	}
	if row := file.Array(k); row != nil {
		k = row
	}
	for _, item := range object.Row(k) {
		switch at := file.Get(item).(type) {
		case object.Int:
			if at < 0 || at > maxMark {
				return errStructure
			}
			e.kids = append(e.kids, kid{mark: mark{page, int(at)}, page: page})
		case object.Dict:
			if err := e.readKid(file, at, refOf(item), page, depth, left); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *element) readKid(file *object.File, d object.Dict, was, page object.Ref, depth int, left *int) error {
	if own, ok := d["Pg"].(object.Ref); ok {
		page = own
	}
	switch d["Type"] {
	case object.Name("MCR"):
		id, _ := d["MCID"].(object.Int)
		if id < 0 || id > maxMark {
			return errStructure
		}
		owner := page
		if form, ok := d["Stm"].(object.Ref); ok {
			owner = form
		}
		e.kids = append(e.kids, kid{mark: mark{owner, int(id)}, page: page})
	case object.Name("OBJR"):
		annotation, _ := d["Obj"].(object.Ref)
		e.kids = append(e.kids, kid{annotation: annotation, page: page})
	default:
		if *left--; *left < 0 {
			return errStructure
		}
		inner := &element{kind: file.Name(d["S"]), was: was, also: object.Dict{}}
		inner.id, _ = d["ID"].(object.String)
		for _, key := range []object.Name{"Alt", "Lang", "ActualText", "E", "A"} {
			if value := file.Get(d[key]); value != nil {
				inner.also[key] = value
			}
		}
		e.kids = append(e.kids, kid{element: inner})
		return inner.readKids(file, d["K"], page, depth+1, left)
	}
	return nil
}

// all visits an element and those in it, a parent before its children.
func (e *element) all(visit func(*element)) {
	visit(e)
	for _, k := range e.kids {
		if k.element != nil {
			k.element.all(visit)
		}
	}
}

// writeStructure puts the tree into the file, with new elements and new tables from content and annotations back to
// them. Pages and what is drawn on them are numbered in the order of the pages.
func writeStructure(file *object.File, root *element) {
	w := &structureWriter{
		file: file, tree: file.Add(nil), owners: map[object.Ref][]object.Object{},
		annotations: map[object.Ref]object.Ref{}, ids: map[string]object.Ref{}, moved: map[object.Ref]object.Ref{},
	}
	top := w.write(root, w.tree)

	var numbers object.Array
	key := 0
	number := func(d object.Dict, name object.Name, value object.Object) {
		d[name] = object.Int(key)
		numbers = append(numbers, object.Int(key), value)
		key++
	}
	for ref := range object.Ref(file.Size()) { // what nothing in the tree holds must not keep a number that is another's now
		d := file.Dict(ref)
		delete(d, "StructParents")
		delete(d, "StructParent")
	}
	for _, page := range file.Pages() {
		d := file.Dict(page)
		if parents := w.owners[page]; parents != nil {
			number(d, "StructParents", file.Add(object.Array(parents)))
		}
		for _, annotation := range file.Array(d["Annots"]) {
			ref, _ := annotation.(object.Ref)
			if parent, ok := w.annotations[ref]; ok && file.Dict(ref) != nil {
				number(file.Dict(ref), "StructParent", parent)
			}
		}
	}
	for _, form := range w.forms {
		number(file.Dict(form), "StructParents", file.Add(object.Array(w.owners[form])))
	}

	tree := object.Dict{
		"Type": object.Name("StructTreeRoot"), "K": top,
		"ParentTree": file.Add(object.Dict{"Nums": numbers}), "ParentTreeNextKey": object.Int(key),
	}
	if len(w.ids) > 0 {
		tree["IDTree"] = file.Add(nameTree(w.ids))
	}
	file.Set(w.tree, tree)
	file.Dict(file.Root)["StructTreeRoot"] = w.tree
	outline(file, func(item object.Dict) {
		heading := w.moved[refOf(item["SE"])]
		if delete(item, "SE"); heading != 0 {
			item["SE"] = heading
		}
	})
}

// outline visits the items of the document's outline.
func outline(file *object.File, visit func(item object.Dict)) {
	left := file.Size()
	var walk func(first object.Object, depth int)
	walk = func(first object.Object, depth int) {
		for item := file.Dict(first); item != nil && left > 0 && depth < maxDepth; item = file.Dict(item["Next"]) {
			left--
			visit(item)
			walk(item["First"], depth+1)
		}
	}
	walk(file.Dict(file.Dict(file.Root)["Outlines"])["First"], 0)
}

// nameTree is a tree of names of one leaf (ISO 32000-1, 7.9.6), sorted by the bytes of the names.
func nameTree[V object.Object](entries map[string]V) object.Dict {
	names := make([]string, 0, len(entries))
	for name := range entries {
		names = append(names, name)
	}
	slices.Sort(names)
	var row object.Array
	for _, name := range names {
		row = append(row, object.String(name), entries[name])
	}
	return object.Dict{"Names": row}
}

type structureWriter struct {
	file        *object.File
	tree        object.Ref
	owners      map[object.Ref][]object.Object // the element of each marked content, by its number
	forms       []object.Ref                   // owners that are no pages
	annotations map[object.Ref]object.Ref
	ids         map[string]object.Ref
	moved       map[object.Ref]object.Ref // from where elements were to where they are
}

func (w *structureWriter) write(e *element, parent object.Ref) object.Ref {
	own := w.file.Add(nil)
	if e.was != 0 {
		w.moved[e.was] = own
	}
	d := object.Dict{"S": e.kind, "P": parent}
	for key, value := range e.also {
		d[key] = value
	}
	if e.id != "" {
		d["ID"] = e.id
		w.ids[string(e.id)] = own
	}
	var kids object.Array
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			kids = append(kids, w.write(k.element, own))
		case k.annotation != 0:
			w.annotations[k.annotation] = own
			kids = append(kids, object.Dict{"Type": object.Name("OBJR"), "Obj": k.annotation, "Pg": k.page})
		default:
			kids = append(kids, w.marked(k, d))
			w.own(k, own)
		}
	}
	switch len(kids) {
	case 0:
	case 1:
		d["K"] = kids[0]
	default:
		d["K"] = kids
	}
	w.file.Set(own, d)
	return own
}

// marked gives marked content as an element holds it: by its number alone on the element's own page.
func (w *structureWriter) marked(k kid, d object.Dict) object.Object {
	if k.mark.owner == k.page {
		if d["Pg"] == nil {
			d["Pg"] = k.page
		}
		if d["Pg"] == k.page {
			return object.Int(k.mark.id)
		}
	}
	reference := object.Dict{"Type": object.Name("MCR"), "Pg": k.page, "MCID": object.Int(k.mark.id)}
	if k.mark.owner != k.page {
		reference["Stm"] = k.mark.owner
	}
	return reference
}

func (w *structureWriter) own(k kid, own object.Ref) {
	row, known := w.owners[k.mark.owner]
	if !known && k.mark.owner != k.page {
		w.forms = append(w.forms, k.mark.owner)
	}
	for len(row) <= k.mark.id {
		row = append(row, nil)
	}
	row[k.mark.id] = own
	w.owners[k.mark.owner] = row
}
