package survey

import (
	"cmp"
	"math"
	"slices"
)

// Work is counted in multiplications, so that a hostile codebook ends in bounded time, and every run ends alike.
const (
	mostWork     = 300_000_000 // a few seconds
	givebackWork = 50_000_000  // to publish again what need not be withheld
	mostEntries  = 8_000_000   // of one tableau, which takes 8 bytes each
)

// suppression solves the cell suppression problem of a system.
type suppression struct {
	*system
	seen   []bounds // of each withheld cell: the tables that were found have it within
	failed []bool   // what cannot be protected
	// contradictory says that there is no table at all that adds up.
	contradictory bool
	exhausted     bool // the work ran out
	work          int
	column        []int // of each cell in the tableau at hand
}

type bounds struct{ low, high float64 }

// suppress withholds what is needed beside the cells that are withheld already.
func (s *system) suppress() *suppression {
	u := &suppression{system: s, seen: make([]bounds, len(s.cells)), failed: make([]bool, len(s.cells)), work: mostWork, column: make([]int, len(s.cells))}
	for i := range s.cells {
		u.forget(i)
	}
	weak := make([]bool, len(s.cells))
	any := false
	for _, part := range s.parts(false) {
		for _, i := range u.verify(part) {
			weak[i], any = true, true
		}
	}
	if !any {
		return u
	}
	for _, part := range s.parts(true) {
		if slices.ContainsFunc(part.cells, func(i int) bool { return weak[i] }) {
			u.complete(part)
		}
	}
	u.giveBack()
	return u
}

// forget drops what was found about a cell, but for its value, which the true table has.
func (u *suppression) forget(i int) {
	if value := u.cells[i].value; value == unknownCount {
		u.seen[i] = bounds{math.Inf(1), math.Inf(-1)}
	} else {
		u.seen[i] = bounds{float64(value), float64(value)}
	}
}

// interval gives the protection interval: the values that a reader must be left to believe of a withheld cell: a small count any from 1 to the
// minimum less 1, a figure that changed by a small count since it was published any such change. Any other must be left
// a range as wide.
func (s *system) interval(i int) (target bounds, width float64) {
	c := &s.cells[i]
	least := s.codebook.MinimumCell
	width = float64(least - 2)
	switch before, was := s.shown[c.key()]; {
	case c.value == unknownCount:
	case s.codebook.small(c.value):
		target = bounds{1, float64(least - 1)}
		if c.least > 1 {
			target = bounds{c.least, c.least + width}
		}
	case c.reason == Differencing && was && before < c.value:
		target = bounds{float64(before + 1), float64(before + least - 1)}
	case c.reason == Differencing && was:
		target = bounds{float64(before - least + 1), float64(before - 1)}
	}
	// Of fewer respondents than would do, each answer is at most what the others, with one each, leave over.
	if c.slot != nil && s.codebook.N.Stated && c.reason != Differencing {
		most := float64(s.codebook.N.Value)
		if q := s.codebook.question(c.question); q != nil && c.answer != "" && c.by == "" {
			for a := range q.Answers {
				if count := q.Answers[a].Count; string(q.Answers[a].ID) != c.answer && (q.Answers[a].Withheld || count != nil && *count > 0) {
					most--
				}
			}
		}
		most = max(most, 1)
		target.high = min(target.high, most)
		width = min(width, most-1)
	}
	return target, width
}

func (u *suppression) isProtected(i int) bool {
	target, width := u.interval(i)
	seen := u.seen[i]
	if target.high > 0 && (seen.low > target.low+near || seen.high < target.high-near) {
		return false
	}
	return seen.high-seen.low >= width-near
}

// verify looks for what a reader can work out, and gives the cells that are not protected from it.
func (u *suppression) verify(p part) (weak []int) {
	if !slices.ContainsFunc(p.cells, func(i int) bool { return u.cells[i].state == suppressed && !u.isProtected(i) }) {
		return nil
	}
	t, ok := u.program(p)
	if !ok {
		return u.withheldOf(p)
	}
	u.observe(p, t)
	cost := make([]float64, len(t.value))
	for _, i := range p.cells {
		if u.cells[i].state == suppressed && !u.widest(p, t, cost, i) {
			weak = append(weak, i)
		}
	}
	return weak
}

func (u *suppression) withheldOf(p part) []int {
	var withheld []int
	for _, i := range p.cells {
		if u.cells[i].state == suppressed {
			withheld = append(withheld, i)
		}
	}
	return withheld
}

// widest finds the range in which a reader knows a cell to be, or as much of it as protects the cell.
func (u *suppression) widest(p part, t *program, cost []float64, i int) bool {
	for _, sign := range [2]float64{-1, 1} {
		if u.isProtected(i) {
			return true
		}
		clear(cost)
		cost[u.column[i]] = sign
		t.minimise(cost)
		u.observe(p, t)
	}
	return u.isProtected(i)
}

