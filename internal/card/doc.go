// Package card draws the picture that stands for a page where its address is shared: whose it is, its title, the two
// sides beside each other, who wrote it and when. It is a PNG of 1200 × 630 pixels in the fonts of assets/fonts.
//
// Its main types are Card and Measure. A text is shaped in the script of each of its parts and set in the direction
// of its language, so that a card from right to left is the mirror of one from left to right. Letters that these
// fonts lack cannot be shown: Settable tells, and a page with such a title is better shared without a picture, since
// readers' own fonts then show its title.
//
//	c := card.Card{Lang: "ar", Publication: "…", Title: "…", Date: "…"}
//	if card.Settable(c.Title) {
//		err = c.WritePNG(w)
//	}
package card
