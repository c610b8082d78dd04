package site

import (
	"regexp"
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/translation"
	"salient/internal/vocabulary"
)

// Resolve joins what was parsed. References are followed on every page, also on drafts and embargoed ones, so that
// no slip waits for the hour of publication; but only what is public on the build's instant enters the Site. While
// there is an error among the problems, the Site is not to be shown. The error is a fault of the program.
func Resolve(in Input) (*Site, []source.Problem, error) {
	r := resolver{
		in:    in,
		site:  &Site{Settings: in.Settings, BaseURL: in.BaseURL, Now: in.Now, Today: schema.DateOf(in.Now), works: map[string]*Work{}, pictures: map[string]*Image{}},
		works: map[string]*work{},
		shown: map[string]bool{},

		problems: in.Problems,
	}
	if r.site.BaseURL == "" {
		r.site.BaseURL = string(in.Settings.BaseURL)
	}
	err := source.Guard(&r.at, func() error {
		r.resolve()
		return nil
	})
	return r.site, r.problems, err
}

func (r *resolver) resolve() {
	r.editions()
	r.gather()
	for _, key := range sortedKeys(r.works) {
		r.at = r.works[key].original.Path
		r.assemble(r.works[key])
	}
	r.publish()
	for _, key := range sortedKeys(r.works) {
		r.at = r.works[key].original.Path
		r.check(r.works[key])
	}
	r.at = "content"
	r.conducted()
	r.unnamed()
	r.compare()
	r.unused()
	r.index()
	r.narrow()
	r.aliases()
	r.expected()
	r.hush()
}

type resolver struct {
	at       string // the file at work
	in       Input
	site     *Site
	works    map[string]*work
	shown    map[string]bool // pictures by file
	problems []source.Problem
}

// work is a Work on its way, with its files and its standing: it may not be public.
type work struct {
	Work
	standing     briefing.Standing
	original     *briefing.Document
	byEdition    []*briefing.Document // its files, by Edition.index
	translations []pair
	quoted       []string   // the surveys of which its public texts give a figure
	written      []*Version // what they say, by Edition.index: also translations that are not public yet
}

// pair is a translation with what it makes of its original.
type pair struct {
	doc    *briefing.Document
	merged translation.Merged
	locale *locale.Locale
}

// compare warns of what an original says and its translations do not, or the other way round. Where either has
// mistakes, those are told first.
func (r *resolver) compare() {
	mistaken := map[string]bool{}
	for _, p := range r.problems {
		mistaken[p.File] = mistaken[p.File] || p.Level == source.E
	}
	for _, key := range sortedKeys(r.works) {
		w := r.works[key]
		if len(w.translations) == 0 || mistaken[w.original.Path] {
			continue
		}
		texts, from := translation.TextsOf(w.original), locale.For(locale.Tag(w.original.Lang))
		for _, t := range w.translations {
			if !mistaken[t.doc.Path] {
				r.problems = append(r.problems, translation.Check(texts, t.doc, t.merged, from, t.locale)...)
			}
		}
	}
}

func (r *resolver) add(p source.Problem) { r.problems = append(r.problems, p) }

func (r *resolver) editions() {
	for i, e := range r.in.Editions {
		r.site.Editions = append(r.site.Editions, &Edition{EditionInput: e, Locale: locale.For(e.Lang), index: i, terms: e.Glossary.Finder()})
	}
}

// gather brings the files of each page together: one original and its translations.
func (r *resolver) gather() {
	for _, doc := range r.in.Documents {
		edition := r.site.Edition(locale.Tag(doc.Lang))
		if edition == nil {
			continue // a language that site.yaml does not name is reported with its folder
		}
		w := r.works[doc.Key]
		if w == nil {
			w = &work{byEdition: make([]*briefing.Document, len(r.site.Editions))}
			w.Kind, w.Slug, w.Key = doc.Kind, doc.Slug, doc.Key
			r.works[doc.Key] = w
		}
		// Each edition may have a home page of its own: what it says of itself is no translation.
		if doc.Content != nil && w.original != nil && doc.Kind != source.Home {
			r.add(source.Problem{
				File: doc.Path, Pos: source.Pos{Line: 1, Col: 1},
				What:   "two originals of one page, the other is " + w.original.Path,
				Advice: "add translates: and the original's language to the translation",
			})
			continue
		}
		w.byEdition[edition.index] = doc
		if doc.Content != nil && (w.original == nil || edition == r.site.Default()) {
			w.original = doc
		}
	}
	for _, key := range sortedKeys(r.works) {
		w := r.works[key]
		if w.original == nil {
			w.original = w.unread()
		}
		for _, doc := range w.byEdition {
			if doc != nil && doc.Translation != nil {
				r.checkOriginal(w, doc)
			}
		}
		if w.original == nil {
			delete(r.works, key)
		}
	}
}

