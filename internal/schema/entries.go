package schema

import (
	"reflect"

	"salient/internal/source"
)

// Entry is a named item of Entries.
type Entry[T any] struct {
	Name  ID
	At    source.Pos
	Value T
}

// Key implements Keyed: a translation names the entry as the original does.
func (e Entry[T]) Key() string { return string(e.Name) }

func (e *Entry[T]) inner() any { return &e.Value }

// DecodeNode implements Decoder for the value alone; Entries gives the name.
func (e *Entry[T]) DecodeNode(n *source.Node, r *Report) { Decode(n, &e.Value, r) }

// Entries are fields whose names the author chooses, in the author's order: the terms of a glossary.
type Entries[T any] []Entry[T]

// Get gives the value of a name, or the zero value where there is none.
func (e Entries[T]) Get(name ID) (value T) {
	for i := range e {
		if e[i].Name == name {
			return e[i].Value
		}
	}
	return value
}

// DecodeNode implements Decoder.
func (e *Entries[T]) DecodeNode(n *source.Node, r *Report) {
	if n.Kind != source.Mapping {
		r.E(n.Pos, "this is to be fields, each with a name and a value", n.Value, "write one name a line, a colon, and its fields below it")
		return
	}
	*e = make(Entries[T], len(n.Fields))
	for i := range n.Fields {
		f, entry := &n.Fields[i], &(*e)[i]
		entry.At = f.Pos
		entry.Name.DecodeNode(&source.Node{Kind: source.Scalar, Value: f.Name, Pos: f.Pos}, r)
		decode(&f.Value, reflect.ValueOf(&entry.Value).Elem(), field{name: f.Name}, r)
	}
}
