package pdf

import (
	"slices"
	"strconv"
	"testing"
)

func TestFill(t *testing.T) {
	page := []byte(`<a href="#a">A</a> <span class="page" data-page-of="a&amp;b"></span><span data-page-of=c>00</span><b data-page-of='d'></b>`)
	if got, want := marked(page), []string{"a&b", "c", "d"}; !slices.Equal(got, want) {
		t.Errorf("it is marked for %q, not %q", got, want)
	}
	for _, test := range []struct {
		pages map[string]int
		want  string
	}{
		{nil, `<a href="#a">A</a> <span class="page" data-page-of="a&amp;b">00</span><span data-page-of=c>00</span><b data-page-of='d'>00</b>`},
		{map[string]int{"a&b": 7, "c": 12}, `<a href="#a">A</a> <span class="page" data-page-of="a&amp;b">p&lt;7</span><span data-page-of=c>p&lt;12</span><b data-page-of='d'></b>`},
	} {
		got := string(fill(page, test.pages, func(n int) string { return "p<" + strconv.Itoa(n) }))
		if got != test.want {
			t.Errorf("filled with %v it is\n%s\nnot\n%s", test.pages, got, test.want)
		}
		if again := string(fill([]byte(got), test.pages, func(n int) string { return "p<" + strconv.Itoa(n) })); again != got {
			t.Errorf("filled again it is\n%s", again)
		}
	}
}

func TestSettled(t *testing.T) {
	told := map[string]int{"a": 1, "b": 2}
	if !settled([]string{"a", "none"}, told, map[string]int{"a": 1, "b": 3}) {
		t.Error("a number that nobody asked for unsettles")
	}
	if settled([]string{"a", "b"}, told, map[string]int{"a": 1, "b": 3}) || settled([]string{"a"}, told, nil) {
		t.Error("settled with other numbers")
	}
}
