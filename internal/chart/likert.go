package chart

import "salient/internal/source"

// likert is the form for answers on a scale: the parts of each bar stand to the two sides of zero, on which neutral
// has its middle. Answers that are none, such as "don't know", stand apart at the end.
var likert = form{check: checkLikert, draw: drawLikert, option: optionOfLikert}

func checkLikert(d *Data) []source.Problem {
	scale, aside, before := sides(d)
	after := len(scale) - before
	if d.Neutral >= 0 {
		after--
	}
	switch {
	case d.Neutral >= len(d.Series) || d.Neutral >= 0 && d.Series[d.Neutral].Aside:
		return []source.Problem{{What: "a neutral answer that is not on the scale", Advice: "name the answer in the middle, or none"}}
	case len(scale) < 2:
		return []source.Problem{{What: "a scale of a single answer", Advice: "write form: bar"}}
	case d.Neutral < 0 && len(scale)%2 == 1:
		return []source.Problem{{What: "an odd scale without a neutral answer", Advice: "say in the survey which answer is neutral, or write form: stacked"}}
	case before > eachSide || after > eachSide:
		return []source.Problem{{What: "more answers on a scale than a reader can tell apart", Advice: "draw 3 on each side of neutral at most: put neighbours together"}}
	case len(aside) > len(asides):
		return []source.Problem{{What: "more answers beside a scale than a reader can tell apart", Advice: "draw 2 at most: put the others together"}}
	}
	return checkParts(d)
}

// sides tells the series on the scale from those beside it, and how many of the first stand before neutral or, without
// one, before the middle.
func sides(d *Data) (scale, aside []int, before int) {
	for i := range d.Series {
		if d.Series[i].Aside {
			aside = append(aside, i)
			continue
		}
		if i == d.Neutral {
			before = len(scale)
		}
		scale = append(scale, i)
	}
	if d.Neutral < 0 {
		before = len(scale) / 2
	}
	return scale, aside, before
}

func drawLikert(c *canvas, d *Data, series [][]figure) {
	s := stacks{canvas: c, series: series, neutral: d.Neutral, colours: coloursOfScale(d)}
	s.scale, s.aside, s.before = sides(d)
	s.draw(d)
}

// coloursOfScale gives the colour of each series.
func coloursOfScale(d *Data) []colour {
	scale, aside, before := sides(d)
	neutral := 0
	if d.Neutral >= 0 {
		neutral = 1
	}
	colours := make([]colour, len(d.Series))
	for k, c := range diverging(before, neutral, len(scale)-before-neutral) {
		colours[scale[k]] = c
	}
	for k, i := range aside {
		colours[i] = asides[k]
	}
	return colours
}

// optionOfLikert gives a plain stack of the same numbers: ECharts has none that diverges about the middle of a part.
func optionOfLikert(d *Data, series [][]figure, rightToLeft bool) any {
	return option{colours: coloursOfScale(d), position: "inside", stack: true}.of(d, series, rightToLeft)
}
