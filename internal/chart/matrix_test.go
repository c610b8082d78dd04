package chart

import (
	"strings"
	"testing"

	"salient/internal/locale"
)

// harms are rows of a briefing: one severe and not yet material, one of which a part is not assessed, and one whose
// severity is not.
func harms(tag locale.Tag) Data {
	texts := map[locale.Tag][]string{
		"en": {"The gravest harms are not the dearest ones", "Harms to people by severity, and effects on value by level", "Five harms in a grid.",
			"Forced labour in seasonal camps", "Killing of land defenders", "Loss of water of downstream villages", "Wages withheld for months", "Dust in homes near the smelter"},
		"es": {"Los daños más graves no son los más caros", "Daños a las personas por gravedad y efectos en el valor por nivel", "Cinco daños en una cuadrícula.",
			"Trabajo forzoso en campamentos", "Asesinato de defensores de la tierra", "Pérdida de agua río abajo", "Salarios retenidos durante meses", "Polvo en hogares cerca de la fundición"},
		"ar": {"أشد الأضرار ليست أغلاها ثمنًا", "الأضرار بالناس بحسب الجسامة والآثار في القيمة بحسب المستوى", "خمسة أضرار في شبكة.",
			"العمل القسري في المخيمات الموسمية", "قتل المدافعين عن الأرض", "فقدان المياه في القرى", "حجز الأجور لأشهر", "الغبار في المنازل قرب المصهر"},
		"zh": {"最严重的伤害并非代价最高的", "对人的伤害按严重程度，对价值的影响按等级", "网格中的五项伤害。",
			"季节性营地的强迫劳动", "杀害土地维护者", "下游村庄失去水源", "拖欠工资数月", "冶炼厂附近住户的粉尘"},
		"hi": {"सबसे गंभीर हानियाँ सबसे महँगी नहीं हैं", "लोगों को हानि गंभीरता के अनुसार, मूल्य पर प्रभाव स्तर के अनुसार", "ग्रिड में पाँच हानियाँ।",
			"मौसमी शिविरों में जबरन श्रम", "भूमि रक्षकों की हत्या", "निचले गाँवों के पानी की हानि", "महीनों रोका गया वेतन", "प्रगालक के पास घरों में धूल"},
	}[tag]
	d := Data{ID: "harms", Form: "matrix", Title: Text{String: texts[0]}, Subtitle: Text{String: texts[1]}, Alt: Text{String: texts[2]}}
	for i, p := range []Pair{{Severity: 5, Level: 3}, {Severity: 5, Level: 0}, {Severity: 4, AtLeast: true, Level: 2}, {Severity: 3, Level: 4}, {Level: 1}} {
		p.ID, p.Label = []string{"labour", "killing", "water", "wages", "dust"}[i], Text{String: texts[3+i]}
		d.Pairs = append(d.Pairs, p)
	}
	return d
}

func TestGoldenMatrices(t *testing.T) { goldens(t, "matrix", harms) }

func TestMatrixSaysTheSame(t *testing.T) {
	for tag, words := range interfaceWords {
		d := harms(tag)
		f := draw(t, d, tag)
		checkLayout(t, f)
		var want strings.Builder
		for i, row := range f.Table.Rows {
			want.WriteString(words.Locale().Integer(i+1) + row.Heading.String +
				f.Table.Head[1].String + ": " + row.Cells[0].Text.String + f.Table.Head[2].String + ": " + row.Cells[1].Text.String)
		}
		for _, svg := range append(pictures(f), f.Standalone()) {
			if said := textsOf(t, svg); !strings.HasSuffix(strings.ReplaceAll(said, " ", ""), strings.ReplaceAll(want.String(), " ", "")) {
				t.Errorf("%s: the picture says\n%s\nand the table\n%s", tag, said, want.String())
			}
		}
		if f.HasOption() {
			t.Error("a matrix has an option")
		}
	}
}

// TestMatrixRowsWhereUsed has the row and the column of what is not assessed where there is such a thing.
func TestMatrixRowsWhereUsed(t *testing.T) {
	d := harms("en")
	ticks := func() (ticks []string) {
		for _, text := range textsAt(t, narrow(draw(t, d, "en")), narrowest) {
			if text.class == "tick" || text.class == muted && len(text.text) == 1 || text.text == "not assessed" {
				ticks = append(ticks, text.text)
			}
		}
		return ticks
	}
	if got, want := strings.Join(ticks(), " "), "5 4 3 2 1 not assessed not assessed Moderate Critical Low High"; got != want {
		t.Errorf("the axes say %s", got)
	}
	d.Pairs = d.Pairs[:1]
	if got, want := strings.Join(ticks(), " "), "5 4 3 2 1 Low Moderate High Critical"; got != want {
		t.Errorf("the axes say %s", got)
	}
}

// TestFullCells puts many marks into one cell, and scores beyond their scales.
func TestFullCells(t *testing.T) {
	d := harms("en")
	for range 4 {
		d.Pairs = append(d.Pairs, d.Pairs...)
	}
	d.Pairs = append(d.Pairs, Pair{ID: "beyond", Label: Text{String: "Beyond"}, Severity: 9, Level: -1})
	f := draw(t, d, "en")
	checkLayout(t, f)
	if got := strings.Count(string(narrow(f)), `class="disc"`); got != len(d.Pairs) {
		t.Errorf("%d marks of %d", got, len(d.Pairs))
	}
}
