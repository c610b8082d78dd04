package card

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"salient/internal/colour"
)

// shade is an index of the palette: from paper to ink, in which letters are smooth, and the colours of what is
// flat. They are few, so that a card is small, and more than 16, since pixels of less than a byte take the encoder
// twice as long.
type shade = uint8

const (
	paper  shade = 0
	rule   shade = 3
	quiet  shade = 11
	ink    shade = 15
	people shade = ink + 1
	money  shade = ink + 2
	accent shade = ink + 3
)

// Accent is the colour of a site that has chosen none: that of links in the theme.
var Accent = colour.Colour{R: 0x0b, G: 0x4f, B: 0x87}

func opaque(c colour.Colour) color.Color { return color.RGBA{c.R, c.G, c.B, 0xff} }

// palette has the colours of the theme's light page: see assets/README.md.
var palette = func() color.Palette {
	all := make(color.Palette, accent+1)
	for i := paper; i <= ink; i++ {
		between := func(of uint8) uint8 { return uint8((0xff*int(ink-i) + int(of)*int(i)) / int(ink)) }
		all[i] = color.RGBA{between(0x19), between(0x1c), between(0x22), 0xff}
	}
	all[people] = color.RGBA{0x8d, 0x24, 0x50, 0xff}
	all[money] = color.RGBA{0x0a, 0x5d, 0x66, 0xff}
	all[accent] = opaque(Accent)
	return all
}()

// canvas is a card in the making. Where it is mirrored, what is along a line is counted from the right.
type canvas struct {
	*image.Paletted
	mirrored bool
	shapes   vector.Rasterizer
	mask     image.Alpha
	buffers  encoderBuffers
}

func newCanvas() canvas {
	return canvas{Paletted: image.NewPaletted(image.Rect(0, 0, Width, Height), slices.Clone(palette))}
}

func (c *canvas) clear(mirrored bool, with colour.Colour) {
	clear(c.Pix)
	c.mirrored = mirrored
	c.Palette[accent] = opaque(with)
}

// fill colours a rectangle.
func (c *canvas) fill(x, y, width, height int, with shade) {
	if c.mirrored {
		x = Width - x - width
	}
	for row := y; row < y+height; row++ {
		pixels := c.Pix[row*c.Stride+x:][:width]
		for i := range pixels {
			pixels[i] = with
		}
	}
}

// frame draws the edge of a rectangle, inside it.
func (c *canvas) frame(x, y, width, height, thick int, with shade) {
	c.fill(x, y, width, thick, with)
	c.fill(x, y+height-thick, width, thick, with)
	c.fill(x, y, thick, height, with)
	c.fill(x+width-thick, y, thick, height, with)
}

// sheet begins shapes that lie within a rectangle of a size.
func (c *canvas) sheet(width, height int) *vector.Rasterizer {
	c.shapes.Reset(width, height)
	return &c.shapes
}

// stain lays the shapes of a sheet on the card, in a shade of ink. Left and top are those of the sheet.
func (c *canvas) stain(left, top int, with shade) {
	size := c.shapes.Size()
	c.mask.Rect, c.mask.Stride = image.Rectangle{Max: size}, size.X
	c.mask.Pix = slices.Grow(c.mask.Pix[:0], size.X*size.Y)[:size.X*size.Y]
	c.shapes.DrawOp = draw.Src
	c.shapes.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	seen := c.mask.Rect.Intersect(c.Rect.Sub(image.Pt(left, top)))
	var shades [256]shade // by how much of a pixel is covered
	for cover := range shades {
		shades[cover] = shade((cover*int(with) + 127) / 255)
	}
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		pixels := c.Pix[c.PixOffset(left+seen.Min.X, top+y):][:seen.Dx()]
		for x, cover := range c.mask.Pix[c.mask.PixOffset(seen.Min.X, y):][:seen.Dx()] {
			pixels[x] = max(pixels[x], shades[cover])
		}
	}
}

func (c *canvas) encode(w io.Writer) error {
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &c.buffers}
	return encoder.Encode(w, c.Paletted)
}

// encoderBuffers keeps the buffers of a canvas's encoder.
type encoderBuffers struct{ one *png.EncoderBuffer }

// Get implements png.EncoderBufferPool.
func (b *encoderBuffers) Get() *png.EncoderBuffer { return b.one }

// Put implements png.EncoderBufferPool.
func (b *encoderBuffers) Put(one *png.EncoderBuffer) { b.one = one }

// trace adds the outline of a glyph to shapes. Its origin is at x and y.
func trace(shapes *vector.Rasterizer, outline font.GlyphOutline, x, y, scale float32) {
	for _, s := range outline.Segments {
		var at [3][2]float32
		for i, p := range s.Args {
			at[i] = [2]float32{x + p.X*scale, y - p.Y*scale}
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			shapes.ClosePath()
			shapes.MoveTo(at[0][0], at[0][1])
		case opentype.SegmentOpLineTo:
			shapes.LineTo(at[0][0], at[0][1])
		case opentype.SegmentOpQuadTo:
			shapes.QuadTo(at[0][0], at[0][1], at[1][0], at[1][1])
		case opentype.SegmentOpCubeTo:
			shapes.CubeTo(at[0][0], at[0][1], at[1][0], at[1][1], at[2][0], at[2][1])
		}
	}
	shapes.ClosePath()
}
