package translation

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
	"golang.org/x/text/unicode/norm"

	"salient/internal/briefing"
	"salient/internal/source"
)

// SectionChange is what became of one section of an original since it was translated.
type SectionChange struct {
	// ID is that of the section in the original now, or of one that is gone, that which it had. "" is what stands
	// before the sections: the texts of the frontmatter, and those above the first heading.
	ID   string
	Kind ChangeKind
	// Moved says that the section stands elsewhere among the others.
	Moved bool
	// Original and Translated are the places of the section in the two files. A new section has none in the
	// translation, and one that is gone none in the original.
	Original, Translated source.Pos
	// Texts are those of an edited section that changed. One without any has its lines parted otherwise, or other
	// figures in Charts, which are the ids of its charts: nothing in it is to be translated.
	Texts  []TextChange
	Charts []string
}

// ChangeKind says what became of a section.
type ChangeKind uint8

const (
	SectionEdited ChangeKind = iota
	SectionNew
	SectionGone
	// SectionLost is a section that changed, of which the text that was translated is not in the history.
	SectionLost
	// SectionUnknown is likewise, and it may not have changed: its fingerprint was not noted.
	SectionUnknown
)

// TextChange is a text of an original that is not what was translated. Before is empty where the text is new, and
// After where it is gone. Blanks and the ends of lines are single blanks in both.
type TextChange struct {
	// Key is that of Segment, in the original as it is now, or of a text that is gone, as it was.
	Key           string
	Before, After string
	// Original is the place of the text in the original, and Translated that of its translation: of a text that is
	// new, the place of the text that it follows. A place that is not known is that of the section.
	Original, Translated source.Pos
}

// ChangesSince compares an original with the texts from which a translation was made. It finds them by their
// fingerprints in the history of the original, newest first, and asks for no more of it than it needs; the original as
// it is now need not be in it. A translation that says nothing of its source has no changes.
func ChangesSince(original, translated *briefing.Document, history iter.Seq[*briefing.Document]) []SectionChange {
	if translated.Translation.Source == nil || original.Content == nil || original.Body == nil {
		return nil
	}
	b := basis{source: translated.Translation.Source, sections: map[string]part{}}
	if !b.look(original) {
		for doc := range history {
			if doc.Content != nil && doc.Body != nil && b.look(doc) {
				break
			}
		}
	}
	c := changing{basis: &b, translated: translated, now: TextsOf(original), prints: Print(original), places: map[*Texts]map[string]source.Pos{}}
	c.compareFront()
	c.compareSections()
	return c.found
}

// basis are the texts that were translated, each in the version of the original that has it.
type basis struct {
	source      *briefing.Source
	page, front *Texts
	sections    map[string]part
}

// part is a section of a version of the original.
type part struct {
	in *Texts
	*section
}

// look takes what a version has of the texts that were translated, and says whether nothing is left to be found.
func (b *basis) look(doc *briefing.Document) (complete bool) {
	prints := Print(doc)
	var texts *Texts
	apart := func() *Texts {
		if texts == nil {
			texts = TextsOf(doc)
		}
		return texts
	}
	if b.page == nil && prints.Page == b.source.Page {
		b.page = apart()
	}
	if b.front == nil && (prints.Front == b.source.Front || b.source.Front == "" && b.page != nil) {
		b.front = apart()
	}
	for i, s := range prints.Sections {
		if _, found := b.sections[s.ID]; !found && b.source.Sections[s.ID] == s.Print {
			b.sections[s.ID] = part{apart(), &apart().sections[i+1]} // the first is what stands above the headings
		}
	}
	return b.page != nil && b.front != nil && len(b.sections) == len(b.source.Sections)
}

// parts are the sections that were translated, in their order.
func (b *basis) parts() []part {
	var parts []part
	if b.page != nil {
		for i := range b.page.sections[1:] {
			old := part{b.page, &b.page.sections[i+1]}
			if confirmed, ok := b.sections[old.id]; ok && b.source.Sections[old.id] != fingerprint(old.Source) {
				old = confirmed // since the page was
			}
			parts = append(parts, old)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.sections)) {
		if !slices.ContainsFunc(parts, func(p part) bool { return p.id == id }) {
			parts = append(parts, b.sections[id])
		}
	}
	return parts
}

// changing is one comparison on its way.
type changing struct {
	*basis
	translated *briefing.Document
	now        *Texts
	prints     Prints
	// places are those of the texts in the translation by their keys, as it was made from a version of the original.
	places map[*Texts]map[string]source.Pos
	found  []SectionChange
}

