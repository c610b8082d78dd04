package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"os"

	"github.com/rogpeppe/go-internal/testscript"
)

// picture KIND FILE writes a picture: a "photo", wider than high, held on its side, with a place and a name in its
// metadata; or a "bomb", a few bytes that say they are 30,000 pixels wide and high.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: picture photo|bomb FILE")
	}
	data := map[string]func() []byte{"photo": photo, "bomb": bomb}[args[0]]
	if data == nil {
		ts.Fatalf("no such kind of picture: %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data(), 0o644))
}

func photo() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 32)), nil); err != nil {
		panic(err)
	}
	// TIFF in Exif: one entry of orientation, type short, value 6 (a quarter turn to the right); then loose text.
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00PlaceCanary")
	var all bytes.Buffer
	all.Write(b.Bytes()[:2])
	all.Write(segment(0xE1, append([]byte("Exif\x00\x00"), tiff...)))
	all.Write(segment(0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>NameCanary</x:xmpmeta>")))
	all.Write(segment(0xFE, []byte("SerialCanary")))
	all.Write(b.Bytes()[2:])
	all.WriteString("TailCanary")
	return all.Bytes()
}

func segment(marker byte, data []byte) []byte {
	head := []byte{0xFF, marker, 0, 0}
	binary.BigEndian.PutUint16(head[2:], uint16(len(data)+2))
	return append(head, data...)
}

func bomb() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	binary.BigEndian.PutUint32(b.Bytes()[16:], 30_000) // IHDR: width, height; its check sum no longer agrees
	binary.BigEndian.PutUint32(b.Bytes()[20:], 30_000)
	return b.Bytes()
}
