package chart

// colour is how one series is painted. Each set of colours of parts differs in lightness first, and hue comes on top: so
// its members are told apart in grey print and without seeing red, green or blue. A style sheet knows them by
// their class, with other values on a dark page; the ones for paper are written into each picture as well, for readers
// of feeds and slides, who have no style sheet.
type colour struct {
	class       string
	light, dark string // the fill on a light and on a dark page
	deep        bool   // text on it is white, on both pages; else it is black
	dashed      bool   // its edge is
}

var (
	// categories are the series of what has no order. Neighbours differ the most.
	categories = []colour{
		{"s1", "#00507a", "#015b92", true, false},
		{"s2", "#faa336", "#ffc16d", false, false},
		{"s3", "#007c64", "#008570", true, false},
		{"s4", "#efde7d", "#fcf09d", false, false},
		{"s5", "#56183e", "#712051", true, false},
		{"s6", "#c373af", "#db98d3", false, false},
	}
	// steps are the answers of a scale, from its one end over neutral to its other end.
	steps = []colour{
		{"d1", "#731110", "#7e1714", true, false},
		{"d2", "#b84a21", "#c15227", true, false},
		{"d3", "#e39853", "#eda05a", false, false},
		{"d4", "#e5e5e5", "#eeeeee", false, false},
		{"d5", "#82d1f0", "#8bd9f9", false, false},
		{"d6", "#0399ca", "#199ecf", false, false},
		{"d7", "#015487", "#015c9f", true, false},
	}
	// marks are the series of lines and dots, which are thin: they differ the most in hue, and in their signs. Each has a
	// contrast of at least 4.5 on white (WCAG 1.4.3).
	marks = []colour{
		{"l1", "#00507a", "#55adf0", false, false},
		{"l2", "#a8480a", "#ffac62", false, false},
		{"l3", "#00705a", "#78e8c8", false, false},
		{"l4", "#8a2f73", "#e69bd3", false, false},
		{"l5", "#4d5560", "#c2c7ce", false, false},
	}
	// asides are answers that are none. Their dashed edge tells them from the steps of the scale in grey.
	asides = []colour{
		{"a1", "#ffffff", "#c4c4c4", false, true},
		{"a2", "#9b9b9b", "#9b9b9b", false, true},
	}
)

const (
	neutralStep = 3 // the place of neutral in steps
	eachSide    = 3 // how many answers a scale may have on each side of it
)

// onDeep and onPale are the colours of text on a part of a deep and of a pale colour.
const (
	onDeep = "#fff"
	onPale = "#191c22"
)

// text gives the class of text on a part.
func (c *colour) text() string {
	if c.deep {
		return deepText
	}
	return paleText
}

// ink gives the colour of that text.
func (c *colour) ink() string {
	if c.deep {
		return onDeep
	}
	return onPale
}

// diverging gives the colours of the answers of a scale, of which some stand before neutral and some after it.
func diverging(before, neutral, after int) []colour {
	var picked []colour
	picked = append(picked, side(steps[:neutralStep], before)...)
	picked = append(picked, steps[neutralStep:neutralStep+neutral]...)
	return append(picked, side(steps[neutralStep+1:], after)...)
}

// side picks as many of the three colours of a side as there are answers: the middle one for a single answer, the
// outer and the inner one for two.
func side(of []colour, answers int) []colour {
	switch answers {
	case 1:
		return of[1:2]
	case 2:
		return []colour{of[0], of[2]}
	}
	return of[:answers]
}
