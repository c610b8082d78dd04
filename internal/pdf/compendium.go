package pdf

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"salient/internal/pdf/object"
)

// bind makes a compendium: its front is printed until the numbers in it are those of the pages of all its parts. These
// are then printed with their numbers in it, and joined to it.
func (p *Press) bind(t *tab, c Compendium, made map[string]*printed, documents map[string]Document) (File, error) {
	seed := sha256.New()
	pages := 0 // of all parts
	for _, out := range c.Parts {
		one := made[out]
		if one == nil {
			return File{}, fmt.Errorf("its part %s has not been made", out)
		}
		seed.Write([]byte(out))
		seed.Write(one.sum[:])
		pages += one.pages
	}
	page, _, ok := p.options.Source(c.Front.Page)
	if !ok {
		return File{}, fmt.Errorf("the publication has no page %s", c.Front.Page)
	}
	return p.archive.file(c.Front, seed.Sum(nil), page, func() (File, []string, error) {
		front, told, asked, err := p.print(t, c.Front, page, numbering{}, func(front *sheets) numbering {
			found := front.anchors(0)
			next := len(front.pages) + 1
			for _, out := range c.Parts {
				found[documents[out].Page] = next
				next += made[out].pages
			}
			return numbering{found, folios{0, len(front.pages) + pages}}
		})
		if err != nil {
			return File{}, nil, err
		}
		if err := front.complete(c.Front); err != nil {
			return File{}, nil, err
		}
		parts := make([]part, len(c.Parts))
		f := folios{len(front.pages), told.all}
		for i, out := range c.Parts {
			file, err := p.document(t, documents[out], f)
			if err == nil && file.Pages != made[out].pages {
				err = errUnsettled
			}
			if err != nil {
				return File{}, nil, fmt.Errorf("its part %s: %w", out, err)
			}
			parts[i] = part{page: documents[out].Page, file: &file}
			f.before += file.Pages
		}
		if err := front.join(parts, t.base); err != nil {
			return File{}, nil, err
		}
		return front.finished(c.Front, t.base, told.anchors), asked, nil
	})
}

// printed is a document that has been printed by itself: how many pages it has, and a hash of it.
type printed struct {
	pages int
	sum   [sha256.Size]byte
}

// part is a document of a compendium.
type part struct {
	page string
	file *File
}

// join adds documents after the pages of a finished one: their pages, structure, outline and the places in them, whose
// names begin with the address of their page. Links to a page of the compendium by its address lead within it.
func (s *sheets) join(parts []part, base string) error {
	root := s.file.Dict(s.file.Root)
	structure, err := readStructure(s.file, s.file.Root)
	if err != nil {
		return err
	}
	whole := &element{kind: "Document", also: object.Dict{}}
	structure.kind = "Part"
	whole.kids = append(whole.kids, kid{element: structure})
	places := map[string]object.Object{}
	for name, place := range s.places(s.file.Root) {
		places[name] = place
	}
	chapters := s.items(root)

	for i, part := range parts {
		other, err := readSheets(part.file.Content, words{})
		if err != nil {
			return fmt.Errorf("%s: %w", part.file.Out, err)
		}
		pages := other.pages
		at := s.file.Include(other.file)
		catalogue := at(other.file.Root)
		for i := range pages {
			pages[i] = at(pages[i])
			s.within(pages[i], part.page)
		}
		s.pages = append(s.pages, pages...)
		for name, place := range s.places(catalogue) {
			places[part.page+"#"+name] = place
		}
		places[part.page] = object.Array{pages[0], object.Name("XYZ"), nil, nil, nil}

		structure, err := readStructure(s.file, catalogue)
		if err != nil {
			return fmt.Errorf("%s: %w", part.file.Out, err)
		}
		structure.kind = "Part"
		if lang, own := s.file.Dict(catalogue)["Lang"].(object.String); own && lang != root["Lang"] {
			structure.also["Lang"] = lang
		}
		structure.number(object.String(fmt.Sprintf("part-%04d-", i+1)))
		whole.kids = append(whole.kids, kid{element: structure})
		chapters = append(chapters, s.items(s.file.Dict(catalogue))...)
	}

	s.bindPages(root)
	s.bindOutline(root, chapters)
	root["Names"] = object.Dict{"Dests": s.file.Add(nameTree(places))}
	for _, page := range s.pages {
		s.shorten(page, base, places)
	}
	writeStructure(s.file, whole)
	return nil
}

