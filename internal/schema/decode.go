package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Decoder is a value that reads itself from a node.
type Decoder interface {
	DecodeNode(n *source.Node, r *Report)
}

// Keyed is a list item that is told from its neighbours by a key: its id, or the natural key of its kind. The
// empty key is no key.
type Keyed interface{ Key() string }

// Refuser is a struct that says why it has no field of a name, where there is more to say than that it is unknown.
type Refuser interface {
	Refuse(field string) *vocabulary.Flaw
}

func refused(v reflect.Value, field string) *vocabulary.Flaw {
	if r, ok := v.Addr().Interface().(Refuser); ok {
		return r.Refuse(field)
	}
	return nil
}

// Decode fills the struct, slice or value that into points to, and reports every slip on the way.
func Decode(n *source.Node, into any, r *Report) {
	if n == nil {
		n = &source.Node{Kind: source.Mapping, Pos: source.Pos{Line: 1, Col: 1}}
	}
	decode(n, reflect.ValueOf(into).Elem(), field{}, r)
}

func decode(n *source.Node, v reflect.Value, f field, r *Report) {
	if d, ok := v.Addr().Interface().(Decoder); ok {
		d.DecodeNode(n, r)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(v.Type().Elem())
		decode(n, fresh.Elem(), f, r)
		v.Set(fresh)
	case reflect.Struct:
		decodeStruct(n, v, r)
	case reflect.Slice:
		decodeSlice(n, v, f, r)
	case reflect.String:
		s, ok := r.Scalar(n, f.name)
		if !ok {
			return
		}
		v.SetString(s)
		switch word := v.Interface().(type) {
		case vocabulary.Listed:
			if !slices.Contains(word.Values(), s) {
				r.Unknown(n.Pos, "unknown "+f.noun(), s, word.Values(), "one of: "+listed(word.Values()))
				v.SetString("")
			}
		case vocabulary.Checked:
			if flaw := word.Check(); flaw != nil {
				r.E(n.Pos, flaw.What, s, flaw.Advice)
				v.SetString("")
			}
		}
	case reflect.Bool:
		if n.Kind != source.Scalar || n.Quoted || (n.Value != "true" && n.Value != "false") {
			r.E(n.Pos, "not true or false", n.Value, "write true or false, without quotes")
			return
		}
		v.SetBool(n.Value == "true")
	case reflect.Int:
		decodeInt(n, v, f, r)
	default:
		panic(fmt.Sprintf("schema: no way to decode a %s", v.Type())) // a slip in the program, caught by any test
	}
}

func decodeStruct(n *source.Node, v reflect.Value, r *Report) {
	if n.Kind != source.Mapping {
		r.E(n.Pos, "this is to be fields, each with a name and a value", n.Value, "write {name: value, …} or one field a line below it")
		return
	}
	p := planOf(v.Type())
	if p.at != nil {
		v.FieldByIndex(p.at).Set(reflect.ValueOf(n.Pos))
	}
	given := make([]bool, len(p.fields))
	for i := range n.Fields {
		f := &n.Fields[i]
		index, known := p.byName[f.Name]
		if !known {
			if flaw := refused(v, f.Name); flaw != nil {
				r.E(f.Pos, flaw.What, f.Name, flaw.Advice)
			} else {
				r.Unknown(f.Pos, "unknown field", f.Name, p.names, "fields here: "+listed(p.names))
			}
			continue
		}
		given[index] = true
		if f.Value.Kind == source.Null {
			switch {
			case p.fields[index].required:
				r.E(f.Pos, "a field without a value: "+f.Name, "", "give it a value")
			case p.fields[index].valued:
				r.E(f.Pos, "a field without a value: "+f.Name, "", "give it a value, or remove it")
			}
			continue
		}
		r.field = f.Name
		decode(&f.Value, v.FieldByIndex(p.fields[index].index), p.fields[index], r)
	}
	for i, f := range p.fields {
		if f.required && !given[i] {
			r.E(n.Pos, "a required field is missing: "+f.name, "", "add "+f.name+": "+lacking(v.FieldByIndex(f.index).Addr().Interface()))
		}
	}
}

// lacking says what may be written in a field, where its type tells.
func lacking(value any) string {
	switch value := value.(type) {
	case interface{ mayBeUnstated() }:
		return "…, or " + notStated + " where nobody knows or says"
	case vocabulary.Listed:
		return listed(value.Values())
	}
	return "…"
}

func decodeSlice(n *source.Node, v reflect.Value, f field, r *Report) {
	if n.Kind != source.Sequence {
		r.E(n.Pos, "this is to be a list", n.Value, "write ["+f.name+"] in brackets, or one item a line, each behind a hyphen")
		return
	}
	items := reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items))
	seen := make(map[string]source.Pos, len(n.Items))
	for i := range n.Items {
		item := items.Index(i)
		decode(&n.Items[i], item, f, r)
		key, keyed := "", false
		switch {
		case item.Kind() == reflect.String:
			key = item.String()
		default:
			var k Keyed
			if k, keyed = item.Interface().(Keyed); keyed {
				key = k.Key()
			}
		}
		if key == "" {
			continue
		}
		if first, twice := seen[key]; twice {
			advice := "keep one of the two"
			if n.Items[i].Kind == source.Mapping {
				advice = "give each of the two an id of its own"
			}
			r.E(n.Items[i].Pos, fmt.Sprintf("listed twice, first on line %d:", first.Line), key, advice)
			continue
		}
		seen[key] = n.Items[i].Pos
	}
	v.Set(items)
}

func decodeInt(n *source.Node, v reflect.Value, f field, r *Report) {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != source.Scalar || n.Quoted || err != nil || strconv.Itoa(i) != n.Value {
		r.E(n.Pos, "not a whole number", n.Value, wholeNumber(f))
		return
	}
	if f.max > 0 && (i < f.min || i > f.max) {
		r.E(n.Pos, fmt.Sprintf("%s is to be from %d to %d", f.noun(), f.min, f.max), n.Value, "leave it out where it was not assessed")
		return
	}
	v.SetInt(int64(i))
}

func wholeNumber(f field) string {
	if f.max > 0 {
		return fmt.Sprintf("write one of the steps from %d to %d: there is nothing between them", f.min, f.max)
	}
	return "write digits alone"
}

// Scalar gives the text of a scalar, and reports a list or fields where one text is meant.
func (r *Report) Scalar(n *source.Node, name string) (string, bool) {
	if n.Kind != source.Scalar {
		r.E(n.Pos, "this is to be one text, not a list or fields", "", "write "+name+`: "…"`)
		return "", false
	}
	return n.Value, true
}

// listed names the words of a list, or its first ones where there are many.
func listed(words []string) string {
	const most = 12
	if len(words) > most {
		return strings.Join(words[:most], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}

// noun is what one word of a field is called: stack_layers → "stack layer".
func (f field) noun() string {
	if f.called != "" {
		return f.called
	}
	s := strings.ReplaceAll(f.name, "_", " ")
	if strings.HasSuffix(s, "ies") {
		return strings.TrimSuffix(s, "ies") + "y"
	}
	return strings.TrimSuffix(s, "s")
}
