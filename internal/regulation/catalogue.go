// Package regulation holds the catalogue of laws and standards that briefings cite: the entries shipped with the
// program, and those of a site, which add to them or replace them. It tells what an act's state is on a day. It is
// reference data and not legal advice.
//
// Its main types are Catalogue and Act, with its State and its dated Steps.
//
//	acts, problems := regulation.ParseFile("content/data/regulations/br.yaml", "en", data)
//	catalogue, problems := regulation.BuiltIn().With(acts)
//	dsa := catalogue.Act("eu-dsa")
//	dsa.State(today)                                  // applies
//	next, ok := dsa.Next(today)                       // the next date on its timeline
package regulation

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"salient/internal/schema"
	"salient/internal/source"
)

// Catalogue is every act that a site knows, by id. It does not change.
type Catalogue struct {
	acts []Act // sorted by id
}

//go:embed catalogue.yaml
var builtIn []byte

// BuiltIn gives the catalogue that is shipped with the program. Its texts are in English.
var BuiltIn = sync.OnceValue(func() *Catalogue {
	acts, _ := ParseFile(builtInFile, "en", builtIn) // a test keeps it free of problems
	return &Catalogue{sorted(acts)}
})

// builtInFile is the File of an act that comes with the program: it names no file of the site.
const builtInFile = ""

// BuiltIn tells an act that is shipped with the program from one of the site's own.
func (a *Act) BuiltIn() bool { return a.File == builtInFile }

// Act gives the act with an id, or nil.
func (c *Catalogue) Act(id string) *Act {
	if at, found := c.find(id); found {
		return &c.acts[at]
	}
	return nil
}

func (c *Catalogue) find(id string) (int, bool) {
	return slices.BinarySearchFunc(c.acts, id, func(a Act, id string) int { return strings.Compare(string(a.ID), id) })
}

// All gives the acts in the order of their ids.
func (c *Catalogue) All() iter.Seq[*Act] {
	return func(yield func(*Act) bool) {
		for i := range c.acts {
			if !yield(&c.acts[i]) {
				return
			}
		}
	}
}

// IDs gives every id, for the nearest one to a slip.
func (c *Catalogue) IDs() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range c.acts {
			if !yield(string(c.acts[i].ID)) {
				return
			}
		}
	}
}

// With gives the catalogue with a site's own acts: one with an id that is there already replaces the whole entry.
// Two of the site's own with one id, and a relation to an act that is nowhere, are problems.
func (c *Catalogue) With(own []Act) (*Catalogue, []source.Problem) {
	var problems []source.Problem
	byID := make(map[schema.ID]Act, len(c.acts)+len(own))
	for _, act := range c.acts {
		byID[act.ID] = act
	}
	for _, act := range own {
		if first := byID[act.ID]; first.ID != "" && !first.BuiltIn() {
			if first.File == act.File {
				continue // told when the file was read
			}
			problems = append(problems, source.Problem{
				File: act.File, Pos: act.At, What: "a second entry of one id among the site's own regulations", Words: string(act.ID),
				Advice: "keep one of the two",
			})
			continue
		}
		byID[act.ID] = act
	}
	with := &Catalogue{make([]Act, 0, len(byID))}
	for _, act := range byID {
		with.acts = append(with.acts, act)
	}
	with.acts = sorted(with.acts)
	for _, act := range own {
		for _, ref := range slices.Concat(act.Amends, act.AmendedBy) {
			if with.Act(ref.ID) == nil {
				problems = append(problems, source.Problem{
					File: act.File, Pos: ref.At, What: "unknown regulation", Words: ref.ID, Nearest: source.Nearest(ref.ID, with.IDs()),
					Advice: "name an entry of the catalogue; name an act without an entry in note:",
				})
			}
		}
	}
	return with, problems
}

// In gives the catalogue with the texts that a language's data/regulations.yaml has; the others stay as they are.
func (c *Catalogue) In(lang, file string, data []byte) (*Catalogue, []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return c, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	return &Catalogue{schema.Translate(c.acts, node, report)}, report.Problems
}

// AsOf gives the day as of which the catalogue shipped with the program was compiled. An entry of the site's own
// has its own AsOf.
func (c *Catalogue) AsOf() schema.Date {
	if at := slices.IndexFunc(c.acts, func(a Act) bool { return a.BuiltIn() }); at >= 0 {
		return c.acts[at].AsOf
	}
	return schema.Date{}
}

// freshness is how long an entry may be relied on without another look.
const freshness = 180 * 24 * time.Hour

// Stale warns of what was compiled more than 180 days before a day: once of each file of the site's own, and once
// of what is shipped with the program, which has no file.
func (c *Catalogue) Stale(day time.Time) []source.Problem {
	limit := schema.DateOf(day.Add(-freshness))
	warned := map[string]bool{}
	var problems []source.Problem
	for i := range c.acts {
		act := &c.acts[i]
		if act.AsOf.IsZero() || !limit.After(act.AsOf) || warned[act.File] {
			continue
		}
		warned[act.File] = true
		problem := source.Problem{
			File: act.File, Pos: act.At, Level: source.W, What: "regulations that were last looked at more than 180 days ago", Words: act.AsOf.String(),
			Advice: "look at them again, and write the new day in as_of:",
		}
		if act.BuiltIn() {
			problem.Pos = source.Pos{}
			problem.What = "the built-in catalogue of regulations is more than 180 days old"
			problem.Advice = "use a newer version of the program, or replace the entries you cite in content/data/regulations"
		}
		problems = append(problems, problem)
	}
	return problems
}

func sorted(acts []Act) []Act {
	slices.SortFunc(acts, func(a, b Act) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return acts
}
