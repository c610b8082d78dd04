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
}

// bar sets out a step of a scale from 1 to 5, or that there is none.
func (e *edition) bar(n int, atLeast bool) template.HTML {
	return e.drawnBar(barKey{n, 5, atLeast}, func() template.HTML {
		switch {
		case n == 0:
			return e.say("score.not-assessed")
		case atLeast:
			return e.say("score.at-least", "n", n, "max", 5)
		}
		return e.say("score.of", "n", n, "max", 5)
	})
}

// levelBar sets out a financial level from 1 to 4 with its name.
func (e *edition) levelBar(level briefing.FinancialLevel) template.HTML {
	n := int(level)
	return e.drawnBar(barKey{n, 4, false}, func() template.HTML {
		if n == 0 {
			return e.say("score.not-assessed")
		}
		return e.listed(e.say("level."+strconv.Itoa(n)), e.say("score.of", "n", n, "max", 4))
	})
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
