package translation

import (
	"strconv"
	"strings"

	"salient/internal/briefing"
	"salient/internal/source"
)

// Reword writes other texts into the file of a translation, by the keys of its units, and says how many it changed.
// Every other byte stays as it was. A field that the file lacks is added; a paragraph that it lacks has no place in it,
// and neither has a chart: a body without any text has those of a draft first.
func (t *Texts) Reword(translated *briefing.Document, data []byte, units []Segment, texts map[string]string) (text []byte, changed int, problems []source.Problem) {
	edit, problems := source.NewPageEdit(translated.Path, data)
	if edit == nil {
		return nil, 0, problems
	}
	front, fences := &fields{edit: edit}, map[string]*fields{}
	charts := chartsOf(translated)
	for i := range units {
		u := &units[i]
		words, given := texts[u.Key]
		if words = strings.TrimRight(words, "\n"); !given || words == "" || words == strings.TrimRight(u.Translated.Source, "\n") {
			continue
		}
		done := false
		switch {
		case u.chart != "":
			if fences[u.chart] == nil {
				fences[u.chart] = fenceFields(translated.Path, charts, u.chart)
			}
			done = fences[u.chart].set(u.path, words)
		case u.path != nil:
			done = front.set(u.path, words)
		case u.IsTranslated():
			old := strings.TrimRight(u.Translated.Source, "\n")
			done = edit.Replace(u.Translated.At, old, words)
		}
		if done {
			changed++
		}
	}
	front.add()
	for _, c := range charts {
		if f := fences[c.id]; f != nil && f.edit != nil {
			f.add()
			edit.Replace(c.fence.Pos, c.fence.YAML, string(f.edit.Bytes()))
		}
	}
	return edit.Bytes(), changed, nil
}

// Embody gives a translation without a body that of a draft. Text is left as it is.
func (t *Texts) Embody(translated *briefing.Document, data []byte) []byte {
	if strings.TrimSpace(translated.BodyText) != "" {
		return data
	}
	return append([]byte(strings.TrimRight(string(data), "\n")+"\n"), t.draftBody()...)
}

// fields are those of a frontmatter or of a chart, with what is to be added to them.
type fields struct {
	edit    *source.Edit // nil where there are none
	missing []missing
}

// missing is what a field of the file lacks.
type missing struct {
	in   *source.Node
	tree branch
}

func fenceFields(file string, charts []chart, id string) *fields {
	for i := range charts {
		if charts[i].id == id {
			edit, _ := source.NewEdit(file, []byte(charts[i].fence.YAML)) // its problems are told where charts are drawn
			return &fields{edit: edit}
		}
	}
	return &fields{}
}

// set writes a text at the end of a path. It says whether there is a place for it.
func (f *fields) set(path []string, text string) bool {
	if f.edit == nil || f.edit.Root == nil {
		return false
	}
	in := f.edit.Root
	for i, name := range path {
		next := below(in, name)
		if next == nil || next.Kind == source.Null {
			return f.lacks(in, path[i:], text)
		}
		in = next
	}
	if in.Kind != source.Scalar {
		return false
	}
	f.edit.SetText(in, text)
	return true
}

func below(n *source.Node, name string) *source.Node {
	if number, isItem := strings.CutPrefix(name, "#"); isItem {
		if i, err := strconv.Atoi(number); err == nil && i >= 1 && i <= len(n.Items) {
			return &n.Items[i-1]
		}
		return nil
	}
	return n.Field(name)
}

// lacks notes a text whose field is not there yet.
func (f *fields) lacks(in *source.Node, path []string, text string) bool {
	if in.Kind != source.Mapping {
		return false
	}
	for i := range f.missing {
		if f.missing[i].in == in {
			f.missing[i].tree.grow(path, text)
			return true
		}
	}
	m := missing{in: in}
	m.tree.grow(path, text)
	f.missing = append(f.missing, m)
	return true
}

// add writes the fields that are not there.
func (f *fields) add() {
	for i := range f.missing {
		for _, b := range f.missing[i].tree.branches {
			f.edit.Set(f.missing[i].in, b.name, b.inline())
		}
	}
}
