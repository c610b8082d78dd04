package chart

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"salient/internal/locale"
	"salient/internal/schema"
)

// Step is what happens on a date.
type Step struct {
	ID    string
	Date  schema.Date
	What  Text
	Ahead bool // it is still to come
}

// Sizes of a timeline. Its thread runs down beside the words, for which a phone has no room side by side.
const (
	stepRadius  = 5
	threadInset = 8  // from the edge to the line
	stepInset   = 24 // from the edge to the words
	stepGap     = 10
	yearGap     = 12 // more for each year that passes between two steps
	mostYears   = 4
)

// drawTimeline makes the figure of a timeline: dated steps, such as those of a law, and where the day of the build stands
// among them, unless it has no words. What is past has filled dots on a solid line, what is ahead empty ones
// on a dashed line.
func drawTimeline(d *Data, words *locale.Words) *Figure {
	past, ahead := apart(d.Steps, words)
	all := slices.Concat(past, ahead)
	alt := make([]string, len(all))
	f := &Figure{
		Table: Table{
			Head: []Text{say(words, "regulation.date"), say(words, "regulation.what"), say(words, "regulation.when")},
			Rows: make([]Row, len(all)),
		},
		download: func() [][]string {
			rows := [][]string{{"row_id", "label", "date", "date_status"}}
			for _, m := range all {
				rows = append(rows, []string{inert(m.ID), inert(m.What.String), m.Date.String(), m.status()})
			}
			return rows
		},
	}
	for i, m := range all {
		state := say(words, "date-state."+m.status())
		f.Table.Rows[i] = Row{m.ID, Text{String: m.date}, []Cell{{m.What, Stated}, {state, Stated}}}
		alt[i] = m.date + ": " + m.What.String + " (" + state.String + ")"
	}
	f.picture = d.picture(words)
	f.picture.title = d.Title.plain()
	f.picture.alt = cmp.Or(d.Alt, Text{String: strings.Join(alt, " · ")})
	f.picture.draw = func(c *canvas) {
		thread := thread{canvas: c}
		for _, m := range past {
			thread.mark(m)
		}
		if d.TodayInWords != "" {
			thread.today(d.Today, d.TodayInWords)
		}
		for _, m := range ahead {
			thread.mark(m)
		}
	}
	f.SVG = f.picture.inline()
	return f
}

// mark is a step with its date in words.
type mark struct {
	Step
	date string
}

// status is the word that downloads use.
func (m *mark) status() string {
	if m.Ahead {
		return "ahead"
	}
	return "past"
}

// apart gives what is past and what is ahead. A date known to the year alone sorts before those of its months, and
// can lie ahead when they are past.
func apart(steps []Step, words *locale.Words) (past, ahead []mark) {
	for _, s := range steps {
		s.What = s.What.plain()
		m := mark{s, words.Locale().Date(int(s.Date.Year), time.Month(s.Date.Month), int(s.Date.Day))}
		if s.Ahead {
			ahead = append(ahead, m)
		} else {
			past = append(past, m)
		}
	}
	return past, ahead
}

// thread is the line on which the dots of a timeline stand.
type thread struct {
	*canvas
	from float64     // where it goes on below the last mark; 0 before the first
	date schema.Date // of the last mark
}

// mark draws a dot and its words.
func (t *thread) mark(m mark) {
	middle := t.down(m.Date)
	t.draw(middle-stepRadius, m.Ahead)
	if m.Ahead {
		t.circle("axis", threadInset, middle, stepRadius-1)
		t.raw(` fill="none" stroke="currentColor" stroke-width="2"/>`)
	} else {
		t.circle("bar", threadInset, middle, stepRadius)
		t.fill(t.paint.bar)
		t.raw("/>")
	}
	t.from = middle + stepRadius
	t.paragraph(muted, place{pixels: stepInset}, Text{String: m.date})
	t.paragraph("", place{pixels: stepInset}, m.What)
}

// today draws a stroke across the thread, and its words.
func (t *thread) today(date schema.Date, words string) {
	middle := t.down(date)
	t.draw(middle, false)
	t.box("today", place{}, 2*threadInset, middle-1, 2)
	t.raw("/>")
	t.from = middle
	t.paragraph("", place{pixels: stepInset}, Text{String: words}.plain())
}

// down goes down to the next mark, further the more time lies between, and gives the middle of its first line.
func (t *thread) down(to schema.Date) float64 {
	if t.from > 0 {
		years := float64(to.Year-t.date.Year) + (float64(to.Month)-float64(t.date.Month))/12
		t.y += stepGap + yearGap*max(0, min(years, mostYears))
	}
	t.date = to
	return t.y + lineHeight/2
}

// draw draws the thread from the last mark to a place.
func (t *thread) draw(to float64, dashed bool) {
	if t.from == 0 {
		return
	}
	t.rule("axis", place{pixels: threadInset}, t.from, to)
	if dashed {
		t.raw(` stroke-dasharray="2 4"`)
	}
	t.raw("/>")
}
