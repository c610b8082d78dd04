package generate

import (
	"context"
	"iter"
	"maps"
	"path"
	"slices"

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
	add := func(subject translation.Subject, original, file string, a translation.Amount, values []any) {
		if a.TextsLeft > 0 || a.Texts > 0 && edition > 0 {
			all = append(all, List{translation.ListStanding(subject, string(e.Lang), original, file, a), values})
		}
	}
	folder := "content/" + string(e.Lang) + "/"
	of := func(subject translation.Subject, original, file string, values ...any) {
		add(subject, original, folder+file, translation.TextsIn(e.Lang, values...), values)
	}
	of(translation.Settings, "content/site.yaml", "site.yaml", &e.Settings)
	of(translation.Glossary, "content/"+string(l.input.Settings.Default())+"/glossary.yaml", "glossary.yaml", &e.Glossary.Terms)
	of(translation.Companies, "content/data/companies.yaml", "data/companies.yaml", values(e.Companies.All())...)
	of(translation.Organisations, "content/data/organisations.yaml", "data/organisations.yaml", values(e.Organisations.All())...)
	of(translation.Regulations, "content/data/regulations", "data/regulations.yaml", l.acts(e.Acts)...)
	for _, id := range slices.Sorted(maps.Keys(l.codebooks[edition])) {
		file := "data/surveys/" + id + ".yaml"
		of(translation.Survey, "content/"+file, file, l.codebooks[edition][id])
	}
	for _, id := range slices.Sorted(maps.Keys(e.Tables)) {
		file := "data/tables/" + id + ".yaml"
		of(translation.Table, "content/"+file, file, e.Tables[id])
	}
	words := path.Join(templatesFolder, stringsFolder)
	add(translation.Interface, path.Join(words, "en.yaml"), path.Join(words, string(e.Lang)+".yaml"), translation.InterfaceIn(e.Lang, e.Words), nil)
	return all
}

func values[T any](all iter.Seq[*T]) (values []any) {
	for v := range all {
		values = append(values, v)
	}
	return values
}

// acts gives the entries of a catalogue that are the site's own or that one of its pages is about. Of the others, which
// came with the program, nobody has to translate a word.
func (l *loader) acts(catalogue *regulation.Catalogue) (acts []any) {
	cited := map[schema.ID]bool{}
	if l.resolved != nil {
		for _, r := range l.resolved.Regulations {
			cited[r.Act.ID] = len(r.Briefings)+len(r.CaseStudies) > 0
		}
	}
	for act := range catalogue.All() {
		if !act.BuiltIn() || cited[act.ID] {
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