// unread gives a file of the page whose frontmatter cannot be read, or nil. It is taken for the original where there
// is no other, so that what leads to the page is not told to lead nowhere.
func (w *work) unread() *briefing.Document {
	for _, doc := range w.byEdition {
		if doc != nil && doc.Content == nil && doc.Translation == nil {
			return doc
		}
	}
	return nil
}

// checkOriginal reports a translation whose original is not where it says.
func (r *resolver) checkOriginal(w *work, doc *briefing.Document) {
	of := doc.Translation.Of
	switch {
	case of == "", w.original != nil && w.original.Content == nil:
		// reported by the parser
	case w.original == nil:
		r.add(source.Problem{
			File: doc.Path, Pos: doc.Translation.At, What: "the original of this translation is missing", Words: of,
			Advice: "the original is the file of the same path in the folder of that language, without translates:",
		})
	case w.original.Lang != of:
		r.add(source.Problem{
			File: doc.Path, Pos: doc.Translation.At, What: "the original is in another language than translates: says", Words: of, Nearest: w.original.Lang,
			Advice: "name the language of the file without translates:",
		})
	}
}

// assemble makes the versions of a work, one an edition.
func (r *resolver) assemble(w *work) {
	if w.original.Content == nil {
		return // nothing is known of it, not even whether it is public
	}
	w.standing = w.original.Content.Header().StandingAt(r.in.Now)
	w.versions = make([]*Version, len(r.site.Editions))
	w.written = make([]*Version, len(r.site.Editions))
	original := r.site.Edition(locale.Tag(w.original.Lang))
	w.Original = r.version(w, original, w.original, w.original.Content)
	r.number(w)
	for i, e := range r.site.Editions {
		doc := w.byEdition[i]
		switch {
		case e == original:
			w.written[i] = w.Original
		case doc != nil && doc.Translation != nil:
			w.written[i] = r.translated(w, e, doc)
		case doc != nil && doc.Content != nil:
			w.written[i] = r.version(w, e, doc, doc.Content)
		}
		if doc != nil && (r.usable(doc, w.original) || r.in.Drafts && w.written[i] != nil) {
			w.versions[i] = w.written[i]
		} else {
			w.versions[i] = w.Original.under(e, w.address(e))
		}
	}
	r.draw(w)
	for i, e := range r.site.Editions {
		if w.versions[i].Fallback() {
			r.lean(w, e)
		}
	}
}

// lean lets a language that has no version of a work show that of the nearest wider language, rather than the original:
// whoever reads pt-BR reads pt.
func (r *resolver) lean(w *work, e *Edition) {
	for wider := e.Lang.Parent(); wider != ""; wider = wider.Parent() {
		if in := r.site.Edition(wider); in != nil && !w.versions[in.index].Fallback() {
			w.versions[e.index] = w.versions[in.index].under(e, w.address(e))
			return
		}
	}
}

// usable says whether what is written in a file of a work may be shown where the work may: the strictest of a
// draft, an embargo and the original's standing wins.
func (r *resolver) usable(doc, original *briefing.Document) bool {
	if t := doc.Translation; t != nil {
		return !t.Draft && !r.in.Now.Before(t.Until.Time)
	}
	return doc.Content != nil && (doc == original || doc.Content.Header().StandingAt(r.in.Now) == briefing.Published)
}

func (r *resolver) version(w *work, e *Edition, doc *briefing.Document, content briefing.Content) *Version {
	return &Version{
		Work: &w.Work, Edition: e, Content: content, Body: linkTerms(e.terms, doc.Body),
		Lang: e.Lang, BodyLang: e.Lang, Address: w.address(e), File: doc.Path, Unpublished: w.standing != briefing.Published,
	}
}

// under is the text of a version under the address of another edition.
func (v *Version) under(e *Edition, address string) *Version {
	fallback := *v
	fallback.Edition, fallback.Address, fallback.Shown = e, address, v
	return &fallback
}

func (r *resolver) translated(w *work, e *Edition, doc *briefing.Document) *Version {
	merged, problems := translation.Merge(w.original, doc)
	r.problems = append(r.problems, problems...)
	v := r.version(w, e, &briefing.Document{Entry: doc.Entry, Body: merged.Body}, merged.Content)
	if strings.TrimSpace(doc.BodyText) == "" && strings.TrimSpace(w.original.BodyText) != "" {
		v.Body, v.BodyLang = w.Original.Body, w.Original.Lang
	}
	w.translations = append(w.translations, pair{doc, merged, e.Locale})
	v.Translation = doc.Translation
	v.Unpublished = v.Unpublished || !r.usable(doc, w.original)
	v.Status = translation.Compare(w.original, doc.Translation)
	if v.Status.State == translation.OutOfDate {
		r.add(source.Problem{
			File: doc.Path, Pos: doc.Translation.Source.At, Level: source.W,
			What: "the original has changed since it was translated", Advice: whatMoved(v.Status) + "; salient translations changes shows the old words and the new",
		})
	}
	return v
}

