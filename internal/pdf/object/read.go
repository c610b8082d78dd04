package object

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Read takes a file apart. It checks the syntax of every object, and nothing that they mean.
func Read(data []byte) (*File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("not a PDF file")
	}
	tail := data[max(0, len(data)-1024):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if at < 0 {
		return nil, errors.New("PDF file has no end")
	}
	s := NewScanner(tail[at+len("startxref"):])
	first, _, err := s.Next()
	start, ok := first.(Int)
	if err != nil || !ok || start < 0 || int(start) >= len(data) {
		return nil, errors.New("PDF file has no table of its objects")
	}
	r := &reader{data: data, file: &File{}}
	if bytes.HasPrefix(data[start:], []byte("xref")) {
		err = r.table(int(start) + len("xref"))
	} else {
		err = r.stream(int(start))
	}
	if err != nil {
		return nil, fmt.Errorf("PDF file: %w", err)
	}
	return r.file, nil
}

var errTable = errors.New("table of objects is not whole")

type reader struct {
	data []byte
	file *File
}

// trailer takes what follows the table, or the dictionary of the stream that is one.
func (r *reader) trailer(d Dict) error {
	size, _ := d["Size"].(Int)
	if size <= 0 || int(size) > len(r.data) || d["Prev"] != nil || d["Encrypt"] != nil { // an object takes a byte or more
		return errors.New("trailer is not that of a plain file")
	}
	r.file.Root, _ = d["Root"].(Ref)
	r.file.Info, _ = d["Info"].(Ref)
	r.file.objects = make([]Object, size)
	return nil
}

// table reads the classic table of objects (7.5.4).
func (r *reader) table(at int) error {
	s := &Scanner{data: r.data, at: at}
	var offsets []int
	for {
		o, more, err := s.Next()
		if err != nil || !more {
			return errors.Join(err, errEnd)
		}
		if o == Operator("trailer") {
			break
		}
		first, ok := o.(Int)
		o, _, err = s.Next()
		count, also := o.(Int)
		if err != nil || !ok || !also || int(first) != len(offsets) {
			return errTable
		}
		for range count {
			offset, _, err1 := s.Next()
			_, _, err2 := s.Next()
			kind, _, err3 := s.Next()
			at, ok := offset.(Int)
			if err := errors.Join(err1, err2, err3); err != nil || !ok {
				return errors.Join(err, errors.New("table of objects has a line without a place"))
			}
			if kind != Operator("n") {
				at = 0
			}
			offsets = append(offsets, int(at))
		}
	}
	o, _, err := s.Next()
	if err != nil {
		return err
	}
	d, _ := o.(Dict)
	if err := r.trailer(d); err != nil {
		return err
	}
	if len(offsets) > len(r.file.objects) {
		return errors.New("table of objects is longer than it says")
	}
	return r.all(offsets)
}

var errLength = errors.New("stream is not as long as it says")

// all reads the objects at their places. Lengths of streams may be objects that come later.
func (r *reader) all(offsets []int) error {
	for number, at := range offsets {
		if at == 0 {
			continue
		}
		o, err := r.object(number, at, offsets)
		if err != nil {
			return fmt.Errorf("object %d: %w", number, err)
		}
		r.file.objects[number] = o
	}
	return nil
}

func (r *reader) object(number, at int, offsets []int) (Object, error) {
	if at < 0 || at >= len(r.data) {
		return nil, errEnd
	}
	s := &Scanner{data: r.data, at: at}
	head := make([]Object, 3)
	for i := range head {
		var err error
		if head[i], _, err = s.Next(); err != nil {
			return nil, err
		}
	}
	if head[0] != Int(number) || head[1] != Int(0) || head[2] != Operator("obj") {
		return nil, errors.New("is not where the table says")
	}
	o, _, err := s.Next()
	if err != nil {
		return nil, err
	}
	d, isDict := o.(Dict)
	if !isDict {
		if word, odd := o.(Operator); odd {
			return nil, fmt.Errorf("begins with %q", string(word))
		}
		return r.wholeReference(s, o)
	}
	next, _, err := s.Next()
	if err != nil || next != Operator("stream") {
		return d, err
	}
	length, ok := d["Length"].(Int)
	if ref, indirect := d["Length"].(Ref); indirect && int(ref) < len(offsets) && int(ref) != number {
		o, err := r.object(int(ref), offsets[ref], nil)
		if err != nil {
			return nil, err
		}
		length, ok = o.(Int)
	}
	if bytes.HasPrefix(r.data[s.at:], []byte("\r\n")) {
		s.at++
	}
	s.at++
	if !ok || length < 0 || int(length) > len(r.data)-s.at {
		return nil, errLength
	}
	end := s.at + int(length)
	if !bytes.Contains(r.data[end:min(len(r.data), end+16)], []byte("endstream")) {
		return nil, errLength
	}
	delete(d, "Length")
	return &Stream{Dict: d, Data: r.data[s.at:end:end]}, nil
}

