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
)

type serveCommand struct {
	publication
	Port int `help:"The port on this machine." default:"8080" placeholder:"N"`
}

// Help gives the example.
func (*serveCommand) Help() string {
	return `The page reloads when a file changes. A mistake is shown over the page, while the last good page stays. Drafts
and embargoed pages are not shown: it is the publication as a build would make it now.

Example:
  salient serve
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
			p, problems, err := generate.Publish(ctx, options)
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

// withHealth gives the files of a publication with two for its author: the page of its health, and that page's style.
func withHealth(p *generate.Publication, now time.Time, problems []source.Problem) preview.Site {
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
