package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/survey"
)

// sites are points of which two are near each other, one is withheld and one not stated.
func sites(tag locale.Tag) Data {
	texts := map[locale.Tag][]string{
		"en": {"Sites with many workers resolve fewer grievances", "Grievances resolved within 90 days, and workers, by site, 2024", "Points fall from left to right.", "Workers", "Grievances resolved",
			"Port", "Mill", "North mine", "South mine", "Smelter", "Depot", "Harvest camps of seasonal workers in the northern valley", "Yard", "Laundry", "Quarry"},
		"es": {"Los sitios con muchos trabajadores resuelven menos quejas", "Quejas resueltas en 90 días y trabajadores, por sitio, 2024", "Los puntos bajan de izquierda a derecha.", "Trabajadores", "Quejas resueltas",
			"Puerto", "Molino", "Mina norte", "Mina sur", "Fundición", "Depósito", "Campamentos de cosecha de temporeros en el valle del norte", "Patio", "Lavandería", "Cantera"},
		"ar": {"المواقع كثيرة العمال تحلّ شكاوى أقل", "الشكاوى التي حُلّت خلال 90 يومًا وعدد العمال بحسب الموقع، 2024", "تنخفض النقاط كلما زاد العمال.", "العمال", "الشكاوى المحلولة",
			"الميناء", "المطحنة", "المنجم الشمالي", "المنجم الجنوبي", "المصهر", "المستودع", "مخيمات الحصاد للعمال الموسميين في الوادي الشمالي", "الساحة", "المغسلة", "المحجر"},
		"zh": {"工人多的场所解决的申诉较少", "90天内解决的申诉比例与工人数，按场所，2024年", "点从左到右下降。", "工人数", "已解决的申诉",
			"港口", "磨坊", "北矿", "南矿", "冶炼厂", "仓库", "北部山谷季节性工人的收获营地", "堆场", "洗衣房", "采石场"},
		"hi": {"अधिक श्रमिकों वाले स्थल कम शिकायतें सुलझाते हैं", "90 दिनों में सुलझी शिकायतें और श्रमिक, स्थल के अनुसार, 2024", "बिंदु बाएँ से दाएँ गिरते हैं।", "श्रमिक", "सुलझी शिकायतें",
			"बंदरगाह", "मिल", "उत्तरी खदान", "दक्षिणी खदान", "प्रगालक", "गोदाम", "उत्तरी घाटी में मौसमी श्रमिकों के फसल शिविर", "यार्ड", "धुलाईघर", "पत्थर खदान"},
	}[tag]
	d := Data{
		ID: "sites", Form: "scatter", Title: Text{String: texts[0]}, Subtitle: Text{String: texts[1]}, Alt: Text{String: texts[2]},
		Heading: say(interfaceWords[tag], "figure.answer"),
		Series: []Series{
			{ID: "workers", Label: Text{String: texts[3]}, Unit: texts[3], Cells: []survey.Cell{survey.Count(120), survey.Count(340), survey.Count(1150), survey.Count(1130), survey.Count(820), survey.Count(60), survey.Count(1480), survey.Count(410), survey.Count(25), survey.Count(600)}},
			{ID: "resolved", Label: Text{String: texts[4]}, Cells: []survey.Cell{share(88), share(71.5), share(34), share(37.5), share(52), share(93), share(21), share(66), survey.Withheld{}, survey.NotStated{}}},
		},
	}
	for i, label := range texts[5:] {
		d.Categories = append(d.Categories, Category{ID: fmt.Sprint("site-", i), Label: Text{String: label}})
	}
	return d
}

func TestGoldenScatters(t *testing.T) { goldens(t, "scatter", sites) }

func TestScattersSayTheSame(t *testing.T) {
	for tag := range interfaceWords {
		d := sites(tag)
		f := draw(t, d, tag)
		checkPointsSaid(t, d, f)
		checkLayout(t, f)
	}
}

