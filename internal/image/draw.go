package image

import (
	"image"

	"golang.org/x/image/draw"
)

// orientation is how the rows and columns of a picture lie (Exif 2.32, tag 0x0112): 1 is upright, 6 must be turned
// by a quarter to the right, and from 5 on width and height change places.
type orientation uint8

func (o orientation) lying() bool { return o >= 5 && o <= 8 }

// drawUpright gives a picture upright and at most maxWidth wide, as it is where it is both.
func drawUpright(src image.Image, o orientation) image.Image {
	size := src.Bounds().Size()
	width, height := size.X, size.Y
	if o.lying() {
		width, height = height, width
	}
	scaled := size
	if width > maxWidth {
		scaled = image.Pt(reduced(size.X, width), reduced(size.Y, width))
	}
	if scaled == size && (o <= 1 || o > 8) {
		return src
	}
	// By halves first, the mean of four pixels each: quicker, and the last step, which is sharper, needs 32 bytes for
	// each pixel of a row by each row of what it begins with.
	for size.X >= 2*scaled.X && size.Y >= 2*scaled.Y {
		size = size.Div(2)
		src = scale(src, size, draw.ApproxBiLinear)
	}
	return turn(scale(src, scaled, draw.CatmullRom), o)
}

func scale(src image.Image, size image.Point, by draw.Scaler) *image.RGBA {
	dst := image.NewRGBA(image.Rectangle{Max: size})
	if size == src.Bounds().Size() {
		draw.Draw(dst, dst.Bounds(), src, src.Bounds().Min, draw.Src)
	} else {
		by.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Src, nil)
	}
	return dst
}

// reduced scales one side, rounded, and never to nothing.
func reduced(side, width int) int {
	return max(1, (side*maxWidth+width/2)/width)
}

// turn sets a picture upright.
func turn(src *image.RGBA, o orientation) *image.RGBA {
	if o <= 1 || o > 8 {
		return src
	}
	size := src.Bounds().Size()
	right, bottom := size.X-1, size.Y-1
	if o.lying() {
		size.X, size.Y = size.Y, size.X
	}
	dst := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			fromX, fromY := x, y
			switch o {
			case 2:
				fromX = right - x
			case 3:
				fromX, fromY = right-x, bottom-y
			case 4:
				fromY = bottom - y
			case 5:
				fromX, fromY = y, x
			case 6:
				fromX, fromY = y, bottom-x
			case 7:
				fromX, fromY = right-y, bottom-x
			case 8:
				fromX, fromY = right-y, x
			}
			to, from := dst.PixOffset(x, y), src.PixOffset(fromX, fromY)
			copy(dst.Pix[to:to+4], src.Pix[from:from+4])
		}
	}
	return dst
}
