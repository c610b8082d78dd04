package main

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"salient/internal/source"
)

// How the tool speaks to people.
//
// What was asked for goes to standard output, and everything else to standard error. A message names the place, the
// author's words, the nearest right word and the next step, in plain words and without exclamation marks; all slips
// come in one run. It says nothing while all is well and quick; a long build counts its files, on a terminal alone.
// Colours are for terminals, and never where NO_COLOR is set. The words of a file that is not known to be public are
// shown on a terminal alone: elsewhere they could end in the log of a build that everyone reads.

// manners writes for one reader.
type manners struct {
	out, err io.Writer
	colour   bool
	words    bool // whether an author's words may be shown whatever the file
	progress bool
}

func mannersOf(s surroundings) *manners {
	return &manners{
		out: s.out, err: s.err,
		colour:   s.errTerminal && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb",
		words:    s.errTerminal,
		progress: s.errTerminal,
	}
}

// machine tells trouble that is not the author's.
func (m *manners) machine(err error) int {
	fmt.Fprintf(m.err, "salient: %s\n", err)
	return trouble
}

// problems prints every slip for a person.
func (m *manners) problems(site fs.FS, problems []source.Problem) {
	for _, p := range problems {
		var b strings.Builder
		if source.Print(&b, site, p, m.words) != nil {
			return
		}
		first, rest, _ := strings.Cut(b.String(), "\n")
		if m.colour {
			colour := [...]string{source.E: "\x1b[1;31m", source.W: "\x1b[1;33m", source.N: "\x1b[1;34m"}[p.Level]
			first = colour + first + "\x1b[0m"
		}
		fmt.Fprintf(m.err, "%s\n%s", first, rest)
	}
}

// count says how many there are of a thing: "1 warning", "3 warnings".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// size writes a number of bytes for a person.
func size(bytes int64) string {
	switch {
	case bytes < 1_000:
		return count(int(bytes), "byte", "bytes")
	case bytes < 1_000_000:
		return fmt.Sprintf("%.0f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// step counts the files of a long build, on a terminal.
func (m *manners) step(done int) {
	if m.progress && done%200 == 0 {
		fmt.Fprintf(m.err, "\r%d files", done)
	}
}

// print counts the PDFs of a build, on a terminal.
func (m *manners) print(done, all int) {
	if m.progress {
		fmt.Fprintf(m.err, "\r%d of %d PDFs", done, all)
	}
}

// settle ends the line of step.
func (m *manners) settle() {
	if m.progress {
		fmt.Fprint(m.err, "\r\x1b[K")
	}
}

// asJSON prints problems for a program, one array. The words of a file not known to be public are never in it.
func (m *manners) asJSON(problems []source.Problem) error {
	type problem struct {
		File    string `json:"file"`
		Line    int32  `json:"line,omitempty"`
		Column  int32  `json:"column,omitempty"`
		Level   string `json:"level"`
		What    string `json:"what"`
		Words   string `json:"words,omitempty"`
		Nearest string `json:"nearest,omitempty"`
		Advice  string `json:"advice,omitempty"`
	}
	list := make([]problem, 0, len(problems))
	for _, p := range problems {
		p = p.Shown(!p.Confidential)
		level := [...]string{source.E: "error", source.W: "warning", source.N: "note"}[p.Level]
		list = append(list, problem{p.File, p.Pos.Line, p.Pos.Col, level, strings.TrimSuffix(p.What, ":"), p.Words, p.Nearest, p.Advice})
	}
	return m.encode(list)
}

// encode prints what a program is to read, as JSON.
func (m *manners) encode(list any) error {
	encoder := json.NewEncoder(m.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(list)
}

var (
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
)

// asGitHub prints problems as annotations of a GitHub workflow.
func (m *manners) asGitHub(problems []source.Problem) {
	for _, p := range problems {
		p = p.Shown(!p.Confidential)
		command := [...]string{source.E: "error", source.W: "warning", source.N: "notice"}[p.Level]
		place := "file=" + githubProperty.Replace(p.File)
		if p.Pos.Line > 0 {
			place += fmt.Sprintf(",line=%d,col=%d", p.Pos.Line, p.Pos.Col)
		}
		fmt.Fprintf(m.out, "::%s %s::%s\n", command, place, githubMessage.Replace(p.Sentence()+": "+p.NextStep()))
	}
}