// places are the named places of a document in the file.
func (s *sheets) places(catalogue object.Ref) map[string]object.Object {
	row := s.file.Array(s.file.Dict(s.file.Dict(s.file.Dict(catalogue)["Names"])["Dests"])["Names"])
	places := map[string]object.Object{}
	for i := 0; i+1 < len(row); i += 2 {
		name, _ := row[i].(object.String)
		places[string(name)] = row[i+1]
	}
	return places
}

// within gives the links within a part the names that its places have in the compendium.
func (s *sheets) within(page object.Ref, address string) {
	s.annotations(page, func(annotation object.Dict) {
		if name, ok := annotation["Dest"].(object.String); ok {
			annotation["Dest"] = object.String(address+"#") + name
		}
	})
}

// shorten leads links to a page of the compendium there, and not to the web.
func (s *sheets) shorten(page object.Ref, base string, places map[string]object.Object) {
	s.annotations(page, func(annotation object.Dict) {
		address, _ := s.file.Dict(annotation["A"])["URI"].(object.String)
		path, ours := strings.CutPrefix(string(address), base)
		if !ours {
			return
		}
		if places[path] == nil {
			path, _, _ = strings.Cut(path, "#") // a place that no link of the part itself leads to
		}
		if places[path] != nil {
			delete(annotation, "A")
			annotation["Dest"] = object.String(path)
		}
	})
}

// number makes the identifiers of a part its own.
func (e *element) number(prefix object.String) {
	e.all(func(e *element) {
		if e.id != "" {
			e.id = prefix + e.id
		}
		for i, header := range e.headers() {
			e.headers()[i] = prefix + header.(object.String)
		}
	})
}

// items are the outermost of an outline.
func (s *sheets) items(catalogue object.Dict) []object.Ref {
	var items []object.Ref
	item := refOf(s.file.Dict(catalogue["Outlines"])["First"])
	for s.file.Dict(item) != nil && len(items) < s.file.Size() {
		items = append(items, item)
		item = refOf(s.file.Dict(item)["Next"])
	}
	return items
}

// bindOutline makes one outline of the items, each closed.
func (s *sheets) bindOutline(root object.Dict, items []object.Ref) {
	if len(items) == 0 {
		return
	}
	top := s.file.Add(nil)
	for i, ref := range items {
		item := s.file.Dict(ref)
		item["Parent"] = top
		delete(item, "Prev")
		delete(item, "Next")
		if i > 0 {
			item["Prev"] = items[i-1]
		}
		if i+1 < len(items) {
			item["Next"] = items[i+1]
		}
		if count, ok := item["Count"].(object.Int); ok && count > 0 {
			item["Count"] = -count
		}
	}
	s.file.Set(top, object.Dict{
		"Type": object.Name("Outlines"), "First": items[0], "Last": items[len(items)-1], "Count": object.Int(len(items)),
	})
	root["Outlines"] = top
}

// bindPages puts all pages into one row. What a page had from the nodes above it, it then has itself.
func (s *sheets) bindPages(root object.Dict) {
	top := s.file.Add(nil)
	var kids object.Array
	for _, page := range s.pages {
		d := s.file.Dict(page)
		for _, name := range object.Inheritable {
			if value := s.file.Attribute(page, name); value != nil {
				d[name] = value
			}
		}
		d["Parent"] = top
		kids = append(kids, page)
	}
	s.file.Set(top, object.Dict{"Type": object.Name("Pages"), "Kids": kids, "Count": object.Int(len(kids))})
	root["Pages"] = top
}
