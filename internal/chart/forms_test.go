package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/survey"
)

func TestWhatHasAnotherForm(t *testing.T) {
	one, many := counts(1), make([]survey.Cell, 101)
	many[0] = survey.Count(1)
	aside := func(d Data, series ...int) Data {
		for _, i := range series {
			d.Series[i].Aside = true
		}
		return d
	}
	neutral := func(d Data, i int) Data {
		d.Neutral = i
		return d
	}
	for _, test := range []struct {
		data Data
		want string
	}{
		{table("grouped", one), "groups of a single bar"},
		{table("grouped", one, one, one, one, one), "more bars in a group than a reader can tell apart"},
		{table("grouped", many, many), "more bars than a reader can compare"},
		{table("stacked", one), "stacks of a single part"},
		{table("stacked", one, one, one, one, one, one, one), "more parts in a bar than a reader can tell apart"},
		{table("stacked", many, many), "more bars than a reader can compare"},
		{table("stacked", values(1), values(-1)), "a part of less than nothing"},
		{table("likert", values(1), values(-1)), "a part of less than nothing"},
		{table("stacked", []survey.Cell{value(1.5e308)}, []survey.Cell{value(1.5e308)}), "parts that are too large for a sum"},
		{table("likert", one), "a scale of a single answer"},
		{aside(table("likert", one, one), 1), "a scale of a single answer"},
		{table("likert", one, one, one), "an odd scale without a neutral answer"},
		{table("likert", one, one, one, one, one, one, one, one), "more answers on a scale than a reader can tell apart"},
		{neutral(table("likert", one, one, one, one, one), 4), "more answers on a scale than a reader can tell apart"},
		{neutral(table("likert", one, one), 2), "a neutral answer that is not on the scale"},
		{neutral(aside(table("likert", one, one, one), 2), 2), "a neutral answer that is not on the scale"},
		{aside(table("likert", one, one, one, one, one), 2, 3, 4), "more answers beside a scale than a reader can tell apart"},
		{table("dot", one, one, one, one, one), "more dots on a line than a reader can tell apart"},
		{table("dot", many), "more lines of dots than a reader can compare"},
	} {
		checkRefused(t, &test.data, test.want)
	}
}

// drawnBox is a box of a picture on a page of 1000 px: where it begins and how wide it is.
type drawnBox struct {
	class          string
	left, width, y float64
}

var boxPattern = regexp.MustCompile(`<rect class="([^"]*)"(?: x="([-0-9.]+)(%?)")?(?: transform="translate\(([-0-9.]+)\)")? width="([0-9.]+)(%?)"(?: transform="translate\(([-0-9.]+)\)")? y="([0-9.]+)"`)

func boxesOf(t *testing.T, svg []byte) (boxes []drawnBox) {
	t.Helper()
	found := boxPattern.FindAllStringSubmatch(string(svg), -1)
	if len(found) != strings.Count(string(svg), "<rect") {
		t.Fatalf("boxes that are not understood in %s", svg)
	}
	number := func(s, percentage string) float64 {
		v, _ := strconv.ParseFloat(s, 64) // 0 where it is not said
		if percentage != "" {
			return 10 * v
		}
		return v
	}
	for _, m := range found {
		left := number(m[2], m[3]) + number(m[4], "") + number(m[7], "")
		boxes = append(boxes, drawnBox{m[1], left, number(m[5], m[6]), number(m[8], "")})
	}
	return boxes
}

// TestPartsKeepApart measures stacks: parts never touch, stay in the drawing, and what is withheld is of one size.
func TestPartsKeepApart(t *testing.T) {
	for seed := range uint64(200) {
		d := randomData(rand.New(rand.NewPCG(seed, 3)))
		if d.Form != "stacked" && d.Form != "likert" {
			continue
		}
		for _, tag := range []locale.Tag{"en", "ar"} {
			var last drawnBox
			for _, b := range boxesOf(t, narrow(draw(t, d, tag))) {
				if b.left < -1 || b.left+b.width > 1001 {
					t.Errorf("seed %d: a box from %.2f to %.2f", seed, b.left, b.left+b.width)
				}
				if b.y == last.y && min(b.left+b.width, last.left+last.width)-max(b.left, last.left) > -partGap+.2 {
					t.Errorf("seed %d: %+v and %+v touch", seed, last, b)
				}
				if last = b; b.class == "withheld" && b.width != stackStub {
					t.Errorf("seed %d: a withheld cell is %.2f wide", seed, b.width)
				}
			}
		}
	}
}

