package translation

import (
	"slices"

	"salient/internal/briefing"
)

// State is how a translation stands to its original.
type State uint8

const (
	// Unchecked is a translation that does not say which texts it was made from.
	Unchecked State = iota
	Current
	OutOfDate
	// Missing is a translation that nobody has made.
	Missing
	// InPart and Complete are how a list of words can be there, which has no fingerprints.
	InPart
	Complete
)

// Status is a State with what moved of the original since: sections, by their ids, and the texts before them (its
// title, its summary, a reason). An out-of-date page of which nothing is said to have moved does not say what it was
// made from, or has its sections in another order.
type Status struct {
	State    State
	Front    bool
	Sections []string
	Gone     []string // sections that the original had, and no longer has
}

// Compare says how a translation stands to the original as it is now.
func Compare(original *briefing.Document, t *briefing.Translation) Status {
	if t.Source == nil {
		return Status{State: Unchecked}
	}
	now := Print(original)
	if now.Page == t.Source.Page {
		return Status{State: Current}
	}
	moved := Status{State: OutOfDate, Front: t.Source.Front != "" && t.Source.Front != now.Front}
	if t.Source.Sections == nil {
		return moved // it was not noted what each section was
	}
	for _, s := range now.Sections {
		if t.Source.Sections[s.ID] != s.Print {
			moved.Sections = append(moved.Sections, s.ID)
		}
	}
	for id := range t.Source.Sections {
		if !slices.ContainsFunc(now.Sections, func(s Section) bool { return s.ID == id }) {
			moved.Gone = append(moved.Gone, id)
		}
	}
	slices.Sort(moved.Gone)
	if t.Source.Front == "" && len(moved.Sections)+len(moved.Gone) == 0 {
		moved.Front = true // nothing else is left
	}
	return moved
}
