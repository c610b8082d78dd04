package chart

import (
	"cmp"
	"iter"
	"slices"

	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// Spec is a chart as its author describes it in a code fence. What it draws is one or more questions of a survey,
// columns of a table, values that stand in it, the dates of laws, or, for a matrix, the scores of its own briefing.
type Spec struct {
	At     source.Pos
	ID     schema.ID            `field:"id"`
	Form   vocabulary.ChartForm `field:"form,required"`
	Survey schema.Ref           `field:"survey"`
	// Question is a question of the survey, or several that have the same answers.
	Question refs       `field:"question"`
	By       schema.Ref `field:"by"` // the question by whose answers respondents are grouped
	Measure  Measure    `field:"measure"`
	Neutral  schema.Ref `field:"neutral"` // the answer about which a likert chart diverges, where it is not the middle one
	Table    schema.Ref `field:"table"`
	X        schema.Ref `field:"x"`     // the column of labels; of a scatter, that of the numbers across
	Y        refs       `field:"y"`     // one or more columns of numbers
	Label    schema.Ref `field:"label"` // of a scatter: the column of labels
	// Series parts the rows of a table by the entries of a column, or names those of the values.
	Series      seriesOf            `field:"series"`
	Values      []TypedValue        `field:"values"`
	Regulations []schema.Ref        `field:"regulations"`    // laws whose dates a timeline shows
	Source      *survey.Publication `field:"source"`         // of values; surveys and tables have their own
	Title       schema.Text         `field:"title,required"` // the message
	Subtitle    schema.Text         `field:"subtitle"`       // what, where, when
	Alt         schema.Text         `field:"alt,required"`
	Note        markdown.Prose      `field:"note"`
	Sort        Order               `field:"sort"`

	file   string
	broken bool // it has problems of its own, so that those which follow from them are not reported
	labels labels
}

// TypedValue is what is written in the chart itself: a figure, or one for each series, or a date. Without any it is
// not stated.
type TypedValue struct {
	At     source.Pos
	ID     schema.ID                    `field:"id,required"`
	Label  schema.Text                  `field:"label,required"`
	Value  *survey.Value                `field:"value"`
	Values schema.Entries[survey.Value] `field:"values"` // by the id of a series
	Date   schema.Date                  `field:"date"`   // of a step in a timeline
}

// Key implements schema.Keyed.
func (v TypedValue) Key() string { return string(v.ID) }

// refs is one name or several.
type refs []schema.Ref

// DecodeNode implements schema.Decoder.
func (rs *refs) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind == source.Scalar {
		*rs = make(refs, 1)
		(*rs)[0].DecodeNode(n, r)
		return
	}
	schema.Decode(n, (*[]schema.Ref)(rs), r)
}

// first gives the first name, or one that is empty.
func (rs refs) first() schema.Ref {
	if len(rs) == 0 {
		return schema.Ref{}
	}
	return rs[0]
}

// seriesOf is the name of a column, or series with their labels.
type seriesOf struct {
	Column schema.Ref
	Named  []NamedSeries
}

// DecodeNode implements schema.Decoder.
func (s *seriesOf) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind == source.Scalar {
		s.Column.DecodeNode(n, r)
		return
	}
	schema.Decode(n, &s.Named, r)
}

// NamedSeries is a series of typed values.
type NamedSeries struct {
	At    source.Pos
	ID    schema.ID   `field:"id,required"`
	Label schema.Text `field:"label,required"`
}

// Key implements schema.Keyed.
func (s NamedSeries) Key() string { return string(s.ID) }

// Order is what the rows are sorted by. Without one they keep the order of their source.
type Order string

// ByValue puts the greatest first, and what has no number last.
const ByValue Order = "value"

// Values implements vocabulary.Listed.
func (Order) Values() []string { return []string{string(ByValue)} }

// Measure is how the answers to a question are drawn: counted, or in percent of those who answered.
type Measure string

// InPercent draws percentages, worked out from the counts and their base.
const InPercent Measure = "percent"

