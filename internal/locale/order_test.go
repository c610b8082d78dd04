package locale

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestOrder(t *testing.T) {
	for _, want := range []struct {
		tag  Tag
		text string // in order
	}{
		{"en", "a A á b Zebra"},
		{"es", "nube nzz ñandú Óscar oso"},
		{"sv", "a z å ä ö"},
		{"de", "a ä b z"},
		{"ar", "أمن بيانات حقوق خصوصية"},
		{"ru", "Ёж ель жук"},
		{"zh", "北京 上海 中国"}, // by pinyin
		{"ja", "あ ア漢 い"},
	} {
		l := For(want.tag)
		words := strings.Fields(want.text)
		slices.Reverse(words)
		slices.SortFunc(words, l.Compare)
		if got := strings.Join(words, " "); got != want.text {
			t.Errorf("%s: %s, want %s", want.tag, got, want.text)
		}
		slices.Reverse(words)
		SortBy(l, words, func(word string) string { return word })
		if got := strings.Join(words, " "); got != want.text {
			t.Errorf("%s: SortBy gives %s, want %s", want.tag, got, want.text)
		}
	}
	// What a collator takes for equal still has an order.
	if For("en").Compare("a\u0000", "a") == 0 || For("en").Compare("a", "a") != 0 {
		t.Error("two texts are equal that are not the same")
	}
}

// SortBy sorts by keys and Compare without: they agree, also on what is no word.
func FuzzOrder(f *testing.F) {
	f.Add("Óscar", "oso")
	f.Add("حقوق", "Rights")
	f.Add("\xff", "\u0301")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, tag := range []Tag{"en", "es", "ar", "zh"} {
			l := For(tag)
			pair := []string{a, b}
			SortBy(l, pair, func(s string) string { return s })
			if l.Compare(pair[0], pair[1]) > 0 || l.Compare(a, b) != -l.Compare(b, a) {
				t.Errorf("%s: %q, %q: SortBy gives %q, Compare %d", tag, a, b, pair, l.Compare(a, b))
			}
		}
	})
}

// Run with -race: one Locale serves all.
func TestConcurrency(t *testing.T) {
	var all sync.WaitGroup
	for _, tag := range []Tag{"es", "es", "ar", "ar", "es-419", "es-419"} {
		all.Go(func() {
			l := For(tag)
			words := []string{"ñ", "n", "o", "ب", "ا"}
			for range 50 {
				slices.SortFunc(words, l.Compare)
				l.Date(2026, 5, 14)
				l.Integer(12345)
			}
		})
	}
	all.Wait()
}
