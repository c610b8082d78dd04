package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"salient/internal/locale"
	"salient/internal/survey"
)

// scoreWords has the words of a matrix beside those of all figures, in the languages of the golden files.
var scoreWords = func() map[locale.Tag]*locale.Words {
	files := fstest.MapFS{}
	for tag, w := range map[string][]string{
		"en": {"Answer", "withheld", "not stated", "{n} of {max}", "at least {n} of {max}", "not assessed", "Severity", "Financial level", "Low", "Moderate", "High", "Critical",
			"The two sides answer different questions and are never added up. Harm that is severe but not yet material is not low priority."},
		"es": {"Respuesta", "reservado", "no consta", "{n} de {max}", "al menos {n} de {max}", "sin evaluar", "Gravedad", "Nivel financiero", "Bajo", "Moderado", "Alto", "Crítico",
			"Los dos lados responden a preguntas distintas y nunca se suman. Un daño grave que aún no es material no es de baja prioridad."},
		"ar": {"الإجابة", "محجوب", "غير مذكور", "{n} من {max}", "لا تقل عن {n} من {max}", "لم يُقيَّم", "الجسامة", "المستوى المالي", "منخفض", "متوسط", "عالٍ", "حرج",
			"يجيب الجانبان عن سؤالين مختلفين ولا يُجمعان أبدًا. والضرر الجسيم الذي لم يصبح جوهريًا ماليًا بعد ليس منخفض الأولوية."},
		"zh": {"回答", "未公开", "未说明", "{n}/{max}", "至少 {n}/{max}", "未评估", "严重程度", "财务等级", "低", "中", "高", "极高",
			"两个方面回答的是不同的问题，绝不相加。严重但尚不具财务重要性的伤害并非次要。"},
		"hi": {"उत्तर", "रोका गया", "उल्लेख नहीं", "{max} में से {n}", "{max} में से कम से कम {n}", "आकलन नहीं हुआ", "गंभीरता", "वित्तीय स्तर", "कम", "मध्यम", "उच्च", "अति गंभीर",
			"दोनों पक्ष अलग-अलग प्रश्नों के उत्तर देते हैं और कभी जोड़े नहीं जाते। जो हानि गंभीर है पर अभी वित्तीय रूप से महत्वपूर्ण नहीं, वह कम प्राथमिकता की नहीं है।"},
	} {
		files[tag+".yaml"] = &fstest.MapFile{Data: []byte(`
figure: {answer: "` + w[0] + `", category: "` + w[0] + `", withheld: "` + w[1] + `", not-stated: "` + w[2] + `"}
score: {of: "` + w[3] + `", at-least: "` + w[4] + `", not-assessed: "` + w[5] + `", severity: "` + w[6] + `", level: "` + w[7] + `"}
level: {"1": "` + w[8] + `", "2": "` + w[9] + `", "3": "` + w[10] + `", "4": "` + w[11] + `"}
`)}
	}
	words, problems, err := locale.LoadWords(files, ".", []locale.Tag{"en", "es", "ar", "zh", "hi"})
	if err != nil || len(problems) > 0 {
		panic(problems)
	}
	return words
}()

// drawn makes a figure with the words of scores.
func drawn(t testing.TB, d Data, tag locale.Tag) *Figure {
	t.Helper()
	f, err := Draw(d, scoreWords[tag])
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// goldens compares a picture in five languages, and all that is made of it in the one that runs from right to left: that
// the shapes agree in every language is the promise of TestSameEverywhere.
func goldens(t *testing.T, name string, data func(locale.Tag) Data) {
	for tag := range scoreWords {
		f := drawn(t, data(tag), tag)
		golden(t, name+"."+string(tag)+".svg", append(f.SVG, '\n'))
		if tag != "ar" {
			continue
		}
		golden(t, name+"."+string(tag)+".standalone.svg", f.Standalone("2024"))
		golden(t, name+"."+string(tag)+".csv", f.CSV())
		if f.HasOption() {
			option, err := f.Option()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+"."+string(tag)+".json", append(option, '\n'))
		}
	}
}

