package chart

import (
	"fmt"
	"testing"

	"salient/internal/survey"
)

// tenBars is a common chart; a third of its labels needs two lines.
func tenBars() Data {
	d := barriers("en")
	d.Categories, d.Series[0].Cells = nil, nil
	for i := range 10 {
		label := "Lack of time and funding"
		if i%3 == 0 {
			label = "Difficulty of finding which investors to engage"
		}
		d.Categories = append(d.Categories, Category{ID: fmt.Sprint("row-", i), Label: Text{String: label}})
		d.Series[0].Cells = append(d.Series[0].Cells, survey.Count(19+i))
	}
	return d
}

func BenchmarkDraw(b *testing.B) {
	charts := []Data{answers("en"), sites("en"), harms("en")}
	for _, form := range several {
		d := tenBars()
		if d.Form = form; form != "bar" {
			d.Series = append(d.Series, d.Series[0], d.Series[0], d.Series[0])
			d.Neutral = -1
		}
		charts = append(charts, d)
	}
	for _, d := range charts {
		b.Run(string(d.Form), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				draw(b, d, "en")
			}
			b.ReportMetric(float64(len(draw(b, d, "en").SVG)), "bytes/SVG")
		})
	}
}

func BenchmarkOption(b *testing.B) {
	f := draw(b, tenBars(), "en")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Option(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStandalone(b *testing.B) {
	f := draw(b, tenBars(), "en")
	b.ReportAllocs()
	for b.Loop() {
		f.Standalone("Base: 32", "Source: Taking CTRL, 2024")
	}
}

func BenchmarkCSV(b *testing.B) {
	f := draw(b, tenBars(), "en")
	b.ReportAllocs()
	for b.Loop() {
		f.CSV()
	}
}
