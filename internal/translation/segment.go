package translation

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salient/internal/briefing"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
)

// Segment is a text of a page in two languages.
type Segment struct {
	// Key is the same in every language: the path of a field, "saliency.surveillance.scale.why"; a paragraph of a
	// section of the body by its position, "why-now/2", of which 0 is the heading; a text of a chart,
	// "why-now/chart:barriers.title". A section whose paragraphs are not as many in both languages is one segment,
	// "why-now", and so is a body whose headings are not: "body".
	Key string
	// Section is the id of the section in the original; "" in the frontmatter and above the first heading.
	Section              string
	Kind                 Kind
	Original, Translated Text
}

// Kind says how a segment's text is to be read.
type Kind uint8

const (
	Plain  Kind = iota // a title, a name, a label
	Inline             // Markdown without blocks: a field of prose
	Block              // Markdown of the body
	Fence              // the code fence of a chart, whose texts are segments of their own
)

// Text is a text as its file has it: Markdown is not rendered.
type Text struct {
	Source string
	At     source.Pos
}

// Pos gives the place of an offset in the text, in bytes. In a text of the frontmatter that goes over several lines,
// it is near.
func (t Text) Pos(offset int) source.Pos {
	if t.At.Line == 0 {
		return t.At
	}
	before := t.Source[:min(offset, len(t.Source))]
	if line := strings.LastIndexByte(before, '\n'); line >= 0 {
		return source.Pos{Line: t.At.Line + int32(strings.Count(before, "\n")), Col: int32(utf8.RuneCountInString(before[line+1:])) + 1}
	}
	return source.Pos{Line: t.At.Line, Col: t.At.Col + int32(utf8.RuneCountInString(before))}
}

// Texts are the texts of an original, taken apart once for all its translations.
type Texts struct {
	doc      *briefing.Document
	fields   []schema.Translatable
	sections []section
	charts   []chart
}

// TextsOf takes an original apart.
func TextsOf(original *briefing.Document) *Texts {
	t := &Texts{doc: original}
	if original.Content != nil {
		schema.Texts(original.Content, func(text schema.Translatable) { t.fields = append(t.fields, text) })
	}
	if original.Body != nil {
		t.sections = sectionsOf(original)
		t.charts = chartsOf(original)
	}
	return t
}

// Segments pairs the texts of a page with those of its translation, which Merge has laid over the original. What is
// not translated is left out.
func (t *Texts) Segments(translated *briefing.Document, merged Merged) []Segment {
	p := pairing{original: t}
	if t.doc.Content != nil && merged.Content != nil {
		p.fields(translated, merged.Content)
	}
	if t.doc.Body != nil && translated.Body != nil && strings.TrimSpace(translated.BodyText) != "" {
		p.body(translated)
	}
	return p.segments
}

type pairing struct {
	original *Texts
	segments []Segment
}

func (p *pairing) add(s Segment) { p.segments = append(p.segments, s) }

// fields pairs the texts of the frontmatter. Both contents hold the same texts in the same order, for the one is the
// other with some of them replaced.
func (p *pairing) fields(translated *briefing.Document, merged briefing.Content) {
	paths := map[source.Pos]string{}
	pathsOf(translated.Translation.Texts, "", paths)
	p.segments = make([]Segment, 0, 2*len(paths)+16)
	i := 0
	schema.Texts(merged, func(t schema.Translatable) {
		if i < len(p.original.fields) {
			here, kind := textOf(t)
			there, _ := textOf(p.original.fields[i])
			if key, isTranslated := paths[here.At]; isTranslated && here != there {
				p.add(Segment{Key: key, Kind: kind, Original: there, Translated: here})
			}
		}
		i++
	})
}

func textOf(t schema.Translatable) (Text, Kind) {
	switch t := t.(type) {
	case *markdown.Prose:
		return Text{t.Text, t.At}, Inline
	case *schema.Text:
		return Text{t.String, t.At}, Plain
	}
	return Text{Source: t.Source()}, Plain
}

