package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"unicode/utf16"
)

// Object is one of nil, bool, Int, Real, Name, String, Array, Dict, Ref and *Stream.
type Object any

type (
	// Int is a whole number.
	Int int64
	// Real is a number with a decimal point, as it is written.
	Real string
	// Name is a name without its slash, as it means and not as it is escaped.
	Name string
	// String is a string's bytes; [Text] makes one that people read.
	String string
	// Array is a row of objects.
	Array []Object
	// Dict is a dictionary.
	Dict map[Name]Object
	// Ref is a reference to an object by its number. Generations other than 0 do not occur.
	Ref int
)

// Stream is a dictionary with bytes, which are as the dictionary's Filter says.
type Stream struct {
	Dict Dict
	Data []byte
}

// Text gives a string for people to read: ASCII as it is, anything else as UTF-16 with its mark (7.9.2.2).
func Text(s string) String {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			encoded := []byte{0xfe, 0xff}
			for _, unit := range utf16.Encode([]rune(s)) {
				encoded = append(encoded, byte(unit>>8), byte(unit))
			}
			return String(encoded)
		}
	}
	return String(s)
}

// Text gives back what [Text] was given.
func (s String) Text() string {
	if len(s) < 2 || s[0] != 0xfe || s[1] != 0xff {
		return string(s)
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// maxStream bounds what a stream unpacks to, in bytes.
const maxStream = 256 << 20

// Unpacked gives the stream's bytes without their compression. Only FlateDecode without a predictor is known.
func (s *Stream) Unpacked() ([]byte, error) {
	switch s.Dict["Filter"] {
	case nil:
		return s.Data, nil
	case Name("FlateDecode"):
	default:
		return nil, fmt.Errorf("stream is packed with %v", s.Dict["Filter"])
	}
	if s.Dict["DecodeParms"] != nil {
		return nil, errors.New("stream is packed with a predictor")
	}
	r, err := unpacker(s.Data)
	if err != nil {
		return nil, err
	}
	defer unpackers.Put(r)
	var data bytes.Buffer
	data.Grow(4 * len(s.Data)) // as much as a page's content becomes
	n, err := data.ReadFrom(io.LimitReader(r, maxStream+1))
	if err == nil && n > maxStream {
		err = errors.New("stream is too long")
	}
	return data.Bytes(), err
}

// unpackers are used again, as packers are.
var unpackers sync.Pool

func unpacker(packed []byte) (io.ReadCloser, error) {
	r, ok := unpackers.Get().(io.ReadCloser)
	if !ok {
		return zlib.NewReader(bytes.NewReader(packed))
	}
	return r, r.(zlib.Resetter).Reset(bytes.NewReader(packed), nil)
}

// packers are used again: one needs the better part of a megabyte.
var packers = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// Pack replaces the stream's bytes by others, and compresses them.
func (s *Stream) Pack(data []byte) {
	var packed bytes.Buffer
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	w.Reset(&packed)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	s.Data = packed.Bytes()
	s.Dict["Filter"] = Name("FlateDecode")
}

// File is the objects of a PDF file.
type File struct {
	objects []Object // by number; 0 is none
	Root    Ref      // the catalogue
	Info    Ref      // the information dictionary, or 0
}

// Size is one more than the highest number of an object.
func (f *File) Size() int { return len(f.objects) }

// Get follows a reference. Any other object is given back as it is. What is missing is nil.
func (f *File) Get(o Object) Object {
	for range 8 {
		ref, ok := o.(Ref)
		if !ok {
			return o
		}
		if ref <= 0 || int(ref) >= len(f.objects) {
			return nil
		}
		o = f.objects[ref]
	}
	return nil
}

// Dict is the dictionary at o, also that of a stream. It is nil where there is none.
func (f *File) Dict(o Object) Dict {
	switch d := f.Get(o).(type) {
	case Dict:
		return d
	case *Stream:
		return d.Dict
	}
	return nil
}

// Array is the array at o. It is nil where there is none.
func (f *File) Array(o Object) Array {
	a, _ := f.Get(o).(Array)
	return a
}

// Row is an array as it is, and any other object in an array of its own: the format often takes one for the other.
func Row(o Object) Array {
	if row, ok := o.(Array); ok {
		return row
	}
	return Array{o}
}

// Name is the name at o, or "".
func (f *File) Name(o Object) Name {
	n, _ := f.Get(o).(Name)
	return n
}

// Add gives a new object a number.
func (f *File) Add(o Object) Ref {
	if len(f.objects) == 0 {
		f.objects = append(f.objects, nil)
	}
	f.objects = append(f.objects, o)
	return Ref(len(f.objects) - 1)
}

// Set replaces an object. Nil removes it.
func (f *File) Set(r Ref, o Object) {
	if r > 0 && int(r) < len(f.objects) {
		f.objects[r] = o
	}
}

// Include adds every object of another file, and gives what a reference of that file is in this one. The other
// file's objects are used and changed; it must not be used after.
func (f *File) Include(other *File) func(Ref) Ref {
	if len(f.objects) == 0 {
		f.objects = append(f.objects, nil)
	}
	shift := Ref(len(f.objects) - 1)
	for _, o := range other.objects[1:] {
		f.objects = append(f.objects, moved(o, shift))
	}
	return func(r Ref) Ref { return r + shift }
}

func moved(o Object, shift Ref) Object {
	switch o := o.(type) {
	case Ref:
		return o + shift
	case Array:
		for i := range o {
			o[i] = moved(o[i], shift)
		}
	case Dict:
		for key := range o {
			o[key] = moved(o[key], shift)
		}
	case *Stream:
		moved(o.Dict, shift)
	}
	return o
}

// Pages gives the pages of the file in their order, each once.
func (f *File) Pages() []Ref {
	var pages []Ref
	seen := make([]bool, len(f.objects))
	var walk func(o Object, depth int)
	walk = func(o Object, depth int) {
		ref, _ := o.(Ref)
		node := f.Dict(ref)
		if node == nil || seen[ref] || depth > maxDepth {
			return
		}
		seen[ref] = true
		if node["Kids"] == nil {
			pages = append(pages, ref)
			return
		}
		for _, kid := range f.Array(node["Kids"]) {
			walk(kid, depth+1)
		}
	}
	walk(f.Dict(f.Root)["Pages"], 0)
	return pages
}

// Inheritable are the attributes that a page has from the nodes above it, where it does not tell them itself (7.7.3.4).
var Inheritable = []Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// Attribute is one of a page, its own or an inherited one.
func (f *File) Attribute(page Ref, name Name) Object {
	node := f.Dict(page)
	for range maxDepth {
		if value := node[name]; value != nil || !slices.Contains(Inheritable, name) {
			return value
		}
		node = f.Dict(node["Parent"])
	}
	return nil
}