// compareFront compares what stands before the sections.
func (c *changing) compareFront() {
	change := SectionChange{Original: source.Pos{Line: 1, Col: 1}, Translated: source.Pos{Line: 1, Col: 1}}
	switch {
	case c.source.Front == c.prints.Front:
		return
	case c.front == nil:
		change.Kind = SectionLost
		if c.source.Front == "" {
			change.Kind = SectionUnknown
		}
		c.found = append(c.found, change)
		return
	}
	c.named(&change, c.front, namesOf(c.front.fields), namesOf(c.now.fields))
	c.compare(&change, part{c.front, &c.front.sections[0]}, &c.now.sections[0])
	if len(change.Texts)+len(change.Charts) > 0 || c.source.Front != "" {
		c.found = append(c.found, change)
	}
}

// compareSections compares the sections with those that were translated.
func (c *changing) compareSections() {
	if c.page == nil && len(c.source.Sections) == 0 {
		return // it is not known what the sections were
	}
	before, after := c.parts(), c.now.sections[1:]
	was := make([]int, len(after)) // the section of before, or -1
	var gone []int
	for i := range after {
		was[i] = slices.IndexFunc(before, func(p part) bool { return p.id == after[i].id })
	}
	for i := range before {
		if !slices.Contains(was, i) {
			gone = append(gone, i)
		}
	}
	gone = c.renamed(before, gone, after, was)
	moved := c.moved(before, after, was)
	for i := range after {
		s := &after[i]
		change := SectionChange{ID: s.id, Original: s.At, Moved: moved[s.id]}
		noted := c.source.Sections[s.id]
		switch {
		case was[i] >= 0:
			old := before[was[i]]
			change.Translated = c.place(old.in, old.id+"/0", old.id)
			if old.id == s.id && fingerprint(old.Source) == c.prints.Sections[i].Print {
				if !change.Moved {
					continue
				}
			} else {
				c.compare(&change, old, s)
			}
		case noted != "" && noted != c.prints.Sections[i].Print:
			change.Kind = SectionLost
		default:
			change.Kind = SectionNew
		}
		c.found = append(c.found, change)
	}
	for _, i := range gone {
		old := before[i]
		c.found = append(c.found, SectionChange{ID: old.id, Kind: SectionGone, Translated: c.place(old.in, old.id+"/0", old.id)})
	}
	for _, id := range slices.Sorted(maps.Keys(c.source.Sections)) {
		if !slices.ContainsFunc(before, func(p part) bool { return p.id == id }) && !slices.ContainsFunc(after, func(s section) bool { return s.id == id }) {
			c.found = append(c.found, SectionChange{ID: id, Kind: SectionGone})
		}
	}
}

// renamed finds sections that have another heading, by their texts, and gives those that are gone nevertheless.
func (c *changing) renamed(before []part, gone []int, after []section, was []int) (left []int) {
	var fresh []int
	for i := range after {
		if was[i] < 0 {
			fresh = append(fresh, i)
		}
	}
	const enough = 0.5 // of its words
	pairs := mostAlike(nil, lcs.Diff{End: len(gone), ReplEnd: len(fresh)}, func(i, j int) float64 {
		if alike := alikeness(before[gone[i]].Source, after[fresh[j]].Source); alike >= enough {
			return alike
		}
		return 0
	})
	for _, p := range pairs {
		switch {
		case p[0] >= 0 && p[1] >= 0:
			was[fresh[p[1]]] = gone[p[0]]
		case p[0] >= 0:
			left = append(left, gone[p[0]])
		}
	}
	return left
}

// moved are the ids of the sections that stand in another order than they did.
func (c *changing) moved(before []part, after []section, was []int) map[string]bool {
	if c.page == nil {
		return nil // the order is not known
	}
	var old, now []string
	for i := range before {
		if j := slices.Index(was, i); j >= 0 {
			old = append(old, after[j].id)
		}
	}
	for i := range after {
		if was[i] >= 0 {
			now = append(now, after[i].id)
		}
	}
	moved := map[string]bool{}
	for _, d := range differing(old, now) {
		for _, id := range now[d.ReplStart:d.ReplEnd] {
			moved[id] = true
		}
	}
	return moved
}

