package render

import "html/template"

// Compendium is the page that stands before all documents of an edition in one file: a cover, and their contents.
type Compendium struct {
	Page
	Title, Tagline, Publisher template.HTML
	Facts                     []Fact
	Groups                    []CompendiumGroup
}

// CompendiumGroup are the documents of one kind.
type CompendiumGroup struct {
	Title   template.HTML
	Entries []CompendiumEntry
}

// CompendiumEntry is a document. The number of its page is known once it is printed.
type CompendiumEntry struct {
	Link    template.HTML
	Date    Date
	Address string
}

func (*Compendium) template() string { return "compendium.html" }
