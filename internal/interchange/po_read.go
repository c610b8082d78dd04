package interchange

import (
	"mime"
	"strconv"
	"strings"

	"salient/internal/source"
)

// ReadPO reads a PO file as Poedit, Weblate and the programs of gettext write it: entries in any order, strings wrapped
// anywhere, either line end. Obsolete entries, the comments of translators and unknown fields of the header are left out.
//
// The catalogue is whole only where there are no problems.
func ReadPO(file string, data []byte) (Catalogue, []source.Problem) {
	r := &poReader{reading: newReading(file, data)}
	if len(r.problems) > 0 {
		return r.catalogue, r.problems
	}
	for line := range strings.SplitSeq(r.text, "\n") {
		r.at.Line++
		r.at.Col = 1
		if !r.read(strings.TrimSpace(line)) {
			return r.catalogue, r.problems
		}
	}
	r.finish()
	if !r.headed && len(r.problems) == 0 {
		r.problem(source.Pos{}, "a PO file without a header", "", exportAgain)
	}
	return r.catalogue, r.problems
}

// poReader goes through a file line by line.
type poReader struct {
	*reading
	at     source.Pos
	entry  poEntry
	field  *[]byte // to which a string on a line of its own is added; nil where none may stand
	headed bool
}

// poEntry is what was read of an entry; a field is nil where the entry does not have it.
type poEntry struct {
	at                            source.Pos
	unit                          Unit
	fuzzy                         bool
	key, source, target, previous []byte
	other                         []byte // of what is read and not kept
}

// read takes one line, and says whether the next can be read.
func (r *poReader) read(line string) bool {
	switch {
	case line == "":
		return true
	case strings.HasPrefix(line, "#~"):
		r.finish()
		r.entry, r.field = poEntry{}, nil // the comments above an obsolete entry are its own
		return true
	case line[0] == '#':
		return r.comment(line)
	case line[0] == '"':
		return r.strings(line)
	}
	keyword, text := cutKeyword(line)
	if keyword != "msgstr" && r.entry.target != nil {
		r.finish()
	}
	var field *[]byte
	switch keyword {
	case "msgctxt":
		field = &r.entry.key
	case "msgid":
		field = &r.entry.source
	case "msgstr":
		field = &r.entry.target
	case "msgid_plural":
		r.problem(r.at, "an entry with plural forms", "", "a text of a page has one form alone: "+exportAgain)
		return false
	default:
		r.problem(r.at, "a line that no PO file has", line, "correct the line; is this the file that the translator's tool saved?")
		return false
	}
	if *field != nil {
		r.problem(r.at, "a field that the entry has already:", keyword, "each entry has one msgctxt, one msgid and one msgstr; put the missing one above this line")
		return false
	}
	if r.entry.at.Line == 0 {
		r.entry.at = r.at
	}
	*field = []byte{}
	r.field = field
	return r.strings(text)
}

// cutKeyword parts a line at the end of its first word; the string after it may follow at once.
func cutKeyword(line string) (keyword, text string) {
	if end := strings.IndexAny(line, " \t\""); end >= 0 {
		return line[:end], line[end:]
	}
	return line, ""
}

// strings adds the strings of a line to the field that is being read.
func (r *poReader) strings(text string) bool {
	for text = strings.TrimLeft(text, " \t"); text != ""; text = strings.TrimLeft(text, " \t") {
		quoted, err := strconv.QuotedPrefix(text)
		if err != nil || text[0] != '"' {
			r.problem(r.at, "a text that is not closed by a quotation mark, or holds an unknown \\ sequence:", text, `in a text, write \" for a quotation mark and \\ for a backslash`)
			return false
		}
		if r.field == nil {
			r.problem(r.at, "a text that belongs to no entry:", text, "put msgid or msgstr before it, or remove it")
			return false
		}
		words, _ := strconv.Unquote(quoted) // what QuotedPrefix finds can be unquoted
		*r.field = append(*r.field, words...)
		text = text[len(quoted):]
	}
	return true
}

func (r *poReader) comment(line string) bool {
	if r.entry.target != nil {
		r.finish()
	}
	kind, text := "", strings.TrimSpace(line[1:])
	if text != "" && strings.ContainsAny(text[:1], ".:,|") && line[1] == text[0] {
		kind, text = text[:1], strings.TrimSpace(text[1:])
	}
	if kind == "|" {
		return r.previous(text)
	}
	r.field = nil
	switch kind {
	case ".":
		if note := oneLine(text); note != "" {
			r.entry.unit.Notes = append(r.entry.unit.Notes, note)
		}
	case ":":
		r.reference(text)
	case ",":
		for flag := range strings.SplitSeq(text, ",") {
			r.entry.fuzzy = r.entry.fuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	}
	return true
}

// previous reads what an entry was before the original changed: of its msgctxt nothing, of its msgid the words.
func (r *poReader) previous(text string) bool {
	if strings.HasPrefix(text, `"`) {
		return r.strings(text)
	}
	keyword, text := cutKeyword(text)
	r.field = &r.entry.other
	if keyword == "msgid" {
		r.entry.previous = nil
		r.field = &r.entry.previous
	}
	return r.strings(text)
}

// reference reads content/en/briefings/cotton.md:12. A header that a tool did not keep is made good from it.
func (r *poReader) reference(text string) {
	colon := strings.LastIndexByte(text, ':')
	if colon < 0 {
		return
	}
	if line, err := strconv.ParseInt(text[colon+1:], 10, 32); err == nil && line > 0 {
		r.entry.unit.Line = int32(line)
		if r.catalogue.File == "" {
			r.original(r.at, strings.Trim(text[:colon], "\u2068\u2069")) // gettext sets a name with blanks between these
		}
	}
}

// finish closes the entry that was read, if any.
func (r *poReader) finish() {
	e := r.entry
	r.entry, r.field = poEntry{}, nil
	switch {
	case e.at.Line == 0: // comments alone
	case e.source == nil || e.target == nil:
		r.problem(e.at, "an entry without msgid or without msgstr", "", "add the missing line, or remove the entry")
	case e.key == nil && len(e.source) == 0 && !r.headed:
		r.headed = true
		r.header(e.at, string(e.target))
	default:
		u := e.unit
		u.Key, u.Source, u.Target, u.Previous = string(e.key), string(e.source), string(e.target), string(e.previous)
		u.State = Translated
		if e.fuzzy {
			u.State = Fuzzy
		}
		r.add(e.at, u)
	}
}

func (r *poReader) header(at source.Pos, text string) {
	fields := map[string]string{}
	for line := range strings.SplitSeq(text, "\n") {
		name, value, _ := strings.Cut(line, ":")
		fields[strings.ToLower(name)] = strings.TrimSpace(value)
	}
	field := func(name string) string { return fields[strings.ToLower(name)] }
	if _, media, err := mime.ParseMediaType(field("Content-Type")); err == nil && media["charset"] != "" && !strings.EqualFold(media["charset"], "UTF-8") {
		r.problem(at, "a PO file that names another encoding than UTF-8:", media["charset"], "have the translator's tool save it with the encoding UTF-8")
	}
	r.catalogue.Target = r.language(at, field(poTarget), "a PO file that does not name its language", "write the language of the translation into the header: Language: es")
	r.catalogue.Source = r.language(at, field(poSource), "a PO file that does not name the language of the original", "write it into the header: X-Source-Language: en")
	if name := field(poFile); name != "" {
		r.original(at, name)
	}
}
