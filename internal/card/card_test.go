package card

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"salient/assets"
	"salient/internal/colour"
)

var look = flag.String("look", "", "a folder to write the cards to, to look at them")

var (
	gravest = Measure{"Gravest harm to people", "5 of 5", 5, 5}
	highest = Measure{"Highest effect on value", "High, 3 of 4", 3, 4}
	endless = "Three hundred letters of title, because authors do what authors do when nobody stops them: they write one more clause, and then another one, and a list of countries such as Mexico, India, Nigeria, Brazil and Myanmar, and finally a question about what investors might do about all of this in the coming year"
	oneWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
)

func samples() map[string]Card {
	cards := map[string]Card{
		"en":      {Lang: "en", Title: "Facial recognition at the factory gate: what investors should ask", Byline: "By Salient and Nadia Okafor"},
		"short":   {Lang: "en", Title: "Cotton"},
		"endless": {Lang: "en", Title: endless, Publication: endless, Byline: endless},
		"word":    {Lang: "de", Title: oneWord, Byline: oneWord},
		"words":   {Lang: "de", Title: "Die Rindfleischetikettierungsüberwachungsaufgabenübertragung und ihre Folgen"},
		"emoji":   {Lang: "en", Title: "Rights 🇲🇽 at risk 🚨 in data centres ❤️ 2026", Byline: "By 王小明"},
		"es": {
			Lang: "es", Publication: "Informes de muestra", Mark: "Ejemplo ilustrativo", Title: "Vigilancia biométrica en las fábricas: qué deben preguntar los inversores a las empresas antes de la próxima junta general",
			Severity: Measure{"Daño más grave a las personas", "al menos 4 de 5", 4, 5}, Date: "12 de octubre de 2026",
		},
		"pt": {Lang: "pt-BR", Title: "Água, minério e população: não há transição justa sem consulta"},
		"vi": {Lang: "vi", Title: "Quyền của người lao động trong chuỗi cung ứng – Ελλάδα – Россия"},
		"ar": {
			Lang: "ar", Publication: "إحاطات Salient النموذجية", Mark: "مثال توضيحي", Title: "التعرّف على الوجوه عند بوابة المصنع (Acme Corp. 2026): ما الذي ينبغي للمستثمرين أن يسألوا عنه؟",
			Severity: Measure{"أشد ضرر بالناس", "5 من 5", 5, 5}, Financial: Measure{"أعلى أثر في القيمة", "مرتفع، 3 من 4", 3, 4}, Byline: "إعداد: Salient وNadia Okafor", Date: "١٢ أكتوبر ٢٠٢٦",
		},
		"ur": {Lang: "ur", Title: "فیکٹری کے دروازے پر چہرے کی شناخت: سرمایہ کار کیا پوچھیں؟"},
		"hi": {
			Lang: "hi", Publication: "Salient नमूना", Title: "कारखाने के द्वार पर चेहरे की पहचान: निवेशकों को क्या पूछना चाहिए और श्रमिकों के अधिकार",
			Severity: Measure{"लोगों को सबसे गंभीर हानि", "5 में से 5", 5, 5}, Byline: "लेखक: क्षत्रिय ज्ञान संस्था", Date: "12 अक्टूबर 2026",
		},
	}
	for name, c := range cards {
		if c.Publication == "" {
			c.Publication = "Salient sample briefings"
		}
		if c.Severity.Of == 0 && name != "short" {
			c.Severity, c.Financial = gravest, highest
		}
		if c.Date == "" {
			c.Mark, c.Date = "Illustrative example", "12 October 2026"
		}
		c.Accent = Accent
		cards[name] = c
	}
	return cards
}

