package chart

import (
	"testing/fstest"

	"salient/internal/locale"
)

// interfaceWords has the words of figures in the languages of the golden files.
var interfaceWords = func() map[locale.Tag]*locale.Words {
	files := fstest.MapFS{
		"en.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", category: Answer, answer: Answer, value: Value, withheld: withheld, not-stated: not stated}
unit: {mentions: mentions, respondents: respondents}
regulation: {date: Date, what: What happens, when: State}
date-state: {past: Past, ahead: Ahead}
score: {of: "{n} of {max}", at-least: "at least {n} of {max}", not-assessed: "not assessed", severity: "Severity", level: "Financial level"}
level: {"1": "Low", "2": "Moderate", "3": "High", "4": "Critical"}
`)},
		"es.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", category: Respuesta, answer: Respuesta, value: Valor, withheld: reservado, not-stated: no consta}
unit: {mentions: menciones, respondents: encuestados}
regulation: {date: Fecha, what: Qué ocurre, when: Estado}
date-state: {past: Pasado, ahead: Futuro}
score: {of: "{n} de {max}", at-least: "al menos {n} de {max}", not-assessed: "sin evaluar", severity: "Gravedad", level: "Nivel financiero"}
level: {"1": "Bajo", "2": "Moderado", "3": "Alto", "4": "Crítico"}
`)},
		"ar.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", category: الإجابة, answer: الإجابة, value: القيمة, withheld: محجوب, not-stated: غير مذكور}
unit: {mentions: مرات الذكر, respondents: المجيبون}
regulation: {date: التاريخ, what: ما يحدث, when: الحالة}
date-state: {past: مضى, ahead: قادم}
score: {of: "{n} من {max}", at-least: "لا تقل عن {n} من {max}", not-assessed: "لم يُقيَّم", severity: "الجسامة", level: "المستوى المالي"}
level: {"1": "منخفض", "2": "متوسط", "3": "عالٍ", "4": "حرج"}
`)},
		"zh.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", category: 回答, answer: 回答, value: 数值, withheld: 未公开, not-stated: 未说明}
unit: {mentions: 提及次数, respondents: 受访者}
regulation: {date: 日期, what: 事项, when: 状态}
date-state: {past: 已过, ahead: 将至}
score: {of: "{n}/{max}", at-least: "至少 {n}/{max}", not-assessed: "未评估", severity: "严重程度", level: "财务等级"}
level: {"1": "低", "2": "中", "3": "高", "4": "极高"}
`)},
		"hi.yaml": {Data: []byte(`
figure: {count-share: "{n} ({share})", category: उत्तर, answer: उत्तर, value: मान, withheld: रोका गया, not-stated: उल्लेख नहीं}
unit: {mentions: उल्लेख, respondents: उत्तरदाता}
regulation: {date: तारीख, what: क्या होगा, when: स्थिति}
date-state: {past: बीता, ahead: आगामी}
score: {of: "{max} में से {n}", at-least: "{max} में से कम से कम {n}", not-assessed: "आकलन नहीं हुआ", severity: "गंभीरता", level: "वित्तीय स्तर"}
level: {"1": "कम", "2": "मध्यम", "3": "उच्च", "4": "अति गंभीर"}
`)},
	}
	words, problems, err := locale.LoadWords(files, ".", []locale.Tag{"en", "es", "ar", "zh", "hi"})
	if err != nil || len(problems) > 0 {
		panic(problems)
	}
	return words
}()
