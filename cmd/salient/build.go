package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"salient/assets"
	"salient/internal/generate"
	"salient/internal/memo"
	"salient/internal/output"
	"salient/internal/source"
	"salient/internal/translation"
	"salient/templates"
)

// publication are the flags that say which publication is meant, and when.
type publication struct {
	Site   string `help:"The folder of the publication, which holds content." default:"." placeholder:"DIR"`
	Now    string `help:"The instant of the build (RFC 3339); else SOURCE_DATE_EPOCH, else the clock." placeholder:"MOMENT"`
	Strict bool   `help:"Take warnings for mistakes."`
}

// openSite opens the folder of a publication, which nothing leads out of, not even a symbolic link.
func openSite(folder string) (*os.Root, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, misused{fmt.Errorf("the folder %s cannot be opened; name the folder of the publication with --site", folder)}
	}
	return root, nil
}

// options opens the folder. Its file system cannot leave it, not even by a symbolic link.
func (p *publication) options(s *surroundings) (generate.Options, func() error, error) {
	now, err := instant(p.Now, s)
	if err != nil {
		return generate.Options{}, nil, err
	}
	root, err := openSite(p.Site)
	if err != nil {
		return generate.Options{}, nil, err
	}
	return generate.Options{Site: root.FS(), Templates: templates.Files, Assets: assets.Files, Now: now, Strict: p.Strict}, root.Close, nil
}

type buildCommand struct {
	publication
	Out     string `help:"The folder to write, replaced as a whole; else build, in the folder of the publication." placeholder:"DIR"`
	BaseURL string `help:"The address at which it is published; else base_url of site.yaml." name:"base-url" placeholder:"URL"`
	PDF     bool   `help:"Print every briefing, case study and survey to a PDF too; needs Chromium or Chrome." name:"pdf"`
	PDFTabs int    `help:"How many PDFs are printed at once." name:"pdf-tabs" default:"2" placeholder:"N"`
	Browser string `help:"The program of Chromium or Chrome; else the variable CHROME, else one that is installed." placeholder:"FILE"`
}

// Help gives the example.
func (*buildCommand) Help() string {
	return `Everything is written, or nothing: with a mistake in the content, the last good output stays as it was.

Example:
  salient build
  salient build --pdf
  salient build --site ~/our-briefings --out /tmp/preview --base-url https://preview.example.org/`
}

// Run compiles the publication.
func (c *buildCommand) Run(ctx context.Context, s *surroundings, m *manners) error {
	begun := time.Now()
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	if c.BaseURL != "" {
		if options.BaseURL, err = baseURL(c.BaseURL); err != nil {
			return err
		}
	}
	options.Progress = m.step
	var closeKept func()
	if options.Kept, closeKept = kept(s); closeKept != nil {
		defer closeKept()
	}
	options.Version = s.program()
	if c.PDF {
		options.PDF = &generate.PDF{Browser: cmp.Or(c.Browser, s.getenv("CHROME")), Tabs: c.PDFTabs, Progress: m.print}
	}
	out := c.Out
	if out == "" {
		out = filepath.Join(c.Site, "build")
	}
	place := output.Place{Dir: out, Site: c.Site, Inputs: []string{"content", "private", "templates", "assets", ".git"}, Home: s.home}
	summary, problems, err := generate.Build(ctx, options, place)
	m.settle()
	m.problems(options.Site, problems)
	if err != nil && !summary.Written {
		return err
	}
	mistakes, warnings := tell(problems)
	if !summary.Written {
		fmt.Fprintf(m.err, "\n%s; nothing was written\n", mistakesAnd(mistakes, warnings, c.Strict))
		return errSlips
	}
	fmt.Fprintf(m.out, "%s: %s\n", count(len(summary.Languages), "language", "languages"), strings.Join(summary.Languages, ", "))
	fmt.Fprintf(m.out, "%s, %s, %s%s\n", count(summary.Pages, "page", "pages"), count(summary.Charts, "chart", "charts"), count(warnings, "warning", "warnings"), toTranslate(summary.Translations))
	if summary.PDFs > 0 {
		fmt.Fprintf(m.out, "%s\n", count(summary.PDFs, "PDF", "PDFs"))
	}
	fmt.Fprintf(m.out, "%s in %s, %.1f s\n", size(summary.Bytes), out, time.Since(begun).Seconds())
	if err != nil {
		return fmt.Errorf("the publication is written without these files:\n%w", err)
	}
	return nil
}