// pathsOf notes the path of every text in a node, by its place.
func pathsOf(n *source.Node, path string, into map[source.Pos]string) {
	if n == nil {
		return
	}
	join := func(name string) string {
		if path == "" {
			return name
		}
		return path + "." + name
	}
	switch n.Kind {
	case source.Scalar:
		into[n.TextPos()] = path
	case source.Mapping:
		for i := range n.Fields {
			pathsOf(&n.Fields[i].Value, join(n.Fields[i].Name), into)
		}
	case source.Sequence:
		for i := range n.Items {
			pathsOf(&n.Items[i], join(strconv.Itoa(i)), into)
		}
	}
}

// section is the text under one heading, or above the first one.
type section struct {
	id string
	Text
	blocks []block
}

// sectionsOf parts a body at its headings. The first section is the text above them.
func sectionsOf(doc *briefing.Document) []section {
	l := lined(doc)
	all := make([]section, 0, len(doc.Body.Headings)+1)
	id, at := "", 0
	add := func(to int) {
		all = append(all, section{id: id, Text: Text{doc.BodyText[at:to], l.pos(at)}, blocks: l.blocks(at, to)})
	}
	for _, h := range doc.Body.Headings {
		add(h.Offset)
		id, at = h.ID, h.Offset
	}
	add(len(doc.BodyText))
	return all
}

// body pairs the sections of the body by their positions, and the texts of its charts by their ids.
func (p *pairing) body(translated *briefing.Document) {
	there, here := p.original.sections, sectionsOf(translated)
	matched := len(there) == len(here)
	if matched {
		for i := range there {
			p.section(&there[i], &here[i])
		}
	} else {
		p.add(Segment{
			Key: "body", Kind: Block,
			Original:   Text{p.original.doc.BodyText, there[0].At},
			Translated: Text{translated.BodyText, here[0].At},
		})
	}
	p.charts(translated, matched)
}

// section pairs the paragraphs of a section where they are as many in both languages, and else the whole.
func (p *pairing) section(there, here *section) {
	id := there.id
	if len(there.blocks) == 0 && len(here.blocks) == 0 {
		return
	}
	if !slices.EqualFunc(there.blocks, here.blocks, func(a, b block) bool { return a.kind == b.kind && a.heading == b.heading }) {
		p.add(Segment{Key: id, Section: id, Kind: Block, Original: there.Text, Translated: here.Text})
		return
	}
	first := 0 // the number of the first block: above the first heading, there is no heading
	if !there.blocks[0].heading {
		first = 1
	}
	for i, b := range there.blocks {
		p.add(Segment{Key: id + "/" + strconv.Itoa(first+i), Section: id, Kind: b.kind, Original: b.Text, Translated: here.blocks[i].Text})
	}
}

// lines knows the lines of a body, to give places in its file.
type lines struct {
	body string
	// at and line are the last place that was asked for.
	at   int
	line int32
}

// lined counts from the beginning of the body.
func lined(doc *briefing.Document) *lines { return &lines{body: doc.BodyText, line: doc.BodyLine} }

// pos gives the place of the beginning of a line.
func (l *lines) pos(at int) source.Pos {
	if at < l.at {
		l.line -= int32(strings.Count(l.body[at:l.at], "\n"))
	} else {
		l.line += int32(strings.Count(l.body[l.at:at], "\n"))
	}
	l.at = at
	return source.Pos{Line: l.line, Col: 1}
}

// block is a paragraph, a list, a table, a heading or a fence.
type block struct {
	Text
	kind    Kind
	heading bool
}

