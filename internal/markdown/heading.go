package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"salient/internal/source"
)

// Heading is a heading of a text. A section is the text from one heading to the next.
type Heading struct {
	Level int // 2 to 6
	// ID is that of the element on the page: letters of every script, digits and hyphens. An id of a page's frame
	// that holds any other character, such as a colon, is never the same.
	ID   string
	Text string // its words alone
	Pos  source.Pos
	// Offset is where the heading's line begins in the text given to Parse, in bytes.
	Offset int
	// own is the id that the heading's own words give, where ID is that of the original.
	own string
}

// Section is the hole below a heading, for what is to be said of its section: the heading by its number in Headings.
type Section struct{ Heading int }

// headingID is the hole for the id of the heading of this number, which a translation takes from its original.
type headingID int

// WithIDs gives the Doc of a translation the heading ids of its original, one for one. Where the two do not have as
// many headings, it gives the Doc as it is, and false. Neither Doc is changed.
func (d *Doc) WithIDs(original *Doc) (*Doc, bool) {
	if len(d.Headings) != len(original.Headings) {
		return d, false
	}
	with := *d
	with.Headings = make([]Heading, len(d.Headings))
	for i, h := range d.Headings {
		h.ID = original.Headings[i].ID
		with.Headings[i] = h
	}
	return &with, true
}

// HeadingID gives the id of the heading that the fragment of a link means: by its id, or by the id that its own
// words give.
func (d *Doc) HeadingID(fragment string) (id string, ok bool) {
	fragment = norm.NFC.String(fragment)
	for _, h := range d.Headings {
		if h.ID == fragment {
			return h.ID, true
		}
	}
	for _, h := range d.Headings {
		if h.own == fragment {
			return h.ID, true
		}
	}
	return "", false
}

// Below gives the text under a heading, which is named by its number in Headings, up to the next one of its level or
// above. Notes are no part of it: they stand at the end of the whole text.
func (d *Doc) Below(heading int) *Doc {
	start, end, first := int32(-1), int32(len(d.HTML)), 0
	var holes []Hole
	for i, h := range d.Holes {
		if start < 0 {
			if section, ok := h.Content.(Section); ok && section.Heading == heading {
				start, first = h.Offset, i+1
			}
			continue
		}
		if d.ends(h, d.Headings[heading].Level) {
			end = int32(strings.LastIndexByte(d.HTML[:h.Offset], '<'))
			break
		}
		holes = d.Holes[first : i+1]
	}
	if start < 0 {
		return &Doc{}
	}
	below := &Doc{HTML: d.HTML[start:end], Holes: slices.Clone(holes), Headings: d.Headings}
	for i := range below.Holes {
		below.Holes[i].Offset -= start
	}
	return below
}

// ends says whether a hole stands in the opening tag of what ends a section of a level.
func (d *Doc) ends(h Hole, level int) bool {
	switch c := h.Content.(type) {
	case headingID:
		return d.Headings[c].Level <= level
	case Wording:
		return c.Key == FootnoteList
	}
	return false
}

// heading writes a heading with its id.
func (p *page) heading(n ast.Node, entering bool) ast.WalkStatus {
	level := n.(*ast.Heading).Level
	if !entering {
		p.quiet--
		p.titled--
		p.closeTask(n) // a line of hyphens below a task makes a heading of it
		p.WriteString("</h")
		p.WriteByte('0' + byte(level))
		p.WriteString(">\n")
		p.hole(n.Pos(), Section{len(p.headings) - 1})
		return ast.WalkContinue
	}
	p.quiet++
	p.titled++
	at := n.Pos()
	h := Heading{Level: level, Text: p.words(n), Pos: p.pos(at), Offset: p.lineStart(at)}
	p.checkHeading(n, h)
	h.own = p.ids.of(h.Text, len(p.headings)+1)
	h.ID = h.own
	p.WriteString("<h")
	p.WriteByte('0' + byte(level))
	p.WriteString(` id="`)
	p.hole(at, headingID(len(p.headings)))
	p.WriteString(`">`)
	p.headings = append(p.headings, h)
	return ast.WalkContinue
}

func (p *page) checkHeading(n ast.Node, h Heading) {
	above := 1 // the title of the page
	if last := len(p.headings); last > 0 {
		above = max(above, p.headings[last-1].Level)
	}
	switch {
	case n.Parent().Kind() != ast.KindDocument:
		p.reportE(n.Pos(), "a heading inside a list, a quotation or a note", h.Text, `let it begin its line; where no heading is meant, write \#`)
	case h.Text == "":
		p.reportE(n.Pos(), "a heading without words", "", "write its words, or remove it")
	case h.Level == 1:
		p.reportE(n.Pos(), "a heading of the first level", h.Text, "begin it with ##: the title of the page is its only heading of the first level")
	case h.Level > above+1:
		p.report(source.W, n.Pos(), "a heading that skips a level", h.Text, "begin it with "+strings.Repeat("#", above+1))
	}
}

// headingIDs gives each heading of a text an id of its own.
type headingIDs struct {
	taken map[string]bool
	last  map[string]int // the number that the last heading of the same words had
}

// of makes an id of a heading's words, in the script in which they are written. number is that of the heading, from
// 1, for one without a letter or a digit. All ids are made here, so they depend on the headings above alone.
func (ids *headingIDs) of(words string, number int) string {
	if ids.taken == nil {
		ids.taken, ids.last = map[string]bool{}, map[string]int{}
	}
	base := slug(words)
	if base == "" {
		base = "section-" + strconv.Itoa(number)
	}
	id := base
	for n := max(2, ids.last[base]+1); ids.taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
		ids.last[base] = n
	}
	ids.taken[id] = true
	return id
}

// slug keeps letters, their marks and digits in lower case, and puts one hyphen for whatever parts them. Apostrophes
// and invisible joiners part nothing.
func slug(words string) string {
	var b strings.Builder
	parted := false
	for _, r := range norm.NFC.String(words) {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			if parted && b.Len() > 0 {
				b.WriteByte('-')
			}
			parted = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'', r == '’', unicode.Is(unicode.Cf, r):
		default:
			parted = true
		}
	}
	return b.String()
}
