package regulation

import (
	"time"

	"salient/internal/schema"
)

// State is how far an act has come on a day.
type State string

const (
	// Expected is an act whose every date lies ahead.
	Expected      State = "expected"
	IsProposed    State = "proposed"
	IsAdopted     State = "adopted"
	IsInForce     State = "in-force" // and does not apply yet
	AppliesInPart State = "applies-in-part"
	Applies       State = "applies"
)

// Values gives the states in the order in which an act passes through them.
func (State) Values() []string {
	return []string{
		string(Expected), string(IsProposed), string(IsAdopted), string(IsInForce), string(AppliesInPart), string(Applies),
	}
}

// State works out how far the act has come on a day from its dates alone. A date known to the month or year counts
// as reached on its last day, so that no duty is said to apply before it does.
func (a *Act) State(day schema.Date) State {
	reached := func(d schema.Date) bool { return !d.IsZero() && !lastDay(d).After(day) }
	applies := reached(a.Dates.AppliesFrom)
	phases := 0
	for _, phase := range a.Phases {
		if reached(phase.Date) {
			phases++
		}
	}
	switch {
	case applies && phases == len(a.Phases):
		return Applies
	case applies, phases > 0:
		return AppliesInPart
	case reached(a.Dates.InForce):
		return IsInForce
	case reached(a.Dates.Adopted), reached(a.Dates.Published):
		return IsAdopted
	case reached(a.Dates.Proposed):
		return IsProposed
	}
	return Expected
}

// lastDay gives the last day of a date of which only the month or year is known.
func lastDay(d schema.Date) schema.Date {
	if d.Day > 0 {
		return d
	}
	if d.Month == 0 {
		d.Month = 12
	}
	return schema.DateOf(time.Date(int(d.Year), time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC))
}
