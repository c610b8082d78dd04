package translation

import "salient/internal/briefing"

// State is how a translation stands to its original.
type State uint8

const (
	// Unchecked is a translation that does not say which texts it was made from.
	Unchecked State = iota
	Current
	OutOfDate
	// Missing is a translation that nobody has made.
	Missing
)

// Status is a State with the sections of the original that moved since, by their ids. An out-of-date page without
// sections has other texts that moved (its title, its summary, a reason), or says nothing of its sections.
type Status struct {
	State    State
	Sections []string
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
	moved := Status{State: OutOfDate}
	if t.Source.Sections == nil {
		return moved // it was not noted what each section was
	}
	for _, s := range now.Sections {
		if t.Source.Sections[s.ID] != s.Print {
			moved.Sections = append(moved.Sections, s.ID)
		}
	}
	return moved
}
