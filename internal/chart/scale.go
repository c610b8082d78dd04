package chart

// scale turns a number into a share of a drawing's width.
type scale struct {
	from, to float64 // the numbers at its ends: 0 is one of them or between them
	share    float64 // of the width that it takes up; the rest is for the number behind the longest bar
}

// scaleOf fits the figures of a series and, behind each bar, its number into a width. Shares of a whole are drawn
// against the whole: their scale reaches 100.
func scaleOf(figures []figure, width float64) scale {
	s := scale{share: 1}
	for _, f := range figures {
		if f.status == Stated {
			s.from, s.to = min(s.from, f.number.Value), max(s.to, f.number.Value)
			if f.unit == percent {
				s.to = max(s.to, 100)
			}
		}
	}
	if s.from == s.to {
		s.to = 1 // all are 0
	}
	for _, f := range figures {
		if f.status != Stated {
			continue
		}
		room := width - wordGap - measure(f.words.String, textSize*boldness)
		if end := (max(f.number.Value, 0) - s.from) / (s.to - s.from); end*width*s.share > room {
			s.share = max(room, 0) / (end * width)
		}
	}
	return s
}

func (s scale) at(v float64) float64 { return s.share * (v - s.from) / (s.to - s.from) }

// figure draws one cell in a row of its own from zero on: its bar with the number behind it, or why there is none.
func (c *canvas) figure(f *figure, s scale, height float64, bar func(from, to float64)) {
	zero := s.at(0)
	text := c.y + height - 2
	switch f.status {
	case Stated:
		v := f.number.Value
		if v != 0 {
			bar(min(zero, s.at(v)), max(zero, s.at(v)))
		}
		if v == 0 || s.from < 0 {
			c.rule("axis", place{share: zero}, c.y-2, c.y+height+2)
			c.raw("/>")
		}
		// The number of a negative bar stands on the other side of zero, where there is room.
		c.text(strong, atStart, place{max(zero, s.at(v)), wordGap}, text, f.words)
	case Withheld:
		c.hatched(place{share: zero}, stub, c.y, height)
		c.text(muted, atStart, place{zero, stub + wordGap}, text, f.words)
	case NotStated:
		c.text(muted, atStart, place{share: zero}, text, f.words)
	}
}
