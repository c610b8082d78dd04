package site_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"salient/internal/markdown"
	"salient/internal/site"
)

// picture is a small PNG, as a file of an archive.
func picture(t *testing.T, file string) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 2))); err != nil {
		t.Fatal(err)
	}
	return "-- " + file + " --\n" + b.String() + "\n"
}

// pictures gives the addresses of the pictures in a version's text; "" is none.
func pictures(s *site.Site, v *site.Version) []string {
	var all []string
	for _, h := range v.Body.Holes {
		if i, ok := h.Content.(markdown.Image); ok {
			address := ""
			if p := s.Picture(v, i); p != nil {
				address = p.Address
			}
			all = append(all, address)
		}
	}
	return all
}

func TestPictures(t *testing.T) {
	s, problems := load(t, `
-- content/en/briefings/cotton/index.md --
---
title: "Cotton"
summary: "The bottom line."
date: 2026-05-14
---

![A map](map.png) and ![A mine](mine.png)
-- content/es/briefings/cotton/index.md --
---
translates: en
title: "Algodón"
---

![Un mapa](map.png) y ![Una mina](mine.png)
-- content/ar/briefings/cotton.md --
---
translates: en
title: "قطن"
---

![خريطة](map.png)
-- content/es/briefings/rubber/index.md --
---
translates: en
title: "Caucho"
draft: true
---

![Un mapa](map.png)
-- content/en/briefings/rubber.md --
---
title: "Rubber"
summary: "The bottom line."
date: 2026-05-14
---
-- content/en/briefings/draft/index.md --
---
title: "Draft"
summary: "The bottom line."
date: 2026-05-14
draft: true
---

![A map](map.png) ![Nothing](nap.png)
`+picture(t, "content/en/briefings/cotton/map.png")+picture(t, "content/en/briefings/cotton/mine.png")+
		picture(t, "content/en/briefings/cotton/unused.png")+picture(t, "content/es/briefings/cotton/mine.png")+
		picture(t, "content/en/briefings/draft/map.png")+picture(t, "content/es/briefings/rubber/map.png"))
	equal(t, "problems", told(problems), []string{
		`W en/briefings/cotton/unused.png: a picture that no page shows: it is not published`,
		`en/briefings/draft/index.md:8:19: a picture that is not beside the page "nap.png" → map.png (hushed)`,
	})
	// A translation has the original's pictures, or its own of the same name, where there are words in it.
	equal(t, "in English", pictures(s, version(t, s, "briefings", "cotton", "en")), []string{"/en/briefings/cotton/map.png", "/en/briefings/cotton/mine.png"})
	equal(t, "in Spanish", pictures(s, version(t, s, "briefings", "cotton", "es")), []string{"/en/briefings/cotton/map.png", "/es/briefings/cotton/mine.png"})
	equal(t, "in Arabic", pictures(s, version(t, s, "briefings", "cotton", "ar")), []string{"/en/briefings/cotton/map.png"})
	var published []string
	for _, i := range s.Images {
		published = append(published, i.Address)
	}
	equal(t, "published", published, []string{"/en/briefings/cotton/map.png", "/en/briefings/cotton/mine.png", "/es/briefings/cotton/mine.png"})
}
