package survey

import "math"

// link ties the cells of a release to those of the one before that has them. There are three cases. Where nothing that
// both give has changed, a reader takes what one of them withholds for the same as in the other. Where the survey
// grew, each count grew by some of those who joined. Else figures were corrected: then a reader knows nothing for
// certain, but takes a figure that stands in one of the two for that of the other, and is right where it is.
func (s *system) link(editions []edition, index, first int) {
	relations := map[int]relation{}
	end := len(s.cells)
	for i := first; i < end; i++ {
		now := &s.cells[i]
		if now.question == "" {
			continue
		}
		before, was := s.last[now.key()]
		if was && s.cells[before].release == now.release {
			continue // the same remainder, of two tables
		}
		s.last[now.key()] = i
		if !was {
			continue
		}
		old := &s.cells[before]
		kind, known := relations[old.release]
		if !known {
			kind = s.relation(&editions[old.release], &editions[index], first, end)
			relations[old.release] = kind
		}
		change := unclear
		if now.value != unknownCount && old.value != unknownCount {
			change = now.value - old.value
		}
		joinedMost := math.Inf(1)
		if a, b := editions[old.release].total, editions[index].total; a.Stated && b.Stated && !now.mentions {
			joinedMost = float64(b.Value - a.Value)
		}
		switch {
		case now.kind > askedKind && (kind == corrected || change != unclear && (change < 0 || float64(change) > joinedMost || kind == unchanged && change > 0)):
			// a remainder, of which no release says anything, was corrected
		case kind == unchanged, kind == corrected && change == 0 && (now.state != hidden && old.state != hidden):
			s.balance(i, []int{before})
		case kind == grown:
			joined := cell{value: unknownCount}
			if change != unclear {
				joined.value = change
			}
			if !math.IsInf(joinedMost, 1) {
				joined.high = joinedMost
			}
			s.balance(i, []int{before, s.add(joined)})
		}
	}
}

// relation is what a reader can tell of two releases.
type relation uint8

const (
	unchanged relation = iota
	grown
	corrected
)

// relation compares two releases by the figures that are known of both.
func (s *system) relation(a, b *edition, first, end int) relation {
	stated := a.total.Stated && b.total.Stated
	joined := b.total.Value - a.total.Value
	if stated && joined < 0 || !s.growth {
		return corrected
	}
	kind := unchanged
	if stated && joined > 0 {
		kind = grown
	}
	before := map[location]int{}
	for i := range s.cells[:first] {
		if c := &s.cells[i]; c.release == a.index && c.question != "" && c.kind <= askedKind && c.value != unknownCount {
			before[c.key()] = c.value
		}
	}
	for i := first; i < end; i++ {
		c := &s.cells[i]
		old, was := before[c.key()]
		if !was || c.value == unknownCount {
			continue
		}
		switch change := c.value - old; {
		case change < 0, stated && !c.mentions && change > joined, stated && joined == 0 && change > 0:
			return corrected
		case change > 0:
			kind = grown
		}
	}
	return kind
}
