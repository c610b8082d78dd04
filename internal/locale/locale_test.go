package locale

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// visible shows the blanks and marks that look alike or like nothing.
var visible = strings.NewReplacer("\u00a0", "[nbsp]", "\u202f", "[nnbsp]", "\u200e", "[lrm]", "\u200f", "[rlm]", "\u061c", "[alm]")

func TestNumbers(t *testing.T) {
	for _, want := range []struct {
		tag                               Tag
		thousand, millions, cost, percent string
	}{
		{"en", "1,234", "-12,345,678", "12,345.50", "46.9%"},
		{"es", "1234", "-12.345.678", "12.345,50", "46,9[nbsp]%"},
		{"es-MX", "1,234", "-12,345,678", "12,345.50", "46.9%"},
		{"es-AR", "1.234", "-12.345.678", "12.345,50", "46,9%"},
		{"ar", "1,234", "[lrm]-12,345,678", "12,345.50", "46.9[lrm]%[lrm]"},
		{"ar-EG", "١٬٢٣٤", "[alm]-١٢٬٣٤٥٬٦٧٨", "١٢٬٣٤٥٫٥٠", "٤٦٫٩٪[alm]"},
		{"ar-MA", "1.234", "[lrm]-12.345.678", "12.345,50", "46,9[lrm]%[lrm]"},
		{"fr", "1[nnbsp]234", "-12[nnbsp]345[nnbsp]678", "12[nnbsp]345,50", "46,9[nbsp]%"},
		{"pt", "1.234", "-12.345.678", "12.345,50", "46,9%"},
		{"pt-PT", "1234", "-12[nbsp]345[nbsp]678", "12[nbsp]345,50", "46,9%"},
		{"tr", "1.234", "-12.345.678", "12.345,50", "%46,9"},
		{"hi", "1,234", "-1,23,45,678", "12,345.50", "46.9%"},
		{"bn", "১,২৩৪", "-১,২৩,৪৫,৬৭৮", "১২,৩৪৫.৫০", "৪৬.৯%"},
		{"fa", "۱٬۲۳۴", "[lrm]−۱۲٬۳۴۵٬۶۷۸", "۱۲٬۳۴۵٫۵۰", "۴۶٫۹٪"},
		{"my", "၁,၂၃၄", "-၁၂,၃၄၅,၆၇၈", "၁၂,၃၄၅.၅၀", "၄၆.၉%"},
		{"zh", "1,234", "-12,345,678", "12,345.50", "46.9%"},
	} {
		l := For(want.tag)
		for _, c := range [][2]string{
			{l.Integer(1234), want.thousand}, {l.Integer(-12345678), want.millions},
			{l.Number("12345.50"), want.cost}, {l.Percent("46.9"), want.percent},
		} {
			if got := visible.Replace(c[0]); got != c[1] {
				t.Errorf("%s: %s, want %s", want.tag, got, c[1])
			}
		}
	}
}

func TestDecimal(t *testing.T) {
	en := For("en")
	for written, want := range map[Decimal]string{
		"0": "0", "-0.50": "-0.50", "007": "007", "999": "999", "1000": "1,000",
		"123456789012345678901234567890": "123,456,789,012,345,678,901,234,567,890",
		// no Decimal: given back
		"": "", "-": "-", "1.": "1.", ".5": ".5", "1e3": "1e3", "1,5": "1,5", "+1": "+1", "NaN": "NaN", "١": "١", "1.2.3": "1.2.3",
	} {
		if got := en.Number(written); got != want {
			t.Errorf("Number(%q) = %q, want %q", written, got, want)
		}
	}
	if got := Round(46.875, 1); got != "46.9" {
		t.Errorf("Round(46.875, 1) = %q", got)
	}
	if got := Round(0.25, -1); got != "0.25" {
		t.Errorf("Round(0.25, -1) = %q", got)
	}
}

// What a language writes can be read back by its symbols.
func FuzzNumber(f *testing.F) {
	for _, d := range []string{"12345.50", "-1", "1.10", "١٢", "99999999999999999999999", "1e9"} {
		f.Add(d)
	}
	f.Fuzz(func(t *testing.T, written string) {
		d := Decimal(written)
		_, _, _, ok := d.parts()
		for _, tag := range []Tag{"en", "es", "ar-EG", "hi", "fa"} {
			l := For(tag)
			s := l.Symbols()
			back := []string{s.Group, "", s.Decimal, ".", s.Minus, "-"}
			for i, digit := range s.Digits {
				back = append(back, digit, string(rune('0'+i)))
			}
			if got := strings.NewReplacer(back...).Replace(l.Number(d)); ok && got != written {
				t.Errorf("%s: %q is written %q, and read back as %q", tag, written, l.Number(d), got)
			}
			l.Percent(d)
			l.Plural(d)
		}
	})
}

