package pdf

import (
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"salient/internal/pdf/object"
)

// meanings are the texts of a font's glyphs, by their codes.
type meanings map[object.String]string

// none is what the browser says of a glyph that is no letter of its font, as of two Arabic marks above each other:
// that it means 0 (ISO 14289-1, 7.21.7, wants a meaning).
const none = "\x00"

// meanings gives such glyphs theirs. The browser also says what each of them and those beside it are to be read as: what
// is left of this without the letters of the others is what the glyph means.
func (s *sheets) meanings(readings map[object.Ref]*reading) {
	fonts := map[object.Ref]meanings{}
	lacking := map[object.Ref]bool{}
	for _, r := range readings {
		for _, o := range r.fonts {
			font := refOf(o)
			if fonts[font] != nil {
				continue
			}
			_, list := s.toUnicode(font)
			fonts[font], _ = object.Meanings(list)
			for _, text := range fonts[font] {
				if text == none {
					lacking[font] = true
				}
			}
		}
	}
	if len(lacking) == 0 {
		return
	}
	for _, owner := range slices.Sorted(maps.Keys(readings)) {
		readings[owner].learn(fonts)
	}
	for font := range lacking {
		stream, list := s.toUnicode(font)
		stream.Pack(fonts[font].fill(list))
	}
}

// toUnicode is what a font says that its glyphs mean, if it does.
func (s *sheets) toUnicode(font object.Ref) (stream *object.Stream, list []byte) {
	stream, ok := s.file.Get(s.file.Dict(font)["ToUnicode"]).(*object.Stream)
	if ok {
		list, _ = stream.Unpacked()
	}
	return stream, list
}

// glyph is one of a font.
type glyph struct {
	font meanings
	code object.String
}

// learn finds what glyphs mean in the parts of a content that are said to be read as another text than their own.
func (r *reading) learn(fonts map[object.Ref]meanings) {
	var operands []object.Object
	var font meanings
	within, left := false, "" // what the part is to be read as, without the letters that have been met
	var unknown []glyph
	scanner := object.NewScanner(r.bytes)
	for {
		o, more, err := scanner.Next()
		if err != nil || !more {
			return
		}
		operator, ok := o.(object.Operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		switch {
		case operator == "Tf" && len(operands) == 2:
			name, _ := operands[0].(object.Name)
			font = fonts[refOf(r.fonts[name])]
		case operator == "BDC" && len(operands) == 2:
			properties, _ := operands[1].(object.Dict)
			actual, said := properties["ActualText"].(object.String)
			within, left, unknown = said, actual.Text(), nil
		case operator == "Tj" && len(operands) == 1 && within:
			codes, _ := operands[0].(object.String)
			for ; len(codes) >= 2; codes = codes[2:] {
				g := glyph{font, codes[:2]}
				if g.font[g.code] == none {
					unknown = append(unknown, g)
				}
				left = strings.Replace(left, g.font[g.code], "", 1)
			}
		case operator == "EMC":
			if within && len(unknown) == 1 && left != "" {
				unknown[0].font[unknown[0].code] = left
			}
			within = false
		}
		operands = operands[:0]
	}
}

// noMeaning is a line of a font's list that says of a code that it means 0.
var noMeaning = regexp.MustCompile(`(?m)^<([0-9A-Fa-f]{4})> <0000>$`)

// fill writes into a font's list what is known now.
func (m meanings) fill(list []byte) []byte {
	return noMeaning.ReplaceAllFunc(list, func(line []byte) []byte {
		code, _ := hex.DecodeString(string(line[1:5]))
		filled := slices.Clone(line[:len("<0000> <")])
		for _, unit := range utf16.Encode([]rune(m[object.String(code)])) {
			filled = fmt.Appendf(filled, "%04X", unit)
		}
		return append(filled, '>')
	})
}
