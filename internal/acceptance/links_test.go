package acceptance

import (
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+)`)

// links follows every reference of every page, stylesheet, feed, sitemap and redirect: one to this site must
// reach a file without a redirect, and its fragment an element; nothing that loads may come from another host.
func (p *publication) links() []finding {
	var found []finding
	follow := func(from string, refs []reference) {
		for _, ref := range refs {
			if rule, seen := p.broken(from, ref); rule != "" {
				found = append(found, finding{from, rule, seen})
			}
		}
	}
	for _, address := range slices.Sorted(maps.Keys(p.pages)) {
		follow(address, p.pages[address].references)
	}
	err := fs.WalkDir(p.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		var refs []reference
		switch {
		case path.Ext(name) == ".css":
			refs, err = p.stylesheet(name)
		case path.Ext(name) == ".xml":
			refs, err = p.feed(name)
		}
		follow("/"+name, refs)
		return err
	})
	if err != nil {
		found = append(found, finding{"/", "link", err.Error()})
	}
	for _, r := range p.redirects() {
		if strings.ContainsAny(r.to, ":*") && strings.HasPrefix(r.to, "/") { // :splat and :placeholder are filled by the host
			continue
		}
		follow("/_redirects", []reference{{url: r.to}})
		if _, exists := p.file(r.from); exists && !r.forced {
			found = append(found, finding{"/_redirects", "redirect", fmt.Sprintf("%q is a page, which hides its redirect", r.from)})
		}
	}
	return found
}

// broken says which rule a reference breaks, if any.
func (p *publication) broken(from string, ref reference) (rule, seen string) {
	target, ours, err := p.resolve(from, ref.url)
	switch {
	case err != nil:
		return "link", err.Error()
	case !ours && ref.loads:
		return "foreign", fmt.Sprintf("%q is loaded from elsewhere", ref.url)
	case !ours && !slices.Contains([]string{"https", "http", "mailto", "tel"}, target.Scheme):
		return "link", fmt.Sprintf("%q has a scheme that no reader needs", ref.url)
	case !ours:
		return "", ""
	}
	name, exists := p.file(target.Path)
	if !exists {
		return "link", fmt.Sprintf("%q leads nowhere", ref.url)
	}
	if target.Fragment != "" && !slices.Contains(p.fragments[name], target.Fragment) {
		return "fragment", fmt.Sprintf("%q names no element of %s", ref.url, name)
	}
	return "", ""
}

func (p *publication) stylesheet(name string) (refs []reference, err error) {
	css, err := fs.ReadFile(p.files, name)
	for _, match := range cssURL.FindAllSubmatch(css, -1) {
		refs = append(refs, reference{url: string(match[1]), loads: true})
	}
	return refs, err
}

// feed collects the addresses of a sitemap or an Atom feed: every href, and the text of every <loc>.
func (p *publication) feed(name string) (refs []reference, err error) {
	file, err := p.files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	element := ""
	for tokens := xml.NewDecoder(file); ; {
		token, err := tokens.Token()
		if err == io.EOF {
			return refs, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			element = token.Name.Local
			for _, a := range token.Attr {
				if a.Name.Local == "href" {
					refs = append(refs, reference{url: a.Value})
				}
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); element == "loc" && text != "" {
				refs = append(refs, reference{url: text})
			}
		case xml.EndElement:
			element = ""
		}
	}
}
