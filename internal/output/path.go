package output

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// paths is the set of names that a publication has taken so far. Names that some system takes for one, because
// they differ by the case of letters or by Unicode normalisation alone, count as one.
type paths struct {
	files   map[string]string // by folded name, as written
	folders map[string]string
	fold    cases.Caser
}

func newPaths() *paths {
	return &paths{files: map[string]string{}, folders: map[string]string{}, fold: cases.Fold()}
}

// add takes a name for a file, and returns the folders that it is the first to need, outermost first.
func (p *paths) add(name string) (folders []string, err error) {
	if err := checkPath(name); err != nil {
		return nil, err
	}
	key := p.key(name)
	if other, ok := p.files[key]; ok {
		return nil, fmt.Errorf("two files would have one name: %q and %q", other, name)
	}
	if other, ok := p.folders[key]; ok {
		return nil, fmt.Errorf("a file and a folder would have one name: %q and %q", name, other+"/")
	}
	p.files[key] = name
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		key := p.key(folder)
		other, ok := p.folders[key]
		if ok && other == folder {
			break // and so are those around it
		}
		if ok {
			return nil, fmt.Errorf("two folders would have one name: %q and %q", other, folder)
		}
		if other, ok := p.files[key]; ok {
			return nil, fmt.Errorf("a file and a folder would have one name: %q and %q", other, folder+"/")
		}
		p.folders[key] = folder
		folders = append([]string{folder}, folders...)
	}
	return folders, nil
}

func (p *paths) key(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return norm.NFC.String(p.fold.String(norm.NFC.String(name)))
		}
	}
	return name
}

// checkPath refuses a name that leads out of the output folder, is the mark's, or cannot be had on every system.
func checkPath(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("%q is not a path within the output folder", name)
	}
	if name == markName {
		return fmt.Errorf("%q is the mark of the output folder", name)
	}
	for element := range strings.SplitSeq(name, "/") {
		if !portable(element) {
			return fmt.Errorf("%q is a name that some systems cannot hold", name)
		}
	}
	return nil
}

// portable says whether Windows, macOS and Linux can all hold a file of this name.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
func portable(name string) bool {
	if len(name) > 255 || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return false
	}
	for _, r := range name {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) {
			return false
		}
	}
	device, _, _ := strings.Cut(name, ".") // "nul.html" is the device too
	return !devices.MatchString(strings.TrimRight(device, " "))
}

var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$`)
