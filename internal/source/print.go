package source

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
)

// Line gives the words of one line of a file for a message about it, or "" where there is none.
func Line(site fs.FS, p Problem) string {
	if p.Pos.Line == 0 {
		return ""
	}
	data, err := fs.ReadFile(site, p.File)
	if err != nil {
		return ""
	}
	lines := strings.Split(string(data), "\n")
	if int(p.Pos.Line) > len(lines) {
		return ""
	}
	return strings.TrimRight(lines[p.Pos.Line-1], "\r \t")
}

// Shown is a problem as it may be shown: with the author's words, or with place and rule alone.
func (p Problem) Shown(words bool) Problem {
	if !words {
		p.Words, p.Nearest = "", ""
	}
	return p
}

// Sentence reads a problem aloud, without its place: unknown regulation "csdd".
func (p Problem) Sentence() string {
	if p.Words == "" {
		return strings.TrimSuffix(p.What, ":")
	}
	const most = 80
	words := []rune(strings.ReplaceAll(p.Words, "\n", " "))
	if len(words) > most {
		words = append(words[:most], '…')
	}
	return fmt.Sprintf("%s %q", p.What, string(words))
}

// NextStep is what the author can do about it.
func (p Problem) NextStep() string {
	if p.Nearest == "" {
		return p.Advice
	}
	if p.Advice == "" {
		return fmt.Sprintf("did you mean %q?", p.Nearest)
	}
	return fmt.Sprintf("did you mean %q? %s", p.Nearest, p.Advice)
}

// Place gives file:line:col, or the file alone.
func (p Problem) Place() string {
	if p.Pos.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Pos.Line, p.Pos.Col)
}

// Print writes a problem for a person: place and rule, the offending line, and the next step.
//
//	content/fr/briefings/cotton.md:6:5: unknown regulation "csdd"
//	    - csdd
//	    did you mean "eu-csddd"? The catalogue is in content/data/regulations/
func Print(w io.Writer, site fs.FS, p Problem, words bool) error {
	quoted := words || !p.Confidential && !p.Unquoted
	p = p.Shown(words || !p.Confidential)
	level := [...]string{E: "", W: "warning: ", N: "note: "}[p.Level]
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s%s\n", Printable(p.Place()), level, Printable(p.Sentence()))
	if line := Line(site, p); quoted && line != "" {
		fmt.Fprintf(&b, "    %s\n", Printable(excerpt(line, int(p.Pos.Col))))
	}
	if step := p.NextStep(); step != "" {
		fmt.Fprintf(&b, "    %s\n", Printable(step))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// excerpt gives the words of a line around a column, for a paragraph may be one long line.
func excerpt(line string, col int) string {
	const most, before = 160, 80
	runes := []rune(line)
	if len(runes) <= most {
		return strings.TrimSpace(line)
	}
	from := max(0, min(col-1-before, len(runes)-most))
	words := string(runes[from : from+most])
	if from > 0 {
		_, rest, _ := strings.Cut(words, " ")
		words = "… " + rest
	}
	if from+most < len(runes) {
		words = words[:max(0, strings.LastIndex(words, " "))] + " …"
	}
	return strings.TrimSpace(words)
}

// Printable keeps a name or a line of the author's from steering the terminal, or the machine that reads the log.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return '\uFFFD'
		}
		return r
	}, s)
}
