package chart

import (
	"strings"
	"testing"
	"time"

	"salient/internal/locale"
	"salient/internal/schema"
)

// dueDiligence is a law with dates past and ahead, one of them known to the month and one to the year.
func dueDiligence(tag locale.Tag) *Data {
	texts := map[locale.Tag][]string{
		"en": {"Timeline of CSDDD", "On ", "Adopted", "Published", "Enters into force", "Changed by Omnibus I: fewer companies are covered, and civil liability is left to national law", "To be transposed into national law by", "Main obligations apply from", "First reports"},
		"es": {"Cronología de la CSDDD", "A ", "Adoptada", "Publicada", "Entra en vigor", "Modificada por Ómnibus I: cubre menos empresas y deja la responsabilidad civil al derecho nacional", "Debe transponerse a más tardar", "Se aplican las obligaciones principales", "Primeros informes"},
		"ar": {"التسلسل الزمني لتوجيه CSDDD", "في ", "اعتُمد", "نُشر", "دخل حيز النفاذ", "عُدّل بموجب Omnibus I: يشمل شركات أقل ويترك المسؤولية المدنية للقانون الوطني", "آخر موعد للنقل إلى القانون الوطني", "تسري الالتزامات الرئيسية", "التقارير الأولى"},
		"zh": {"《企业可持续尽职调查指令》时间表", "截至", "通过", "公布", "生效", "经综合法案一修订：涵盖的公司减少，民事责任由各国法律规定", "转化为国内法的期限", "主要义务开始适用", "首批报告"},
		"hi": {"CSDDD की समयरेखा", "स्थिति: ", "अपनाया गया", "प्रकाशित", "लागू हुआ", "Omnibus I द्वारा संशोधित: कम कंपनियाँ शामिल हैं और नागरिक दायित्व राष्ट्रीय कानून पर छोड़ा गया", "राष्ट्रीय कानून में बदलने की अंतिम तिथि", "मुख्य दायित्व लागू", "पहली रिपोर्टें"},
	}[tag]
	dates := []schema.Date{{Year: 2024, Month: 6, Day: 13}, {Year: 2024, Month: 7, Day: 5}, {Year: 2024, Month: 7, Day: 25}, {Year: 2026, Month: 3}, {Year: 2028, Month: 7, Day: 26}, {Year: 2029, Month: 7, Day: 26}, {Year: 2030}}
	ids := []string{"adopted", "published", "in-force", "omnibus", "transposition-by", "applies-from", "reports"}
	t := &Data{ID: "timeline", Title: Text{String: texts[0]}, Today: schema.Date{Year: 2026, Month: 11, Day: 22}, TodayInWords: texts[1] + locale.For(tag).Date(2026, time.November, 22)}
	for i, what := range texts[2:] {
		t.Steps = append(t.Steps, Step{ID: ids[i], Date: dates[i], What: Text{String: what}, Ahead: i > 3})
	}
	return t
}

func TestGoldenTimelines(t *testing.T) {
	for tag, words := range interfaceWords {
		f := drawTimeline(dueDiligence(tag), words)
		golden(t, "timeline."+string(tag)+".svg", append(f.SVG, '\n'))
		if tag != "ar" {
			continue
		}
		golden(t, "timeline."+string(tag)+".standalone.svg", f.Standalone())
		golden(t, "timeline."+string(tag)+".csv", f.CSV())
	}
}

// TestTimelineSaysTheSame compares the picture of a timeline with its table and download.
func TestTimelineSaysTheSame(t *testing.T) {
	for tag, words := range interfaceWords {
		timeline := dueDiligence(tag)
		f := drawTimeline(timeline, words)
		var want string
		for i, row := range f.Table.Rows {
			if i == 4 {
				want += timeline.TodayInWords
			}
			want += row.Heading.String + row.Cells[0].Text.String
		}
		if got := textsOf(t, narrow(f)); got != want {
			t.Errorf("%s: the picture says\n%s\nand the table\n%s", tag, got, want)
		}
		textsOf(t, f.Standalone())
		if _, err := f.Option(); err == nil {
			t.Error("a timeline has an option")
		}
	}
}

// TestTimelineKeepsPastAndAheadApart has a year that is not over sort before a month of it that is.
func TestTimelineKeepsPastAndAheadApart(t *testing.T) {
	f := drawTimeline(&Data{
		ID: "t", Title: Text{String: "T"}, Today: schema.Date{Year: 2026, Month: 11, Day: 22}, TodayInWords: "today\x00",
		Steps: []Step{
			{ID: "year", Date: schema.Date{Year: 2026}, What: Text{String: "=reports"}, Ahead: true},
			{ID: "month", Date: schema.Date{Year: 2026, Month: 3}, What: Text{String: "a\nchange"}},
		},
	}, interfaceWords["en"])
	if got, want := textsOf(t, narrow(f)), "March 2026a changetoday2026=reports"; got != want {
		t.Errorf("the picture says %q, not %q", got, want)
	}
	if got, want := string(f.CSV()), "row_id,label,date,date_status\r\nmonth,a change,2026-03,past\r\nyear,'=reports,2026,ahead\r\n"; got != want {
		t.Errorf("download %q", got)
	}
	if got := textsOf(t, narrow(drawTimeline(&Data{TodayInWords: "today"}, interfaceWords["en"]))); got != "today" {
		t.Errorf("without steps it says %q", got)
	}
}

// TestTimelineOfSeveralLaws has steps on one day, long and foreign words, and no mark of today.
func TestTimelineOfSeveralLaws(t *testing.T) {
	laws := Data{
		ID: "laws", Form: "timeline", Title: Text{String: "Laws"}, Alt: Text{String: "In words"},
		Steps: []Step{
			{ID: "csddd-adopted", Date: schema.Date{Year: 2024, Month: 6, Day: 13}, What: Text{String: "CSDDD: adopted"}},
			{ID: "eudr-applies", Date: schema.Date{Year: 2026}, What: Text{String: strings.Repeat("EUDR: applies to all operators. ", 9)}, Ahead: true},
			{ID: "csddd-applies", Date: schema.Date{Year: 2026}, What: Text{String: "القانون: يسري", Lang: "ar"}, Ahead: true},
		},
	}
	for _, tag := range []locale.Tag{"en", "ar"} {
		f := draw(t, laws, tag)
		checkLayout(t, f)
		if !strings.Contains(string(narrow(f)), `>In words</desc>`) {
			t.Error("the picture is not in its author's words")
		}
		if dots := strings.Count(string(narrow(f)), "<circle"); dots != len(laws.Steps) || strings.Contains(string(narrow(f)), `"today"`) {
			t.Errorf("%d dots", dots)
		}
	}
}
