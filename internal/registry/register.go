// Package registry holds the companies and organisations that a site names, and its glossary.
//
// Its main types are Company, Organisation, Register (either of them by id) and Glossary.
//
//	companies, problems := registry.ParseCompanies("content/data/companies.yaml", "en", data)
//	acme := companies.Find("acme")
//	arabic, problems := companies.In("ar", "content/ar/data/companies.yaml", words)
//	glossary, problems := registry.ParseGlossary("content/en/glossary.yaml", "en", data)
package registry

import (
	"iter"

	"salient/internal/schema"
	"salient/internal/source"
)

// Register is companies or organisations by id, in the order of the file. It does not change. The zero Register is
// empty.
type Register[T schema.Keyed] struct {
	all  []T
	byID map[string]int
}

func register[T schema.Keyed](all []T) Register[T] {
	r := Register[T]{all, make(map[string]int, len(all))}
	for i, item := range all {
		if _, twice := r.byID[item.Key()]; !twice {
			r.byID[item.Key()] = i
		}
	}
	return r
}

// Find gives the item with an id, or nil.
func (r Register[T]) Find(id string) *T {
	if at, found := r.byID[id]; found {
		return &r.all[at]
	}
	return nil
}

// All gives the items in the order of the file.
func (r Register[T]) All() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range r.all {
			if !yield(&r.all[i]) {
				return
			}
		}
	}
}

// Only gives the register with the items of these ids alone.
func (r Register[T]) Only(ids map[string]bool) Register[T] {
	var kept []T
	for i := range r.all {
		if ids[r.all[i].Key()] {
			kept = append(kept, r.all[i])
		}
	}
	return register(kept)
}

// Len gives the number of items.
func (r Register[T]) Len() int { return len(r.all) }

// IDs gives every id, for the nearest one to a slip.
func (r Register[T]) IDs() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range r.all {
			if !yield(r.all[i].Key()) {
				return
			}
		}
	}
}

// In gives the register with the texts that a language's file has by id; the others stay as they are.
func (r Register[T]) In(lang, file string, data []byte) (Register[T], []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return r, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	return Register[T]{schema.Translate(r.all, node, report), r.byID}, report.Problems
}
