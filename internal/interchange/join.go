package interchange

import "strings"

// joined is the file that a catalogue of several pages names: the folder of them all.
const joined = "content/"

// between parts a page's file from a key, in a catalogue of several pages.
const between = "#"

// Join puts catalogues of one target language into one, for a translator who wants all in a single file. Their keys name
// the files of the pages.
func Join(all []Catalogue) Catalogue {
	one := Catalogue{File: joined}
	for _, c := range all {
		if one.Source == "" {
			one.Source = c.Source
		}
		one.Target = c.Target
		for _, u := range c.Units {
			u.Key, u.Line = c.File+between+u.Key, 0
			one.Units = append(one.Units, u)
		}
	}
	return one
}

// Split gives the catalogues of the single pages that Join has put together, and any other as it is.
func Split(c Catalogue) []Catalogue {
	if c.File != joined {
		return []Catalogue{c}
	}
	var all []Catalogue
	for _, u := range c.Units {
		file, key, _ := strings.Cut(u.Key, between)
		if u.Key = key; len(all) == 0 || all[len(all)-1].File != file {
			all = append(all, Catalogue{Source: c.Source, Target: c.Target, File: file})
		}
		last := &all[len(all)-1]
		last.Units = append(last.Units, u)
	}
	return all
}
