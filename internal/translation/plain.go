package translation

import "strings"

// masked stands in the place of what is not running text. It is no letter, no blank and no sign of a number.
const masked = '\x1f'

// reference is a directive in a text, or the fence of a chart: "@ev-1 art:34", "=survey.question.answer", "fig:id",
// "quote:id", "chart:id".
type reference struct {
	name string
	at   int // in the text, in bytes
}

// running gives the running text of Markdown with every byte in its place: code, targets of links, addresses, numbers
// of lists and directives are masked. It adds the directives and charts to refs.
func running(text string, kind Kind, refs []reference) (string, []reference) {
	if kind == Plain || kind == Inline && !strings.ContainsAny(text, "[`<&\\") && !strings.Contains(text, "://") {
		return text, refs
	}
	m := masker{text: text, refs: refs}
	if kind != Inline {
		m.block()
	}
	m.inline()
	if m.out == nil {
		return text, m.refs
	}
	return string(m.out), m.refs
}

type masker struct {
	text string
	out  []byte // nil while nothing is masked
	refs []reference
}

// mask leaves line ends, so that lines stay lines.
func (m *masker) mask(from, to int) {
	if m.out == nil {
		m.out = []byte(m.text)
	}
	for i := from; i < to; i++ {
		if m.out[i] != '\n' {
			m.out[i] = masked
		}
	}
}

// block masks fences, the numbers of lists, the marks of footnotes and the definitions of links.
func (m *masker) block() {
	fence := ""
	isChart := false
	for at := 0; at < len(m.text); {
		next := len(m.text)
		if i := strings.IndexByte(m.text[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := m.text[at:next]
		mark, info := fenceOf(strings.TrimRight(line, " \t\n"))
		switch {
		case fence != "":
			if id, ok := strings.CutPrefix(strings.TrimSpace(line), "id:"); ok && isChart {
				id, _, _ = strings.Cut(id, "#")
				m.refs = append(m.refs, reference{"chart:" + strings.Trim(id, " \t\"'"), at})
				isChart = false
			}
			m.mask(at, next)
			if strings.HasPrefix(mark, fence) && info == "" {
				fence = ""
			}
		case mark != "":
			fence, isChart = mark, strings.EqualFold(info, "chart")
			m.mask(at, next)
		default:
			m.line(at, line)
		}
		at = next
	}
}

func (m *masker) line(at int, line string) {
	words := strings.TrimLeft(line, " \t>")
	at += len(line) - len(words)
	if label, behind, ok := strings.Cut(words, "]:"); ok && strings.HasPrefix(label, "[") && !strings.Contains(label, " ") {
		if strings.HasPrefix(label, "[^") {
			m.mask(at, at+len(label)+len("]:"))
		} else {
			m.mask(at, at+len(label)+len("]:")+len(behind))
		}
		return
	}
	n := 0
	for n < len(words) && words[n] >= '0' && words[n] <= '9' {
		n++
	}
	if n > 0 && n < 10 && len(words) > n+1 && (words[n] == '.' || words[n] == ')') && words[n+1] == ' ' {
		m.mask(at, at+n+1)
	}
}

// longest bounds how far the end of a mark is looked for, in bytes, so that marks without an end take no time.
const longest = 4 << 10

// inline masks what stands within lines.
func (m *masker) inline() {
	for i := 0; i < len(m.text); {
		at := strings.IndexAny(m.text[i:], "\\`[]<&:")
		if at < 0 {
			return
		}
		i += at
		if m.out != nil && m.out[i] == masked {
			i++
			continue
		}
		rest := m.text[i:]
		switch rest[0] {
		case '\\':
			i += min(2, len(rest))
			continue
		case '`':
			i += m.code(i)
			continue
		case '[':
			i += m.directive(i)
			continue
		case ']':
			i += m.target(i)
			continue
		case '<':
			if end := strings.IndexAny(rest[:min(longest, len(rest))], "> \n"); end > 0 && rest[end] == '>' && strings.ContainsAny(rest[:end], ":@") {
				m.mask(i, i+end+1)
				i += end
			}
		case '&':
			if end := strings.IndexByte(rest[:min(12, len(rest))], ';'); end > 1 && rest[1] == '#' {
				m.mask(i, i+end+1)
				i += end
			}
		case ':':
			if strings.HasPrefix(rest, "://") {
				end := strings.IndexAny(rest, " \t\n\"'<>)]|*")
				if end < 0 {
					end = len(rest)
				}
				m.mask(i, i+end)
				i += end
				continue
			}
		}
		i++
	}
}

// code masks a span of code, and gives the length of what is read.
func (m *masker) code(at int) int {
	rest := m.text[at:min(at+longest, len(m.text))]
	n := 0
	for n < len(rest) && rest[n] == '`' {
		n++
	}
	for i := n; i < len(rest); {
		next := strings.IndexByte(rest[i:], '`')
		if next < 0 {
			break
		}
		i += next
		run := 0
		for i+run < len(rest) && rest[i+run] == '`' {
			run++
		}
		i += run
		if run == n {
			m.mask(at, at+i)
			return i
		}
	}
	return n
}

// directive masks a citation, a figure from the data, a reference to a chart, a quote or the mark of a footnote.
func (m *masker) directive(at int) int {
	rest := m.text[at+1:]
	end := strings.IndexAny(rest, "[]")
	if end < 1 || rest[end] != ']' {
		return 1
	}
	words := rest[:end]
	switch {
	case words[0] == '@':
		from := at + 1
		for part := range strings.SplitSeq(words, ";") {
			m.refs = append(m.refs, reference{strings.Join(strings.Fields(part), " "), from + len(part) - len(strings.TrimLeft(part, " \n"))})
			from += len(part) + 1
		}
	case words[0] == '=', strings.HasPrefix(words, "fig:"), strings.HasPrefix(words, "quote:"):
		m.refs = append(m.refs, reference{strings.TrimSpace(words), at + 1})
	case words[0] != '^':
		return 1
	}
	m.mask(at, at+1+end+1)
	return 1 + end + 1
}

// target masks where a link leads, behind its words.
func (m *masker) target(at int) int {
	rest := m.text[at+1 : min(at+longest, len(m.text))]
	open, closed := byte('('), byte(')')
	if strings.HasPrefix(rest, "[") {
		open, closed = '[', ']'
	} else if !strings.HasPrefix(rest, "(") {
		return 1
	}
	depth := 0
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case open:
			depth++
		case closed:
			if depth--; depth == 0 {
				if open == '[' && strings.ContainsAny(rest[1:2], "@=^") || strings.HasPrefix(rest, "[fig:") {
					return 1 // a directive behind words in brackets
				}
				m.mask(at, at+1+i+1)
				return 1 + i + 1
			}
		}
	}
	return 1
}
