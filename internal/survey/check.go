package survey

import (
	"fmt"
	"slices"
	"strconv"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// check looks at what the fields say together, figures apart.
func (c *Codebook) check(node *source.Node, r *schema.Report) {
	at := func(field string) source.Pos {
		if value := node.Field(field); value != nil {
			return value.Pos
		}
		return source.Pos{Line: 1, Col: 1}
	}
	if c.MinimumCell < leastMinimum {
		r.E(at("minimum_cell"), fmt.Sprintf("a smallest cell under %d", leastMinimum), "", fmt.Sprintf("write at least %d, or leave it out: it is then %d", leastMinimum, defaultMinimum))
		c.MinimumCell = defaultMinimum
	}
	if c.Release < 1 {
		r.E(at("release"), "a release under 1", "", "count releases from 1, and up whenever the figures change")
	}
	if c.N.Stated && c.N.Value < 1 {
		r.E(at("n"), "a survey that nobody answered", "", "write the number of those who answered, or not-stated")
	}
	if c.Invited.Stated && c.Invited.Value < 1 {
		r.E(at("invited"), "a survey to which nobody was invited", "", "write the number of those who were invited, or not-stated")
	}
	if work := c.Fieldwork.Value; work.From.After(work.To) {
		r.E(at("fieldwork"), "fieldwork that ends before it begins", "", "write the first day in from:, the last in to:")
	}
	for i := range c.Questions {
		if q := &c.Questions[i]; q.Unit == "" && q.Response.Value != vocabulary.NumberResponse {
			r.E(q.At, "a question without the unit of its counts", string(q.ID), "add unit: respondents, or unit: mentions where one respondent can be counted twice")
		}
	}
	c.checkFilters(r)
	c.checkCrosstabs(r)
}

// checkFigures looks at the figures, each and together.
func (c *Codebook) checkFigures(r *schema.Report) {
	if len(c.Questions) > 0 && !c.hasFigures() {
		r.E(c.Questions[0].At, "a survey that has not been tallied yet", c.id, "run salient tally with this name, or type the figures")
		return
	}
	for i := range c.Questions {
		c.checkQuestion(&c.Questions[i], r)
	}
	for i := range c.Crosstabs {
		x := &c.Crosstabs[i]
		if question, by := c.question(x.Question.ID), c.question(x.By.ID); question != nil && by != nil && question != by {
			c.checkCrosstab(i, question, by, r)
		}
	}
	c.checkReleases(r)
	if len(r.Problems) > 0 {
		return // what is wrong cannot be protected
	}
	for _, p := range c.protected().problems {
		r.Add(p)
	}
}

// checkCrosstab looks at the figures of a cross-tabulation, each for itself: how they add up is seen when they are
// protected.
func (c *Codebook) checkCrosstab(index int, question, by *Question, r *schema.Report) {
	x := &c.Crosstabs[index]
	for _, before := range c.Crosstabs[:index] {
		if before.Question.ID == x.By.ID && before.By.ID == x.Question.ID {
			r.E(x.At, "two questions that are crossed twice", x.Question.ID, "keep one of the two tables: the other has the same counts")
		}
	}
	groups, answers := keysOf(by.Answers), keysOf(question.Answers)
	for i := range x.Groups {
		group := &x.Groups[i]
		if !slices.Contains(groups, string(group.ID)) {
			r.Unknown(group.At, "a group that is no answer to the question by which is tallied", string(group.ID), groups, "name each group by the id of an answer")
			continue
		}
		for _, entry := range group.Answers {
			if !slices.Contains(answers, string(entry.Name)) {
				r.Unknown(entry.At, "an answer that the question does not have", string(entry.Name), answers, "name each answer by its id")
			}
		}
		switch base := group.Base.Cell.(type) {
		case nil:
			r.E(group.At, "a group without its base", string(group.ID), "write base: and how many of the group answered, or withheld or not-stated")
		case Share, Value:
			r.E(group.Base.At, "a base that is no count", string(group.ID), "write how many of the group answered, or withheld or not-stated")
		case Count:
			c.checkGroup(question, group, int(base), true, r)
		default:
			c.checkGroup(question, group, 0, false, r)
		}
	}
}

func (c *Codebook) checkGroup(question *Question, group *Group, base int, known bool, r *schema.Report) {
	counted := question.Response.Value == vocabulary.SingleResponse || question.Response.Value == vocabulary.MultipleResponse
	for i := range question.Answers {
		id := question.Answers[i].ID
		f := group.Answers.Get(id)
		count, isCount := f.Cell.(Count)
		_, isShare := f.Cell.(Share)
		_, isValue := f.Cell.(Value)
		switch {
		case f.Cell == nil:
			r.E(group.At, "a group without the figure of an answer", string(id), "write its count, or withheld or not-stated")
		case isCount && known && int(count) > base && question.Unit == vocabulary.CountsRespondents:
			r.E(f.At, "more respondents than there are in the group", string(id), "compare the count with the base of the group")
		case isValue && counted:
			r.E(f.At, "a value where answers are counted", string(id), "write a count or a share, so that small cells can be protected")
		case (isCount || isShare) && question.Response.Value == vocabulary.NumberResponse:
			r.E(f.At, "a count where respondents answered by a number", string(id), "write a number with its decimals, 4.0, or {value: 4}")
		}
	}
}

// checkReleases looks at how this release follows those before it.
func (c *Codebook) checkReleases(r *schema.Report) {
	for i := range c.Earlier {
		earlier := &c.Earlier[i]
		if earlier.Release < 1 || earlier.Release >= c.Release {
			r.E(earlier.At, "an earlier release that is not before this one", strconv.Itoa(earlier.Release), "count releases from 1; release: is the number of this one")
		}
		if slices.ContainsFunc(c.Earlier[:i], func(other Release) bool { return other.Release == earlier.Release }) {
			r.E(earlier.At, "a release that is listed twice", strconv.Itoa(earlier.Release), "keep what was published")
		}
		if change := c.N.Value - earlier.N.Value; c.Respondents != vocabulary.Companies && c.N.Stated && earlier.N.Stated && (c.small(change) || c.small(-change)) {
			r.E(*c.answered, "so few respondents more or fewer than in an earlier release that its figures would tell of them", strconv.Itoa(c.N.Value),
				"wait until at least as many more have answered as minimum_cell says, and publish them together")
		}
	}
}

func keysOf[T schema.Keyed](items []T) []string {
	keys := make([]string, len(items))
	for i := range items {
		keys[i] = items[i].Key()
	}
	return keys
}

func (c *Codebook) checkQuestion(q *Question, r *schema.Report) {
	base, asked := q.Base.Value.N, q.Base.Value.Asked
	for _, f := range []Figure{base, asked} {
		switch f.Cell.(type) {
		case Share, Value:
			r.E(f.At, "a base that is no count", string(q.ID), "write a number of respondents, or withheld or not-stated")
			return
		}
	}
	if n, is := base.count(); is && c.N.Stated && q.Unit == vocabulary.CountsRespondents && n > c.N.Value {
		r.E(q.At, "a base that is not among those who answered", string(q.ID), "write how many were asked this question, at most n of the survey")
		return
	}
	before := len(r.Problems)
	for i := range q.Answers {
		c.checkAnswer(q, &q.Answers[i], r)
	}
	if len(r.Problems) > before {
		return // sums of what is wrong say nothing
	}
	total, known := c.total(q)
	if sum, all := q.counted(); known && q.Unit == vocabulary.CountsRespondents && q.Response.Value == vocabulary.SingleResponse {
		switch {
		case sum > total:
			r.E(q.At, "answers that are more than those who were asked", string(q.ID), "count each respondent once, or write response: multiple")
		case all && q.Complete && sum < total:
			r.E(q.At, "answers that are called complete and are fewer than those who were asked", string(q.ID), "add the missing answers, such as no answer, or write complete: false")
		}
	}
}

// counted adds up the counts of a question and says whether every answer has one.
func (q *Question) counted() (sum int, all bool) {
	all = true
	for i := range q.Answers {
		if count := q.Answers[i].Count; count != nil {
			sum += *count
		} else {
			all = false
		}
	}
	return sum, all
}

func (c *Codebook) checkAnswer(q *Question, a *Answer, r *schema.Report) {
	given := 0
	for _, is := range []bool{a.Count != nil, a.Share != nil, a.Value != nil, a.Withheld} {
		if is {
			given++
		}
	}
	total, known := c.total(q)
	switch {
	case given == 0:
		r.E(a.At, "an answer without its figure", string(a.ID), `add count: 19, share: "60%", value: 3.7 or withheld: true`)
	case given > 1:
		r.E(a.At, "an answer with more than one figure", string(a.ID), "keep one of count, share, value and withheld; a share can be worked out from a count")
	case a.Count != nil && *a.Count < 0:
		r.E(a.At, "a count under 0", string(a.ID), "leave out what is not known")
	case a.Count != nil && known && q.Unit == vocabulary.CountsRespondents && *a.Count > total:
		r.E(a.At, "more respondents than were asked", string(a.ID), "compare the count with the base of the question")
	case a.Value != nil && (q.Response.Value == vocabulary.SingleResponse || q.Response.Value == vocabulary.MultipleResponse):
		r.E(a.At, "a value where answers are counted", string(a.ID), "write count: or share:, so that small cells can be protected")
	case a.AlreadyPublic && a.Count == nil && a.Share == nil:
		r.E(a.At, "already_public without a count", string(a.ID), "it belongs to a count or share that a publication gives")
	case a.AlreadyPublic && c.Source == nil:
		r.E(a.At, "already_public without the publication", string(a.ID), "add source: {title: …, publisher: …, date: …, url: …} to the survey: it is printed beside the figure")
	}
}

// checkFilters wants of each filter an earlier question, and answers that it has.
func (c *Codebook) checkFilters(r *schema.Report) {
	for i := range c.Questions {
		filter := c.Questions[i].AskedIf
		if filter == nil || filter.Question.ID == "" {
			continue
		}
		earlier := c.Questions[:i]
		at := slices.IndexFunc(earlier, func(q Question) bool { return string(q.ID) == filter.Question.ID })
		if at < 0 || earlier[at].Response.Value == vocabulary.NumberResponse {
			r.Unknown(filter.Question.At, "a filter by what is no earlier question with answers to choose from", filter.Question.ID, keysOf(earlier), "name a question that stands before this one, and was not answered by a number")
			continue
		}
		answers := keysOf(earlier[at].Answers)
		for _, answer := range filter.Answers {
			if !slices.Contains(answers, answer.ID) {
				r.Unknown(answer.At, "a filter by an answer that the question does not have", answer.ID, answers, "name an answer of the earlier question by its id")
			}
		}
	}
}

func (c *Codebook) checkCrosstabs(r *schema.Report) {
	ids := keysOf(c.Questions)
	for _, crosstab := range c.Crosstabs {
		for _, ref := range []schema.Ref{crosstab.Question, crosstab.By} {
			if ref.ID != "" && !slices.Contains(ids, ref.ID) {
				r.Unknown(ref.At, "unknown question", ref.ID, ids, "name the id of a question of this survey")
			}
		}
		if crosstab.Question.ID != "" && crosstab.Question.ID == crosstab.By.ID {
			r.E(crosstab.By.At, "a question tallied by itself", crosstab.By.ID, "name another question in by:")
		}
		if by := c.question(crosstab.By.ID); by != nil && by.Response.Value != vocabulary.SingleResponse && by.Response.Value != vocabulary.ScaleResponse {
			r.E(crosstab.By.At, "a cross-tabulation by a question that takes more than one answer, or a number", crosstab.By.ID, "name a question with response: single or scale, so that each respondent is in one group")
		}
	}
}
