package markdown

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Image is the hole for a picture that lies beside the page, as an element.
type Image struct {
	Src   string // as the author wrote it, from the author's file
	Alt   string
	Title string
	// Alone says that the picture is all of its paragraph, which is left out: it may be a figure, with Title as its
	// caption.
	Alone bool
}

// image leaves a hole for a picture.
func (p *page) image(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	i := n.(*ast.Image)
	written := decoded(i.Destination)
	alt := p.words(n)
	file, elsewhere, fault := readTarget(written)
	report := func(what, advice string) { p.reportE(n.Pos(), what, written, advice) }
	switch {
	case p.prose:
		report("a picture in a field of the frontmatter", "put it in the body")
	case fault != nil && i.Reference != nil: // reported where the reference is defined
	case fault != nil || elsewhere != "" || file.Fragment != "":
		report("a picture that is not a file of the publication", "put the file beside the page and write its name")
	case !isPicture(file.Path):
		report("a picture that is neither JPEG nor PNG", "save it as .jpg or .png and put it beside the page")
	case holdsDirective(n):
		report("a citation or a figure in the description of a picture", "put it in the text")
	case alt == "":
		report("a picture without a description", "say in the brackets what it shows, for those who cannot see it: ![A queue before a court](queue.jpg)")
	default:
		p.hole(n.Pos(), Image{Src: file.Path, Alt: alt, Title: decoded(i.Title), Alone: isAlone(n)})
	}
	return ast.WalkSkipChildren
}

func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png":
		return true
	}
	return false
}

func holdsDirective(parent ast.Node) bool {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == kindDirective || holdsDirective(n) {
			return true
		}
	}
	return false
}
