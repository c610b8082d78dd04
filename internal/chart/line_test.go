package chart

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/survey"
)

// answers is a line a group over years that are not evenly apart, with a cell withheld and one not stated.
func answers(tag locale.Tag) Data {
	texts := map[locale.Tag][]string{
		"en": {"More companies answer, and sites in conflict zones stay silent", "Share of companies that replied to allegations, by where the site lies", "Lines: all sites rise from 41% to 68%.", "All sites", "Conflict zones", "Supply chain"},
		"es": {"Más empresas responden y las zonas de conflicto callan", "Proporción de empresas que respondieron a denuncias, según el lugar", "Líneas: todos los sitios suben del 41 % al 68 %.", "Todos", "En conflicto", "Proveedores"},
		"ar": {"شركات أكثر تردّ، ومواقع النزاع تبقى صامتة", "نسبة الشركات التي ردّت على الادعاءات بحسب موقعها", "خطوط: ترتفع المواقع كلها من 41% إلى 68%.", "كل المواقع", "مناطق النزاع", "سلسلة التوريد"},
		"zh": {"回应的公司增多，冲突地区仍然沉默", "对指控作出回应的公司比例，按场所所在地划分", "折线：全部场所由41%升至68%。", "全部场所", "冲突地区", "供应链"},
		"hi": {"अधिक कंपनियाँ उत्तर देती हैं, संघर्ष क्षेत्र चुप हैं", "आरोपों पर उत्तर देने वाली कंपनियों का हिस्सा, स्थान के अनुसार", "रेखाएँ: सभी स्थल 41% से 68% तक।", "सभी स्थल", "संघर्ष क्षेत्र", "आपूर्ति शृंखला"},
	}[tag]
	d := Data{
		ID: "answers", Form: "line", Title: Text{String: texts[0]}, Subtitle: Text{String: texts[1]}, Alt: Text{String: texts[2]},
		Heading: say(interfaceWords[tag], "figure.answer"), Positions: []float64{2012, 2014, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2024},
		Series: []Series{
			{ID: "all", Label: Text{String: texts[3]}, Cells: []survey.Cell{share(41), share(44.5), share(47), share(46.2), share(52), share(55.1), share(53), share(61), share(64.4), share(68)}},
			{ID: "conflict", Label: Text{String: texts[4]}, Cells: []survey.Cell{share(18), share(17.5), survey.Withheld{}, share(19), share(22), survey.NotStated{}, share(21), share(20), share(23.4), share(22.1)}},
			{ID: "supply", Label: Text{String: texts[5]}, Cells: []survey.Cell{nil, nil, share(25), share(28), share(31), share(35), share(33), share(36), share(38), share(41.3)}},
		},
	}
	for _, year := range d.Positions {
		d.Categories = append(d.Categories, Category{ID: fmt.Sprint(year), Label: Text{String: fmt.Sprint(year)}})
	}
	return d
}

func TestGoldenLines(t *testing.T) { goldens(t, "line", answers) }

// checkCellsSaid compares a picture with its table: each stated figure is said by a mark, each other by name below.
func checkCellsSaid(t *testing.T, d Data, f *Figure) {
	t.Helper()
	for _, svg := range append(pictures(f), f.Standalone()) {
		var marks, want []string
		for _, title := range titlesOf(svg) {
			if !strings.Contains(title, separator) { // that of withheld cells says several
				marks = append(marks, title)
			}
		}
		said := strings.ReplaceAll(textsOf(t, svg), " ", "")
		hatched := map[string]bool{}
		for j, row := range f.Table.Rows {
			for i, cell := range row.Cells {
				name := d.name(i, j)
				switch cell.Status {
				case Stated:
					want = append(want, name+": "+cell.Text.String)
				case Withheld:
					hatched[name+": "+cell.Text.String] = true
					fallthrough
				case NotStated:
					if !strings.Contains(said, strings.ReplaceAll(name, " ", "")) {
						t.Errorf("%q is not named in %q", name, said)
					}
				}
			}
		}
		marks = slices.DeleteFunc(marks, func(mark string) bool { return hatched[mark] })
		slices.Sort(want)
		if !slices.Equal(marks, want) {
			t.Errorf("the picture says\n%q\nand the table\n%q", marks, want)
		}
	}
}

