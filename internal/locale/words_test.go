package locale

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"salient/internal/source"
)

const englishWords = `
nav: {home: Home, previous: "Newer"}
asks:
  title: Asks
  count: {one: "One ask", other: "{n} asks"}
  progress: {one: "{n} of {total} ask of {company} is met", other: "{n} of {total} asks of {company} are met"}
page.updated: "Updated {date}"
`

// wordsIn reads the words of one language beside those of English.
func wordsIn(t *testing.T, tag Tag, text string) (*Words, []source.Problem) {
	t.Helper()
	files := fstest.MapFS{"strings/en.yaml": {Data: []byte(englishWords)}}
	if tag != English {
		files["strings/"+string(tag)+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	words, problems, err := LoadWords(files, "strings", []Tag{tag})
	if err != nil {
		t.Fatal(err)
	}
	return words[tag], problems
}

func TestWords(t *testing.T) {
	arabic := `
nav: {home: الرئيسية}
asks:
  title: المطالب
  count: {zero: لا مطالب, one: مطلب واحد, two: مطلبان, few: "{n} مطالب", many: "{n} مطلبًا", other: "{n} مطلب"}
page: {updated: "حُدّث في {date}"}
`
	for _, want := range []struct {
		tag      Tag
		file     string
		key      string
		args     []any
		text     string
		language Tag
	}{
		{"en", "", "asks.title", nil, "Asks", "en"},
		{"en", "", "asks.count", []any{"n", 1}, "One ask", "en"},
		{"en", "", "asks.count", []any{"n", 12345}, "12,345 asks", "en"},
		{"en", "", "asks.count", []any{"n", Decimal("1.0")}, "1.0 asks", "en"},
		{"en", "", "asks.progress", []any{"n", 2, "total", 1000, "company", "Acme"}, "2 of 1,000 asks of Acme are met", "en"},
		{"en", "", "page.updated", []any{"date", "حقوق"}, "Updated \u2068حقوق\u2069", "en"},
		{"ar", arabic, "asks.title", nil, "المطالب", "ar"},
		{"ar", arabic, "asks.count", []any{"n", 0}, "لا مطالب", "ar"},
		{"ar", arabic, "asks.count", []any{"n", 2}, "مطلبان", "ar"},
		{"ar", arabic, "asks.count", []any{"n", 7}, "7 مطالب", "ar"},
		{"ar", arabic, "asks.count", []any{"n", 11}, "11 مطلبًا", "ar"},
		{"ar", arabic, "asks.count", []any{"n", 1100}, "1,100 مطلب", "ar"},
		{"ar", arabic, "page.updated", []any{"date", "14 مايو 2026"}, "حُدّث في 14 مايو 2026", "ar"},
		{"ar", arabic, "page.updated", []any{"date", "May"}, "حُدّث في \u2068May\u2069", "ar"},
		// not translated: English, with English plurals, and known to be so
		{"ar", arabic, "nav.previous", nil, "Newer", "en"},
		{"ar", arabic, "asks.progress", []any{"n", 1, "total", 3, "company", "Acme"}, "1 of 3 ask of Acme is met", "en"},
		// a language without plurals has one text
		{"zh", `asks.count: "{n}项请求"`, "asks.count", []any{"n", 3}, "3项请求", "zh"},
		// English may do without a plural where another language cannot
		{"es", `asks.count: {one: "{n} petición", many: "{n} de peticiones", other: "{n} peticiones"}`, "asks.count", []any{"n", 2000000}, "2.000.000 de peticiones", "es"},
	} {
		words, problems := wordsIn(t, want.tag, want.file)
		for _, p := range problems {
			if p.Level == source.E {
				t.Fatalf("%s: %+v", want.tag, p)
			}
		}
		got, err := words.T(want.key, want.args...)
		if got != want.text || err != nil || words.Language(want.key) != want.language {
			t.Errorf("%s: %s %v = %q in %s, %v; want %q in %s", want.tag, want.key, want.args, got, words.Language(want.key), err, want.text, want.language)
		}
	}
}

// A regional language has its parent's words and its own numbers; English is nobody's parent but its own.
func TestWordsOfParents(t *testing.T) {
	files := fstest.MapFS{
		"en.yaml":    {Data: []byte(englishWords)},
		"es.yaml":    {Data: []byte(`asks: {title: Peticiones, count: {one: "{n} petición", other: "{n} peticiones"}}`)},
		"es-MX.yaml": {Data: []byte(`asks: {title: Demandas}`)},
	}
	words, problems, err := LoadWords(files, ".", []Tag{"es-MX", "en-GB"})
	if err != nil || len(problems) != 1 || problems[0].File != "es-MX.yaml" {
		t.Fatal(problems, err)
	}
	title, _ := words["es-MX"].T("asks.title")
	count, _ := words["es-MX"].T("asks.count", "n", 1234)
	if title != "Demandas" || count != "1,234 peticiones" {
		t.Errorf("es-MX: %s, %s", title, count)
	}
	if words["es-MX"].Language("asks.count") != "es-MX" || words["en-GB"].Language("asks.count") != "en-GB" {
		t.Error("a word of a parent counts as foreign")
	}
}

func TestPieces(t *testing.T) {
	words, _ := wordsIn(t, "en", "")
	got, err := words.Pieces("asks.progress", "n", 2, "total", 3)
	want := []Piece{{Text: "2"}, {Text: " of "}, {Text: "3"}, {Text: " asks of "}, {Slot: "company"}, {Text: " are met"}}
	if !slices.Equal(got, want) || err != nil {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

func TestMistakesOfTemplates(t *testing.T) {
	words, _ := wordsIn(t, "en", "")
	for _, want := range []struct {
		key     string
		args    []any
		mistake string
	}{
		{"asks.titel", nil, "no interface word asks.titel"},
		{"asks.count", nil, "no number n"},
		{"asks.count", []any{"n", "3"}, "no number n"},
		{"asks.count", []any{"n"}, "a name without a value"},
		{"page.updated", nil, "no value for {date}"},
		{"page.updated", []any{"date", 1.5}, "neither text nor a number"},
	} {
		if _, err := words.T(want.key, want.args...); err == nil || !strings.Contains(err.Error(), want.mistake) {
			t.Errorf("%s %v: %v; want %s", want.key, want.args, err, want.mistake)
		}
	}
	if words.Language("asks.titel") != "" {
		t.Error("an unknown word has a language")
	}
}

func TestSlipsInWords(t *testing.T) {
	for _, want := range []struct{ tag, file, problem string }{
		{"es", `asks: {titel: Peticiones}`, `1:8 E unknown interface word "asks.titel"; did you mean "asks.title"? use a name that en.yaml has, or remove the line`},
		{"es", `asks.title: [Peticiones]`, `1:13 E a list where a text belongs "asks.title"; write one text after the colon`},
		{"es", "asks.title: Peticiones\nasks: {title: Demandas}", `2:8 E an interface word given twice "asks.title"; keep one of the two`},
		{"es", `asks.title: "<b>Peticiones</b>"`, `1:13 E HTML in an interface word "<b>"; write plain text, and signs as themselves: & instead of &amp;`},
		{"es", `asks.title: "Peticiones &amp; más"`, `1:13 E HTML in an interface word "&amp;"; write plain text, and signs as themselves: & instead of &amp;`},
		{"es", `page.updated: "Actualizado {fecha}"`, `1:15 E unknown placeholder "{fecha}"; the English text has {date}`},
		{"es", `page.updated: "Actualizado {datte}"`, `1:15 E unknown placeholder "{datte}"; did you mean "{date}"? the English text has {date}`},
		{"es", `page.updated: "Actualizado"`, `1:15 E a text without the placeholder "{date}"; put it where its value belongs in the sentence`},
		{"es", `page.updated: "Actualizado {date"`, `1:15 E a brace that encloses no name "Actualizado {date"; write a placeholder in lower case, such as {date}, and no other braces`},
		{"es", `asks.count: "{n} peticiones"`, `1:13 E an interface word that lacks a plural form of the language: "asks.count"; write a text for each of one, other; missing: one`},
		{"ar", `asks.count: {one: مطلب, other: "{n} مطلب"}`, `1:13 E an interface word that lacks a plural form of the language: "asks.count"; write a text for each of zero, one, two, few, many, other; missing: zero, two, few, many`},
		{"es", `asks.count: {one: "{n} petición", oter: "{n} peticiones"}`, `1:35 E a plural category that the language does not use "oter"; did you mean "other"? it uses one, many, other`},
		{"es", `asks.count: {one: Una petición, other: Peticiones}`, `1:40 E a text without the placeholder "{n}"; put it where its value belongs in the sentence`},
		{"es", `asks.count: {one: "", other: "{n} peticiones"}`, `1:19 E a plural form without a text; write one text after the colon`},
		{"es", `nav.home: {one: Inicio, other: Inicios}`, `1:11 E plural forms where English has no number "nav.home"; write one text`},
		{"es", `- Inicio`, `1:1 E a file of interface words without names; write a name and a text on each line: title: "…"`},
		{"es", `nav: {home: "", previous: ~}`, ""},
		{"es", `asks: [`, `1:8 E text that is not valid YAML; compare the line with the examples in content/README.md`},
	} {
		_, problems := wordsIn(t, Tag(want.tag), want.file)
		var got []string
		for _, p := range problems {
			if p.Level == source.E {
				got = append(got, read(p))
			}
		}
		if text := strings.Join(got, "\n"); text != want.problem {
			t.Errorf("%s\n got %s\nwant %s", want.file, text, want.problem)
		}
	}
}

// read is a problem read aloud.
func read(p source.Problem) string {
	s := fmt.Sprintf("%d:%d %v %s", p.Pos.Line, p.Pos.Col, p.Level, p.What)
	if p.Words != "" {
		s += fmt.Sprintf(" %q", p.Words)
	}
	s += "; "
	if p.Nearest != "" {
		s += fmt.Sprintf("did you mean %q? ", p.Nearest)
	}
	return s + p.Advice
}

func TestMissingWords(t *testing.T) {
	_, problems := wordsIn(t, "es", `asks.title: Peticiones`)
	if len(problems) != 1 || read(problems[0]) != `0:0 W interface words that are not translated (5), which readers see in English: "asks.count, asks.progress, nav.home, nav.previous, page.updated"; copy them from en.yaml and translate them` {
		t.Errorf("%+v", problems)
	}
	words, problems, err := LoadWords(fstest.MapFS{"en.yaml": {Data: []byte(englishWords)}}, ".", []Tag{"fr"})
	if err != nil || len(problems) != 1 || read(problems[0]) != "0:0 W no interface words in this language: readers see them in English; copy en.yaml under this name and translate it" {
		t.Errorf("%+v, %v", problems, err)
	}
	if home, err := words["fr"].T("nav.home"); home != "Home" || err != nil {
		t.Errorf("%q, %v", home, err)
	}
	if _, problems, err := LoadWords(fstest.MapFS{}, "strings", []Tag{"en"}); err != nil || len(problems) != 1 || problems[0].File != "strings/en.yaml" {
		t.Errorf("%+v, %v", problems, err)
	}
}

// The words that the program brings are sound.
func TestShippedWords(t *testing.T) {
	templates := os.DirFS("../../templates")
	files, err := fs.Glob(templates, "strings/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var tags []Tag
	for _, file := range files {
		tags = append(tags, Tag(strings.TrimSuffix(path.Base(file), ".yaml")))
	}
	_, problems, err := LoadWords(templates, "strings", tags)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s:%s", p.File, read(p))
	}
}

func FuzzWords(f *testing.F) {
	f.Add(englishWords)
	f.Add(`asks: {count: {few: "{n}", other: "{}"}, title: {one: x}}`)
	f.Add("nav: [\nasks: &a {title: *a}")
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{"en.yaml": {Data: []byte(englishWords)}, "ar.yaml": {Data: []byte(text)}}
		words, problems, err := LoadWords(files, ".", []Tag{"ar"})
		if err != nil {
			t.Fatal(err)
		}
		refused := slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Level == source.E })
		for key := range words["ar"].messages {
			_, err := words["ar"].T(key, "n", 3, "total", 7, "company", "Acme", "date", "2026")
			if err != nil && !refused {
				t.Errorf("%s is taken, and then refused: %v", key, err)
			}
		}
	})
}

func BenchmarkT(b *testing.B) {
	words, _, err := LoadWords(fstest.MapFS{"en.yaml": {Data: []byte(englishWords)}}, ".", []Tag{"en"})
	if err != nil {
		b.Fatal(err)
	}
	for name, args := range map[string][]any{
		"nav.home": nil, "asks.count": {"n", 12}, "asks.progress": {"n", 12, "total", 40, "company", "Acme"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := words["en"].T(name, args...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
