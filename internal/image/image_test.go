package image

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"salient/internal/source"
)

// The corners of a test picture tell how it lies: red top left, green top right, blue bottom left, white bottom right.
var corners = []color.RGBA{{200, 30, 30, 255}, {30, 200, 30, 255}, {30, 30, 200, 255}, {240, 240, 240, 255}}

func picture(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			corner := 0
			if x >= width/2 {
				corner++
			}
			if y >= height/2 {
				corner += 2
			}
			m.SetRGBA(x, y, corners[corner])
		}
	}
	return m
}

// lying gives the picture as a camera held in another way would store it: shown with the orientation it is upright.
func lying(upright *image.RGBA, o orientation) *image.RGBA {
	back := map[orientation]orientation{6: 8, 8: 6}
	if b, ok := back[o]; ok {
		o = b
	}
	return turn(upright, o)
}

func encodeJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodePNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tag is one entry of an Exif directory. A value longer than four bytes lies behind the directories.
type tag struct {
	id, typ uint16
	count   uint32
	value   []byte
}

func short(id, v uint16) tag { return tag{id, 3, 1, binary.BigEndian.AppendUint16(nil, v)} }
func ascii(id uint16, s string) tag {
	return tag{id, 2, uint32(len(s) + 1), append([]byte(s), 0)}
}
func degrees(id uint16) tag {
	var v []byte
	for range 3 {
		v = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(v, 19), 1)
	}
	return tag{id, 5, 3, v}
}

// exif writes a TIFF structure of the main directory, those of camera and place where they have tags, and one of a
// thumbnail.
func exif(main, camera, place, thumbnail []tag) []byte {
	const header = 8
	at := func(tags []tag) uint32 { return uint32(2 + 12*len(tags) + 4) }
	pointer := func(id uint16, to uint32) tag { return tag{id, 4, 1, binary.BigEndian.AppendUint32(nil, to)} }
	main = slices.Clone(main)
	mainSize := at(main)
	for _, sub := range [][]tag{camera, place} {
		if sub != nil {
			mainSize += 12
		}
	}
	next := header + mainSize
	if camera != nil {
		main = append(main, pointer(0x8769, next))
		next += at(camera)
	}
	if place != nil {
		main = append(main, pointer(0x8825, next))
		next += at(place)
	}
	thumbnailAt := uint32(0)
	if thumbnail != nil {
		thumbnailAt = next
		next += at(thumbnail)
	}
	out := []byte("MM\x00\x2a\x00\x00\x00\x08")
	var values []byte
	for i, directory := range [][]tag{main, camera, place, thumbnail} {
		if directory == nil && i > 0 {
			continue
		}
		out = binary.BigEndian.AppendUint16(out, uint16(len(directory)))
		for _, t := range directory {
			out = binary.BigEndian.AppendUint16(out, t.id)
			out = binary.BigEndian.AppendUint16(out, t.typ)
			out = binary.BigEndian.AppendUint32(out, t.count)
			if len(t.value) > 4 {
				out = binary.BigEndian.AppendUint32(out, next+uint32(len(values)))
				values = append(values, t.value...)
				continue
			}
			out = append(out, append(slices.Clone(t.value), 0, 0, 0, 0)[:4]...)
		}
		following := uint32(0)
		if i == 0 {
			following = thumbnailAt
		}
		out = binary.BigEndian.AppendUint32(out, following)
	}
	return append(out, values...)
}

// withSegment puts an application segment at the head of a JPEG.
func withSegment(data []byte, marker byte, content string) []byte {
	segment := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(content)+2))
	return slices.Concat(data[:2], segment, []byte(content), data[2:])
}

func withExif(data, exif []byte) []byte { return withSegment(data, 0xe1, "Exif\x00\x00"+string(exif)) }

// withChunk puts a chunk behind the header of a PNG.
func withChunk(data []byte, name, content string) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	chunk = append(chunk, name+content...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE([]byte(name+content)))
	const header = 8 + 25
	return slices.Concat(data[:header], chunk, data[header:])
}

func decode(t *testing.T, m *Image) image.Image {
	t.Helper()
	got, kind, err := image.Decode(bytes.NewReader(m.Data))
	if err != nil || "image/"+kind != m.Type {
		t.Fatalf("published %s is %s: %v", m.Type, kind, err)
	}
	if got.Bounds().Size() != image.Pt(m.Width, m.Height) {
		t.Fatalf("published picture is %v and said to be %d × %d", got.Bounds().Size(), m.Width, m.Height)
	}
	return got
}

