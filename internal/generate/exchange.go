package generate

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"salient/internal/briefing"
	"salient/internal/interchange"
	"salient/internal/locale"
	"salient/internal/registry"
	"salient/internal/source"
	"salient/internal/translation"
)

// Workbook is what there is to translate into one language.
type Workbook struct {
	Works     []Work
	Lists     []List
	Languages []string // of the publication

	site     fs.FS
	now      time.Time
	lang     locale.Tag
	problems []source.Problem
	glossary map[locale.Tag]*glossary
}

// Work is a page and its translation, which may be to come.
type Work struct {
	translation.Standing
	Texts *translation.Texts
	// Problems of the original stand in the way of translating it.
	Problems []source.Problem

	original, translated *briefing.Document
}

// glossary is a language's terms, with what finds them in a text.
type glossary struct {
	registry.Glossary
	registry.Finder
}

// Translating reads a publication for those who translate it into a language.
func Translating(ctx context.Context, o Options, lang string) (*Workbook, error) {
	l, err := gather(ctx, o)
	if l == nil || err != nil {
		return nil, err
	}
	b := &Workbook{Languages: l.languageNames(), site: o.Site, now: o.Now, lang: locale.Tag(lang), problems: l.problems, glossary: map[locale.Tag]*glossary{}}
	for i := range l.input.Editions {
		e := &l.input.Editions[i]
		b.glossary[e.Lang] = &glossary{e.Glossary, e.Glossary.Finder()}
	}
	for i := range l.input.Editions {
		if l.input.Editions[i].Lang == b.lang {
			b.Lists = l.lists(i)
		}
	}
	files := make(map[string]*briefing.Document, len(l.input.Documents))
	for _, doc := range l.input.Documents {
		files[doc.Path] = doc
	}
	for _, s := range l.pageStandings() {
		if s.Lang == lang {
			b.Works = append(b.Works, work(s, files, l.problems))
		}
	}
	return b, nil
}

func work(s translation.Standing, files map[string]*briefing.Document, problems []source.Problem) Work {
	w := Work{Standing: s, original: files[s.Original], translated: files[s.File]}
	w.Texts = translation.TextsOf(w.original)
	for _, p := range problems {
		if p.File == s.Original && p.Level == source.E {
			w.Problems = append(w.Problems, p)
		}
	}
	for _, at := range w.Texts.Nameless() {
		w.Problems = append(w.Problems, source.Problem{
			File: s.Original, Pos: at, What: "a chart without an id, by which a translation could name it", Advice: "add id: with a name in lower-case letters",
		})
	}
	return w
}

// Work gives the page of a name, as in its address, or nil.
func (b *Workbook) Work(page string) *Work {
	i := slices.IndexFunc(b.Works, func(w Work) bool { return w.Page() == page })
	if i < 0 {
		return nil
	}
	return &b.Works[i]
}

// Unread gives the file of a translation that has mistakes for which it cannot be read, by the name of its page, or "".
func (b *Workbook) Unread(page string) string {
	folder := "content/" + string(b.lang) + "/" + page
	for _, p := range b.problems {
		if p.Level == source.E && (p.File == folder+".md" || p.File == folder+"/index.md") {
			return p.File
		}
	}
	return ""
}

// Draft writes the file of a list that is not there yet. A glossary is a file of its own in each language: it begins as
// the original's, as a comment.
func (b *Workbook) Draft(l *List) ([]byte, error) {
	if l.Subject != translation.Glossary {
		return translation.ListDraft(b.lang, l.values...), nil
	}
	original, err := fs.ReadFile(b.site, l.Original)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", l.Original, err)
	}
	var draft strings.Builder
	draft.WriteString("# Translate a term, with its forms, and take the # from its lines and from terms: above them.\n")
	for line := range strings.Lines(string(original)) {
		draft.WriteString("# " + line)
	}
	return []byte(draft.String()), nil
}

