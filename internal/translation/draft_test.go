package translation_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salient/internal/briefing"
	"salient/internal/translation"
)

var update = flag.Bool("update", false, "write the golden files anew")

// units gives the texts of a translation by their keys.
func units(t *testing.T, from *translation.Texts, original, translated *briefing.Document) ([]translation.Segment, map[string]string) {
	t.Helper()
	merged, problems := translation.Merge(original, translated)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	all, texts := from.Units(translated, merged), map[string]string{}
	for _, u := range all {
		texts[u.Key] = u.Translated.Source
	}
	return all, texts
}

func TestDraft(t *testing.T) {
	original := parse(t, "en", charted)
	texts := translation.TextsOf(original)
	draft := texts.Draft("es", `{method: human}`)
	golden := filepath.Join("testdata", "draft.md")
	if *update {
		if err := os.WriteFile(golden, draft, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(draft)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	translated := parse(t, "es", string(draft))
	if got := translation.Compare(original, translated.Translation).State; got != translation.Current {
		t.Errorf("the draft is %v", got)
	}
	all, _ := units(t, texts, original, translated)
	for _, u := range all {
		if u.IsTranslated() && u.Translated.Source != u.Original.Source {
			t.Errorf("%s is %q, and %q in the draft", u.Key, u.Original.Source, u.Translated.Source)
		}
	}
}

// Whoever translates all texts of a draft has the same page as one who wrote it by hand.
func TestRewordADraft(t *testing.T) {
	original, byHand := parse(t, "en", charted), parse(t, "es", chartedInSpanish)
	texts := translation.TextsOf(original)
	_, want := units(t, texts, original, byHand)
	for name, file := range map[string]string{
		"a draft":               string(texts.Draft("es", `{method: human}`)),
		"nothing but its title": "---\ntranslates: en\ntitle: Otra\nasks:\n---\n",
		"some of its fields":    "---\ntranslates: en   # a comment\ntitle: |\n  Otra\nasks: {}\nsaliency:\n  privacy: {scale: {}}\n---\n\n",
	} {
		translated := parse(t, "es", file)
		data := texts.Embody(translated, []byte(file))
		translated = parse(t, "es", string(data))
		all, _ := units(t, texts, original, translated)
		reworded, changed, problems := texts.Reword(translated, data, all, want)
		if len(problems) > 0 || changed == 0 {
			t.Errorf("%s: %d changed, %v", name, changed, problems)
			continue
		}
		if _, got := units(t, texts, original, parse(t, "es", string(reworded))); name != "a draft" {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: (-want +got)\n%s\n%s", name, diff, reworded)
			}
		}
	}
}

func TestRewordChangesNothingElse(t *testing.T) {
	original, translated := parse(t, "en", charted), parse(t, "es", chartedInSpanish)
	texts := translation.TextsOf(original)
	all, same := units(t, texts, original, translated)
	if got, changed, _ := texts.Reword(translated, []byte(chartedInSpanish), all, same); changed != 0 || string(got) != chartedInSpanish {
		t.Errorf("%d changed\n%s", changed, cmp.Diff(chartedInSpanish, string(got)))
	}
}
