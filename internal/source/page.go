package source

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/adrg/frontmatter"
)

// maxFront is the most that frontmatter may hold, in bytes.
const maxFront = 64 << 10

// fence is the line that opens and closes frontmatter. It counts in column one only: an indented one is data.
const fence = "---"

// Page is a Markdown file cut at its fences. Front is nil where the frontmatter cannot be read; the body and
// its place are then still given when the fences were found.
type Page struct {
	File  string
	Front *Node
	Body  string
	// BodyLine is the line of the file on which Body begins, from 1.
	BodyLine int32
}

// ParsePage cuts a Markdown file at its fences and reads the YAML between them.
func ParsePage(file string, data []byte) (Page, []Problem) {
	s, problems := text(file, data)
	if len(problems) > 0 {
		return Page{File: file}, problems
	}
	front, body, p := cut(file, s)
	if p != nil {
		return Page{File: file}, []Problem{*p}
	}
	page := Page{File: file, Body: body, BodyLine: int32(strings.Count(front, "\n") + 3)}
	page.Front, problems = readFront(file, front)
	return page, problems
}

// cut finds the two fences. The library would take an unclosed or a misplaced fence for "no frontmatter" and make
// all of it body; for us that is a problem of its own.
func cut(file, s string) (front, body string, _ *Problem) {
	first, rest, _ := strings.Cut(s, "\n")
	if strings.TrimRight(first, " \t") != fence {
		p := Problem{File: file, Pos: Pos{1, 1}, What: "the file does not begin with a line of three hyphens",
			Advice: "put --- alone on the first line, then title:, summary: and date:, then --- again"}
		switch {
		case strings.HasPrefix(first, "----"):
			p.What = "the first line has more than three hyphens"
		case strings.HasPrefix(first, "---"), strings.HasPrefix(first, "+++"), strings.HasPrefix(first, ";;;"), strings.HasPrefix(first, "{"):
			p.What = "frontmatter that is not YAML"
		case strings.Contains(s, "\n---\n"):
			p.What = "something stands before the first line of three hyphens"
			p.Advice = "move it below the frontmatter, or remove it"
		}
		return "", "", &p
	}
	for at := 0; at <= len(rest); {
		line := rest[at:]
		next := len(rest) + 1
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line, next = line[:i], at+i+1
		}
		if strings.TrimRight(line, " \t") == fence {
			if at > maxFront {
				return "", "", &Problem{File: file, Pos: Pos{1, 1}, What: fmt.Sprintf("frontmatter longer than %d KiB", maxFront>>10), Advice: "move long text into the body"}
			}
			return rest[:at], rest[min(next, len(rest)):], nil
		}
		at = next
	}
	return "", "", &Problem{File: file, Pos: Pos{1, 1}, What: "the frontmatter is never closed", Advice: "put --- alone on a line after the last field"}
}

// nul is a fence for the library that cannot occur in the text, since text refuses NUL. Its own fences end a
// block scalar early at an indented one.
const nul = "\x00\x00\x00"

// readFront hands the block to the frontmatter library with one format: our fence and our strict decoder.
func readFront(file, front string) (*Node, []Problem) {
	var parsed struct {
		node     *Node
		problems []Problem
	}
	format := frontmatter.NewFormat(nul, nul, func(block []byte, _ any) error {
		parsed.node, parsed.problems = parseYAML(file, block, 1)
		return nil
	})
	var block bytes.Buffer
	block.Grow(len(front) + 2*len(nul) + 2)
	for _, s := range []string{nul, "\n", front, nul, "\n"} {
		block.WriteString(s)
	}
	if _, err := frontmatter.MustParse(&block, nil, format); err != nil {
		return nil, []Problem{{File: file, Pos: Pos{1, 1}, What: "frontmatter that cannot be read", Advice: "content/README.md has an example"}}
	}
	if parsed.node == nil && len(parsed.problems) == 0 {
		return &Node{Kind: Mapping, Pos: Pos{2, 1}}, nil
	}
	if parsed.node != nil && parsed.node.Kind != Mapping {
		return nil, append(parsed.problems, Problem{File: file, Pos: Pos{2, 1}, What: "frontmatter is to be fields, each with a name and a value", Advice: `write a field a line, such as title: "Cotton"`})
	}
	return parsed.node, parsed.problems
}
