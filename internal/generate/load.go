package generate

import (
	"context"
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
	"salient/internal/memo"
	"salient/internal/settings"
	"salient/internal/site"
	"salient/internal/source"
	"salient/internal/survey"
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
	// Quoting is a survey, a question or an answer, as in [=survey.question.answer], of which every text and chart
	// that shows it is told in a note; "" for none.
	Quoting string
	// Kept has what is costly to make, cards and prints, from the builds before; nil keeps none.
	Kept *memo.Folder
	// Version tells what another version of the program made from ours.
	Version string
	// PDF says how pages are printed to files; nil prints none.
	PDF    *PDF
	drafts bool // see Rehearse
	// Progress is told how many files are written; nil for no one.
	Progress func(done int)
}

// stopping says whether there is a problem that a build must not pass over.
func (o *Options) stopping(problems []source.Problem) bool {
	return slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Level == source.E || o.Strict && p.Level == source.W })
}

const (
	stringsFolder   = "strings"
	templatesFolder = "templates"
	assetsFolder    = "assets"
)

// Load reads and resolves a publication. The problems are sorted; the site is nil where it could not be resolved.
func Load(ctx context.Context, o Options) (*site.Site, []source.Problem, error) {
	l, err := gather(ctx, o)
	if l == nil {
		return nil, nil, err
	}
	return l.resolved, l.problems, err
}

// gather reads and resolves a publication, and keeps what it was made of.
func gather(ctx context.Context, o Options) (*loader, error) {
	templates, slips, err := source.OverlayFolder(o.Site, templatesFolder, o.Templates)
	if err != nil {
		return nil, err
	}
	_, inAssets, err := source.OverlayFolder(o.Site, assetsFolder, o.Assets)
	if err != nil {
		return nil, err
	}
	entries, problems, err := source.List(o.Site)
	if err != nil {
		return &loader{problems: problems}, err
	}
	l := &loader{Options: o, entries: entries, problems: slices.Concat(problems, slips, inAssets)}
	err = source.Guard(&l.at, func() error { return l.load(ctx, templates) })
	l.hush(err != nil)
	source.Sort(l.problems)
	return l, err
}

// hush marks what is told of a file in which anything is not to be repeated, whatever the slip and the stage that found
// it; where the work has stopped halfway, of all files, since none is known to be public.
func (l *loader) hush(all bool) {
	secret := map[string]bool{}
	for _, p := range l.problems {
		secret[p.File] = secret[p.File] || p.Confidential
	}
	for i := range l.problems {
		l.problems[i].Confidential = all || secret[l.problems[i].File]
	}
}

// loader gathers what the files hold.
type loader struct {
	Options
	entries []source.Entry
	input   site.Input
	// codebooks are those of the surveys in the words of each edition, in the order of the settings' languages.
	codebooks []map[string]*survey.Codebook
	problems  []source.Problem
	resolved  *site.Site
	at        string // the file at work, of those that are read one by one
}

func (l *loader) load(ctx context.Context, templates fs.FS) error {
	settings, err := l.settings()
	if err != nil {
		return err
	}
	l.input = site.Input{Now: l.Now, BaseURL: l.BaseURL, Settings: settings, Quoting: l.Quoting, Drafts: l.drafts, Images: map[string]*image.Image{}}
	l.languages()
	if err := l.pages(ctx); err != nil {
		return err
	}
	if err := l.data(); err != nil {
		return err
	}
	if err := l.words(templates); err != nil {
		return err
	}
	l.input.Problems = l.problems
	l.resolved, l.problems, err = site.Resolve(l.input)
	return err
}

// read gives the bytes of the one file of a place, or nil.
func (l *loader) read(kind source.FileKind, lang, slug string) (file string, data []byte, err error) {
	for _, e := range l.entries {
		if e.Kind == kind && e.Lang == lang && (slug == "" || e.Slug == slug) {
			l.at = e.Path
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
			l.problems = append(l.problems, source.Problem{
				File: "content/" + e.Lang, What: "the folder of a language that the site does not have", Words: e.Lang,
				Nearest: source.Nearest(e.Lang, slices.Values(l.languageNames())), Advice: "add the language to languages: in content/site.yaml, or move the folder out of content",
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
			return source.Guard(&e.Path, func() error {
				if e.Kind == source.Image {
					r.image, r.problems = picture(e.Path, data)
				} else {
					r.doc, r.problems = briefing.Parse(e, data)
				}
				return nil
			})
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, e := range todo {
		r := &results[i]
		if r.doc != nil {
			l.input.Documents = append(l.input.Documents, r.doc)
		}
		if r.image != nil {
			l.input.Images[e.Path] = r.image
		}
		l.problems = append(l.problems, r.problems...)
	}
	return nil
}

// picture prepares a file beside a page. One that is neither a picture nor takes itself for one stays where it is.
func picture(file string, data []byte) (*image.Image, []source.Problem) {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp", ".avif":
		return image.Prepare(file, data)
	}
	return nil, []source.Problem{{File: file, Level: source.W, What: "a file beside a page that is no picture: it is not published", Advice: "publish it elsewhere and link it, or remove it"}}
}
