package source

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestParsePageFindsTheFences(t *testing.T) {
	for name, tc := range map[string]struct {
		text, title, body string
		line              int32
		what              string // of the only problem
	}{
		"plain":                     {text: "---\ntitle: Cotton\n---\nText.\n", title: "Cotton", body: "Text.\n", line: 4},
		"byte-order mark":           {text: "\uFEFF---\ntitle: Cotton\n---\n", title: "Cotton", line: 4},
		"CRLF":                      {text: "---\r\ntitle: Cotton\r\n---\r\nText.\r\n", title: "Cotton", body: "Text.\n", line: 4},
		"no line after the fence":   {text: "---\ntitle: Cotton\n---", title: "Cotton", line: 4},
		"indented fence is data":    {text: "---\ntitle: |\n  a\n  ---\n  b\n---\nText.", title: "a\n---\nb\n", body: "Text.", line: 7},
		"thematic break in body":    {text: "---\ntitle: Cotton\n---\na\n\n---\n\nb", title: "Cotton", body: "a\n\n---\n\nb", line: 4},
		"empty":                     {text: "", what: "the file does not begin with a line of three hyphens"},
		"never closed":              {text: "---\ntitle: Cotton\nText.", what: "the frontmatter is never closed"},
		"closed by an indented one": {text: "---\ntitle: Cotton\n ---\n", what: "the frontmatter is never closed"},
		"text first":                {text: "Hello\n---\ntitle: Cotton\n---\n", what: "something stands before the first line of three hyphens"},
		"four hyphens":              {text: "----\ntitle: Cotton\n----\n", what: "the first line has more than three hyphens"},
		"TOML":                      {text: "+++\ntitle = 'Cotton'\n+++\n", what: "frontmatter that is not YAML"},
		"JSON":                      {text: "{\"title\": \"Cotton\"}\n", what: "frontmatter that is not YAML"},
		"JavaScript":                {text: "---js\n{}\n---\n", what: "frontmatter that is not YAML"},
		"too long":                  {text: "---\ntitle: " + strings.Repeat("a", maxFront) + "\n---\n", what: "frontmatter longer than 64 KiB"},
		"lone carriage returns":     {text: "---\rtitle: Cotton\r---\r", what: "a line that ends in a lone carriage return"},
		"NUL":                       {text: "---\ntitle: \x00\n---\n", what: "a NUL byte: this is not a text file"},
		"not UTF-8":                 {text: "---\ntitle: caf\xe9\n---\n", what: "a character that is not UTF-8"},
		"bidi":                      {text: "---\ntitle: a\u202Eb\n---\n", what: "an unbalanced directional character U+202E"},
		"balanced bidi":             {text: "---\ntitle: Cotton\n---\na\u2067b\nc\u2069\n", title: "Cotton", body: "a\u2067b\nc\u2069\n", line: 4},
		"list for frontmatter":      {text: "---\n- a\n---\n", what: "frontmatter is to be fields, each with a name and a value"},
	} {
		t.Run(name, func(t *testing.T) {
			page, problems := ParsePage("p.md", []byte(tc.text))
			if tc.what != "" {
				if len(problems) != 1 || problems[0].What != tc.what {
					t.Fatalf("problems = %+v, want one: %q", problems, tc.what)
				}
				return
			}
			if len(problems) > 0 {
				t.Fatalf("problems = %+v", problems)
			}
			if got := page.Front.Field("title").Value; got != tc.title {
				t.Errorf("title = %q, want %q", got, tc.title)
			}
			if page.Body != tc.body || page.BodyLine != tc.line {
				t.Errorf("body = %q on line %d, want %q on line %d", page.Body, page.BodyLine, tc.body, tc.line)
			}
		})
	}
}

func TestYAMLKeepsTheTextOfScalars(t *testing.T) {
	n, problems := ParseYAML("d.yaml", []byte("a: NO\nb: 0777\nc: 1.10\nd: 12:30:45\ne: on\nf: \"true\"\ng:\nh: null\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, f := range n.Fields {
		got = append(got, fmt.Sprintf("%s %d %s", f.Name, f.Value.Kind, f.Value.Value))
	}
	want := []string{"a 1 NO", "b 1 0777", "c 1 1.10", "d 1 12:30:45", "e 1 on", "f 1 true", "g 0 ", "h 0 "}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestYAMLSlips(t *testing.T) {
	for _, tc := range []struct {
		text, what string
		pos        Pos
	}{
		{"a: 1\nb: 2\na: 3\n", "a field given twice, first on line 1:", Pos{3, 1}},
		{"a: &x 1\n", "a YAML anchor (&)", Pos{1, 4}},
		{"a: *x\n", "a YAML alias (*)", Pos{1, 4}},
		{"<<: {a: 1}\n", "a YAML merge (<<)", Pos{1, 1}},
		{"a: !!str 1\n", "a YAML tag (!)", Pos{1, 4}},
		{"a: b: c\n", "a colon where none can be", Pos{1, 5}},
		{"a: [1, 2\n", "a list in [ ] that is never closed, or lacks a comma", Pos{1, 9}},
		{"a: 1\n---\nb: 2\n", "a second YAML document", Pos{2, 1}},
		{"a: \"x\\u202Ey\"\n", "an unbalanced directional character U+202E", Pos{1, 4}},
		{"\ta: 1\n", "a character that cannot begin a value", Pos{1, 1}},
		{"لغة: \"x\" y\n", "a line whose indentation fits no field", Pos{1, 10}},
	} {
		_, problems := ParseYAML("d.yaml", []byte(tc.text))
		if len(problems) != 1 || problems[0].What != tc.what || problems[0].Pos != tc.pos {
			t.Errorf("%q: problems = %+v, want %q at %v", tc.text, problems, tc.what, tc.pos)
		}
	}
}

func TestYAMLBombsAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"levels":  strings.Repeat("[", 10_000),
		"aliases": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
		"mapping": strings.Repeat("{a: ", 10_000),
	} {
		if _, problems := ParseYAML("d.yaml", []byte(text)); len(problems) == 0 {
			t.Errorf("%s: no problem", name)
		}
	}
}

