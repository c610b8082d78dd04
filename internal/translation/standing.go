package translation

import (
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/locale"
)

// Subject is what there is to translate: a page, or a list of words.
type Subject string

const (
	Page          Subject = "page"
	Settings      Subject = "settings" // of an edition
	Glossary      Subject = "glossary"
	Companies     Subject = "companies"
	Organisations Subject = "organisations"
	Regulations   Subject = "regulations"
	Survey        Subject = "survey"
	Table         Subject = "table"
	Interface     Subject = "interface"
)

// Standing is how a page, or a list of words that stands on no page, does in a language that is not its original's.
type Standing struct {
	Lang     string
	Subject  Subject
	Original string // the file of the original
	File     string // that of the translation, where it is or is to be
	State    State
	Draft    bool // the translation of a page is not published yet
	// Shown is the wider language in which readers are shown a page that is missing, as those of pt-BR are shown pt;
	// "" where they are shown the original.
	Shown    string
	Sections []string // of the original, that moved since
	// Amount is what there is to translate. Left of it is all of what is missing, what moved since, and what readers
	// still see in the original's words.
	Amount
}

// Standings says how every page stands in every language, by language in the order given and then by file. A page that
// is an original in more than one language, as the home page can be, stands for itself.
func Standings(documents []*briefing.Document, languages []string) []Standing {
	var standings []Standing
	var t *tally // of the last original: its languages follow each other
	for p := range pairs(documents, languages) {
		if t == nil || t.doc != p.original {
			t = tallyOf(p.original)
		}
		standings = append(standings, t.standing(&p))
	}
	slices.SortStableFunc(standings, func(a, b Standing) int {
		return cmp.Compare(slices.Index(languages, a.Lang), slices.Index(languages, b.Lang))
	})
	return standings
}

// States counts how pages stand, without the words that are left, and without the pages that are shown in a wider
// language.
func States(documents []*briefing.Document, languages []string) map[State]int {
	states := map[State]int{}
	for p := range pairs(documents, languages) {
		if p.shown == "" {
			states[p.status().State]++
		}
	}
	return states
}

// pair is an original with its translation into a language, or nil.
type pair struct {
	original, translated *briefing.Document
	lang                 string
	shown                string // as in Standing
}

func (p *pair) status() Status {
	if p.translated == nil {
		return Status{State: Missing}
	}
	return Compare(p.original, p.translated.Translation)
}

// pairs gives every original with each language in which it is not written, by file and then by language.
func pairs(documents []*briefing.Document, languages []string) iter.Seq[pair] {
	written := map[string]map[string]*briefing.Document{} // by key, then by language
	for _, doc := range documents {
		if written[doc.Key] == nil {
			written[doc.Key] = map[string]*briefing.Document{}
		}
		written[doc.Key][doc.Lang] = doc
	}
	return func(yield func(pair) bool) {
		for _, key := range slices.Sorted(maps.Keys(written)) {
			original := originalOf(written[key], languages)
			if original == nil {
				continue
			}
			for _, lang := range languages {
				p := pair{original: original, translated: written[key][lang], lang: lang}
				if p.translated != nil && p.translated.Translation == nil {
					continue
				}
				if p.translated == nil {
					p.shown = wider(written[key], locale.Tag(lang))
				}
				if !yield(p) {
					return
				}
			}
		}
	}
}

// originalOf gives the page that is no translation: of several the one in the first language that has one.
func originalOf(in map[string]*briefing.Document, languages []string) *briefing.Document {
	for _, lang := range languages {
		if doc := in[lang]; doc != nil && doc.Content != nil {
			return doc
		}
	}
	return nil
}

// wider gives the nearest wider language in which a page is there, or "".
func wider(in map[string]*briefing.Document, lang locale.Tag) string {
	for parent := lang.Parent(); parent != ""; parent = parent.Parent() {
		if in[string(parent)] != nil {
			return string(parent)
		}
	}
	return ""
}

func (t *tally) standing(p *pair) Standing {
	s := Standing{Lang: p.lang, Subject: Page, Original: p.original.Path, Shown: p.shown}
	status := p.status()
	s.State, s.Sections = status.State, status.Sections
	if p.translated == nil {
		s.File = strings.Replace(p.original.Path, "/"+p.original.Lang+"/", "/"+p.lang+"/", 1)
		if s.Amount = t.missing(locale.Tag(p.lang)); s.Shown != "" {
			s.TextsLeft, s.WordsLeft = 0, 0
		}
		return s
	}
	s.File, s.Draft = p.translated.Path, p.translated.Translation.Draft
	s.Amount = t.left(p.translated, status)
	return s
}

// ListStanding says how a list of words stands, of which there are no fingerprints: it is missing, there in part, or
// complete.
func ListStanding(of Subject, lang, original, file string, a Amount) Standing {
	s := Standing{Lang: lang, Subject: of, Original: original, File: file, State: InPart, Amount: a}
	switch a.TextsLeft {
	case 0:
		s.State = Complete
	case a.Texts:
		s.State = Missing
	}
	return s
}

// ByUrgency is the order in which translators may want to look at things: what misleads readers comes first.
var ByUrgency = []State{OutOfDate, InPart, Missing, Unchecked, Current, Complete}

// String is a state in words.
func (s State) String() string {
	return [...]string{Unchecked: "unchecked", Current: "current", OutOfDate: "out of date", Missing: "missing", InPart: "in part", Complete: "complete"}[s]
}

// Pending says whether there is anything to do.
func (s *Standing) Pending() bool {
	return s.State == OutOfDate || s.TextsLeft > 0 || s.Draft
}

// Pending gives the standings with work in them: pages first, then by urgency.
func Pending(standings []Standing) []Standing {
	pending := slices.DeleteFunc(slices.Clone(standings), func(s Standing) bool { return !s.Pending() })
	slices.SortStableFunc(pending, func(a, b Standing) int {
		if aPage, bPage := a.Subject == Page, b.Subject == Page; aPage != bPage {
			if aPage {
				return -1
			}
			return 1
		}
		return cmp.Compare(slices.Index(ByUrgency, a.State), slices.Index(ByUrgency, b.State))
	})
	return pending
}

// Total is how much there is in all. The words of the interface come with the program in many languages: they are of
// interest only where they are left.
func Total(standings []Standing) Amount {
	var total Amount
	for i := range standings {
		a := standings[i].Amount
		if standings[i].Subject == Interface {
			a.Texts, a.Words = a.TextsLeft, a.WordsLeft
		}
		total.add(a)
	}
	return total
}

// Page is the address of a page below the folder of a language, for those who name it: briefings/cotton.
func (s *Standing) Page() string {
	_, below, _ := strings.Cut(strings.TrimPrefix(s.Original, "content/"), "/")
	return strings.TrimSuffix(strings.TrimSuffix(below, path.Ext(below)), "/index")
}

// Name is the address of a page, or the place of a list of words below the folder of its language.
func (s *Standing) Name() string {
	if s.Subject == Page {
		return s.Page()
	}
	return strings.TrimPrefix(s.File, "content/"+s.Lang+"/")
}