func isUpright(t *testing.T, m image.Image) {
	t.Helper()
	size := m.Bounds().Size()
	for i, want := range corners {
		x, y := size.X/8+i%2*size.X*3/4, size.Y/8+i/2*size.Y*3/4
		r, g, b, _ := m.At(x, y).RGBA()
		for c, pair := range [][2]int{{int(r >> 8), int(want.R)}, {int(g >> 8), int(want.G)}, {int(b >> 8), int(want.B)}} {
			if d := pair[0] - pair[1]; d < -12 || d > 12 {
				t.Errorf("at %d,%d colour %d is %d, want %d", x, y, c, pair[0], pair[1])
			}
		}
	}
}

func TestEachOrientationIsSetUpright(t *testing.T) {
	for o := orientation(0); o <= 9; o++ {
		for _, width := range []int{64, 2*maxWidth + 10} {
			stored := lying(picture(width, 48), o)
			for name, data := range map[string][]byte{
				"a.jpg": withExif(encodeJPEG(t, stored), exif([]tag{short(0x0112, uint16(o))}, nil, nil, nil)),
				"a.png": withChunk(encodePNG(t, stored), "eXIf", string(exif([]tag{short(0x0112, uint16(o))}, nil, nil, nil))),
			} {
				m, problems := Prepare(name, data)
				if len(problems) > 0 {
					t.Fatalf("%s lying %d: %+v", name, o, problems)
				}
				if m.Width != min(width, maxWidth) {
					t.Errorf("%s lying %d is %d × %d", name, o, m.Width, m.Height)
				}
				isUpright(t, decode(t, m))
			}
		}
	}
}

func TestNothingButThePictureIsPublished(t *testing.T) {
	secrets := []string{"SN-4711", "A. Photographer", "earlier words", "Exif", "canary"}
	full := exif(
		[]tag{ascii(0x013b, "A. Photographer")},
		[]tag{ascii(0xa431, "SN-4711")},
		[]tag{ascii(0x0001, "N"), degrees(0x0002)},
		[]tag{{0x0201, 4, 1, []byte{0, 0, 0, 8}}},
	)
	photo, drawing := encodeJPEG(t, picture(64, 48)), encodePNG(t, picture(64, 48))
	const xmp = "http://ns.adobe.com/xap/1.0/\x00<x>canary</x>"
	for _, c := range []struct {
		name string
		file string
		data []byte
		held string
	}{
		{"bare photo", "a.jpg", photo, ""},
		{"bare drawing", "a.png", drawing, ""},
		{"full", "a.jpg", withExif(photo, full), "the place where it was taken, a serial number, a name, a small earlier copy"},
		{"full drawing", "a.png", withChunk(drawing, "eXIf", string(full)), "the place where it was taken, a serial number, a name, a small earlier copy"},
		{"place", "a.jpg", withExif(photo, exif(nil, nil, []tag{ascii(0x0003, "E"), degrees(0x0004)}, nil)), "the place where it was taken"},
		{"version of an empty place", "a.jpg", withExif(photo, exif(nil, nil, []tag{{0x0000, 1, 4, []byte{2, 3, 0, 0}}}, nil)), ""},
		{"empty name", "a.jpg", withExif(photo, exif([]tag{ascii(0x013b, "   ")}, nil, nil, nil)), ""},
		{"XMP", "a.jpg", withSegment(photo, 0xe1, xmp), "notes of an image program"},
		{"XMP drawing", "a.png", withChunk(drawing, "iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00canary"), "notes of an image program"},
		{"IPTC", "a.jpg", withSegment(photo, 0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x00canary"), "notes of an image program"},
		{"comment", "a.jpg", withSegment(photo, 0xfe, "canary"), ""},
		{"text", "a.png", withChunk(drawing, "tEXt", "Comment\x00canary"), ""},
		{"behind the end", "a.jpg", append(slices.Clone(photo), "canary"...), ""},
		{"broken Exif", "a.jpg", withExif(photo, full[:20]), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, problems := Prepare(c.file, c.data)
			if m == nil {
				t.Fatal(problems)
			}
			isUpright(t, decode(t, m))
			for _, secret := range secrets {
				if bytes.Contains(m.Data, []byte(secret)) {
					t.Errorf("%q is published", secret)
				}
			}
			var held string
			for _, p := range problems {
				if p.Level != source.W || p.File != c.file || p.Words != "" {
					t.Errorf("got %+v, want a warning without the author's words", p)
				}
				_, held, _ = strings.Cut(p.What, ": ")
			}
			if held != c.held {
				t.Errorf("Git is said to hold %q, want %q", held, c.held)
			}
			again, _ := Prepare(c.file, c.data)
			if !bytes.Equal(again.Data, m.Data) {
				t.Error("the same picture gives other bytes")
			}
		})
	}
}

func TestPicturesThatAreRefused(t *testing.T) {
	photo, drawing := encodeJPEG(t, picture(64, 48)), encodePNG(t, picture(64, 48))
	for _, c := range []struct {
		name   string
		file   string
		data   []byte
		what   string
		advice string
	}{
		{"SVG", "a.svg", []byte("<svg/>"), "a picture in SVG", "PNG"},
		{"other", "a.webp", []byte("RIFF"), "no JPEG or PNG", ""},
		{"no extension", "a", photo, "no JPEG or PNG", ""},
		{"PNG named JPEG", "a.jpg", drawing, "not the JPEG that its name says", "rename it to end in .png"},
		{"JPEG named PNG", "a.PNG", photo, "not the PNG that its name says", "rename it to end in .jpg"},
		{"page named PNG", "a.png", []byte("<!doctype html>"), "not the PNG that its name says", "save it as JPEG or PNG"},
		{"empty", "a.png", nil, "not the PNG that its name says", ""},
		{"header alone", "a.jpg", photo[:20], "damaged", ""},
		{"half a photo", "a.jpg", photo[:len(photo)/2], "damaged", ""},
		{"half a drawing", "a.png", drawing[:len(drawing)-30], "damaged", ""},
		{"bomb", "a.png", withSize(drawing, 30_000, 30_000), "more than 50 megapixels", "1600 pixels"},
		{"long file", "a.jpg", append(slices.Clone(photo), make([]byte, MaxBytes)...), "more than 24 MB", "1600 pixels"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, problems := Prepare(c.file, c.data)
			if m != nil || len(problems) != 1 {
				t.Fatalf("got %v, %+v", m, problems)
			}
			if p := problems[0]; p.Level != source.E || p.File != c.file || !strings.Contains(p.What, c.what) || !strings.Contains(p.Advice, c.advice) || p.Advice == "" {
				t.Errorf("got %+v", p)
			}
		})
	}
}

