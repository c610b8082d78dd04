package card

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"

	"salient/assets/fonts"
)

// family is the fonts of a script.
type family struct {
	regular, bold, title *font.Font
	// leading is the distance of lines, in per cent of the size: some scripts have marks above marks.
	leading int
}

// families are looked through in their order, so that names in Latin letters look the same in every language.
var families = sync.OnceValues(func() ([]family, error) {
	var failed error
	load := func(name string) *font.Font {
		data, err := fonts.Files.ReadFile(name + ".ttf")
		if err == nil {
			var face *font.Face
			if face, err = font.ParseTTF(bytes.NewReader(data)); err == nil {
				return face.Font
			}
		}
		failed = fmt.Errorf("reading the font %s: %w", name, err)
		return nil
	}
	all := []family{
		{load("NotoSans-Regular"), load("NotoSans-Bold"), load("NotoSerif-Bold"), 120},
		{load("NotoNaskhArabic-Regular"), load("NotoNaskhArabic-Bold"), nil, 150},
		{load("NotoSansDevanagari-Regular"), load("NotoSansDevanagari-Bold"), nil, 140},
	}
	for i := range all {
		if all[i].title == nil {
			all[i].title = all[i].bold
		}
	}
	return all, failed
})

// Settable says whether a text can be shown: it has words, and the fonts have all its letters, digits and marks.
// Emoji and other signs that they lack are left out, which leaves the words as they are.
func Settable(text string) bool { return settable(text) != "" }

// settable gives what is shown of a text: "" where that is nothing, or would not be its words.
func settable(text string) string {
	all, err := families()
	if err != nil {
		return ""
	}
	var shown strings.Builder
	blank := true
	for _, r := range text {
		switch {
		case r == ' ' || unicode.IsControl(r):
			if !blank {
				shown.WriteByte(' ')
			}
			blank = true
		case unicode.Is(unicode.Cf, r) || slices.ContainsFunc(all, func(f family) bool { return has(f.title, r) && has(f.regular, r) }):
			shown.WriteRune(r)
			blank = false
		case unicode.In(r, unicode.Variation_Selector, unicode.Me):
		case unicode.In(r, unicode.L, unicode.M, unicode.N):
			return ""
		}
	}
	return strings.TrimSpace(shown.String())
}

func has(f *font.Font, r rune) bool {
	_, ok := f.NominalGlyph(r)
	return ok
}
