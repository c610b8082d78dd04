package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func xliffOf(body string) string {
	return `<xliff version="1.2" xmlns="` + xliffSpace + `"><file original="a.md" source-language="en" target-language="pt-BR" datatype="plaintext"><body>` + body + `</body></file></xliff>`
}

// TestXLIFFAsToolsWriteIt reads what Salient did not write itself.
func TestXLIFFAsToolsWriteIt(t *testing.T) {
	unit := func(state State) Unit {
		u := Unit{Key: "a", Source: "one", Target: "um", State: state}
		if state == Untranslated {
			u.Target = ""
		}
		return u
	}
	for _, test := range []struct {
		name, unit string // the unit's attributes and what is after its source, parted by |
		want       Unit
	}{
		{"no target", "|", unit(Untranslated)},
		{"an empty target", "|<target/>", unit(Untranslated)},
		{"an empty target, called translated", `approved="yes"|<target state="translated"> </target>`, unit(Untranslated)},
		{"no state", "|<target>um</target>", unit(Translated)},
		{"Weblate, translated", `approved="no"|<target state="translated">um</target>`, unit(Translated)},
		{"Weblate, approved", `approved="yes"|<target state="final">um</target>`, unit(Translated)},
		{"Weblate, needs editing", `approved="no"|<target state="needs-translation">um</target>`, unit(Fuzzy)},
		{"translate-toolkit, looked at", `approved="yes"|<target state="needs-review-translation">um</target>`, unit(Translated)},
		{"to be adapted", `|<target state="needs-adaptation">um</target>`, unit(Fuzzy)},
		{"new", `|<target state="new">um</target>`, unit(Fuzzy)},
		{"a tool's own state", `|<target state="x-odd">um</target>`, unit(Fuzzy)},
		{"segments and marks", `|<seg-source><mrk mtype="seg" mid="1">one</mrk></seg-source><target><mrk mtype="seg" mid="1">u</mrk><ph id="1">m</ph></target>`, unit(Translated)},
		{"CDATA and numbers", `|<target><![CDATA[u]]>&#x6D;</target>`, unit(Translated)},
		{"another's elements", `|<o:target xmlns:o="urn:other">x</o:target><target>um</target><o:note xmlns:o="urn:other" from="developer">x</o:note>`, unit(Translated)},
		{"a translator's note", `|<target>um</target><note from="Ana">really?</note>`, unit(Translated)},
		{"suggestions", `|<target>um</target><alt-trans match-quality="80%"><source>x</source><target>y</target></alt-trans>`, unit(Translated)},
	} {
		attributes, rest, _ := strings.Cut(test.unit, "|")
		text := xliffOf(`<group id="g"><trans-unit id="a" ` + attributes + "><source>one</source>" + rest + "</trans-unit></group>")
		got, problems := ReadXLIFF("a.xliff", []byte("\uFEFF"+text))
		want := Catalogue{Source: "en", Target: "pt-BR", File: "a.md", Units: []Unit{test.want}}
		if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %s%s", test.name, told(problems), diff)
		}
	}
}

func TestBrokenXLIFF(t *testing.T) {
	const entry = "\n<trans-unit id=\"a\"><source>one</source></trans-unit>"
	for _, test := range []struct{ text, want string }{
		{"", "0 this is not an XLIFF file \n"},
		{"msgid \"\"", "0 this is not an XLIFF file \n"},
		{"<html/>", "1 this is not an XLIFF file \n"},
		{`<xliff version="1.2"/>`, "0 this is not an XLIFF file \n"},
		{`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>`, "1 another version of XLIFF than 1.2: 2.0\n"},
		{"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + xliffOf(""), "1 an XML file that names another encoding than UTF-8: ISO-8859-1\n"},
		{"\xFF\xFE<\x00", "1 a character that is not UTF-8 \n"},
		{"\n<!DOCTYPE xliff [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + xliffOf("&a;"), "2 an XML file with a document type of its own \n"},
		{xliffOf("\n&a;"), "2 this is not XML as it should be: invalid character entity &a;\n"},
		{xliffOf("\n<trans-unit>"), "2 this is not XML as it should be: element <trans-unit> closed by </body>\n"},
		{xliffOf("")[:100], "1 this is not XML as it should be: unexpected EOF\n"},
		{xliffOf(strings.Repeat("\n<group>", 100)), "63 elements that lie more than 64 deep in one another \n"},
		{xliffOf("\n<trans-unit id=\"a\">" + strings.Repeat("<a>", 100)), "2 elements that lie more than 64 deep in one another \n"},
		{strings.Replace(xliffOf(""), "target-language", "x", 1), "1 an XLIFF file that does not name its language \n"},
		{strings.Replace(xliffOf(""), "pt-BR", "português", 1), "1 not a language tag of BCP 47, such as en, pt-BR or zh-Hant: português\n"},
		{xliffOf(entry + entry), "3 a key that another entry has already: a\n"},
		{xliffOf(strings.Replace(entry, `id="a"`, "", 1)), "2 an entry without the key that Salient gave it one\n"},
		{xliffOf(strings.Replace(entry, "one", "", 1)), "2 an entry without the words of the original: a\n"},
		{xliffOf(strings.Replace(entry, "one", "o<x id=\"1\"/>e", 1)), "2 an element in a text that stands for something else than its words: x\n"},
		{xliffOf(strings.Replace(entry, "one", "<g id=\"1\">one</g>", 1)), "2 an element in a text that stands for something else than its words: g\n"},
		{strings.Replace(xliffOf(""), "</file>", "</file>\n<file/>", 1), "2 a second element file in one XLIFF file \n"},
	} {
		if _, problems := ReadXLIFF("a.xliff", []byte(test.text)); told(problems) != test.want {
			t.Errorf("%.200q: %q, not %q", test.text, told(problems), test.want)
		}
	}
}

func FuzzReadXLIFF(f *testing.F) {
	fuzz(f, formats[1], xliffOf(`<trans-unit id="&#xD;"><source>a<mrk>b</mrk></source><target state="new">c&#13;</target></trans-unit>`))
}
