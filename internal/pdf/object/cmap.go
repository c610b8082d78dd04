package object

// Meanings reads what a font says that its codes mean (9.10.3): a text by the bytes of each code.
func Meanings(toUnicode []byte) (map[String]string, error) {
	meanings := map[String]string{}
	scanner := NewScanner(toUnicode)
	var operands []Object
	for {
		o, more, err := scanner.Next()
		if err != nil || !more {
			return meanings, err
		}
		operator, ok := o.(Operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		switch operator {
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				code, _ := operands[i].(String)
				meanings[code] = meaning(operands[i+1], 0)
			}
		case "endbfrange":
			for i := 0; i+2 < len(operands); i += 3 {
				first, _ := operands[i].(String)
				last, _ := operands[i+1].(String)
				if len(first) == 0 || len(last) != len(first) {
					continue
				}
				head, from := first[:len(first)-1], int(first[len(first)-1])
				for n := range max(0, int(last[len(last)-1])-from+1) { // only the last byte of a code changes
					meanings[head+String([]byte{byte(from + n)})] = meaning(operands[i+2], n)
				}
			}
		}
		operands = operands[:0]
	}
}

// meaning is the text of a code, or of the nth of a range: one of a row of texts, or the nth after a text.
func meaning(o Object, n int) string {
	if row, ok := o.(Array); ok {
		if n >= len(row) {
			return ""
		}
		o, n = row[n], 0
	}
	text, _ := o.(String)
	if text == "" {
		return ""
	}
	last := len(text) - 1
	return ("\xfe\xff" + text[:last] + String([]byte{text[last] + byte(n)})).Text()
}