// complete withholds more cells of a part, until all that are withheld are protected.
func (u *suppression) complete(p part) {
	t, ok := u.program(p)
	if !ok {
		u.contradictory = u.work > 0
		u.withholdAll(p)
		return
	}
	u.observe(p, t)
	cost := make([]float64, len(t.value))
	queue := u.withheldOf(p)
	for len(queue) > 0 && u.work > 0 {
		i := queue[0]
		queue = queue[1:]
		if u.widest(p, t, cost, i) {
			continue
		}
		target, width := u.interval(i)
		above, below := end{-1, target.high}, end{1, target.low}
		if target.high == 0 { // a range of some width, on whichever side costs less
			above.target, below.target = u.seen[i].low+width, u.seen[i].high-width
			if u.price(p, t, cost, i, below) < u.price(p, t, cost, i, above) {
				above, below = below, above
			}
		}
		for _, end := range [2]end{above, below} {
			if !u.isProtected(i) {
				queue = append(queue, u.reach(p, t, cost, i, end)...)
			}
		}
		if c := &u.cells[i]; !u.isProtected(i) && u.codebook.small(c.value) {
			// Answers that are not 0 tell of their base, and of the answer that led to them, that it is more than 1: then
			// it is to have as wide a range above.
			c.least = u.seen[i].low
			target, _ = u.interval(i)
			queue = append(queue, u.reach(p, t, cost, i, end{-1, target.high})...)
		}
		u.failed[i] = !u.isProtected(i)
	}
	if u.work <= 0 {
		u.withholdAll(p)
	}
}

// withholdAll withholds all of a part, because nothing is proved of it.
func (u *suppression) withholdAll(p part) {
	u.exhausted = u.exhausted || u.work <= 0
	for _, i := range p.cells {
		if c := &u.cells[i]; c.state == published {
			c.state, c.reason = suppressed, Complementary
		}
		u.failed[i] = u.cells[i].state == suppressed
	}
}

// end is one end of the range that is asked for: upwards where the sign is -1, else downwards.
type end struct{ sign, target float64 }

// move looks for the table in which a cell has an end, or comes as near to it as can be, and which differs the least from
// what would be published. It gives what that costs readers, and false where the cell does not come near.
func (u *suppression) move(p part, t *program, cost []float64, i int, to end) (price float64, reached bool) {
	at := u.column[i]
	target := to.target - t.offset[at]
	low, high := t.low[at], t.high[at]
	if to.sign < 0 {
		t.high[at] = max(min(target, high), t.value[at])
	} else {
		t.low[at] = min(max(target, low), t.value[at])
	}
	for _, j := range p.cells {
		if c := &u.cells[j]; c.state == published {
			t.high[u.column[j]] = u.limit
			t.high[u.column[j]+1] = max(float64(c.value)-c.low, 0)
		}
	}
	clear(cost)
	cost[at] = to.sign
	t.minimise(cost)
	reached = math.Abs(t.value[at]-target) <= near
	t.low[at], t.high[at] = t.value[at], t.value[at]
	clear(cost)
	for _, j := range p.cells {
		if c := &u.cells[j]; c.state == published {
			weight := c.weight * float64(c.value+1)
			cost[u.column[j]], cost[u.column[j]+1] = weight, weight
		}
	}
	t.minimise(cost)
	t.low[at], t.high[at] = low, high
	for j, c := range cost {
		price += c * t.value[j]
	}
	return price, reached
}

// price gives what it costs readers to reach an end, and goes back to what would be published.
func (u *suppression) price(p part, t *program, cost []float64, i int, to end) float64 {
	price, reached := u.move(p, t, cost, i, to)
	if t.minimise(cost); !reached {
		price = math.Inf(1)
	}
	for _, j := range p.cells {
		if u.cells[j].state == published {
			t.close(u.column[j])
		}
	}
	return price
}

// reach makes the table possible that move finds: it withholds the cells in which that differs from what would be
// published.
func (u *suppression) reach(p part, t *program, cost []float64, i int, to end) (more []int) {
	u.move(p, t, cost, i, to)
	for _, j := range p.cells {
		c := &u.cells[j]
		if c.state != published {
			continue
		}
		plus, minus := u.column[j], u.column[j]+1
		if max(t.value[plus], t.value[minus]) <= near {
			t.close(plus)
			continue
		}
		c.state, c.reason = suppressed, Complementary
		t.merge(plus, minus)
		t.low[plus], t.high[plus] = c.low-float64(c.value), u.limit
		more = append(more, j)
	}
	u.observe(p, t)
	return more
}

// giveBack publishes again, largest first, what was withheld beside other cells and turned out not to be needed.
func (u *suppression) giveBack() {
	if u.exhausted || u.contradictory {
		return
	}
	u.work = min(u.work, givebackWork)
	var spare []int
	for i := range u.cells {
		if u.cells[i].reason == Complementary && u.cells[i].state == suppressed {
			spare = append(spare, i)
		}
	}
	slices.SortStableFunc(spare, func(a, b int) int {
		return cmp.Compare(u.cells[b].weight*float64(u.cells[b].value+1), u.cells[a].weight*float64(u.cells[a].value+1))
	})
	for _, i := range spare {
		if u.work <= 0 {
			return
		}
		u.tryWithout(i)
	}
}

func (u *suppression) tryWithout(i int) {
	var around part
	for _, p := range u.parts(false) {
		if has(p.cells, i) {
			around = p
		}
	}
	kept := make([]bounds, len(around.cells))
	for k, j := range around.cells {
		kept[k] = u.seen[j]
		u.forget(j)
	}
	c := &u.cells[i]
	c.state = published
	safe := true
	for _, p := range u.parts(false) {
		if safe && slices.ContainsFunc(p.cells, func(j int) bool { return has(around.cells, j) }) {
			for _, j := range u.verify(p) {
				safe = safe && u.failed[j]
			}
		}
	}
	if safe && u.work > 0 {
		c.reason = ""
		return
	}
	c.state = suppressed
	for k, j := range around.cells {
		u.seen[j] = kept[k]
	}
}
