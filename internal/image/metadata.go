package image

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/bep/imagemeta"

	"salient/internal/source"
)

// metadata is what a file holds beside its picture, as far as it changes how the picture is shown or can tell on
// somebody.
type metadata struct {
	orientation orientation
	place       bool // where it was taken
	serial      bool // of the camera or lens
	name        bool // of the photographer or owner
	thumbnail   bool // which may show what was cut away
	notes       bool // of an image program: XMP or IPTC, which can hold all of these
}

// readMetadata reads as much as it can: a picture with broken metadata is still a picture.
func readMetadata(f *format, data []byte) metadata {
	var m metadata
	container := imagemeta.JPEG
	if f == pngFormat {
		container = imagemeta.PNG
	}
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:               bytes.NewReader(data),
		ImageFormat:     container,
		Sources:         imagemeta.EXIF,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { return true },
		HandleTag: func(tag imagemeta.TagInfo) error {
			m.see(tag.Namespace, tag.Tag, strings.TrimSpace(fmt.Sprint(tag.Value)))
			return nil
		},
	})
	for _, signature := range []string{"http://ns.adobe.com/xap/1.0/", "XML:com.adobe.xmp", "Photoshop 3.0\x00"} {
		m.notes = m.notes || bytes.Contains(data, []byte(signature))
	}
	return m
}

// see takes notice of one tag of Exif. Cameras also write many of them empty.
func (m *metadata) see(directory, tag, value string) {
	switch {
	case value == "":
	case strings.HasPrefix(directory, "IFD1"):
		m.thumbnail = m.thumbnail || tag == "ThumbnailOffset"
	case strings.Contains(directory, "GPSInfoIFD"):
		m.place = m.place || tag != "GPSVersionID"
	case tag == "Orientation" && directory == "IFD0":
		turn, _ := strconv.ParseUint(value, 10, 8)
		m.orientation = orientation(turn)
	case strings.HasSuffix(tag, "SerialNumber"):
		m.serial = true
	case tag == "Artist", tag == "OwnerName", tag == "Copyright", tag == "XPAuthor":
		m.name = true
	}
}

// warning says what the author's Git holds, though it is not published.
func (m metadata) warning(file string) []source.Problem {
	var held []string
	for _, h := range []struct {
		held bool
		what string
	}{
		{m.place, "the place where it was taken"}, {m.serial, "a serial number"}, {m.name, "a name"},
		{m.thumbnail, "a small earlier copy"}, {m.notes, "notes of an image program"},
	} {
		if h.held {
			held = append(held, h.what)
		}
	}
	if held == nil {
		return nil
	}
	return []source.Problem{{
		File:   file,
		Level:  source.W,
		What:   "a picture whose file holds more than one sees: " + strings.Join(held, ", "),
		Advice: "the published copy is clean, but Git keeps the original: clean the file, and where it puts someone at risk have it taken out of the history too",
	}}
}
