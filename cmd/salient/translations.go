package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"salient/internal/generate"
	"salient/internal/source"
	"salient/internal/translation"
)

type translationsCommand struct {
	Status translationsStatus `cmd:"" default:"withargs" help:"Say what is translated, what is left, and what has moved since."`
	Update translationsUpdate `cmd:"" help:"Note in a translation that it says what its original says now."`
}

type translationsStatus struct {
	Lang string `arg:"" optional:"" help:"One language alone, by the name of its folder."`
	publication
	Format string `help:"For a person (text) or a program (json)." enum:"text,json" default:"text" placeholder:"FORMAT"`
}

// Help gives the example.
func (*translationsStatus) Help() string {
	return `A page is missing, unchecked (it does not say which texts it was made from), current, or out of date: then its sections that
moved are named. Words are those of the original that are left to translate.

Example:
  salient translations
  salient translations es --format json`
}

// states are the words for how a page stands, those with work first.
var states = []struct {
	translation.State
	word string
}{{translation.Missing, "missing"}, {translation.OutOfDate, "out of date"}, {translation.Unchecked, "unchecked"}, {translation.Current, "current"}}

// Run lists how every page stands.
func (c *translationsStatus) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	standings, problems, err := generate.Translations(ctx, options)
	if err != nil {
		return err
	}
	if mistakes, _ := tell(problems); mistakes > 0 {
		fmt.Fprintf(m.err, "%s in the content; salient check tells them. What follows may lack pages.\n\n", count(mistakes, "mistake", "mistakes"))
	}
	if c.Lang != "" {
		languages := func(yield func(string) bool) {
			for _, standing := range standings {
				if !yield(standing.Lang) {
					return
				}
			}
		}
		standings = slices.DeleteFunc(slices.Clone(standings), func(s translation.Standing) bool { return s.Lang != c.Lang })
		if len(standings) == 0 {
			return misused{fmt.Errorf("no page is to be translated into %q%s; name a language of content/site.yaml", c.Lang, meant(source.Nearest(c.Lang, languages)))}
		}
	}
	if c.Format == "json" {
		return asJSONStandings(m, standings)
	}
	m.standings(standings)
	return nil
}

func meant(nearest string) string {
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", nearest)
}

func asJSONStandings(m *manners, standings []translation.Standing) error {
	type page struct {
		Lang     string   `json:"lang"`
		Page     string   `json:"page"`
		Original string   `json:"original"`
		File     string   `json:"file"`
		State    string   `json:"state"`
		Sections []string `json:"sections,omitempty"`
		Words    int      `json:"words"`
	}
	pages := make([]page, len(standings))
	for i, s := range standings {
		pages[i] = page{s.Lang, s.Page(), s.Original, s.File, strings.ReplaceAll(wordOf(s.State), " ", "-"), s.Sections, s.Words}
	}
	return m.encode(pages)
}

func wordOf(state translation.State) string {
	for _, s := range states {
		if s.State == state {
			return s.word
		}
	}
	return ""
}

// standings prints a table a language: first what has work in it, then how much there is that has none.
func (m *manners) standings(standings []translation.Standing) {
	w := tabwriter.NewWriter(m.out, 0, 0, 3, ' ', 0)
	for len(standings) > 0 {
		lang := standings[0].Lang
		n := slices.IndexFunc(standings, func(s translation.Standing) bool { return s.Lang != lang })
		if n < 0 {
			n = len(standings)
		}
		pages, words := standings[:n], 0
		fmt.Fprintf(w, "%s\n", lang)
		for _, state := range states {
			var of int
			for _, page := range pages {
				if page.State != state.State {
					continue
				}
				of++
				words += page.Words
				if page.State == translation.Missing || page.State == translation.OutOfDate {
					line := []string{"  " + state.word, page.Page(), count(page.Words, "word", "words")}
					if len(page.Sections) > 0 {
						line = append(line, strings.Join(page.Sections, ", "))
					}
					fmt.Fprintln(w, source.Printable(strings.Join(line, "\t")))
				}
			}
			if of > 0 && (state.State == translation.Unchecked || state.State == translation.Current) {
				fmt.Fprintf(w, "  %s\t%s\n", state.word, count(of, "page", "pages"))
			}
		}
		if words == 0 {
			fmt.Fprintf(w, "  nothing is left to translate\n")
		} else {
			fmt.Fprintf(w, "  %s left\n", count(words, "word", "words"))
		}
		if standings = standings[n:]; len(standings) > 0 {
			fmt.Fprintln(w)
		}
	}
	w.Flush()
}

type translationsUpdate struct {
	Lang string `arg:"" help:"The language, by the name of its folder."`
	Page string `arg:"" help:"The page, as in its address: briefings/cotton."`
	publication
}

// Help gives the example.
func (*translationsUpdate) Help() string {
	return `Run it when the translation says what its original says now. It writes the fingerprints of the original's texts into source:, so
that readers and translators learn which sections move later. It refuses where headings, numbers, citations or figures differ.

Example:
  salient translations update es briefings/cotton`
}

// Run writes the fingerprints of a page.
func (c *translationsUpdate) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	name := strings.TrimSuffix(strings.Trim(c.Page, "/"), ".md")
	translated, others, err := generate.Retranslated(ctx, options, c.Lang, name)
	if err != nil {
		return err
	}
	if translated == nil {
		pages := func(yield func(string) bool) {
			for i := range others {
				if !yield(others[i].Page()) {
					return
				}
			}
		}
		return misused{fmt.Errorf("there is no translation %q into %q%s; salient translations %[2]s lists the pages", name, c.Lang, meant(source.Nearest(name, pages)))}
	}
	if len(translated.Problems) > 0 {
		m.problems(options.Site, translated.Problems)
		fmt.Fprintf(m.err, "\n%s is not what the original says: mend these first; nothing was written\n", translated.File)
		return errSlips
	}
	text, err := fs.ReadFile(options.Site, translated.File)
	if err != nil {
		return fmt.Errorf("reading %s: %w", translated.File, err)
	}
	edit, problems := source.NewPageEdit(translated.File, text)
	if edit == nil {
		m.problems(options.Site, problems)
		return errSlips
	}
	edit.Set(edit.Root, "source", translated.Source)
	if string(edit.Bytes()) == string(text) {
		fmt.Fprintf(m.out, "%s is current already; nothing was written.\n", translated.File)
		return nil
	}
	root, err := os.OpenRoot(c.Site)
	if err != nil {
		return misused{fmt.Errorf("the folder %s cannot be opened; name the folder of the publication with --site", c.Site)}
	}
	defer root.Close()
	if err := rewrite(root, translated.File, edit.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(m.out, "%s is current: its fingerprints are written.\n", translated.File)
	return nil
}
