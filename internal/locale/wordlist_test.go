package locale_test

import (
	"testing"
	"testing/fstest"

	"salient/internal/locale"
)

func TestAllWords(t *testing.T) {
	words, problems, err := locale.LoadWords(fstest.MapFS{
		"strings/en.yaml": {Data: []byte("title: \"The title\"\ncount: {one: \"{n} ask\", other: \"{n} asks\"}\n")},
		"strings/es.yaml": {Data: []byte("title: \"El título\"\n")},
	}, "strings", []locale.Tag{"es-MX"})
	if err != nil || len(problems) != 1 {
		t.Fatal(problems, err)
	}
	got := map[string]string{}
	for key, text := range words["es-MX"].All() {
		got[key] = text + " " + string(words["es-MX"].Language(key))
	}
	if len(got) != 2 || got["title"] != "El título es-MX" || got["count"] != " asks en" {
		t.Errorf("%q", got)
	}
}

func TestReads(t *testing.T) {
	for _, tc := range []struct {
		readers, text locale.Tag
		want          bool
	}{
		{"pt", "pt", true}, {"pt-BR", "pt", true}, {"pt", "pt-BR", false}, {"es-AR", "es", true}, {"zh-Hant", "zh", false}, {"ar", "en", false}, {"en", "", false},
	} {
		if tc.readers.Reads(tc.text) != tc.want {
			t.Errorf("readers of %s and a text in %q: not %t", tc.readers, tc.text, tc.want)
		}
	}
}

func TestScript(t *testing.T) {
	for tag, want := range map[locale.Tag]string{"es": "Latn", "ar": "Arab", "sr-Latn": "Latn", "sr": "Cyrl", "zh": "Hans"} {
		if got := tag.Script(); got != want {
			t.Errorf("%s is written in %s, not %s", tag, got, want)
		}
	}
}
