package markdown

import (
	"strings"

	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Citation is the hole for references to evidence or to regulations, as inline HTML: [@ev-1], or several in one
// pair of brackets: [@ev-1; @eu-dsa art:34 recital:90].
type Citation struct{ References []Reference }

// Reference names one piece of evidence or one regulation, with the provisions of it that are meant.
type Reference struct {
	ID         string
	Provisions []vocabulary.Provision
	Pos        source.Pos
}

var citation = directive{
	opening: "@",
	name:    "a citation",
	form:    "write [@ev-1], [@eu-dsa art:34] or [@ev-1; @ev-2]; a provision begins with " + strings.Join(vocabulary.ProvisionKind("").Values(), ":, ") + ":",
	read:    readCitation,
	silent:  true,
}

func readCitation(p *page, words string, at int) (Content, bool) {
	c := Citation{References: make([]Reference, 0, 1+strings.Count(words, ";"))}
	for part := range strings.SplitSeq(words, ";") {
		r, ok := readReference(part)
		if !ok {
			return nil, false
		}
		r.Pos = p.pos(at + strings.IndexByte(part, '@'))
		at += len(part) + len(";")
		c.References = append(c.References, r)
	}
	return c, true
}

// readReference reads "@eu-dsa art:34".
func readReference(s string) (Reference, bool) {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return Reference{}, false
	}
	id, marked := strings.CutPrefix(fields[0], "@")
	if !marked || !isName(id) {
		return Reference{}, false
	}
	r := Reference{ID: id}
	for _, field := range fields[1:] {
		provision := vocabulary.Provision(field)
		if provision.Check() != nil {
			return Reference{}, false
		}
		r.Provisions = append(r.Provisions, provision)
	}
	return r, true
}
