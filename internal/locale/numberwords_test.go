package locale_test

import (
	"fmt"
	"strings"
	"testing"

	"salient/internal/locale"
)

func TestNumberWords(t *testing.T) {
	for _, tc := range []struct {
		lang locale.Tag
		text string
		want string
	}{
		{"en", "Thirty-two of fifty organisations, twenty one times", "32 50 21"},
		{"en", "the third of two thousand three hundred", "3 2300"},
		{"en", "Nobody answered.", ""},
		{"es", "treinta y dos organizaciones, la TERCERA vez, veintitrés mil", "32 3 23000"},
		{"es", "mil millones", "1000000000"},
		{"pt-BR", "três das quarenta e cinco", "3 45"},
		{"fr", "quatre-vingt-douze, deuxième", "92 2"},
		{"de", "fünf\u00adund\u00adzwanzig, dreissig, dreißig, zwei Millionen", "25 30 30 2000000"},
		{"ar", "اثنتان وثلاثون", "32"},
		{"ar", "في اثنين وثلاثين بلدًا والخمسة", "32 5"},
		{"ar", "خمس مرات، ومئة، بثلاثمئة، خمسة آلاف", "5 100 300 5000"},
		{"hi", "पच्चीस संगठन, दो लाख", "25 200000"},
		{"zh", "三十二家机构，两万", "32 20000"},
		{"ja", "二十三", "23"},
		{"th", "ยี่สิบเอ็ดองค์กร", "21"},
		{"ru", "двадцать пять, три тысячи, пяти", "25 3000 5"},
		{"tr", "on iki", "12"},
		{"ha", "biyar", ""},
	} {
		var got []string
		for _, w := range locale.For(tc.lang).NumberWords(tc.text) {
			got = append(got, fmt.Sprint(w.Value))
		}
		if got := strings.Join(got, " "); got != tc.want {
			t.Errorf("%s %q: %q, want %q", tc.lang, tc.text, got, tc.want)
		}
	}
}

func TestMultiplier(t *testing.T) {
	for _, tc := range []struct {
		lang  locale.Tag
		after string
		power int
		words string
	}{
		{"en", " million people", 6, " million"},
		{"en", " people", 0, ""},
		{"es", " mil millones de dólares", 9, " mil millones"},
		{"es", " billones", 12, " billones"},
		{"de", "\u00a0Milliarden Euro", 9, "\u00a0Milliarden"},
		{"hi", " करोड़", 7, " करोड़"},
		{"zh", "万人", 4, "万"},
		{"ar", " ملايين", 6, " ملايين"},
	} {
		power, size := locale.For(tc.lang).Multiplier(tc.after)
		if power != tc.power || tc.after[:size] != tc.words {
			t.Errorf("%s %q: %d %q, want %d %q", tc.lang, tc.after, power, tc.after[:size], tc.power, tc.words)
		}
	}
}

func TestMonth(t *testing.T) {
	for _, tc := range []struct {
		lang locale.Tag
		text string
		want int
	}{
		{"en", "May 2026", 5}, {"en", "Sept. 2026", 9}, {"en", "maybe", 0}, {"es", "mayo de 2026", 5},
		{"ar", "مايو 2026", 5}, {"fr", "août 2026", 8}, {"de", "März 2026", 3}, {"hi", "मई 2026", 5}, {"zh", "5月", 0},
	} {
		if month, _ := locale.For(tc.lang).Month(tc.text); int(month) != tc.want {
			t.Errorf("%s %q: %d, want %d", tc.lang, tc.text, month, tc.want)
		}
	}
}

func FuzzNumberWords(f *testing.F) {
	for _, seed := range []string{"thirty-two", "mil millones", "في اثنين وثلاثين", "三十二", "ยี่สิบ", "one\xfftwo", "million million million million"} {
		f.Add(seed)
	}
	tags := []locale.Tag{"en", "es", "ar", "hi", "zh", "th", "ru"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range tags {
			end := 0
			for _, w := range locale.For(tag).NumberWords(text) {
				if w.At < end || w.End <= w.At || w.End > len(text) || w.Value < 0 {
					t.Fatalf("%s %q: %+v after %d", tag, text, w, end)
				}
				end = w.End
			}
			if _, size := locale.For(tag).Multiplier(text); size > len(text) {
				t.Fatalf("%s %q: %d", tag, text, size)
			}
		}
	})
}
