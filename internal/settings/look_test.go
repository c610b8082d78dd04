package settings_test

import (
	"strings"
	"testing"

	"salient/internal/colour"
	"salient/internal/settings"
)

func TestLook(t *testing.T) {
	site, problems := settings.Parse("content/site.yaml", []byte(least+`
look:
  accent: "#7A1F3D"
  logo: logo.svg
  fonts:
    text: [literata.woff2, {file: literata-italic.woff2, italic: true}]
    interface: [{file: fira-bold.woff2, weight: 700}, {file: naskh.woff2, script: arabic}]
`))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	look := site.Look
	if look.Accent.String() != "#7a1f3d" || look.Logo.ID != "logo.svg" || look.Logo.At.Line != 9 || look.LogoDark.ID != "" {
		t.Errorf("%+v", look)
	}
	if text := look.Fonts.Text; len(text) != 2 || text[0].File.ID != "literata.woff2" || text[0].Italic || !text[1].Italic {
		t.Errorf("%+v", text)
	}
	if sans := look.Fonts.Interface; sans[0].Weight != "700" || sans[1].Script != "arabic" {
		t.Errorf("%+v", sans)
	}
}

func TestAccents(t *testing.T) {
	for _, c := range []struct{ yaml, light, dark, want string }{
		{`accent: "#7a1f3d"`, "#7a1f3d", "#c8a2ae", ""},
		{`accent: "#000"`, "#000000", "#acacac", ""},
		{`{accent: "#7a1f3d", accent_dark: "#e38fae"}`, "#7a1f3d", "#e38fae", ""},

		{`accent: "#ffd400"`, "", "", `too pale for light pages, with a contrast of 1.30 to 1: | #ffd400 | #846e00`},
		{`accent: "#888888"`, "", "", `too pale for light pages, with a contrast of 3.24 to 1: | #888888 | #707070`},
		{`accent: "#fff"`, "", "", `with a contrast of 1.00 to 1: | #ffffff | #707070`},
		{`accent: "#e4002b"`, "", "", `with a contrast of 4.4`}, // brands' reds are often this near
		{`accent: "#1d9bf0"`, "", "", `with a contrast of 2.`},
		{`{accent: "#7a1f3d", accent_dark: "#7a1f3d"}`, "", "", `too deep for dark pages, with a contrast of 1.`},
		{`accent_dark: "#e38fae"`, "", "", `accent_dark: without accent:`},

		{`accent: 7a1f3d`, "", "", `not a colour in the form of a # and six digits | 7a1f3d | #7a1f3d`},
		{`accent: rgb(122, 31, 61)`, "", "", `| rgb(122, 31, 61) | #7a1f3d`},
		{`accent: rgb(300, 0, 0)`, "", "", `| rgb(300, 0, 0) |  | write it in quotes`},
		{`accent: crimson`, "", "", `| crimson |  | write it in quotes, with digits from 0 to 9 and a to f: "#7a1f3d"`},
		{`accent: "#7a1f3dff"`, "", "", `| #7a1f3dff |`},
		{`accent: #7a1f3d`, "", "", `a field without a value: accent |  |  | write the colour in quotes`},
		{`accent: [red]`, "", "", `this is to be one text`},
		{`logo_dark: logo.svg`, "", "", `logo_dark: without logo:`},
		{`fonts: {text: [{file: a.woff2, weight: 450}]}`, "", "", `unknown weight | 450`},
		{`fonts: {text: [{file: a.woff2, script: arab}]}`, "", "", `unknown script | arab | arabic`},
		{`fonts: {text: [{weight: 400}]}`, "", "", `a required field is missing: file`},
		{`fonts: {headings: [a.woff2]}`, "", "", `unknown field | headings |`},
	} {
		site, problems := settings.Parse("content/site.yaml", []byte(least+"look:\n  "+c.yaml+"\n"))
		if got := tell(problems); c.want == "" && got != "" || !strings.Contains(got, c.want) || len(problems) > 1 {
			t.Errorf("%s: %q, not %q", c.yaml, got, c.want)
		}
		if light, dark := site.Look.Accents(); c.light != "" && (light.String() != c.light || dark.String() != c.dark) {
			t.Errorf("%s is %s and %s", c.yaml, light, dark)
		}
	}
}

// TestSuggestedAccentsPass takes the advice of each message.
func TestSuggestedAccentsPass(t *testing.T) {
	for _, field := range []string{"accent: ", `accent: "#7a1f3d"` + "\n  accent_dark: "} {
		for r := 0; r < 256; r += 51 {
			for g := 0; g < 256; g += 51 {
				for b := 0; b < 256; b += 51 {
					given := colour.Colour{R: uint8(r), G: uint8(g), B: uint8(b)}.String()
					parse := func(s string) (nearest string) {
						_, problems := settings.Parse("content/site.yaml", []byte(least+"look:\n  "+field+`"`+s+"\"\n"))
						for _, p := range problems {
							nearest += p.Nearest
						}
						return nearest
					}
					if nearest := parse(given); nearest != "" && parse(nearest) != "" {
						t.Fatalf("%s%s: %s is suggested, and refused in its turn", field, given, nearest)
					}
				}
			}
		}
	}
}

func TestATranslationHasNoLook(t *testing.T) {
	site, _ := settings.Parse("content/site.yaml", []byte(whole))
	_, problems := site.In("es", "content/es/site.yaml", []byte("look: {accent: \"#000000\"}\n"))
	if got := tell(problems); !strings.Contains(got, "belongs to the original, not to a translation: | look") {
		t.Error(got)
	}
}