func drawn(t testing.TB, c Card) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.WritePNG(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A card has the promised size, keeps its margins, and shows what it was given in the colours of the theme. Those from
// right to left are the mirror of the others.
func TestCards(t *testing.T) {
	for name, c := range samples() {
		data := drawn(t, c)
		if *look != "" {
			if err := os.WriteFile(filepath.Join(*look, name+".png"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if len(data) > 60_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		decoded, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		m := decoded.(*image.Paletted)
		if m.Rect != image.Rect(0, 0, 1200, 630) {
			t.Fatalf("%s is %v", name, m.Rect)
		}
		mirrored := c.Lang.Direction() == "rtl"
		// region tells how many pixels of a rectangle have each shade. Along a line it counts as the card does.
		region := func(x0, y0, x1, y1 int) (count [256]int) {
			for y := y0; y < y1; y++ {
				for x := x0; x < x1; x++ {
					at := x
					if mirrored {
						at = Width - 1 - x
					}
					count[m.ColorIndexAt(at, y)]++
				}
			}
			return count
		}
		blank := func(what string, x0, y0, x1, y1 int) {
			if count := region(x0, y0, x1, y1); count[paper] != (x1-x0)*(y1-y0) {
				t.Errorf("%s has ink in %s", name, what)
			}
		}
		if count := region(0, 0, accentWidth, Height); count[accent] != accentWidth*Height {
			t.Errorf("%s has no bar where its lines begin", name)
		}
		blank("its margin at the start", accentWidth, 0, start-8, Height)
		blank("its margin at the end", end+8, 0, Width, Height)
		blank("its margin above", accentWidth, 0, Width, 50)
		blank("its margin below", accentWidth, Height-20, Width, Height)
		blank("the gap above the foot", accentWidth, footRule-16, Width, footRule)
		filled := c.Severity.Level * stepWidth * stepHeight
		if count := region(start, scoreLine-stepHeight, end, scoreLine); count[people] < filled || c.Severity.Of > 0 && count[ink] == 0 {
			t.Errorf("%s does not show the severity", name)
		} else if c.Financial.Of > 0 && count[money] < c.Financial.Level*stepWidth*stepHeight {
			t.Errorf("%s does not show the financial level", name)
		}
		if c.Severity.Of > 0 {
			blank("the gap below the title", accentWidth, titleEnd+8, Width, titleEnd+14)
		}
		if count := region(start, titleTop, end, titleEnd); count[ink] < 2000 {
			t.Errorf("%s has hardly a title", name)
		}
		marked := region(end-20, headLine-40, end, headLine+12)
		if got := marked[quiet] > 0; got != (c.Mark != "") {
			t.Errorf("%s: a mark is shown: %v", name, got)
		}
	}
}

// The same card is the same file, however many are made at once.
func TestTheSameCardIsTheSameFile(t *testing.T) {
	var all sync.WaitGroup
	for range 3 {
		for name, c := range samples() {
			want := drawn(t, c)
			all.Go(func() {
				if !bytes.Equal(drawn(t, c), want) {
					t.Errorf("%s is made in two ways", name)
				}
			})
		}
	}
	all.Wait()
}

func TestSettable(t *testing.T) {
	for text, want := range map[string]string{
		"Rights at risk":          "Rights at risk",
		" 🚨 Rights 🇲🇽\nat\trisk ": "Rights at risk",
		"L’État — 50 %":           "L’État — 50 %",
		"नमूना, ज्ञान":            "नमूना, ज्ञान",
		"می\u200cخواهم؟":          "می\u200cخواهم؟",
		"人权":                      "",
		"Rights 人权":               "",
		"สิทธิ":                   "",
		"🚨":                       "",
		"":                        "",
		"\xff":                    "",
	} {
		if got := settable(text); got != want {
			t.Errorf("of %q is shown %q, not %q", text, got, want)
		}
		if Settable(text) != (want != "") {
			t.Errorf("Settable(%q) is %v", text, want == "")
		}
	}
}

// The palette is that of the theme.
func TestThemeHasTheColours(t *testing.T) {
	css, err := assets.Files.ReadFile("css/salient.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, i := range map[string]shade{"paper": paper, "ink": ink, "link": accent, "people": people, "money": money} {
		r, g, b, _ := palette[i].RGBA()
		c := colour.Colour{R: uint8(r), G: uint8(g), B: uint8(b)}
		of := strings.TrimSpace(strings.SplitN(strings.SplitN(string(css), "--"+name+":", 2)[1], ";", 2)[0])
		if got, _ := colour.Parse(of); got != c {
			t.Errorf("--%s is %s in the stylesheet, %s on cards", name, of, c)
		}
	}
}

func BenchmarkCard(b *testing.B) {
	cards := samples()
	for _, name := range []string{"en", "ar", "hi", "endless"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			c := cards[name]
			var w bytes.Buffer
			for b.Loop() {
				w.Reset()
				if err := c.WritePNG(&w); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
