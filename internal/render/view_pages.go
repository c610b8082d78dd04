package render

import "html/template"

// Home is the front page of a language.
type Home struct {
	Page
	Title    template.HTML
	Tagline  template.HTML
	Lead     Body // what the author's text says before its first heading
	Body     Body // the rest of it
	Evidence []Evidence
	Latest   []Item
	All      template.HTML // link to the list of briefings
	Due      []Due
	Ways     []Way
}

func (*Home) template() string { return "home.html" }

// Due is a date to come: of an ask or a regulation.
type Due struct {
	Date Date
	What template.HTML
	From template.HTML // the briefing or "Regulation"
}

// Way is a way into the publication: by issue, company, regulation, country.
type Way struct {
	Title template.HTML // linked to the index
	Items []Entry
}

// Entry is one line of an index.
type Entry struct {
	Link   template.HTML
	Detail template.HTML
	Count  template.HTML // "3 briefings"
}

// List is a list of pages of one kind, by date, newest first.
type List struct {
	Page
	Title  template.HTML
	Intro  template.HTML
	Years  []Year
	Paging *Paging // nil: one page holds all
	Feed   template.HTML
}

func (*List) template() string { return "list.html" }

// Year is the pages of one year in a list.
type Year struct {
	ID    Place
	Title template.HTML
	Items []Item
}

// Paging leads through the pages of a list.
type Paging struct {
	Previous, Next template.HTML // links; empty at the ends
	Where          template.HTML // "Page 2 of 7"
}

// Index lists all things of one kind: issues, countries, companies, organisations, regulations.
type Index struct {
	Page
	Title  template.HTML
	Intro  template.HTML
	Groups []Group
}

func (*Index) template() string { return "index.html" }

// Group is a part of an index. Title and ID are empty where the index has one part, and in the first where it needs none.
type Group struct {
	ID      Place
	Title   template.HTML
	Entries []Entry
}

// Findings are rows of several briefings on one subject, each side by itself, and no total of either.
type Findings struct {
	Saliency    []SaliencyFinding
	Materiality []MaterialityFinding
}

// SaliencyFinding is a saliency row seen from an issue, a country or a company.
type SaliencyFinding struct {
	Briefing   template.HTML // linked to the row
	Issue      template.HTML
	Severity   template.HTML // the bar
	Nature     template.HTML // actual; potential with its likelihood
	Companies  template.HTML // with their involvement; "sector-wide"
	Confidence template.HTML
}

// MaterialityFinding is a materiality row seen from an issue or a company.
type MaterialityFinding struct {
	Briefing   template.HTML // linked to the row
	Channel    template.HTML
	Company    template.HTML // or "the sector"
	Level      template.HTML // the bar
	Horizon    template.HTML
	Confidence template.HTML
}

// Topic is the page of an issue, a country, a company or an organisation: what the publication says of it.
type Topic struct {
	Page
	Kind         template.HTML // linked to the index
	Title        template.HTML
	Illustrative bool // an invented company
	Intro        template.HTML
	Facts        []Fact
	Findings     Findings
	Asks         []Ask
	Replies      []TopicReply
	Regulations  []Entry
	Briefings    []Item
	CaseStudies  []Item
	Surveys      []Item
	Companies    []Entry
}

func (*Topic) template() string { return "topic.html" }

// TopicReply is a company's reply seen from the company.
type TopicReply struct {
	Briefing template.HTML
	Reply    Reply
}

// Regulation is the page of an entry of the catalogue.
type Regulation struct {
	Page
	Kind        template.HTML
	Title       template.HTML // the short name
	Official    Prose
	Status      Status
	AsOf        template.HTML // the build day; "catalogue as of"
	Facts       []Fact        // jurisdiction, kind, identifiers, source
	Caveat      template.HTML // the note of an entry of low confidence; empty otherwise
	Dates       []RegulationDate
	Timeline    *Figure
	Texts       []TitledText // relevance, scope, pending changes, notes, outlook
	Amends      []template.HTML
	AmendedBy   []template.HTML
	Citations   []Citation
	CaseStudies []Item
}

func (*Regulation) template() string { return "regulation.html" }

// TitledText is a short text under its own heading.
type TitledText struct {
	ID    Place
	Title template.HTML
	Text  Prose
}

