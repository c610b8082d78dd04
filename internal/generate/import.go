package generate

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"salient/internal/briefing"
	"salient/internal/interchange"
	"salient/internal/locale"
	"salient/internal/source"
	"salient/internal/translation"
)

// Imported is what became of the texts of a page that came back from a translator's program.
type Imported struct {
	*Work
	Text    []byte // the file of the translation as it is to be; nil where nothing changes
	IsNew   bool
	Changed int // texts that are others now
	Left    int // texts without a translation, or with one that is still fuzzy: these are not taken
	Older   int // texts that were translated from other words than the original's of today
	Unknown int // texts that the page does not have
	// Confirmed says that nothing is left, so that a page that was out of date is current.
	Confirmed bool
	// Problems keep the page from being current: mistakes, and what does not agree with the original.
	Problems []source.Problem
}

// Import puts the texts of a catalogue into a translation. Those of a page without one make a draft, credited as
// credit says in YAML on one line.
func (b *Workbook) Import(c interchange.Catalogue, credit string) (*Imported, error) {
	i := slices.IndexFunc(b.Works, func(w Work) bool { return w.Original == c.File })
	if i < 0 {
		return nil, nil
	}
	w := &b.Works[i]
	in := &Imported{Work: w, IsNew: w.translated == nil}
	before, err := b.file(in, credit)
	if err != nil || len(in.Problems) > 0 {
		return in, err
	}
	data := w.Texts.Embody(w.parse(before), before)
	translated := w.parse(data)
	merged, _ := translation.Merge(w.original, translated)
	units := w.Texts.Units(translated, merged)
	texts, open := in.taken(c, units)
	after, changed, problems := w.Texts.Reword(translated, data, units, texts)
	if in.Problems = problems; len(problems) > 0 {
		return in, nil
	}
	if in.Changed = changed; changed > 0 {
		in.Problems = b.agrees(w, after)
	} else {
		after = before
	}
	if len(in.Problems) == 0 && (in.IsNew || w.State == translation.OutOfDate) {
		in.Confirmed = in.Left+in.Older == 0
		after = noted(w, after, open)
	}
	if in.IsNew && changed > 0 || !in.IsNew && string(after) != string(before) {
		in.Text = after
	}
	return in, nil
}

// file gives the translation as it is, or a draft.
func (b *Workbook) file(in *Imported, credit string) ([]byte, error) {
	w := in.Work
	in.Problems = w.Problems
	if in.IsNew {
		return w.Texts.Draft(b.lang, credit), nil
	}
	for _, p := range b.problems {
		if p.File == w.File && p.Level == source.E {
			in.Problems = append(in.Problems, p)
		}
	}
	data, err := fs.ReadFile(b.site, w.File)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", w.File, err)
	}
	return data, nil
}

// taken gives the texts that a translator has finished, and the sections in which others are left.
func (in *Imported) taken(c interchange.Catalogue, units []translation.Segment) (texts map[string]string, open map[string]bool) {
	texts, open = make(map[string]string, len(units)), map[string]bool{}
	given := make(map[string]*interchange.Unit, len(c.Units))
	for i := range c.Units {
		given[c.Units[i].Key] = &c.Units[i]
	}
	for i := range units {
		u, unit := &units[i], given[units[i].Key]
		delete(given, u.Key)
		if unit == nil || unit.State != interchange.Translated {
			in.Left++
			if !in.IsNew { // else the draft has the original's words of today
				open[u.Section] = true
			}
			continue
		}
		texts[u.Key] = unit.Target
		if strings.TrimRight(unit.Source, "\n") != strings.TrimRight(u.Original.Source, "\n") {
			in.Older++
			open[u.Section] = true
		}
	}
	in.Unknown = len(given)
	return texts, open
}

// agrees tells what keeps a text of a translation's file from being current.
func (b *Workbook) agrees(w *Work, text []byte) []source.Problem {
	translated := w.parse(text)
	if translated.Translation == nil || translated.Broken {
		return []source.Problem{{File: w.File, What: "texts that cannot stand in this file", Advice: "salient check tells more once they are mended"}}
	}
	merged, problems := translation.Merge(w.original, translated)
	return append(problems, translation.Check(w.Texts, translated, merged, locale.For(locale.Tag(w.original.Lang)), locale.For(b.lang))...)
}

// Update gives the file of a translation under the fingerprints of its original as it is now; problems of the two, and
// what does not agree in them, keep it from that.
func (b *Workbook) Update(w *Work) (before, after []byte, problems []source.Problem, err error) {
	for _, p := range b.problems {
		if (p.File == w.File || p.File == w.Original) && p.Level == source.E {
			problems = append(problems, p)
		}
	}
	if before, err = fs.ReadFile(b.site, w.File); err != nil {
		return nil, nil, nil, fmt.Errorf("reading %s: %w", w.File, err)
	}
	if len(problems) == 0 {
		problems = b.agrees(w, before)
	}
	if len(problems) > 0 {
		return nil, nil, problems, nil
	}
	return before, noted(w, before, nil), nil, nil
}

// noted writes the fingerprints of what was translated into a text of a translation's file.
func noted(w *Work, text []byte, open map[string]bool) []byte {
	var before *briefing.Source
	if w.translated != nil {
		before = w.translated.Translation.Source
	}
	edit, _ := source.NewPageEdit(w.File, text)
	if edit == nil {
		return text
	}
	edit.Set(edit.Root, "source", translation.Print(w.original).Confirm(before, open).String())
	return edit.Bytes()
}
