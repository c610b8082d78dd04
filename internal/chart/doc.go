// Package chart turns data into figures that say the same with scripts off, on paper and in a spreadsheet: a static
// SVG drawn here, a table, a CSV to download, and the option of an ECharts chart, built with go-echarts, for readers
// who ask for one. Labels and figures are equal in all of them, and a withheld cell has its number in none.
//
// Its main types are Spec (a chart as an author describes it in a page), Data (what it draws, in a reader's words)
// and Figure (the chart in all its shapes).
//
//	spec, problems := chart.Parse("content/en/briefings/doors.md", "en", hole)
//	data, problems := spec.Bind(edition.Surveys, edition.Tables, edition.Words)
//	figure, err := chart.Draw(data, edition.Words)
//	figure.SVG                                       // for the page
//	figure.Table                                     // beside it
//	figure.CSV()                                     // row_id,label,value,unit,base,value_status
//	figure.Standalone("Base: 32", "Source: …")       // a file for slides
//
// # Forms
//
// A form of chart is a file: what it refuses, how it is drawn, what it tells ECharts.
//
//	bar, grouped     a bar for each category, or a group of them (bar.go, grouped.go)
//	stacked, likert  a bar of parts, from one side or to both sides of neutral (stacked.go, likert.go)
//	dot              a dot for each series, or a range between two (dot.go)
//	line, scatter    lines and points between two axes (line.go, scatter.go, on plane.go)
//	timeline         dated steps (timeline.go)
//	matrix           severity by financial level (matrix.go)
//
// # Drawing
//
// A form draws on a canvas, whose places count from the side where the reader's language begins, so that a chart in
// Arabic is the mirror image by the same code. In a page a drawing is fluid: its places are percentages and some
// pixels, so that text keeps its size at every width, and lines are cut with the widths of real letters (see
// measure.go). They are cut for the narrowest phone. Where a picture would be lower with more room, as with long labels
// or a legend, a second drawing is cut for a wide page, and the style sheet shows one of them: Figure.SVG holds both.
//
// # Colours
//
// The style sheet of a page finds the drawings by these classes, of which the second is not displayed without one:
//
//	narrow, wide   the drawing for a phone and that for more room, where there are two
//
// and colours what is in them by these:
//
//	bar        a box or dot that stands for something stated (fill)
//	axis       a line at zero, the foot of a plot, the thread of a timeline and the dots ahead of today (stroke)
//	tick       the lines of a grid (stroke) and the numbers at them (fill)
//	withheld   the box of a withheld cell (stroke), hatched by bars of the class hatch (fill)
//	today      the stroke across a timeline (fill)
//	value      a number (fill, font-weight)
//	muted      words where there is no number, the names of axes, and the dates of a timeline (fill)
//	part       a part of a stack, a bar of a group, and their swatches (stroke)
//	s1 … s6    the colours of series without an order (color and fill)
//	d1 … d7    those of the answers of a scale, from one end over neutral, d4, to the other (color and fill)
//	a1, a2     those of answers beside the scale, with a dashed edge (color and fill)
//	l1 … l5    those of lines and of the signs of dots and points (color)
//	dot        the sign of a dot or point (stroke, in the colour of the page)
//	trend      a line, whose strokes must not be stretched with the drawing (vector-effect)
//	disc       the mark of a matrix (stroke)
//	on-deep, on-pale   the number on a part of a deep or a pale colour (fill, font-weight)
//	guide      the thin line on which dots stand (fill)
//	range      the thick line between two dots (fill)
//
// Without a style sheet a picture of one series is in the colour of the text, and one of several has the colours of a
// light page, for its parts must be told apart in a feed too. No hue alone tells anything: parts differ in lightness,
// have edges and gaps between them (palette.go), dots and lines differ in their signs (sign.go), and a withheld cell is
// hatched.
package chart
