package generate

import (
	"io"
	"io/fs"
	"path"
	"strings"

	"salient/internal/image"
	"salient/internal/output"
	"salient/internal/render"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/typeface"
)

// asset is a file of the theme, as small as it can be and named by its content.
type asset struct {
	name    string // in the theme
	path    string // in the output
	content []byte
}

// theme is what stands around all pages: the site's own assets over the shipped ones, and its look.
type theme struct {
	files  fs.FS
	look   settings.Look
	assets []asset
	// What is known of the files, by their names in the theme. Those that were refused have a problem and an empty address.
	addresses map[string]string
	pictures  map[string]*image.Image
	fonts     map[string]typeface.Font
	problems  []source.Problem
}

// theme reads the assets. Documentation, and the fonts that the program itself draws with, are not published.
func (o *Options) theme(look settings.Look) (*theme, []source.Problem, error) {
	files, _, err := source.OverlayFolder(o.Site, assetsFolder, o.Assets) // its slips are among those of Load
	if err != nil {
		return nil, nil, err
	}
	t := &theme{files: files, look: look, addresses: map[string]string{}, pictures: map[string]*image.Image{}, fonts: map[string]typeface.Font{}}
	var stylesheets []string // which name the others
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && !published(name) && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || !published(name):
			return nil
		case path.Ext(name) == ".css":
			stylesheets = append(stylesheets, name)
			return nil
		}
		content, ok, err := t.read(name)
		if ok {
			t.add(name, content)
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	own := t.stylesheet()
	for _, name := range stylesheets {
		content, ok, err := t.read(name)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			t.addStylesheet(name, content, own)
		}
	}
	return t, t.problems, nil
}

// published says whether a file or a folder of the theme is for readers.
func published(name string) bool {
	base := path.Base(name)
	switch path.Ext(base) {
	case ".go", ".md", ".sh", ".ttf":
		return false
	}
	return !strings.HasPrefix(base, ".") && !source.IsLitter(base)
}

func (t *theme) read(name string) (content []byte, ok bool, err error) {
	t.addresses[name] = ""
	content, problems, err := source.Read(t.files, source.Entry{Path: name})
	t.tell(name, problems...)
	return content, err == nil && len(problems) == 0, err
}

// tell records problems of a file of the theme.
func (t *theme) tell(name string, problems ...source.Problem) {
	for _, p := range problems {
		p.File = path.Join(assetsFolder, name)
		t.problems = append(t.problems, p)
	}
}

// add makes ready what readers may have of a file. Pictures are made anew, so that nothing rides along in them.
func (t *theme) add(name string, content []byte) {
	switch ext := strings.ToLower(path.Ext(name)); {
	case image.IsPicture(name):
		prepare := image.Prepare
		if ext == ".svg" {
			prepare = image.ReadDrawing
		}
		picture, problems := prepare(name, content)
		t.tell(name, problems...)
		if picture != nil {
			t.pictures[name] = picture
			t.publish(name, picture.Data)
		}
	case typeface.Is(name):
		font, problem := typeface.Read(name, content)
		if problem != nil {
			t.tell(name, *problem)
			return
		}
		t.fonts[name] = font
		t.publish(name, content)
	case ext == ".js", ext == ".json", ext == ".txt":
		small, problem := output.Minify(name, content)
		if problem != nil {
			t.tell(name, *problem)
			return
		}
		t.publish(name, small)
	default:
		t.tell(name, source.Problem{
			Level: source.W, What: "a file of a kind that pages do not have: it is not published",
			Advice: "remove it; stylesheets (.css), scripts (.js, .json), pictures (.svg, .png, .jpg), fonts (.woff2) and texts (.txt) are published",
		})
	}
}

func (t *theme) publish(name string, content []byte) {
	file := path.Join(assetsFolder, output.Fingerprint(name, content))
	t.addresses[name] = "/" + file
	t.assets = append(t.assets, asset{name, file, content})
}

// render gives what pages name of the theme.
func (t *theme) render() render.Assets {
	addresses := map[string]string{}
	for name, address := range t.addresses {
		if address != "" {
			addresses[name] = address
		}
	}
	return render.Assets{Addresses: addresses, Preload: t.preload(), Logo: t.logo()}
}

// write gives the asset as a file of the output.
func (a asset) write(w io.Writer) error {
	_, err := w.Write(a.content)
	return err
}
