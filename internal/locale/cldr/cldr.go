// Package cldr carries one release of the Unicode Common Locale Data Repository, cut down to what a publication
// needs. The data lies in cldr.zip, a JSON file a language, written by cldrgen from the cldr-* packages of npm:
//
//	unzip -p internal/locale/cldr/cldr.zip es.json
//
// A file holds only what differs from its parent's, so that "es-AR" is read over "es-419" over "es". The data is
// under the Unicode License V3, which lies beside it.
package cldr

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

// Release is the version of CLDR that cldr.zip was made from.
const Release = "48.2.0"

// Data is what CLDR says of one language. Patterns are CLDR's own: UTS #35 explains their letters.
type Data struct {
	Numbers     Numbers           `json:"numbers"`
	Dates       Dates             `json:"dates"`
	List        List              `json:"list"`
	Quotes      [2]string         `json:"quotes"`      // opening, closing
	Plurals     map[string]string `json:"plurals"`     // category to rule, without "other", which has none
	Territories map[string]string `json:"territories"` // ISO 3166-1 alpha-2, "EU", UN M49
	Languages   map[string]string `json:"languages"`   // "pt", and "pt-BR" where it has a name of its own
	Scripts     map[string]string `json:"scripts"`     // those that tell two forms of a language apart
	Qualified   string            `json:"qualified"`   // "{0} ({1})": a language and its territory
	// NumberWords are words for numbers, "twenty" or "primera", to the number, and powers of ten that multiply what
	// stands before them, "million". A language that CLDR cannot spell has none.
	NumberWords map[string]int `json:"number_words,omitempty"`
}

// Numbers is how the default numbering system of a language is written.
type Numbers struct {
	Digits      string `json:"digits"` // the ten digits, from zero
	Decimal     string `json:"decimal"`
	Group       string `json:"group"`
	Minus       string `json:"minus"`
	Percent     string `json:"percent"`      // "{0} %"
	Grouping    [2]int `json:"grouping"`     // digits in the last group, and in those before it
	MinGrouping int    `json:"min_grouping"` // digits before the first separator for there to be one
}

// Dates are in the Gregorian calendar: that of ISO 8601, and of the content model.
type Dates struct {
	Day        string     `json:"day"` // "d 'de' MMMM 'de' y"
	Month      string     `json:"month"`
	Year       string     `json:"year"`
	ShortDay   string     `json:"short_day"`
	ShortMonth string     `json:"short_month"`
	Time       string     `json:"time"`      // "HH:mm v"
	Instant    string     `json:"instant"`   // "{1}, {0}": {1} is the date, {0} the time
	Wide       [12]string `json:"wide"`      // MMMM, within a date
	Short      [12]string `json:"short"`     // MMM
	LoneWide   [12]string `json:"lone_wide"` // LLLL, where the month stands without a day
	LoneShort  [12]string `json:"lone_short"`
}

// List holds what stands between the items: "a{Start}b{Middle}c{End}d", and "a{Pair}b".
type List struct {
	Pair   string `json:"pair"`
	Start  string `json:"start"`
	Middle string `json:"middle"`
	End    string `json:"end"`
}

//go:embed cldr.zip
var archive []byte

var files = sync.OnceValue(func() map[string]*zip.File {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic(fmt.Errorf("cldr.zip: %w", err)) // generated and embedded: no input reaches this
	}
	byName := make(map[string]*zip.File, len(r.File))
	for _, f := range r.File {
		byName[f.Name] = f
	}
	return byName
})

// Has tells whether there is a file for this tag itself.
func Has[Tag ~string](tag Tag) bool { return files()[string(tag)+".json"] != nil }

// Load reads the files of these tags one over the other, the most general first. A tag without a file adds nothing.
func Load[Tag ~string](tags []Tag) *Data {
	data := new(Data)
	for _, tag := range tags {
		f := files()[string(tag)+".json"]
		if f == nil {
			continue
		}
		if err := read(f, data); err != nil {
			panic(fmt.Errorf("cldr.zip: %s: %w", f.Name, err))
		}
	}
	return data
}

func read(f *zip.File, into *Data) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return json.NewDecoder(r).Decode(into)
}
