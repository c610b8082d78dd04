package survey

// Publish gives what may be published of the survey.
func (c *Codebook) Publish() *Survey {
	survey := &Survey{
		ID: c.id, File: c.file, Disclosure: c.Disclosure, MinimumCell: c.MinimumCell, Crosstabs: c.Crosstabs,
		Questions: make([]Tally, len(c.Questions)),
	}
	for i := range c.Questions {
		survey.Questions[i] = c.publish(&c.Questions[i])
	}
	return survey
}

func (c *Codebook) publish(q *Question) Tally {
	p := c.protect(q)
	tally := Tally{Asked: q.Asked, Base: Base{N: NotStated{}, Label: q.Base.Value.Label}, Rows: make([]Row, len(q.Answers))}
	if p.base {
		tally.Base.N = Withheld{}
	} else if n, known := c.total(q); known && q.Base.Stated {
		tally.Base.N = Count(n)
	}
	for i := range q.Answers {
		a := &q.Answers[i]
		tally.Rows[i] = Row{ID: a.ID, Label: a.Label, Cell: a.cell(p.answers[i]), AlreadyPublic: a.AlreadyPublic}
	}
	return tally
}

// cell gives the figure of an answer, unless it is withheld.
func (a *Answer) cell(withheld bool) Cell {
	switch {
	case withheld:
		return Withheld{}
	case a.Count != nil:
		return Count(*a.Count)
	case a.Share != nil:
		return *a.Share
	case a.Value != nil:
		return *a.Value
	}
	return NotStated{}
}

// Withholds says whether a number is that of a withheld cell, so that an author who types it into a chart by hand
// can be warned.
func (c *Codebook) Withholds(number float64) bool {
	for i := range c.Questions {
		q := &c.Questions[i]
		for j, withheld := range c.protect(q).answers {
			if count := q.Answers[j].Count; withheld && count != nil && float64(*count) == number {
				return true
			}
		}
	}
	return false
}
