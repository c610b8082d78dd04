package markdown

// FigureRef is the hole for a reference to a chart of the same text, as inline HTML: [fig:barriers].
type FigureRef struct{ ID string }

var figureRef = directive{
	opening: "fig:",
	name:    "a reference to a chart",
	form:    "write [fig:id] with the id of a chart",
	body:    true,
	read: func(_ *page, words string, _ int) (Content, bool) {
		id := words[len("fig:"):]
		return FigureRef{id}, isName(id)
	},
}
