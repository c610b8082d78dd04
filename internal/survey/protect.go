package survey

import (
	"cmp"
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// How small cells are protected
//
// Withheld for their own sake (primary suppression) are, unless a publication gives them or the respondents are
// companies: counts and bases from 1 to the minimum less 1, typed or implied by a share of a stated base; the cells of
// a group of a cross-tabulation in which all or none gave one answer, which a reader could otherwise say of each of
// its members; what an earlier release withheld; and what has changed since a release published it by 1 to the
// minimum less 1, for the difference is a small count of those who joined or left. Such subgroups are also those who were
// asked a question because of an earlier answer, and those who joined since the last release: where all of them gave one
// answer it is withheld. That none of those who were asked gave an answer is shown, as it is of all respondents: it is
// what the question found, and says of nobody what they did answer.
//
// Protected they are when, of everything that all releases publish together, a reader can work out no more of a small
// count than that it is one from 1 to the minimum less 1, and of any other withheld figure no narrower range than
// that. The reader knows these rules: a withheld answer of a question is at least 1, one of a group or of a question
// that not everybody was asked at least 0. They know that no more of a group answered than were asked (filter.go), and
// that cross-tabulations of the same three questions have one table behind them (triangle.go).
// They also guess, where they are right to: that those who are in none of the answers are nobody. Where answers that
// are not 0 tell that a small base is more than 1, its range is as wide above that.
//
// What is withheld beside them (complementary suppression) is chosen as Kelly, Golden and Assad, "Cell suppression:
// disclosure protection for sensitive tabular data", Networks 22 (1992), do: for each withheld cell and each end of
// the range asked for, a linear programme looks for the table with that end in the cell that differs least from the true
// one, small counts being cheap; the cells in which it differs are withheld too, until nothing moves. Every withheld
// cell then has two tables, both in keeping with what is published, that prove its range. The books call this the cell
// suppression problem: Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4.
//
// Shares and means are withheld with their base, means also beside withheld counts of the same question, of which they
// would be one equation more. A cross-tabulation that would make a table of three questions too large to prove anything
// of is withheld as a whole.

// Reason is why a figure is withheld.
type Reason string

const (
	Given         Reason = "given"         // the file withholds it
	Small         Reason = "small"         // it is a small count, or a figure of so few
	Alike         Reason = "alike"         // all or none of its group gave one answer
	Complementary Reason = "complementary" // it would give away another one
	Sticky        Reason = "sticky"        // an earlier release withheld it
	Differencing  Reason = "differencing"  // it has changed by a small count since an earlier release
)

// Withholding is a figure that is withheld.
type Withholding struct {
	Question string
	By       string // the question by which it is cross-tabulated, if it is
	Group    string // the answer to By
	Answer   string // empty for a base
	Reason   Reason
}

// protection says why figures are withheld: empty Reasons are published.
type protection struct {
	questions []questionReasons
	crosstabs []crossReasons
	problems  []source.Problem
}

type questionReasons struct {
	base, asked Reason
	answers     []Reason
}

// crossReasons has a group for each answer to the question by which another is tallied.
type crossReasons struct {
	question, by *Question // nil where the survey has no such question
	groups       []groupReasons
}

type groupReasons struct {
	base    Reason
	answers []Reason
}

// crossSlots is where the reasons of a group are to be written, if anywhere.
type crossSlots struct {
	base    *Reason
	answers []Reason
}

func (g *groupReasons) slots() crossSlots { return crossSlots{&g.base, g.answers} }

func (s crossSlots) answer(i int) *Reason {
	if s.answers == nil {
		return nil
	}
	return &s.answers[i]
}

func (x *crossReasons) withholdAll(why Reason) {
	for g := range x.groups {
		x.groups[g].base = why
		for a := range x.groups[g].answers {
			x.groups[g].answers[a] = why
		}
	}
}

// unknownCount is the count behind a figure of which only a share or a value is known, or nothing.
const unknownCount = -1

// protected gives what is withheld. It is worked out once for a codebook with its figures, in all
// languages.
func (c *Codebook) protected() *protection {
	if c.once == nil {
		return c.protect()
	}
	c.once.Do(func() { c.once.protection = c.protect() })
	return c.once.protection
}

func (c *Codebook) protect() *protection {
	p := &protection{questions: make([]questionReasons, len(c.Questions)), crosstabs: make([]crossReasons, len(c.Crosstabs))}
	for i := range c.Questions {
		p.questions[i].answers = make([]Reason, len(c.Questions[i].Answers))
	}
	for i := range c.Crosstabs {
		x := &p.crosstabs[i]
		x.question, x.by = c.question(c.Crosstabs[i].Question.ID), c.question(c.Crosstabs[i].By.ID)
		if x.question == nil || x.by == nil {
			continue
		}
		x.groups = make([]groupReasons, len(x.by.Answers))
		for g := range x.groups {
			x.groups[g].answers = make([]Reason, len(x.question.Answers))
		}
	}
	p.given(c)
	if c.Respondents == vocabulary.Companies {
		return p
	}
	s := systemOf(c, p, true)
	p.problems = s.problems
	if len(p.problems) == 0 {
		u := s.suppress()
		if u.contradictory && len(c.Earlier) > 0 {
			s = systemOf(c, p, false)
			u = s.suppress()
		}
		p.problems = u.exposed()
	}
	for i := range s.cells {
		if cell := &s.cells[i]; cell.slot != nil && cell.state == suppressed {
			*cell.slot = cell.reason
		}
	}
	p.shares(c)
	p.means(c)
	return p
}

// given withholds what the file does.
func (p *protection) given(c *Codebook) {
	for i := range c.Questions {
		base := &c.Questions[i].Base.Value
		if base.N.Cell == (Withheld{}) {
			p.questions[i].base = Given
		}
		if base.Asked.Cell == (Withheld{}) {
			p.questions[i].asked = Given
		}
		for j := range c.Questions[i].Answers {
			if c.Questions[i].Answers[j].Withheld {
				p.questions[i].answers[j] = Given
			}
		}
	}
	for i := range p.crosstabs {
		x := &p.crosstabs[i]
		for g := range x.groups {
			group := c.Crosstabs[i].group(x.by.Answers[g].ID)
			if group.Base.Cell == (Withheld{}) {
				x.groups[g].base = Given
			}
			for a := range x.question.Answers {
				if group.Answers.Get(x.question.Answers[a].ID).Cell == (Withheld{}) {
					x.groups[g].answers[a] = Given
				}
			}
		}
	}
}

// shares sees to it that of shares that add up to 100 % of whatever number, no single one is withheld.
func (p *protection) shares(c *Codebook) {
	for i := range c.Questions {
		q, reasons := &c.Questions[i], p.questions[i].answers
		total, known := c.total(q)
		shares := false
		for j := range q.Answers {
			value, _, _ := c.reading(q.Answers[j].figure(), total, known && q.Base.Stated)
			shares = shares || q.Answers[j].Share != nil && value == unknownCount
		}
		withheld := func(r Reason) bool { return r != "" }
		if !shares || !c.oneAnswerEach(q) || !slices.ContainsFunc(reasons, withheld) {
			continue
		}
		if at := slices.IndexFunc(reasons, withheld); slices.ContainsFunc(reasons[at+1:], withheld) {
			continue
		}
		least := none
		for j := range q.Answers {
			a := &q.Answers[j]
			if reasons[j] == "" && a.Share != nil && !a.AlreadyPublic && a.Share.Number.Value > 0 &&
				(least == none || a.Share.Number.Value < q.Answers[least].Share.Number.Value) {
				least = j
			}
		}
		if least != none {
			reasons[least] = Complementary
		}
	}
}

// means withholds the shares, means and other values of a base that is withheld: shares of few are fractions that tell
// of how many. Means and values it withholds beside withheld counts too.
func (p *protection) means(c *Codebook) {
	for i := range c.Questions {
		q, reasons := &c.Questions[i], &p.questions[i]
		total, known := c.total(q)
		why := reasons.base
		if q.Base.Stated && known && c.small(total) && !q.alreadyPublic() {
			why = cmp.Or(why, Small)
		}
		if why == "" && q.Response.Value != vocabulary.NumberResponse && slices.ContainsFunc(reasons.answers, func(r Reason) bool { return r != "" }) {
			why = Complementary
		}
		for j := range q.Answers {
			switch a := &q.Answers[j]; {
			case a.AlreadyPublic:
			case a.Value != nil:
				reasons.answers[j] = cmp.Or(reasons.answers[j], why, c.withheldEarlier(q.ID, a.ID))
			case a.Share != nil:
				reasons.answers[j] = cmp.Or(reasons.answers[j], reasons.base)
			}
		}
	}
	for i := range p.crosstabs {
		x := &p.crosstabs[i]
		for g := range x.groups {
			group, reasons := c.Crosstabs[i].group(x.by.Answers[g].ID), &x.groups[g]
			why := reasons.base
			if why == "" && x.question.Response.Value != vocabulary.NumberResponse && slices.ContainsFunc(reasons.answers, func(r Reason) bool { return r != "" }) {
				why = Complementary
			}
			for a := range x.question.Answers {
				switch group.Answers.Get(x.question.Answers[a].ID).Cell.(type) {
				case Value:
					reasons.answers[a] = cmp.Or(reasons.answers[a], why, c.withheldFromGroup(x, g, a))
				case Share:
					reasons.answers[a] = cmp.Or(reasons.answers[a], reasons.base)
				}
			}
		}
	}
}

// withheldEarlier gives Sticky where an earlier release withheld an answer.
func (c *Codebook) withheldEarlier(question, answer schema.ID) Reason {
	for i := range c.Earlier {
		for _, t := range c.Earlier[i].Questions {
			if t.Name == question && t.Value.Answers.Get(answer).Cell == (Withheld{}) {
				return Sticky
			}
		}
	}
	return ""
}

// withheldFromGroup gives Sticky where an earlier release withheld an answer of a group.
func (c *Codebook) withheldFromGroup(x *crossReasons, group, answer int) Reason {
	for i := range c.Earlier {
		for j := range c.Earlier[i].Crosstabs {
			earlier := &c.Earlier[i].Crosstabs[j]
			if earlier.Question.ID == string(x.question.ID) && earlier.By.ID == string(x.by.ID) &&
				earlier.group(x.by.Answers[group].ID).Answers.Get(x.question.Answers[answer].ID).Cell == (Withheld{}) {
				return Sticky
			}
		}
	}
	return ""
}

// exposed gives a problem for each withheld cell that cannot be protected, because what would hide it is public. What
// earlier releases left with too narrow a range, for a minimum that was lower then, nobody can mend: of their cells only
// those that have one value left are told.
func (u *suppression) exposed() (problems []source.Problem) {
	for i := range u.cells {
		c := &u.cells[i]
		known := u.seen[i].high-u.seen[i].low < 1-near
		if c.state != suppressed || !known && !(u.failed[i] && c.slot != nil) {
			continue
		}
		problem := source.Problem{
			Pos: c.at, What: "a small count that can be had by subtraction from the figures beside it", Words: cmp.Or(c.answer, c.group, c.question),
			Advice: "join answers or groups that belong together, or leave out a cross-tabulation",
		}
		if slices.ContainsFunc(u.codebook.Questions, func(q Question) bool { return q.alreadyPublic() }) {
			problem.Advice = "leave out one of the figures already public, or write already_public: true where the publication gives this one too"
		}
		if len(u.codebook.Earlier) > 0 {
			problem.Advice = "leave the survey as the last release has it until more respondents have answered, or leave out a cross-tabulation"
		}
		if u.contradictory {
			problem.What, problem.Advice = "figures that cannot all be right: no answers of respondents add up to them", "compare the counts with the bases, the answers and the groups that they are part of"
		}
		if u.exhausted {
			problem.What, problem.Advice = "figures that are too many to protect together", "leave out a cross-tabulation, or put answers together"
		}
		problems = append(problems, problem)
	}
	return problems
}

// small says whether a count is one that could point at somebody.
func (c *Codebook) small(n int) bool { return 1 <= n && n < c.MinimumCell }

// group gives the figures of a group, which are empty where there are none.
func (c *Crosstab) group(id schema.ID) *Group {
	at := slices.IndexFunc(c.Groups, func(g Group) bool { return g.ID == id })
	if at < 0 {
		return &Group{}
	}
	return &c.Groups[at]
}

// alreadyPublic says whether a publication gives figures of the question, and with them its base.
func (q *Question) alreadyPublic() bool {
	return slices.ContainsFunc(q.Answers, func(a Answer) bool { return a.AlreadyPublic })
}

// total gives the number of those who answered a question: its base, or all who answered the survey where the base is
// not stated. A reader may take either for the sum of the answers.
func (c *Codebook) total(q *Question) (n int, known bool) {
	if q.Base.Stated {
		return q.Base.Value.N.count()
	}
	return c.N.Value, c.N.Stated
}
