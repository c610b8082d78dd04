package vocabulary

import (
	"slices"
	"strconv"
	"strings"
)

// SDG is a Sustainable Development Goal ("12") or one of its targets ("12.6", "17.a"), as numbered by General
// Assembly resolution 71/313. It is text, never a number: 8.10 is not 8.1.
type SDG string

func (SDG) Values() []string { return sdgs }

// Goal gives the number of the goal, 1 to 17, or 0 when s is no goal or target.
func (s SDG) Goal() int {
	if !slices.Contains(sdgs, string(s)) {
		return 0
	}
	goal, _, _ := strings.Cut(string(s), ".")
	number, _ := strconv.Atoi(goal)
	return number
}

// targets gives, for each goal in order, how many of its targets are numbered and how many are lettered (the means
// of implementation).
var targets = [17]struct{ numbered, lettered int }{
	{5, 2}, {5, 3}, {9, 4}, {7, 3}, {6, 3}, {6, 2}, {3, 2}, {10, 2}, {5, 3},
	{7, 3}, {7, 3}, {8, 3}, {3, 2}, {7, 3}, {9, 3}, {10, 2}, {19, 0},
}

var sdgs = goalsAndTargets()

func goalsAndTargets() []string {
	all := make([]string, 0, 17+169)
	for i, count := range targets {
		goal := strconv.Itoa(i + 1)
		all = append(all, goal)
		for n := range count.numbered {
			all = append(all, goal+"."+strconv.Itoa(n+1))
		}
		for n := range count.lettered {
			all = append(all, goal+"."+string(rune('a'+n)))
		}
	}
	return all
}