// maxKept is how many bytes of cards and prints that no build used last stay in the system's cache.
const maxKept = 256 << 20

// kept opens the folder that the system has for what can be made again. Without one, nothing is kept.
func kept(s *surroundings) (*memo.Folder, func()) {
	if s.cache == "" {
		return nil, nil
	}
	folder := filepath.Join(s.cache, "salient")
	if os.MkdirAll(folder, 0o700) != nil {
		return nil, nil
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, nil
	}
	return memo.In(root, maxKept), func() { root.Close() }
}

// toTranslate counts the translations that somebody is to look at, in a clause; "" where there are none.
func toTranslate(states map[translation.State]int) string {
	var parts []string
	for _, state := range []translation.State{translation.OutOfDate, translation.Unchecked, translation.Missing} {
		if n := states[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, state))
		}
	}
	if parts == nil {
		return ""
	}
	return "; translations: " + strings.Join(parts, ", ")
}

// baseURL wants an address in full, and gives it with a slash at its end.
func baseURL(s string) (string, error) {
	address, problem := generate.BaseURL(s)
	if problem != "" {
		return "", misused{fmt.Errorf("--base-url %s is %s", s, problem)}
	}
	return address, nil
}

// tell counts mistakes and warnings.
func tell(problems []source.Problem) (mistakes, warnings int) {
	for _, p := range problems {
		switch p.Level {
		case source.E:
			mistakes++
		case source.W:
			warnings++
		}
	}
	return mistakes, warnings
}

func mistakesAnd(mistakes, warnings int, strict bool) string {
	switch {
	case warnings == 0:
		return count(mistakes, "mistake", "mistakes")
	case mistakes == 0 && strict:
		return count(warnings, "warning", "warnings") + ", taken for mistakes"
	}
	return count(mistakes, "mistake", "mistakes") + " and " + count(warnings, "warning", "warnings")
}

type checkCommand struct {
	publication
	Quoting string `help:"Also list each text and chart that shows a survey, a question or an answer." placeholder:"SURVEY.QUESTION.ANSWER"`
	Format  string `help:"For a person (text), a program (json) or a GitHub workflow (github)." enum:"text,json,github" default:"text" placeholder:"FORMAT"`
}

// Help gives the example.
func (*checkCommand) Help() string {
	return `Example:
  salient check
  salient check --strict --format json
  salient check --quoting cso-engagement.barriers     what to read again when these figures change`
}

// Run reports what a build would.
func (c *checkCommand) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	options.Quoting = c.Quoting
	problems, err := generate.Check(ctx, options)
	if err != nil {
		return err
	}
	mistakes, warnings := tell(problems)
	if err := c.report(options.Site, m, problems); err != nil {
		return err
	}
	if mistakes > 0 || c.Strict && warnings > 0 {
		return errSlips
	}
	return nil
}

func (c *checkCommand) report(site fs.FS, m *manners, problems []source.Problem) error {
	switch c.Format {
	case "json":
		return m.asJSON(problems)
	case "github":
		m.asGitHub(problems)
		return nil
	}
	m.problems(site, problems)
	if c.Quoting != "" && !slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Level == source.N }) {
		fmt.Fprintf(m.err, "no text and no chart shows %s\n", c.Quoting)
	}
	mistakes, warnings := tell(problems)
	if mistakes+warnings == 0 {
		fmt.Fprintln(m.out, "no mistakes, no warnings")
		return nil
	}
	fmt.Fprintf(m.err, "\n%s\n", mistakesAnd(mistakes, warnings, c.Strict))
	return nil
}