// withSize makes a PNG claim another size.
func withSize(data []byte, width, height uint32) []byte {
	data = slices.Clone(data)
	binary.BigEndian.PutUint32(data[16:], width)
	binary.BigEndian.PutUint32(data[20:], height)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// A drawing of few colours stays one, and what is see-through stays so.
func TestDrawingsKeepTheirKind(t *testing.T) {
	few := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.White, color.Black})
	m, problems := Prepare("a.png", encodePNG(t, few))
	if problems != nil {
		t.Fatal(problems)
	}
	if _, ok := decode(t, m).(*image.Paletted); !ok {
		t.Errorf("a drawing of two colours became %T", decode(t, m))
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 2*maxWidth, 30))
	clear.SetNRGBA(0, 0, color.NRGBA{255, 0, 0, 128})
	m, _ = Prepare("a.png", encodePNG(t, clear))
	if _, _, _, alpha := decode(t, m).At(maxWidth-1, 10).RGBA(); alpha != 0 {
		t.Errorf("what was see-through has alpha %d", alpha)
	}
}

func FuzzPrepare(f *testing.F) {
	photo, drawing := encodeJPEG(f, picture(16, 12)), encodePNG(f, picture(16, 12))
	full := exif([]tag{short(0x0112, 6)}, []tag{ascii(0xa431, "SN-4711")}, []tag{degrees(0x0002)}, []tag{{0x0201, 4, 1, []byte{0, 0, 0, 8}}})
	f.Add("a.jpg", photo)
	f.Add("a.png", drawing)
	f.Add("a.jpg", withExif(photo, full))
	f.Add("a.png", withChunk(drawing, "eXIf", string(full)))
	f.Fuzz(func(t *testing.T, file string, data []byte) {
		m, problems := Prepare(file, data)
		refused := slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Level == source.E })
		if refused != (m == nil) {
			t.Errorf("got %v with %+v", m, problems)
		}
	})
}

func BenchmarkPrepare(b *testing.B) {
	photo := withExif(encodeJPEG(b, picture(4032, 3024)), exif([]tag{short(0x0112, 6)}, nil, nil, nil))
	b.ReportAllocs()
	for b.Loop() {
		if m, problems := Prepare("a.jpg", photo); m == nil {
			b.Fatal(problems)
		}
	}
}
