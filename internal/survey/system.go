package survey

import (
	"cmp"
	"math"
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// system is a survey as a reader who attacks it sees it: what is published of all its releases are numbers, what is
// not are unknowns, and the totals that tie them to one another are linear equations.
type system struct {
	codebook  *Codebook
	cells     []cell
	equations []equation
	problems  []source.Problem
	limit     float64 // more than any count is
	growth    bool

	// By the keys of locations:
	shown    map[location]int  // what the last release that published a figure gave
	withheld map[location]bool // in any earlier release
	last     map[location]int  // the cell of the last release that has the figure
}

// cell is one number of the system.
type cell struct {
	location
	at       source.Pos
	value    int     // unknownCount where it is not known to the author either
	low      float64 // the least that a reader knows it to be when it is withheld
	state    state
	reason   Reason  // why it is withheld
	slot     *Reason // where that is to be written; nil for what is not of this release
	high     float64 // the most; 0 where there is no such bound
	least    float64 // of a small count, what others tell it to be at least
	weight   float64 // what it costs readers to miss one of its counts
	mentions bool
	share    bool // the value is rounded
	release  int  // index into the releases, this one last
}

type state uint8

const (
	hidden    state = iota // no figure: what ties others together, such as those who gave none of the answers
	published              // and may still be withheld
	fixed                  // published, and no longer ours to withhold
	suppressed
)

// location is where a figure stands, in whatever release: the base of a question, an answer, and the same of a group.
type location struct {
	question, by, group, answer string
	kind                        kind
}

// key is the same for a cell of two questions whichever of them is tallied by the other: releases may differ in that.
func (l location) key() location {
	if l.kind == figureKind && l.by != "" && l.answer != "" && l.question > l.by {
		l.question, l.by, l.group, l.answer = l.by, l.question, l.answer, l.group
	}
	return l
}

// kind tells figures and remainders of one place apart.
type kind uint16

const (
	figureKind kind = iota
	askedKind
	restKind    // in none of the answers
	outsideKind // of an answer, in none of the groups
	missedKind  // of a group, did not answer
	underKind   // what something is less than its most
	againKind   // counted once more, for another of their answers
	notLedKind  // asked for another answer than this one
	ledKind     // led to a question once more, by another of their answers
	kinds
)

// none is the index of a cell that there is not, and so is 0.
const none = -1

// What readers miss, in proportion to a count: an answer least, a group's base more, the base of a whole question most.
const (
	cellWeight  = 1
	groupWeight = 4
	baseWeight  = 16
)

// mostCells is how many cells the cross-tabulations of a survey may have together. Those beyond are withheld as they are.
const mostCells = 10_000

// mostCount is the largest count that is added up: that of everybody, and one that floats hold exactly many times over.
const mostCount = 10_000_000_000

// table is a question in one release: the indices of its cells.
type table struct {
	question *Question
	base     int
	asked    int
	answers  []int // in the order of the question; none for what is no count
	rest     int   // those who gave none of them
	sure     bool  // that the rest is 0, where there is none
	filtered bool  // not everybody was asked
}

// edition is the figures of one release.
type edition struct {
	number    int
	n         int // cell, or none
	total     schema.Stated[int]
	crosstabs []Crosstab
	earlier   *Release // nil for this release
	tables    map[string]*table
	crossed   []*crossTable
	index     int
}

// systemOf writes down a survey. The slots of its own cells are those of a protection. Without growth a release that is
// larger than the last one is taken for a corrected one.
func systemOf(c *Codebook, p *protection, growth bool) *system {
	s := &system{codebook: c, growth: growth, shown: map[location]int{}, withheld: map[location]bool{}, last: map[location]int{}}
	editions := make([]edition, 0, len(c.Earlier)+1)
	for i := range c.Earlier {
		r := &c.Earlier[i]
		editions = append(editions, edition{number: r.Release, total: r.N, crosstabs: r.Crosstabs, earlier: r})
	}
	slices.SortStableFunc(editions, func(a, b edition) int { return cmp.Compare(a.number, b.number) })
	editions = append(editions, edition{number: c.Release, total: c.N, crosstabs: c.Crosstabs})
	sure := c.addsUp()
	for i := range editions {
		e := &editions[i]
		e.index, e.n, e.tables = i, none, map[string]*table{}
		if e.total.Stated {
			e.n = s.add(cell{value: e.total.Value, state: fixed})
		}
		first := len(s.cells)
		for j := range c.Questions {
			q := &c.Questions[j]
			e.tables[string(q.ID)] = s.table(q, e, p, j, sure[j])
		}
		for j := range c.Questions { // in their order: what is withheld must not hang on that of a map
			s.filter(e.tables[string(c.Questions[j].ID)], e)
		}
		room := mostCells
		for j := range e.crosstabs {
			x := &e.crosstabs[j]
			q, by := e.tables[x.Question.ID], e.tables[x.By.ID]
			if q == nil || by == nil || q == by || len(x.Groups) == 0 {
				continue
			}
			if room -= len(q.answers) * len(by.answers); room < 0 {
				s.tooLarge(x, e, p, j)
				continue
			}
			if e.earlier == nil && s.closesLarge(e, q, by) {
				p.crosstabs[j].withholdAll(Complementary)
				continue
			}
			s.crosstab(x, e, q, by, p, j)
		}
		s.crossFilters(e)
		s.triangles(e)
		s.link(editions, i, first)
	}
	for i := range s.cells {
		if cell := &s.cells[i]; cell.value > mostCount {
			s.problems = append(s.problems, source.Problem{Pos: cell.at, What: "more respondents than a survey can have", Words: cmp.Or(cell.answer, cell.group, cell.question), Advice: "compare it with the source"})
		}
		s.limit = max(s.limit, float64(s.cells[i].value))
	}
	s.balanced()
	s.limit = 4 * (s.limit + float64(c.MinimumCell))
	return s
}

// addsUp says of each question whether its answers are known to be all there were.
func (c *Codebook) addsUp() []bool {
	sure := make([]bool, len(c.Questions))
	for i := range c.Questions {
		q := &c.Questions[i]
		total, known := c.total(q)
		sum, all := 0, true
		for j := range q.Answers {
			f := q.Answers[j].figure()
			if _, mean := f.Cell.(Value); mean {
				continue
			}
			value, state, _ := c.reading(f, total, known && q.Base.Stated)
			all = all && value != unknownCount && state == published
			sum += value
		}
		sure[i] = known && all && sum == total || q.Complete && c.oneAnswerEach(q)
	}
	return sure
}

// add gives a cell its index.
func (s *system) add(c cell) int {
	s.cells = append(s.cells, c)
	return len(s.cells) - 1
}

// reading gives the count behind a figure, where it can be known. A share of a base that is not stated is never turned
// into a count, nor is a weighted one.
func (c *Codebook) reading(f Figure, base int, known bool) (value int, is state, rounded bool) {
	if _, mean := f.Cell.(Value); f.respondents != nil && !mean {
		return *f.respondents, published, false
	}
	switch figure := f.Cell.(type) {
	case Count:
		return int(figure), published, false
	case Share:
		if known && c.Weight == "" {
			return int(math.Round(figure.Number.Value * float64(base) / 100)), published, true
		}
	case Withheld:
		return unknownCount, suppressed, false
	}
	return unknownCount, hidden, false
}

// figure gives an answer's cell as a Figure.
func (a *Answer) figure() Figure {
	return Figure{At: a.At, Cell: a.cell(a.Withheld), respondents: a.respondents}
}

// place adds a figure, and withholds it where it is to be for its own sake.
func (s *system) place(e *edition, at location, f Figure, c cell, public bool) int {
	c.location, c.at, c.release = at, f.At, e.index
	key := at.key()
	switch {
	case c.state == suppressed:
		c.reason = Given
		if e.earlier != nil {
			s.withheld[key] = true
		}
	case c.state == hidden:
	case e.earlier != nil:
		c.state = fixed
		s.shown[key] = c.value
	case public || c.value == 0 && c.low > 0:
		c.state = fixed
	case c.reason != "":
		c.state = suppressed
	case s.codebook.small(c.value):
		c.state, c.reason = suppressed, Small
	case s.withheld[key]:
		c.state, c.reason = suppressed, Sticky
	case s.changedLittle(key, c.value):
		c.state, c.reason = suppressed, Differencing
	}
	if e.earlier != nil || c.state == hidden {
		c.slot = nil
	}
	if c.state == suppressed && c.slot != nil {
		*c.slot = c.reason
	}
	return s.add(c)
}

// changedLittle says whether those who joined since a figure was last published, or left, would be a small count.
func (s *system) changedLittle(key location, value int) bool {
	before, was := s.shown[key]
	return was && (s.codebook.small(value-before) || s.codebook.small(before-value))
}

// joinedAlike says whether all who joined since a base was last published gave one answer, and not everybody before
// them: they are a subgroup too.
func (s *system) joinedAlike(answer, base location, count, of int) bool {
	before, was := s.shown[answer.key()]
	beforeOf, wasOf := s.shown[base]
	return was && wasOf && count != unknownCount && count < of && of > beforeOf && count-before == of-beforeOf
}

// table adds a question of one release.
func (s *system) table(q *Question, e *edition, p *protection, index int, sure bool) *table {
	c := s.codebook
	t := &table{question: q, asked: none, rest: none, sure: sure, answers: make([]int, len(q.Answers))}
	of := location{question: string(q.ID)}
	mentions := q.Unit == vocabulary.CountsMentions
	var released *ReleasedTally
	if e.earlier != nil {
		if at := slices.IndexFunc(e.earlier.Questions, func(r schema.Entry[ReleasedTally]) bool { return r.Name == q.ID }); at >= 0 {
			released = &e.earlier.Questions[at].Value
		} else {
			released = &ReleasedTally{}
		}
	}
	switch {
	case released != nil:
		t.base = s.base(e, of, released.Base, mentions, false, nil)
	case !q.Base.Stated && e.n != none:
		t.base = e.n
	default:
		t.base = s.base(e, of, q.Base.Value.N, mentions, q.alreadyPublic(), &p.questions[index].base)
	}
	// Those who were asked are respondents, even of a question whose answers are mentions.
	of.kind = askedKind
	if released != nil && (released.Asked.Cell != nil || q.AskedIf != nil) {
		t.asked = s.base(e, of, released.Asked, false, false, nil)
	} else if released == nil && (q.Base.Value.Asked.Cell != nil || q.AskedIf != nil) {
		t.asked = s.base(e, of, q.Base.Value.Asked, false, q.alreadyPublic(), &p.questions[index].asked)
	}
	of.kind = figureKind
	most := e.n
	if t.asked != none {
		if most = t.asked; e.n != none && t.asked != e.n {
			s.within(underKind, e.n, t.asked)
		}
	}
	t.filtered = t.asked != none && (e.n == none || s.cells[t.asked].value != s.cells[e.n].value)
	if !mentions && most != none && t.base != most {
		s.within(underKind, most, t.base)
	}
	least := 1.0
	if t.filtered {
		least = 0 // where all were alike, none is withheld too
	}
	base := s.cells[t.base].value
	known := base != unknownCount && (released != nil || q.Base.Stated)
	var why Reason
	if released == nil && t.filtered && s.unanimous(q, base) {
		why = Alike
	}
	parts := make([]int, 0, len(q.Answers)+1)
	sum, all, given := 0, true, false
	for i := range q.Answers {
		a := &q.Answers[i]
		t.answers[i] = none
		if q.Response.Value == vocabulary.NumberResponse {
			continue
		}
		f, public := a.figure(), a.AlreadyPublic
		if released != nil {
			f, public = released.Answers.Get(a.ID), false
		}
		if _, mean := f.Cell.(Value); mean {
			continue
		}
		value, is, rounded := c.reading(f, base, known)
		at := of
		at.answer = string(a.ID)
		why := why
		if why == "" && released == nil && s.joinedAlike(at, of, value, base) {
			why = Alike
		}
		t.answers[i] = s.place(e, at, f, cell{
			value: value, state: is, share: rounded, low: least, mentions: mentions, weight: cellWeight, reason: why, slot: &p.questions[index].answers[i],
		}, public)
		parts = append(parts, t.answers[i])
		sum += max(value, 0)
		all = all && value != unknownCount
		given = given || is == suppressed
	}
	if released != nil {
		for _, entry := range released.Answers { // answers that were dropped since
			if slices.ContainsFunc(q.Answers, func(a Answer) bool { return a.ID == entry.Name }) || q.Response.Value == vocabulary.NumberResponse {
				continue
			}
			value, is, rounded := c.reading(entry.Value, base, known)
			parts = append(parts, s.place(e, location{question: of.question, answer: string(entry.Name)}, entry.Value, cell{value: value, state: is, share: rounded, low: 1, mentions: mentions}, false))
			sum += max(value, 0)
			all = all && value != unknownCount
			given = given || is == suppressed
		}
		sure = sure && !(all && sum != base)
	}
	exact := base != unknownCount && sum == base && (s.cells[t.base].state != suppressed || c.oneAnswerEach(q))
	if exact && given {
		// None is withheld among answers: what is withheld beside all of the base is no count, but a mean.
		parts = slices.DeleteFunc(parts, func(part int) bool {
			mean := s.cells[part].state == suppressed && s.cells[part].value == unknownCount
			if mean {
				s.cells[part].state = hidden
			}
			return mean
		})
		all = true
	}
	switch {
	case len(parts) == 0:
	case exact && all || c.oneAnswerEach(q) && (sure || given && released == nil):
		// Where an author withholds a count by hand, the reader may take the rest of the base for it.
		t.sure = exact && all || sure
		s.balance(t.base, parts)
	case c.oneAnswerEach(q):
		t.rest = s.slack(restKind, t.base, parts)
		s.balance(t.base, append(parts, t.rest))
	case q.Response.Value == vocabulary.MultipleResponse && !mentions:
		s.union(underKind, t.base, parts)
	}
	return t
}

// unanimous says whether all who answered a question gave one answer.
func (s *system) unanimous(q *Question, base int) bool {
	return base > 0 && slices.ContainsFunc(q.Answers, func(a Answer) bool {
		count, _, _ := s.codebook.reading(a.figure(), base, true)
		return count == base && q.Response.Value != vocabulary.NumberResponse
	})
}

// base adds the base of a question of this release. Where it is all who answered the survey it is no subgroup, and
// anybody can guess it.
func (s *system) base(e *edition, at location, f Figure, mentions, public bool, slot *Reason) int {
	value, is, _ := s.codebook.reading(f, 0, false)
	if e.total.Stated && e.total.Value == value {
		if e.earlier != nil {
			s.shown[at] = value
		}
		return s.add(cell{location: at, at: f.At, value: value, state: fixed, release: e.index})
	}
	c := cell{value: value, state: is, mentions: mentions, weight: baseWeight, slot: slot}
	if is != hidden {
		c.low = 1 // nobody withholds that there is nobody
	}
	return s.place(e, at, f, c, public)
}

// oneAnswerEach says whether each respondent is in one answer of a question at most.
func (c *Codebook) oneAnswerEach(q *Question) bool {
	return q.Unit == vocabulary.CountsRespondents &&
		q.Response.Value != vocabulary.MultipleResponse && q.Response.Value != vocabulary.NumberResponse
}
