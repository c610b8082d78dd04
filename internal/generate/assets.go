package generate

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"salient/internal/output"
	"salient/internal/source"
)

// asset is a file of the theme, minified and named by its content.
type asset struct {
	name    string // in the theme
	path    string // in the output
	content []byte
}

// assets reads the theme's assets: the site's own over the shipped ones. Its documentation is not published.
func (o *Options) assets() (files []asset, addresses map[string]string, problems []source.Problem, err error) {
	theme, _, err := source.OverlayFolder(o.Site, assetsFolder, o.Assets) // its slips are among those of Load
	if err != nil {
		return nil, nil, nil, err
	}
	addresses = map[string]string{}
	err = fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && !published(name) && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || !published(name):
			return nil
		}
		content, err := fs.ReadFile(theme, name)
		if err != nil {
			return fmt.Errorf("reading assets/%s: %w", name, err)
		}
		small, problem := output.Minify(name, content)
		if problem != nil {
			problem.File = path.Join(assetsFolder, name)
			problems = append(problems, *problem)
			return nil
		}
		file := path.Join(assetsFolder, output.Fingerprint(name, small))
		addresses[name] = "/" + file
		files = append(files, asset{name, file, small})
		return nil
	})
	return files, addresses, problems, err
}

// published says whether a file or a folder of the theme is for readers.
func published(name string) bool {
	base := path.Base(name)
	switch path.Ext(base) {
	case ".go", ".md":
		return false
	}
	return !strings.HasPrefix(base, ".") && !source.IsLitter(base)
}

// write gives the asset as a file of the output.
func (a asset) write(w io.Writer) error {
	_, err := w.Write(a.content)
	return err
}