func TestLinesSayTheSame(t *testing.T) {
	for tag := range interfaceWords {
		d := answers(tag)
		f := draw(t, d, tag)
		checkCellsSaid(t, d, f)
		checkLayout(t, f)
	}
}

// TestLinesHaveGaps counts the parts of a line: nothing is drawn across what has no number.
func TestLinesHaveGaps(t *testing.T) {
	d := rows(value(1), value(2), survey.Withheld{}, value(3), survey.NotStated{}, value(4), value(5))
	d.Form = "line"
	f := draw(t, d, "en")
	path := string(narrow(f)[bytes.Index(narrow(f), []byte(`<path class="trend l1" d="M`)):])
	path = path[:strings.Index(path, `" color`)]
	if m, l := strings.Count(path, "M"), strings.Count(path, "L"); m != 3 || l != 2 {
		t.Errorf("the line is %s", path)
	}
	for _, said := range []string{"withheld: Row 2", "not stated: Row 4"} {
		if !strings.Contains(textsOf(t, narrow(f)), said) {
			t.Errorf("%q is not said", said)
		}
	}
}

// TestWithheldPointsToNothing draws data that differ in what is withheld alone.
func TestWithheldPointsToNothing(t *testing.T) {
	d := rows(value(1), survey.Withheld{}, value(9))
	d.Form = "line"
	f := draw(t, d, "en")
	if n := strings.Count(string(narrow(f)), `class="withheld"`); n != 2 { // on the axis and below
		t.Errorf("%d boxes", n)
	}
	if !strings.Contains(string(narrow(f)), `height="10" fill="none"`) {
		t.Error("the box of a withheld cell is not that of all")
	}
	option, err := f.Option()
	if err != nil || !bytes.Contains(option, []byte(`{"name":"Row 1","value":"-"}`)) {
		t.Errorf("%v in %s", err, option)
	}
}

// randomLines gives lines that can be drawn.
func randomLines(r *rand.Rand) Data {
	labels := append([]string{"2019", "Q1 2020", "Before the law"}, hostile...)
	d := Data{ID: "chart", Form: "line", Title: Text{String: "T"}, Alt: Text{String: "A"}}
	n, size := 2+r.IntN(40), float64(int(1)<<r.IntN(40))
	for i := range n {
		d.Categories = append(d.Categories, Category{ID: fmt.Sprint("row-", i), Label: Text{String: labels[r.IntN(len(labels))]}})
		if r.IntN(6) == 0 {
			d.Categories[i].Label.Lang = "he"
		}
	}
	if r.IntN(2) == 0 {
		at := r.Float64() * 2000
		for range n {
			at += .1 + r.Float64()*5
			d.Positions = append(d.Positions, at)
		}
	}
	for i := range 1 + r.IntN(mostLines) {
		s := Series{ID: fmt.Sprint("s", i), Label: Text{String: labels[r.IntN(len(labels))]}}
		for range n {
			cell := value((r.Float64() - .3) * size)
			switch r.IntN(8) {
			case 0:
				cell = survey.Withheld{}
			case 1:
				cell = nil
			}
			s.Cells = append(s.Cells, cell)
		}
		d.Series = append(d.Series, s)
	}
	return d
}