// checkPointsSaid compares a picture with its table: each row is said by a mark, or below where it has none.
func checkPointsSaid(t *testing.T, d Data, f *Figure) {
	t.Helper()
	for _, svg := range append(pictures(f), f.Standalone()) {
		var want []string
		said := textsOf(t, svg)
		for _, row := range f.Table.Rows {
			all := row.Heading.String
			for i, cell := range row.Cells {
				all += separator + d.Series[i].Label.String + ": " + cell.Text.String
			}
			switch {
			case row.Cells[0].Status == Stated && row.Cells[1].Status == Stated:
				want = append(want, all)
				fallthrough
			default:
				if !strings.Contains(said, row.Heading.String) {
					t.Errorf("%q is not named", row.Heading.String)
				}
			}
			if len(want) == 0 || want[len(want)-1] != all {
				if !strings.Contains(said, all) {
					t.Errorf("%q is not said", all)
				}
			}
		}
		slices.Sort(want)
		if got := titlesOf(svg); !slices.Equal(got, want) {
			t.Errorf("the picture says\n%q\nand the table\n%q", got, want)
		}
	}
}

func TestScattersKeepTheirRoom(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 3))
		d := Data{ID: "c", Form: "scatter", Title: Text{String: "T"}, Alt: Text{String: "A"}, Series: []Series{{ID: "x", Label: Text{String: "X"}, Unit: "m"}, {ID: "y", Label: Text{String: "Y"}}}}
		size := float64(int(1) << r.IntN(30))
		for i := range 2 + r.IntN(mostScattered-1) {
			d.Categories = append(d.Categories, Category{ID: fmt.Sprint(i), Label: Text{String: strings.Repeat("x", 1+r.IntN(20))}})
			d.Series[0].Cells = append(d.Series[0].Cells, value(r.NormFloat64()*size))
			d.Series[1].Cells = append(d.Series[1].Cells, survey.Count(r.IntN(20)))
		}
		for _, tag := range []locale.Tag{"en", "ar"} {
			if len(d.Check()) > 0 {
				continue // too many digits
			}
			checkLayout(t, draw(t, d, tag))
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestAxesAreNamed has an axis name its unit where its label does not.
func TestAxesAreNamed(t *testing.T) {
	d := sites("en")
	d.Series[1].Label.String, d.Series[1].Unit = "Revenue", "US$ million"
	if said := textsOf(t, narrow(draw(t, d, "en"))); !strings.Contains(said, "↑ Revenue (US$ million)") || !strings.Contains(said, "Workers →") {
		t.Errorf("the axes are not named in %q", said)
	}
	if said := textsOf(t, narrow(draw(t, d, "ar"))); !strings.Contains(said, "Workers ←") {
		t.Errorf("the axes do not point to the left in %q", said)
	}
}

// TestPointsAtOnePlace share a number, under which the key names both.
func TestPointsAtOnePlace(t *testing.T) {
	d := sites("en")
	for i := range d.Categories {
		d.Series[0].Cells[i], d.Series[1].Cells[i] = survey.Count(5), share(50)
	}
	f := draw(t, d, "en")
	checkPointsSaid(t, d, f)
	checkLayout(t, f)
}

func TestOptionOfScatter(t *testing.T) {
	option := optionOf(t, draw(t, sites("ar"), "ar"))
	data := option.Series[0].Data
	if fmt.Sprint(data[1].Value, data[8].Value) != "[340 71.5] [25 -]" || data[9].Name != "المحجر" {
		t.Errorf("%v", data)
	}
	if want := "المغسلة\nالعمال: 25\nالشكاوى المحلولة: محجوب"; data[8].Tooltip.Formatter != want {
		t.Errorf("a tip says %q", data[8].Tooltip.Formatter)
	}
	if !option.XAxis[0].Inverse || option.YAxis[0].Position != "right" {
		t.Error("the option is not mirrored")
	}
}

func TestWhatIsNoScatter(t *testing.T) {
	one := sites("en")
	one.Series = one.Series[:1]
	many := Data{ID: "c", Form: "scatter", Title: Text{String: "T"}, Alt: Text{String: "A"}, Series: []Series{{ID: "x", Label: Text{String: "X"}}, {ID: "y", Label: Text{String: "Y"}}}}
	many.Categories = rows(make([]survey.Cell, 100_000)...).Categories
	many.Series[0].Cells = slices.Repeat([]survey.Cell{value(1)}, 100_000)
	many.Series[1].Cells = many.Series[0].Cells
	half := sites("en")
	half.Series[1].Cells = make([]survey.Cell, len(half.Categories))
	for what, d := range map[string]Data{"no point has both": half, "a scatter without two series": one, "more points than a reader": many} {
		checkRefused(t, &d, what)
	}
}
