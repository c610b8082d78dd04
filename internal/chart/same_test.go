package chart

import (
	"bytes"
	"encoding/csv"
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
	"salient/internal/vocabulary"
)

// hostile are labels that something on the way could take for code, for markup or for a formula.
var hostile = []string{
	`</script><script>alert(1)</script>`, `__f__function(){alert(1)}__f__`, `<img src=x onerror=alert(1)>`, `]]>`, `<!--`,
	`{b}: {c}`, `{a|text}`, `"quoted" & 'single'`, `=HYPERLINK("x")`, `+1`, `-1 to 1`, `@cmd`, `＝1+1`, `&amp;`, `%s`, `${x}`, `{{.}}`,
	"a\u00a0b", "\u2068אבג\u2069 abc", strings.Repeat("W", 300), strings.Repeat("مؤسسة", 40), strings.Repeat("字", 300), "👩‍👩‍👧‍👦 न्यायालय",
}

// several are the forms that write each figure as a text of its own, category by category.
var several = []vocabulary.ChartForm{"bar", "grouped", "stacked", "likert", "dot"}

// randomData gives data that can be drawn: of one kind, with gaps and withheld cells.
func randomData(r *rand.Rand) Data {
	text := func() Text { return Text{String: hostile[r.IntN(len(hostile))]} }
	d := Data{
		ID: "chart", Form: several[r.IntN(len(several))], Neutral: -1,
		Heading: Text{String: "Answer"}, Title: text(), Alt: text(),
	}
	columns := map[vocabulary.ChartForm]int{"bar": 1, "grouped": 2 + r.IntN(3), "stacked": 2 + r.IntN(5), "likert": 2 + 2*r.IntN(3), "dot": 1 + r.IntN(4)}[d.Form]
	lowest := .3
	if d.Form == "stacked" || d.Form == "likert" {
		lowest = 0
	}
	decimals, size := r.IntN(4), float64(int(1)<<r.IntN(40))
	stated := []func() survey.Cell{
		func() survey.Cell { return survey.Count(r.IntN(1 << r.IntN(30))) },
		func() survey.Cell {
			return survey.Share{Number: survey.Number{Value: float64(r.IntN(101)), Decimals: decimals}}
		},
		func() survey.Cell {
			return survey.Value{Number: survey.Number{Value: (r.Float64() - lowest) * size, Decimals: decimals}}
		},
	}[r.IntN(3)]
	for i := range 1 + r.IntN(12) {
		label := text()
		if r.IntN(4) == 0 {
			label.Lang = "he"
		}
		d.Categories = append(d.Categories, Category{ID: fmt.Sprint("row-", i), Label: label})
	}
	if d.Form == "likert" && r.IntN(2) == 0 {
		d.Neutral = columns / 2
		columns++
	}
	for i := range columns + r.IntN(3) {
		if i >= columns && d.Form != "likert" {
			break
		}
		s := Series{ID: fmt.Sprint("series-", i), Label: text(), Unit: "mentions", Base: survey.Count(r.IntN(500)), Aside: i >= columns}
		for range d.Categories {
			cell := stated()
			switch r.IntN(6) {
			case 0:
				cell = survey.Withheld{}
			case 1:
				cell = survey.NotStated{}
			}
			s.Cells = append(s.Cells, cell)
		}
		d.Series = append(d.Series, s)
	}
	d.Series[0].Cells[0] = stated()
	return d
}

// TestSameEverywhere holds the promise of the package: picture, table, download and option say the same.
func TestSameEverywhere(t *testing.T) {
	for seed := range uint64(80) {
		d := randomData(rand.New(rand.NewPCG(seed, 1)))
		for tag := range interfaceWords {
			checkSame(t, d, tag)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, d)
		}
	}
}

// TestSamplesSayTheSame does so for the charts of the golden files, and looks where their texts lie.
func TestSamplesSayTheSame(t *testing.T) {
	for tag := range interfaceWords {
		for _, d := range samples(tag) {
			checkSame(t, d, tag)
			checkLayout(t, draw(t, d, tag))
		}
	}
}

// TestTextsKeepTheirRoom looks for texts on each other, or outside of the drawing.
func TestTextsKeepTheirRoom(t *testing.T) {
	for seed := range uint64(30) {
		d := randomData(rand.New(rand.NewPCG(seed, 2)))
		for tag := range interfaceWords {
			checkLayout(t, draw(t, d, tag))
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, d)
		}
	}
}

// take removes the lines of a text from the beginning of what a picture says, and the figures that stand behind it.
func take(said []written, text string, figures int) (rest []written, numbers []string, ok bool) {
	for lines := ""; lines != text; said = said[1:] {
		if len(said) == 0 || !strings.HasPrefix(text, lines+said[0].text) {
			return said, nil, false
		}
		lines += said[0].text
	}
	if len(said) < figures {
		return said, nil, false
	}
	for _, f := range said[:figures] {
		numbers = append(numbers, f.text)
	}
	slices.Sort(numbers)
	return said[figures:], numbers, true
}

