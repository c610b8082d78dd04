package locale

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"salient/internal/source"
)

// wordFile is one file of interface words being read.
type wordFile struct {
	path     string
	locale   *Locale
	english  map[string]*message // what it is compared with; nil for English itself
	messages map[string]*message
	problems []source.Problem
}

func (f *wordFile) report(at source.Pos, what, words, nearest, advice string) {
	f.problems = append(f.problems, source.Problem{
		File: f.path, Pos: at, What: what, Words: words, Nearest: nearest, Advice: advice,
	})
}

func (f *wordFile) read(text []byte) {
	root, problems := source.ParseYAML(f.path, text)
	f.problems = problems
	if root == nil {
		return
	}
	if root.Kind != source.Mapping {
		f.report(root.Pos, "a file of interface words without names", "", "", `write a name and a text on each line: title: "…"`)
		return
	}
	f.group("", root)
}

// group reads the words under a prefix.
func (f *wordFile) group(prefix string, node *source.Node) {
	for i := range node.Fields {
		field := &node.Fields[i]
		key := prefix + field.Name
		switch value := &field.Value; {
		case value.Kind == source.Mapping && !f.isPlural(key, value):
			f.group(key+".", value)
		case value.Kind == source.Null, value.Kind == source.Scalar && value.Value == "":
			if f.english == nil {
				f.report(value.Pos, "an interface word without a text", key, "", "write the text after the colon")
			} // in another language it is not translated yet
		case value.Kind == source.Sequence:
			f.report(value.Pos, "a list where a text belongs", key, "", "write one text after the colon")
		case f.messages[key] != nil:
			f.report(field.Pos, "an interface word given twice", key, "", "keep one of the two")
		case f.english != nil && f.english[key] == nil:
			f.report(field.Pos, "unknown interface word", key, source.Nearest(key, maps.Keys(f.english)), "use a name that en.yaml has, or remove the line")
		default:
			f.messages[key] = f.message(key, value)
		}
	}
}

// isPlural tells the forms of one word from a group of words: by English, or else by the names of the fields.
func (f *wordFile) isPlural(key string, node *source.Node) bool {
	if f.english[key] != nil {
		return true
	}
	for known := range f.english {
		if strings.HasPrefix(known, key+".") {
			return false
		}
	}
	return !slices.ContainsFunc(node.Fields, func(field source.Field) bool {
		return !slices.Contains(categories[:], field.Name)
	})
}

// message reads one word, and reports what is wrong with it.
func (f *wordFile) message(key string, node *source.Node) *message {
	m := &message{plural: node.Kind == source.Mapping}
	reported := len(f.problems)
	if m.plural {
		for i := range node.Fields {
			if category := f.category(&node.Fields[i]); category >= 0 {
				m.forms[category] = f.form(&node.Fields[i].Value)
			}
		}
	} else {
		m.forms[other] = f.form(node)
	}
	if len(f.problems) == reported {
		f.checkCategories(m, key, node)
	}
	if len(f.problems) == reported {
		f.checkPlaceholders(m, key, node)
	}
	return m
}

// category is the place of a plural category that the language uses, or -1.
func (f *wordFile) category(field *source.Field) int {
	if used := f.locale.plural.names(); !slices.Contains(used, field.Name) {
		f.report(field.Pos, "a plural category that the language does not use", field.Name,
			source.Nearest(field.Name, slices.Values(used)), "it uses "+strings.Join(used, ", "))
		return -1
	}
	return slices.Index(categories[:], field.Name)
}

// form reads one text. It is nil where a problem is reported.
func (f *wordFile) form(node *source.Node) form {
	if node.Kind != source.Scalar || node.Value == "" {
		f.report(node.Pos, "a plural form without a text", "", "", "write one text after the colon")
		return nil
	}
	if tag := markup.FindString(node.Value); tag != "" {
		f.report(node.Pos, "HTML in an interface word", tag, "", "write plain text, and signs as themselves: & instead of &amp;")
		return nil
	}
	form, ok := formOf(node.Value)
	if !ok {
		f.report(node.Pos, "a brace that encloses no name", node.Value, "", "write a placeholder in lower case, such as {date}, and no other braces")
		return nil
	}
	return form
}

// checkCategories reports the plural categories that the language needs for the numbers of a page, and that are not
// there.
func (f *wordFile) checkCategories(m *message, key string, node *source.Node) {
	english := f.english[key]
	if !m.plural && (english == nil || !english.plural) {
		return
	}
	if english != nil && !english.plural && !slices.Contains(english.main().slots(), "n") {
		f.report(node.Pos, "plural forms where English has no number", key, "", "write one text")
		return
	}
	var missing []string
	for _, name := range f.locale.Categories() {
		if m.forms[slices.Index(categories[:], name)] == nil {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		f.report(node.Pos, "an interface word that lacks a plural form of the language:", key, "",
			"write a text for each of "+strings.Join(f.locale.Categories(), ", ")+"; missing: "+strings.Join(missing, ", "))
	}
}

// checkPlaceholders reports placeholders that differ from those of English. A form for some numbers only may do
// without {n}: "one ask".
func (f *wordFile) checkPlaceholders(m *message, key string, node *source.Node) {
	measure := m
	if english := f.english[key]; english != nil {
		measure = english
	}
	expected := measure.main().slots()
	for category, form := range m.forms {
		if form == nil {
			continue
		}
		at := node.Pos
		if m.plural {
			at = node.Field(categories[category]).Pos
		}
		slots, strange := form.slots(), false
		for _, slot := range slots {
			if !slices.Contains(expected, slot) && !(slot == "n" && measure.plural) {
				strange = true
				f.report(at, "unknown placeholder", "{"+slot+"}", braced(source.Nearest(slot, slices.Values(expected))), "the English text has "+cmp.Or(braced(expected...), "none"))
			}
		}
		for _, slot := range expected {
			if !strange && !slices.Contains(slots, slot) && !(slot == "n" && category != other) {
				f.report(at, "a text without the placeholder", braced(slot), "", "put it where its value belongs in the sentence")
			}
		}
	}
}

// braced writes names as placeholders: "{n}, {date}".
func braced(slots ...string) string {
	var b []string
	for _, slot := range slots {
		if slot != "" {
			b = append(b, "{"+slot+"}")
		}
	}
	return strings.Join(b, ", ")
}
