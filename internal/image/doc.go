// Package image makes of an author's photograph or drawing what may be published: upright, no wider than a page
// needs, and with nothing in it but the picture.
//
// Its one type is [Image], made by [Prepare] of a photograph, and by [ReadDrawing] of a site's own drawing in SVG:
//
//	picture, problems := image.Prepare("content/en/briefings/cotton/queue.jpg", data)
//	// <img src="…" width="{picture.Width}" height="{picture.Height}" alt="…">
//
// A picture is always drawn anew and never copied, so that nothing can ride along: no place, camera, name, thumbnail,
// earlier version, or file hidden behind the last pixel. Colour profiles go too: a photograph in a wider space than
// sRGB is a little duller. The same bytes give the same bytes on one kind of processor.
package image
