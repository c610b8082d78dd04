package chart

import (
	"cmp"
	"slices"

	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// Spec is a chart as its author describes it in a code fence. What it draws is a question of a survey, two columns of
// a table, or values that stand in it.
type Spec struct {
	At       source.Pos
	ID       schema.ID            `field:"id"`
	Survey   schema.Ref           `field:"survey"`
	Question schema.Ref           `field:"question"`
	Table    schema.Ref           `field:"table"`
	X        schema.Ref           `field:"x"` // the column of labels
	Y        schema.Ref           `field:"y"` // the column of numbers
	Values   []TypedValue         `field:"values"`
	Source   *survey.Publication  `field:"source"` // of values; surveys and tables have their own
	Form     vocabulary.ChartForm `field:"form,required"`
	Title    schema.Text          `field:"title,required"` // the message
	Subtitle schema.Text          `field:"subtitle"`       // what, where, when
	Alt      schema.Text          `field:"alt,required"`
	Note     markdown.Prose       `field:"note"`
	Sort     Order                `field:"sort"`

	file   string
	broken bool // it has problems of its own, so that those which follow from them are not reported
	labels labels
}

// TypedValue is a figure that is written in the chart itself. Without a value it is not stated.
type TypedValue struct {
	At    source.Pos
	ID    schema.ID     `field:"id,required"`
	Label schema.Text   `field:"label,required"`
	Value *survey.Value `field:"value"`
}

// Key implements schema.Keyed.
func (v TypedValue) Key() string { return string(v.ID) }

// Order is what the rows are sorted by. Without one they keep the order of their source.
type Order string

// ByValue puts the greatest first, and what has no number last.
const ByValue Order = "value"

// Values implements vocabulary.Listed.
func (Order) Values() []string { return []string{string(ByValue)} }

// Parse reads a chart of a page in a language.
func Parse(file, lang string, hole markdown.Chart) (*Spec, []source.Problem) {
	spec := &Spec{file: file}
	node, r := read(file, lang, hole)
	if node != nil {
		schema.Decode(node, spec, r)
		spec.check(r)
	}
	spec.broken = len(r.Problems) > 0
	return spec, r.Problems
}

// check looks at what the fields say together.
func (s *Spec) check(r *schema.Report) {
	surveyed, tabled, typed := s.Survey.ID != "", s.Table.ID != "", len(s.Values) > 0
	column := cmp.Or(s.X, s.Y)
	switch {
	case surveyed && tabled, surveyed && typed, tabled && typed:
		r.E(s.At, "a chart with more than one source of its numbers", "", "keep one of survey: with question:, table: with x: and y:, and values: with source:")
	case !surveyed && s.Question.ID != "":
		r.E(s.Question.At, "a chart of a question without its survey", s.Question.ID, "add survey: with the name of its file in content/data/surveys/, without .yaml")
	case !tabled && column.ID != "":
		r.E(column.At, "a column without its table", column.ID, "add table: with the name of its file in content/data/tables/, without .csv")
	case !surveyed && !tabled && !typed:
		if len(r.Problems) == 0 { // a slip in one of the fields is told already
			r.E(s.At, "a chart without data", "", "add survey: and question:, or table:, x: and y:, or values: and source:")
		}
	case surveyed && s.Question.ID == "":
		r.E(s.Survey.At, "a chart of a survey without its question", s.Survey.ID, "add question: with the id of a question of the survey")
	case tabled && (s.X.ID == "" || s.Y.ID == ""):
		r.E(s.Table.At, "a chart of a table without its columns", s.Table.ID, "add x: with the column of labels, and y: with the column of numbers")
	case typed && s.Source == nil:
		r.E(s.At, "values without their source", "", "add source: {title: …, publisher: …, date: …, url: …}")
	case !typed && s.Source != nil:
		r.E(s.Source.Title.At, "a source beside that of the data", "", "remove it: the one of the survey or table is printed")
	}
}

// Retyped warns of typed values that equal a withheld cell of a survey, since what is withheld there may not be
// said here. It is told of a number whether a survey withholds it.
func (s *Spec) Retyped(withholds func(number float64) bool) (problems []source.Problem) {
	for _, v := range s.Values {
		if v.Value != nil && withholds(v.Value.Number.Value) {
			problems = append(problems, source.Problem{
				File: s.file, Pos: v.At, Level: source.W, What: "a value that equals a cell which a survey withholds", Words: string(v.ID),
				Advice: "draw the survey's question itself; if the number is another one, this can stay",
			})
		}
	}
	return problems
}

// Translation is a chart in a translated page: its id, and the texts in another language.
type Translation struct {
	At       source.Pos
	ID       schema.ID                   `field:"id,required"`
	Title    schema.Text                 `field:"title"`
	Subtitle schema.Text                 `field:"subtitle"`
	Alt      schema.Text                 `field:"alt"`
	Note     markdown.Prose              `field:"note"`
	Labels   schema.Entries[schema.Text] `field:"labels"` // by the id of an answer or value

	file string
}

// labels are those of a translation, with the file in which they stand.
type labels struct {
	schema.Entries[schema.Text]
	file string
}

// originals are the fields of a chart that only its original may have.
var originals = []string{"survey", "question", "table", "x", "y", "values", "source", "form", "sort"}

// ParseTranslation reads a chart of a translated page.
func ParseTranslation(file, lang string, hole markdown.Chart) (*Translation, []source.Problem) {
	t := &Translation{file: file}
	node, r := read(file, lang, hole)
	if node == nil {
		return t, r.Problems
	}
	for _, f := range node.Fields {
		if slices.Contains(originals, f.Name) {
			r.E(f.Pos, "this belongs to the original, not to a translation:", f.Name, "remove it here: a translated chart has id, title, subtitle, alt, note and labels")
		}
	}
	schema.Decode(node.Without(originals...), t, r)
	return t, r.Problems
}

// In gives the chart with the texts of a translation; the others stay as they are.
func (s *Spec) In(t *Translation) (*Spec, []source.Problem) {
	translated, r := *s, &schema.Report{File: t.file}
	for _, text := range []struct {
		name     string
		original *schema.Text
		here     schema.Text
	}{
		{"title", &translated.Title, t.Title},
		{"subtitle", &translated.Subtitle, t.Subtitle},
		{"alt", &translated.Alt, t.Alt},
	} {
		switch {
		case text.here.String == "":
		case text.original.String == "":
			r.E(text.here.At, "the original has no such text:", text.name, "remove it, or add it to the original first")
		default:
			*text.original = text.here
		}
	}
	switch {
	case !t.Note.Given():
	case !s.Note.Given():
		r.E(t.Note.At, "the original has no such text:", "note", "remove it, or add it to the original first")
	default:
		translated.Note = t.Note
	}
	translated.labels = labels{t.Labels, t.file}
	return &translated, r.Problems
}

// read reads the YAML of a fence at its place in the page. The node is nil where it cannot be read.
func read(file, lang string, hole markdown.Chart) (*source.Node, *schema.Report) {
	node, problems := source.ParseYAML(file, []byte(hole.YAML))
	for i := range problems {
		problems[i].Pos = moved(problems[i].Pos, hole.Pos)
	}
	r := &schema.Report{File: file, Lang: lang, Problems: problems}
	switch {
	case len(problems) > 0:
		return nil, r
	case node == nil:
		node = &source.Node{Kind: source.Mapping, Pos: source.Pos{Line: 1, Col: 1}}
	}
	move(node, hole.Pos)
	return node, r
}

// moved gives the place in the page of a place in its fence.
func moved(p, fence source.Pos) source.Pos {
	return source.Pos{Line: p.Line + fence.Line - 1, Col: p.Col + fence.Col - 1}
}

func move(n *source.Node, fence source.Pos) {
	n.Pos = moved(n.Pos, fence)
	for i := range n.Items {
		move(&n.Items[i], fence)
	}
	for i := range n.Fields {
		n.Fields[i].Pos = moved(n.Fields[i].Pos, fence)
		move(&n.Fields[i].Value, fence)
	}
}