// whatMoved says which texts of an original are others than those that were translated.
func whatMoved(s translation.Status) string {
	var moved []string
	if s.Front {
		moved = append(moved, "the title, the summary or another text before the first heading moved")
	}
	if len(s.Sections) > 0 {
		moved = append(moved, "these sections moved: "+strings.Join(s.Sections, ", "))
	}
	if len(s.Gone) > 0 {
		moved = append(moved, "these sections are gone: "+strings.Join(s.Gone, ", "))
	}
	if len(moved) == 0 {
		return "it was not noted which sections were translated, or their order moved"
	}
	return strings.Join(moved, "; ")
}

// address is the place of a work in an edition.
func (w *Work) address(e *Edition) string {
	switch w.Kind {
	case source.Home:
		return e.Address()
	case source.Briefing:
		return e.Address(BriefingsAt, w.Slug)
	case source.CaseStudy:
		return e.Address(CaseStudiesAt, w.Slug)
	}
	return e.Address(w.Slug)
}

// The places of the kinds of pages below an edition.
const (
	BriefingsAt     = "briefings"
	CaseStudiesAt   = "case-studies"
	IssuesAt        = "issues"
	CountriesAt     = "countries"
	CompaniesAt     = "companies"
	OrganisationsAt = "organisations"
	RegulationsAt   = "regulations"
	SurveysAt       = "surveys"
	GlossaryAt      = "glossary"
	AsksAt          = "asks"
	SlidesAt        = "slides" // below a briefing
)

// taken are names that a plain page cannot have, for their addresses are in use.
var taken = []string{BriefingsAt, CaseStudiesAt, IssuesAt, CountriesAt, CompaniesAt, OrganisationsAt, RegulationsAt, SurveysAt, GlossaryAt, AsksAt, "404", "feed.xml", "index"}

// isShown says whether a work is in the site: a public one, and in a preview of drafts others too.
func (r *resolver) isShown(w *work) bool {
	return w.standing == briefing.Published || r.in.Drafts && (w.standing == briefing.Draft || w.standing == briefing.Embargoed)
}

// publish lets what is public into the site, and leaves of a withdrawn page what it may leave.
func (r *resolver) publish() {
	for _, key := range sortedKeys(r.works) {
		w := r.works[key]
		if w.Kind == source.PlainPage && slices.Contains(taken, w.Slug) {
			r.add(source.Problem{File: w.original.Path, What: "a page whose address is taken by another kind of page", Words: w.Slug, Advice: "rename the file"})
		}
		switch {
		case r.isShown(w):
			r.site.works[key] = &w.Work
			switch w.Kind {
			case source.Home:
				r.site.Home = &w.Work
			case source.Briefing:
				r.site.Briefings = append(r.site.Briefings, &w.Work)
			case source.CaseStudy:
				r.site.CaseStudies = append(r.site.CaseStudies, &w.Work)
			default:
				r.site.Pages = append(r.site.Pages, &w.Work)
			}
		case w.standing == briefing.Withdrawn:
			r.withdraw(w)
		}
		r.loud(w)
	}
	slices.SortFunc(r.site.Briefings, byDate)
	slices.SortFunc(r.site.CaseStudies, byDate)
}

func (r *resolver) withdraw(w *work) {
	h := w.original.Content.Header()
	for _, v := range w.versions {
		gone := Gone{Edition: v.Edition, Address: v.Address}
		if h.Withdrawn.Trace == vocabulary.TraceNotice {
			gone.Notice, gone.Date, gone.Reason = true, h.Withdrawn.Date.Date, v.Content.Header().Withdrawn.Reason
			if v == w.Original {
				for _, a := range h.Aliases {
					gone.Aliases = append(gone.Aliases, string(a))
				}
			}
		}
		r.site.Gone = append(r.site.Gone, gone)
	}
}

