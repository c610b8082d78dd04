package regulation

import (
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
)

// Dates are the days on which an act changes its state. A date may be known to the month or year alone.
type Dates struct {
	Proposed        schema.Date `field:"proposed"`
	Adopted         schema.Date `field:"adopted"`
	RuleAdopted     schema.Date `field:"rule_adopted"` // of the rule that implements a statute
	LastAmended     schema.Date `field:"last_amended"`
	Published       schema.Date `field:"published"`
	InForce         schema.Date `field:"in_force"`
	TranspositionBy schema.Date `field:"transposition_by"`
	AppliesFrom     schema.Date `field:"applies_from"` // the main obligations
}

// check wants the three dates that follow one another in every act to do so here. An act may apply before it is
// published, and an amendment may come at any time.
func (d Dates) check(at source.Pos, r *schema.Report) {
	inOrder := slices.DeleteFunc([]schema.Date{d.Proposed, d.Adopted, d.Published}, schema.Date.IsZero)
	for i := 1; i < len(inOrder); i++ {
		if inOrder[i-1].After(inOrder[i]) {
			r.E(at, "dates in an impossible order", "", "an act is proposed, then adopted, then published")
			return
		}
	}
}

// Phase is a date from which a part of an act applies.
type Phase struct {
	ID   schema.ID   `field:"id"`
	Date schema.Date `field:"date,required"`
	What schema.Text `field:"what,required"`
}

// Key implements schema.Keyed.
func (p Phase) Key() string {
	if p.ID != "" {
		return string(p.ID)
	}
	return p.Date.String()
}

// Event is what happens on a date of an act. It is also the key of the words that readers see for it.
type Event string

const (
	Proposed        Event = "proposed"
	Adopted         Event = "adopted"
	RuleAdopted     Event = "rule-adopted"
	LastAmended     Event = "last-amended"
	Published       Event = "published"
	InForce         Event = "in-force"
	TranspositionBy Event = "transposition-by"
	AppliesFrom     Event = "applies-from"
	PhaseApplies    Event = "phase"
	// Of a pending proposal:
	ChangeProposed  Event = "change-proposed"
	ChangePublished Event = "change-published"
	CommentsDue     Event = "comments-due"
	CouncilMandate  Event = "council-mandate"
	CabinetDecision Event = "cabinet"
	FirstReading    Event = "first-reading"
)

// Events gives every Event, in the order in which they stand on one day of a timeline.
func Events() []Event {
	return []Event{
		Proposed, Adopted, RuleAdopted, LastAmended, Published, InForce, TranspositionBy, AppliesFrom, PhaseApplies,
		ChangeProposed, CabinetDecision, ChangePublished, CouncilMandate, FirstReading, CommentsDue,
	}
}

// Step is a dated step of an act's timeline.
type Step struct {
	Date  schema.Date
	Event Event
	// What says which part applies; it is set for a PhaseApplies alone.
	What schema.Text
}

// Steps gives every dated step of the act and of the pending change to it, the earliest first.
func (a *Act) Steps() []Step {
	d := a.Dates
	steps := []Step{
		{Date: d.Proposed, Event: Proposed},
		{Date: d.Adopted, Event: Adopted},
		{Date: d.RuleAdopted, Event: RuleAdopted},
		{Date: d.LastAmended, Event: LastAmended},
		{Date: d.Published, Event: Published},
		{Date: d.InForce, Event: InForce},
		{Date: d.TranspositionBy, Event: TranspositionBy},
		{Date: d.AppliesFrom, Event: AppliesFrom},
	}
	for _, phase := range a.Phases {
		steps = append(steps, Step{phase.Date, PhaseApplies, phase.What})
	}
	if p := a.Pending; p != nil {
		steps = append(steps,
			Step{Date: p.Proposed, Event: ChangeProposed},
			Step{Date: p.Cabinet, Event: CabinetDecision},
			Step{Date: p.Published, Event: ChangePublished},
			Step{Date: p.CouncilMandate, Event: CouncilMandate},
			Step{Date: p.FirstReading, Event: FirstReading},
			Step{Date: p.CommentsDue, Event: CommentsDue},
		)
	}
	steps = slices.DeleteFunc(steps, func(s Step) bool { return s.Date.IsZero() })
	slices.SortStableFunc(steps, func(a, b Step) int { return a.Date.Compare(b.Date) })
	return steps
}

// Next gives the earliest step on or after a day. A step of which only the month or year is known counts while that
// month or year is not over.
func (a *Act) Next(day schema.Date) (Step, bool) {
	for _, step := range a.Steps() {
		if !day.After(step.Date) {
			return step, true
		}
	}
	return Step{}, false
}
