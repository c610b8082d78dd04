package output

import (
	"slices"
	"strings"
	"testing"
)

func TestPaths(t *testing.T) {
	for _, c := range []struct{ name, err string }{
		{"index.html", ""},
		{"en/index.html", ""},
		{"_headers", ""},
		{".well-known/security.txt", ""},
		{"ar/مقدمة/index.html", ""},
		{"en/console.html", ""},
		{"", "not a path"},
		{".", "not a path"},
		{"/etc/passwd", "not a path"},
		{"en/../../x", "not a path"},
		{"en//x", "not a path"},
		{"en/", "not a path"},
		{"en/\xff", "not a path"},
		{`en\x`, "some systems"},
		{"C:/x", "some systems"},
		{"en/a\x00b", "some systems"},
		{"en/what?.html", "some systems"},
		{"en/trailing./x", "some systems"},
		{"en/trailing ", "some systems"},
		{"en/CON", "some systems"},
		{"en/nul.html", "some systems"},
		{"en/Com1/index.html", "some systems"},
		{"en/lpt¹ .txt", "some systems"},
		{"en/" + strings.Repeat("x", 256), "some systems"},
		{".salient", "the mark"},
	} {
		_, err := newPaths().add(c.name)
		if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("%q: got %v, want %q", c.name, err, c.err)
		}
	}
}

func TestPathsThatAreOne(t *testing.T) {
	for _, c := range []struct{ a, b, err string }{
		{"en/a", "en/a", "two files"},
		{"en/a", "en/A", "two files"},
		{"en/straße", "en/STRASSE", "two files"},
		{"en/\u00e9", "en/e\u0301", "two files"},
		{"en/a", "EN/b", "two folders"},
		{"en/a", "en/a/b", "a file and a folder"},
		{"en/a/b", "en/a", "a file and a folder"},
		{"en/a", "en/b", ""},
	} {
		taken := newPaths()
		if _, err := taken.add(c.a); err != nil {
			t.Fatal(err)
		}
		_, err := taken.add(c.b)
		if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("%q and %q: got %v, want %q", c.a, c.b, err, c.err)
		}
	}
}

func TestPathsNameEachFolderOnce(t *testing.T) {
	taken := newPaths()
	var got []string
	for _, name := range []string{"en/a/b/1", "en/a/2", "en/c/3", "4"} {
		folders, err := taken.add(name)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, folders...)
	}
	if want := []string{"en", "en/a", "en/a/b", "en/c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFingerprint(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"css/site.css", "css/site.ba7816bf.css"},
		{"js/a.min.js", "js/a.min.ba7816bf.js"},
		{"LICENSE", "LICENSE.ba7816bf"},
	} {
		if got := Fingerprint(c.name, []byte("abc")); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
