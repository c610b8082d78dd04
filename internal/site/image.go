package site

import (
	"path"
	"slices"

	"salient/internal/image"
	"salient/internal/markdown"
	"salient/internal/source"
)

// Image is a picture that a public page shows, ready to be published.
type Image struct {
	Address string // /en/briefings/cotton/queue.jpg
	*image.Image
}

// Picture gives the picture that a text names, or nil.
func (s *Site) Picture(v *Version, i markdown.Image) *Image {
	file := relative(v.File, i.Src)
	for _, name := range []string{file, v.Work.inherited(file)} {
		if p := s.pictures[name]; p != nil {
			return p
		}
	}
	return nil
}

// inherited gives the file of the same name beside the original, whose pictures a translation need not copy.
func (w *Work) inherited(file string) string {
	return path.Join(path.Dir(w.Original.File), path.Base(file))
}

// image follows a picture, and publishes it with a page that readers get.
func (c *checker) image(i markdown.Image, at source.Pos) {
	file := relative(c.v.File, i.Src)
	picture := c.r.in.Images[file]
	if picture == nil {
		file = c.w.inherited(file)
		picture = c.r.in.Images[file]
	}
	ofAnother := path.Dir(path.Clean(i.Src)) != "." // a page that may not be public
	if picture == nil || ofAnother {
		if _, broken := c.r.in.Images[file]; broken && !ofAnother {
			return // its own problem is reported
		}
		c.unknown(at, "a picture that is not beside the page", i.Src, c.beside(), "put it into the folder of the page: a page with pictures is a folder with index.md in it")
		return
	}
	c.r.shown[file] = true
	if s := c.r.site; s.works[c.w.Key] != nil && c.w.In(c.v.Edition) == c.v && s.pictures[file] == nil {
		p := &Image{Address: c.w.Original.Address + path.Base(file), Image: picture}
		if path.Dir(file) != path.Dir(c.w.Original.File) {
			p.Address = c.v.Address + path.Base(file)
		}
		s.pictures[file] = p
		s.Images = append(s.Images, p)
	}
}

// beside names the pictures beside the page.
func (c *checker) beside() []string {
	var names []string
	for file := range c.r.in.Images {
		if path.Dir(file) == path.Dir(c.v.File) || path.Dir(file) == path.Dir(c.w.Original.File) {
			names = append(names, path.Base(file))
		}
	}
	slices.Sort(names)
	return names
}

// unused warns of pictures that no page shows: they are not published.
func (r *resolver) unused() {
	for _, file := range sortedKeys(r.in.Images) {
		if !r.shown[file] {
			r.add(source.Problem{File: file, Level: source.W, What: "a picture that no page shows: it is not published", Advice: "show it with ![what it shows](name.jpg), or remove it"})
		}
	}
}
