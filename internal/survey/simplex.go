package survey

import "math"

// tableau is a system of linear equations over variables with bounds, solved for some of them, the basis. It always
// holds a solution within the bounds, so that whatever is asked of it, and however soon it stops, its answer is
// proved by a table that a reader could have before them.
//
// This is the primal simplex method for bounded variables (Dantzig 1955), with the variables outside of the basis
// free to stand anywhere between their bounds: the true table is then a start. It is written here because
// gonum's lp.Simplex, the one solver in Go without C, asks for full row rank and fails on singular bases, which
// tables of zeros and ones with redundant totals have from the first step.
type tableau struct {
	rows  [][]float64
	basis []int     // the variable that each row is solved for
	value []float64 // of each variable
	low   []float64
	high  []float64
	basic []bool
	cost  []float64 // what a variable adds to the objective, less what the basis takes back
	work  *int      // multiplications left
	used  []int     // columns of the pivot row that are not 0
}

const (
	// tiny is what counts as 0 among coefficients, which are mostly 1 and -1: less is what rounding left of a 0.
	tiny = 1e-7
	// near is what counts as equal among counts.
	near = 1e-6
)

// artificial stands in the basis for a row that is not solved yet.
const artificial = -1

// solve makes a tableau of equations rows·x = right. Value is where to start. It gives false where no values within the
// bounds solve them.
func solve(rows [][]float64, right, value, low, high []float64, work *int) (*tableau, bool) {
	t := &tableau{
		rows: rows, basis: make([]int, len(rows)), value: value, low: low, high: high,
		basic: make([]bool, len(value)), cost: make([]float64, len(value)), work: work,
	}
	missing := make([]float64, len(rows)) // what the artificial variables have to make up
	for i, row := range rows {
		t.basis[i] = artificial
		missing[i] = right[i]
		for j, v := range row {
			missing[i] -= v * value[j]
		}
		if missing[i] < 0 {
			missing[i] = -missing[i]
			for j := range row {
				row[j] = -row[j]
			}
		}
		if missing[i] > near {
			for j, v := range row {
				t.cost[j] -= v
			}
		}
	}
	// Rows that the start solves take part as they are: their artificial variables are worth 0 and stay so, because
	// they leave the basis first.
	for i := range rows {
		if missing[i] <= near {
			t.drive(i)
		}
	}
	t.descend(missing)
	for i := range rows {
		if t.basis[i] == artificial && missing[i] > near {
			return t, false
		}
	}
	kept := 0
	for i := range rows {
		if t.basis[i] == artificial {
			t.drive(i)
		}
		if t.basis[i] != artificial { // else the row follows from the others
			t.rows[kept], t.basis[kept] = t.rows[i], t.basis[i]
			kept++
		}
	}
	t.rows, t.basis = t.rows[:kept], t.basis[:kept]
	return t, true
}

// drive solves a row for whatever variable it can be solved for.
func (t *tableau) drive(row int) {
	best := -1
	for j, v := range t.rows[row] {
		if !t.basic[j] && math.Abs(v) > near && (best < 0 || math.Abs(v) > math.Abs(t.rows[row][best])+tiny) {
			best = j
		}
	}
	if best >= 0 {
		t.pivot(row, best)
	}
}

// minimise moves to the solution in which the costs are least, and gives false where the work ran out before.
func (t *tableau) minimise(cost []float64) bool {
	copy(t.cost, cost)
	for i, row := range t.rows {
		if c := cost[t.basis[i]]; c != 0 {
			for j, v := range row {
				t.cost[j] -= c * v
			}
		}
	}
	return t.descend(nil)
}

