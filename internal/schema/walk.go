package schema

import (
	"reflect"
	"strconv"
)

// Walk visits a value and all that it holds, in the order of the fields, by pointers. It goes into a value where
// visit says so.
//
//	schema.Walk(briefing, func(p any) bool {
//		prose, ok := p.(*markdown.Prose)
//		…
//		return !ok
//	})
func Walk(v any, visit func(pointer any) (descend bool)) { walk(reflect.ValueOf(v), visit) }

func walk(v reflect.Value, visit func(any) bool) {
	if v.Kind() == reflect.Pointer {
		if !v.IsNil() {
			walk(v.Elem(), visit)
		}
		return
	}
	if v.Kind() != reflect.Struct && v.Kind() != reflect.Slice {
		return
	}
	if v.Kind() == reflect.Struct {
		p := v.Addr().Interface()
		if !visit(p) {
			return
		}
		if w, ok := p.(wrapper); ok {
			walk(reflect.ValueOf(w.inner()).Elem(), visit)
			return
		}
		for _, f := range planOf(v.Type()).fields {
			walk(v.FieldByIndex(f.index), visit)
		}
		return
	}
	switch v.Type().Elem().Kind() {
	case reflect.Struct, reflect.Slice, reflect.Pointer:
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	}
}

// Texts visits every text of a value that a translator may replace, in the order of the fields.
func Texts(v any, visit func(Translatable)) {
	Walk(v, func(p any) bool {
		t, ok := p.(Translatable)
		if ok && t.Source() != "" {
			visit(t)
		}
		return !ok
	})
}

// NamedTexts visits every text that a translation can name, in the order of the fields, with the path by which it
// names it: a field by its name, an item by its key, a text of a plain list by its number, #1. Items without a key
// are passed over.
//
//	schema.NamedTexts(briefing, func(path []string, t schema.Translatable) {
//		strings.Join(path, ".") // "saliency.surveillance.scale.why"
//	})
//
// The path is the visitor's until it returns.
func NamedTexts(v any, visit func(path []string, t Translatable)) {
	namedTexts(reflect.ValueOf(v).Elem(), make([]string, 0, 8), visit)
}

func namedTexts(v reflect.Value, path []string, visit func([]string, Translatable)) {
	pointer := v.Addr().Interface()
	if t, ok := pointer.(Translatable); ok {
		if t.Source() != "" {
			visit(path, t)
		}
		return
	}
	if w, ok := pointer.(wrapper); ok {
		namedTexts(reflect.ValueOf(w.inner()).Elem(), path, visit)
		return
	}
	if !texts(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			namedTexts(v.Elem(), path, visit)
		}
	case reflect.Struct:
		for _, f := range planOf(v.Type()).fields {
			namedTexts(v.FieldByIndex(f.index), append(path, f.name), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			item := v.Index(i)
			name := "#" + strconv.Itoa(i+1)
			if k, keyed := item.Interface().(Keyed); keyed {
				name = k.Key()
			} else if _, plain := item.Addr().Interface().(Translatable); !plain {
				continue
			}
			if name != "" {
				namedTexts(item, append(path, name), visit)
			}
		}
	}
}
