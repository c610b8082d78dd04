package chart

import (
	"strconv"
	"strings"

	"salient/internal/locale"
)

// Sizes of a matrix.
const (
	rowInset   = 20 // the room for the number of a severity
	discRadius = 11
	discGap    = 4
	cellPad    = 7
	matrixRows = 5
)

// drawMatrix makes the figure of a matrix: harms to people by their severity, up, and by the money at risk with them,
// across. Both axes have the same weight, and no cell is shaded, for the two are never joined into one figure: a note
// below says that what is severe and not yet material is not of low priority.
func drawMatrix(d *Data, words *locale.Words) *Figure {
	m := matrix{pairs: d.Pairs, words: words}
	heading := d.Heading
	if heading.String == "" {
		heading = say(words, "figure.category")
	}
	f := &Figure{
		Table:    Table{Head: []Text{heading, say(words, "score.severity"), say(words, "score.level")}, Rows: make([]Row, len(d.Pairs))},
		download: m.download,
		picture:  d.picture(words),
	}
	for i := range d.Pairs {
		severity, level := m.severity(&d.Pairs[i]), m.level(d.Pairs[i].level())
		f.Table.Rows[i] = Row{d.Pairs[i].ID, d.Pairs[i].Label, []Cell{
			{severity, assessed(d.Pairs[i].severity())}, {level, assessed(d.Pairs[i].level())},
		}}
	}
	f.picture.draw = m.draw
	f.SVG = f.picture.inline()
	return f
}

// matrix is what a matrix shows.
type matrix struct {
	pairs []Pair
	words *locale.Words
}

// Scores beyond their scales would have no cell.
func (p *Pair) severity() int { return min(max(p.Severity, 0), matrixRows) }
func (p *Pair) level() int    { return min(max(p.Level, 0), len(levels)-1) }

func assessed(score int) Status {
	if score == 0 {
		return NotStated
	}
	return Stated
}

// levels are the words of downloads.
var levels = [...]string{"not-assessed", "low", "moderate", "high", "critical"}

// download gives the rows of a matrix, under names that are the same in every language:
//
//	row_id             the id of the mark
//	label              its words, in the reader's language
//	severity           1 to 5, or not-assessed
//	severity_at_least  true where a part of the severity is not assessed
//	financial_level    low, moderate, high, critical, or not-assessed
func (m *matrix) download() [][]string {
	rows := [][]string{{"row_id", "label", "severity", "severity_at_least", "financial_level"}}
	for i := range m.pairs {
		p := &m.pairs[i]
		severity := levels[0]
		if p.severity() > 0 {
			severity = strconv.Itoa(p.severity())
		}
		rows = append(rows, []string{inert(p.ID), inert(p.Label.String), severity, strconv.FormatBool(p.atLeast()), levels[p.level()]})
	}
	return rows
}

func (p *Pair) atLeast() bool { return p.AtLeast && p.severity() > 0 }

// severity says a score in words.
func (m *matrix) severity(p *Pair) Text {
	key := "score.of"
	switch {
	case p.severity() == 0:
		return say(m.words, "score.not-assessed")
	case p.atLeast():
		key = "score.at-least"
	}
	return say(m.words, key, "n", p.severity(), "max", matrixRows)
}

// level says a financial level in words.
func (m *matrix) level(level int) Text {
	if level == 0 {
		return say(m.words, "score.not-assessed")
	}
	return say(m.words, "level."+strconv.Itoa(level))
}

// scores are a severity and a level: a cell of the matrix.
type scores struct{ severity, level int }

func (m *matrix) draw(c *canvas) {
	pairs := map[scores][]int{}
	lowest, first := 1, 1
	for i := range m.pairs {
		at := scores{m.pairs[i].severity(), m.pairs[i].level()}
		pairs[at] = append(pairs[at], i)
		lowest, first = min(lowest, at.severity), min(first, at.level)
	}
	columns := float64(len(levels) - first)
	start := rowInset / c.width
	width := (1 - start) / columns
	left := func(level int) float64 { return start + float64(level-first)*width }
	perLine := max(1, int((width*c.width-2*cellPad+discGap)/(2*discRadius+discGap)))

	c.nameUp(say(m.words, "score.severity"))
	top := c.y
	for severity := matrixRows; severity >= lowest; severity-- {
		if severity == 0 { // it is no step of the scale, and so stands apart from it
			m.frame(c, first, left, top)
			c.y += 4
			c.paragraph(muted, place{}, say(m.words, "score.not-assessed"))
			c.y += 4
			top = c.y
		}
		lines := 1
		for level := first; level < len(levels); level++ {
			lines = max(lines, (len(pairs[scores{severity, level}])+perLine-1)/perLine)
		}
		height := float64(lines)*(2*discRadius+discGap) - discGap + 2*cellPad
		c.gridline(start, c.y)
		if severity > 0 {
			c.text(muted, atMiddle, placeAt(start/2), c.y+height/2+5, c.count(severity))
		}
		for level := first; level < len(levels); level++ {
			in := pairs[scores{severity, level}]
			for n, i := range in {
				row, inRow := n/perLine, min(perLine, len(in)-n/perLine*perLine)
				x := (float64(n%perLine) - float64(inRow-1)/2) * (2*discRadius + discGap)
				y := c.y + cellPad + discRadius + float64(row)*(2*discRadius+discGap)
				m.disc(c, i, place{(left(level) + left(level+1)) / 2, x}, y)
			}
		}
		c.y += height
	}
	m.frame(c, first, left, top)
	m.columns(c, first, left)
	c.y += tickGap
	m.key(c)
}

