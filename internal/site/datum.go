package site

import (
	"maps"
	"slices"
	"strings"

	"salient/internal/markdown"
	"salient/internal/source"
	"salient/internal/survey"
)

// Datum gives the figure that a text names, of a survey or of a table, in an edition's words.
func (e *Edition) Datum(d markdown.Datum) (survey.Datum, bool) {
	datum, problem := e.datum(d)
	return datum, problem == nil
}

func (e *Edition) datum(d markdown.Datum) (survey.Datum, *source.Problem) {
	if s := e.Surveys[d.Survey]; s != nil {
		return s.Datum(d.Question, d.Answer)
	}
	if t := e.Tables[d.Survey]; t != nil {
		return t.Datum(d.Question, d.Answer)
	}
	ids := slices.Sorted(maps.Keys(e.Surveys))
	ids = slices.AppendSeq(ids, maps.Keys(e.Tables))
	return survey.Datum{}, &source.Problem{
		What: "a figure of a survey that is not there", Words: d.Survey, Nearest: source.Nearest(d.Survey, slices.Values(ids)),
		Advice: "a survey is named by its file in content/data/surveys/, without .yaml",
	}
}

// datum reports a figure that is nowhere.
func (c *checker) datum(d markdown.Datum, at source.Pos) {
	if _, problem := c.r.site.Default().datum(d); problem != nil {
		problem.File, problem.Pos = c.v.File, at
		c.r.add(*problem)
	} else if slices.Contains(c.w.versions, c.v) {
		c.w.quoted = append(c.w.quoted, d.Survey)
	}
	name := d.Survey + "." + d.Question + "." + d.Answer
	if c.r.quoting(name) {
		words := name
		if datum, ok := c.v.Edition.Datum(d); ok {
			words += ": " + c.v.Edition.Cell(datum.Cell)
		}
		c.report(at, source.N, "this sentence quotes", words, "")
	}
}

// quoting says whether the author asked what shows a figure, a question or a survey.
func (r *resolver) quoting(name string) bool {
	return r.in.Quoting != "" && (name == r.in.Quoting || strings.HasPrefix(name, r.in.Quoting+"."))
}

// surveysFolder is the place of a message about all surveys.
const surveysFolder = "content/data/surveys"

// unnamed tells the author who asked for what no figure is called.
func (r *resolver) unnamed() {
	in := r.in.Editions[0]
	if table, _, _ := strings.Cut(r.in.Quoting, "."); r.in.Quoting == "" || in.Tables[table] != nil {
		return
	}
	names := map[string]bool{}
	for id, s := range in.Surveys {
		names[id] = true
		for _, question := range s.Questions {
			name := id + "." + question.Key()
			names[name] = true
			for _, row := range question.Rows {
				names[name+"."+row.Key()] = true
			}
		}
	}
	for id := range in.Tables {
		names[id] = true
	}
	if names[r.in.Quoting] {
		return
	}
	r.add(source.Problem{
		File: surveysFolder, Level: source.N, What: "no figure has this name", Words: r.in.Quoting, Nearest: source.Nearest(r.in.Quoting, slices.Values(sortedKeys(names))),
		Advice: "a figure is named survey.question.answer, by ids",
	})
}

// conducted reports organisations that a survey names and the registry does not have.
func (r *resolver) conducted() {
	in := r.in.Editions[0]
	for _, id := range sortedKeys(in.Surveys) {
		for _, ref := range in.Surveys[id].ConductedBy.Value {
			if in.Organisations.Find(ref.ID) == nil {
				r.add(source.Problem{
					File: in.Surveys[id].File, Pos: ref.At, What: "unknown organisation", Words: ref.ID,
					Nearest: source.Nearest(ref.ID, in.Organisations.IDs()), Advice: "add it to content/data/organisations.yaml",
				})
			}
		}
	}
}
