package pdf

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"salient/internal/pdf/check"
	"salient/internal/pdf/object"
)

// maker is what a file says it was made with. A version of ours or of the browser would change every file with it.
const maker = "Salient"

// sheets are a printed file on its way to become a document.
type sheets struct {
	file  *object.File
	pages []object.Ref
	said  words // by the page itself
}

func readSheets(printed []byte, said words) (*sheets, error) {
	file, err := object.Read(printed)
	if err != nil {
		return nil, err
	}
	s := &sheets{file: file, pages: file.Pages(), said: said}
	if len(s.pages) == 0 {
		return nil, errors.New("document has no pages")
	}
	return s, nil
}

// anchors are the numbers of the pages that the links within lead to, with those of the pages before.
func (s *sheets) anchors(before int) map[string]int {
	anchors := map[string]int{}
	for name, place := range s.file.Dict(s.file.Dict(s.file.Root)["Dests"]) {
		anchor := string(name)
		if plain, err := url.PathUnescape(anchor); err == nil { // the browser names a place as an address would
			anchor = plain
		}
		if row := s.file.Array(place); len(row) > 0 {
			anchors[anchor] = before + slices.Index(s.pages, refOf(row[0])) + 1
		}
	}
	return anchors
}

// complete turns what the browser printed into the document that it is to be.
func (s *sheets) complete(d Document) error {
	root, err := readStructure(s.file, s.file.Root)
	if err != nil {
		return err
	}
	readings, err := s.read(root)
	if err != nil {
		return err
	}
	tidy(root, func(m mark) bool {
		r := readings[m.owner]
		return r != nil && r.says[m.id]
	})
	kept := map[mark]bool{}
	root.all(func(e *element) {
		for _, k := range e.kids {
			if k.element == nil && k.annotation == 0 {
				kept[k.mark] = true
			}
		}
	})
	for owner, r := range readings {
		r.rewrite(func(p piece) bool {
			// A form that the structure knows accounts itself for what is in it.
			return p.kind == begins && kept[mark{owner, p.id}] || readings[p.form] != nil
		})
	}
	s.meanings(readings)
	s.links(root)
	s.headings(root)
	s.destinations()
	writeStructure(s.file, root)
	s.catalogue(d)
	return nil
}

// read reads the content of every page, and of the forms that the structure knows.
func (s *sheets) read(root *element) (map[object.Ref]*reading, error) {
	readings := map[object.Ref]*reading{}
	var failed error
	read := func(owner object.Ref) {
		if readings[owner] == nil && failed == nil {
			readings[owner], failed = readContent(s.file, owner)
		}
	}
	for _, page := range s.pages {
		read(page)
	}
	root.all(func(e *element) {
		for _, k := range e.kids {
			if k.element == nil && k.annotation == 0 {
				read(k.mark.owner)
			}
		}
	})
	return readings, failed
}

// links gives every link the words of it, for those who meet it outside its line (ISO 14289-1, 7.18.5). Where the
// page has other links than the print, a link says where it leads.
func (s *sheets) links(root *element) {
	var links []*element
	root.all(func(e *element) {
		if e.kind == "Link" {
			links = append(links, e)
		}
	})
	for i, e := range links {
		words := ""
		if len(links) == len(s.said.Links) {
			words = s.said.Links[i]
		}
		for _, k := range e.kids {
			if annotation := s.file.Dict(k.annotation); annotation != nil {
				annotation["Contents"] = object.Text(cmp.Or(words, s.leads(annotation)))
			}
		}
	}
}

// leads is the address that a link has, or the name of the place.
func (s *sheets) leads(annotation object.Dict) string {
	if address, ok := s.file.Dict(annotation["A"])["URI"].(object.String); ok {
		return address.Text()
	}
	name, _ := annotation["Dest"].(object.Name)
	return "#" + string(name)
}

// headings gives the outline the words of the headings. Where the page has other headings than the print, they stay as
// the browser has them.
func (s *sheets) headings(root *element) {
	said := s.said.Headings
	texts := map[object.Ref]string{}
	same := true
	root.all(func(e *element) {
		if len(e.kind) == 2 && e.kind[0] == 'H' {
			if same = same && len(said) > 0 && said[0].Level == int(e.kind[1]-'0'); same {
				texts[e.was] = said[0].Text
				said = said[1:]
			}
		}
	})
	if !same || len(said) > 0 {
		return
	}
	outline(s.file, func(item object.Dict) {
		if text, ok := texts[refOf(item["SE"])]; ok {
			item["Title"] = object.Text(text)
		}
	})
}

