package pdf

import (
	"maps"
	"strconv"
	"testing"
)

func TestNumbers(t *testing.T) {
	d := Document{Number: func(n int) string { return "p. " + strconv.Itoa(n) }}
	if got := d.numbers(nil); got != nil {
		t.Errorf("before any page is known it is told %v", got)
	}
	pages := map[string]int{"a": 7, "c": 12}
	if got, want := d.numbers(pages), map[string]string{"a": "p. 7", "c": "p. 12"}; !maps.Equal(got, want) {
		t.Errorf("with %v it is told %v", pages, got)
	}
	if got, want := (Document{}).numbers(pages), map[string]string{"a": "7", "c": "12"}; !maps.Equal(got, want) {
		t.Errorf("with %v it is told %v", pages, got)
	}
}

func TestSettled(t *testing.T) {
	told := numbering{map[string]int{"a": 1, "b": 2}, folios{0, 9}}
	other := numbering{map[string]int{"a": 1, "b": 3}, folios{0, 9}}
	if !settled([]string{"a", "none"}, told, other) {
		t.Error("a number that nobody asked for unsettles")
	}
	if settled([]string{"a", "b"}, told, other) || settled([]string{"a"}, told, numbering{}) || settled(nil, told, numbering{folios: folios{0, 10}}) {
		t.Error("settled with other numbers")
	}
}
