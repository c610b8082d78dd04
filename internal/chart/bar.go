package chart

import "salient/internal/source"

// bar is the form with a bar for each category. The label stands above its bar and the number behind it: so there
// is room for long labels on a phone and in every script, and no legend to look up.
var bar = form{check: checkBars, draw: drawBars, option: optionOfBars}

const (
	barHeight = 14
	barGap    = 4  // between a label and its bar
	rowGap    = 12 // between two rows
	wordGap   = 6  // between a bar and its number
	stub      = 40 // the box of a withheld cell: the same for all, for its length must say nothing
	mostBars  = 100
)

func checkBars(d *Data) []source.Problem {
	switch {
	case len(d.Series) != 1:
		return []source.Problem{{What: "bars of more than one series", Advice: "write form: grouped, or draw one chart a series"}}
	case len(d.Categories) > mostBars:
		return []source.Problem{{What: "more bars than a reader can compare", Advice: "draw 100 at most: put the others together, or write a table"}}
	}
	return nil
}

func drawBars(c *canvas, d *Data, series [][]figure) {
	s := scaleOf(series[0], c.width)
	for i, category := range d.Categories {
		if i > 0 {
			c.y += rowGap
		}
		c.paragraph("", place{}, category.Label)
		c.y += barGap
		c.figure(&series[0][i], s, barHeight, func(from, to float64) { c.bar(from, to, c.y, barHeight) })
		c.y += barHeight
	}
	c.y += 2 // for what letters have below the line
}

func optionOfBars(d *Data, series [][]figure, rightToLeft bool) any {
	return option{colours: []colour{{light: barInk}}}.of(d, series, rightToLeft)
}