// blocks parts a section at its empty lines, behind a heading, and around a fence.
func (l *lines) blocks(from, to int) []block {
	var all []block
	start := -1 // of the block, or none
	fence := "" // that is open
	kind := Block
	end := func(at int) {
		if start >= 0 {
			text := strings.TrimRight(l.body[start:at], " \t\n")
			all = append(all, block{Text: Text{text, l.pos(start)}, kind: kind, heading: kind == Block && start == from && strings.HasPrefix(text, "#")})
		}
		start, kind = -1, Block
	}
	for at := from; at < to; {
		next := to
		if i := strings.IndexByte(l.body[at:to], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := strings.TrimRight(l.body[at:next], " \t\n")
		mark, info := fenceOf(line)
		switch {
		case fence != "":
			if strings.HasPrefix(mark, fence) && info == "" {
				fence = ""
				if kind == Fence {
					end(next)
				}
			}
		case mark != "":
			if isChart := strings.EqualFold(info, "chart"); isChart {
				end(at)
				kind = Fence
			}
			if start < 0 {
				start = at
			}
			fence = mark
		case line == "":
			end(at)
		case start < 0:
			if start = at; at == from && strings.HasPrefix(line, "#") {
				end(next)
			}
		}
		at = next
	}
	end(to)
	return all
}

// fenceOf gives the mark of a fence and the words behind it, or "".
func fenceOf(line string) (mark, info string) {
	trimmed := strings.TrimLeft(line, " ")
	if len(line)-len(trimmed) > 3 || len(trimmed) < 3 || trimmed[0] != '`' && trimmed[0] != '~' {
		return "", ""
	}
	n := 0
	for n < len(trimmed) && trimmed[n] == trimmed[0] {
		n++
	}
	if info = strings.TrimSpace(trimmed[n:]); n < 3 || trimmed[0] == '`' && strings.Contains(info, "`") {
		return "", ""
	}
	return trimmed[:n], info
}

// charts pairs the texts of charts, by the ids of the charts.
func (p *pairing) charts(translated *briefing.Document, matched bool) {
	there := p.original.charts
	for _, c := range chartsOf(translated) {
		var from *chart
		for i := range there {
			if there[i].id != "" && there[i].id == c.id {
				from = &there[i]
			}
		}
		if from == nil {
			continue
		}
		section := ""
		if matched {
			section = from.section
		}
		for i := range c.node.Fields {
			name, value := c.node.Fields[i].Name, &c.node.Fields[i].Value
			if name == "labels" {
				for j := range value.Fields {
					p.chartText(section, "labels."+value.Fields[j].Name, Plain, from, from.label(value.Fields[j].Name), &c, &value.Fields[j].Value)
				}
				continue
			}
			kind := Plain
			if name == "note" {
				kind = Inline
			}
			if name != "id" {
				p.chartText(section, name, kind, from, from.node.Field(name), &c, value)
			}
		}
	}
}

func (p *pairing) chartText(section, name string, kind Kind, from *chart, there *source.Node, to *chart, here *source.Node) {
	if there != nil && there.Kind == source.Scalar && here.Kind == source.Scalar {
		p.add(Segment{
			Key: section + "/chart:" + from.id + "." + name, Section: section, Kind: kind,
			Original: from.text(there), Translated: to.text(here),
		})
	}
}

// chart is the fence of a chart, read without its rules.
type chart struct {
	id      string
	section string
	node    *source.Node
	at      source.Pos
}

func chartsOf(doc *briefing.Document) []chart {
	var all []chart
	for _, h := range doc.Body.Holes {
		hole, ok := h.Content.(markdown.Chart)
		if !ok {
			continue
		}
		node, _ := source.ParseYAML(doc.Path, []byte(hole.YAML)) // its problems are told where charts are drawn
		if node == nil || node.Kind != source.Mapping {
			continue
		}
		c := chart{node: node, at: hole.Pos}
		if id := node.Field("id"); id != nil {
			c.id = id.Value
		}
		for _, heading := range doc.Body.Headings {
			if heading.Pos.Line < hole.Pos.Line {
				c.section = heading.ID
			}
		}
		all = append(all, c)
	}
	return all
}

func (c *chart) text(n *source.Node) Text {
	at := n.TextPos()
	return Text{n.Value, source.Pos{Line: c.at.Line + at.Line - 1, Col: c.at.Col + at.Col - 1}}
}

// label gives the label of a value or a series that the fence itself writes, or nil.
func (c *chart) label(id string) *source.Node {
	for _, list := range []string{"values", "series"} {
		if n := c.node.Field(list); n != nil {
			for i := range n.Items {
				if named := n.Items[i].Field("id"); named != nil && named.Value == id {
					return n.Items[i].Field("label")
				}
			}
		}
	}
	return nil
}
