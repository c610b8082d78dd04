package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Entry is a file of a publication: its path from the site's folder, and the place it has there.
type Entry struct {
	Path string
	Place
}

// List finds every file of the content folder, in the order of their paths, and reports what has no place there:
// unknown files and folders, links, devices, names that cannot be an address, and two names that are one.
func List(site fs.FS) ([]Entry, []Problem, error) {
	l := lister{seen: map[string]string{}}
	ok, problems, err := isFolder(site, contentFolder)
	if !ok {
		if err == nil && problems == nil {
			l.report(contentFolder, "there is no content folder here", "run the command in the folder of the publication, or name that folder with --site")
			problems = l.problems
		}
		return nil, problems, err
	}
	err = fs.WalkDir(site, contentFolder, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrPermission) {
				l.report(p, "this cannot be read", "allow reading it, or remove it")
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			return fmt.Errorf("reading %s: %w", p, err)
		}
		return l.visit(p, d)
	})
	return l.entries, l.problems, err
}

type lister struct {
	entries  []Entry
	problems []Problem
	seen     map[string]string // folded path → path
}

func (l *lister) report(p, what, advice string) {
	l.problems = append(l.problems, Problem{File: p, What: what, Advice: advice})
}

var fold = cases.Fold()

func (l *lister) visit(p string, d fs.DirEntry) error {
	if p == contentFolder {
		return nil
	}
	inside := strings.TrimPrefix(p, contentFolder+"/")
	if placeBelow(inside).Kind == Litter {
		return nil
	}
	if what, advice := irregular(d); what != "" {
		l.report(p, what, advice)
		return nil
	}
	folded := fold.String(norm.NFC.String(p))
	if other, twice := l.seen[folded]; twice {
		l.report(p, "the same name as "+path.Base(other)+", but for the case or the form of letters", "rename one of the two: many systems cannot tell them apart")
		return nil
	}
	l.seen[folded] = p
	if d.IsDir() {
		return l.folder(p, inside)
	}
	place := placeBelow(inside)
	switch {
	case place.Kind == Respondents:
		l.report(p, "a file of respondents' answers in content", "move it to private/surveys/ and run salient tally "+place.Slug+": only tallies are ever published")
	case place.Kind == Unknown:
		l.report(p, "a file that has no place in content", "content/README.md says where things live; notes belong in private/")
	default:
		if what, advice := nameProblem(place.Slug); place.Slug != "" && what != "" {
			l.report(p, what, advice)
			return nil
		}
		l.entries = append(l.entries, Entry{Path: p, Place: place})
		if place.Key != "" && place.Kind != Image {
			l.page(p, place)
		}
	}
	return nil
}

// folder lets a folder pass that may hold something, and skips one that may not.
func (l *lister) folder(p, inside string) error {
	parts := strings.Split(inside, "/")
	ok := false
	switch len(parts) {
	case 1:
		ok = parts[0] == "data" || language.MatchString(parts[0])
	case 2:
		_, pages := pageFolders[parts[1]]
		ok = parts[0] == "data" && (parts[1] == "regulations" || parts[1] == "surveys" || parts[1] == "tables") ||
			parts[0] != "data" && (pages || parts[1] == "data")
	case 3:
		_, pages := pageFolders[parts[1]]
		ok = parts[0] != "data" && (pages || parts[1] == "data" && (parts[2] == "surveys" || parts[2] == "tables"))
	}
	if !ok {
		l.report(p, "a folder that has no place in content", "content/README.md says where things live; notes belong in private/")
		return fs.SkipDir
	}
	return nil
}

// page reports slug.md beside slug/index.md.
func (l *lister) page(p string, place Place) {
	key := "page " + place.Lang + "/" + place.Key
	if other, twice := l.seen[key]; twice {
		l.report(p, "two files for one page, the other is "+other, "keep one of the two")
		return
	}
	l.seen[key] = p
}

// reserved names cannot be files on Windows, where some authors will clone the publication.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// IsPortable says whether every system can hold a file or a folder of this name.
func IsPortable(name string) bool {
	device, _, _ := strings.Cut(name, ".") // "nul.html" is the device too
	return len(name) <= longest && !strings.HasSuffix(name, ".") && !reserved.MatchString(device) && norm.NFC.String(name) == name &&
		!strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune("<>:\"|?*\\", r) })
}

// longest is the most bytes of a name in an address: that of a chart or an image is longer, and a file name ends at 255.
const longest = 100

// nameProblem says why a name cannot stand in an address; "" where it can. Letters of every script may.
func nameProblem(slug string) (what, advice string) {
	switch {
	case len(slug) > longest:
		return "a name that is too long for an address", fmt.Sprintf("shorten it to %d bytes", longest)
	case reserved.MatchString(slug):
		return "a name that Windows reserves", "choose another name"
	case norm.NFC.String(slug) != slug:
		return "a name whose accents are written as separate characters", "type the name anew"
	}
	for _, r := range slug {
		if unicode.IsUpper(r) {
			return "a capital letter in a name that becomes an address", "rename the file in lower case"
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '-' {
			return "a character that cannot stand in an address", "use letters, digits and hyphens"
		}
	}
	if strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") {
		return "a name that begins or ends with a hyphen", "remove the hyphen"
	}
	return "", ""
}
