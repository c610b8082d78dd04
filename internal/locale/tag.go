package locale

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"salient/internal/locale/cldr"
)

// Tag is a language as BCP 47 writes it: "en", "pt-BR", "zh-Hant".
type Tag string

// English is the language that interface words and formats fall back to.
const English Tag = "en"

var (
	errMalformed = errors.New("not a language tag of BCP 47, such as en, pt-BR or zh-Hant")
	errUnknown   = errors.New("a language tag with a part that is not registered")
	errExtended  = errors.New("a language tag with more than a language, a script and a region")
)

// Parse reads a tag of a language with, at most, its script, region and variants, and gives the canonical form:
// "PT-br" is pt-BR, "iw" is he. The error is in words for an author and does not repeat the tag.
func Parse(s string) (Tag, error) {
	t, err := language.Parse(s)
	var unregistered language.ValueError
	switch {
	case errors.As(err, &unregistered):
		return "", errUnknown
	case err != nil || t == language.Und:
		return "", errMalformed
	case len(t.Extensions()) > 0:
		return "", errExtended
	}
	return Tag(t.String()), nil
}

// rightToLeft are the scripts in use that are written from right to left (ISO 15924).
var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Aran": true, "Hebr": true, "Mand": true,
	"Nkoo": true, "Rohg": true, "Samr": true, "Syrc": true, "Thaa": true,
}

// Direction is "rtl" or "ltr", the value of HTML's dir.
func (t Tag) Direction() string {
	script, _ := language.Make(string(t)).Script()
	if rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}

// Parent is the language whose words stand in where this one has none, or "": pt-BR has pt, es-AR has es-419.
// It stays within one script: zh-Hant has none, for its readers may not read zh (UTS #35, parent locales).
func (t Tag) Parent() Tag {
	if t == "nb" || t == "nn" {
		return "no"
	}
	parent := language.Make(string(t)).Parent()
	if parent == language.Und {
		return ""
	}
	return Tag(parent.String())
}

// chain is the tag and its parents, the most general first.
func (t Tag) chain() []Tag {
	var chain []Tag
	for ; t != ""; t = t.Parent() {
		chain = slices.Insert(chain, 0, t)
	}
	return chain
}

// Covered tells whether CLDR data of good coverage is here for the language. Without it numbers, dates and names
// are in English.
func (t Tag) Covered() bool {
	return slices.ContainsFunc(t.chain(), cldr.Has[Tag])
}

// OwnName is the language's name in itself, as a switcher of languages shows it: "Español", "العربية". A language
// that is not Covered has its name in English.
func (t Tag) OwnName() string {
	name := For(t).Language(t)
	word, _, _ := strings.Cut(name, " ")
	if word != strings.ToLower(word) {
		return name // it has its capitals: "Deutsch", "isiZulu"
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToTitle(first)) + name[size:]
}