// TestStackIsToScale looks at the lengths of a stack with every sort of cell.
func TestStackIsToScale(t *testing.T) {
	d := table("stacked", shares(40, 20), shares(hidden, 30), shares(hidden, 50))
	var parts []float64
	for _, b := range boxesOf(t, narrow(draw(t, d, "en"))) {
		if strings.HasPrefix(b.class, "part") && b.width != swatchSize {
			parts = append(parts, b.width)
		}
	}
	want := []float64{40, 20, 30, 50}
	if len(parts) != len(want) {
		t.Fatalf("parts of %v", parts)
	}
	for i, w := range want {
		if math.Abs(parts[i]/parts[0]-w/40) > .001 {
			t.Errorf("parts of %v are drawn as %v", want, parts)
		}
	}
}

// TestNeutralIsInTheMiddle finds the middle of neutral, and of the gap between the two sides of an even scale, at zero.
func TestNeutralIsInTheMiddle(t *testing.T) {
	axis := regexp.MustCompile(`class="axis" x1="([0-9.]+)%" x2="[0-9.]+%" transform="translate\(([0-9.]+)\)`)
	for _, d := range samples("en") {
		if d.Form != "likert" {
			continue
		}
		svg := narrow(draw(t, d, "en"))
		m := axis.FindSubmatch(svg)
		if m == nil {
			t.Fatalf("no zero in %s", svg)
		}
		share, _ := strconv.ParseFloat(string(m[1]), 64)
		pixels, _ := strconv.ParseFloat(string(m[2]), 64)
		zero, rows := 10*share+pixels, 0
		colours := coloursOfScale(&d)
		for i, b := range boxesOf(t, svg) {
			if i < len(d.Series) || b.width == swatchSize {
				continue // the legend, or the mark of a number
			}
			var middle float64
			switch {
			case d.Neutral >= 0 && b.class == "part "+colours[d.Neutral].class:
				middle = b.left + b.width/2
			case d.Neutral < 0 && b.class == "part "+colours[1].class:
				middle = b.left + b.width + partGap/2.
			default:
				continue
			}
			rows++
			if math.Abs(middle-zero) > .2 {
				t.Errorf("%s: neutral is at %.2f and zero at %.2f", d.ID, middle, zero)
			}
		}
		if rows != len(d.Categories) {
			t.Errorf("%s: %d of %d rows", d.ID, rows, len(d.Categories))
		}
	}
}

// TestDotsBeginAtZero for counts and shares, and for values that are not all far from it.
func TestDotsBeginAtZero(t *testing.T) {
	for name, test := range map[string]struct {
		cells []survey.Cell
		zero  bool
	}{
		"counts":       {counts(100, 101), true},
		"shares":       {shares(90, 95), true},
		"years":        {values(20240, 20260), false},
		"below zero":   {values(-500, -501), false},
		"about zero":   {values(-5, 500), true},
		"small values": {values(1, 500), true},
	} {
		d := table("dot", test.cells)
		if got := strings.Contains(string(narrow(draw(t, d, "en"))), `class="axis"`); got != test.zero {
			t.Errorf("%s begin at zero: %t", name, got)
		}
	}
}

// TestWithheldPartsFillTheWhole draws what is left of a base that every reader knows, in even parts: a bar is then not
// shorter for what is withheld, and no part says how large it is.
func TestWithheldPartsFillTheWhole(t *testing.T) {
	d := rows(survey.Count(30))
	d.Form, d.Categories[0].Whole = "stacked", 100
	for i, cell := range []survey.Cell{survey.Count(30), survey.Withheld{}, survey.Withheld{}} {
		d.Series = append(d.Series[:i], Series{ID: fmt.Sprint(i), Label: Text{String: "Part"}, Cells: []survey.Cell{cell}})
	}
	figures := make([][]figure, len(d.Series))
	for i := range figures {
		figures[i] = []figure{look(d.Series[i].Cells[0], "", interfaceWords["en"])}
	}
	d.leave(figures)
	if figures[0][0].rest != 0 || figures[1][0].rest != 35 || figures[2][0].rest != 35 {
		t.Errorf("left are %v, %v and %v", figures[0][0].rest, figures[1][0].rest, figures[2][0].rest)
	}
	if svg := string(draw(t, d, "en").SVG); strings.Contains(svg, "35<") || strings.Contains(svg, "70<") {
		t.Errorf("a number that nobody stated is in %s", svg)
	}
}