// descend moves along edges while the objective falls: along the steepest, or where that may go round in circles
// along the first (Bland 1977), which rounding can still defeat, so there is an end to it. Missing are the values of the
// artificial variables.
func (t *tableau) descend(missing []float64) bool {
	stalled := 0
	for range 100 * (len(t.rows) + len(t.cost)) {
		if *t.work <= 0 {
			break
		}
		enter := -1
		for j, c := range t.cost {
			if t.basic[j] || (c > -tiny || t.value[j] >= t.high[j]-tiny) && (c < tiny || t.value[j] <= t.low[j]+tiny) {
				continue
			}
			if enter < 0 || math.Abs(c) > math.Abs(t.cost[enter])+tiny {
				enter = j
				if stalled > len(t.rows) {
					break
				}
			}
		}
		*t.work -= len(t.cost)
		if enter < 0 {
			return true
		}
		if t.step(enter, missing, stalled > len(t.rows)) > tiny {
			stalled = 0
		} else {
			stalled++
		}
	}
	return false
}

// step moves a variable the way that lowers the cost until it or one of the basis meets a bound, and gives how far.
func (t *tableau) step(enter int, missing []float64, first bool) float64 {
	sign, far := 1.0, t.high[enter]-t.value[enter]
	if t.cost[enter] > 0 {
		sign, far = -1, t.value[enter]-t.low[enter]
	}
	leave := -1
	for i, row := range t.rows {
		v := sign * row[enter]
		if math.Abs(v) <= tiny {
			continue
		}
		room := math.Inf(1)
		switch j := t.basis[i]; {
		case j == artificial && v > 0:
			room = missing[i] / v
		case j == artificial:
		case v > 0:
			room = (t.value[j] - t.low[j]) / v
		default:
			room = (t.high[j] - t.value[j]) / -v
		}
		room = max(room, 0)
		if room < far-tiny || leave >= 0 && room < far+tiny && t.before(i, leave, enter, first) {
			leave, far = i, min(far, room)
		}
	}
	if math.IsInf(far, 1) {
		far = 0 // every variable has bounds: the tableau is at the end of its precision
		*t.work = 0
	}
	t.value[enter] += sign * far
	for i, row := range t.rows {
		if v := row[enter]; v == 0 {
			continue
		} else if j := t.basis[i]; j == artificial {
			missing[i] = max(missing[i]-sign*far*v, 0)
		} else {
			t.value[j] = min(max(t.value[j]-sign*far*v, t.low[j]), t.high[j])
		}
	}
	*t.work -= 2 * len(t.rows)
	if leave >= 0 {
		t.pivot(leave, enter)
	}
	return far
}

// before says which of two rows that meet their bounds at once leaves the basis: an artificial one, then that with the
// larger coefficient, or after a stall that of the first variable.
func (t *tableau) before(row, other, enter int, first bool) bool {
	if a, b := t.basis[row] == artificial, t.basis[other] == artificial; a != b {
		return a
	}
	if first {
		return t.basis[row] < t.basis[other]
	}
	return math.Abs(t.rows[row][enter]) > math.Abs(t.rows[other][enter])+tiny
}

// pivot solves a row for a variable, and takes it out of the others.
func (t *tableau) pivot(row, enter int) {
	if leaving := t.basis[row]; leaving != artificial {
		t.basic[leaving] = false
	}
	t.basis[row] = enter
	t.basic[enter] = true
	chosen := t.rows[row]
	t.used = t.used[:0]
	by := chosen[enter]
	for j, v := range chosen {
		if math.Abs(v) <= tiny {
			chosen[j] = 0
			continue
		}
		chosen[j] = v / by
		t.used = append(t.used, j)
	}
	take := func(from []float64) {
		factor := from[enter]
		if factor == 0 {
			return
		}
		for _, j := range t.used {
			if from[j] -= factor * chosen[j]; math.Abs(from[j]) < tiny {
				from[j] = 0
			}
		}
		from[enter] = 0
		*t.work -= len(t.used)
	}
	for i := range t.rows {
		if i != row {
			take(t.rows[i])
		}
	}
	take(t.cost)
	*t.work -= len(chosen)
}