// compare compares the paragraphs of a section, and its charts.
func (c *changing) compare(change *SectionChange, before part, after *section) {
	old, now := before.paragraphs(), after.paragraphs()
	wordings := func(all []paragraph) []string {
		texts := make([]string, len(all))
		for i := range all {
			texts[i] = wording(all[i].Source)
		}
		return texts
	}
	follows := change.Translated
	if len(old) > 0 {
		follows = c.place(before.in, old[0].key, before.id)
	}
	for _, p := range matched(wordings(old), wordings(now), func(i, j int) float64 {
		if old[i].heading != now[j].heading {
			return 0
		}
		return 0.01 + alikeness(old[i].Source, now[j].Source) // one paragraph in the place of another is still a pair
	}) {
		var text TextChange
		if p[0] >= 0 {
			text.Key, text.Before = old[p[0]].key, old[p[0]].Source
			follows = c.place(before.in, text.Key, before.id)
			text.Original = after.At
		}
		if p[1] >= 0 {
			text.Key, text.After, text.Original = now[p[1]].key, now[p[1]].Source, now[p[1]].At
		}
		text.Translated = follows
		change.add(text)
	}
	c.named(change, before.in, before.chartTexts(), part{c.now, after}.chartTexts())
	c.figures(change, before, after)
}

// name is a text with the key by which translations name it.
type name struct {
	key, path string // the path is the same where the section has another id
	Text
}

func namesOf(fields []field) []name {
	names := make([]name, len(fields))
	for i, f := range fields {
		path := strings.Join(f.path, ".")
		names[i] = name{path, path, f.Text}
	}
	return names
}

// named compares texts that have names: those of the frontmatter, or of charts.
func (c *changing) named(change *SectionChange, in *Texts, before, after []name) {
	find := func(names []name, path string) (name, bool) {
		i := slices.IndexFunc(names, func(n name) bool { return n.path == path })
		if i < 0 {
			return name{}, false
		}
		return names[i], true
	}
	add := func(text TextChange, key string) {
		if text.Translated = c.place(in, key, change.ID); text.Translated.Line == 0 {
			text.Translated = change.Translated
		}
		change.add(text)
	}
	for _, n := range after {
		was, _ := find(before, n.path)
		add(TextChange{Key: n.key, Before: was.Source, After: n.Source, Original: n.At}, was.key)
	}
	for _, n := range before {
		if _, is := find(after, n.path); !is {
			add(TextChange{Key: n.key, Before: n.Source, Original: change.Original}, n.key)
		}
	}
}

// chartTexts are the texts of the charts of a section.
func (p part) chartTexts() (all []name) {
	for i := range p.in.charts {
		if c := &p.in.charts[i]; c.section == p.id && c.id != "" {
			for _, n := range namesOf(c.texts()) {
				n.path = "chart:" + c.id + "." + n.path
				n.key = p.id + "/" + n.path
				all = append(all, n)
			}
		}
	}
	return all
}

// figures notes the charts in which something changed that is no text.
func (c *changing) figures(change *SectionChange, before part, after *section) {
	for i := range c.now.charts {
		now := &c.now.charts[i]
		old := slices.IndexFunc(before.in.charts, func(o chart) bool { return o.section == before.id && o.id == now.id })
		below := after.id + "/chart:" + now.id + "."
		if now.section == after.id && old >= 0 && before.in.charts[old].fence.YAML != now.fence.YAML &&
			!slices.ContainsFunc(change.Texts, func(t TextChange) bool { return strings.HasPrefix(t.Key, below) }) {
			change.Charts = append(change.Charts, now.id)
		}
	}
}

// add notes a text if its words changed.
func (change *SectionChange) add(text TextChange) {
	text.Before, text.After = wording(text.Before), wording(text.After)
	if text.Before != text.After {
		change.Texts = append(change.Texts, text)
	}
}

// wording is a text without what is not to be translated of it: how its lines are parted.
func wording(text string) string { return norm.NFC.String(strings.Join(strings.Fields(text), " ")) }

// place is where a text stands in the translation, by its key in the version that was translated, or else its section.
func (c *changing) place(in *Texts, key, section string) source.Pos {
	places, known := c.places[in]
	if !known {
		places = map[string]source.Pos{}
		merged, _ := Merge(in.doc, c.translated) // its problems are those of a check
		for _, s := range in.Segments(c.translated, merged) {
			places[s.Key] = s.Translated.At
		}
		c.places[in] = places
	}
	if at, isTranslated := places[key]; isTranslated || !strings.Contains(key, "/") {
		return at
	}
	for _, near := range []string{section, section + "/0", section + "/1", "body"} {
		if at, isTranslated := places[near]; isTranslated {
			return at
		}
	}
	return source.Pos{}
}

// paragraph is a block that is no chart, with its key.
type paragraph struct {
	block
	key string
}

func (s *section) paragraphs() []paragraph {
	var all []paragraph
	first := 0
	if len(s.blocks) > 0 && !s.blocks[0].heading {
		first = 1
	}
	for i, b := range s.blocks {
		if b.kind != Fence {
			all = append(all, paragraph{b, s.id + "/" + strconv.Itoa(first+i)})
		}
	}
	return all
}
