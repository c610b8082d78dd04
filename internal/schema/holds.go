package schema

import (
	"reflect"
	"sync"
)

var (
	textual          sync.Map // reflect.Type → bool
	translatableType = reflect.TypeFor[Translatable]()
	wrapperType      = reflect.TypeFor[wrapper]()
)

// texts says whether a value of the type can hold a text that a translator may replace.
func texts(t reflect.Type) bool {
	if known, ok := textual.Load(t); ok {
		return known.(bool)
	}
	holds := holdsText(t)
	textual.Store(t, holds)
	return holds
}

func holdsText(t reflect.Type) bool {
	switch {
	case reflect.PointerTo(t).Implements(translatableType):
		return true
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
		return texts(t.Elem())
	case t.Kind() == reflect.Struct && reflect.PointerTo(t).Implements(wrapperType):
		value, _ := t.FieldByName("Value")
		return texts(value.Type)
	case t.Kind() == reflect.Struct:
		for _, f := range planOf(t).fields {
			if texts(t.FieldByIndex(f.index).Type) {
				return true
			}
		}
	}
	return false
}
