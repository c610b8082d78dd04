package locale

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
)

// Compare orders two texts as readers of the language expect: ñ after n in Spanish, ä beside a in German. It is
// negative where a comes first, and 0 only where both are the same, so that no order depends on chance. For a list
// of some length SortBy is quicker.
func (l *Locale) Compare(a, b string) int {
	c := l.collators.Get().(*collate.Collator)
	order := c.CompareString(a, b)
	l.collators.Put(c)
	return cmp.Or(order, cmp.Compare(a, b))
}

// SortBy sorts items by a text that each has, in the order of Compare. Items of the same text keep their places.
//
//	locale.SortBy(es, companies, func(c Company) string { return c.Name })
func SortBy[T any](l *Locale, items []T, text func(T) string) {
	type keyed struct {
		item T
		text string
		key  []byte
	}
	c := l.collators.Get().(*collate.Collator)
	defer l.collators.Put(c)
	var keys collate.Buffer
	sorted := make([]keyed, len(items))
	for i, item := range items {
		name := text(item)
		sorted[i] = keyed{item, name, c.KeyFromString(&keys, name)}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.text, b.text))
	})
	for i := range sorted {
		items[i] = sorted[i].item
	}
}