// destinations come into a tree of names, which may be longer than 127 bytes (ISO 32000-1, Annex C), and can be
// joined with those of other files.
func (s *sheets) destinations() {
	root := s.file.Dict(s.file.Root)
	places := s.file.Dict(root["Dests"])
	delete(root, "Dests")
	named := map[string]object.Object{}
	for name, place := range places {
		named[string(name)] = place
	}
	if len(named) > 0 {
		root["Names"] = object.Dict{"Dests": s.file.Add(nameTree(named))}
	}
	for _, page := range s.pages {
		s.annotations(page, func(annotation object.Dict) {
			if name, ok := annotation["Dest"].(object.Name); ok {
				annotation["Dest"] = object.String(name)
			}
		})
	}
}

// annotations visits those of a page.
func (s *sheets) annotations(page object.Ref, visit func(object.Dict)) {
	for _, a := range s.file.Array(s.file.Dict(page)["Annots"]) {
		if annotation := s.file.Dict(a); annotation != nil {
			visit(annotation)
		}
	}
}

func refOf(o object.Object) object.Ref {
	ref, _ := o.(object.Ref)
	return ref
}

// catalogue says how the document is to be opened and read.
func (s *sheets) catalogue(d Document) {
	root := s.file.Dict(s.file.Root)
	root["Lang"] = object.Text(d.Lang)
	root["MarkInfo"] = object.Dict{"Marked": true}
	preferences := object.Dict{"DisplayDocTitle": true}
	if d.RTL {
		preferences["Direction"] = object.Name("R2L")
	}
	root["ViewerPreferences"] = preferences
	root["PageLabels"] = object.Dict{"Nums": object.Array{object.Int(0), object.Dict{"S": object.Name("D")}}}
	if root["Outlines"] != nil {
		root["PageMode"] = object.Name("UseOutlines")
	}
	for _, page := range s.pages {
		s.file.Dict(page)["Tabs"] = object.Name("S")
	}
}

// describe says what the document is, twice (ISO 32000-1, 14.3). That it is PDF/UA-1 it says only where nothing is
// found that speaks against it.
func (s *sheets) describe(d Document, address string) (against []check.Finding) {
	s.file.Info = s.file.Add(info(d))
	about := &object.Stream{
		Dict: object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")}, Data: metadata(d, address, false),
	}
	s.file.Dict(s.file.Root)["Metadata"] = s.file.Add(about)
	if against = check.File(s.file); len(against) == 0 {
		about.Data = metadata(d, address, true)
	}
	return against
}

// info is the information dictionary (ISO 32000-1, 14.3.3).
func info(d Document) object.Dict {
	about := object.Dict{"Producer": object.Text(maker), "Creator": object.Text(maker)}
	for key, value := range map[object.Name]string{
		"Title": d.Title, "Author": d.Author, "Subject": d.Subject, "Keywords": strings.Join(d.Keywords, ", "),
	} {
		if value != "" {
			about[key] = object.Text(value)
		}
	}
	if !d.Date.IsZero() {
		day := object.String(d.Date.UTC().Format("D:20060102150405Z"))
		about["CreationDate"], about["ModDate"] = day, day
	}
	return about
}

// metadata says the same again, and more, as XMP (ISO 16684-1).
func metadata(d Document, address string, universal bool) []byte {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<dc:format>application/pdf</dc:format>
`)
	write := func(format string, values ...string) {
		escaped := make([]any, len(values))
		for i, value := range values {
			if value == "" {
				return
			}
			escaped[i] = escape(value)
		}
		fmt.Fprintf(&b, format+"\n", escaped...)
	}
	write(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>`, d.Title)
	write(`<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>`, d.Author)
	write(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`, d.Subject)
	if len(d.Keywords) > 0 {
		b.WriteString("<dc:subject><rdf:Bag>")
		for _, word := range d.Keywords {
			fmt.Fprintf(&b, "<rdf:li>%s</rdf:li>", escape(word))
		}
		b.WriteString("</rdf:Bag></dc:subject>\n")
	}
	write(`<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>`, d.Lang)
	write(`<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:rights>`, d.Licence)
	if strings.HasPrefix(d.Licence, "https://") {
		write(`<xmpRights:WebStatement>%s</xmpRights:WebStatement>`, d.Licence)
	}
	write(`<dc:source>%s</dc:source>`, address)
	write(`<pdf:Producer>%s</pdf:Producer>`, maker)
	write(`<xmp:CreatorTool>%s</xmp:CreatorTool>`, maker)
	write(`<pdf:Keywords>%s</pdf:Keywords>`, strings.Join(d.Keywords, ", "))
	if !d.Date.IsZero() {
		day := d.Date.UTC().Format(time.RFC3339)
		write(`<xmp:CreateDate>%s</xmp:CreateDate>`, day)
		write(`<xmp:ModifyDate>%s</xmp:ModifyDate>`, day)
		write(`<xmp:MetadataDate>%s</xmp:MetadataDate>`, day)
	}
	b.WriteString("</rdf:Description>\n")
	if universal {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>` + "\n")
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// escape writes a text in XML.
func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}
