package chart

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/survey"
)

// hostile are labels that something on the way could take for code, for markup or for a formula.
var hostile = []string{
	`</script><script>alert(1)</script>`, `__f__function(){alert(1)}__f__`, `<img src=x onerror=alert(1)>`, `]]>`, `<!--`,
	`{b}: {c}`, `{a|text}`, `"quoted" & 'single'`, `=HYPERLINK("x")`, `+1`, `-1 to 1`, `@cmd`, `＝1+1`, `&amp;`, `%s`, `${x}`, `{{.}}`,
	"a\u00a0b", "\u2068אבג\u2069 abc", strings.Repeat("W", 300), strings.Repeat("مؤسسة", 40), strings.Repeat("字", 300), "👩‍👩‍👧‍👦 न्यायालय",
}

// randomData gives data that can be drawn: of one kind, with gaps and withheld cells.
func randomData(r *rand.Rand) Data {
	d := Data{
		ID: "chart", Form: "bar", Heading: Text{String: "Answer"},
		Title: Text{String: hostile[r.IntN(len(hostile))]}, Alt: Text{String: hostile[r.IntN(len(hostile))]},
		Series: []Series{{ID: "q", Label: Text{String: hostile[r.IntN(len(hostile))]}, Unit: "mentions", Base: survey.Count(r.IntN(500))}},
	}
	decimals, size := r.IntN(4), float64(int(1)<<r.IntN(40))
	stated := []func() survey.Cell{
		func() survey.Cell { return survey.Count(r.IntN(1 << r.IntN(30))) },
		func() survey.Cell {
			return survey.Share{Number: survey.Number{Value: float64(r.IntN(101)), Decimals: decimals}}
		},
		func() survey.Cell {
			return survey.Value{Number: survey.Number{Value: (r.Float64() - .3) * size, Decimals: decimals}}
		},
	}[r.IntN(3)]
	d.Series[0].Cells = append(d.Series[0].Cells, stated())
	for range r.IntN(12) {
		cell := stated()
		switch r.IntN(5) {
		case 0:
			cell = survey.Withheld{}
		case 1:
			cell = survey.NotStated{}
		}
		d.Series[0].Cells = append(d.Series[0].Cells, cell)
	}
	for i := range d.Series[0].Cells {
		label := Text{String: hostile[r.IntN(len(hostile))]}
		if r.IntN(4) == 0 {
			label.Lang = "he"
		}
		d.Categories = append(d.Categories, Category{fmt.Sprint("row-", i), label})
	}
	return d
}

// TestSameEverywhere holds the promise of the package: picture, table, download and option say the same.
func TestSameEverywhere(t *testing.T) {
	for seed := range uint64(100) {
		d := randomData(rand.New(rand.NewPCG(seed, 1)))
		for tag := range interfaceWords {
			checkSame(t, d, tag)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, d)
		}
	}
}

func checkSame(t *testing.T, d Data, tag locale.Tag) {
	t.Helper()
	f := draw(t, d, tag)
	var inTable string
	for _, row := range f.Table.Rows {
		inTable += row.Heading.String + row.Cells[0].Text.String
	}
	for _, picture := range [][]byte{f.SVG, f.Standalone()} {
		words := textsOf(t, picture)
		if picture[len(picture)-1] == '\n' { // the one that stands alone begins with its titles
			words = strings.TrimPrefix(words, d.Title.String+d.Subtitle.String)
		}
		if words != inTable {
			t.Errorf("%s: the picture says\n%s\nand the table\n%s", tag, words, inTable)
		}
	}

	records, err := csv.NewReader(bytes.NewReader(f.CSV())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	option, err := f.Option()
	if err != nil {
		t.Fatal(err)
	}
	var echarts struct {
		Series []struct {
			Data []struct {
				Name  string
				Value any
				Label struct{ Formatter string }
			}
		}
		YAxis []struct{ Data []string }
	}
	decoder := json.NewDecoder(bytes.NewReader(option))
	decoder.UseNumber()
	if err := decoder.Decode(&echarts); err != nil {
		t.Fatal(err)
	}
	for i, row := range f.Table.Rows {
		record, item, cell := records[i+1], echarts.Series[0].Data[i], row.Cells[0]
		value := fmt.Sprint(item.Value)
		if value == gap {
			value = ""
		}
		number := look(d.Series[0].Cells[i], "", interfaceWords[tag]).number.String()
		switch {
		case record[0] != row.ID, record[1] != inert(row.Heading.String), item.Name != row.Heading.String:
			t.Errorf("labels differ: table %q, download %q, option %q", row.Heading, record, item.Name)
		case record[2] != value, item.Label.Formatter != cell.Text.String, record[5] != string(cell.Status):
			t.Errorf("figures differ: table %v, download %q, option %v", cell, record, item)
		case (value == number) != (cell.Status == Stated):
			t.Errorf("%s has the number %q", cell.Status, value)
		}
	}
}

// textsOf gives all that a picture shows as text, and fails where it is not XML, or has what the content policy or
// a reader would stumble over.
func textsOf(t *testing.T, svg []byte) string {
	t.Helper()
	var words strings.Builder
	ids := map[string]bool{}
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	inText := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains([]string{"svg", "title", "desc", "defs", "pattern", "path", "g", "rect", "line", "circle", "text"}, token.Name.Local) {
				t.Errorf("an element %s", token.Name.Local)
			}
			for _, a := range token.Attr {
				if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("an attribute %s=%q", a.Name.Local, a.Value)
				}
				if a.Name.Local == "id" {
					if ids[a.Value] {
						t.Errorf("the id %s twice", a.Value)
					}
					ids[a.Value] = true
				}
				if a.Name.Local == "width" && strings.HasPrefix(a.Value, "-") {
					t.Errorf("a width of %s", a.Value)
				}
			}
			if token.Name.Local == "text" {
				inText++
			}
		case xml.EndElement:
			if token.Name.Local == "text" {
				inText--
			}
		case xml.CharData:
			if inText > 0 {
				words.Write(token)
			}
		}
	}
	return words.String()
}

// FuzzDraw draws what no author wrote: data that Check passes are drawn as the same in every shape.
func FuzzDraw(f *testing.F) {
	for i, label := range hostile {
		f.Add(label, 19.0, 2, uint8(i))
	}
	f.Add("\x00", -1e300, 400, uint8(1))
	f.Fuzz(func(t *testing.T, label string, value float64, decimals int, kind uint8) {
		if decimals < 0 || decimals > 15 {
			return // a Number has as many decimals as someone wrote
		}
		n := survey.Number{Value: value, Decimals: decimals}
		text := Text{String: label, Lang: []string{"", "he", "fr"}[kind%3]}
		cells := []survey.Cell{survey.Value{Number: n}, survey.Share{Number: n}, survey.Withheld{}, nil, survey.Count(value)}
		d := rows(cells[kind%5], survey.Withheld{})
		d.Title, d.Alt, d.Categories[0].Label = text, text, text
		if len(d.Check()) > 0 {
			return
		}
		for _, tag := range []locale.Tag{"en", "ar"} {
			checkSame(t, d, tag)
		}
	})
}
