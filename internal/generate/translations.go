package generate

import (
	"context"
	"iter"
	"maps"
	"path"
	"slices"

	"salient/internal/locale"
	"salient/internal/regulation"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/translation"
)

// TranslationStatus is how far the translations of a publication are.
type TranslationStatus struct {
	Title     string // of the publication
	Languages []string
	// Standings are those of every page and every list of words: language by language, pages first.
	Standings []translation.Standing
	Problems  []source.Problem
}

// Translations says how far the translations of a publication are.
func Translations(ctx context.Context, o Options) (TranslationStatus, error) {
	l, err := gather(ctx, o)
	if l == nil || err != nil {
		return TranslationStatus{}, err
	}
	return TranslationStatus{l.input.Settings.Title.String, l.languageNames(), l.standings(), l.problems}, nil
}

func (l *loader) standings() []translation.Standing {
	pages := l.pageStandings()
	var all []translation.Standing
	for i := range l.input.Editions {
		lang := string(l.input.Editions[i].Lang)
		n := slices.IndexFunc(pages, func(s translation.Standing) bool { return s.Lang != lang })
		if n < 0 {
			n = len(pages)
		}
		all = append(all, pages[:n]...)
		for _, list := range l.lists(i) {
			all = append(all, list.Standing)
		}
		pages = pages[n:]
	}
	return all
}

func (l *loader) pageStandings() []translation.Standing {
	return translation.Standings(l.input.Documents, l.languageNames())
}

// List is words that stand on no page, and how they do in a language.
type List struct {
	translation.Standing
	values []any
}

// lists gives those of an edition: the words of its settings, its data, its glossary and the interface. In the language in
// which the data are written only what is left is of interest.
func (l *loader) lists(edition int) []List {
	e := &l.input.Editions[edition]
	var all []List
	add := func(w words, a translation.Amount) {
		if a.TextsLeft > 0 || a.Texts > 0 && edition > 0 {
			all = append(all, List{translation.ListStanding(w.subject, string(e.Lang), w.original, w.file, a), w.values})
		}
	}
	for _, w := range l.wordsOf(edition) {
		if w.subject == translation.Regulations {
			w.values = l.ofInterest(w.values)
		}
		add(w, translation.TextsIn(e.Lang, w.values...))
	}
	folder := path.Join(templatesFolder, stringsFolder)
	interfaceWords := words{translation.Interface, path.Join(folder, "en.yaml"), path.Join(folder, string(e.Lang)+".yaml"), nil}
	add(interfaceWords, translation.InterfaceIn(e.Lang, e.Words))
	return all
}

// words are values of one file with their texts in an edition.
type words struct {
	subject        translation.Subject
	original, file string
	values         []any
}

// wordsOf gives those of an edition: the same files in the same order for each.
func (l *loader) wordsOf(edition int) []words {
	e := &l.input.Editions[edition]
	var all []words
	add := func(subject translation.Subject, original, file string, values ...any) {
		all = append(all, words{subject, original, "content/" + string(e.Lang) + "/" + file, values})
	}
	add(translation.Settings, "content/site.yaml", "site.yaml", &e.Settings)
	add(translation.Glossary, "content/"+string(l.input.Settings.Default())+"/glossary.yaml", "glossary.yaml", &e.Glossary.Terms)
	add(translation.Companies, "content/data/companies.yaml", "data/companies.yaml", values(e.Companies.All())...)
	add(translation.Organisations, "content/data/organisations.yaml", "data/organisations.yaml", values(e.Organisations.All())...)
	add(translation.Regulations, "content/data/regulations", "data/regulations.yaml", values(e.Acts.All())...)
	for _, id := range slices.Sorted(maps.Keys(l.codebooks[edition])) {
		file := "data/surveys/" + id + ".yaml"
		add(translation.Survey, "content/"+file, file, l.codebooks[edition][id])
	}
	for _, id := range slices.Sorted(maps.Keys(e.Tables)) {
		file := "data/tables/" + id + ".yaml"
		add(translation.Table, "content/"+file, file, e.Tables[id])
	}
	return all
}

// agreement tells the numbers in the words of an edition that are not those of the original.
func (l *loader) agreement() (problems []source.Problem) {
	original := l.wordsOf(0)
	for i := 1; i < len(l.input.Editions); i++ {
		lang := l.input.Editions[i].Lang
		for k, w := range l.wordsOf(i) {
			if w.subject == translation.Glossary {
				continue // it says in its own words what a term means
			}
			problems = append(problems, translation.CheckWords(original[k].original, w.file, original[k].values, w.values, locale.For(l.input.Settings.Default()), locale.For(lang))...)
		}
	}
	return problems
}

func values[T any](all iter.Seq[*T]) (values []any) {
	for v := range all {
		values = append(values, v)
	}
	return values
}

// ofInterest gives the entries of a catalogue that are the site's own or that one of its pages is about. Of the others,
// which came with the program, nobody has to translate a word.
func (l *loader) ofInterest(catalogue []any) (acts []any) {
	cited := map[schema.ID]bool{}
	if l.resolved != nil {
		for _, r := range l.resolved.Regulations {
			cited[r.Act.ID] = len(r.Briefings)+len(r.CaseStudies) > 0
		}
	}
	for _, act := range catalogue {
		if act := act.(*regulation.Act); !act.BuiltIn() || cited[act.ID] {
			acts = append(acts, act)
		}
	}
	return acts
}

func (l *loader) languageNames() []string {
	names := make([]string, len(l.input.Settings.Languages))
	for i, tag := range l.input.Settings.Languages {
		names[i] = string(tag)
	}
	return names
}