func TestAxisIsRound(t *testing.T) {
	for _, test := range []struct {
		from, to float64
		want     string
	}{
		{0, 97, "0 20 40 60 80 100"},
		{0, 100, "0 20 40 60 80 100"},
		{0, .3, "0.0 0.1 0.2 0.3"},
		{0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{-3, 12, "-5 0 5 10 15"},
		{2015, 2024, "2,014 2,016 2,018 2,020 2,022 2,024"},
		{0, 0, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{0, 1e9, "0 200,000,000 400,000,000 600,000,000 800,000,000 1,000,000,000"},
		{-1, 1, "-1.0 -0.5 0.0 0.5 1.0"},
	} {
		var got []string
		for _, tick := range axisOf(test.from, test.to, 5, false).ticks(locale.For("en"), value(0)) {
			got = append(got, strings.ReplaceAll(tick.words, "−", "-"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("from %v to %v the ticks are %v", test.from, test.to, got)
		}
	}
}

// TestWholeTicks has counts and years without ticks between them.
func TestWholeTicks(t *testing.T) {
	for _, test := range []struct {
		cells []survey.Cell
		want  string
	}{
		{[]survey.Cell{survey.Count(1)}, "0 1"},
		{[]survey.Cell{survey.Count(0)}, "0 1"},
		{[]survey.Cell{survey.Year(2024), survey.Year(2026)}, "2024 2025 2026"},
		{[]survey.Cell{survey.Year(2024)}, "2024 2025"},
		{[]survey.Cell{share(3)}, "0% 1% 2% 3%"},
	} {
		var got []string
		a, like := axisOfSeries([]Series{{Cells: test.cells}}, 5)
		for _, tick := range a.ticks(locale.For("en"), like) {
			got = append(got, tick.words)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%v have the ticks %v", test.cells, got)
		}
	}
}

func FuzzAxis(f *testing.F) {
	for _, seed := range [][2]float64{{0, 0}, {1, 1}, {-1e308, 1e308}, {1e-320, 2e-320}, {1e17, 1e17 + 2}, {-5, 12}, {math.Inf(-1), math.Inf(1)}, {.1, .3}} {
		f.Add(seed[0], seed[1], uint8(5))
	}
	f.Fuzz(func(t *testing.T, a, b float64, most uint8) {
		if math.IsNaN(a) || math.IsNaN(b) {
			return // Check has refused it
		}
		steps := 2 + int(most)%20
		axis := axisOf(min(a, b), max(a, b), steps, most%2 == 0)
		ticks := axis.ticks(locale.For("en"), value(0))
		if len(ticks) < 2 || len(ticks) > steps+1 {
			t.Fatalf("%d ticks", len(ticks))
		}
		for i, tick := range ticks {
			if !(tick.at >= 0 && tick.at <= 1) || i > 0 && tick.at <= ticks[i-1].at {
				t.Fatalf("a tick at %v", tick.at)
			}
		}
		for _, v := range []float64{a, b} {
			if at := axis.at(v); !(at >= 0 && at <= 1) {
				t.Fatalf("%v is at %v", v, at)
			}
		}
	})
}

func TestAxisBeginsAtZero(t *testing.T) {
	for name, test := range map[string]struct {
		cells []survey.Cell
		first float64
	}{
		"counts":           {[]survey.Cell{survey.Count(90), survey.Count(100)}, 0},
		"shares":           {[]survey.Cell{survey.Share{Number: survey.Number{Value: 90}}, survey.Share{Number: survey.Number{Value: 99}}}, 0},
		"values near zero": {[]survey.Cell{value(10), value(100)}, 0},
		"values far off":   {[]survey.Cell{value(90), value(100)}, 90},
		"years":            {[]survey.Cell{survey.Year(1990), survey.Year(2024)}, 1990},
		"below zero":       {[]survey.Cell{value(-100), value(-10)}, -100},
		"none":             {[]survey.Cell{survey.Withheld{}, nil}, 0},
	} {
		if a, _ := axisOfSeries([]Series{{Cells: test.cells}}, 5); a.value(a.first) != test.first {
			t.Errorf("%s begin at %v", name, a.value(a.first))
		}
	}
}

// TestTicksAreInTheReadersLanguage compares the ticks of one chart in two languages.
func TestTicksAreInTheReadersLanguage(t *testing.T) {
	for tag, want := range map[locale.Tag]string{"en": ">80%<", "es": ">80\u00a0%<"} {
		d := answers(tag)
		if svg := string(drawn(t, d, tag).SVG); !strings.Contains(svg, want) {
			t.Errorf("%s: no tick %s in %s", tag, want, svg)
		}
	}
}

// written is a text of a picture: where it is at a width, and as wide as it can be.
type written struct {
	text       string
	class      string
	left, top  float64
	right, end float64
}

var translated = regexp.MustCompile(`^translate\((-?[0-9.]+)\)$`)

// textsAt gives the boxes of all texts of a picture that is drawn at a width.
func textsAt(t *testing.T, svg []byte, width float64) (texts []written) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	sizes, directions := []float64{}, []string{}
	var at *written
	var anchor string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			attr := map[string]string{}
			for _, a := range token.Attr {
				attr[a.Name.Local] = a.Value
			}
			size, direction := 14.0, "ltr"
			if n := len(sizes); n > 0 {
				size, direction = sizes[n-1], directions[n-1]
			}
			if s := attr["font-size"]; s != "" {
				size, _ = strconv.ParseFloat(s, 64)
			}
			if s := attr["direction"]; s != "" {
				direction = s
			}
			sizes, directions = append(sizes, size), append(directions, direction)
			if token.Name.Local != "text" {
				continue
			}
			x, percentage := strings.CutSuffix(attr["x"], "%")
			left, err := strconv.ParseFloat(x, 64)
			if err != nil {
				t.Fatalf("x=%q", attr["x"])
			}
			if percentage {
				left *= width / 100
			}
			if m := translated.FindStringSubmatch(attr["transform"]); m != nil {
				by, _ := strconv.ParseFloat(m[1], 64)
				left += by
			}
			y, _ := strconv.ParseFloat(attr["y"], 64)
			at, anchor = &written{class: attr["class"], left: left, top: y - size, end: y + size/4}, attr["text-anchor"]
			if (direction == "rtl") && anchor != "middle" { // a text starts on its right
				if anchor == "end" {
					anchor = ""
				} else {
					anchor = "end"
				}
			}
		case xml.CharData:
			if at != nil {
				at.text += string(token)
			}
		case xml.EndElement:
			if at != nil && token.Name.Local == "text" {
				size := sizes[len(sizes)-1]
				if at.class == strong {
					size *= boldness
				}
				wide := measure(strings.TrimRight(at.text, " "), size)
				switch anchor {
				case "middle":
					at.left -= wide / 2
				case "end":
					at.left -= wide
				}
				at.right = at.left + wide
				texts = append(texts, *at)
				at = nil
			}
			sizes, directions = sizes[:len(sizes)-1], directions[:len(directions)-1]
		}
	}
}

// checkLayout fails where a text lies on another one or leaves the drawing, on the narrowest page or a wide one.
func checkLayout(t *testing.T, f *Figure) {
	t.Helper()
	pictures := map[float64][]byte{264: f.SVG, 480: f.SVG, 720: f.SVG, 1200: f.SVG}
	for width, svg := range pictures {
		checkTexts(t, textsAt(t, svg, width), 0, width)
	}
	checkTexts(t, textsAt(t, f.Standalone("Source"), slideWidth), slideMargin, slideWidth-slideMargin)
}

func checkTexts(t *testing.T, texts []written, from, to float64) {
	t.Helper()
	for i, a := range texts {
		if len([]rune(a.text)) > 3 && (a.left < from-.1 || a.right > to+.1 || a.top < 0) {
			t.Errorf("%q lies from %.1f to %.1f of %.0f, %.1f", a.text, a.left, a.right, from, to)
		}
		for _, b := range texts[:i] {
			const touch = 2 // what a line has above its letters
			if min(a.right, b.right)-max(a.left, b.left) > .1 && min(a.end, b.end)-max(a.top, b.top) > touch {
				t.Errorf("%q and %q overlap in %.0f", a.text, b.text, to)
			}
		}
	}
}

// titlesOf gives what the marks of a picture say.
func titlesOf(svg []byte) (titles []string) {
	for _, m := range regexp.MustCompile(`<title>([^<]*)</title>`).FindAllSubmatch(svg, -1) {
		titles = append(titles, strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&").Replace(string(m[1])))
	}
	slices.Sort(titles)
	return titles
}