func checkSame(t *testing.T, d Data, tag locale.Tag) {
	t.Helper()
	f := draw(t, d, tag)
	if !slices.Contains(several, d.Form) {
		textsOf(t, narrow(f))
		return // such a form has a test of its own
	}
	textsOf(t, f.SVG) // has no id twice
	for _, picture := range append(pictures(f), f.Standalone()) {
		textsOf(t, picture) // is well formed
		said, ok := textsAt(t, picture, slideWidth), true
		var around []string
		if picture[len(picture)-1] == '\n' { // the one that stands alone begins with its titles
			around = append(around, d.Title.String)
			if d.Subtitle.String != "" {
				around = append(around, d.Subtitle.String)
			}
		}
		if len(d.Series) > 1 {
			for _, s := range d.Series {
				around = append(around, s.Label.String)
			}
		}
		for _, text := range around {
			if said, _, ok = take(said, text, 0); !ok {
				t.Errorf("%s: the picture does not say %q before %v", tag, text, said)
			}
		}
		for j, row := range f.Table.Rows {
			var want, got []string
			for _, cell := range row.Cells {
				want = append(want, cell.Text.String)
			}
			slices.Sort(want)
			for _, title := range titlesOf(picture) { // a mark of two equal numbers names both, and has the number once beside it
				if title == d.name(0, j)+": "+want[0]+separator+d.name(1, j)+": "+want[0] {
					want = want[:1]
				}
			}
			if said, got, ok = take(said, row.Heading.String, len(want)); !ok || !slices.Equal(want, got) {
				t.Errorf("%s: the table says %q %q, the picture %q before %v", tag, row.Heading.String, want, got, said)
			}
		}
		if len(said) > 0 {
			t.Errorf("%s: the picture says more: %v", tag, said)
		}
	}

	records, err := csv.NewReader(bytes.NewReader(f.CSV())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	option := optionOf(t, f)
	if len(records) != 1+len(d.Series)*len(d.Categories) || len(option.Series) != len(d.Series) || option.Tooltip.RenderMode != "richText" {
		t.Fatalf("%d records, %d series in the option", len(records), len(option.Series))
	}
	for i, s := range d.Series {
		if s.Label.String != f.Table.Head[1+i].String || s.Label.String != option.Series[i].Name {
			t.Errorf("names of series differ: %q in the option", option.Series[i].Name)
		}
		for j, row := range f.Table.Rows {
			record, item, cell := records[1+i*len(d.Categories)+j], option.Series[i].Data[j], row.Cells[i]
			value := fmt.Sprint(item.Value)
			if value == gap {
				value = ""
			}
			number := look(s.Cells[j], "", interfaceWords[tag]).number.String()
			switch {
			case record[0] != row.ID, record[1] != inert(row.Heading.String), record[3] != inert(s.Label.String), item.Name != row.Heading.String:
				t.Errorf("labels differ: table %q, download %q, option %q", row.Heading, record, item.Name)
			case record[4] != value, item.Label.Formatter != cell.Text.String, record[7] != string(cell.Status):
				t.Errorf("figures differ: table %v, download %q, option %v", cell, record, item)
			case !strings.HasSuffix(item.Tooltip.Formatter, cell.Text.String), strings.ContainsAny(item.Tooltip.Formatter+item.Label.Formatter, "{}"):
				t.Errorf("the tip of %v is %q", cell, item.Tooltip.Formatter)
			case (value == number) != (cell.Status == Stated):
				t.Errorf("%s has the number %q", cell.Status, value)
			}
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
			if !slices.Contains([]string{"svg", "title", "desc", "defs", "pattern", "path", "g", "rect", "line", "circle", "use", "text"}, token.Name.Local) {
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
	f.Add("large", 1.5e308, 0, uint8(10))
	f.Fuzz(func(t *testing.T, label string, value float64, decimals int, kind uint8) {
		if decimals < 0 || decimals > 15 {
			return // a Number has as many decimals as someone wrote
		}
		n := survey.Number{Value: value, Decimals: decimals}
		text := Text{String: label, Lang: []string{"", "he", "fr"}[kind%3]}
		cells := []survey.Cell{survey.Value{Number: n}, survey.Share{Number: n}, survey.Withheld{}, nil, survey.Count(value)}
		d := rows(cells[kind%5], survey.Withheld{})
		if d.Form = several[int(kind/5)%len(several)]; d.Form != "bar" {
			d.Neutral = -1
			for i := range 1 + kind%4 {
				d.Series = append(d.Series, Series{ID: fmt.Sprint("series-", i), Label: text, Cells: []survey.Cell{cells[(kind+i)%5], cells[kind%5]}})
			}
			d.Series[0].Label = text
		}
		d.Title, d.Alt, d.Categories[0].Label = text, text, text
		if len(d.Check()) > 0 {
			return
		}
		for _, tag := range []locale.Tag{"en", "ar"} {
			checkSame(t, d, tag)
		}
	})
}

// TestCountsComeFirst adds percentages to counts of respondents where fifty or more answered, and to nothing else.
func TestCountsComeFirst(t *testing.T) {
	for _, test := range []struct {
		unit string
		base survey.Cell
		want string
	}{
		{"respondents", survey.Count(50), "12 (24.0%)"},
		{"respondents", survey.Count(49), "12"},
		{"mentions", survey.Count(50), "12"},
		{"respondents", survey.NotStated{}, "12"},
		{"respondents", survey.Withheld{}, "12"},
	} {
		d := rows(survey.Count(12), survey.Withheld{})
		d.Series[0].Unit, d.Series[0].Base = test.unit, test.base
		f := draw(t, d, "en")
		if got := f.Table.Rows[0].Cells[0].Text.String; got != test.want || f.Table.Rows[1].Cells[0].Text.String != "withheld" {
			t.Errorf("%s of %v: %s", test.unit, test.base, got)
		}
		if f.Derived != (test.want != "12") {
			t.Errorf("%s of %v: derived is %t", test.unit, test.base, f.Derived)
		}
		if !strings.Contains(string(f.CSV()), ",12,") {
			t.Errorf("the download has another number: %s", f.CSV())
		}
	}
}
