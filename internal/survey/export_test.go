package survey

// Range gives the least and the greatest value of each of some variables that solve equations within bounds, for an attack that
// builds its equations itself.
func Range(rows [][]float64, right, low, high []float64, of []int) (ranges [][2]float64, ok bool) {
	work := mostWork
	t, ok := solve(rows, right, append([]float64(nil), low...), low, high, &work)
	if !ok {
		return nil, false
	}
	cost := make([]float64, len(low))
	for _, j := range of {
		var ends [2]float64
		for i, sign := range [2]float64{1, -1} {
			clear(cost)
			cost[j] = sign
			t.minimise(cost)
			ends[i] = t.value[j]
		}
		ranges = append(ranges, ends)
	}
	return ranges, true
}
