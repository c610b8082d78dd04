package survey

import (
	"math"
	"slices"
)

// part is cells that equations tie to one another, of which numbers are known of none for certain.
type part struct {
	cells     []int
	equations []int
}

// open says whether a reader, or we, can think of another number for a cell.
func (c *cell) open(withPublished bool) bool {
	return c.state == hidden || c.state == suppressed || withPublished && c.state == published
}

// parts gives the connected parts of a system that have a withheld cell.
func (s *system) parts(withPublished bool) []part {
	root := make([]int, len(s.cells))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, e := range s.equations {
		first := none
		for _, t := range e {
			if !s.cells[t.cell].open(withPublished) {
				continue
			}
			if first == none {
				first = find(t.cell)
			} else {
				root[find(t.cell)] = first
			}
		}
	}
	number := make([]int, len(s.cells))
	var parts []part
	for i := range s.cells { // only parts with a withheld cell get a number
		if r := find(i); s.cells[i].state == suppressed && number[r] == 0 {
			parts = append(parts, part{})
			number[r] = len(parts)
		}
	}
	for i := range s.cells {
		if n := number[find(i)]; n > 0 && s.cells[i].open(withPublished) {
			parts[n-1].cells = append(parts[n-1].cells, i)
		}
	}
	for k, e := range s.equations {
		for _, t := range e {
			if n := number[find(t.cell)]; n > 0 && s.cells[t.cell].open(withPublished) {
				parts[n-1].equations = append(parts[n-1].equations, k)
				break
			}
		}
	}
	return parts
}

// program is a part as a tableau. A cell that is published and may be withheld has two columns, for what is added to
// its number and what is taken away; any other has one.
type program struct {
	*tableau
	offset []float64 // of each column: the number that it is added to
}

// program gives the tableau of a part, and false where its equations contradict one another.
func (u *suppression) program(p part) (*program, bool) {
	for i := range u.column {
		u.column[i] = none
	}
	columns := 0
	for _, i := range p.cells {
		u.column[i] = columns
		if columns++; u.cells[i].state == published {
			columns++
		}
	}
	value, low, high, offset := make([]float64, columns), make([]float64, columns), make([]float64, columns), make([]float64, columns)
	for _, i := range p.cells {
		c, at := &u.cells[i], u.column[i]
		if c.state == published {
			offset[at] = float64(c.value) // both columns are closed at 0
			continue
		}
		low[at], high[at] = c.low, u.limit
		if c.high > 0 {
			high[at] = c.high
		}
		if value[at] = low[at]; c.value != unknownCount || c.low < 0 {
			value[at] = min(max(float64(c.value), low[at]), high[at])
		}
	}
	if len(p.equations)*columns > mostEntries {
		u.work = 0
		return nil, false
	}
	rows, right := make([][]float64, len(p.equations)), make([]float64, len(p.equations))
	backing := make([]float64, len(rows)*columns)
	for r, e := range p.equations {
		rows[r] = backing[r*columns : (r+1)*columns : (r+1)*columns]
		for _, t := range u.equations[e] {
			c := &u.cells[t.cell]
			switch at := u.column[t.cell]; {
			case at == none:
				right[r] -= t.sign * float64(c.value)
			case c.state == published:
				rows[r][at] += t.sign
				rows[r][at+1] -= t.sign
				right[r] -= t.sign * float64(c.value)
			default:
				rows[r][at] += t.sign
			}
		}
	}
	t, ok := solve(rows, right, value, low, high, &u.work)
	return &program{t, offset}, ok
}

// has says whether sorted cells have one.
func has(cells []int, cell int) bool {
	_, found := slices.BinarySearch(cells, cell)
	return found
}

// observe remembers what the table at hand has for the withheld cells of a part, if it adds up: the one thing that the
// proof rests on does not rest on the solver.
func (u *suppression) observe(p part, t *program) {
	if u.work -= len(p.cells); !u.addsUp(p, t) {
		return
	}
	for _, i := range p.cells {
		if u.cells[i].state == suppressed {
			at := u.column[i]
			value := t.offset[at] + t.value[at]
			u.seen[i].low, u.seen[i].high = min(u.seen[i].low, value), max(u.seen[i].high, value)
		}
	}
}

// addsUp says whether the table at hand keeps to the equations.
func (u *suppression) addsUp(p part, t *program) bool {
	for _, k := range p.equations {
		sum := 0.0
		u.work -= len(u.equations[k])
		for _, term := range u.equations[k] {
			c := &u.cells[term.cell]
			switch at := u.column[term.cell]; {
			case at == none:
				sum += term.sign * float64(c.value)
			case c.state == published:
				sum += term.sign * (float64(c.value) + t.value[at] - t.value[at+1])
			default:
				sum += term.sign * (t.offset[at] + t.value[at])
			}
		}
		if math.Abs(sum) > 1e-3 {
			return false
		}
	}
	return true
}

// close sets both columns of a published cell to 0.
func (t *tableau) close(plus int) {
	for _, j := range [2]int{plus, plus + 1} {
		t.value[j], t.high[j] = 0, 0
	}
}

// merge leaves one of two columns of which each is the other's opposite.
func (t *tableau) merge(plus, minus int) {
	if t.basic[minus] {
		t.pivot(slices.Index(t.basis, minus), plus)
	}
	t.value[plus] -= t.value[minus]
	t.value[minus], t.high[minus] = 0, 0
}
