package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"salient/internal/pdf/object"
)

// mark is marked content: what it belongs to, a page or a form drawn on one, and its number there (ISO 32000-1,
// 14.7.4).
type mark struct {
	owner object.Ref
	id    int
}

// reading is the content of a page or of a form, read once.
type reading struct {
	content *object.Stream
	bytes   []byte
	objects object.Dict  // the forms and pictures that it draws, by their names in it
	fonts   object.Dict  // likewise
	says    map[int]bool // the marked content that holds text or a picture, and not only lines and areas
	pieces  []piece
}

// piece is a part of the content around which or for which something may have to be written.
type piece struct {
	from, to int
	kind     pieceKind
	id       int        // of marked content that begins
	form     object.Ref // the form or the picture that is a stray drawing
}

type pieceKind int

const (
	begins pieceKind = iota // the operator that begins marked content with a number
	stray                   // a drawing outside marked content: the ground of a page
	margin                  // text outside marked content: what a style sheet sets into the margins
)

var errContent = errors.New("content of a page is not as browsers write it")

// readContent reads the content of a page, or of a form that is drawn on one.
func readContent(file *object.File, owner object.Ref) (*reading, error) {
	content, ok := file.Get(owner).(*object.Stream)
	if !ok {
		if content, ok = file.Get(file.Dict(owner)["Contents"]).(*object.Stream); !ok {
			return nil, errContent
		}
	}
	data, err := content.Unpacked()
	if err != nil {
		return nil, err
	}
	resources := file.Dict(file.Attribute(owner, "Resources"))
	r := &reading{
		content: content, bytes: data, says: map[int]bool{},
		objects: file.Dict(resources["XObject"]), fonts: file.Dict(resources["Font"]),
	}
	return r, r.read()
}

// level is one of marked content.
type level struct {
	id   int  // its number, or -1
	real bool // has a number or is an artifact: what is drawn in it is accounted for
}

func (r *reading) read() error {
	var levels []level
	accounted := func() bool { return slices.ContainsFunc(levels, func(l level) bool { return l.real }) }
	says := func() {
		for _, l := range levels {
			if l.id >= 0 {
				r.says[l.id] = true
			}
		}
	}
	var operands []object.Object
	start := -1 // of the operation
	path := -1  // of the path that is being drawn
	text := -1  // of the text object, where it is not accounted for
	scanner := object.NewScanner(r.bytes)
	for {
		at := scanner.Skip()
		o, more, err := scanner.Next()
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if start < 0 {
			start = at
		}
		operator, ok := o.(object.Operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		end := scanner.At()
		switch operator {
		case "BDC", "BMC":
			l := level{id: -1, real: len(operands) > 0 && operands[0] == object.Name("Artifact")}
			if id, numbered := number(operands); numbered {
				l = level{id: id, real: true}
				r.pieces = append(r.pieces, piece{from: start, to: end, kind: begins, id: id})
			}
			if l.real {
				text = -1
			}
			levels = append(levels, l)
		case "EMC":
			if len(levels) == 0 {
				return fmt.Errorf("%w: it ends what has not begun", errContent)
			}
			levels = levels[:len(levels)-1]
		case "BT":
			if !accounted() {
				text = start
			}
		case "ET":
			if text >= 0 {
				r.pieces = append(r.pieces, piece{from: text, to: end, kind: margin})
			}
			text = -1
		case "Tj", "TJ", "'", "\"":
			says()
		case "m", "re":
			if path < 0 {
				path = start
			}
		case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
			if !accounted() && path >= 0 {
				r.pieces = append(r.pieces, piece{from: path, to: end, kind: stray})
			}
			path = -1
		case "n":
			path = -1
		case "Do", "sh":
			says()
			if !accounted() {
				p := piece{from: start, to: end, kind: stray}
				if len(operands) > 0 {
					name, _ := operands[0].(object.Name)
					p.form = refOf(r.objects[name])
				}
				r.pieces = append(r.pieces, p)
			}
		case "BI":
			return fmt.Errorf("%w: a picture lies in it", errContent)
		}
		operands, start = operands[:0], -1
	}
	if len(levels) > 0 {
		return fmt.Errorf("%w: marked content does not end", errContent)
	}
	return nil
}

// number is that of marked content that begins.
func number(operands []object.Object) (id int, ok bool) {
	if len(operands) != 2 {
		return 0, false
	}
	properties, _ := operands[1].(object.Dict)
	n, ok := properties["MCID"].(object.Int)
	return int(n), ok && n >= 0
}

// rewrite marks as artifacts what says nothing and what belongs to the sheet and not to the document (ISO 14289-1,
// 7.1: all content is an artifact or in the structure). Stays tells the pieces that are to be left as they are.
func (r *reading) rewrite(stays func(piece) bool) {
	var out bytes.Buffer
	out.Grow(len(r.bytes) + 32*len(r.pieces))
	done := 0
	for _, p := range r.pieces {
		if p.from < done || stays(p) {
			continue
		}
		out.Write(r.bytes[done:p.from])
		done = p.to
		switch p.kind {
		case begins:
			out.WriteString("/Artifact BMC")
			continue
		case margin:
			out.WriteString("/Artifact <</Type /Pagination>> BDC\n")
		case stray:
			out.WriteString("/Artifact BMC\n")
		}
		out.Write(r.bytes[p.from:p.to])
		out.WriteString("\nEMC")
	}
	out.Write(r.bytes[done:])
	r.content.Pack(out.Bytes())
}
