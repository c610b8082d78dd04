package survey

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"salient/internal/schema"
	"salient/internal/source"
)

// Revision is a codebook with the figures of a new tally.
type Revision struct {
	// Text is the file with what may be published, and every other byte as it was.
	Text []byte
	// Published is what readers will see.
	Published *Survey
	Withheld  []Withholding
	Change    Change
}

// Change says what a tally changes.
type Change uint8

const (
	// Unchanged figures leave the file as it is.
	Unchanged Change = iota
	// First figures are those of the release that the codebook names.
	First
	// Protected figures are those that readers see already: small counts are taken out of the file.
	Protected
	// Renewed figures are a new release: the ones before are kept under earlier.
	Renewed
	// Replaced figures were never published: the new ones take their place in the same release.
	Replaced
)

// Revise tallies the rows of respondents and gives the codebook anew. The text is the one that c was read from by
// ParseDesign, without problems. Figures that differ from those in the text are a new release, protected together with
// the earlier ones; with replace, those in the text were never published and count for nothing. The revision is nil
// where there are errors; warnings come with it.
func (c *Codebook) Revise(text []byte, rowsFile string, rows []byte, replace bool) (*Revision, []source.Problem) {
	tallied, problems := c.Tally(rowsFile, rows)
	if tallied == nil {
		return nil, problems
	}
	revision := &Revision{Published: tallied.Publish()}
	edit := c.rewrite(text, revision.Published)
	release := c.asRelease(c.Publish())
	switch {
	case !edit.Changed():
		revision.Change = Unchanged
	case !c.hasFigures():
		revision.Change = First
	case release.lines() == tallied.asRelease(revision.Published).lines():
		revision.Change = Protected
	case replace:
		revision.Change = Replaced
	default:
		revision.Change = Renewed
		if withheld := c.Withholdings(); slices.ContainsFunc(withheld, func(w Withholding) bool { return w.Reason != Given }) {
			return nil, append(problems, source.Problem{
				File: c.file, What: "figures of the last release that would be withheld now, such as after a change of minimum_cell",
				Advice: "write minimum_cell as it was when they were published, or withheld: true for what no page has shown; or, if nobody has seen that release, use --replace",
			})
		}
		tallied.Earlier = append(slices.Clip(c.Earlier), release)
		tallied.Release++
		tallied.once = new(once)
		revision.Published = tallied.Publish()
		edit = c.rewrite(text, revision.Published)
		set(edit, edit.Root, "release", strconv.Itoa(tallied.Release))
		edit.Append(edit.Root, "earlier", release.lines())
	}
	report := &schema.Report{File: c.file}
	if tallied.checkFigures(report); len(report.Problems) > 0 {
		return nil, append(report.Problems, problems...)
	}
	revision.Text, revision.Withheld = edit.Bytes(), tallied.Withholdings()
	if slips := c.verify(text, revision); slips != nil {
		return nil, append(slips, problems...)
	}
	return revision, problems
}

// hasFigures says whether the codebook holds a tally.
func (c *Codebook) hasFigures() bool {
	return slices.ContainsFunc(c.Questions, func(q Question) bool { return slices.ContainsFunc(q.Answers, hasFigure) }) ||
		slices.ContainsFunc(c.Crosstabs, func(x Crosstab) bool { return len(x.Groups) > 0 })
}

func hasFigure(a Answer) bool {
	return a.Count != nil || a.Share != nil || a.Value != nil || a.Withheld
}

// asRelease keeps what was published of the codebook's figures.
func (c *Codebook) asRelease(published *Survey) Release {
	release := Release{Release: c.Release, N: c.N}
	for i := range c.Questions {
		q, tally := &c.Questions[i], &published.Questions[i]
		if !slices.ContainsFunc(q.Answers, hasFigure) {
			continue
		}
		released := ReleasedTally{Base: Figure{Cell: tally.Base.N}}
		if tally.Base.Asked != Cell(Count(c.N.Value)) { // else everybody was
			released.Asked.Cell = tally.Base.Asked
		}
		for _, row := range tally.Rows {
			released.Answers = append(released.Answers, schema.Entry[Figure]{Name: row.ID, Value: Figure{Cell: row.Cell}})
		}
		release.Questions = append(release.Questions, schema.Entry[ReleasedTally]{Name: q.ID, Value: released})
	}
	for i, crosstab := range published.Crosstabs {
		if len(c.Crosstabs[i].Groups) > 0 {
			released := Crosstab{Question: c.Crosstabs[i].Question, By: c.Crosstabs[i].By, Groups: crosstab.groups()}
			release.Crosstabs = append(release.Crosstabs, released)
		}
	}
	return release
}

// groups gives the published figures of each group.
func (x *CrossTally) groups() []Group {
	groups := make([]Group, len(x.Groups))
	for i, g := range x.Groups {
		groups[i] = Group{ID: g.ID, Base: Figure{Cell: g.Base}}
		for j, cell := range g.Cells {
			groups[i].Answers = append(groups[i].Answers, schema.Entry[Figure]{Name: x.Question.Rows[j].ID, Value: Figure{Cell: cell}})
		}
	}
	return groups
}

