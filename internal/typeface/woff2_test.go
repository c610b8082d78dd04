package typeface

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// made gives a font with the tables of these flags and no more than a promise of their content.
func made(tables ...string) []byte {
	var b bytes.Buffer
	directory := strings.Join(tables, "")
	_ = binary.Write(&b, binary.BigEndian, header{Signature: signature, Length: uint32(48 + len(directory)), Tables: uint16(len(tables))})
	b.WriteString(directory)
	return b.Bytes()
}

const (
	cmapTable  = "\x00\x81\x00"     // 128 bytes
	glyfTable  = "\x0a\x81\x00\x40" // transformed, with a second length
	glyfAsIs   = "\xca\x81\x00"     // not transformed
	fvarTable  = "\x2f\x10"
	namedTable = "\x3fZZZZ\x10"
)

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		data     []byte
		variable bool
	}{
		"static":                   {made(cmapTable, glyfTable, namedTable), false},
		"variable":                 {made(cmapTable, glyfTable, namedTable, fvarTable), true},
		"not transformed":          {made(glyfAsIs, fvarTable), true},
		"a length that looks like": {made("\x00\xaf\x2f", glyfTable), false},
	} {
		font, problem := Read("a.woff2", c.data)
		if problem != nil || font.Variable != c.variable {
			t.Errorf("%s: %+v %+v", name, font, problem)
		}
	}
}

func TestRefused(t *testing.T) {
	whole := made(cmapTable, glyfTable)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":      {nil, "a file that is not the font that its name says; fetch the font as WOFF2, or have it converted"},
		"TrueType":   {[]byte("\x00\x01\x00\x00" + strings.Repeat("x", 99)), "a file that is not the font that its name says; it is a TrueType font (.ttf): fetch"},
		"page":       {[]byte("<!doctype html>" + strings.Repeat("x", 99)), "it is a web page"},
		"cut":        {whole[:len(whole)-1], "a damaged font; fetch it again"},
		"longer":     {append(whole, 'x'), "a damaged font"},
		"no tables":  {made(), "a damaged font"},
		"cut tables": {made(cmapTable, glyfTable, "")[:48], "a damaged font"},
		"collection": {append([]byte("wOF2ttcf"), whole[8:]...), "a collection of fonts"},
	} {
		if name == "cut tables" {
			binary.BigEndian.PutUint32(c.data[8:], 48)
		}
		_, problem := Read("a.woff2", c.data)
		if problem == nil || !strings.Contains(problem.What+"; "+problem.Advice, c.want) {
			t.Errorf("%s: %+v", name, problem)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(made(cmapTable, glyfTable, namedTable, fvarTable))
	f.Add([]byte("wOF2"))
	f.Fuzz(func(t *testing.T, data []byte) { Read("a.woff2", data) })
}
