//go:build ignore

// Widths_gen writes widths.bin, the table that measure.go reads: how wide each character of the Basic
// Multilingual Plane can be. It takes the folders of the Noto Sans and DejaVu Sans families as arguments.
package main

import (
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"
	"golang.org/x/text/width"
)

const (
	unitsPerEm = 32
	pageSize   = 256
	plane      = 1 << 16
	hamza      = '\u0621' // a letter that joins nothing
)

func main() {
	log.SetFlags(0)
	noto, dejavu := family("NotoSans*-Regular.ttf"), family("DejaVuSans.ttf")
	if len(noto) == 0 || len(dejavu) == 0 {
		log.Fatal("fonts not found: name the folders of Noto Sans and DejaVu Sans")
	}
	advance := noto
	for r, a := range dejavu {
		advance[r] = max(advance[r], a)
	}
	joined := joined(advance)

	var table [plane]byte
	for r := range rune(plane) {
		table[r] = units(widest(r, advance))
	}
	if err := os.WriteFile("widths.bin", append(joined, paged(table[:])...), 0o644); err != nil {
		log.Fatal(err)
	}
}

func units(em float64) byte { return byte(math.Ceil(em * unitsPerEm)) }

// family reads the advance widths, in em, of the fonts in the named folders. A character belongs to the first font
// that holds it: Noto Sans itself sorts before the fonts of single scripts, some of which draw digits their own way.
func family(pattern string) map[rune]float64 {
	advance := map[rune]float64{}
	for _, folder := range os.Args[1:] {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			log.Fatal(err)
		}
		for _, file := range files {
			if err := read(file, advance); err != nil {
				log.Fatalf("%s: %v", file, err)
			}
		}
	}
	return advance
}

func read(file string, advance map[rune]float64) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		return err
	}
	const em = 1000
	var buffer sfnt.Buffer
	for r := range rune(plane) {
		if _, known := advance[r]; known {
			continue
		}
		glyph, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			return err
		}
		if glyph == 0 {
			continue
		}
		a, err := f.GlyphAdvance(&buffer, glyph, fixed.I(em), font.HintingNone)
		if err != nil {
			return err
		}
		advance[r] = float64(a) / 64 / em
	}
	return nil
}

// joined gives a page for U+0600 to U+06FF: how wide a letter is when the next one joins it, and 0 for what joins
// nothing. It also makes the letter at large as wide as the widest of its other forms. The forms are those that
// Unicode lists as characters of their own.
func joined(advance map[rune]float64) []byte {
	narrow := map[rune]float64{}
	for form := rune(0xFB50); form <= 0xFEFC; form++ {
		letters := []rune(norm.NFKC.String(string(form)))
		if len(letters) != 1 || letters[0] < 0x600 || letters[0] > 0x6FF {
			continue
		}
		letter, name := letters[0], runenames.Name(form)
		if strings.HasSuffix(name, "INITIAL FORM") || strings.HasSuffix(name, "MEDIAL FORM") {
			narrow[letter] = max(narrow[letter], advance[form])
		} else {
			advance[letter] = max(advance[letter], advance[form])
		}
	}
	page := make([]byte, pageSize)
	for i := range page {
		letter := rune(0x600 + i)
		if !unicode.IsLetter(letter) || letter == hamza {
			continue
		}
		if a, both := narrow[letter]; both {
			page[i] = units(a)
		} else {
			page[i] = units(advance[letter])
		}
	}
	return page
}

// widest gives the width of a character in em. Marks stand on their base and take no room of their own; what no
// font here holds is as wide as an ideograph.
func widest(r rune, advance map[rune]float64) float64 {
	const emoji = 1.4
	switch a, known := advance[r]; {
	case unicode.In(r, unicode.Mn, unicode.Me), unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return 0
	case r >= 0x2600 && r <= 0x27BF, r >= 0x2B00 && r <= 0x2BFF:
		return max(a, emoji)
	case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth, !known:
		return max(a, 1)
	default:
		return a
	}
}

// paged cuts the table into pages of 256 characters, writes each different page once, and puts before them which
// page serves which 256 characters.
func paged(table []byte) []byte {
	index := make([]byte, 0, plane/pageSize)
	var pages []string
	for page := range slices.Chunk(table, pageSize) {
		i := slices.Index(pages, string(page))
		if i < 0 {
			i = len(pages)
			pages = append(pages, string(page))
		}
		index = append(index, byte(i))
	}
	return append(index, strings.Join(pages, "")...)
}
