package schema

import "reflect"

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
