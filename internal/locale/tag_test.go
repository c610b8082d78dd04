package locale

import "testing"

func TestParse(t *testing.T) {
	for written, want := range map[string]Tag{
		"en": "en", "PT-br": "pt-BR", "zh-hant": "zh-Hant", "iw": "he", "es-419": "es-419", "gn": "gn",
	} {
		if got, err := Parse(written); got != want || err != nil {
			t.Errorf("Parse(%q) = %q, %v; want %q", written, got, err, want)
		}
	}
	for written, want := range map[string]error{
		"": errMalformed, "english": errMalformed, "und": errMalformed, "e n": errMalformed, "../en": errMalformed,
		"xx": errUnknown, "en-Qqqq": errUnknown,
		"en-u-nu-arab": errExtended, "en-x-acme": errExtended, "x-acme": errExtended,
	} {
		if got, err := Parse(written); err != want {
			t.Errorf("Parse(%q) = %q, %v; want the error %v", written, got, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tag := range []string{"en", "zh-Hant-HK", "i-klingon", "en-u-ca-buddhist", "a-b-c", "sr-Latn-ME-ekavsk"} {
		f.Add(tag)
	}
	f.Fuzz(func(t *testing.T, written string) {
		tag, err := Parse(written)
		if err != nil {
			return
		}
		if again, err := Parse(string(tag)); again != tag || err != nil {
			t.Errorf("%q is canonical as %q, and that as %q, %v", written, tag, again, err)
		}
		if chain := tag.chain(); len(chain) > 5 {
			t.Errorf("%q has the parents %q", tag, chain)
		}
		For(tag).Date(2026, 5, 14)
	})
}

func TestTag(t *testing.T) {
	for _, want := range []struct {
		tag, parent    Tag
		direction, own string
		covered        bool
	}{
		{"en", "", "ltr", "English", true},
		{"en-GB", "en-001", "ltr", "British English", true},
		{"es", "", "ltr", "Español", true},
		{"es-AR", "es-419", "ltr", "Español (Argentina)", true},
		{"ar", "", "rtl", "العربية", true},
		{"pt-BR", "pt", "ltr", "Português (Brasil)", true},
		{"nb", "no", "ltr", "Norsk bokmål", true},
		{"zh-Hant", "", "ltr", "繁體中文", true},
		{"zh-TW", "zh-Hant", "ltr", "中文（台灣）", true},
		{"sr-Latn", "", "ltr", "Srpski (latinica)", true},
		{"fa", "", "rtl", "فارسی", true},
		{"ur", "", "rtl", "اردو", true},
		{"he", "", "rtl", "עברית", true},
		{"pa-PK", "pa-Arab", "rtl", "پنجابی (پاکستان)", true},
		{"ckb", "", "rtl", "Central Kurdish", false},
		{"gn", "", "ltr", "Guarani", false},
		{"zu", "", "ltr", "isiZulu", true},
	} {
		tag := want.tag
		if tag.Parent() != want.parent || tag.Direction() != want.direction || tag.OwnName() != want.own || tag.Covered() != want.covered {
			t.Errorf("%s: parent %q, direction %s, own name %q, covered %t; want %+v",
				tag, tag.Parent(), tag.Direction(), tag.OwnName(), tag.Covered(), want)
		}
	}
}
