package interchange

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Fields of the header that a Catalogue travels in. A field that begins with X- is kept by the tools as it is.
const (
	poTarget = "Language"
	poSource = "X-Source-Language"
	poFile   = "X-Salient-File"
)

// WritePO writes a catalogue as a PO file in UTF-8: the same bytes for the same catalogue, with no date and no name of
// a person. An error is a catalogue that breaks the rules of its types, or the writer's.
//
// gettext asks that the words and their translation both begin, and both end, with a line break or without; the file
// holds what the catalogue holds, and msgfmt --check tells where it does not agree.
func WritePO(w io.Writer, c Catalogue) error {
	if err := c.check(); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	out.WriteString("msgid \"\"\nmsgstr \"\"\n")
	for _, field := range [][2]string{
		{"Project-Id-Version", "Salient"},
		{"PO-Revision-Date", ""}, {"Last-Translator", ""}, {"Language-Team", ""}, // empty, msgfmt --check does not miss them
		{poTarget, strings.ReplaceAll(string(c.Target), "-", "_")},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"},
		{"X-Generator", "Salient"},
		{poSource, string(c.Source)},
		{poFile, c.File},
	} {
		fmt.Fprintf(out, "\"%s: %s\\n\"\n", field[0], poEscape.Replace(field[1]))
	}
	for _, u := range c.Units {
		out.WriteByte('\n')
		for _, note := range u.Notes {
			fmt.Fprintf(out, "#. %s\n", oneLine(note))
		}
		if u.Line > 0 {
			fmt.Fprintf(out, "#: %s:%d\n", c.File, u.Line)
		}
		if u.State == Fuzzy {
			out.WriteString("#, fuzzy\n")
		}
		if u.Previous != "" {
			writePOText(out, "#| ", "msgid", u.Previous)
		}
		writePOText(out, "", "msgctxt", u.Key)
		writePOText(out, "", "msgid", u.Source)
		writePOText(out, "", "msgstr", u.Target)
	}
	return out.Flush()
}

// writePOText breaks a text where its lines end and nowhere else, so that a difference shows the line that changed.
func writePOText(out *bufio.Writer, margin, keyword, text string) {
	out.WriteString(margin + keyword + " ")
	if end := strings.IndexByte(text, '\n'); end >= 0 && end < len(text)-1 {
		out.WriteString("\"\"\n" + margin)
	}
	first := true
	for line := range strings.Lines(text) {
		if !first {
			out.WriteString("\n" + margin)
		}
		first = false
		out.WriteString(`"` + poEscape.Replace(line) + `"`)
	}
	if first {
		out.WriteString(`""`)
	}
	out.WriteByte('\n')
}

// poEscape writes control characters as strings in C have them; all else stands for itself, bidirectional marks too.
var poEscape = func() *strings.Replacer {
	pairs := []string{`\`, `\\`, `"`, `\"`, "\a", `\a`, "\b", `\b`, "\f", `\f`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\v", `\v`, "\x7F", `\177`}
	for c := byte(1); c < ' '; c++ {
		if c < '\a' || c > '\r' {
			pairs = append(pairs, string(rune(c)), fmt.Sprintf(`\%03o`, c))
		}
	}
	return strings.NewReplacer(pairs...)
}()
