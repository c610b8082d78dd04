package markdown

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	mdhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"salient/internal/schema"
)

// Link is the hole for the address of a link to a file of the publication, or to a place in one, as the value of
// href. A link to another site needs no hole.
type Link struct {
	Path     string // as the author wrote it, from the author's file: ../other.md; "" is the same page
	Fragment string // without the number sign; "" is the whole page
}

// fault is what is wrong with an address, as in a source.Problem.
type fault struct{ what, advice string }

// readTarget says where an address leads: to a file, which is a Link, or away from the site, which is elsewhere. It
// is judged as a browser might read it, without blanks and controls and with its percent-encoding undone.
func readTarget(written string) (file Link, elsewhere string, _ *fault) {
	const relative = "write the way to the file from here, such as ../briefings/cotton.md"
	seen := undisguised(written)
	switch {
	case seen == "" || seen == "#":
		return Link{}, "", &fault{"a link that leads nowhere", relative}
	case strings.HasPrefix(seen, "//"):
		return Link{}, "", &fault{"an address without https:", "write it in full, beginning with https://"}
	case strings.HasPrefix(seen, "/"):
		return Link{}, "", &fault{"an address that begins with a slash", relative}
	}
	if scheme, _, ok := strings.Cut(seen, ":"); ok && !strings.ContainsAny(scheme, "/?#") {
		return Link{}, written, schemeFault(scheme, written)
	}
	path, fragment, _ := strings.Cut(written, "#")
	if strings.ContainsAny(path, `?\`) {
		return Link{}, "", &fault{`a link to a file with ? or \ in it`, relative}
	}
	var err1, err2 error
	file.Path, err1 = url.PathUnescape(path)
	file.Fragment, err2 = url.PathUnescape(fragment)
	if err1 != nil || err2 != nil {
		return Link{}, "", &fault{"a percent sign that stands for nothing", "write %25 for the sign itself"}
	}
	return file, "", nil
}

func schemeFault(scheme, written string) *fault {
	plain := strings.HasPrefix(strings.ToLower(written), scheme+":")
	switch {
	case (scheme == "https" || scheme == "http") && plain:
		if !schema.IsURL(written) {
			return &fault{"not an address on the web", "write it in full, beginning with https://"}
		}
		return nil
	case scheme == "mailto" && plain:
		if !strings.Contains(written, "@") {
			return &fault{"not an e-mail address", "write mailto:name@example.org"}
		}
		return nil
	}
	return &fault{"an address that a page may not lead to", "a link leads to a file of the publication, or begins with https://, http:// or mailto:"}
}

// undisguised gives an address in lower case without what can hide its beginning.
func undisguised(written string) string {
	if decoded, err := url.PathUnescape(written); err == nil {
		written = decoded
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '/' // as browsers read it
		case r == utf8.RuneError, unicode.IsControl(r), unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return unicode.ToLower(r)
	}, written)
}

// href writes the value of href: the address, or a hole for it.
func (p *page) href(at int, file Link, elsewhere string) {
	if elsewhere == "" {
		p.hole(at, file)
		return
	}
	p.Write(util.EscapeHTML(util.URLEscape([]byte(elsewhere), false)))
}

// link writes a link. The address of a reference is reported where it is defined.
func (p *page) link(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		p.quiet--
		p.linked--
		p.WriteString("</a>")
		return ast.WalkContinue
	}
	p.quiet++
	p.linked++
	link := n.(*ast.Link)
	written := decoded(link.Destination)
	file, elsewhere, fault := readTarget(written)
	switch {
	case fault != nil && link.Reference == nil:
		p.reportE(n.Pos(), fault.what, written, fault.advice)
	case fault == nil && p.words(n) == "":
		p.reportE(n.Pos(), "a link without words", written, "write in the brackets where it leads")
	}
	p.WriteString(`<a`)
	if fault == nil {
		p.WriteString(` href="`)
		p.href(n.Pos(), file, elsewhere)
		p.WriteByte('"')
	}
	if len(link.Title) > 0 {
		p.WriteString(` title="`)
		mdhtml.DefaultWriter.Write(p, link.Title)
		p.WriteByte('"')
	}
	p.WriteByte('>')
	return ast.WalkContinue
}

// linkDefinition checks the address of a reference, used or not.
func (p *page) linkDefinition(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		written := decoded(n.(*ast.LinkReferenceDefinition).Destination)
		if _, _, fault := readTarget(written); fault != nil {
			p.reportE(n.Lines().At(0).Start, fault.what, written, fault.advice)
		}
	}
	return ast.WalkSkipChildren
}

// autoLink writes an address in angle brackets.
func (p *page) autoLink(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	link := n.(*ast.AutoLink)
	words := string(link.Label(p.source))
	written := words
	if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(words), "mailto:") {
		written = "mailto:" + words
	}
	_, elsewhere, fault := readTarget(written)
	switch {
	case p.prose:
		p.reportE(n.Pos(), "an address in angle brackets", words, "write [the words of the link](address)")
	case p.linked > 0:
		p.reportE(n.Pos(), "a link inside the words of a link", words, "keep one of the two")
	case fault != nil:
		p.reportE(n.Pos(), fault.what, words, fault.advice)
	default:
		p.WriteString(`<a href="`)
		p.href(n.Pos(), Link{}, elsewhere)
		p.WriteString(`">`)
		p.Write(util.EscapeHTML([]byte(words)))
		p.WriteString("</a>")
	}
	return ast.WalkContinue
}
