package chart

import (
	"math"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/survey"
)

func TestAxisIsRound(t *testing.T) {
	for _, test := range []struct {
		from, to float64
		want     string
	}{
		{0, 97, "0 20 40 60 80 100"},
		{0, 100, "0 20 40 60 80 100"},
		{0, .3, "0.0 0.1 0.2 0.3"},
		{0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{-3, 12, "-5 0 5 10 15"},
		{2015, 2024, "2,014 2,016 2,018 2,020 2,022 2,024"},
		{0, 0, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{0, 1e9, "0 200,000,000 400,000,000 600,000,000 800,000,000 1,000,000,000"},
		{-1, 1, "-1.0 -0.5 0.0 0.5 1.0"},
	} {
		var got []string
		for _, tick := range axisOf(test.from, test.to, 5, false).ticks(locale.For("en"), value(0)) {
			got = append(got, strings.ReplaceAll(tick.words, "−", "-"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("from %v to %v the ticks are %v", test.from, test.to, got)
		}
	}
}

// TestWholeTicks has counts and years without ticks between them.
func TestWholeTicks(t *testing.T) {
	for _, test := range []struct {
		cells []survey.Cell
		want  string
	}{
		{[]survey.Cell{survey.Count(1)}, "0 1"},
		{[]survey.Cell{survey.Count(0)}, "0 1"},
		{[]survey.Cell{survey.Year(2024), survey.Year(2026)}, "2024 2025 2026"},
		{[]survey.Cell{survey.Year(2024)}, "2024 2025"},
		{[]survey.Cell{share(3)}, "0% 1% 2% 3%"},
	} {
		var got []string
		a, like := axisOfSeries([]Series{{Cells: test.cells}}, 5)
		for _, tick := range a.ticks(locale.For("en"), like) {
			got = append(got, tick.words)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%v have the ticks %v", test.cells, got)
		}
	}
}

func FuzzAxis(f *testing.F) {
	for _, seed := range [][2]float64{{0, 0}, {1, 1}, {-1e308, 1e308}, {1e-320, 2e-320}, {1e17, 1e17 + 2}, {-5, 12}, {math.Inf(-1), math.Inf(1)}, {.1, .3}} {
		f.Add(seed[0], seed[1], uint8(5))
	}
	f.Fuzz(func(t *testing.T, a, b float64, most uint8) {
		if math.IsNaN(a) || math.IsNaN(b) {
			return // Check has refused it
		}
		steps := 2 + int(most)%20
		axis := axisOf(min(a, b), max(a, b), steps, most%2 == 0)
		ticks := axis.ticks(locale.For("en"), value(0))
		if len(ticks) < 2 || len(ticks) > steps+1 {
			t.Fatalf("%d ticks", len(ticks))
		}
		for i, tick := range ticks {
			if !(tick.at >= 0 && tick.at <= 1) || i > 0 && tick.at <= ticks[i-1].at {
				t.Fatalf("a tick at %v", tick.at)
			}
		}
		for _, v := range []float64{a, b} {
			if at := axis.at(v); !(at >= 0 && at <= 1) {
				t.Fatalf("%v is at %v", v, at)
			}
		}
	})
}

func TestAxisBeginsAtZero(t *testing.T) {
	for name, test := range map[string]struct {
		cells []survey.Cell
		first float64
	}{
		"counts":           {[]survey.Cell{survey.Count(90), survey.Count(100)}, 0},
		"shares":           {[]survey.Cell{survey.Share{Number: survey.Number{Value: 90}}, survey.Share{Number: survey.Number{Value: 99}}}, 0},
		"values near zero": {[]survey.Cell{value(10), value(100)}, 0},
		"values far off":   {[]survey.Cell{value(90), value(100)}, 90},
		"years":            {[]survey.Cell{survey.Year(1990), survey.Year(2024)}, 1990},
		"below zero":       {[]survey.Cell{value(-100), value(-10)}, -100},
		"none":             {[]survey.Cell{survey.Withheld{}, nil}, 0},
	} {
		if a, _ := axisOfSeries([]Series{{Cells: test.cells}}, 5); a.value(a.first) != test.first {
			t.Errorf("%s begin at %v", name, a.value(a.first))
		}
	}
}

// TestTicksAreInTheReadersLanguage compares the ticks of one chart in two languages.
func TestTicksAreInTheReadersLanguage(t *testing.T) {
	for tag, want := range map[locale.Tag]string{"en": ">80%<", "es": ">80\u00a0%<"} {
		d := answers(tag)
		if svg := string(narrow(draw(t, d, tag))); !strings.Contains(svg, want) {
			t.Errorf("%s: no tick %s in %s", tag, want, svg)
		}
	}
}