// rewrite puts published figures into the text that c was read from. Fields inside of others come first: what is added
// at one place is added in this order.
func (c *Codebook) rewrite(text []byte, published *Survey) *source.Edit {
	edit, _ := source.NewEdit(c.file, text) // read once already, without problems
	root := edit.Root
	questions := root.Field("questions").Items
	for i := range published.Questions {
		tally := &published.Questions[i]
		rewriteBase(edit, &questions[i], tally.Base)
		answers := questions[i].Field("answers").Items
		for j, row := range tally.Rows {
			name, value := figureField(row.Cell)
			set(edit, &answers[j], name, value, figureFields...)
		}
		if tally.Complete {
			set(edit, &questions[i], "complete", "true")
		}
	}
	for i := range published.Crosstabs {
		groups := groupLines(published.Crosstabs[i].groups())
		if !slices.Equal(groups, groupLines(c.Crosstabs[i].Groups)) {
			edit.SetList(&root.Field("crosstabs").Items[i], "groups", groups)
		}
	}
	set(edit, root, "n", strconv.Itoa(published.N.Value))
	return edit
}

// set writes a field where it does not say the same already.
func set(edit *source.Edit, in *source.Node, name, value string, insteadOf ...string) {
	if now := in.Field(name); now == nil || now.Value != strings.Trim(value, `"`) {
		edit.Set(in, name, value, insteadOf...)
	}
}

func rewriteBase(edit *source.Edit, question *source.Node, base Base) {
	n, asked := Figure{Cell: base.N}.String(), ""
	if base.Asked != nil {
		asked = Figure{Cell: base.Asked}.String()
	}
	switch now := question.Field("base"); {
	case now.Kind == source.Mapping && asked == "":
		set(edit, now, "n", n)
		edit.Remove(now, "asked")
	case now.Kind == source.Mapping:
		set(edit, now, "n", n)
		set(edit, now, "asked", asked)
	case asked == "":
		set(edit, question, "base", "{n: "+n+"}")
	default:
		set(edit, question, "base", "{n: "+n+", asked: "+asked+"}")
	}
}

// figureFields are the fields of an answer of which it has one.
var figureFields = []string{"count", "share", "value", "withheld"}

// figureField gives the field that holds a published figure of an answer.
func figureField(cell Cell) (name, value string) {
	switch cell := cell.(type) {
	case Count:
		return "count", Figure{Cell: cell}.String()
	case Share:
		return "share", Figure{Cell: cell}.String()
	case Value:
		return "value", cell.Number.String()
	}
	return "withheld", "true"
}

func groupLines(groups []Group) []string {
	lines := make([]string, len(groups))
	for i, g := range groups {
		lines[i] = fmt.Sprintf("{id: %s, base: %s, answers: %s}", plain(g.ID), g.Base, inBraces(g.Answers))
	}
	return lines
}

func inBraces(figures schema.Entries[Figure]) string {
	fields := make([]string, len(figures))
	for i, figure := range figures {
		fields[i] = plain(figure.Name) + ": " + figure.Value.String()
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// plain writes an id: the one that YAML takes for nothing is put in quotes.
func plain(id schema.ID) string {
	if id == "null" {
		return strconv.Quote(string(id))
	}
	return string(id)
}

// lines writes a release as an item of earlier.
func (r Release) lines() string {
	var b strings.Builder
	n := notStatedWord
	if r.N.Stated {
		n = strconv.Itoa(r.N.Value)
	}
	fmt.Fprintf(&b, "release: %d\nn: %s", r.Release, n)
	if len(r.Questions) > 0 {
		b.WriteString("\nquestions:")
	}
	for _, q := range r.Questions {
		fmt.Fprintf(&b, "\n  %s: {base: %s, ", plain(q.Name), q.Value.Base)
		if q.Value.Asked.Cell != nil {
			fmt.Fprintf(&b, "asked: %s, ", q.Value.Asked)
		}
		fmt.Fprintf(&b, "answers: %s}", inBraces(q.Value.Answers))
	}
	if len(r.Crosstabs) > 0 {
		b.WriteString("\ncrosstabs:")
	}
	for _, x := range r.Crosstabs {
		fmt.Fprintf(&b, "\n  - question: %s\n    by: %s\n    groups:", plain(schema.ID(x.Question.ID)), plain(schema.ID(x.By.ID)))
		for _, line := range groupLines(x.Groups) {
			b.WriteString("\n      - " + line)
		}
	}
	return b.String()
}

// verify reads the new text as a build will, and reports where it does not say what is meant: a codebook can be
// written in ways that no place tells how to change.
func (c *Codebook) verify(old []byte, revision *Revision) []source.Problem {
	again, problems := Parse(c.file, c.Title.Lang, revision.Text)
	for i := range problems {
		problems[i].Pos = source.Pos{} // a place in the new text, which the author does not see
	}
	if len(problems) > 0 {
		return problems
	}
	before, _ := source.ParseYAML(c.file, old)
	after, _ := source.ParseYAML(c.file, revision.Text)
	changes := again.rewrite(revision.Text, revision.Published).Changed()
	if changes || again.Release != revision.Published.Release || !before.Same(after, append([]string{"n", "base", "asked", "complete", "groups", "release", "earlier"}, figureFields...)...) {
		return []source.Problem{{File: c.file, What: "a codebook that is written in a way in which its figures cannot be filled in", Advice: "write each field on a line of its own, as content/README.md shows it"}}
	}
	return nil
}
