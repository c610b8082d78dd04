package image

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"strings"

	"golang.org/x/sync/semaphore"

	"salient/internal/source"
)

// Image is a picture ready to be published.
type Image struct {
	Data   []byte
	Type   string // image/jpeg or image/png
	Width  int    // in pixels
	Height int
}

const (
	// MaxBytes is the size of the largest file that is read. Photographs of today's cameras are half of it.
	MaxBytes = 24 << 20
	// Drawing anew takes about 20 bytes a pixel, so all the pictures that are drawn at one time may have no more
	// pixels than one alone: a single large one, or four of a telephone.
	maxPixels = 50_000_000
	// maxWidth is that of a text column at twice the density of pixels. Pictures are never made wider.
	maxWidth = 1600
	quality  = 85 // of JPEG, where no difference is seen beside the original
)

var drawing = semaphore.NewWeighted(maxPixels)

// format is a kind of picture that authors may contribute.
type format struct {
	name   string
	typ    string
	magic  string
	header func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	encode func(io.Writer, image.Image) error
}

var (
	jpegFormat = &format{
		"JPEG", "image/jpeg", "\xff\xd8\xff", jpeg.DecodeConfig, jpeg.Decode,
		func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, &jpeg.Options{Quality: quality}) },
	}
	pngFormat = &format{"PNG", "image/png", "\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode, png.Encode}
	formats   = map[string]*format{".jpg": jpegFormat, ".jpeg": jpegFormat, ".png": pngFormat}
)

// Prepare reads a picture and draws it anew. The image is nil where a problem is an E. A warning says what else than
// the picture the file holds: the published copy is free of it, the author's Git is not.
func Prepare(file string, data []byte) (*Image, []source.Problem) {
	refuse := func(what, words, advice string) (*Image, []source.Problem) {
		return nil, []source.Problem{{File: file, What: what, Words: words, Advice: advice}}
	}
	ext := strings.ToLower(path.Ext(file))
	f := formats[ext]
	switch {
	case ext == ".svg":
		return refuse("a picture in SVG, which can hold scripts and hidden text", "", "save it as PNG")
	case f == nil:
		return refuse("a file beside a page that is no JPEG or PNG picture", "", "save a photograph as JPEG and a drawing as PNG, and keep other files elsewhere")
	case len(data) > MaxBytes:
		return refuse(fmt.Sprintf("a picture of more than %d MB", MaxBytes>>20), "", fmt.Sprintf("save it smaller: %d pixels of width are enough", maxWidth))
	case !bytes.HasPrefix(data, []byte(f.magic)):
		return refuse("a picture that is not the "+f.name+" that its name says", "", actual(data))
	}
	header, err := f.header(bytes.NewReader(data))
	if err != nil {
		return refuse("a damaged picture", "", "save it again from the original")
	}
	pixels := int64(header.Width) * int64(header.Height)
	if pixels > maxPixels {
		return refuse(fmt.Sprintf("a picture of more than %d megapixels", maxPixels/1_000_000), fmt.Sprintf("%d × %d", header.Width, header.Height),
			fmt.Sprintf("save it smaller: %d pixels of width are enough", maxWidth))
	}
	_ = drawing.Acquire(context.Background(), pixels) // it can fail only for a context that ends
	defer drawing.Release(pixels)
	decoded, err := f.decode(bytes.NewReader(data))
	if err != nil || decoded.Bounds().Empty() {
		return refuse("a damaged picture", "", "save it again from the original")
	}
	meta := readMetadata(f, data)
	drawn := drawUpright(decoded, meta.orientation)
	var out bytes.Buffer
	if err := f.encode(&out, drawn); err != nil {
		return refuse("a picture that cannot be drawn", "", "save it again from the original")
	}
	size := drawn.Bounds().Size()
	return &Image{Data: out.Bytes(), Type: f.typ, Width: size.X, Height: size.Y}, meta.warning(file)
}

// actual says what a file with the wrong name is.
func actual(data []byte) string {
	for ext, f := range map[string]*format{".jpg": jpegFormat, ".png": pngFormat} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return "it is a " + f.name + ": rename it to end in " + ext
		}
	}
	return "open it in an image program, and save it as JPEG or PNG"
}