// RegulationDate is one dated step.
type RegulationDate struct {
	Date Date
	What template.HTML
	When Status // past, next or ahead, on the build day
}

// Citation is a briefing that cites a regulation.
type Citation struct {
	Briefing   template.HTML
	Provisions template.HTML
	Why        template.HTML
}

// CaseStudy is the page of a case study.
type CaseStudy struct {
	Page
	Kind     template.HTML
	Title    Prose
	Byline   template.HTML
	Dates    []Fact
	Extent   Extent
	Summary  Prose
	Outcome  Status
	Facts    []Fact
	Lessons  []template.HTML
	Contents []Heading
	Body     Body
	Evidence []Evidence
	Imprint  Imprint
}

func (*CaseStudy) template() string { return "case-study.html" }

// Survey is the page of a survey: what was asked of whom, and what may be shown of the answers.
type Survey struct {
	Page
	Kind       template.HTML
	Title      Prose
	Extent     Extent
	Disclosure []Disclosure
	Protection template.HTML // the smallest cell shown, and why
	Contents   []Heading
	Questions  []SurveyQuestion
	Briefings  []Item
	Imprint    Imprint
}

func (*Survey) template() string { return "survey.html" }

// Disclosure is one item that a survey must disclose (AAPOR, 2021). "Not stated" is an honest answer and is printed.
type Disclosure struct {
	Fact
	NotStated bool
}

// SurveyQuestion is one question with its answers.
type SurveyQuestion struct {
	ID      Place
	Label   Prose
	Facts   []Fact    // wording, response, unit
	Figures []*Figure // the question, then each cross-tabulation of it
	// Withheld says which cross-tabulations have no number that may be shown.
	Withheld []template.HTML
}

// Glossary gives each term two readings.
type Glossary struct {
	Page
	Title template.HTML
	Intro template.HTML
	Terms []Term
}

func (*Glossary) template() string { return "glossary.html" }

// Term is a word that means one thing for people and another for money.
type Term struct {
	ID            Place
	Term          Prose
	People, Money template.HTML
	See           []template.HTML
}

// Asks is every ask of the publication.
type Asks struct {
	Page
	Title  template.HTML
	Intro  template.HTML
	Groups []AskGroup
}

func (*Asks) template() string { return "asks.html" }

// AskGroup is the asks of one status.
type AskGroup struct {
	ID    Place
	Title template.HTML
	Link  template.HTML // to the group, with how many asks it has
	Asks  []Ask
}

// Plain is a plain page: about, methodology, privacy.
type Plain struct {
	Page
	Title    Prose
	Contents []Heading
	Body     Body
	Scales   *Scales // on the methodology page alone
	Evidence []Evidence
}

func (*Plain) template() string { return "page.html" }

// Scales are the published meanings of all scores.
type Scales struct {
	Anchors    []Anchors
	Confidence []Fact
	Bands      Bands
	Columns    []Fact // of the downloads of figures
}

// Anchors are the meanings of one scale's values: a digit and its meaning.
type Anchors struct {
	Name    template.HTML
	Anchors []Fact
}

// Bands are the financial levels: one row a likelihood, one column a magnitude.
type Bands struct {
	Magnitudes []template.HTML
	Rows       []BandRow
}

// BandRow is the levels of one likelihood.
type BandRow struct {
	Likelihood template.HTML
	Levels     []Band
}

// Band is a financial level in its cell.
type Band struct {
	Level int // 1 to 4: a class name
	Text  template.HTML
}

// NotFound is the page for an address that leads nowhere.
type NotFound struct {
	Page
	Home template.HTML
}

func (*NotFound) template() string { return "not-found.html" }

// Withdrawn is what stays at the address of a withdrawn page: no title, no text.
type Withdrawn struct {
	Page
	Date   Date
	Reason template.HTML
	Home   template.HTML
}

func (*Withdrawn) template() string { return "withdrawn.html" }

// Chooser is the root of the site: its languages.
type Chooser struct {
	Page
	Editions []ChooserEdition
}

func (*Chooser) template() string { return "chooser.html" }

// ChooserEdition is the publication in one language.
type ChooserEdition struct {
	Name, Title, Tagline template.HTML
	Href, Lang, Dir      string
}

// Redirect sends a reader from an alias to the page.
type Redirect struct {
	Page
	Href  string
	Title string
}

func (*Redirect) template() string { return "redirect.html" }
