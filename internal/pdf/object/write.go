package object

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
)

// A row of the table of objects: what kind of place, where, and which in a stream of objects.
const (
	rowLength = 1 + 4 + 2
	inPlace   = 1
	inStream  = 2
	// packSize is how many objects lie in one stream. A reader unpacks all of them for one.
	packSize = 200
)

// Write gives the file as bytes: only objects that the catalogue or the information dictionary lead to, numbered in
// the order in which they are met, all but streams packed into streams of objects (7.5.7). Version is that of the
// format, "1.7". The file's identifier is a hash of its content.
func (f *File) Write(version string) []byte {
	w := &writer{file: f, number: make([]int, len(f.objects))}
	w.meet(f.Root)
	w.meet(f.Info)

	w.out.WriteString("%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n")
	count := len(w.order)
	packs := 0
	for _, ref := range w.order {
		if _, stream := f.objects[ref].(*Stream); !stream {
			packs++
		}
	}
	packs = (packs + packSize - 1) / packSize
	table := make([]byte, rowLength*(1+count+packs+1))
	row := func(number int, kind byte, place, index int) {
		copy(table[number*rowLength:], []byte{kind, byte(place >> 24), byte(place >> 16), byte(place >> 8), byte(place), byte(index >> 8), byte(index)})
	}

	next := count + 1 // the number of the next stream of objects
	var head, body []byte
	held := 0
	flush := func() {
		if held == 0 {
			return
		}
		pack := &Stream{Dict: Dict{"Type": Name("ObjStm"), "N": Int(held), "First": Int(len(head))}}
		pack.Pack(append(head, body...))
		row(next, inPlace, w.out.Len(), 0)
		w.stream(next, pack)
		next++
		head, body, held = nil, nil, 0
	}
	for i, ref := range w.order {
		number := i + 1
		if s, ok := f.objects[ref].(*Stream); ok {
			row(number, inPlace, w.out.Len(), 0)
			w.stream(number, s)
			continue
		}
		row(number, inStream, next, held)
		head = strconv.AppendInt(head, int64(number), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(len(body)), 10)
		head = append(head, ' ')
		body = append(w.append(body, f.objects[ref]), '\n')
		if held++; held == packSize {
			flush()
		}
	}
	flush()

	sum := sha256.Sum256(w.out.Bytes())
	id := String(sum[:16])
	trailer := &Stream{Dict: Dict{
		"Type": Name("XRef"), "Size": Int(next + 1), "W": Array{Int(1), Int(4), Int(2)},
		"Root": f.Root, "ID": Array{id, id},
	}}
	if f.Info != 0 {
		trailer.Dict["Info"] = f.Info
	}
	start := w.out.Len()
	row(next, inPlace, start, 0)
	trailer.Pack(table)
	w.stream(next, trailer)
	w.out.WriteString("startxref\n" + strconv.Itoa(start) + "\n%%EOF\n")
	return w.out.Bytes()
}

type writer struct {
	file   *File
	number []int // the new number of each object, or 0
	order  []Ref
	out    bytes.Buffer
}

// meet numbers an object and what it leads to. Depth is kept on a list, since a chain of siblings can be long.
func (w *writer) meet(root Ref) {
	waiting := []Object{root}
	for len(waiting) > 0 {
		o := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		from := len(waiting)
		switch o := o.(type) {
		case Ref:
			if w.file.Get(o) == nil || w.number[o] != 0 {
				continue
			}
			w.order = append(w.order, o)
			w.number[o] = len(w.order)
			waiting = append(waiting, w.file.objects[o])
		case Array:
			waiting = append(waiting, o...)
		case Dict:
			for _, key := range keys(o) {
				waiting = append(waiting, o[key])
			}
		case *Stream:
			waiting = append(waiting, o.Dict)
		}
		slices.Reverse(waiting[from:])
	}
}

func keys(d Dict) []Name {
	names := make([]Name, 0, len(d))
	for name := range d {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b Name) int { return cmp.Compare(a, b) })
	return names
}

func (w *writer) stream(number int, s *Stream) {
	head := strconv.AppendInt(nil, int64(number), 10)
	head = append(head, " 0 obj\n"...)
	d := make(Dict, len(s.Dict)+1)
	for key, value := range s.Dict {
		d[key] = value
	}
	d["Length"] = Int(len(s.Data))
	w.out.Write(w.append(head, d))
	w.out.WriteString("\nstream\n")
	w.out.Write(s.Data)
	w.out.WriteString("\nendstream\nendobj\n")
}

func (w *writer) append(b []byte, o Object) []byte {
	switch o := o.(type) {
	case Ref:
		if int(o) >= len(w.number) || o <= 0 || w.number[o] == 0 {
			return append(b, "null"...)
		}
		b = strconv.AppendInt(b, int64(w.number[o]), 10)
		return append(b, " 0 R"...)
	case Array:
		b = append(b, '[')
		for i, item := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = w.append(b, item)
		}
		return append(b, ']')
	case Dict:
		b = append(b, "<<"...)
		for _, key := range keys(o) {
			b = append(appendName(b, key), ' ')
			b = append(w.append(b, o[key]), ' ')
		}
		return append(b, ">>"...)
	}
	return AppendSimple(b, o)
}

// AppendSimple writes an object that holds no other.
func AppendSimple(b []byte, o Object) []byte {
	switch o := o.(type) {
	case bool:
		return strconv.AppendBool(b, o)
	case Int:
		return strconv.AppendInt(b, int64(o), 10)
	case Real:
		return append(b, o...)
	case Name:
		return appendName(b, o)
	case String:
		return appendString(b, o)
	}
	return append(b, "null"...)
}

const digits = "0123456789abcdef"

func appendName(b []byte, name Name) []byte {
	b = append(b, '/')
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c > '~' || c == '#' || delimiter(c) {
			b = append(b, '#', digits[c>>4], digits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}

func appendString(b []byte, s String) []byte {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			b = append(b, '<')
			for j := range len(s) {
				b = append(b, digits[s[j]>>4], digits[s[j]&15])
			}
			return append(b, '>')
		}
	}
	b = append(b, '(')
	for i := range len(s) {
		if s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return append(b, ')')
}
