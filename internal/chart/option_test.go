package chart

import (
	"bytes"
	"encoding/json"
	"testing"

	"salient/internal/survey"
)

// echarts is what tests look at in an option.
type echarts struct {
	Series []struct {
		Name string
		Data []struct {
			Name           string
			Value          any // numbers as they are written
			Label, Tooltip struct{ Formatter string }
		}
	}
	Tooltip struct{ RenderMode, Formatter string }
	XAxis   []struct {
		Inverse     bool
		MinInterval int
		AxisLabel   struct{ Formatter string }
	}
	YAxis []struct{ Position string }
}

func optionOf(t *testing.T, f *Figure) (o echarts) {
	t.Helper()
	option, err := f.Option()
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(option))
	decoder.UseNumber()
	if err := decoder.Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

// TestYearsAreNoQuantities has ECharts write years without the comma of thousands, and none between two of them.
func TestYearsAreNoQuantities(t *testing.T) {
	d := sites("en")
	for i := range d.Categories {
		d.Series[0].Cells[i] = survey.Year(2015 + i)
	}
	if x := optionOf(t, draw(t, d, "en")).XAxis[0]; x.AxisLabel.Formatter != "{value}" || x.MinInterval != 1 {
		t.Errorf("the axis of years is %+v", x)
	}
	if x := optionOf(t, draw(t, sites("en"), "en")).XAxis[0]; x.AxisLabel.Formatter != "" || x.MinInterval != 1 {
		t.Errorf("the axis of counts is %+v", x)
	}
}
