package generate

import (
	"context"
	"slices"

	"salient/internal/briefing"
	"salient/internal/source"
	"salient/internal/translation"
)

// Translations says how every page stands in every language of the publication.
func Translations(ctx context.Context, o Options) ([]translation.Standing, []source.Problem, error) {
	l, err := gather(ctx, o)
	if l == nil || err != nil {
		return nil, nil, err
	}
	return translation.Standings(l.input.Documents, l.languageNames()), l.problems, nil
}

func (l *loader) languageNames() []string {
	names := make([]string, len(l.input.Settings.Languages))
	for i, tag := range l.input.Settings.Languages {
		names[i] = string(tag)
	}
	return names
}

// Translated is a translation that its translator calls current.
type Translated struct {
	translation.Standing
	// Source is what its field source: is to say, in YAML on one line.
	Source string
	// Problems keep it from being current: mistakes of the page, and what does not agree with the original.
	Problems []source.Problem
}

// Retranslated gives the fingerprints for a page of a language, named as in its address, and the pages of the language
// where there is none of that name.
func Retranslated(ctx context.Context, o Options, lang, page string) (*Translated, []translation.Standing, error) {
	l, err := gather(ctx, o)
	if l == nil || err != nil {
		return nil, nil, err
	}
	standings := slices.DeleteFunc(translation.Standings(l.input.Documents, l.languageNames()), func(s translation.Standing) bool {
		return s.Lang != lang || s.State == translation.Missing
	})
	at := slices.IndexFunc(standings, func(s translation.Standing) bool { return s.Page() == page })
	if at < 0 {
		return nil, standings, nil
	}
	t := &Translated{Standing: standings[at]}
	for _, doc := range l.input.Documents {
		if doc.Path == t.Original {
			t.Source = translation.Print(doc).String()
		}
	}
	for _, p := range l.problems {
		if p.File == t.File && !outdated(p, l.input.Documents) || p.File == t.Original && p.Level == source.E {
			t.Problems = append(t.Problems, p)
		}
	}
	return t, standings, nil
}

// outdated says whether a problem is that of old fingerprints, which are to be written anew.
func outdated(p source.Problem, documents []*briefing.Document) bool {
	return slices.ContainsFunc(documents, func(doc *briefing.Document) bool {
		return doc.Path == p.File && doc.Translation != nil && doc.Translation.Source != nil && p.Pos == doc.Translation.Source.At
	})
}
