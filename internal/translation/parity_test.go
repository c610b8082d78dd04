package translation_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salient/internal/briefing"
	"salient/internal/locale"
	"salient/internal/translation"
)

// words tells a mismatch as testdata/parity.txt does.
func words(m translation.Mismatch) string {
	switch m.Fault {
	case translation.NumberMissing:
		return "missing: " + m.Words
	case translation.NumberAdded:
		return "added: " + m.Words
	case translation.NumberDiffers:
		return "differs: " + m.Words + " for " + m.Nearest
	case translation.SameAsUnused:
		return "unused: " + m.Words
	}
	return fmt.Sprint(m)
}

func TestParity(t *testing.T) {
	data, err := os.ReadFile("testdata/parity.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n# ")[1:]
	if len(cases) < 40 {
		t.Errorf("%d cases", len(cases))
	}
	for _, text := range cases {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		from, original, _ := strings.Cut(lines[1], ": ")
		to, translated, _ := strings.Cut(lines[2], ": ")
		var same []briefing.SameAs
		var want, got []string
		for _, line := range lines[3:] {
			if pair, ok := strings.CutPrefix(line, "same_as: "); ok {
				source, here, _ := strings.Cut(pair, " = ")
				same = append(same, briefing.SameAs{Source: source, Here: here})
			} else {
				want = append(want, line)
			}
		}
		segment := translation.Segment{
			Key: "why-now/1", Section: "why-now", Kind: translation.Block,
			Original: translation.Text{Source: original}, Translated: translation.Text{Source: translated},
		}
		for _, m := range translation.Parity([]translation.Segment{segment}, same, locale.For(locale.Tag(from)), locale.For(locale.Tag(to))) {
			if m.Fault != translation.ReferenceMissing {
				got = append(got, words(m))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", lines[0], diff)
		}
	}
}

// TestNumbersAreReadBack writes numbers as a page does and reads them again.
func TestNumbersAreReadBack(t *testing.T) {
	for _, tag := range []locale.Tag{"en", "es", "es-MX", "ar", "ar-MA", "pt-BR", "pt-PT", "fr", "de", "de-CH", "hi", "ne", "zh", "fa", "ru", "bn", "tr", "ha"} {
		l := locale.For(tag)
		for _, d := range []locale.Decimal{"0", "7", "12", "999", "1000", "1234", "12345", "123456", "1234567", "98765432", "1234567890", "0.5", "1.25", "46.9", "1234.5", "1234.567", "0.125", "-3", "-1234.5", "-98765432"} {
			for _, text := range []string{l.Number(d), l.Percent(d), "(" + l.Number(d) + ")", l.Number(d) + "."} {
				found := translation.Numbers(text, l)
				if len(found) != 1 || found[0].Value != string(d) {
					t.Errorf("%s: %s is written %q and read as %+v", tag, d, text, found)
				}
			}
		}
		for _, n := range []int{0, 15, 1234, -45678, 123456789} {
			if found := translation.Numbers(l.Integer(n), l); len(found) != 1 || found[0].Value != fmt.Sprint(n) {
				t.Errorf("%s: %d is written %q and read as %+v", tag, n, l.Integer(n), found)
			}
		}
		for _, day := range [][3]int{{2026, 5, 12}, {2024, 12, 1}, {1999, 3, 31}} {
			text := l.Date(day[0], 5, day[2])
			got := map[string]bool{}
			for _, n := range translation.Numbers(text, l) {
				got[n.Value] = true
			}
			whole := fmt.Sprintf("%d-05-%02d", day[0], day[2])
			if !got[whole] && !(got[fmt.Sprint(day[0])] && got[fmt.Sprint(day[2])]) {
				t.Errorf("%s: %s is written %q and read as %v", tag, whole, text, got)
			}
		}
	}
}

func FuzzNumbers(f *testing.F) {
	for _, seed := range []string{"1,234.5", "1.234,5", "١٬٢٣٤٫٥", "12 May 2026", "2026-05-12", "1.2.3", "-5", "10 million", "9:00", "1 234", "May 12, 2026 May", "1\xff2", "२०२६"} {
		f.Add(seed)
	}
	tags := []locale.Tag{"en", "es", "ar", "fr", "de-CH", "hi", "zh"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range tags {
			end := 0
			for _, n := range translation.Numbers(text, locale.For(tag)) {
				if n.At < end || n.Value == "" || n.Words == "" || n.At+len(n.Words) > len(text) || text[n.At:n.At+len(n.Words)] != n.Words {
					t.Fatalf("%s %q: %+v after %d", tag, text, n, end)
				}
				end = n.At + len(n.Words)
			}
		}
	})
}

// TestParityEnds compares texts that hold too much of one mark.
func TestParityEnds(t *testing.T) {
	for _, mark := range []string{"1 ", "1,", "[@a] ", "](", "<", "`", "` `` ", "[", "12 May ", "May ", "million ", "1 million ", "a", "و", "3.", "-", "://", "&#1"} {
		text := translation.Text{Source: strings.Repeat(mark, (32<<10)/len(mark))}
		other := translation.Text{Source: strings.Repeat(mark, 3)}
		segment := translation.Segment{Key: "a", Section: "a", Kind: translation.Block, Original: text, Translated: other}
		same := []briefing.SameAs{{Source: strings.Repeat(mark, 100) + "b", Here: "b"}}
		translation.Parity([]translation.Segment{segment}, same, locale.For("en"), locale.For("ar"))
	}
}

// FuzzParity has a text compared with itself: nothing differs.
func FuzzParity(f *testing.F) {
	for _, seed := range []string{"[@ev-1] 12 `1", "```chart\nid: a\n```\n[x](y 1)", "1. a\n2. b", "12 May 2026 and 3 June", "[^1]: 3\n[a]: b 4", "https://a.b/1 &#160;2 \\3 <a@b.c>"} {
		f.Add(seed)
	}
	en := locale.For("en")
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []translation.Kind{translation.Plain, translation.Inline, translation.Block, translation.Fence} {
			same := translation.Text{Source: text}
			segment := translation.Segment{Key: "a/1", Section: "a", Kind: kind, Original: same, Translated: same}
			if found := translation.Parity([]translation.Segment{segment}, nil, en, en); len(found) > 0 {
				t.Fatalf("%q: %+v", text, found)
			}
		}
	})
}
