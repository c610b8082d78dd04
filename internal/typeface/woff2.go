// Package typeface reads what a page needs to know of a font in WOFF2 (W3C, WOFF File Format 2.0), from the part of the
// file that is not compressed.
//
// Its one type is Font:
//
//	font, problem := typeface.Read("assets/fonts/literata.woff2", data)
//	font.Variable // one file for every weight
package typeface

import (
	"bytes"
	"encoding/binary"
	"path"

	"salient/internal/source"
)

// Font is a font as a stylesheet has to name it.
type Font struct {
	// Variable fonts have every weight between two in one file (OpenType, fvar).
	Variable bool
}

// header is that of the file (WOFF2, 4.1).
type header struct {
	Signature, Flavour, Length uint32
	Tables, _                  uint16
	_, Compressed              uint32
	_, _                       uint16
	_, _, _, _, _              uint32
}

const (
	signature  = 0x774F4632 // wOF2
	collection = 0x74746366 // ttcf

	// Numbers of known tables (5.2); the last says that a name of four letters follows.
	glyf, loca, fvar, named = 10, 11, 47, 63
)

// Read looks into the font, and refuses a file that no browser would take for one.
func Read(file string, data []byte) (Font, *source.Problem) {
	refuse := func(what, advice string) (Font, *source.Problem) {
		return Font{}, &source.Problem{File: file, What: what, Advice: advice}
	}
	const again = "fetch it again from where the font is offered"
	r := bytes.NewReader(data)
	var h header
	if binary.Read(r, binary.BigEndian, &h) != nil || h.Signature != signature {
		return refuse("a file that is not the font that its name says", kind(data))
	}
	if h.Flavour == collection {
		return refuse("a collection of fonts", "keep each font as a file of its own")
	}
	if int64(h.Length) != int64(len(data)) {
		return refuse("a damaged font", again)
	}
	var font Font
	for range h.Tables {
		flags, err := r.ReadByte()
		table, transformed := flags&named, flags>>6 != 0
		var tag [4]byte
		if table == named && err == nil {
			_, err = r.Read(tag[:])
		}
		if table == glyf || table == loca {
			transformed = flags>>6 != 3
		}
		skipLength(r)
		if transformed {
			skipLength(r)
		}
		if err != nil {
			return refuse("a damaged font", again)
		}
		font.Variable = font.Variable || table == fvar
	}
	if h.Tables == 0 || int64(h.Compressed) > int64(r.Len()) {
		return refuse("a damaged font", again)
	}
	return font, nil
}

// skipLength passes over a number in UIntBase128 (4.2): each byte but the last has its highest bit set.
func skipLength(r *bytes.Reader) {
	for {
		if b, err := r.ReadByte(); err != nil || b < 0x80 {
			return
		}
	}
}

// kind says what a file is instead.
func kind(data []byte) string {
	for magic, name := range map[string]string{"wOFF": "an older WOFF", "OTTO": "an OpenType font (.otf)", "\x00\x01\x00\x00": "a TrueType font (.ttf)", "<": "a web page"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return "it is " + name + ": fetch the font as WOFF2, or have it converted"
		}
	}
	return "fetch the font as WOFF2, or have it converted"
}

// Is says whether a file has the name of a font that pages can have.
func Is(file string) bool { return path.Ext(file) == ".woff2" }
