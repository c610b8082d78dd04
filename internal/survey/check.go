package survey

import (
	"fmt"
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// check looks at what the fields say together.
func (c *Codebook) check(node *source.Node, r *schema.Report) {
	at := func(field string) source.Pos {
		if node != nil {
			if value := node.Field(field); value != nil {
				return value.Pos
			}
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
		c.checkQuestion(&c.Questions[i], r)
	}
	c.checkCrosstabs(r)
}

func (c *Codebook) checkQuestion(q *Question, r *schema.Report) {
	if q.Unit == "" && q.Response.Value != vocabulary.NumberResponse {
		r.E(q.At, "a question without the unit of its counts", string(q.ID), "add unit: respondents, or unit: mentions where one respondent can be counted twice")
	}
	base := q.Base.Value.N
	if base.Stated && (base.Value < 0 || c.N.Stated && q.Unit == vocabulary.CountsRespondents && base.Value > c.N.Value) {
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
	if exposed := c.protect(q).exposed; exposed >= 0 {
		answer := &q.Answers[exposed]
		r.E(answer.At, "a small count that can be had by subtraction from the figures beside it", string(answer.ID),
			"leave out one of the figures already public, or write already_public: true where the publication gives this one too")
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

func (c *Codebook) checkCrosstabs(r *schema.Report) {
	ids := make([]string, len(c.Questions))
	for i := range c.Questions {
		ids[i] = string(c.Questions[i].ID)
	}
	for _, crosstab := range c.Crosstabs {
		for _, ref := range []schema.Ref{crosstab.Question, crosstab.By} {
			if ref.ID != "" && !slices.Contains(ids, ref.ID) {
				r.Unknown(ref.At, "unknown question", ref.ID, ids, "name the id of a question of this survey")
			}
		}
		if crosstab.Question.ID != "" && crosstab.Question.ID == crosstab.By.ID {
			r.E(crosstab.By.At, "a question tallied by itself", crosstab.By.ID, "name another question in by:")
		}
	}
}
