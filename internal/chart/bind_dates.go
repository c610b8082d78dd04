package chart

import (
	"slices"
	"time"

	"salient/internal/schema"
)

// dates draws on the dates of laws, or on dates that stand in the chart itself.
func (b *binder) dates() {
	b.data.Today = b.from.Today
	for _, v := range b.spec.Values {
		b.step(string(v.ID), v.Date, b.text(v.Label))
	}
	for _, named := range b.spec.Regulations {
		act := b.from.Acts.Act(named.ID)
		if act == nil {
			b.unknown(named, "unknown regulation", b.from.Acts.IDs(), "name the id of an entry of the catalogue, or add one to content/data/regulations/")
			return
		}
		for _, step := range act.Steps() {
			what := b.text(step.What)
			if what.String == "" {
				what = say(b.words, "regulation-event."+string(step.Event))
			}
			if len(b.spec.Regulations) > 1 {
				what.String = act.ShortName.String + ": " + what.String
			}
			b.step(named.ID+"-"+string(step.Event)+"-"+step.Date.String(), step.Date, what)
		}
	}
	slices.SortStableFunc(b.data.Steps, func(a, b Step) int { return a.Date.Compare(b.Date) })
	today := b.from.Today
	b.data.TodayInWords = say(b.words, "figure.as-of", "date", b.words.Locale().Date(int(today.Year), time.Month(today.Month), int(today.Day))).String
}

func (b *binder) step(id string, date schema.Date, what Text) {
	b.data.Steps = append(b.data.Steps, Step{ID: id, Date: date, What: what, Ahead: !b.from.Today.After(date)})
}
