package check

import "salient/internal/pdf/object"

// content is what a page shows, with the forms that it draws.
type content struct {
	page   int
	bare   bool // something is drawn that is neither marked nor an artifact, or that cannot be read
	within bool // an artifact in marked content
	around bool // marked content in an artifact
	marks  []mark
}

// mark is marked content.
type mark struct {
	parents object.Object // under which the elements of such content of its page or form are listed
	id      object.Int
}

// drawing are the operators that leave something on the page. What Do leaves depends on what it draws.
var drawing = map[object.Operator]bool{
	"f": true, "F": true, "f*": true, "S": true, "s": true, "B": true, "B*": true, "b": true, "b*": true,
	"Tj": true, "TJ": true, "'": true, "\"": true, "sh": true, "BI": true,
}

// readContents reads the content of every page.
func (d *document) readContents() {
	d.fonts, d.forms = map[object.Ref]*font{}, map[object.Ref]*form{}
	for i, page := range d.pages {
		r := reader{document: d, content: content{page: i + 1}, known: map[drawn]bool{}}
		dict := d.file.Dict(page)
		if contents := dict["Contents"]; contents != nil {
			r.stream(contents, d.file.Dict(d.file.Attribute(page, "Resources")), dict["StructParents"], level{})
		}
		d.contents = append(d.contents, r.content)
	}
}

// form is a piece of content of its own, which pages draw.
type form struct {
	times  int
	marked bool // has marked content
}

// font is one that texts are shown in.
type font struct {
	page     int // the first on which it is
	dict     object.Dict
	inner    object.Dict // that of a font with codes of two bytes which says what it is, else dict
	meanings map[object.String]string
	glyphs   map[object.String]int // that are shown, where codes have two bytes, and the first page of each
}

func (f *font) name() string {
	name, _ := f.dict["BaseFont"].(object.Name)
	return string(name)
}

// font gives one that a page uses.
func (d *document) font(o object.Object, page int) *font {
	ref, _ := o.(object.Ref)
	f := d.fonts[ref]
	if f != nil {
		return f
	}
	f = &font{page: page, dict: d.file.Dict(ref), glyphs: map[object.String]int{}}
	f.inner = f.dict
	if row := d.file.Array(f.dict["DescendantFonts"]); len(row) == 1 {
		f.inner = d.file.Dict(row[0])
	}
	if data, ok := d.data(f.dict["ToUnicode"]); ok {
		f.meanings, _ = object.Meanings(data) // what cannot be read is not known
	}
	d.fonts[ref] = f
	return f
}

// show keeps which glyphs are shown.
func (f *font) show(o object.Object, page int) {
	switch o := o.(type) {
	case object.Array:
		for _, item := range o {
			if text, ok := item.(object.String); ok {
				f.show(text, page)
			}
		}
	case object.String:
		if f.dict["Subtype"] != object.Name("Type0") {
			return
		}
		for ; len(o) >= 2; o = o[2:] {
			if f.glyphs[o[:2]] == 0 {
				f.glyphs[o[:2]] = page
			}
		}
	}
}

// reader reads the content of one page.
type reader struct {
	document *document
	content
	known map[drawn]bool
}

// drawn is a form at a level. It is read once.
type drawn struct {
	form object.Ref
	level
}

// level tells what content lies in.
type level struct{ artifact, marked bool }

// stream reads the content of a page or a form.
func (r *reader) stream(o object.Object, resources object.Dict, parents object.Object, within level) {
	d := r.document
	data, ok := d.data(o)
	if !ok {
		r.bare = true
		return
	}
	fonts, objects := d.file.Dict(resources["Font"]), d.file.Dict(resources["XObject"])
	levels := []level{within}
	var in *font
	var operands []object.Object
	scanner := object.NewScanner(data)
	for {
		o, more, err := scanner.Next()
		if err != nil || !more {
			r.bare = r.bare || err != nil
			return
		}
		operator, ok := o.(object.Operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		at := levels[len(levels)-1]
		r.bare = r.bare || drawing[operator] && at == level{}
		switch operator {
		case "BMC", "BDC":
			if operand(operands, 0) == object.Name("Artifact") {
				r.within = r.within || at.marked
				at.artifact = true
			} else if properties, ok := operand(operands, 1).(object.Dict); ok && properties["MCID"] != nil {
				r.around = r.around || at.artifact
				at.marked = true
				id, _ := properties["MCID"].(object.Int)
				r.marks = append(r.marks, mark{parents, id})
			}
			levels = append(levels, at)
		case "EMC":
			levels = levels[:max(1, len(levels)-1)]
		case "Tf":
			name, _ := operand(operands, 0).(object.Name)
			in = d.font(fonts[name], r.page)
		case "Tj", "TJ", "'", "\"":
			if in != nil && len(operands) > 0 {
				in.show(operands[len(operands)-1], r.page)
			}
		case "Do":
			name, _ := operand(operands, 0).(object.Name)
			ref, _ := objects[name].(object.Ref)
			if d.file.Dict(ref)["Subtype"] == object.Name("Form") {
				r.form(ref, at)
			} else {
				r.bare = r.bare || at == level{}
			}
		}
		operands = operands[:0]
	}
}

// operand is nil where an operation has fewer.
func operand(operands []object.Object, i int) object.Object {
	if i >= len(operands) {
		return nil
	}
	return operands[i]
}

// form reads a form that is drawn.
func (r *reader) form(ref object.Ref, within level) {
	d := r.document
	if d.forms[ref] == nil {
		d.forms[ref] = &form{}
	}
	d.forms[ref].times++
	if r.known[drawn{ref, within}] {
		return
	}
	r.known[drawn{ref, within}] = true
	dict := d.file.Dict(ref)
	before := len(r.marks)
	r.stream(ref, d.file.Dict(dict["Resources"]), dict["StructParents"], within)
	d.forms[ref].marked = len(r.marks) > before
}
