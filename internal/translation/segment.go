package translation

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"salient/internal/briefing"
	"salient/internal/locale"
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
	Section string
	Kind    Kind
	// Translated has no place where there is no translation.
	Original, Translated Text

	path  []string // of a field, below the frontmatter or the fence of the chart
	chart string   // the id of the chart that has the text
}

// IsTranslated says whether the segment has a text in the language of the translation.
func (s *Segment) IsTranslated() bool { return s.Translated.At.Line > 0 }

// Kind says how a segment's text is to be read.
type Kind uint8

const (
	Plain  Kind = iota // a title, a name, a label
	Inline             // Markdown without blocks: a field of prose
	Block              // Markdown of the body
	Fence              // the code fence of a chart, whose texts are segments of their own
)

// RunningText gives the original's text without code, addresses and references.
func (s *Segment) RunningText() string {
	text, _ := running(s.Original.Source, s.Kind, nil)
	return text
}

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
	fields   []field
	sections []section
	charts   []chart
}

// field is a text of the frontmatter that a translation can name.
type field struct {
	Text
	kind Kind
	path []string
	// cited is the title of a source, which stays as it was published so that a reader finds it, unless a translator says
	// otherwise; quoted is the language of what somebody has said.
	cited  bool
	quoted locale.Tag
}

// speaksTo says whether readers of an edition need no translation of the text.
func (f *field) speaksTo(edition locale.Tag) bool {
	return f.cited || f.quoted != "" && edition.Reads(f.quoted)
}

