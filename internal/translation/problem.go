package translation

import (
	"fmt"
	"strings"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
)

// Check tells translators what of the original is not in a page, or is not in the original: every Mismatch as a
// warning at the translation's line, which names the original's.
func Check(original *Texts, translated *briefing.Document, merged Merged, from, to *locale.Locale) []source.Problem {
	var problems []source.Problem
	for _, m := range Parity(original.Segments(translated, merged), translated.Translation.SameAs, from, to) {
		p := m.problem(original.doc.Path, ", or add same_as: with the words of both")
		p.File = translated.Path
		problems = append(problems, p)
	}
	if !translated.Translation.Draft {
		problems = append(problems, original.copies(translated, merged)...)
	}
	return problems
}

// copies tells the texts that stand in a translation in the original's words: a few of them one by one, and of many how
// many they are.
func (t *Texts) copies(translated *briefing.Document, merged Merged) []source.Problem {
	var copies []Text
	if t.doc.Content != nil && merged.Content != nil {
		i := 0
		schema.NamedTexts(merged.Content, func(_ []string, text schema.Translatable) {
			here, _, lang := textOf(text)
			if lang != translated.Lang && here.At != t.fields[i].At {
				copies = append(copies, here)
			}
			i++
		})
	}
	for _, b := range merged.copied {
		copies = append(copies, b.Text)
	}
	const few = 5
	if len(copies) > few {
		return []source.Problem{{
			File: translated.Path, Pos: copies[0].At, Level: source.W,
			What:   fmt.Sprintf("%d texts are still in the original's words, from here on", len(copies)),
			Advice: "salient translations lists them by language and page; translate them, or write draft: true until they are",
		}}
	}
	problems := make([]source.Problem, len(copies))
	for i, text := range copies {
		words := strings.Fields(text.Source)
		if len(words) > 6 {
			words = append(words[:6:6], "…")
		}
		problems[i] = source.Problem{
			File: translated.Path, Pos: text.At, Level: source.W,
			What: "this is still in the original's words:", Words: strings.Join(words, " "),
			Advice: "translate it, or write draft: true until it is; words that are the same in both languages stand in same_as: as source: and as here:",
		}
	}
	return problems
}

// CheckWords tells the numbers that the words of data do not have as the original has them. The two are the same values, the
// one with the texts of an edition.
func CheckWords(originalFile, file string, original, translated []any, from, to *locale.Locale) []source.Problem {
	var segments []Segment
	for i := range min(len(original), len(translated)) {
		var there []Text
		schema.NamedTexts(original[i], func(_ []string, t schema.Translatable) {
			text, _, _ := textOf(t)
			there = append(there, text)
		})
		n := 0
		schema.NamedTexts(translated[i], func(path []string, t schema.Translatable) {
			here, kind, lang := textOf(t)
			if n < len(there) && lang == string(to.Tag()) && here != there[n] {
				segments = append(segments, Segment{Key: strings.Join(path, "."), Kind: kind, Original: there[n], Translated: here})
			}
			n++
		})
	}
	var problems []source.Problem
	for _, m := range Parity(segments, nil, from, to) {
		p := m.problem(originalFile, "")
		p.File = file
		problems = append(problems, p)
	}
	return problems
}

// problem tells the mismatch. remedy is what else can be done than to write what the original has.
func (m Mismatch) problem(original, remedy string) source.Problem {
	there := original
	if m.Original.Line > 0 {
		there = fmt.Sprintf("%s:%d", original, m.Original.Line)
	}
	p := source.Problem{Pos: m.Translated, Level: source.W, Words: m.Words, Nearest: m.Nearest}
	switch m.Fault {
	case NumberMissing:
		p.What, p.Advice = "a number of the original that the translation does not have", "the original has it in "+there+"; write it here"+remedy
	case NumberAdded:
		p.What, p.Advice = "a number that the original does not have", "the original's text is in "+there+"; correct the number"+remedy
	case NumberDiffers:
		p.What, p.Advice = "a number that is not the original's", "the original has another in "+there+"; correct it here"+remedy
	case ReferenceMissing:
		p.What, p.Advice = "a reference of the original that the translation does not have", "the original has it in "+there+"; put it in the same place here"
	case ReferenceAdded:
		p.What, p.Advice = "a reference that the original does not have here", "the original's text is in "+there+"; remove the reference, or add it to the original first"
	case ReferenceMisplaced:
		p.What, p.Advice = "this stands in another section than in the original:", "the original has it in "+there+"; put it in that section here"
	case SameAsUnused:
		p.What, p.Advice = "an entry of same_as: that covers nothing", "source: is to be words of the original, and here: those that stand for them in the same paragraph; correct them, or remove the entry"
	}
	return p
}
