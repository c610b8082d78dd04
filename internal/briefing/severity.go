package briefing

import (
	"cmp"
	"slices"

	"salient/internal/vocabulary"
)

// Severity is how grave a harm is, from 1 to 5: the highest of scale, scope and irremediability, or a higher
// judged score, since any one of them can make an impact severe (ESRS 1 AR 11, 2023 version). Level 0 is not
// assessed.
type Severity struct {
	Level int
	// AtLeast says that a part was not assessed, so that the harm may be graver.
	AtLeast bool
}

// Severity derives the severity of a row.
func (s *Salience) Severity() Severity {
	severity := Severity{}
	for _, part := range s.Parts() {
		if part == nil {
			severity.AtLeast = true
			continue
		}
		severity.Level = max(severity.Level, part.Score)
	}
	if s.Judged != nil {
		severity.Level = max(severity.Level, s.Judged.Score)
	}
	if severity.Level == 0 || severity.Level == 5 {
		severity.AtLeast = false
	}
	return severity
}

// Parts gives scale, scope and irremediability; nil is not assessed.
func (s *Salience) Parts() [3]*Score { return [3]*Score{s.Scale, s.Scope, s.Irremediability} }

// ByGravity orders rows for attention: rows whose delay makes harm irremediable join the gravest group (UN Guiding
// Principle 24), then severity, then actual before potential, then likelihood, then the author's order. One after
// the other and never multiplied: severity precedes likelihood (ESRS 1 ¶45, 2023 version; OHCHR Interpretive Guide).
func ByGravity(rows []Salience) []*Salience {
	ordered := make([]*Salience, len(rows))
	gravest := 0
	for i := range rows {
		ordered[i] = &rows[i]
		gravest = max(gravest, rows[i].Severity().Level)
	}
	rank := func(s *Salience) int {
		if s.DelayMakesIrremediable != nil {
			return gravest
		}
		return s.Severity().Level
	}
	likelihood := func(s *Salience) int {
		if s.Likelihood == nil {
			return 0
		}
		return s.Likelihood.Score
	}
	actual := func(s *Salience) int {
		if s.Nature == vocabulary.Actual {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(ordered, func(a, b *Salience) int {
		return cmp.Or(
			cmp.Compare(rank(b), rank(a)),
			cmp.Compare(actual(b), actual(a)),
			cmp.Compare(likelihood(b), likelihood(a)),
		)
	})
	return ordered
}

// FinancialLevel is the band of an effect on money: 1 low, 2 moderate, 3 high, 4 critical; 0 is not assessed.
type FinancialLevel int

// Bands gives the financial level of each likelihood (row, 1 to 5) and magnitude (column, 1 to 5): the likelihood
// and the potential magnitude of an effect together decide whether it is material (ESRS 1 ¶51, 2023 version). The
// numbers are the project's own.
var Bands = [5][5]FinancialLevel{
	{1, 1, 2, 2, 3},
	{1, 2, 2, 3, 3},
	{1, 2, 3, 3, 4},
	{2, 2, 3, 4, 4},
	{2, 3, 3, 4, 4},
}

// Level gives the financial level of a row, or 0 where magnitude or likelihood was not assessed.
func (m *Materiality) Level() FinancialLevel {
	if m.Magnitude == 0 || m.Likelihood == 0 {
		return 0
	}
	return Bands[m.Likelihood-1][m.Magnitude-1]
}

// Headline gives the row of the highest financial level, the first of several; nil where none was assessed.
func Headline(rows []*Materiality) *Materiality {
	var highest *Materiality
	for _, m := range rows {
		if m.Level() > 0 && (highest == nil || m.Level() > highest.Level()) {
			highest = m
		}
	}
	return highest
}
