package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"salient/internal/feed"
	"salient/internal/generate"
	"salient/internal/health"
	"salient/internal/preview"
	"salient/internal/source"
	"salient/internal/translation"
)

type serveCommand struct {
	publication
	Drafts bool `help:"Show drafts and embargoed pages too, marked as such."`
	Port   int  `help:"The port on this machine." default:"8080" placeholder:"N"`
}

// Help gives the example.
func (*serveCommand) Help() string {
	return `The page reloads when a file changes. A mistake is shown over the page, while the last good page stays. It is the
publication as a build would make it now; with --drafts, as it will be once drafts and embargoed pages are published.

Example:
  salient serve
  salient serve --drafts
  salient serve --site ~/our-briefings --port 9000`
}

// Run shows the publication until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	var folders []string
	for _, name := range []string{"content", "templates", "assets"} {
		folders = append(folders, filepath.Join(c.Site, name))
	}
	err = preview.Serve(ctx, preview.Options{
		Port:    c.Port,
		Folders: folders,
		Rebuild: func(ctx context.Context) (preview.Site, []source.Problem, error) {
			begun := time.Now()
			if c.Now == "" {
				options.Now = s.now().UTC() // an embargo may end while the preview is open
			}
			p, problems, err := c.load(ctx, options)
			m.problems(options.Site, problems)
			if err != nil || p == nil {
				return nil, problems, err
			}
			fmt.Fprintf(m.out, "built in %.1f s\n", time.Since(begun).Seconds())
			return withHealth(p, options.Now, problems), problems, nil
		},
		Headers: feed.Headers,
		Line:    func(p source.Problem) string { return source.Line(options.Site, p) },
		Ready: func(address string) {
			fmt.Fprintf(m.out, "%s shows the publication; Ctrl-C ends it\n", address)
			fmt.Fprintf(m.out, "%s%s tells what is left to translate\n", strings.TrimSuffix(address, "/"), preview.HealthPath)
		},
		Note: func(note string) { fmt.Fprintf(m.err, "salient: %s\n", note) },
	})
	if ctx.Err() != nil {
		return nil // Ctrl-C is how a preview ends
	}
	return err
}

// previewed is a publication, or a rehearsal of it.
type previewed interface {
	Title() string
	Translations() []translation.Standing
	Find() func(path string) (render func(io.Writer) error, ok bool)
}

// load gives what is to be shown, or nil where mistakes are in the way.
func (c *serveCommand) load(ctx context.Context, options generate.Options) (previewed, []source.Problem, error) {
	if !c.Drafts {
		p, problems, err := generate.Publish(ctx, options)
		if p == nil {
			return nil, problems, err
		}
		return p, problems, err
	}
	r, problems, err := generate.Rehearse(ctx, options)
	if r == nil {
		return nil, problems, err
	}
	return r, problems, err
}

// withHealth gives the files of a publication with two for its author: the page of its health, and that page's style.
func withHealth(p previewed, now time.Time, problems []source.Problem) preview.Site {
	const style = preview.Folder + "health.css"
	page := strings.TrimPrefix(preview.HealthPath, "/") + "index.html"
	standings := sync.OnceValue(p.Translations) // nobody may ask
	find := p.Find()
	return func(path string) (func(io.Writer) error, bool) {
		switch path {
		case style:
			return func(w io.Writer) error { _, err := io.WriteString(w, health.Style()); return err }, true
		case page:
			return health.Report{Title: p.Title(), Day: now, Standings: standings(), Preview: "/" + style, Problems: problems}.Write, true
		}
		return find(path)
	}
}
