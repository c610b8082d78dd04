package main

import (
	"testing"

	"salient/internal/locale"
)

// TestSpell spells numbers by rules as CLDR writes them: a part in brackets is for what is no multiple, a radix of
// twenty counts in scores, and a form of a plural goes by the count.
func TestSpell(t *testing.T) {
	s := spellout{sets: map[string][]spelling{}, plural: locale.For("en").Plural}
	rule := func(base, body string) any { return []any{base, body} }
	if err := s.add("%spellout-cardinal", []any{
		rule("-x", "minus →→;"), rule("0", "zero;"), rule("1", "one;"), rule("2", "two;"), rule("3", "=%%other=;"),
		rule("4", "four;"), rule("5", "=#,##0=;"), rule("20", "twenty[-→→];"), rule("60/20", "←%%score←[ and →→];"), rule("100", "←← $(cardinal,one{hundred}other{hundreds})$[' →→];"),
		rule("1000", "←← thousand[ →→];"),
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.add("%%other", []any{rule("0", "' three;"), rule("4", "→→→;")}); err != nil {
		t.Fatal(err)
	}
	if err := s.add("%%score", []any{rule("0", "threescore;")}); err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{
		0: "zero", 2: "two", 3: " three", 20: "twenty", 22: "twenty-two", 60: "threescore", 64: "threescore and four",
		100: "one hundred", 202: "two hundreds' two", 2000: "two thousand", 1001: "one thousand one",
	} {
		if got, err := s.spell("%spellout-cardinal", n, 0); got != want || err != nil {
			t.Errorf("%d is %q, want %q: %v", n, got, want, err)
		}
	}
	for _, n := range []int{5, 25, 105} {
		if got, err := s.spell("%spellout-cardinal", n, 0); err == nil {
			t.Errorf("%d is %q", n, got)
		}
	}
	if words := s.words(); words["thousand"] != 1000 || words["twenty-two"] != 22 || words["zero"] != 0 {
		t.Error(words)
	}
}
