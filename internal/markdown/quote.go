package markdown

// Quote is the hole for a quote of the frontmatter as a block of HTML: [quote:q1] alone in a paragraph.
type Quote struct{ ID string }

var quote = directive{
	opening: "quote:",
	name:    "a quote",
	form:    "write [quote:id] with the id of a quote in the frontmatter",
	body:    true,
	read: func(_ *page, words string, _ int) (Content, bool) {
		id := words[len("quote:"):]
		return Quote{id}, isName(id)
	},
}
