package survey

import (
	"strconv"

	"salient/internal/schema"
	"salient/internal/source"
)

// Figure is a cell as a file writes it in one word: 19, "46.9%", withheld, or not-stated. Its Cell is nil where
// nothing is written. A number that is no count is written with its decimals, 3.70, or as {value: 4}.
type Figure struct {
	At   source.Pos
	Cell Cell
	// respondents are those behind a weighted share or a value that has just been tallied; nil where a file is read.
	respondents *int
}

const (
	withheldWord  = "withheld"
	notStatedWord = "not-stated"
)

// DecodeNode implements schema.Decoder.
func (f *Figure) DecodeNode(n *source.Node, r *schema.Report) {
	f.At = n.Pos
	if n.Kind == source.Mapping {
		var wrapped struct {
			Value Value `field:"value,required"`
		}
		schema.Decode(n, &wrapped, r)
		f.Cell = wrapped.Value
		return
	}
	text, ok := r.Scalar(n, "figure")
	if !ok {
		return
	}
	number, numeric := ParseNumber(text)
	switch {
	case text == withheldWord:
		f.Cell = Withheld{}
	case text == notStatedWord:
		f.Cell = NotStated{}
	case numeric && number.Decimals == 0 && number.Value >= 0:
		f.Cell = Count(number.Value)
	case numeric:
		f.Cell = Value{number}
	default:
		var share Share
		share.DecodeNode(n, r)
		f.Cell = share
	}
}

// count gives the number of a figure that is a count.
func (f Figure) count() (n int, is bool) {
	count, is := f.Cell.(Count)
	return int(count), is
}

// String writes the figure as DecodeNode reads it.
func (f Figure) String() string {
	switch c := f.Cell.(type) {
	case Count:
		return strconv.Itoa(int(c))
	case Share:
		return strconv.Quote(c.Number.String() + "%")
	case Value:
		if c.Decimals == 0 {
			return "{value: " + c.Number.String() + "}"
		}
		return c.Number.String()
	case Withheld:
		return withheldWord
	}
	return notStatedWord
}
