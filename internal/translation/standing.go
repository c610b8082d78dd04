package translation

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"salient/internal/briefing"
	"salient/internal/schema"
)

// Standing is how a page stands in a language that is not its original's.
type Standing struct {
	Lang     string
	Original string // the file of the original
	File     string // that of the translation, where it is or is to be
	State    State
	Sections []string // of the original, that moved since
	// Words is how many of the original's are left to translate: all of a missing page, those of the sections that
	// moved, or of the short texts where no section did.
	Words int
}

// Standings says how every page stands in every language, by language in the order given and then by file. A page that
// is an original in more than one language, as the home page can be, stands for itself.
func Standings(documents []*briefing.Document, languages []string) []Standing {
	written := map[string]map[string]*briefing.Document{} // by key, then by language
	for _, doc := range documents {
		if written[doc.Key] == nil {
			written[doc.Key] = map[string]*briefing.Document{}
		}
		written[doc.Key][doc.Lang] = doc
	}
	var standings []Standing
	for _, lang := range languages {
		for _, key := range slices.Sorted(maps.Keys(written)) {
			original := originalOf(written[key], languages)
			there := written[key][lang]
			if original == nil || there != nil && there.Translation == nil {
				continue
			}
			standings = append(standings, standing(original, lang, there))
		}
	}
	return standings
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

func standing(original *briefing.Document, lang string, translated *briefing.Document) Standing {
	s := Standing{Lang: lang, Original: original.Path}
	front, lead, sections := wordsOf(original)
	if translated == nil {
		s.State, s.Words = Missing, front+lead
		s.File = strings.Replace(original.Path, "/"+original.Lang+"/", "/"+lang+"/", 1)
		for _, n := range sections {
			s.Words += n
		}
		return s
	}
	status := Compare(original, translated.Translation)
	s.File, s.State, s.Sections = translated.Path, status.State, status.Sections
	if s.State != OutOfDate {
		return s
	}
	for i, h := range original.Body.Headings {
		if slices.Contains(s.Sections, h.ID) {
			s.Words += sections[i]
		}
	}
	if len(s.Sections) == 0 {
		s.Words = front + lead
	}
	return s
}

// wordsOf counts the words of a page: of its frontmatter, above the first heading, and of each section.
func wordsOf(doc *briefing.Document) (front, lead int, sections []int) {
	schema.Texts(doc.Content, func(t schema.Translatable) { front += Words(t.Source()) })
	sections = make([]int, len(doc.Body.Headings))
	from, count := 0, &lead
	for i, h := range doc.Body.Headings {
		*count = Words(doc.BodyText[from:h.Offset])
		from, count = int(h.Offset), &sections[i]
	}
	*count = Words(doc.BodyText[from:])
	return front, lead, sections
}

// Words counts the words of a text. Where a script parts words by nothing (UAX #29), each of its characters counts.
func Words(text string) (n int) {
	for word := range strings.FieldsSeq(text) {
		letters, alone := false, 0
		for _, r := range word {
			switch {
			case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
				alone++
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				letters = true
			}
		}
		if n += alone; letters {
			n++
		}
	}
	return n
}

// Page is the address of a page below the folder of a language, for those who name it: briefings/cotton.
func (s *Standing) Page() string {
	_, below, _ := strings.Cut(strings.TrimPrefix(s.Original, "content/"), "/")
	return strings.TrimSuffix(strings.TrimSuffix(below, path.Ext(below)), "/index")
}
