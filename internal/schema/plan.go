package schema

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"salient/internal/source"
)

// plan is what the tags of one struct type say, worked out once.
type plan struct {
	fields []field
	byName map[string]int
	names  []string
	at     []int // index of the untagged source.Pos, or nil
}

type field struct {
	name     string
	called   string // what a word of it is called in a message, where that is not the field's name
	index    []int
	required bool
	valued   bool // not to be left empty, though it may be absent: to read nothing there might publish a page
	min, max int  // of an int; 0, 0 is unbounded
}

var (
	plans   sync.Map // reflect.Type → *plan
	posType = reflect.TypeFor[source.Pos]()
)

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{byName: map[string]int{}}
	p.add(t, nil)
	actual, _ := plans.LoadOrStore(t, p)
	return actual.(*plan)
}

func (p *plan) add(t reflect.Type, prefix []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		tag, tagged := f.Tag.Lookup("field")
		switch {
		case !tagged && f.Anonymous && f.Type.Kind() == reflect.Struct:
			p.add(f.Type, index)
		case !tagged && f.Type == posType && prefix == nil:
			p.at = index
		case tagged:
			p.byName[name(tag)] = len(p.fields)
			p.names = append(p.names, name(tag))
			p.fields = append(p.fields, parseTag(t, tag, index))
		}
	}
}

func name(tag string) string {
	n, _, _ := strings.Cut(tag, ",")
	return n
}

func parseTag(t reflect.Type, tag string, index []int) field {
	parts := strings.Split(tag, ",")
	f := field{name: parts[0], index: index}
	for _, option := range parts[1:] {
		key, value, _ := strings.Cut(option, "=")
		n, _ := strconv.Atoi(value)
		switch key {
		case "required":
			f.required = true
		case "valued":
			f.valued = true
		case "called":
			f.called = value
		case "min":
			f.min = n
		case "max":
			f.max = n
		default:
			panic(fmt.Sprintf("schema: %s has an unknown tag option %q", t, option)) // a slip in the program, caught by any test
		}
	}
	return f
}
