package survey

// Publish gives what may be published of the survey.
func (c *Codebook) Publish() *Survey {
	p := c.protected()
	survey := &Survey{
		ID: c.id, File: c.file, Disclosure: c.Disclosure, MinimumCell: c.MinimumCell, Weighted: c.Weight != "",
		Questions: make([]Tally, len(c.Questions)),
	}
	for _, release := range c.Earlier {
		earlier := EarlierRelease{Release: release.Release, N: NotStated{}}
		if release.N.Stated {
			earlier.N = Count(release.N.Value)
		}
		survey.Earlier = append(survey.Earlier, earlier)
	}
	for i := range c.Questions {
		survey.Questions[i] = c.publish(&c.Questions[i], &p.questions[i])
	}
	for i := range c.Crosstabs {
		x := &c.Crosstabs[i]
		question, by := survey.Question(x.Question.ID), survey.Question(x.By.ID)
		if question == nil || by == nil {
			continue // a problem that is told
		}
		tally := CrossTally{Question: question, By: by, Groups: make([]GroupTally, len(by.Rows))}
		for g := range by.Rows {
			tally.Groups[g] = x.group(by.Rows[g].ID).publish(question, &by.Rows[g], &p.crosstabs[i].groups[g])
		}
		survey.Crosstabs = append(survey.Crosstabs, tally)
	}
	return survey
}

func (c *Codebook) publish(q *Question, withheld *questionReasons) Tally {
	tally := Tally{Asked: q.Asked, Base: Base{N: NotStated{}, Label: q.Base.Value.Label}, Rows: make([]Row, len(q.Answers))}
	if q.Base.Stated {
		tally.Base.N = shown(q.Base.Value.N.Cell, withheld.base)
	}
	if asked := q.Base.Value.Asked.Cell; asked != nil && asked != (NotStated{}) {
		tally.Base.Asked = shown(asked, withheld.asked)
	}
	for i := range q.Answers {
		a := &q.Answers[i]
		tally.Rows[i] = Row{ID: a.ID, Label: a.Label, Cell: a.cell(withheld.answers[i] != ""), AlreadyPublic: a.AlreadyPublic, Nonresponse: a.Nonresponse}
	}
	return tally
}

func (g *Group) publish(question *Tally, of *Row, withheld *groupReasons) GroupTally {
	tally := GroupTally{ID: of.ID, Label: of.Label, Base: shown(g.Base.Cell, withheld.base), Cells: make([]Cell, len(question.Rows))}
	for a := range question.Rows {
		tally.Cells[a] = shown(g.Answers.Get(question.Rows[a].ID).Cell, withheld.answers[a])
	}
	return tally
}

// shown gives a cell, unless there is a reason to withhold it.
func shown(cell Cell, withheld Reason) Cell {
	switch {
	case withheld != "":
		return Withheld{}
	case cell == nil:
		return NotStated{}
	}
	return cell
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

// Withholdings gives what is withheld and why, in the order of the file.
func (c *Codebook) Withholdings() []Withholding {
	var all []Withholding
	c.eachWithheld(func(w Withholding, _ Figure) { all = append(all, w) })
	return all
}

// WithheldCounts gives the numbers of withheld figures, in the order of the file, so that an author who types one by
// hand can be warned.
func (c *Codebook) WithheldCounts() []int {
	var counts []int
	c.eachWithheld(func(_ Withholding, f Figure) {
		if count, is := f.Cell.(Count); is {
			counts = append(counts, int(count))
		} else if f.respondents != nil {
			counts = append(counts, *f.respondents)
		}
	})
	return counts
}

// eachWithheld calls a function with each figure that is withheld.
func (c *Codebook) eachWithheld(visit func(Withholding, Figure)) {
	p := c.protected()
	tell := func(w Withholding, why Reason, f Figure) {
		if w.Reason = why; why != "" {
			visit(w, f)
		}
	}
	for i := range c.Questions {
		q, reasons := &c.Questions[i], &p.questions[i]
		of := Withholding{Question: string(q.ID)}
		tell(of, reasons.base, q.Base.Value.N)
		tell(of, reasons.asked, q.Base.Value.Asked)
		for j := range q.Answers {
			of.Answer = string(q.Answers[j].ID)
			tell(of, reasons.answers[j], q.Answers[j].figure())
		}
	}
	for i := range p.crosstabs {
		x := &p.crosstabs[i]
		for g := range x.groups {
			group := c.Crosstabs[i].group(x.by.Answers[g].ID)
			of := Withholding{Question: string(x.question.ID), By: string(x.by.ID), Group: string(x.by.Answers[g].ID)}
			tell(of, x.groups[g].base, group.Base)
			for a := range x.question.Answers {
				of.Answer = string(x.question.Answers[a].ID)
				tell(of, x.groups[g].answers[a], group.Answers.Get(x.question.Answers[a].ID))
			}
		}
	}
}
