package survey

import (
	"math"

	"salient/internal/vocabulary"
)

// protection says which cells of a question are withheld.
type protection struct {
	base    bool
	answers []bool
	// exposed is an answer that is withheld in vain, because everything beside it is already public; -1 for none.
	exposed int
}

// unknownCount is the count behind an answer of which only a share or a value is known, or nothing.
const unknownCount = -1

// protect decides which cells of a question are withheld. Those of companies never are: a company is not a person.
//
// Primary suppression: every count from 1 to the minimum less 1 that is not already public, be it typed as a count or
// implied by a share of a stated base; and such a base itself. Complementary suppression: where the answers add up to
// a total that a reader knows, the withheld ones are at least two and together at least the minimum, or the rest of
// the total would give them away. What is withheld beside them is the smallest count that is not already public.
func (c *Codebook) protect(q *Question) protection {
	p := protection{answers: make([]bool, len(q.Answers)), exposed: -1}
	if c.Respondents == vocabulary.Companies {
		return p
	}
	total, known := c.total(q)
	smallBase := q.Base.Stated && known && c.small(total) && !q.alreadyPublic()
	p.base = smallBase && !(c.N.Stated && c.N.Value == total) // all who answered are no subgroup
	counts := make([]int, len(q.Answers))
	withheld := false
	for i := range q.Answers {
		a := &q.Answers[i]
		counts[i] = c.countBehind(q, a)
		p.answers[i] = a.Withheld || a.Value != nil && smallBase || c.small(counts[i]) && !a.AlreadyPublic
		withheld = withheld || p.answers[i]
	}
	if !withheld || p.base || !c.addUp(q, counts) {
		return p
	}
	for !c.safe(p.answers, counts) {
		next := -1
		for i := range q.Answers {
			a := &q.Answers[i]
			if p.answers[i] || a.AlreadyPublic || counts[i] == 0 || a.Count == nil && a.Share == nil {
				continue
			}
			if next < 0 || hides(counts[i], a, counts[next], &q.Answers[next]) {
				next = i
			}
		}
		if next < 0 {
			if known {
				p.exposed = c.exposed(p.answers, counts, total)
			}
			return p
		}
		p.answers[next] = true
	}
	return p
}

// small says whether a count is one that could point at somebody.
func (c *Codebook) small(n int) bool { return 1 <= n && n < c.MinimumCell }

// alreadyPublic says whether a publication gives figures of the question, and with them its base.
func (q *Question) alreadyPublic() bool {
	for i := range q.Answers {
		if q.Answers[i].AlreadyPublic {
			return true
		}
	}
	return false
}

// total gives the number of those who were asked a question: its base, or all who answered the survey where the
// base is not stated. A reader may take either for the sum of the answers.
func (c *Codebook) total(q *Question) (n int, known bool) {
	if q.Base.Stated {
		return q.Base.Value.N.Value, q.Base.Value.N.Stated
	}
	return c.N.Value, c.N.Stated
}

// countBehind gives how many respondents or mentions an answer stands for, where that can be known. A share of a
// base that is not stated is never turned into a count.
func (c *Codebook) countBehind(q *Question, a *Answer) int {
	switch total, known := c.total(q); {
	case a.Count != nil:
		return *a.Count
	case a.Share != nil && q.Base.Stated && known:
		return int(math.Round(a.Share.Number.Value * float64(total) / 100))
	}
	return unknownCount
}

// addUp says whether a reader can take a withheld answer for the rest of a total: because each respondent gave one
// answer, or because the counts make up the total.
func (c *Codebook) addUp(q *Question, counts []int) bool {
	sum, all, shares := 0, true, false
	for i, count := range counts {
		sum += count
		all = all && count != unknownCount
		shares = shares || q.Answers[i].Share != nil
	}
	total, known := c.total(q)
	if known && all && sum == total {
		return true
	}
	oneAnswerEach := q.Unit == vocabulary.CountsRespondents &&
		q.Response.Value != vocabulary.MultipleResponse && q.Response.Value != vocabulary.NumberResponse
	return oneAnswerEach && (known || shares) // shares add up to 100 %, of whatever number
}

// safe says whether the withheld answers hide one another.
func (c *Codebook) safe(withheld []bool, counts []int) bool {
	cells, sum, all := 0, 0, true
	for i := range withheld {
		if withheld[i] {
			cells++
			sum += counts[i]
			all = all && counts[i] != unknownCount
		}
	}
	return cells >= 2 && (!all || sum >= c.MinimumCell)
}

// hides says whether an answer is withheld to hide others rather than another one: that with the smaller count is,
// then that with the smaller share.
func hides(count int, a *Answer, otherCount int, other *Answer) bool {
	if count == unknownCount && otherCount == unknownCount {
		return a.Share.Number.Value < other.Share.Number.Value
	}
	return otherCount == unknownCount || count != unknownCount && count < otherCount
}

// exposed gives the first withheld answer when the rest of the total leaves no doubt about it: it is the only one,
// or each of them must be 1.
func (c *Codebook) exposed(withheld []bool, counts []int, total int) int {
	first, cells, rest := -1, 0, total
	for i := range withheld {
		switch {
		case withheld[i]:
			cells++
			if first < 0 {
				first = i
			}
		case counts[i] == unknownCount:
			return -1
		default:
			rest -= counts[i]
		}
	}
	if c.small(rest) && (cells == 1 || cells == rest) {
		return first
	}
	return -1
}