func TestDates(t *testing.T) {
	moment := time.Date(2026, time.December, 1, 10, 5, 0, 0, time.FixedZone("", 3600))
	for _, want := range []struct {
		tag                              Tag
		day, month, year, short, instant string
	}{
		{"en", "14 May 2026", "September 2026", "2026", "1 Sept 2026", "1 December 2026, 09:05 UTC"},
		{"en-US", "May 14, 2026", "September 2026", "2026", "Sep 1, 2026", "December 1, 2026, 09:05 UTC"},
		{"es", "14 de mayo de 2026", "septiembre de 2026", "2026", "1 sept 2026", "1 de diciembre de 2026, 9:05 UTC"},
		{"ar", "14 مايو 2026", "سبتمبر 2026", "2026", "1 سبتمبر 2026", "1 ديسمبر 2026، 09:05 UTC"},
		{"ar-EG", "١٤ مايو ٢٠٢٦", "سبتمبر ٢٠٢٦", "٢٠٢٦", "١ سبتمبر ٢٠٢٦", "١ ديسمبر ٢٠٢٦، ٠٩:٠٥ UTC"},
		{"fr", "14 mai 2026", "septembre 2026", "2026", "1 sept. 2026", "1 décembre 2026, 09:05 UTC"},
		{"pt-BR", "14 de maio de 2026", "setembro de 2026", "2026", "1 de set. de 2026", "1 de dezembro de 2026 09:05 UTC"},
		{"ru", "14 мая 2026[nnbsp]г.", "сентябрь 2026[nnbsp]г.", "2026", "1 сент. 2026[nnbsp]г.", "1 декабря 2026[nnbsp]г., 09:05 UTC"},
		{"hr", "14. svibnja 2026.", "rujan 2026.", "2026.", "1. ruj 2026.", "1. prosinca 2026. 09:05 UTC"},
		{"eu", "2026(e)ko maiatzaren 14(a)", "2026(e)ko iraila", "2026", "2026 ira. 1(a)", "2026(e)ko abenduaren 1(a) (09:05 UTC)"},
		{"fa", "۱۴ مهٔ ۲۰۲۶", "سپتامبر ۲۰۲۶", "۲۰۲۶", "۱ سپتامبر ۲۰۲۶", "۱ دسامبر ۲۰۲۶، ساعت ۹:۰۵ UTC"},
		{"zh", "2026年5月14日", "2026年9月", "2026年", "2026年9月1日", "2026年12月1日 UTC 09:05"},
		{"ko", "2026년 5월 14일", "2026년 9월", "2026년", "2026년 9월 1일", "2026년 12월 1일 09:05 UTC"},
		{"sw", "14 Mei 2026", "Septemba 2026", "2026", "1 Sep 2026", "1 Desemba 2026 09:05 UTC"},
		{"gn", "14 May 2026", "September 2026", "2026", "1 Sept 2026", "1 December 2026, 09:05 UTC"}, // not covered
	} {
		l := For(want.tag)
		for _, c := range [][2]string{
			{l.Date(2026, time.May, 14), want.day}, {l.Date(2026, time.September, 0), want.month},
			{l.Date(2026, 0, 0), want.year}, {l.ShortDate(2026, time.September, 1), want.short},
			{l.Instant(moment), want.instant},
		} {
			if got := visible.Replace(c[0]); got != c[1] {
				t.Errorf("%s: %s, want %s", want.tag, got, c[1])
			}
		}
	}
	if got := For("en").Date(2026, 13, 1); got != "2026-13-01" {
		t.Errorf("a thirteenth month is written %s", got)
	}
}