// frame draws the sides of the cells from a height down to here, and what they stand on.
func (m *matrix) frame(c *canvas, first int, left func(int) float64, top float64) {
	for level := first; level <= len(levels); level++ {
		c.rule("tick", placeAt(left(level)), top, c.y)
		c.raw(` stroke-opacity=".25"/>`)
	}
	c.gridline(left(first), c.y)
}

// columns names the levels below their columns: in two rows in turn where one has no room for them.
func (m *matrix) columns(c *canvas, first int, left func(int) float64) {
	column := (left(first+1) - left(first)) * c.width
	rows, room := 1, column-1
	for level := first; level < len(levels); level++ {
		for _, word := range strings.Fields(m.level(level).String) {
			if measure(word, tickSize) > room {
				rows, room = 2, 2*column-tickGap
			}
		}
	}
	var foot [2]float64
	c.small(func() {
		top := c.y
		for row := range rows {
			for level := first + row; level < len(levels); level += rows {
				name := m.level(level)
				middle := (left(level) + left(level+1)) / 2
				// A name wider than its column keeps to the side on which there is room.
				at, by := placeAt(middle), atMiddle
				half := measure(name.String, tickSize) / 2
				if middle*c.width+min(half, room/2) > c.width {
					at, by = placeAt(1), atEnd
				}
				if row > 0 {
					c.rule("tick", placeAt(middle), c.y, top+foot[0]+3)
					c.raw(` stroke-opacity=".25"/>`)
				}
				for i, line := range wrap(name.String, room, tickSize) {
					y := top + foot[0]*float64(row) + 15 + tickLine*float64(i)
					c.text(tickText, by, at, y, Text{line, name.Lang})
					foot[row] = max(foot[row], 4+tickLine*float64(i+1))
				}
			}
		}
		c.y = top + foot[0] + foot[1]
	})
	c.nameAcross(say(m.words, "score.level"))
}

// disc draws the mark of a pair. A dashed one is of a severity that is a lower bound.
func (m *matrix) disc(c *canvas, pair int, p place, y float64) {
	c.raw(`<circle class="disc"`)
	c.at(p, "cx")
	c.length("cy", y)
	c.length("r", discRadius-1)
	c.raw(` fill="none" stroke="` + marks[0].light + `" stroke-width="2"`)
	if m.pairs[pair].atLeast() {
		c.raw(` stroke-dasharray="4 2.5"`)
	}
	c.raw(">")
	about := &m.pairs[pair]
	c.title(about.Label.String + separator + m.aboutSeverity(about).String + separator + m.aboutLevel(about).String)
	c.raw("</circle>")
	c.small(func() { c.text("", atMiddle, p, y+4.5, c.count(pair+1)) })
}

// aboutSeverity and aboutLevel say the scores of a pair, one beside the other.
func (m *matrix) aboutSeverity(p *Pair) Text {
	return Text{String: say(m.words, "score.severity").String + ": " + m.severity(p).String}
}

func (m *matrix) aboutLevel(p *Pair) Text {
	return Text{String: say(m.words, "score.level").String + ": " + m.level(p.level()).String}
}

// key says what the numbers stand for.
func (m *matrix) key(c *canvas) {
	inset := c.keyInset(len(m.pairs))
	for i := range m.pairs {
		c.y += discGap
		c.named(i+1, inset, m.pairs[i].Label)
		c.paragraph(muted, inset, m.aboutSeverity(&m.pairs[i]))
		c.paragraph(muted, inset, m.aboutLevel(&m.pairs[i]))
	}
}