// Catalogue gives a page as translators' programs take it. A text whose original has moved since it was translated is
// fuzzy; so is every text of a section that moved, where the history does not tell which of them did.
func (b *Workbook) Catalogue(ctx context.Context, w *Work, history History) (interchange.Catalogue, error) {
	c := interchange.Catalogue{Source: locale.Tag(w.original.Lang), Target: b.lang, File: w.Original}
	changed, err := b.Changes(ctx, w, history)
	if err != nil {
		return c, err
	}
	moved := movedTexts(changed.Changes)
	for _, u := range b.units(w) {
		unit := interchange.Unit{
			Key: u.Key, Source: strings.TrimRight(u.Original.Source, "\n"), Target: strings.TrimRight(u.Translated.Source, "\n"),
			Line: u.Original.At.Line, Notes: b.terms(locale.Tag(w.original.Lang), u.RunningText()),
		}
		before, hasMoved := moved.text(&u)
		switch {
		case unit.Target == "", w.Draft && unit.Target == unit.Source:
			unit.Target, unit.State = "", interchange.Untranslated
		case hasMoved:
			unit.State, unit.Previous = interchange.Fuzzy, before
		default:
			unit.State = interchange.Translated
		}
		c.Units = append(c.Units, unit)
	}
	return c, nil
}

// moved are the texts of an original that are not those that were translated.
type moved struct {
	sections map[string]bool // as a whole, or nobody knows which of their texts
	texts    map[string]string
}

func movedTexts(changes []translation.SectionChange) moved {
	m := moved{map[string]bool{}, map[string]string{}}
	for _, s := range changes {
		switch s.Kind {
		case translation.SectionNew, translation.SectionLost, translation.SectionUnknown:
			m.sections[s.ID] = true
		case translation.SectionEdited:
			for _, text := range s.Texts {
				m.texts[text.Key] = text.Before
			}
		}
	}
	return m
}

// text says whether a text has moved, and what it was where that is known.
func (m moved) text(u *translation.Segment) (before string, has bool) {
	before, has = m.texts[u.Key]
	if u.Key == u.Section { // the section is one text
		for key := range m.texts {
			has = has || strings.HasPrefix(key, u.Key+"/")
		}
	}
	return before, has || m.sections[u.Section]
}

// Left gives the texts of a page that nobody has translated: those that its translation lacks, or has in the original's
// words.
func (b *Workbook) Left(w *Work) []translation.Segment {
	if w.translated == nil {
		return b.units(w)
	}
	isCopy := w.Texts.Copies(w.translated)
	return slices.DeleteFunc(b.units(w), func(u translation.Segment) bool {
		return u.IsTranslated() && !(w.Draft && u.Translated.Source == u.Original.Source) && !isCopy(&u)
	})
}

// units gives the texts of a page with their translations.
func (b *Workbook) units(w *Work) []translation.Segment {
	translated := w.translated
	if translated == nil {
		translated = w.parse([]byte("---\ntranslates: " + w.original.Lang + "\n---\n"))
	}
	merged, _ := translation.Merge(w.original, translated)
	return w.Texts.Units(translated, merged)
}

// parse reads a text as the file of the translation.
func (w *Work) parse(data []byte) *briefing.Document {
	doc, _ := briefing.Parse(source.Entry{Path: w.File, Place: source.PlaceOf(w.File)}, data)
	return doc
}

// terms names the terms of the glossary that a text uses, each with its translation where there is one.
func (b *Workbook) terms(lang locale.Tag, text string) (notes []string) {
	from, to := b.glossary[lang], b.glossary[b.lang]
	if from == nil || to == nil {
		return nil
	}
	for found := range from.In(text) {
		term := from.Find(found.Term)
		note := "term: " + term.Term.String
		if translated := to.Find(found.Term); translated != nil && translated.Term.Lang == string(b.lang) {
			note += " → " + translated.Term.String
		}
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes
}