func TestLists(t *testing.T) {
	for _, want := range []struct {
		tag  Tag
		text string
	}{
		{"en", " | Chile | Chile and India | Chile, Mali and India"},
		{"en-US", " | Chile | Chile and India | Chile, Mali, and India"},
		{"es", " | Chile | Chile e India | Chile, Mali e India"},
		{"ar", " | Chile | Chile وIndia | Chile وMali وIndia"},
		{"he", " | Chile | Chile ו-India | Chile, Mali ו-India"},
		{"zh", " | Chile | Chile和India | Chile、Mali和India"},
	} {
		l := For(want.tag)
		lists := []string{l.List(nil), l.List([]string{"Chile"}), l.List([]string{"Chile", "India"}), l.List([]string{"Chile", "Mali", "India"})}
		if got := strings.Join(lists, " | "); got != want.text {
			t.Errorf("%s: %s, want %s", want.tag, got, want.text)
		}
	}
	for next, want := range map[string]string{
		"Irán": "e", "hijos": "e", "Íñigo": "e", "hielo": "y", "iones": "y", "Yemen": "y", "Honduras": "y", "": "y",
	} {
		if got := For("es-MX").List([]string{"A", next}); got != "A "+want+" "+next {
			t.Errorf("es-MX: %s, want %s", got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, want := range []struct {
		tag         Tag
		territories string // Türkiye, North Macedonia, Eswatini, DR Congo, Palestine, Hong Kong, the EU, Latin America, an unknown
		languages   string // Spanish of Argentina, Portuguese of Brazil, Traditional Chinese, Serbian in Latin, an unknown
		quoted      string
	}{
		{"en", "Türkiye, North Macedonia, Eswatini, Democratic Republic of the Congo, Palestine, Hong Kong, European Union, Latin America and the Caribbean, QQ",
			"Spanish (Argentina), Brazilian Portuguese, Traditional Chinese, Serbian (Latin), qaa", "“x”"},
		{"es", "Turquía, Macedonia del Norte, Esuatini, República Democrática del Congo, Palestina, Hong Kong, Unión Europea, América Latina y el Caribe, QQ",
			"español (Argentina), portugués de Brasil, chino tradicional, serbio (latino), qaa", "“x”"},
		{"ar", "تركيا, مقدونيا الشمالية, إسواتيني, جمهورية الكونغو الديمقراطية, فلسطين, هونغ كونغ, الاتحاد الأوروبي, أمريكا اللاتينية ومنطقة البحر الكاريبي, QQ",
			"الإسبانية (الأرجنتين), البرتغالية البرازيلية, الصينية التقليدية, الصربية (اللاتينية), qaa", "”x“"},
		{"fr", "Turquie, Macédoine du Nord, Eswatini, République démocratique du Congo, Palestine, Hong Kong, Union européenne, Amérique latine et Caraïbes, QQ",
			"espagnol (Argentine), portugais brésilien, chinois traditionnel, serbe (latin), qaa", "« x »"},
		{"ja", "トルコ, 北マケドニア, エスワティニ, コンゴ民主共和国(キンシャサ), パレスチナ, 香港, 欧州連合, ラテンアメリカ, QQ",
			"スペイン語 (アルゼンチン), ポルトガル語 (ブラジル), 繁体中国語, セルビア語 (ラテン文字), qaa", "「x」"},
	} {
		l := For(want.tag)
		var territories, languages []string
		for _, code := range []string{"TR", "MK", "SZ", "CD", "PS", "HK", "EU", "419", "QQ"} {
			territories = append(territories, l.Territory(code))
		}
		for _, tag := range []Tag{"es-AR", "pt-BR", "zh-Hant", "sr-Latn", "qaa"} {
			languages = append(languages, l.Language(tag))
		}
		for _, c := range [][2]string{
			{strings.Join(territories, ", "), want.territories}, {strings.Join(languages, ", "), want.languages}, {l.Quote("x"), want.quoted},
		} {
			if c[0] != c[1] {
				t.Errorf("%s: %s, want %s", want.tag, c[0], c[1])
			}
		}
	}
}

// Every language that is here is here whole.
func TestCompleteness(t *testing.T) {
	english := For(English).data
	for _, tag := range []Tag{
		"en", "es", "ar", "fr", "pt", "pt-BR", "de", "it", "nl", "ru", "uk", "tr", "fa", "ur", "he", "hi", "bn", "ta", "ne", "id",
		"ms", "vi", "th", "my", "km", "zh", "zh-Hant", "ja", "ko", "sw", "am", "so", "ha", "yo", "ig", "ti", "af", "el", "pl", "cs",
		"ro", "hu", "sr", "bg", "fi", "sv", "nb", "da", "ca", "eu",
	} {
		if !tag.Covered() {
			t.Errorf("%s is not covered", tag)
			continue
		}
		l := For(tag)
		for code := range english.Territories {
			if l.data.Territories[code] == "" {
				t.Errorf("%s: no name for %s", tag, code)
			}
		}
		for month := time.January; month <= time.December; month++ {
			if s := l.Date(2026, month, 1) + l.ShortDate(2026, month, 0); strings.ContainsAny(s, "{}'") || strings.Contains(s, "MMM") {
				t.Errorf("%s: month %d is %s", tag, month, s)
			}
		}
		if slices.Contains(l.symbols.Digits[:], "") || l.data.List.End == "" || l.data.Quotes[1] == "" || l.Language("es") == "es" {
			t.Errorf("%s: %+v", tag, l)
		}
	}
	if len(english.Territories) < 249+1+31 {
		t.Errorf("%d territories", len(english.Territories))
	}
}
