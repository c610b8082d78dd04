package generate

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"salient/internal/briefing"
	"salient/internal/image"
	"salient/internal/locale"
	"salient/internal/settings"
	"salient/internal/site"
	"salient/internal/source"
)

// Options say where a publication lies and when it is built.
type Options struct {
	// Site is the site's folder: content, and the overlay of templates and assets.
	Site fs.FS
	// Templates and Assets are the shipped theme.
	Templates, Assets fs.FS
	Now               time.Time
	BaseURL           string // "" is that of site.yaml
	Strict            bool   // warnings are errors
	// Progress is told how many files of how many are written; nil for no one.
	Progress func(done int)
}

// stopping says whether there is a problem that a build must not pass over.
func (o *Options) stopping(problems []source.Problem) bool {
	return slices.ContainsFunc(problems, func(p source.Problem) bool { return o.Strict || p.Level == source.E })
}

const (
	stringsFolder   = "strings"
	templatesFolder = "templates"
	assetsFolder    = "assets"
)

// overlaid lays the site's own folder of a name over the shipped one.
func (o *Options) overlaid(name string, shipped fs.FS) (fs.FS, error) {
	own, err := fs.Sub(o.Site, name)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	return source.Overlay(own, shipped), nil
}

// Load reads and resolves a publication. The problems are sorted; the site is nil where it could not be resolved.
func Load(ctx context.Context, o Options) (*site.Site, []source.Problem, error) {
	templates, err := o.overlaid(templatesFolder, o.Templates)
	if err != nil {
		return nil, nil, err
	}
	entries, problems, err := source.List(o.Site)
	if err != nil {
		return nil, problems, err
	}
	l := loader{Options: o, entries: entries, problems: problems}
	settings, err := l.settings()
	if err != nil {
		return nil, l.sorted(), err
	}
	l.input = site.Input{Now: o.Now, BaseURL: o.BaseURL, Settings: settings, Images: map[string]*image.Image{}}
	l.languages()
	if err := l.pages(ctx); err != nil {
		return nil, l.sorted(), err
	}
	if err := l.data(); err != nil {
		return nil, l.sorted(), err
	}
	if err := l.words(templates); err != nil {
		return nil, l.sorted(), err
	}
	resolved, problems := site.Resolve(l.input)
	l.problems = append(l.problems, problems...)
	return resolved, l.sorted(), nil
}

// loader gathers what the files hold.
type loader struct {
	Options
	entries  []source.Entry
	input    site.Input
	problems []source.Problem
}

func (l *loader) sorted() []source.Problem {
	source.Sort(l.problems)
	return l.problems
}

// read gives the bytes of the one file of a place, or nil.
func (l *loader) read(kind source.FileKind, lang, slug string) (file string, data []byte, err error) {
	for _, e := range l.entries {
		if e.Kind == kind && e.Lang == lang && (slug == "" || e.Slug == slug) {
			data, problems, err := source.Read(l.Site, e)
			l.problems = append(l.problems, problems...)
			return e.Path, data, err
		}
	}
	return "", nil, nil
}

func (l *loader) settings() (settings.Site, error) {
	file, data, err := l.read(source.SiteSettings, "", "")
	if err != nil {
		return settings.Site{}, err
	}
	if file == "" {
		file = "content/site.yaml"
		if len(l.problems) == 0 {
			l.problems = append(l.problems, source.Problem{File: file, What: "there are no settings", Advice: "add this file, with title:, base_url:, languages: and publisher:"})
		}
		return settings.Site{Languages: settings.Languages{locale.English}}, nil
	}
	s, problems := settings.Parse(file, data)
	l.problems = append(l.problems, problems...)
	return s, nil
}

// languages reports, once a folder, files in a language that the settings do not name, and forgets them.
func (l *loader) languages() {
	reported := map[string]bool{}
	l.entries = slices.DeleteFunc(l.entries, func(e source.Entry) bool {
		if e.Lang == "" || slices.Contains(l.input.Settings.Languages, locale.Tag(e.Lang)) {
			return false
		}
		if !reported[e.Lang] {
			reported[e.Lang] = true
			var tags []string
			for _, tag := range l.input.Settings.Languages {
				tags = append(tags, string(tag))
			}
			l.problems = append(l.problems, source.Problem{
				File: "content/" + e.Lang, What: "the folder of a language that the site does not have", Words: e.Lang,
				Nearest: source.Nearest(e.Lang, slices.Values(tags)), Advice: "add the language to languages: in content/site.yaml, or move the folder out of content",
			})
		}
		return true
	})
}

// pages parses every page and prepares every picture, as many at once as there are processors.
func (l *loader) pages(ctx context.Context) error {
	var todo []source.Entry
	for _, e := range l.entries {
		switch e.Kind {
		case source.Home, source.Briefing, source.CaseStudy, source.PlainPage, source.Image:
			todo = append(todo, e)
		}
	}
	type result struct {
		doc      *briefing.Document
		image    *image.Image
		problems []source.Problem
	}
	results := make([]result, len(todo))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range todo {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			data, problems, err := source.Read(l.Site, e)
			r := &results[i]
			r.problems = problems
			if err != nil || data == nil {
				return err
			}
			if e.Kind == source.Image {
				r.image, r.problems = picture(e.Path, data)
				return nil
			}
			r.doc, r.problems = briefing.Parse(e, data)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, e := range todo {
		r := &results[i]
		if r.doc != nil {
			l.input.Documents = append(l.input.Documents, r.doc)
			l.hush(r.doc, r.problems)
		}
		if r.image != nil {
			l.input.Images[e.Path] = r.image
		}
		l.problems = append(l.problems, r.problems...)
	}
	return nil
}

// hush marks the problems of a file that is not known to be public.
func (l *loader) hush(doc *briefing.Document, problems []source.Problem) {
	secret := doc.Secret || doc.Content == nil && doc.Translation == nil
	if doc.Content != nil {
		secret = secret || doc.Content.Header().StandingAt(l.Now) != briefing.Published
	}
	if t := doc.Translation; t != nil {
		secret = secret || t.Draft || l.Now.Before(t.Until.Time)
	}
	for i := range problems {
		problems[i].Confidential = problems[i].Confidential || secret
	}
}

// picture prepares a file beside a page. One that is neither a picture nor takes itself for one stays where it is.
func picture(file string, data []byte) (*image.Image, []source.Problem) {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp", ".avif":
		return image.Prepare(file, data)
	}
	return nil, []source.Problem{{File: file, Level: source.W, What: "a file beside a page that is no picture: it is not published", Advice: "publish it elsewhere and link it, or remove it", Confidential: true}}
}
