package chart

import (
	"slices"

	"salient/internal/source"
)

// grouped is the form with a bar for each series in each category. The bars of a category stand close together, each
// with its number behind it, always in the order of the legend.
var grouped = form{check: checkGroups, draw: drawGroups, option: optionOfGroups}

const (
	mostGrouped = 4 // series: more bars in a group are no longer found by their place in it
	groupBar    = 16
	groupPitch  = 20 // from bar to bar: the height of a line
)

func checkGroups(d *Data) []source.Problem {
	switch {
	case len(d.Series) < 2:
		return []source.Problem{{What: "groups of a single bar", Advice: "write form: bar"}}
	case len(d.Series) > mostGrouped:
		return []source.Problem{{What: "more bars in a group than a reader can tell apart", Advice: "draw 4 series at most: put some together, or draw one chart a series"}}
	case len(d.Series)*len(d.Categories) > mostBars:
		return []source.Problem{{What: "more bars than a reader can compare", Advice: "draw 100 at most: put some together, or write a table"}}
	}
	return nil
}

func drawGroups(c *canvas, d *Data, series [][]figure) {
	s := scaleOf(slices.Concat(series...), c.width)
	c.legend(d, c.swatches(categories))
	for i, category := range d.Categories {
		if i > 0 {
			c.y += rowGap
		}
		c.paragraph("", place{}, category.Label)
		c.y += 2
		for j := range series {
			c.figure(&series[j][i], s, groupBar, func(from, to float64) {
				c.part(&categories[j], from, to, 0, c.y, groupBar)
			})
			c.y += groupPitch
		}
	}
}

func optionOfGroups(d *Data, series [][]figure, rightToLeft bool) any {
	return option{colours: categories}.of(d, series, rightToLeft)
}
