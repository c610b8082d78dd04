package briefing

import (
	"fmt"
	"slices"
	"strings"

	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Refuse implements schema.Refuser: no field of a briefing is one figure for it (the content model, "Scoring", rule 3).
func (*Briefing) Refuse(field string) *vocabulary.Flaw { return vocabulary.Composite(field) }

// Refuse implements schema.Refuser: no field of a company is one figure for it.
func (*Company) Refuse(field string) *vocabulary.Flaw { return vocabulary.Composite(field) }

func checkWithdrawal(w *Withdrawal, r *schema.Report) {
	if w != nil && w.Trace == vocabulary.TraceNotice && !w.Reason.Given() {
		r.E(w.At, "a notice of withdrawal without its reason", "", "add reason: …, or write trace: none")
	}
}

// checker holds a briefing to the rules that its file alone can break.
type checker struct {
	*schema.Report
	evidence map[string]*Evidence
	cutoff   schema.Date
	late     map[source.Pos]bool // references told already: those of a row count for each of its scores
}

func newChecker(items []Evidence, cutoff schema.Date, r *schema.Report) *checker {
	c := &checker{Report: r, evidence: make(map[string]*Evidence, len(items)), cutoff: cutoff, late: map[source.Pos]bool{}}
	for i := range items {
		c.evidence[string(items[i].ID)] = &items[i]
	}
	return c
}

// cited reports references to evidence that the page does not list.
func (c *checker) cited(refs []Cite) {
	for _, ref := range refs {
		if c.evidence[ref.ID] == nil {
			ids := make([]string, 0, len(c.evidence))
			for id := range c.evidence {
				ids = append(ids, id)
			}
			slices.Sort(ids)
			c.Unknown(ref.At, "no such evidence on this page", ref.ID, ids, "add it to evidence: at the end of the frontmatter")
		}
	}
}

// grounded holds a score or an involvement to its reason and its evidence (rules 4 and 5), and its evidence to the
// cut-off.
func (c *checker) grounded(at source.Pos, what string, why markdown.Prose, own, row []Cite, score bool) {
	c.cited(own)
	if !why.Given() {
		c.E(at, what+" without its reason", "", "add why: … (a figure without a reason cannot be weighed: ESRS 1 AR 10, 2023 version)")
	}
	refs := own
	if len(refs) == 0 {
		refs = row
	}
	if len(refs) == 0 {
		c.E(at, what+" without evidence", "", "add evidence: [id], here or on the row")
		return
	}
	if !score {
		return
	}
	public, known := false, true
	for _, ref := range refs {
		e := c.evidence[ref.ID]
		if e == nil {
			known = false
			continue
		}
		public = public || e.Public()
		if !c.cutoff.IsZero() && e.Date.After(c.cutoff) && !c.late[ref.At] {
			c.late[ref.At] = true
			c.E(ref.At, "evidence of a score that is later than evidence_cutoff", ref.ID, "move evidence_cutoff to a later day, or rest the score on what was known by then")
		}
	}
	if known && !public {
		c.E(at, what+" that rests on no public evidence", "", "add public evidence: a reader must be able to check a score")
	}
}

func checkBriefing(b *Briefing, r *schema.Report) {
	checkEvidence(b.Evidence, r)
	c := newChecker(b.Evidence, b.EvidenceCutoff.Date, r)
	if !b.Updated.IsZero() && b.Date.After(b.Updated.Date) {
		r.E(b.Updated.At, "updated lies before date", "", "date is the first publication, updated the last change")
	}
	const most = 120
	if words := len(strings.Fields(b.Summary.Text)); words > most {
		r.Add(source.Problem{Pos: b.Summary.At, Level: source.W, What: fmt.Sprintf("a summary of %d words", words), Advice: fmt.Sprintf("say the bottom line in %d words or fewer: page one must stand alone", most)})
	}
	for i := range b.Companies {
		c.replies(&b.Companies[i])
	}
	issues := make([]string, len(b.Saliency))
	for i := range b.Saliency {
		issues[i] = b.Saliency[i].Issue.ID
		c.salience(&b.Saliency[i])
	}
	for i := range b.Materiality {
		c.materiality(&b.Materiality[i], issues)
	}
	for i := range b.Asks {
		c.history(&b.Asks[i])
	}
	for i := range b.Progress {
		c.cited(b.Progress[i].Evidence)
	}
	for i := range b.Quotes {
		c.quote(&b.Quotes[i])
	}
}

func (c *checker) salience(s *Salience) {
	c.cited(s.Evidence)
	for _, i := range s.Companies {
		c.grounded(i.At, "an involvement", i.Why, i.Evidence, s.Evidence, false)
	}
	highest := 0
	for i, part := range s.Parts() {
		if part != nil {
			highest = max(highest, part.Score)
			c.grounded(part.At, [3]string{"a score of scale", "a score of scope", "a score of irremediability"}[i], part.Why, part.Evidence, s.Evidence, true)
		}
	}
	if s.Judged != nil {
		c.grounded(s.Judged.At, "a judged score", s.Judged.Why, s.Judged.Evidence, s.Evidence, true)
		if s.Judged.Score > 0 && s.Judged.Score < highest {
			c.E(s.Judged.At, fmt.Sprintf("a judged score of %d below the highest part, %d", s.Judged.Score, highest), "", "raise it, or remove it: any one part can make an impact severe (ESRS 1 AR 11, 2023 version)")
		}
	}
	if s.Likelihood != nil {
		c.grounded(s.Likelihood.At, "a score of likelihood", s.Likelihood.Why, s.Likelihood.Evidence, s.Evidence, true)
		if s.Nature == vocabulary.Actual {
			c.E(s.Likelihood.At, "a likelihood on an actual impact", "", "remove it: what has happened is not likely or unlikely (ESRS 1 ¶45, 2023 version)")
		}
	}
	if s.DelayMakesIrremediable != nil {
		c.grounded(s.DelayMakesIrremediable.At, "a finding that delay makes harm irremediable", s.DelayMakesIrremediable.Why, s.DelayMakesIrremediable.Evidence, s.Evidence, true)
	}
}

func (c *checker) materiality(m *Materiality, issues []string) {
	if m.Magnitude == 0 && m.Likelihood == 0 {
		c.cited(m.Evidence)
	} else {
		c.grounded(m.At, "a financial score", m.Why, m.Evidence, nil, true)
		if m.Horizon == "" {
			c.E(m.At, "a financial score without its horizon", "", "add horizon: short, medium or long (ESRS 1 ¶77, 2023 version)")
		}
	}
	if m.Issue.ID != "" && !slices.Contains(issues, m.Issue.ID) {
		c.Unknown(m.Issue.At, "no row of saliency has this issue", m.Issue.ID, issues, "name the issue of a row in saliency, or remove issue")
	}
}

func (c *checker) replies(company *Company) {
	for i := range company.Replies {
		reply := &company.Replies[i]
		reply.company = company.ID
		if reply.ID == "" && len(company.Replies) > 1 {
			c.E(reply.At, "several replies of one company without ids", company.ID, "give each an id")
		}
		need := func(missing bool, field string) {
			if missing {
				c.E(reply.At, "a reply that is "+string(reply.Status)+" lacks "+field, "", "add "+field+": …")
			}
		}
		switch reply.Status {
		case vocabulary.ReplyQuoted, vocabulary.ReplySummarised:
			need(reply.Sought.IsZero(), "sought")
			need(reply.Received.IsZero(), "received")
			need(!reply.Text.Given(), "text")
		case vocabulary.ReplyDeclined:
			need(reply.Sought.IsZero(), "sought")
		case vocabulary.NoReply, vocabulary.ReplyPending:
			need(reply.Sought.IsZero(), "sought")
			need(reply.Deadline.IsZero(), "deadline")
			if !reply.Received.IsZero() || reply.Text.Given() {
				c.E(reply.At, "a reply that is "+string(reply.Status)+" has a text or a date of receipt", "", "change its status, or remove them")
			}
		case vocabulary.ReplyNotSought:
			need(!reply.Reason.Given(), "reason")
			if !reply.Sought.IsZero() {
				c.E(reply.At, "a reply that was not sought has a date on which it was", "", "change its status, or remove sought")
			}
		}
		for _, later := range []schema.Day{reply.Received, reply.Deadline} {
			if !later.IsZero() && reply.Sought.After(later.Date) {
				c.E(reply.At, "a reply that was received or due before it was sought", "", "correct the dates")
			}
		}
	}
}

func (c *checker) history(a *Ask) {
	var last schema.Day
	for _, entry := range a.History {
		c.cited(entry.Evidence)
		if last.After(entry.Date.Date) {
			c.E(entry.At, "an entry of a history before the one above it", "", "put the oldest first: the last entry is the ask's status")
		}
		last = entry.Date
	}
}

func (c *checker) quote(q *Quote) {
	c.cited(q.Evidence)
	if q.Language != "" {
		if _, err := locale.Parse(q.Language); err != nil {
			c.E(q.At, err.Error(), q.Language, "write the language's tag, such as es or pt-BR")
		}
	}
	if q.Consent != vocabulary.ConsentNamed && q.Name != "" {
		c.Secret = true
		c.E(q.At, "a quote with a name whose consent is not named", "", "remove the name, or ask the person")
	}
	if q.Consent == vocabulary.ConsentNone {
		if q.Role.String != "" || q.Country != "" {
			c.Secret = true
			c.E(q.At, "a quote without consent that tells role or country", "", "remove role and country, or ask the person")
		}
		if !slices.ContainsFunc(q.Evidence, func(ref Cite) bool { e := c.evidence[ref.ID]; return e != nil && e.Public() }) {
			c.E(q.At, "a quote without consent that was not published before", "", "add the public evidence it stands in, or remove it")
		}
	}
}

func checkCaseStudy(s *CaseStudy, r *schema.Report) { checkEvidence(s.Evidence, r) }
