package site

import (
	"iter"
	"time"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/registry"
	"salient/internal/schema"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/translation"
	"salient/internal/vocabulary"
)

// Site is a publication, resolved. Lists of works are in the order of their dates, the newest first.
type Site struct {
	Settings settings.Site // as site.yaml has them
	BaseURL  string        // ends with a slash
	Now      time.Time
	Today    schema.Date // the build day, in UTC

	Editions    []*Edition // the default one first
	Home        *Work
	Briefings   []*Work
	CaseStudies []*Work
	Pages       []*Work // in the order of their slugs

	Issues        []*Issue // those a page names, in the vocabulary's order, then the site's own
	Countries     []*Country
	Companies     []*Company
	Organisations []*Organisation
	Regulations   []*Regulation // the whole catalogue: it is the site's reference
	Surveys       []*Survey
	Asks          []*Ask // of all briefings
	CatalogueAsOf schema.Date

	Aliases []Alias
	Gone    []Gone
	Images  []*Image

	works    map[string]*Work  // by source.Place.Key
	pictures map[string]*Image // by file
}

// Edition is the publication in one language: what data files say in it, of what a public page names.
type Edition struct {
	EditionInput
	Locale *locale.Locale

	index int
	terms registry.Finder
}

// Dir is the direction of the edition's script.
func (e *Edition) Dir() string { return e.Lang.Direction() }

// Address gives an address below the edition: Address("briefings", "cotton") is /en/briefings/cotton/.
func (e *Edition) Address(parts ...string) string {
	n := len(e.Lang) + 2
	for _, p := range parts {
		n += len(p) + 1
	}
	b := append(make([]byte, 0, n), '/')
	b = append(append(b, e.Lang...), '/')
	for _, p := range parts {
		b = append(append(b, p...), '/')
	}
	return string(b)
}

// Edition gives the edition of a language, or nil.
func (s *Site) Edition(tag locale.Tag) *Edition {
	for _, e := range s.Editions {
		if e.Lang == tag {
			return e
		}
	}
	return nil
}

// Default is the edition of the site's first language: that of x-default.
func (s *Site) Default() *Edition { return s.Editions[0] }

// Work gives a public work by the folder and the name of its file, or nil.
func (s *Site) Work(folder, slug string) *Work { return s.works[folder+"/"+slug] }

// Works gives the authors' pages of every kind.
func (s *Site) Works() iter.Seq[*Work] {
	return func(yield func(*Work) bool) {
		for _, works := range [][]*Work{{s.Home}, s.Briefings, s.CaseStudies, s.Pages} {
			for _, w := range works {
				if w != nil && !yield(w) {
					return
				}
			}
		}
	}
}

// Work is a page of an author, in all languages.
type Work struct {
	Kind source.FileKind
	Slug string
	Key  string // briefings/cotton
	// Original is the version its author wrote.
	Original *Version
	// References are what the work cites, in the order of their numbers, which are the same in every language.
	References []Reference
	// Figures are the ids of its charts, in the order of their numbers.
	Figures []string
	// Invented are the ids of the illustrative companies that it names.
	Invented []string

	versions []*Version // by Edition.index
	numbers  map[string]int
}

// In gives the work as the readers of an edition get it.
func (w *Work) In(e *Edition) *Version { return w.versions[e.index] }

// Number gives the number of a reference, from 1, or 0.
func (w *Work) Number(id string) int { return w.numbers[id] }

// FigureNumber gives the number of a chart, from 1, or 0.
func (w *Work) FigureNumber(id string) int {
	for i, f := range w.Figures {
		if f == id {
			return i + 1
		}
	}
	return 0
}

// Translated gives the versions that are written in the language of their edition: what hreflang may claim.
func (w *Work) Translated() iter.Seq[*Version] {
	return func(yield func(*Version) bool) {
		for _, v := range w.versions {
			if !v.Fallback() && !v.Machine() && !yield(v) {
				return
			}
		}
	}
}

// Date is the day of the work's first publication; zero for a plain page.
func (w *Work) Date() schema.Date {
	switch c := w.Original.Content.(type) {
	case *briefing.Briefing:
		return c.Date.Date
	case *briefing.CaseStudy:
		return c.Date.Date
	}
	return schema.Date{}
}

// Updated is the day of the last change, or of the first publication.
func (w *Work) Updated() schema.Date {
	if u := w.Original.Content.Header().Updated; !u.IsZero() {
		return u.Date
	}
	return w.Date()
}

// Version is a work as the readers of one edition get it.
type Version struct {
	Work    *Work
	Edition *Edition
	Content briefing.Content // with the texts of this edition, as far as they are translated
	Body    *markdown.Doc
	// Lang is the language of its title, BodyLang that of its body: the edition's, or that of the version it shows.
	Lang, BodyLang locale.Tag
	// Translation is the header of a translation; nil for an original and for what shows it.
	Translation *briefing.Translation
	Status      translation.Status
	Address     string
	File        string // where its text is written
	Unpublished bool   // a draft or an embargoed page, in a preview
	// Shown is, of a fallback, the version whose text it shows: that of a wider language (pt for pt-BR), or the original.
	Shown *Version

	charts map[source.Pos]*Chart // by the places of their fences in the body
}

// Fallback says that the text is that of another version, under the address of a language which lacks one.
func (v *Version) Fallback() bool { return v.Lang != v.Edition.Lang }

// Machine says that nobody has read the translation.
func (v *Version) Machine() bool {
	return v.Translation != nil && v.Translation.Credit.Method == vocabulary.MachineTranslated
}

// Indexable says whether search engines may list it: not a fallback, whose text has another address.
func (v *Version) Indexable() bool { return !v.Fallback() && !v.Machine() }

// Title is the page's title.
func (v *Version) Title() string { return v.Content.Header().Title.String }

// Reference is an entry of a work's numbered list: an item of its evidence, or an act of the catalogue.
type Reference struct {
	ID         string
	Evidence   int // the index in the content's evidence; -1 for a regulation
	Regulation string
}

// Alias is an old address and where it leads now.
type Alias struct {
	From string
	To   *Version
}

// Gone is what a withdrawn page leaves: no title, no text.
type Gone struct {
	Edition *Edition
	Address string
	Aliases []string
	Date    schema.Date
	Reason  markdown.Prose
	// Notice says whether date and reason are shown at its address; otherwise nothing is.
	Notice bool
}
