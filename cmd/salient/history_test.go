package main

import (
	"bufio"
	"errors"
	"strings"
	"testing"
)

func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var all []error
	for text, err := range gitHistory(".", func(string) string { return "" })(t.Context(), "content/en/briefings/cotton.md") {
		if text != nil {
			t.Errorf("a text without Git: %q", text)
		}
		all = append(all, err)
	}
	if len(all) != 1 || !errors.Is(all[0], errNoGit) {
		t.Errorf("%v, want %v", all, errNoGit)
	}
}

func FuzzContent(f *testing.F) {
	const name = "e9fda03d0ca4c4c488392d042e18222c4b6432ec"
	f.Add(name + " blob 3\nabc\n")
	f.Add(name + " tree 3\nabc\n" + name + " blob 0\n\n")
	f.Add("HEAD:./content/en/a b.md missing\n" + name + " blob 99999999999\nabc")
	f.Add(name + " blob -1\n")
	f.Fuzz(func(t *testing.T, answers string) {
		r := bufio.NewReader(strings.NewReader(answers))
		for {
			text, err := content(r)
			if err != nil {
				return
			}
			if len(text) > len(answers) {
				t.Errorf("a text of %d bytes in %d", len(text), len(answers))
			}
		}
	})
}
