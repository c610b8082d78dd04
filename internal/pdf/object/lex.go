package object

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Scanner reads objects and operators one after the other, from a file or from the content of a page.
type Scanner struct {
	data []byte
	at   int
}

// NewScanner begins at the first byte.
func NewScanner(data []byte) *Scanner { return &Scanner{data: data} }

// At is how many bytes have been read.
func (s *Scanner) At() int { return s.at }

// Skip passes over what stands between objects, and gives where the next one begins.
func (s *Scanner) Skip() int {
	s.skip()
	return s.at
}

// Operator is a word that is no object: "BT", "obj", "endstream".
type Operator string

// maxDepth is how deep arrays and dictionaries may lie in each other.
const maxDepth = 64

var (
	errEnd  = errors.New("ends too early")
	errDeep = errors.New("objects lie too deep in each other")
)

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (s *Scanner) skip() {
	for s.at < len(s.data) {
		c := s.data[s.at]
		if c == '%' {
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		} else if !space(c) {
			return
		} else {
			s.at++
		}
	}
}

// Next gives the next object or [Operator]. More is false at the end. References are read only in files: in the
// content of a page "R" would be an operator.
func (s *Scanner) Next() (o Object, more bool, err error) {
	s.skip()
	if s.at >= len(s.data) {
		return nil, false, nil
	}
	o, err = s.object(0)
	return o, err == nil, err
}

func (s *Scanner) object(depth int) (Object, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	s.skip()
	if s.at >= len(s.data) {
		return nil, errEnd
	}
	switch c := s.data[s.at]; {
	case c == '/':
		return s.name()
	case c == '(':
		return s.literal()
	case c == '<':
		if s.at+1 < len(s.data) && s.data[s.at+1] == '<' {
			return s.dict(depth)
		}
		return s.hex()
	case c == '[':
		s.at++
		row := Array{}
		for {
			s.skip()
			if s.at < len(s.data) && s.data[s.at] == ']' {
				s.at++
				return row, nil
			}
			o, err := s.object(depth + 1)
			if err != nil {
				return nil, err
			}
			if row, err = collect(row, o); err != nil {
				return nil, err
			}
		}
	case delimiter(c):
		return nil, fmt.Errorf("a stray %q at byte %d", c, s.at)
	}
	return s.word(), nil
}

// collect adds an object to a row; the operator R makes a reference of the two numbers before it.
func collect(row Array, o Object) (Array, error) {
	if o != Operator("R") {
		if word, odd := o.(Operator); odd {
			return nil, fmt.Errorf("%q among objects", string(word))
		}
		return append(row, o), nil
	}
	if len(row) < 2 {
		return nil, errors.New("a reference to nothing")
	}
	number, ok := row[len(row)-2].(Int)
	if !ok || number <= 0 || number > 1<<24 || row[len(row)-1] != Int(0) {
		return nil, errors.New("a reference to nothing")
	}
	return append(row[:len(row)-2], Ref(number)), nil
}

func (s *Scanner) dict(depth int) (Object, error) {
	s.at += 2
	var row Array
	for {
		s.skip()
		if bytes.HasPrefix(s.data[s.at:], []byte(">>")) {
			s.at += 2
			break
		}
		o, err := s.object(depth + 1)
		if err != nil {
			return nil, err
		}
		if row, err = collect(row, o); err != nil {
			return nil, err
		}
	}
	if len(row)%2 != 0 {
		return nil, fmt.Errorf("a dictionary before byte %d has a key without a value", s.at)
	}
	d := make(Dict, len(row)/2)
	for i := 0; i < len(row); i += 2 {
		key, ok := row[i].(Name)
		if !ok {
			return nil, fmt.Errorf("a dictionary before byte %d has a key that is no name", s.at)
		}
		if row[i+1] != nil {
			d[key] = row[i+1]
		}
	}
	return d, nil
}

func (s *Scanner) name() (Object, error) {
	s.at++
	start := s.at
	escaped := false
	for s.at < len(s.data) && !space(s.data[s.at]) && !delimiter(s.data[s.at]) {
		escaped = escaped || s.data[s.at] == '#'
		s.at++
	}
	raw := s.data[start:s.at]
	if !escaped {
		return Name(raw), nil
	}
	name := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if b, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				name = append(name, byte(b))
				i += 2
				continue
			}
		}
		name = append(name, raw[i])
	}
	return Name(name), nil
}