func TestLinesKeepTheirRoom(t *testing.T) {
	for seed := range uint64(30) {
		d := randomLines(rand.New(rand.NewPCG(seed, 2)))
		if len(d.Check()) > 0 {
			continue
		}
		for _, tag := range []locale.Tag{"en", "ar"} {
			f := draw(t, d, tag)
			checkLayout(t, f)
			textsOf(t, narrow(f))
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestOptionOfLines compares the option with the table, in even and in uneven steps.
func TestOptionOfLines(t *testing.T) {
	for seed := range uint64(30) {
		d := randomLines(rand.New(rand.NewPCG(seed, 4)))
		if len(d.Check()) > 0 {
			continue
		}
		option := optionOf(t, draw(t, d, "ar"))
		if option.Tooltip.RenderMode != "richText" || option.Tooltip.Formatter != "" || !option.XAxis[0].Inverse {
			t.Errorf("the option is %+v", option)
		}
		for i, s := range d.Series {
			if option.Series[i].Name != s.Label.String {
				t.Errorf("a series %q, not %q", option.Series[i].Name, s.Label.String)
			}
			for j, cell := range s.Cells {
				item := option.Series[i].Data[j]
				got := item.Value
				if pair, uneven := got.([]any); uneven {
					got = pair[1]
				}
				want := gap
				if n, stated := numberOf(cell); stated {
					want = n.String()
				}
				if fmt.Sprint(got) != want || item.Name != d.Categories[j].Label.String {
					t.Errorf("%q is %v in the option, not %v", item.Name, got, want)
				}
			}
		}
	}
}

// FuzzPlane draws what no author wrote on two axes: what Check passes has room for its words.
func FuzzPlane(f *testing.F) {
	for i, label := range hostile {
		f.Add(label, float64(i), -2.5, uint8(i))
	}
	f.Add("x", 1e15, 1e15+1, uint8(0))
	f.Add("x", 1e-12, -1e-12, uint8(1))
	f.Fuzz(func(t *testing.T, label string, a, b float64, kind uint8) {
		kinds := []func(float64) survey.Cell{
			value, share, func(v float64) survey.Cell { return survey.Count(v) }, func(v float64) survey.Cell { return survey.Year(v) },
		}
		cell := kinds[kind%4]
		d := rows(cell(a), cell(b), survey.Withheld{}, nil, cell(0))
		d.Form, d.Categories[1].Label = "line", Text{String: label, Lang: []string{"", "he"}[kind/4%2]}
		other := d.Series[0]
		d.Series[0].ID, d.Series[0].Label, other.ID, other.Label = "a", d.Categories[1].Label, "b", Text{String: "B"}
		d.Series = append(d.Series, other)
		if kind%3 == 0 {
			d.Form = "scatter"
		}
		if len(d.Check()) > 0 {
			return
		}
		for _, tag := range []locale.Tag{"en", "ar"} {
			f := draw(t, d, tag)
			textsOf(t, narrow(f))
			checkLayout(t, f)
			if _, err := f.Option(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestWhatIsNoLine(t *testing.T) {
	lines := func(change func(*Data)) Data {
		d := rows(value(1), value(2))
		d.Form = "line"
		change(&d)
		return d
	}
	for what, d := range map[string]Data{
		"a line of one point": lines(func(d *Data) { d.Categories, d.Series[0].Cells = d.Categories[:1], d.Series[0].Cells[:1] }),
		"more lines than a reader": lines(func(d *Data) {
			for i := range 5 {
				d.Series = append(d.Series, Series{ID: fmt.Sprint(i), Label: Text{String: "S"}, Cells: d.Series[0].Cells})
			}
			d.Series[0].Label.String = "S"
		}),
		"more points than a line": lines(func(d *Data) {
			many := rows(slices.Repeat([]survey.Cell{value(1)}, 100_000)...)
			d.Categories, d.Series = many.Categories, many.Series
		}),
		"more or fewer places than labels": lines(func(d *Data) { d.Positions = []float64{1} }),
		"two points of a line at one":      lines(func(d *Data) { d.Positions = []float64{1, 1} }),
		"too many digits":                  lines(func(d *Data) { d.Series[0].Cells[0] = value(123456789012) }),
	} {
		checkRefused(t, &d, what)
	}
}

// TestScaleFrom says where a scale begins that does not reach 0.
func TestScaleFrom(t *testing.T) {
	for _, test := range []struct {
		cells []survey.Cell
		want  string
	}{
		{[]survey.Cell{value(90), value(100)}, "90"},
		{[]survey.Cell{value(9), value(100)}, ""},
		{[]survey.Cell{value(-1), value(1)}, ""},
		{[]survey.Cell{survey.Count(90), survey.Count(100)}, ""},
		{[]survey.Cell{survey.Year(2015), survey.Year(2024)}, ""},
	} {
		d := rows(test.cells...)
		d.Form = "line"
		if got := draw(t, d, "en").ScaleFrom; got != test.want {
			t.Errorf("%v: the scale begins at %q", test.cells, got)
		}
	}
}
