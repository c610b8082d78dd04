package render

import "html/template"

// View is one page, ready for its template: every number, date, name and word is already in the reader's language.
// A template sets it out and computes nothing.
type View interface {
	// template names the file under templates/ that sets the view out.
	template() string
}

// kinds gives an empty view of each kind of page.
func kinds() []View {
	return []View{
		&Home{}, &Briefing{}, &List{}, &Index{}, &Topic{}, &Regulation{}, &CaseStudy{}, &Survey{}, &Glossary{}, &Asks{},
		&Slides{}, &Plain{}, &NotFound{}, &Withdrawn{}, &Chooser{}, &Redirect{},
	}
}

// Page is what every kind of page carries around its own content.
type Page struct {
	Lang, Dir string // of the interface: BCP 47; "ltr" or "rtl"
	Paper     string // a4 or letter: a class name
	Head      Head
	Brand     template.HTML // rendered once a language
	Sections  template.HTML // rendered once a language and section
	Footer    template.HTML // rendered once a language
	Languages []LanguageLink
	Notices   []Notice
}

// Head is what browsers, search engines and link previews read.
type Head struct {
	Title       string // of the window: the page's title and the site's
	Description string
	NoIndex     bool
	Links       template.HTML // canonical address, alternates with x-default, feed
	Assets      template.HTML // fingerprinted stylesheets and scripts, the same on all pages
	OpenGraph   *OpenGraph    // nil on pages that nobody shares
	JSONLD      template.JS   // encoded by encoding/json, which escapes "<"; empty: none
}

// OpenGraph is the preview of a shared link.
type OpenGraph struct {
	Type        string // website or article
	Title       string
	Description string
	URL         string
	SiteName    string
	Locale      string // en_GB: language and territory with an underscore
	Image       *Image // nil: none
}

// Image is a picture for those who show a page elsewhere.
type Image struct {
	URL, Alt      string
	Width, Height int // pixels
}

// LanguageLink is one choice of the language switcher. It stays on the page.
type LanguageLink struct {
	Link template.HTML // in its own language's name
	Note template.HTML // "not translated", where the link leads to a fallback
}

// Notice stands above the title: what a reader must know before the first sentence.
type Notice struct {
	Kind  string // illustrative, machine, outdated, untranslated: a class name
	Title template.HTML
	Text  template.HTML
	Items []template.HTML // the sections that moved
}

// Prose is text that may be in another language than the page's interface, as on a page not translated yet.
// Lang and Dir are empty where the text is in the page's own language.
//
// Shorter pieces of text, as the reason of a score, are template.HTML and carry a <span lang dir> of their own where they
// need one.
type Prose struct {
	HTML      template.HTML
	Lang, Dir string
}

// Fact is one row of a list of facts. Its value may hold links.
type Fact struct {
	Label template.HTML
	Value template.HTML
}

// Date is a day, month or year in words: a <time> element with its ISO 8601 form. Empty: none.
type Date = template.HTML

// Dated is an entry of a list by date: progress, changes, the history of an ask.
type Dated struct {
	Date Date
	Text template.HTML
}

// Score is one score on its published scale. Saliency and materiality are never joined in one.
type Score struct {
	Label  template.HTML
	Bar    template.HTML // digits and bar, or "not assessed"
	Anchor template.HTML // what this value means on the published scale; empty where not assessed
	Why    template.HTML // the reason, with its citations
}

// Place is the id of an element that links of the page name. As a string its colon would be written as %3a in them.
type Place = template.URL

// Heading is a place on the page and what stands there, for a list of contents.
type Heading struct {
	ID    Place
	Title template.HTML
}

// Extent is how long a page is.
type Extent struct {
	Reading template.HTML // "8 minutes to read"; empty: too little to say
	Slides  template.HTML // a link to the deck; empty: none
	Print   string        // the address of the script for the button that prints; empty: none
	PDF     template.HTML // a link to the file that a build has printed, with its pages; empty: none
}

// Figure is a chart that is the same with scripts off, on paper and in a PDF.
type Figure struct {
	ID       Place
	Number   template.HTML // "Figure 2"; empty outside of an author's text
	Title    template.HTML // the message; empty under a heading that says it
	Subtitle template.HTML // what, where, when
	SVG      template.HTML
	Note     template.HTML
	Source   template.HTML
	Base     template.HTML
	Cite     template.HTML   // as one would cite it; empty where the page as a whole is cited
	Caveats  []template.HTML // what is left out, and why small counts are not shown, or are
	Table    Table
	CSVHref  string
	SVGHref  string
	// OptionHref is the chart for ECharts; empty where there is none.
	OptionHref string

	Scripts *Scripts // of the interactive view; nil where there is none
}

// Scripts are the addresses of what draws a figure from its option when a reader asks for it.
type Scripts struct {
	Explore string
	ECharts string
}

// Table is the data of a figure, cell for cell what the figure shows.
type Table struct {
	Caption string
	Header  []Column
	Rows    []Row
}

// Column is the head of a column. One of numbers stands at the end, as its cells do.
type Column struct {
	Text   template.HTML
	Number bool
}

// Row begins with its heading.
type Row struct {
	Heading template.HTML
	Cells   []Cell
}

// Cell is a value in the page's digits. A withheld one says so in words and gives no number.
type Cell struct {
	Text     template.HTML
	Withheld bool
	Number   bool // stands under the other numbers of its column, by the last digit
}

// Block is a stretch of a text: finished HTML, a figure or a quote. Exactly one is set.
type Block struct {
	HTML   template.HTML
	Figure *Figure
	Quote  *Quote
}

// Body is the text of a page.
type Body struct {
	Blocks    []Block
	Addresses []string // of the links to other sites, in their order: paper has them as notes
	Lang, Dir string   // where they differ from the page's
}

// Quote is a person's words, attributed no more closely than they agreed to.
type Quote struct {
	ID   string
	Text Prose
	By   template.HTML // role, country, the language it is translated from, citations
}

// Evidence is an entry of the numbered list at the end.
type Evidence struct {
	ID       string          // of its anchor
	Title    template.HTML   // linked where it is public
	Detail   template.HTML   // publisher, date
	Grade    template.HTML   // kind and grade
	Archived template.HTML   // a link; empty where there is none
	Back     []template.HTML // one link for each citation
}

// Item is one page in a list of pages.
type Item struct {
	Title   template.HTML // linked
	Summary Prose
	Date    Date
	Facts   []template.HTML // issues, companies
}

// Imprint closes a page that can be cited: how to cite it, and who stands behind which version.
type Imprint struct {
	Cite    template.HTML
	Facts   []Fact        // byline, dates, address, licence
	Contact template.HTML // the door for an investor; empty where the site has none
}

// Brand is the name of the site, which leads to its first page.
type Brand struct {
	Title template.HTML
	Logo  *Logo  // stands for the title; nil: none
	Home  string // address
}

// Sections are links to the parts of the site; the current one is marked.
type Sections struct {
	Links []template.HTML
}

// Logo is the picture of a site. Width and height are its form: a page shows it as high as its own stylesheet says.
type Logo struct {
	Src, Dark     string // addresses; Dark is for dark pages, and empty where it is the same
	Width, Height int
	Alt           string // the title of the site
}

// Footer is the same on all pages of a language.
type Footer struct {
	Links     []template.HTML
	Publisher template.HTML
	Contact   template.HTML // empty: none
	Licence   template.HTML
}

// Bar is a score in digits and, for the eye, in filled steps.
type Bar struct {
	Text  template.HTML // "4 of 5", "at least 4 of 5", "not assessed"
	Steps []bool        // nil: not assessed
}
