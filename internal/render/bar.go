package render

import (
	"html/template"
	"strconv"
	"sync"

	"salient/internal/briefing"
)

// bars are the bars of scores that were asked for: there are few kinds, and each is the same on every page.
type bars struct{ known sync.Map }

type barKey struct {
	n, of   int
	atLeast bool
	short   bool // the digit or name alone, under a head that says of what
}

// bar sets out a step of a scale from 1 to 5, or that there is none.
func (e *edition) bar(n int, atLeast bool) template.HTML {
	return e.drawnBar(barKey{n: n, of: 5, atLeast: atLeast}, func() template.HTML { return e.scoreWords(n, atLeast) })
}

func (e *edition) scoreWords(n int, atLeast bool) template.HTML {
	switch {
	case n == 0:
		return e.say("score.not-assessed")
	case atLeast:
		return e.say("score.at-least", "n", n, "max", 5)
	}
	return e.say("score.of", "n", n, "max", 5)
}

// levelBar sets out a financial level from 1 to 4 with its name.
func (e *edition) levelBar(level briefing.FinancialLevel) template.HTML {
	return e.drawnBar(barKey{n: int(level), of: 4}, func() template.HTML { return e.levelWords(level) })
}

func (e *edition) levelWords(level briefing.FinancialLevel) template.HTML {
	n := int(level)
	if n == 0 {
		return e.say("score.not-assessed")
	}
	return e.listed(e.say("level."+strconv.Itoa(n)), e.say("score.of", "n", n, "max", 4))
}

// shortBar is a step of a scale from 1 to 5 in a table whose caption names the scale: its digit, where that says it all.
func (e *edition) shortBar(n int, atLeast bool) template.HTML {
	if n == 0 || atLeast {
		return e.bar(n, atLeast)
	}
	return e.drawnBar(barKey{n: n, of: 5, short: true}, func() template.HTML { return e.integer(n) })
}

// shortLevelBar is the name of a financial level in a table whose caption says that there are four.
func (e *edition) shortLevelBar(level briefing.FinancialLevel) template.HTML {
	n := int(level)
	if n == 0 {
		return e.levelBar(level)
	}
	return e.drawnBar(barKey{n: n, of: 4, short: true}, func() template.HTML { return e.say("level." + strconv.Itoa(n)) })
}

func (e *edition) drawnBar(key barKey, text func() template.HTML) template.HTML {
	if known, ok := e.bars.known.Load(key); ok {
		return known.(template.HTML)
	}
	bar := Bar{Text: text()}
	if key.n > 0 {
		bar.Steps = make([]bool, key.of)
		for i := range key.n {
			bar.Steps[i] = true
		}
	}
	drawn, err := e.fragment("bar", bar)
	if err != nil {
		drawn = bar.Text // New has rendered one, so that the template is known to work
	}
	e.bars.known.Store(key, drawn)
	return drawn
}