// aliases collects the old addresses, and reports one that is in use.
func (r *resolver) aliases() {
	used := map[string]string{} // by address in lower case, what it leads to
	for _, e := range r.site.Editions {
		for p := range r.site.PagesOf(e) {
			address := strings.ToLower(p.Address)
			used[address] = "a page of the publication"
			if p.Version != nil {
				used[address] = "the page in " + p.Version.File
			}
			if p.Kind == BriefingPage {
				used[address+SlidesAt+"/"] = "the slides of a briefing"
			}
		}
	}
	for _, g := range r.site.Gone {
		if g.Notice {
			used[strings.ToLower(g.Address)] = "a withdrawn page"
		}
	}
	for _, key := range sortedKeys(r.works) {
		w := r.works[key]
		if w.Original == nil {
			continue
		}
		r.at = w.original.Path
		for _, a := range w.Original.Content.Header().Aliases {
			if a == "" {
				continue // reported by the parser
			}
			address := strings.ToLower(string(a))
			other, twice := used[address]
			if !twice && r.isFile(string(a)) {
				other, twice = "a file of the publication, or of its folder in other letters", true
			}
			if twice {
				r.add(source.Problem{File: w.original.Path, What: "an alias that is the address of " + other, Words: string(a), Advice: "remove it"})
				continue
			}
			used[address] = "another alias, in " + w.original.Path
			if r.isShown(w) {
				r.site.Aliases = append(r.site.Aliases, Alias{From: string(a), To: w.Original})
			}
		}
	}
}

// ownFiles are the names, at the root and in the folder of each language, that are no pages.
var ownFiles = regexp.MustCompile(`^(assets|_headers|_redirects|(robots\.txt|index\.html|404\.html|feed\.xml|sitemap[^/]*\.xml)/)`)

// isFile says whether a page at an address would stand in the way of a file, or of a folder that differs by its letters
// alone.
func (r *resolver) isFile(address string) bool {
	first, rest, _ := strings.Cut(address[1:], "/")
	for _, e := range r.site.Editions {
		if strings.EqualFold(first, string(e.Lang)) {
			return first != string(e.Lang) || ownFiles.MatchString(strings.ToLower(rest))
		}
	}
	return ownFiles.MatchString(strings.ToLower(address[1:]))
}

// loud warns of what Git already shows to everyone, where the repository is public.
func (r *resolver) loud(w *work) {
	if r.in.Settings.Repository != vocabulary.PublicRepository {
		return
	}
	for _, doc := range w.byEdition {
		if doc == nil {
			continue
		}
		warn := func(what string) {
			r.add(source.Problem{
				File: doc.Path, Level: source.W, What: what + " in a public repository: Git shows it already, with names and times of commits",
				Advice: "set repository: private in site.yaml if it is; otherwise keep such pages in private/ until they may be seen",
			})
		}
		draft, embargoed, pseudonym := false, false, false
		visit := func(p any) bool {
			a, ok := p.(*briefing.Author)
			pseudonym = pseudonym || ok && a.Pseudonym != ""
			return !ok
		}
		if doc == w.original && doc.Content != nil {
			draft, embargoed = w.standing == briefing.Draft, w.standing == briefing.Embargoed
			schema.Walk(doc.Content, visit)
		}
		if t := doc.Translation; t != nil {
			draft, embargoed = t.Draft, !t.Draft && !r.usable(doc, w.original)
			schema.Walk(&t.Credit, visit)
		}
		if draft {
			warn("a draft")
		}
		if embargoed {
			warn("an embargoed page")
		}
		if pseudonym {
			warn("a pseudonym")
		}
	}
}

// hush marks what is told of files that are not known to be public: drafts, embargoed and withdrawn pages, and those
// whose frontmatter leaves it open. Of them, place and rule alone are printed.
func (r *resolver) hush() {
	hushed := map[string]bool{}
	for _, doc := range r.in.Documents {
		w := r.works[doc.Key]
		hushed[doc.Path] = w == nil || w.standing != briefing.Published || doc.Secret || !r.usable(doc, w.original)
	}
	for _, p := range r.problems {
		hushed[p.File] = hushed[p.File] || briefing.Unsettles(p)
	}
	for i := range r.problems {
		r.problems[i].Confidential = r.problems[i].Confidential || hushed[r.problems[i].File]
	}
}

// expected warns of pages that readers look for.
func (r *resolver) expected() {
	switch home := r.works["index"]; {
	case home == nil:
		file := "content/" + string(r.site.Default().Lang) + "/index.md"
		r.add(source.Problem{File: file, What: "there is no home page", Advice: "add this file, with title: in its frontmatter"})
	case r.site.Home == nil && home.standing != briefing.NotKnown:
		r.add(source.Problem{File: home.original.Path, What: "a home page that is not public", Advice: "remove draft:, embargo: or withdrawn: every reader begins there"})
	}
	for _, slug := range []string{"about", "methodology"} {
		if r.works["pages/"+slug] == nil {
			r.add(source.Problem{
				File: "content/" + string(r.site.Default().Lang) + "/pages/" + slug + ".md", Level: source.W,
				What: "there is no page " + slug, Advice: "add one: investors look for it first",
			})
		}
	}
	r.problems = append(r.problems, r.site.Default().Acts.Stale(r.in.Now)...)
}