// Values implements vocabulary.Listed.
func (Measure) Values() []string { return []string{"count", string(InPercent)} }

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
	if len(r.Problems) > 0 {
		return // a slip in one of the fields may be why another seems to be missing
	}
	sources := 0
	for _, given := range []bool{s.Survey.ID != "", s.Table.ID != "", len(s.Values) > 0, len(s.Regulations) > 0} {
		if given {
			sources++
		}
	}
	if s.strayed(r) {
		return
	}
	switch {
	case sources > 1:
		r.E(s.At, "a chart with more than one source of its numbers", "", "keep one of survey: with question:, table: with x: and y:, values: with source:, and regulations:")
	case s.Form == vocabulary.MatrixChart:
		if sources > 0 {
			r.E(s.At, "a matrix with data of its own", "", "leave out survey:, table:, values: and regulations:; it shows the scores of its briefing")
		}
	case sources == 0:
		r.E(s.At, "a chart without data", "", "add survey: and question:, or table:, x: and y:, or values: and source:, or, for a timeline, regulations:")
	case s.Form == vocabulary.TimelineChart:
		s.checkTimeline(r)
	case len(s.Regulations) > 0:
		r.E(s.Regulations[0].At, "dates of laws in a form that draws numbers", string(s.Form), "write form: timeline")
	case s.Survey.ID != "" && len(s.Question) == 0:
		r.E(s.Survey.At, "a chart of a survey without its question", s.Survey.ID, "add question: with the id of a question of the survey")
	case s.Table.ID != "" && (s.X.ID == "" || len(s.Y) == 0):
		r.E(s.Table.At, "a chart of a table without its columns", s.Table.ID, "add x: with the column of labels, and y: with the column of numbers")
	case s.Form == vocabulary.ScatterChart && s.Table.ID == "":
		r.E(s.At, "a scatter that is not of a table", "", "add table:, with x: and y: for two columns of numbers and label: for the column of labels")
	case s.Form == vocabulary.LikertChart && s.Survey.ID == "":
		r.E(s.At, "a likert chart that is not of a survey", "", "add survey: and question:, or write form: stacked")
	case len(s.Values) > 0:
		s.checkValues(r)
	}
}

// strayed reports a field that belongs to another source of data, or to another form.
func (s *Spec) strayed(r *schema.Report) bool {
	form := func(forms ...vocabulary.ChartForm) bool { return slices.Contains(forms, s.Form) }
	surveyed, tabled, typed := s.Survey.ID != "", s.Table.ID != "", len(s.Values) > 0
	column := cmp.Or(s.X, s.Y.first(), s.Label, s.Series.Column)
	for _, stray := range []struct {
		is          bool
		at          source.Pos
		what, words string
		advice      string
	}{
		{!surveyed && len(s.Question) > 0, s.Question.first().At, "a chart of a question without its survey", s.Question.first().ID,
			"add survey: with the name of its file in content/data/surveys/, without .yaml"},
		{!tabled && column.ID != "", column.At, "a column without its table", column.ID,
			"add table: with the name of its file in content/data/tables/, without .csv"},
		{!typed && s.Source != nil, s.sourceAt(), "a source beside that of the data", "",
			"remove it: the one of the survey or table is printed"},
		{!typed && len(s.Series.Named) > 0, s.At, "series with labels where no values are written", "",
			"write series: with the name of a column of the table"},
		{s.By.ID != "" && !form(vocabulary.GroupedChart, vocabulary.StackedChart, vocabulary.LikertChart), s.By.At, "groups of respondents in a form that has no room for them", s.By.ID,
			"write form: grouped, stacked or likert"},
		{s.By.ID != "" && len(s.Question) > 1, s.By.At, "groups of respondents beside several questions", s.By.ID,
			"draw one question by groups, or several without by:"},
		{len(s.Question) > 1 && !form(vocabulary.StackedChart, vocabulary.LikertChart), s.Question.first().At, "several questions in a form that draws one", s.Question.first().ID,
			"write form: stacked or likert, or draw one chart a question"},
		{s.Measure != "" && !surveyed, s.At, "measure where no question is drawn", "", "remove it: the numbers of tables and values are drawn as they are"},
		{s.Neutral.ID != "" && s.Form != vocabulary.LikertChart, s.Neutral.At, "a neutral answer in a form that does not diverge", s.Neutral.ID,
			"write form: likert, or remove neutral:"},
		{s.Label.ID != "" && s.Form != vocabulary.ScatterChart, s.Label.At, "a column of labels beside x:", s.Label.ID, "x: names the column of labels; label: is for a scatter"},
		{s.Series.Column.ID != "" && (len(s.Y) > 1 || s.Form == vocabulary.ScatterChart), s.Series.Column.At, "series from a column and from several columns", s.Series.Column.ID,
			"keep series: with one column in y:, or y: with several columns; a scatter has no series"},
		{s.Sort != "" && form(vocabulary.LineChart, vocabulary.ScatterChart, vocabulary.TimelineChart, vocabulary.MatrixChart), s.At, "a chart that keeps its own order cannot be sorted", string(s.Sort), "remove sort:"},
	} {
		if stray.is {
			r.E(stray.at, stray.what, stray.words, stray.advice)
			return true
		}
	}
	return false
}

