package chart

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"salient/internal/locale"
	"salient/internal/survey"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s has changed: look at it, then run go test -update", file)
	}
}

// interfaceWords has the words of figures in the languages of the golden files.
var interfaceWords = func() map[locale.Tag]*locale.Words {
	files := fstest.MapFS{
		"en.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", answer: Answer, value: Value, withheld: withheld, not-stated: not stated}
unit: {mentions: mentions, respondents: respondents}
regulation: {date: Date, what: What happens, when: State}
date-state: {past: Past, ahead: Ahead}
`)},
		"es.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", answer: Respuesta, value: Valor, withheld: reservado, not-stated: no consta}
unit: {mentions: menciones, respondents: encuestados}
regulation: {date: Fecha, what: Qué ocurre, when: Estado}
date-state: {past: Pasado, ahead: Futuro}
`)},
		"ar.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", answer: الإجابة, value: القيمة, withheld: محجوب, not-stated: غير مذكور}
unit: {mentions: مرات الذكر, respondents: المجيبون}
regulation: {date: التاريخ, what: ما يحدث, when: الحالة}
date-state: {past: مضى, ahead: قادم}
`)},
		"zh.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", answer: 回答, value: 数值, withheld: 未公开, not-stated: 未说明}
unit: {mentions: 提及次数, respondents: 受访者}
regulation: {date: 日期, what: 事项, when: 状态}
date-state: {past: 已过, ahead: 将至}
`)},
		"hi.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", answer: उत्तर, value: मान, withheld: रोका गया, not-stated: उल्लेख नहीं}
unit: {mentions: उल्लेख, respondents: उत्तरदाता}
regulation: {date: तारीख, what: क्या होगा, when: स्थिति}
date-state: {past: बीता, ahead: आगामी}
`)},
	}
	words, problems, err := locale.LoadWords(files, ".", []locale.Tag{"en", "es", "ar", "zh", "hi"})
	if err != nil || len(problems) > 0 {
		panic(problems)
	}
	return words
}()

// barriers is a question with every sort of cell, in the languages of the golden files. Its last answer is not
// translated into Arabic.
func barriers(tag locale.Tag) Data {
	texts := map[locale.Tag][]string{
		"en": {"The door itself is the first barrier", "Barriers to engagement with investors, number of mentions; base not stated", "Bars: lack of opportunities 19, lack of time 14, difficulty of finding whom to engage 12.",
			"Lack of opportunities for engagement", "Lack of time, capacity and funding", "Difficulty of finding which investors to engage, and of learning who in a large institution decides", "No one to ask", "Regular meetings", "Other"},
		"es": {"La puerta misma es la primera barrera", "Barreras para dialogar con inversionistas, número de menciones; base no indicada", "Barras: falta de oportunidades 19, falta de tiempo 14, dificultad de saber con quién hablar 12.",
			"Falta de oportunidades de diálogo", "Falta de tiempo, capacidad y financiación", "Dificultad de encontrar con qué inversionistas dialogar y de saber quién decide en una gran institución", "Nadie a quien preguntar", "Reuniones regulares", "Otras"},
		"ar": {"الباب نفسه هو العائق الأول", "عوائق التواصل مع المستثمرين، عدد مرات الذكر؛ القاعدة غير مذكورة", "أعمدة: قلة الفرص ١٩، قلة الوقت ١٤، صعوبة معرفة من نخاطب ١٢.",
			"قلة فرص التواصل", "قلة الوقت والقدرات والتمويل", "صعوبة العثور على المستثمرين المناسبين للحوار، ومعرفة من يتخذ القرار في مؤسسة كبيرة (UN Guiding Principles)", "لا أحد يُسأل", "اجتماعات منتظمة", "Other answers (not coded), as first written and not translated"},
		"zh": {"门本身就是第一道障碍", "与投资者沟通的障碍，提及次数；未说明基数", "条形图：缺少机会19，缺少时间14，难以找到沟通对象12。",
			"缺少沟通机会", "缺少时间、能力和资金", "难以确定应当与哪些投资者沟通，也难以了解在大型机构里由谁作出决定以及通过什么渠道联系他们", "无人可问", "定期会面", "其他"},
		"hi": {"दरवाज़ा ही पहली बाधा है", "निवेशकों से जुड़ने की बाधाएँ, उल्लेखों की संख्या; आधार नहीं बताया गया", "पट्टियाँ: अवसरों की कमी १९, समय की कमी १४, किससे जुड़ें यह जानने की कठिनाई १२।",
			"जुड़ने के अवसरों की कमी", "समय, क्षमता और धन की कमी", "यह पता लगाने में कठिनाई कि किन निवेशकों से जुड़ा जाए और बड़ी संस्था में निर्णय कौन लेता है", "पूछने के लिए कोई नहीं", "नियमित बैठकें", "अन्य"},
	}[tag]
	words := interfaceWords[tag]
	d := Data{
		ID: "barriers", Form: "bar",
		Title: Text{String: texts[0]}, Subtitle: Text{String: texts[1]}, Alt: Text{String: texts[2]},
		Heading: say(words, "figure.answer"),
		Series: []Series{{
			ID: "barriers", Label: say(words, "unit.mentions"), Unit: "mentions", Base: survey.NotStated{},
			Cells: []survey.Cell{survey.Count(19), survey.Count(14), survey.Count(12), survey.Count(0), survey.Withheld{}, survey.NotStated{}},
		}},
	}
	for i, label := range texts[3:] {
		d.Categories = append(d.Categories, Category{ID: []string{"no-opportunity", "no-time", "whom", "no-one", "regular", "other"}[i], Label: Text{String: label}})
	}
	if tag == "ar" {
		d.Categories[5].Label.Lang = "en"
	}
	return d
}

func draw(t testing.TB, d Data, tag locale.Tag) *Figure {
	t.Helper()
	f, err := Draw(d, interfaceWords[tag])
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestGoldenBars(t *testing.T) { goldens(t, "bar", barriers) }

// TestGoldenSamples has a file for each chart of several series.
func TestGoldenSamples(t *testing.T) {
	for i, d := range samples("en") {
		goldens(t, d.ID, func(tag locale.Tag) Data { return samples(tag)[i] })
	}
}

// TestSmall keeps a common chart under the size that a page can afford.
func TestSmall(t *testing.T) {
	if f := draw(t, tenBars(), "en"); len(f.SVG) > 4000 {
		t.Errorf("ten bars are %d bytes", len(f.SVG))
	}
}
