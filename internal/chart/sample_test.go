package chart

import (
	"fmt"
	"strconv"

	"salient/internal/locale"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

// sampleTexts are a title, four statements, six groups, and the answers of a scale of five with one beside it.
var sampleTexts = map[locale.Tag]struct {
	title      string
	statements [4]string
	groups     [6]string
	answers    [6]string
}{
	"en": {"Investors who listen, and what they listen to",
		[4]string{"Investors understood our concerns", "It was clear who decides, and how to reach them before a decision", "We could speak safely", "Something changed afterwards"},
		[6]string{"Asset managers", "Public pension funds", "Development banks", "Venture capital", "Faith-based investors", "Insurers"},
		[6]string{"Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree", "Don't know"}},
	"es": {"Inversionistas que escuchan, y qué escuchan",
		[4]string{"Los inversionistas entendieron nuestras preocupaciones", "Quedó claro quién decide y cómo llegar a tiempo a esas personas", "Pudimos hablar sin riesgos", "Algo cambió después"},
		[6]string{"Gestoras de activos", "Fondos públicos de pensiones", "Bancos de desarrollo", "Capital de riesgo", "Inversionistas religiosos", "Aseguradoras"},
		[6]string{"Totalmente en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Totalmente de acuerdo", "No sabe"}},
	"ar": {"مستثمرون يصغون، وإلى ماذا يصغون",
		[4]string{"فهم المستثمرون مخاوفنا", "كان واضحًا من يتخذ القرار وكيف نصل إليه قبل صدوره", "تمكّنا من التحدث بأمان", "تغيّر شيء بعد ذلك"},
		[6]string{"مديرو الأصول", "صناديق التقاعد العامة", "بنوك التنمية", "رأس المال المغامر", "المستثمرون الدينيون", "شركات التأمين"},
		[6]string{"لا أوافق بشدة", "لا أوافق", "محايد", "أوافق", "أوافق بشدة", "لا أعرف"}},
	"zh": {"倾听的投资者，以及他们倾听什么",
		[4]string{"投资者理解我们的关切", "清楚由谁作出决定，以及如何在决定之前联系到他们", "我们可以安全地发言", "之后有所改变"},
		[6]string{"资产管理公司", "公共养老基金", "开发银行", "风险投资", "宗教背景投资者", "保险公司"},
		[6]string{"非常不同意", "不同意", "既不同意也不反对", "同意", "非常同意", "不知道"}},
	"hi": {"सुनने वाले निवेशक, और वे क्या सुनते हैं",
		[4]string{"निवेशकों ने हमारी चिंताएँ समझीं", "यह स्पष्ट था कि निर्णय कौन लेता है और निर्णय से पहले उन तक कैसे पहुँचें", "हम सुरक्षित रूप से बोल सके", "बाद में कुछ बदला"},
		[6]string{"परिसंपत्ति प्रबंधक", "सार्वजनिक पेंशन कोष", "विकास बैंक", "उद्यम पूँजी", "धार्मिक निवेशक", "बीमा कंपनियाँ"},
		[6]string{"पूरी तरह असहमत", "असहमत", "न सहमत न असहमत", "सहमत", "पूरी तरह सहमत", "पता नहीं"}},
}

// Ways to write the cells of a sample.
func counts(numbers ...int) (cells []survey.Cell) {
	for _, n := range numbers {
		cells = append(cells, cellOf(n, func(n int) survey.Cell { return survey.Count(n) }))
	}
	return cells
}

func shares(numbers ...int) (cells []survey.Cell) {
	for _, n := range numbers {
		cells = append(cells, cellOf(n, func(n int) survey.Cell { return survey.Share{Number: survey.Number{Value: float64(n)}} }))
	}
	return cells
}

func values(numbers ...int) (cells []survey.Cell) {
	for _, n := range numbers {
		cells = append(cells, cellOf(n, func(n int) survey.Cell { return value(float64(n) / 10) }))
	}
	return cells
}

// What stands for a cell without a number.
const (
	hidden = -1_000_001
	unsaid = -1_000_002
)

func cellOf(n int, number func(int) survey.Cell) survey.Cell {
	switch n {
	case hidden:
		return survey.Withheld{}
	case unsaid:
		return survey.NotStated{}
	}
	return number(n)
}

// samples are charts of each form of several series, with every sort of cell, in the languages of the golden files.
func samples(tag locale.Tag) []Data {
	texts := sampleTexts[tag]
	of := func(id string, form vocabulary.ChartForm, labels []string, series ...[]survey.Cell) Data {
		d := Data{ID: id, Form: form, Neutral: -1, Title: Text{String: texts.title}, Alt: Text{String: texts.title}, Heading: say(interfaceWords[tag], "figure.answer")}
		for i := range series[0] {
			d.Categories = append(d.Categories, Category{ID: fmt.Sprint("row-", i), Label: Text{String: texts.statements[i]}})
		}
		for i, cells := range series {
			d.Series = append(d.Series, Series{ID: fmt.Sprint("series-", i), Label: Text{String: labels[i]}, Unit: "respondents", Base: survey.NotStated{}, Cells: cells})
		}
		return d
	}
	likert := of("likert", "likert", texts.answers[:], shares(12, 35, hidden, 5), shares(18, 30, hidden, 11), shares(22, 10, 14, 20), shares(30, 15, 40, 34), shares(13, 4, 26, 24), shares(5, 6, 10, 6))
	likert.Neutral, likert.Series[5].Aside = 2, true
	even := of("likert-even", "likert", []string{texts.answers[0], texts.answers[1], texts.answers[3], texts.answers[4]}, shares(20, 21), shares(25, 29), shares(34, 28), shares(21, 22))
	return []Data{
		of("grouped", "grouped", texts.groups[:], counts(12, 7, hidden, 3), counts(9, 1200, 5, unsaid), counts(0, 4, 8, 11)),
		of("grouped-values", "grouped", texts.groups[:], values(125, -74, 33), values(-29, 131, 52)),
		of("stacked", "stacked", texts.groups[:], shares(40, 35, 52), shares(25, 33, 24), shares(35, 32, 24)),
		of("stacked-six", "stacked", texts.groups[:], counts(12, 7, 14, 3), counts(9, 12, hidden, unsaid), counts(0, 4, hidden, 11), counts(5, 8, 9, 6), counts(15, 6, 7, 2), counts(3, 11, 4, 12)),
		likert, even,
		of("dot", "dot", texts.groups[:], shares(46, 60, hidden, unsaid)),
		of("dot-values", "dot", texts.groups[:], values(20241, 20264, 20197, 20250)),
		of("range", "dot", texts.groups[:], counts(12, 7, 9, 31), counts(19, 29, 8, 31)),
		of("dot-four", "dot", texts.groups[:], counts(12, 7, hidden, 30), counts(19, unsaid, 8, 31), counts(3, 14, 20, 9), counts(25, 2, 29, 9)),
	}
}

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

// value is a number of one decimal.
func value(v float64) survey.Cell {
	return survey.Value{Number: survey.Number{Value: v, Decimals: 1}}
}

// rows gives data with a row for each cell.
func rows(cells ...survey.Cell) Data {
	d := Data{ID: "c", Form: "bar", Title: Text{String: "Title"}, Alt: Text{String: "Alt"}, Series: []Series{{Cells: cells}}}
	for i := range cells {
		d.Categories = append(d.Categories, Category{ID: fmt.Sprint("row-", i), Label: Text{String: fmt.Sprint("Row ", i)}})
	}
	return d
}

// share is a percentage of one decimal.
func share(v float64) survey.Cell {
	return survey.Share{Number: survey.Number{Value: v, Decimals: 1}}
}

// table gives data of a form with a series for each list of cells.
func table(form vocabulary.ChartForm, series ...[]survey.Cell) Data {
	d := rows(series[0]...)
	d.Form, d.Neutral, d.Series = form, -1, nil
	for i, cells := range series {
		id := strconv.Itoa(i)
		d.Series = append(d.Series, Series{ID: id, Label: Text{String: "Series " + id}, Cells: cells})
	}
	return d
}
