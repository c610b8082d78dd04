package locale

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// CLDR gives samples of each rule: in every language, each falls into its category.
func TestPluralSamples(t *testing.T) {
	text, err := os.ReadFile("testdata/plurals.json")
	if err != nil {
		t.Fatal(err)
	}
	var samples map[Tag]map[string][]Decimal
	if err := json.Unmarshal(text, &samples); err != nil {
		t.Fatal(err)
	}
	if len(samples) < 80 {
		t.Fatalf("samples of %d languages only", len(samples))
	}
	for tag, byCategory := range samples {
		for category, numbers := range byCategory {
			for _, n := range numbers {
				if got := For(tag).Plural(n); got != category {
					t.Errorf("%s: %s is %s, want %s", tag, n, got, category)
				}
			}
		}
	}
}

func TestCategories(t *testing.T) {
	for tag, want := range map[Tag]string{
		"en": "one other", "es": "one other", "ar": "zero one two few many other", "ar-EG": "zero one two few many other",
		"zh": "other", "ru": "one few many other", "he": "one two other", "pt-BR": "one other", "cs": "one few other",
	} {
		if got := strings.Join(For(tag).Categories(), " "); got != want {
			t.Errorf("%s needs %s, want %s", tag, got, want)
		}
	}
	if got := For("es").plural.names(); !slices.Equal(got, []string{"one", "many", "other"}) {
		t.Errorf("es has %v", got)
	}
}

func TestLargePlurals(t *testing.T) {
	for n, want := range map[Decimal]string{
		"1000000000000000000000001": "other", "1000000000000000000000000": "many", "NaN": "other",
	} {
		if got := For("es").Plural(n); got != want {
			t.Errorf("es: %s is %s, want %s", n, got, want)
		}
	}
}
