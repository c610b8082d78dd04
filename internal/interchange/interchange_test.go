package interchange

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/quick"

	"github.com/google/go-cmp/cmp"

	"salient/internal/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// format is one of the two, so that what holds of both is tested once.
type format struct {
	name  string
	write func(io.Writer, Catalogue) error
	read  func(string, []byte) (Catalogue, []source.Problem)
}

var formats = []format{{"po", WritePO, ReadPO}, {"xliff", WriteXLIFF, ReadXLIFF}}

// cotton has each state, and what is hard in a text: a table, quotation marks, bidirectional marks, two equal texts.
var cotton = Catalogue{
	Source: "en", Target: "ar", File: "content/en/briefings/cotton.md",
	Units: []Unit{
		{Key: "title", Source: "Cotton", Target: "القطن", State: Translated, Line: 2, Notes: []string{"title"}},
		{
			Key: "saliency.surveillance.scale.why", Source: `It is "grave" for 91 of 120 workers.`, Previous: `It is "serious" for 91 of 120 workers.`,
			Target: "الأمر «خطير» بالنسبة إلى \u206891\u2069 من أصل \u2068120\u2069 عاملاً.", State: Fuzzy, Line: 12,
			Notes: []string{"why the scale is what it is", "term: worker → عامل"},
		},
		{Key: "why-now/1", Source: "Why now", Target: "لماذا الآن", State: Translated, Line: 30},
		{
			Key: "why-now/2", Line: 32, Notes: []string{"a table of section why-now"}, State: Translated,
			Source: "| Country | Share |\n| :-- | --: |\n| Uzbekistan\t| 1,234.5 |\n| A\\|B & <C> | 7% |",
			Target: "| البلد | الحصة |\n| :-- | --: |\n| أوزبكستان\t| ١٬٢٣٤٫٥ |\n| أ\\|ب & <ج> | ٧٪\u200F |",
		},
		{Key: "why-now/3", Source: "Cotton", Line: 40, Notes: []string{"a paragraph of section why-now"}},
		{Key: "/chart:barriers.title", Source: "Barriers 🧵\nand remedies", Previous: "Barriers\nto remedy", Target: "العوائق", State: Fuzzy},
	},
}

func TestGolden(t *testing.T) {
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			golden := filepath.Join("testdata", "cotton.ar."+f.name)
			got := written(t, f, cotton)
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s has changed (-was +is):\n%s", golden, diff)
			}
			back, problems := f.read(golden, want)
			if diff := cmp.Diff(cotton, back); diff != "" || len(problems) > 0 {
				t.Errorf("read back: %v\n%s", problems, diff)
			}
		})
	}
}

func written(t testing.TB, f format, c Catalogue) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.write(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// anyText is a text of a catalogue made of what the formats give a meaning to.
type anyText string

func (anyText) Generate(random *rand.Rand, size int) reflect.Value {
	pieces := []string{"a", " ", "\n", "\r", "\r\n", "\t", `"`, `\`, `\n`, "#", "#~ ", "msgid ", "<g>", "&amp;", "]]>", "<!--", "\u200F", "\u2067", "\u2028", "\u0085", "\uFEFF", "\uFFFD", "🧵", "é", "م", "%s", ":"}
	var text strings.Builder
	for range random.Intn(size + 1) {
		text.WriteString(pieces[random.Intn(len(pieces))])
	}
	return reflect.ValueOf(anyText(text.String()))
}

func TestAnyTextComesBack(t *testing.T) {
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			same := func(key, words, target, previous anyText) bool {
				u := Unit{Key: "k" + string(key), Source: "s" + string(words), Target: string(target) + "t", Previous: string(previous), State: Fuzzy}
				c := Catalogue{Source: "en", Target: "pt-BR", File: "content/en/a b.md", Units: []Unit{u, {Key: "last", Source: string(words) + "s", Line: 3}}}
				back, problems := f.read("", written(t, f, c))
				return len(problems) == 0 && cmp.Equal(back, c)
			}
			if err := quick.Check(same, &quick.Config{MaxCount: 500, Rand: rand.New(rand.NewSource(1))}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestEveryCharacterComesBack(t *testing.T) {
	for _, f := range formats {
		c := Catalogue{Source: "en", Target: "es"}
		for char := rune(1); char < 0x10000; char++ {
			if char >= 0xD800 && char < 0xE000 || f.name == "xliff" && !isXML(char) {
				continue // surrogates are no characters
			}
			c.Units = append(c.Units, Unit{Key: fmt.Sprintf("%04X%c", char, char), Source: string(char) + "1", Target: "t" + string(char), State: Translated})
		}
		back, problems := f.read("", written(t, f, c))
		for i, u := range back.Units {
			if !reflect.DeepEqual(u, c.Units[i]) {
				t.Errorf("%s: %q comes back as %q", f.name, c.Units[i], u)
			}
		}
		if len(problems) > 0 || len(back.Units) != len(c.Units) {
			t.Errorf("%s: %d of %d come back\n%s", f.name, len(back.Units), len(c.Units), told(problems))
		}
	}
}

func TestNotWritten(t *testing.T) {
	with := func(change func(*Unit)) Catalogue {
		u := Unit{Key: "a", Source: "one", Target: "uno", State: Translated}
		change(&u)
		return Catalogue{Source: "en", Target: "es", Units: []Unit{{Key: "b", Source: "two"}, u}}
	}
	for _, test := range []struct {
		name  string
		c     Catalogue
		fails string // the formats that refuse it
	}{
		{"as it should be", with(func(*Unit) {}), ""},
		{"a key twice", with(func(u *Unit) { u.Key = "b" }), "po xliff"},
		{"no key", with(func(u *Unit) { u.Key = "" }), "po xliff"},
		{"no words", with(func(u *Unit) { u.Source = "" }), "po xliff"},
		{"translated without words", with(func(u *Unit) { u.Target = "" }), "po xliff"},
		{"untranslated with words", with(func(u *Unit) { u.State = Untranslated }), "po xliff"},
		{"NUL", with(func(u *Unit) { u.Target = "a\x00b" }), "po xliff"},
		{"not UTF-8", with(func(u *Unit) { u.Previous = "a\xFFb" }), "po xliff"},
		{"a line break in the name", Catalogue{Source: "en", Target: "es", File: "a\nX-Generator: b"}, "po xliff"},
		{"a character that XML has not", with(func(u *Unit) { u.Target = "a\vb" }), "xliff"},
	} {
		for _, f := range formats {
			if err := f.write(io.Discard, test.c); (err != nil) != strings.Contains(test.fails, f.name) {
				t.Errorf("%s, %s: %v", test.name, f.name, err)
			}
		}
	}
	for _, f := range formats {
		if err := f.write(broken{}, cotton); !errors.Is(err, errBroken) {
			t.Errorf("%s: a writer that fails: %v", f.name, err)
		}
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// told is how a test sees problems: line, what and words.
func told(problems []source.Problem) string {
	var out strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&out, "%d %s %s\n", p.Pos.Line, p.What, p.Words)
	}
	return out.String()
}

func fuzz(f *testing.F, format format, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Add(written(f, format, cotton))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := format.read("a file", data)
		if len(problems) > 0 {
			return
		}
		again, problems := format.read("a file", written(t, format, c))
		if diff := cmp.Diff(c, again); diff != "" || len(problems) > 0 {
			t.Errorf("%v\n%s", problems, diff)
		}
	})
}
