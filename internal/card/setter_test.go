package card

import (
	"strings"
	"testing"

	"salient/internal/locale"
)

func setterFor(t testing.TB, lang locale.Tag) *setter {
	t.Helper()
	s, err := borrow()
	if err != nil {
		t.Fatal(err)
	}
	s.begin(lang, Accent)
	return s
}

// seen gives the letters of a line from left to right, one for each glyph.
func seen(l *line, letters string) string {
	var b strings.Builder
	for _, run := range l.runs {
		for _, g := range run.Glyphs {
			b.WriteRune([]rune(letters)[g.TextIndex()])
		}
	}
	return b.String()
}

// Each part of a line runs in its own direction (UAX #9).
func TestOrderOfLetters(t *testing.T) {
	for _, c := range []struct {
		lang             locale.Tag
		text, want, what string
	}{
		{"en", "Acme 32 (2026)", "Acme 32 (2026)", "Latin"},
		{"ar", "دور 32 دار", "راد 32 رود", "digits within Arabic"},
		{"ar", "دور Acme Corp 32", "Acme Corp 32 رود", "a name within Arabic"},
		{"ar", "Acme دور", "رود Acme", "a name before Arabic"},
		{"ar", "دور (32)", ")32( رود", "brackets, which are drawn mirrored"},
		{"en", "By دار دور and Acme", "By رود راد and Acme", "an Arabic name within Latin"},
		{"ar", "5 of 5", "5 of 5", "words that are not translated"},
		{"en", "5 رود دور", "رود دور 5", "words that are not translated"},
	} {
		s := setterFor(t, c.lang)
		if got := seen(s.line(c.text, sans, footSize, measure), c.text); got != c.want {
			t.Errorf("%s: %q from left to right, not %q", c.what, got, c.want)
		}
		s.release()
	}
}

// Letters join, stack and melt as their script asks: a shaped word has other glyphs than its letters alone.
func TestLettersAreShaped(t *testing.T) {
	glyphs := func(lang locale.Tag, text string) (n int, ids string) {
		s := setterFor(t, lang)
		defer s.release()
		for _, run := range s.line(text, serifBold, headSize, measure).runs {
			for _, g := range run.Glyphs {
				if n++; g.GlyphID == 0 {
					t.Errorf("%q has a letter without a glyph", text)
				}
				ids += string(rune(g.GlyphID)) + " "
			}
		}
		return n, ids
	}
	if n, _ := glyphs("hi", "क्ष"); n != 1 {
		t.Errorf("क्ष is a ligature, not %d glyphs", n)
	}
	if n, _ := glyphs("ar", "لا"); n > 2 {
		t.Errorf("lam and alef are %d glyphs", n)
	}
	if _, three := glyphs("ar", "ببب"); len(strings.Fields(three)) == 3 {
		parts := strings.Fields(three)
		if parts[0] == parts[1] || parts[1] == parts[2] {
			t.Error("beh has one form at the beginning, in the middle and at the end")
		}
	}
}

func TestFit(t *testing.T) {
	s := setterFor(t, "en")
	defer s.release()
	height := titleEnd - titleTop
	for _, c := range []struct {
		title string
		lines int
		size  int
		whole bool
	}{
		{"Cotton", 1, titleSizes[0], true},
		{"Facial recognition at the factory gate: what investors should ask", 3, 72, true},
		{endless, 5, 42, false},
		{oneWord, 2, 42, true},
	} {
		lines, leading := s.fit(c.title, height)
		last := lines[len(lines)-1]
		if len(lines) != c.lines || last.size != c.size || len(lines)*leading > height || widest(lines) > measure {
			t.Errorf("%.20s: %d lines of size %d, %d high, %d wide", c.title, len(lines), last.size, len(lines)*leading, widest(lines))
		}
		end := last.runs[len(last.runs)-1].Runes
		if got := end.Offset+end.Count == len([]rune(c.title)) && end.Count > 0 && len(last.runs) == 1; got != c.whole {
			t.Errorf("%.20s is whole: %v", c.title, got)
		}
	}
	balanced, _ := s.fit("Facial recognition at the factory gate: what investors should ask", height)
	for _, l := range balanced {
		if l.width < widest(balanced)*7/10 {
			t.Errorf("lines of %d and %d pixels", l.width, widest(balanced))
		}
	}
}

// A word that is too long for its line is cut short within, and not left out.
func TestCut(t *testing.T) {
	s := setterFor(t, "de")
	defer s.release()
	for text, want := range map[string]string{oneWord: "Donau", "Von " + oneWord: "Von"} {
		l := s.line(text, sans, footSize, measure/4)
		if got := seen(l, text); !strings.HasPrefix(got, want) || l.width > measure/4 {
			t.Errorf("%.20s: %q, %d wide", text, got, l.width)
		}
	}
}

// Whatever a title is, it fits or there is none.
func FuzzFit(f *testing.F) {
	for _, c := range samples() {
		f.Add(c.Title, string(c.Lang), uint16(titleEnd-titleTop))
	}
	f.Add("ا\u202eAcme\u2067 32\u0301\u0301", "ar", uint16(300))
	f.Add("…\u00ad\u200d\u200bक्", "hi", uint16(100))
	f.Fuzz(func(t *testing.T, title, lang string, height uint16) {
		h := 80 + int(height)%400
		s := setterFor(t, locale.Tag(lang))
		defer s.release()
		lines, leading := s.fit(title, h)
		if len(lines)*leading > h {
			t.Errorf("%d lines of %d in %d", len(lines), leading, h)
		}
		if widest(lines) > measure && len([]rune(title)) > 1 {
			t.Errorf("%d wide", widest(lines))
		}
		if (len(lines) > 0) != Settable(title) {
			t.Errorf("%q has %d lines", title, len(lines))
		}
		for i := range lines {
			s.draw(&lines[i], start, titleTop+i*leading, ink)
		}
	})
}
