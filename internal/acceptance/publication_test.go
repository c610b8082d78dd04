package acceptance

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// finding is one broken promise: on which page or file, of which rule, and what was seen there.
type finding struct{ where, rule, seen string }

func (f finding) String() string { return f.where + ": " + f.rule + ": " + f.seen }

// publication is a built site: every file, and what the checks need to know of each page.
type publication struct {
	files     fs.FS
	base      *url.URL // where the site will live, as robots.txt says
	pages     map[string]*page
	languages []string            // the first segments of addresses that have a home page
	fragments map[string][]string // the ids in each page and drawing, by file
}

// page is one HTML file, read once.
type page struct {
	file       string // en/briefings/door/index.html
	address    string // /en/briefings/door/
	size       int64
	lang, dir  string
	noindex    bool
	refresh    bool              // only leads on to another page
	canonical  string            // as written
	alternates map[string]string // hreflang to URL, as written
	references []reference
	unsized    []string // the pictures without width and height
}

// reference is one URL in a file. One that loads is fetched by the browser with the page; the others are
// followed by a reader or a machine.
type reference struct {
	url   string
	loads bool
}

// open reads every page of the folder.
func open(files fs.FS) (*publication, error) {
	p := &publication{files: files, pages: map[string]*page{}, fragments: map[string][]string{}}
	if err := p.readBase(); err != nil {
		return nil, err
	}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		switch path.Ext(name) {
		case ".html":
			return p.readPage(name)
		case ".svg":
			_, err := p.readMarkup(name)
			return err
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for address := range p.pages {
		if language := strings.Trim(address, "/"); language != "" && strings.Count(address, "/") == 2 {
			if _, err := fs.Stat(files, language+"/404.html"); err == nil {
				p.languages = append(p.languages, language)
			}
		}
	}
	slices.Sort(p.languages)
	if len(p.languages) == 0 {
		return nil, errors.New("no language has both a home page and a 404 page")
	}
	return p, nil
}

// readBase finds the site's own address in the Sitemap line of robots.txt (RFC 9309 leaves room for it).
func (p *publication) readBase() error {
	robots, err := fs.ReadFile(p.files, "robots.txt")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(robots)) {
		if address, found := strings.CutPrefix(strings.TrimSpace(line), "Sitemap:"); found {
			sitemap, err := url.Parse(strings.TrimSpace(address))
			if err != nil {
				return fmt.Errorf("robots.txt: %w", err)
			}
			p.base = sitemap.ResolveReference(&url.URL{Path: "/"})
			return nil
		}
	}
	return errors.New("robots.txt names no sitemap")
}

func (p *publication) readPage(name string) error {
	read, err := p.readMarkup(name)
	if err != nil {
		return err
	}
	read.file = name
	read.address = "/" + strings.TrimSuffix(name, "index.html")
	info, err := fs.Stat(p.files, name)
	if err != nil {
		return err
	}
	read.size = info.Size()
	p.pages[read.address] = read
	return nil
}

// readMarkup collects what the checks need from one HTML or SVG file.
func (p *publication) readMarkup(name string) (*page, error) {
	file, err := p.files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	read := &page{alternates: map[string]string{}}
	for tokens := html.NewTokenizer(file); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			if err := tokens.Err(); err != io.EOF {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			return read, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			attributes := map[string]string{}
			for _, a := range token.Attr {
				attributes[a.Key] = a.Val
			}
			if id, has := attributes["id"]; has {
				p.fragments[name] = append(p.fragments[name], id)
			}
			read.add(token.Data, attributes)
		}
	}
}

// add takes what one element says of its page.
func (r *page) add(element string, attributes map[string]string) {
	switch element {
	case "html":
		r.lang, r.dir = attributes["lang"], attributes["dir"]
	case "meta":
		content := attributes["content"]
		switch {
		case attributes["name"] == "robots" && strings.Contains(content, "noindex"):
			r.noindex = true
		case strings.EqualFold(attributes["http-equiv"], "refresh"):
			if _, target, found := strings.Cut(content, "url="); found {
				r.refresh = true
				r.references = append(r.references, reference{url: target})
			}
		case attributes["property"] == "og:url" || attributes["property"] == "og:image":
			r.references = append(r.references, reference{url: content})
		}
	case "img":
		if attributes["width"] == "" || attributes["height"] == "" {
			r.unsized = append(r.unsized, attributes["src"])
		}
	case "link":
		switch {
		case attributes["rel"] == "canonical":
			r.canonical = attributes["href"]
		case attributes["rel"] == "alternate" && attributes["hreflang"] != "":
			r.alternates[attributes["hreflang"]] = attributes["href"]
		}
	}
	follows := element == "a" || element == "area" || element == "link" &&
		slices.Contains([]string{"canonical", "alternate", "next", "prev", "license", "author", "describedby"}, attributes["rel"])
	for _, key := range []string{"href", "xlink:href", "src", "poster", "data", "action", "formaction"} {
		if target, has := attributes[key]; has {
			r.references = append(r.references, reference{url: target, loads: !follows})
		}
	}
	for _, key := range []string{"srcset", "imagesrcset"} {
		for candidate := range strings.SplitSeq(attributes[key], ",") {
			if fields := strings.Fields(candidate); len(fields) > 0 {
				r.references = append(r.references, reference{url: fields[0], loads: true})
			}
		}
	}
}

// resolve follows a reference from a page or file of the site. It reports the address within the site and
// its fragment, or ours == false for a URL that leads elsewhere.
func (p *publication) resolve(from, ref string) (target *url.URL, ours bool, err error) {
	parsed, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return nil, false, err
	}
	target = p.base.ResolveReference(&url.URL{Path: from}).ResolveReference(parsed)
	return target, target.Host == p.base.Host && target.Scheme == p.base.Scheme, nil
}

// file names the file that an address of the site is answered with, if there is one.
func (p *publication) file(address string) (name string, found bool) {
	if page, found := p.pages[address]; found {
		return page.file, true
	}
	name = strings.TrimPrefix(address, "/")
	info, err := fs.Stat(p.files, name)
	return name, err == nil && !info.IsDir()
}

// language is the language that an address is in, or "" above the languages.
func (p *publication) language(address string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	if slices.Contains(p.languages, first) {
		return first
	}
	return ""
}

// is404 tells the pages that the host shows for an address that does not exist.
func (r *page) is404() bool { return path.Base(r.file) == "404.html" }

// borrowed tells a page that shows another page's text, because it is not translated yet.
func (p *publication) borrowed(r *page) bool {
	target, ours, err := p.resolve(r.address, r.canonical)
	return r.canonical != "" && err == nil && ours && target.Path != r.address
}