func (s *Scanner) literal() (Object, error) {
	s.at++
	var text []byte
	for open := 1; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; c {
		case '(':
			open++
			text = append(text, c)
		case ')':
			if open--; open == 0 {
				s.at++
				return String(text), nil
			}
			text = append(text, c)
		case '\\':
			s.at++
			if s.at >= len(s.data) {
				return nil, errEnd
			}
			text = s.escape(text)
		case '\r':
			s.lineEnd()
			text = append(text, '\n')
		default:
			text = append(text, c)
		}
	}
	return nil, errEnd
}

// lineEnd takes the two bytes of a line's end for one (7.3.4.2).
func (s *Scanner) lineEnd() {
	if bytes.HasPrefix(s.data[s.at:], []byte("\r\n")) {
		s.at++
	}
}

// escape reads what follows a backslash, up to its last byte.
func (s *Scanner) escape(text []byte) []byte {
	switch c := s.data[s.at]; c {
	case 'n':
		return append(text, '\n')
	case 'r':
		return append(text, '\r')
	case 't':
		return append(text, '\t')
	case 'b':
		return append(text, '\b')
	case 'f':
		return append(text, '\f')
	case '\n':
		return text
	case '\r':
		s.lineEnd()
		return text
	default:
		if c < '0' || c > '7' {
			return append(text, c)
		}
		end := s.at
		value := 0
		for end < len(s.data) && end < s.at+3 && s.data[end] >= '0' && s.data[end] <= '7' {
			value = value*8 + int(s.data[end]-'0')
			end++
		}
		s.at = end - 1
		return append(text, byte(value))
	}
}

func (s *Scanner) hex() (Object, error) {
	s.at++
	var text []byte
	digits, value := 0, byte(0)
	for ; s.at < len(s.data); s.at++ {
		c := s.data[s.at]
		var digit byte
		switch {
		case c == '>':
			s.at++
			if digits%2 == 1 {
				text = append(text, value<<4)
			}
			return String(text), nil
		case c >= '0' && c <= '9':
			digit = c - '0'
		case c >= 'a' && c <= 'f':
			digit = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			digit = c - 'A' + 10
		case space(c):
			continue
		default:
			return nil, fmt.Errorf("a stray %q in a string at byte %d", c, s.at)
		}
		value = value<<4 | digit
		if digits++; digits%2 == 0 {
			text = append(text, value)
		}
	}
	return nil, errEnd
}

// word is a number, a keyword or an operator.
func (s *Scanner) word() Object {
	start := s.at
	for s.at < len(s.data) && !space(s.data[s.at]) && !delimiter(s.data[s.at]) {
		s.at++
	}
	word := s.data[start:s.at]
	if o, known := keywords[string(word)]; known {
		return o
	}
	if c := word[0]; c > '9' || c < '+' {
		return Operator(word)
	}
	whole, real := digital(word)
	if whole {
		if n, err := strconv.ParseInt(string(word), 10, 64); err == nil {
			return Int(n)
		}
	}
	if real {
		return Real(word)
	}
	return Operator(word)
}

// digital says that a word is a number with or without a point: a sign, digits, a point and digits (7.3.3).
func digital(word []byte) (whole, real bool) {
	if word[0] == '+' || word[0] == '-' {
		word = word[1:]
	}
	digits, points := 0, 0
	for _, c := range word {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		default:
			return false, false
		}
	}
	return digits > 0 && points == 0, digits > 0 && points <= 1
}

// keywords are the words that are most of a page's content, made once.
var keywords = func() map[string]Object {
	words := map[string]Object{"true": true, "false": false, "null": nil}
	for word := range strings.FieldsSeq(`obj endobj stream endstream R n f xref trailer startxref
		q Q cm gs w J j M d re m l c v y h S s F f* B B* b b* W W* BT ET Tf Tm Td TD T* Tj TJ Tr
		rg RG g G k K cs CS sc scn SC SCN Do sh BMC BDC EMC`) {
		words[word] = Operator(word)
	}
	return words
}()
