package translation_test

import (
	"testing"

	"salient/internal/translation"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                             0,
		"Two words.":                   2,
		"- [ ] a list — of 3":          4,
		"سبع كلمات":                    2,
		"棉花与摄像头":                       6,
		"GDPR 第17条":                    4,
		"नियम और शर्तें":               3,
		"[@ev-1] cites; a\n\nb *c* **": 5,
	} {
		if got := translation.Words(text); got != want {
			t.Errorf("%q has %d words, not %d", text, got, want)
		}
	}
}
