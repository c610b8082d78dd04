package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const poHeader = "msgid \"\"\nmsgstr \"\"\n\"Language: pt_BR\\n\"\n\"X-Source-Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

// TestPOAsToolsWriteIt reads what Salient did not write itself.
func TestPOAsToolsWriteIt(t *testing.T) {
	one := Unit{Key: "a", Source: "one", Target: "um", State: Translated}
	for _, test := range []struct {
		name, text string
		want       []Unit
	}{
		{"wrapped anywhere", "msgctxt \"\"\n\"a\"\nmsgid \"\"\n\"o\"\n  \"n\" \"e\"\nmsgstr\"u\"\n\n\"m\"\n", []Unit{one}},
		{"no blank line between", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"um\"\nmsgctxt \"b\"\nmsgid \"one\"\nmsgstr \"\"", []Unit{one, {Key: "b", Source: "one"}}},
		{
			"previous words", "#, fuzzy, no-wrap\n#| msgctxt \"\"\n#| \"x\"\n#| msgid \"\"\n#| \"old \"\n#| \"one\"\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"um\"\n",
			[]Unit{{Key: "a", Source: "one", Target: "um", State: Fuzzy, Previous: "old one"}},
		},
		{"fuzzy without words", "#, fuzzy\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"\"\n", []Unit{{Key: "a", Source: "one"}}},
		{"comments of a translator", "# Ana <ana@example.org>\n#\n#. a note\n#: x.md:3 y.md:4\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"um\"\n", []Unit{{Key: "a", Source: "one", Target: "um", State: Translated, Line: 4, Notes: []string{"a note"}}}},
		{
			"obsolete entries", "#, fuzzy\n#| msgid \"x\"\n#~ msgctxt \"a\"\n#~ msgid \"gone\"\n#~ msgstr \"\"\n#~ \"ido\"\n\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"um\"\n#~| msgid \"x\"\n#~ msgid \"gone\"\n#~ msgstr \"ido\"\n",
			[]Unit{one},
		},
		{"escapes", `msgctxt "a"` + "\n" + `msgid "\x6f\156e"` + "\n" + `msgstr "\"u\\m\"\t"`, []Unit{{Key: "a", Source: "one", Target: "\"u\\m\"\t", State: Translated}}},
		{"blanks alone", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \" \\n\"\n", []Unit{{Key: "a", Source: "one"}}},
		{"comments at the end", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"um\"\n\n#, fuzzy\n# end\n", []Unit{one}},
	} {
		for _, ends := range []string{"\n", "\r\n"} {
			text := "\uFEFF" + strings.ReplaceAll(poHeader+test.text, "\n", ends)
			got, problems := ReadPO("a.po", []byte(text))
			if diff := cmp.Diff(test.want, got.Units); diff != "" || len(problems) > 0 {
				t.Errorf("%s, %q: %s%s", test.name, ends, told(problems), diff)
			}
			if got.Source != "en" || got.Target != "pt-BR" {
				t.Errorf("%s: from %q into %q", test.name, got.Source, got.Target)
			}
		}
	}
}

func TestPOWithoutItsFile(t *testing.T) {
	got, _ := ReadPO("a.po", []byte(poHeader+"#: \u2068content/en/a b.md\u2069:3\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"\"\n"))
	if want := "content/en/a b.md"; got.File != want {
		t.Errorf("the file is %q, not %q", got.File, want)
	}
}

func TestBrokenPO(t *testing.T) {
	const entry = "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"um\"\n"
	for _, test := range []struct{ text, want string }{
		{"", "0 a PO file without a header \n"},
		{"<xliff>", "1 a line that no PO file has <xliff>\n"},
		{entry, "0 a PO file without a header \n"},
		{strings.Replace(poHeader, "pt_BR", "português", 1), "1 not a language tag of BCP 47, such as en, pt-BR or zh-Hant: português\n"},
		{strings.Replace(poHeader, "pt_BR", "", 1), "1 a PO file that does not name its language \n"},
		{strings.Replace(poHeader, "UTF-8", "ISO-8859-1", 1), "1 a PO file that names another encoding than UTF-8: ISO-8859-1\n"},
		{poHeader + "# \xE9\n", "7 a character that is not UTF-8 \n"},
		{poHeader + entry + entry, "10 a key that another entry has already: a\n"},
		{poHeader + "msgid \"one\"\nmsgstr \"um\"\n", "7 an entry without the key that Salient gave it one\n"},
		{poHeader + "msgctxt \"a\"\nmsgid \"\"\nmsgstr \"um\"\n", "7 an entry without the words of the original: a\n"},
		{poHeader + "msgid \"\"\nmsgstr \"\"\n", "7 an entry without the key that Salient gave it \n"},
		{poHeader + "msgctxt \"a\"\nmsgid \"one\"\n", "7 an entry without msgid or without msgstr \n"},
		{poHeader + "msgctxt \"a\"\nmsgid \"one\"\nmsgid \"two\"\nmsgstr \"\"\n", "9 a field that the entry has already: msgid\n"},
		{poHeader + "msgid \"one\"\nmsgid_plural \"more\"\nmsgstr[9223372036854775807] \"um\"\n", "8 an entry with plural forms \n"},
		{poHeader + "# a comment\n\"loose\"\n", "8 a text that belongs to no entry: \"loose\"\n"},
		{poHeader + "#| \"loose\"\n", "7 a text that belongs to no entry: \"loose\"\n"},
		{poHeader + "msgid \"one\n", "7 a text that is not closed by a quotation mark, or holds an unknown \\ sequence: \"one\n"},
		{poHeader + `msgid "\q"`, "7 a text that is not closed by a quotation mark, or holds an unknown \\ sequence: \"\\q\"\n"},
		{poHeader + `msgid "a" b`, "7 a text that is not closed by a quotation mark, or holds an unknown \\ sequence: b\n"},
		{poHeader + "msgctxt \"a\"\nmsgid \"\\xff\"\nmsgstr \"\"", "7 an entry with a character that is not UTF-8 \n"},
		{poHeader + strings.Repeat("\n", maxFile), "0 a file over 32 MiB \n"},
	} {
		if _, problems := ReadPO("a.po", []byte(test.text)); told(problems) != test.want {
			t.Errorf("%.200q: %q, not %q", test.text, told(problems), test.want)
		}
	}
}

func FuzzReadPO(f *testing.F) {
	fuzz(f, formats[0], poHeader+"#| \"\"\nmsgid", poHeader+"#~ msgid \"a\"\nmsgctxt \"b\" \"\\001\"\nmsgid \"c\"\nmsgstr \"\\n\"")
}