func (s *Spec) sourceAt() source.Pos {
	if s.Source == nil {
		return s.At
	}
	return s.Source.Title.At
}

func (s *Spec) checkTimeline(r *schema.Report) {
	if len(s.Regulations) == 0 && len(s.Values) == 0 {
		r.E(s.At, "a timeline without dates", "", "add regulations: with ids of the catalogue, or values: each with id, label and date")
		return
	}
	for _, v := range s.Values {
		if v.Date.IsZero() {
			r.E(v.At, "a step of a timeline without its date", string(v.ID), "add date: 2026-05-14, or 2026-05, or 2026")
		}
	}
	if len(s.Values) > 0 && s.Source == nil {
		s.lacksSource(r)
	}
}

func (s *Spec) lacksSource(r *schema.Report) {
	r.E(s.At, "values without their source", "", "add source: {title: …, publisher: …, date: …, url: …}")
}

// checkValues wants each value in the shape that the chart asks for, and of a series that it has.
func (s *Spec) checkValues(r *schema.Report) {
	if s.Source == nil {
		s.lacksSource(r)
	}
	for _, v := range s.Values {
		switch {
		case !v.Date.IsZero():
			r.E(v.At, "a date where a number is drawn", string(v.ID), "write value:, or form: timeline")
		case len(s.Series.Named) == 0 && len(v.Values) > 0:
			r.E(v.At, "a value for each of several series that are not named", string(v.ID), "add series: [{id: …, label: …}] to the chart")
		case len(s.Series.Named) > 0 && v.Value != nil:
			r.E(v.At, "one value where there are several series", string(v.ID), "write values: with the id of each series and its number")
		}
		for _, entry := range v.Values {
			if !slices.ContainsFunc(s.Series.Named, func(n NamedSeries) bool { return n.ID == entry.Name }) && len(s.Series.Named) > 0 {
				names := make([]string, len(s.Series.Named))
				for i := range names {
					names[i] = s.Series.Named[i].Key()
				}
				r.Unknown(entry.At, "a value of a series that the chart does not have", string(entry.Name), names, "name a series by its id")
			}
		}
	}
}

// Draws names the data that the chart shows: a question as survey.question, or a table.
func (s *Spec) Draws() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, question := range s.Question {
			if !yield(s.Survey.ID + "." + question.ID) {
				return
			}
		}
		if s.Table.ID != "" {
			yield(s.Table.ID)
		}
	}
}

// Retyped warns of typed values that equal a withheld cell of a survey, since what is withheld there may not be
// said here. It is told of a number whether a survey withholds it.
func (s *Spec) Retyped(withholds func(number float64) bool) (problems []source.Problem) {
	for _, v := range s.Values {
		equal := v.Value != nil && withholds(v.Value.Number.Value)
		for _, entry := range v.Values {
			equal = equal || withholds(entry.Value.Number.Value)
		}
		if equal {
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
	Labels   schema.Entries[schema.Text] `field:"labels"` // by the id of an answer, value, series or step

	file string
}

// labels are those of a translation, with the file in which they stand.
type labels struct {
	schema.Entries[schema.Text]
	file string
}

// originals are the fields of a chart that only its original may have.
var originals = []string{
	"survey", "question", "by", "measure", "neutral", "table", "x", "y", "label", "series", "values", "regulations", "source", "form", "sort",
}

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
