package render

import (
	"html/template"
	"slices"
	"testing"
)

func TestAsksAreSpreadEvenly(t *testing.T) {
	for _, test := range []struct {
		lines, want []int
	}{
		{nil, nil},
		{[]int{4}, []int{1}},
		{[]int{4, 4, 4, 4}, []int{4}},          // they fill one slide
		{[]int{4, 4, 4, 4, 4}, []int{3, 2}},    // not 4 and 1
		{[]int{5, 5, 5, 5, 5, 5}, []int{3, 3}}, // as they come
		{[]int{40, 4}, []int{1, 1}},            // one alone has more lines than a slide
	} {
		if got := evenly(test.lines, 16); !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, not %v", test.lines, got, test.want)
		}
	}
}

func TestThePictureOfWidePagesIsMeasured(t *testing.T) {
	for svg, want := range map[template.HTML]float64{
		`<svg width="100%" height="140"><rect height="14"/></svg>`:                                         140,
		`<svg width="100%" height="434" class="narrow"></svg><svg width="100%" height="294" class="wide">`: 294,
		"": 0,
	} {
		if got := heightOf(svg); got != want {
			t.Errorf("%s: %v, not %v", svg, got, want)
		}
	}
}
