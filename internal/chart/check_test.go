package chart

import (
	"math"
	"strings"
	"testing"

	"salient/internal/survey"
)

func TestWhatCannotBeDrawn(t *testing.T) {
	labelled := func(label string) Data {
		d := rows(survey.Count(1))
		d.Categories[0].Label.String = label
		return d
	}
	twice := rows(survey.Count(1))
	twice.Series[0].Label.String = "Count"
	twice.Series = append(twice.Series, twice.Series[0])
	uneven := rows(survey.Count(1))
	uneven.Series[0].Cells = nil
	titled := rows(survey.Count(1))
	titled.Title.String = "a\x01b"

	for what, d := range map[string]Data{
		"a chart without data":                              rows(),
		"bars of more than one series":                      twice,
		"more bars than a reader can compare":               rows(make([]survey.Cell, 100_000)...),
		"a series with more or fewer numbers":               uneven,
		"a number that cannot be drawn":                     rows(value(math.NaN())),
		"a chart without any number":                        rows(nil, survey.NotStated{}),
		"numbers that share no scale":                       rows(survey.Count(3), survey.Share{}),
		"without a label":                                   labelled(""),
		"a label that is too long":                          labelled(strings.Repeat("x", longestLabel+1)),
		"a label with a character that cannot be printed":   labelled("a\x00b"),
		"a text of a chart with a character that cannot be": titled,
	} {
		if what == "more bars than a reader can compare" {
			d.Series[0].Cells[0] = survey.Count(1)
		}
		checkRefused(t, &d, what)
		if f, err := Draw(d, interfaceWords["en"]); err == nil || f != nil {
			t.Errorf("%q is drawn", what)
		}
	}
	infinite := rows(value(math.Inf(-1)))
	if len(infinite.Check()) != 1 {
		t.Error("an infinite number can be drawn")
	}
}

// TestNeverBlank draws what is unusual and still says something.
func TestNeverBlank(t *testing.T) {
	for name, test := range map[string]struct {
		cells []survey.Cell
		want  string // in the picture
	}{
		"one row":      {[]survey.Cell{survey.Count(7)}, `class="bar"`},
		"all zero":     {[]survey.Cell{survey.Count(0), survey.Count(0)}, `class="axis"`},
		"all withheld": {[]survey.Cell{survey.Withheld{}, survey.Withheld{}}, `class="hatch"`},
		"negative":     {[]survey.Cell{value(-5), value(5)}, `class="axis" x1="4`},
		"tiny":         {[]survey.Cell{value(1e-9), value(1e9)}, `class="bar"`},
		"a share":      {[]survey.Cell{survey.Share{Number: survey.Number{Value: 60}}}, `width="60%"`},
		"the whole":    {[]survey.Cell{survey.Share{Number: survey.Number{Value: 100}}}, `class="bar"`},
	} {
		svg := string(draw(t, rows(test.cells...), "en").SVG)
		if !strings.Contains(svg, test.want) {
			t.Errorf("%s: no %s in\n%s", name, test.want, svg)
		}
	}
}

// TestNumbersHaveRoom looks at the end of each bar's number on the narrowest phone.
func TestNumbersHaveRoom(t *testing.T) {
	for _, v := range []float64{1, 19, 1_500_000, 123_456_789_012, -1_500_000} {
		f := []figure{
			{status: Stated, number: survey.Number{Value: v}, words: Text{String: interfaceWords["es"].Locale().Integer(int(v))}},
			{status: Stated, number: survey.Number{Value: v / 3}, words: Text{String: "0"}},
			{status: Stated, number: survey.Number{Value: -v / 2}, words: Text{String: "123456789"}},
		}
		s := scaleOf(f, narrowest)
		for _, f := range f {
			end := max(s.at(0), s.at(f.number.Value))*narrowest + wordGap + measure(f.words.String, textSize*boldness)
			if end > narrowest+.01 {
				t.Errorf("%s ends at %.1f of %d", f.words.String, end, narrowest)
			}
			if s.at(f.number.Value) < -.0001 {
				t.Errorf("the bar of %s begins before the drawing", f.words.String)
			}
		}
	}
}

// checkRefused fails where the one thing told of data that have another form is not the one wanted, or has no advice.
func checkRefused(t *testing.T, d *Data, want string) {
	t.Helper()
	if problems := d.Check(); len(problems) != 1 || !strings.Contains(problems[0].What, want) || problems[0].Advice == "" {
		t.Errorf("%q is told as %+v", want, problems)
	}
}