func TestNearest(t *testing.T) {
	for word, want := range map[string]string{
		"csdd": "eu-csddd", "eu-csdd": "eu-csddd", "Draft": "draft", "darft": "draft", "zebra": "",
	} {
		among := []string{"eu-csddd", "eu-csrd", "draft", "date"}
		if got := Nearest(word, slices.Values(among)); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestListFindsWhatHasNoPlace(t *testing.T) {
	file := &fstest.MapFile{}
	site := fstest.MapFS{
		"content/site.yaml":                                    file,
		"content/en/index.md":                                  file,
		"content/en/briefings/cotton.md":                       file,
		"content/en/briefings/mica/index.md":                   file,
		"content/en/briefings/mica/mine.jpg":                   file,
		"content/ar/briefings/قطن.md":                          file,
		"content/data/surveys/a.yaml":                          file,
		"content/data/regulations/mine.yaml":                   file,
		"content/.DS_Store":                                    file,
		"content/en/briefings/.cotton.md.swp":                  file,
		"content/_headers":                                     file,
		"content/.env":                                         file,
		"content/en/notes/a.md":                                file,
		"content/data/surveys/a.csv":                           file,
		"content/en/briefings/Gold.md":                         file,
		"content/en/briefings/CON.md":                          file,
		"content/en/briefings/a%2eb.md":                        file,
		"content/en/briefings/tin.md":                          file,
		"content/en/briefings/tin/index.md":                    file,
		"content/en/briefings/link.md":                         {Mode: fs.ModeSymlink},
		"content/en/briefings/pipe.md":                         {Mode: fs.ModeNamedPipe},
		"content/en/briefings/COTTON.md":                       file,
		"content/en/briefings/caf\u00e9.md":                    file,
		"content/en/briefings/cafe\u0301.md":                   file,
		"content/en/pages/" + strings.Repeat("x", 101) + ".md": file,
	}
	entries, problems, err := List(site)
	if err != nil {
		t.Fatal(err)
	}
	var listed, found []string
	for _, e := range entries {
		listed = append(listed, e.Path)
	}
	for _, p := range problems {
		found = append(found, p.File+": "+p.What)
	}
	slices.Sort(found)
	wantListed := []string{
		"content/ar/briefings/قطن.md", "content/data/regulations/mine.yaml", "content/data/surveys/a.yaml",
		"content/en/briefings/mica/index.md", "content/en/briefings/mica/mine.jpg",
		"content/en/briefings/tin/index.md", "content/en/briefings/tin.md", "content/en/index.md", "content/site.yaml",
	}
	for _, want := range wantListed {
		if !slices.Contains(listed, want) {
			t.Errorf("not listed: %s", want)
		}
	}
	if slices.Contains(listed, "content/.env") || slices.Contains(listed, "content/en/briefings/link.md") {
		t.Error("listed what has no place")
	}
	if len(found) != 15 {
		t.Errorf("%d problems:\n%s", len(found), strings.Join(found, "\n"))
	}
}

func TestPrintWithholdsTheWordsOfAConfidentialFile(t *testing.T) {
	site := fstest.MapFS{"content/en/briefings/a.md": {Data: []byte("---\ndarft: canary\n")}}
	p := Problem{File: "content/en/briefings/a.md", Pos: Pos{2, 1}, What: "unknown field", Words: "darft", Nearest: "draft", Advice: "see the guide"}
	for _, tc := range []struct {
		confidential, words bool
		want                string
	}{
		{false, false, "content/en/briefings/a.md:2:1: unknown field \"darft\"\n    darft: canary\n    did you mean \"draft\"? see the guide\n"},
		{true, false, "content/en/briefings/a.md:2:1: unknown field\n    see the guide\n"},
		{true, true, "content/en/briefings/a.md:2:1: unknown field \"darft\"\n    darft: canary\n    did you mean \"draft\"? see the guide\n"},
	} {
		var b strings.Builder
		p.Confidential = tc.confidential
		if err := Print(&b, site, p, tc.words); err != nil || b.String() != tc.want {
			t.Errorf("confidential=%v words=%v: %q, %v", tc.confidential, tc.words, b.String(), err)
		}
	}
}

func FuzzParsePage(f *testing.F) {
	for _, s := range []string{"---\ntitle: a\n---\nb", "---\na: [b\n---", "---\n\"a\": {b: |\n c}\n---\n", "\uFEFF---\n---\n", "---\n? a\n: b\n---\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, problems := ParsePage("p.md", data)
		if page.Front == nil && len(problems) == 0 {
			t.Error("no frontmatter and no problem")
		}
		lines := int32(strings.Count(string(data), "\n") + 2)
		for _, p := range problems {
			if p.What == "" || p.Advice == "" || p.Pos.Line < 0 || p.Pos.Line > lines {
				t.Errorf("problem without words or place: %+v", p)
			}
		}
	})
}

func BenchmarkParsePage(b *testing.B) {
	data := []byte("---\ntitle: \"A title\"\ncountries: [\"MX\", \"NO\"]\nsaliency:\n  - issue: surveillance\n    scale: {score: 4, why: \"a reason\", evidence: [ev-1]}\n---\n" + strings.Repeat("Text of a body.\n", 400))
	b.ReportAllocs()
	for b.Loop() {
		ParsePage("p.md", data)
	}
}
