package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"salient/internal/feed"
	"salient/internal/generate"
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
			return p.Find(), problems, nil
		},
		Headers: feed.Headers,
		Line:    func(p source.Problem) string { return source.Line(options.Site, p) },
		Ready:   func(address string) { fmt.Fprintf(m.out, "%s shows the publication; Ctrl-C ends it\n", address) },
		Note:    func(note string) { fmt.Fprintf(m.err, "salient: %s\n", note) },
	})
	if ctx.Err() != nil {
		return nil // Ctrl-C is how a preview ends
	}
	return err
}