// TextsOf takes an original apart.
func TextsOf(original *briefing.Document) *Texts {
	t := &Texts{doc: original}
	if original.Content != nil {
		cited, quoted := map[schema.Translatable]bool{}, map[schema.Translatable]locale.Tag{}
		schema.Walk(original.Content, func(v any) bool {
			switch v := v.(type) {
			case *briefing.Evidence:
				cited[&v.Title] = true
			case *briefing.Quote:
				quoted[&v.Text] = locale.Tag(v.Language)
			}
			return true
		})
		schema.NamedTexts(original.Content, func(path []string, text schema.Translatable) {
			words, kind, _ := textOf(text)
			t.fields = append(t.fields, field{words, kind, slices.Clone(path), cited[text], quoted[text]})
		})
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
	p.pair(translated, merged)
	return p.segments
}

// Units gives every text of a page that is to be translated, in the order of the original, with its translation where
// there is one: all but what readers need no translation of, and what has no words. A section whose paragraphs do not match is one unit with its charts; of a page whose headings do not
// match, the body is.
func (t *Texts) Units(translated *briefing.Document, merged Merged) []Segment {
	p := pairing{original: t, all: true}
	p.pair(translated, merged)
	return slices.DeleteFunc(p.segments, func(s Segment) bool { return s.Kind == Fence || s.Kind == Block && !hasWords(s.Original.Source) })
}

// hasWords says whether a block holds more than directives, such as a quote that stands for itself.
func hasWords(text string) bool {
	text, _ = running(text, Block, nil)
	return strings.ContainsFunc(text, unicode.IsLetter)
}

type pairing struct {
	original *Texts
	// all says that texts without a translation are wanted too, and each of them once.
	all      bool
	segments []Segment
}

func (p *pairing) add(s Segment) {
	if p.all || s.IsTranslated() {
		p.segments = append(p.segments, s)
	}
}

func (p *pairing) pair(translated *briefing.Document, merged Merged) {
	if p.original.doc.Content != nil && merged.Content != nil {
		p.fields(translated.Lang, merged.Content)
	}
	if p.original.doc.Body == nil || translated.Body == nil {
		return
	}
	if strings.TrimSpace(translated.BodyText) != "" {
		p.body(translated)
	} else if p.all {
		p.bare()
	}
}

// fields pairs the texts of the frontmatter. Both contents hold the same texts in the same order, for the one is the
// other with some of them replaced.
func (p *pairing) fields(lang string, merged briefing.Content) {
	p.segments = make([]Segment, 0, len(p.original.fields)+4*len(p.original.sections))
	i := 0
	schema.NamedTexts(merged, func(_ []string, t schema.Translatable) {
		there := &p.original.fields[i]
		segment := Segment{Key: strings.Join(there.path, "."), Kind: there.kind, Original: there.Text, path: there.path}
		if here, _, in := textOf(t); in == lang {
			segment.Translated = here
		}
		if segment.IsTranslated() || !there.speaksTo(locale.Tag(lang)) {
			p.add(segment)
		}
		i++
	})
}

func textOf(t schema.Translatable) (text Text, kind Kind, lang string) {
	switch t := t.(type) {
	case *markdown.Prose:
		return Text{t.Text, t.At}, Inline, t.Lang
	case *schema.Text:
		return Text{t.String, t.At}, Plain, t.Lang
	}
	return Text{Source: t.Source()}, Plain, ""
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
	charts := chartsOf(translated)
	if len(there) != len(here) {
		p.add(Segment{
			Key: "body", Kind: Block,
			Original:   Text{p.original.doc.BodyText, there[0].At},
			Translated: Text{translated.BodyText, here[0].At},
		})
		if !p.all {
			p.charts(charts, "", func(*chart) bool { return true })
		}
		return
	}
	for i := range there {
		whole := p.section(&there[i], &here[i])
		if !whole || !p.all {
			p.charts(charts, there[i].id, func(c *chart) bool { return c.section == there[i].id })
		}
	}
}

// bare gives the texts of a body that has no translation.
func (p *pairing) bare() {
	for i := range p.original.sections {
		there := &p.original.sections[i]
		p.section(there, nil)
		p.charts(nil, there.id, func(c *chart) bool { return c.section == there.id })
	}
}

// section pairs the paragraphs of a section where they are as many in both languages, and else the whole. Without a
// translation it gives those of the original.
func (p *pairing) section(there, here *section) (whole bool) {
	id := there.id
	if len(there.blocks) == 0 && (here == nil || len(here.blocks) == 0) {
		return false
	}
	if here != nil && !slices.EqualFunc(there.blocks, here.blocks, func(a, b block) bool { return a.kind == b.kind && a.heading == b.heading }) {
		p.add(Segment{Key: id, Section: id, Kind: Block, Original: there.Text, Translated: here.Text})
		return true
	}
	first := 0 // the number of the first block: above the first heading, there is no heading
	if !there.blocks[0].heading {
		first = 1
	}
	for i, b := range there.blocks {
		s := Segment{Key: id + "/" + strconv.Itoa(first+i), Section: id, Kind: b.kind, Original: b.Text}
		if here != nil {
			s.Translated = here.blocks[i].Text
		}
		p.add(s)
	}
	return false
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
	at      int // in the body, in bytes
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
			all = append(all, block{Text: Text{text, l.pos(start)}, kind: kind, at: start, heading: kind == Block && start == from && strings.HasPrefix(text, "#")})
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

// charts pairs the texts of some of the original's charts with those of the charts of a translation, by their ids.
func (p *pairing) charts(translated []chart, section string, those func(*chart) bool) {
	for i := range p.original.charts {
		there := &p.original.charts[i]
		if there.id == "" || !those(there) {
			continue
		}
		var here chart
		for _, c := range translated {
			if c.id == there.id {
				here = c
			}
		}
		for _, text := range there.texts() {
			s := Segment{
				Key:     section + "/chart:" + there.id + "." + strings.Join(text.path, "."),
				Section: section, Kind: text.kind, Original: text.Text, path: text.path, chart: there.id,
			}
			if n := here.at(text.path); n != nil && n.Kind == source.Scalar {
				s.Translated = here.text(n)
			}
			p.add(s)
		}
	}
}

// chart is the fence of a chart, read without its rules.
type chart struct {
	id      string
	section string
	node    *source.Node
	fence   markdown.Chart
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
		c := chart{node: node, fence: hole}
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

// texts gives the texts of an original's chart, with the paths by which a translation names them.
func (c *chart) texts() []field {
	var all []field
	add := func(n *source.Node, kind Kind, path ...string) {
		if n != nil && n.Kind == source.Scalar {
			all = append(all, field{Text: c.text(n), kind: kind, path: path})
		}
	}
	for _, name := range []string{"title", "subtitle", "alt"} {
		add(c.node.Field(name), Plain, name)
	}
	add(c.node.Field("note"), Inline, "note")
	for _, list := range []string{"values", "series"} {
		named := c.node.Field(list)
		if named == nil {
			continue
		}
		for i := range named.Items {
			if id := named.Items[i].Field("id"); id != nil {
				add(named.Items[i].Field("label"), Plain, "labels", id.Value)
			}
		}
	}
	return all
}

// at gives what a path leads to, or nil.
func (c *chart) at(path []string) *source.Node {
	n := c.node
	for _, name := range path {
		if n == nil {
			return nil
		}
		n = n.Field(name)
	}
	return n
}

func (c *chart) text(n *source.Node) Text {
	at := n.TextPos()
	return Text{n.Value, source.Pos{Line: c.fence.Pos.Line + at.Line - 1, Col: c.fence.Pos.Col + at.Col - 1}}
}
