// Package chart turns data into figures that say the same with scripts off, on paper and in a spreadsheet: a static
// SVG drawn here, a table, a CSV to download, and the option of an ECharts chart, built with go-echarts, for readers
// who ask for one. Labels and figures are equal in all of them, and a withheld cell has its number in none.
//
// Its main types are Spec (a chart as an author describes it in a page), Data (what it draws, in a reader's words)
// and Figure (the chart in all its shapes). A Timeline is drawn by the same means.
//
//	spec, problems := chart.Parse("content/en/briefings/doors.md", "en", hole)
//	data, problems := spec.Bind(edition.Surveys, edition.Tables, edition.Words)
//	figure, err := chart.Draw(data, edition.Words)
//	figure.SVG                                       // for the page
//	figure.Table                                     // beside it
//	figure.CSV()                                     // row_id,label,value,unit,base,value_status
//	figure.Standalone("Base: 32", "Source: …")       // a file for slides
//
// # Drawing
//
// A form of chart is a file: what it refuses, how it is drawn, what it tells ECharts. It draws on a canvas, whose
// places count from the side where the reader's language begins, so that a chart in Arabic is the mirror image by
// the same code. In a page, places are percentages: text keeps its size at every width, and lines are cut for the
// narrowest phone with the widths of real letters (see measure.go).
//
// # Colours
//
// The style sheet of a page colours a picture by class:
//
//	bar        a box or dot that stands for something stated (fill)
//	axis       a line at zero, the thread of a timeline and the dots ahead of today (stroke)
//	withheld   the box of a withheld cell (stroke), hatched by lines of the class hatch (stroke)
//	today      the stroke across a timeline (fill)
//	value      the number behind a bar (fill)
//	muted      words where there is no number, and the dates of a timeline (fill)
//	part       a part of a stack, a bar of a group, and their swatches (stroke)
//	s1 … s6    the colours of series without an order (color and fill)
//	d1 … d7    those of the answers of a scale, from one end over neutral, d4, to the other (color and fill)
//	a1, a2     those of answers beside the scale, with a dashed edge (color and fill)
//	l1 … l5    those of the signs of dots and lines (color)
//	dot        the sign of a dot (stroke, in the colour of the page)
//	on-deep, on-pale   the number on a part of a deep or a pale colour (fill)
//	guide      the thin line on which dots stand (fill)
//	range      the thick line between two dots (fill)
//
// Without a style sheet a picture of one series is in the colour of the text, and one of several has the colours of a
// light page, for its parts must be told apart in a feed too. No hue alone tells anything: parts differ in lightness,
// have edges and gaps between them (palette.go), dots differ in shape, and a withheld cell is hatched.
package chart
