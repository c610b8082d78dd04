package schema

import (
	"reflect"

	"salient/internal/source"
)

// Translatable is a text that a translator may replace, as the author wrote it.
type Translatable interface {
	Decoder
	Source() string
}

// Translate gives the original with every text replaced that the node has in the report's language. Items of a
// list are named by their keys. Anything else in the node belongs to the original, and is reported.
func Translate[T any](original T, n *source.Node, r *Report) T {
	copied := original
	translate(reflect.ValueOf(&copied).Elem(), n, "", r)
	return copied
}

// belongs reports a value that only the original may set.
func (r *Report) belongs(at source.Pos, name string) {
	r.E(at, "this belongs to the original, not to a translation:", name, "remove it here; a translation holds texts alone")
}

// translate replaces texts in v, which is the caller's own copy; what lies behind a pointer or in a list is
// copied before it is touched.
func translate(v reflect.Value, n *source.Node, name string, r *Report) {
	pointer := v.Addr().Interface()
	if t, ok := pointer.(Translatable); ok {
		t.DecodeNode(n, r)
		return
	}
	if w, ok := pointer.(wrapper); ok {
		translate(reflect.ValueOf(w.inner()).Elem(), n, name, r)
		return
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct:
		if v.IsNil() {
			r.E(n.Pos, "the original has nothing here to translate:", name, "remove it, or add it to the original first")
			return
		}
		fresh := reflect.New(v.Type().Elem())
		fresh.Elem().Set(v.Elem())
		v.Set(fresh)
		translate(fresh.Elem(), n, name, r)
	case v.Kind() == reflect.Struct && texts(v.Type()):
		translateStruct(v, n, r)
	case v.Kind() == reflect.Slice && texts(v.Type()):
		translateSlice(v, n, name, r)
	default:
		r.belongs(n.Pos, name)
	}
}

func translateStruct(v reflect.Value, n *source.Node, r *Report) {
	if n.Kind != source.Mapping {
		r.E(n.Pos, "this is to be fields, each with a name and a value", n.Value, "write the field's name, a colon and the translated text")
		return
	}
	p := planOf(v.Type())
	for i := range n.Fields {
		f := &n.Fields[i]
		index, known := p.byName[f.Name]
		switch {
		case !known:
			r.Unknown(f.Pos, "unknown field", f.Name, p.names, "a translation uses the names of the original's fields")
		case f.Value.Kind == source.Null:
		default:
			target := v.FieldByIndex(p.fields[index].index)
			if !texts(target.Type()) {
				r.belongs(f.Pos, f.Name)
				continue
			}
			if t, ok := target.Addr().Interface().(Translatable); ok && t.Source() == "" {
				r.E(f.Pos, "the original has no such text:", f.Name, "remove it, or add it to the original first")
				continue
			}
			translate(target, &f.Value, f.Name, r)
		}
	}
}

func translateSlice(v reflect.Value, n *source.Node, name string, r *Report) {
	// A list of plain texts has no keys: the translation gives the same number of them in the same order.
	if n.Kind == source.Sequence {
		if _, plain := reflect.New(v.Type().Elem()).Interface().(Translatable); plain {
			if len(n.Items) != v.Len() {
				r.E(n.Pos, "a list with another number of items than the original's:", name, "translate each item, in the same order")
				return
			}
			fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			for i := range n.Items {
				decode(&n.Items[i], fresh.Index(i), field{name: name}, r)
			}
			v.Set(fresh)
			return
		}
		r.E(n.Pos, "a translation names items by their key, it does not list them:", name, "write the item's id (or its natural key), a colon, and its translated texts")
		return
	}
	if n.Kind != source.Mapping {
		r.E(n.Pos, "this is to be fields by the keys of the original's items", n.Value, "write the item's id (or its natural key), a colon, and its translated texts")
		return
	}
	fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(fresh, v)
	v.Set(fresh)
	keys := make([]string, fresh.Len())
	for i := range keys {
		if k, ok := fresh.Index(i).Interface().(Keyed); ok {
			keys[i] = k.Key()
		}
	}
fields:
	for i := range n.Fields {
		f := &n.Fields[i]
		for j, key := range keys {
			if key != "" && key == f.Name {
				if f.Value.Kind != source.Null {
					translate(fresh.Index(j), &f.Value, f.Name, r)
				}
				continue fields
			}
		}
		r.Unknown(f.Pos, "the original has no such item", f.Name, keys, "name the item by its id in the original, or by its natural key")
	}
}