// wholeReference tells "7 0 R" as an object of its own from the number 7.
func (r *reader) wholeReference(s *Scanner, o Object) (Object, error) {
	if _, number := o.(Int); !number {
		return o, nil
	}
	row := Array{o}
	for range 2 {
		o, _, err := s.Next()
		if err != nil || o == Operator("endobj") {
			return row[0], err
		}
		if row, err = collect(row, o); err != nil {
			return nil, err
		}
	}
	return row[0], nil
}

// stream reads a table that is a stream (7.5.8), with the fields that [File.Write] gives it.
func (r *reader) stream(at int) error {
	number, _, err := (&Scanner{data: r.data, at: at}).Next()
	if err != nil {
		return err
	}
	own, ok := number.(Int)
	if !ok {
		return errTable
	}
	o, err := r.object(int(own), at, nil)
	table, ok := o.(*Stream)
	if err != nil || !ok || table.Dict["Type"] != Name("XRef") || table.Dict["Index"] != nil {
		return errors.Join(err, errTable)
	}
	if err := r.trailer(table.Dict); err != nil {
		return err
	}
	if own <= 0 || int(own) >= len(r.file.objects) {
		return errTable
	}
	rows, err := table.Unpacked()
	if err != nil {
		return err
	}
	if len(rows) != rowLength*len(r.file.objects) {
		return errors.New("table of objects has rows of another length")
	}
	offsets := make([]int, len(r.file.objects))
	var packed []int
	for i := range offsets {
		row := rows[i*rowLength:]
		place := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		switch row[0] {
		case inPlace:
			offsets[i] = place
		case inStream:
			packed = append(packed, place)
		}
	}
	offsets[own] = 0 // the table is none of the file's objects
	if err := r.all(offsets); err != nil {
		return err
	}
	slices.Sort(packed)
	for _, holder := range slices.Compact(packed) {
		if err := r.unpack(holder); err != nil {
			return fmt.Errorf("object %d: %w", holder, err)
		}
	}
	return nil
}

// unpack reads the objects that lie in a stream (7.5.7).
func (r *reader) unpack(holder int) error {
	stream, ok := r.file.Get(Ref(holder)).(*Stream)
	if !ok {
		return errors.New("holds no objects")
	}
	data, err := stream.Unpacked()
	if err != nil {
		return err
	}
	count, _ := stream.Dict["N"].(Int)
	first, _ := stream.Dict["First"].(Int)
	if first < 0 || int(first) > len(data) || count < 0 || int(count) > len(data) {
		return errEnd
	}
	head := NewScanner(data[:first])
	for range count {
		a, _, err1 := head.Next()
		b, _, err2 := head.Next()
		number, ok1 := a.(Int)
		offset, ok2 := b.(Int)
		if err := errors.Join(err1, err2); err != nil || !ok1 || !ok2 || number <= 0 || int(number) >= len(r.file.objects) || offset < 0 || int(offset) > len(data)-int(first) {
			return errors.Join(err, errors.New("holds objects that are not there"))
		}
		s := NewScanner(data[first+offset:])
		o, more, err := s.Next()
		if err != nil || !more {
			return errors.Join(err, errEnd)
		}
		if word, odd := o.(Operator); odd {
			return fmt.Errorf("holds %q", string(word))
		}
		r.file.objects[number] = o
	}
	r.file.objects[holder] = nil
	return nil
}
