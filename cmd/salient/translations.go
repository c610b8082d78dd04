package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"salient/internal/generate"
	"salient/internal/health"
	"salient/internal/interchange"
	"salient/internal/source"
	"salient/internal/translation"
)

type translationsCommand struct {
	Status  translationsStatus  `cmd:"" default:"withargs" help:"Say what is translated, what is left, and what has moved since."`
	Changes translationsChanges `cmd:"" help:"Show what changed in the original of a page since it was translated."`
	Update  translationsUpdate  `cmd:"" help:"Note in a translation that it says what its original says now."`
	Export  translationsExport  `cmd:"" help:"Write a language's texts for a translator's program (PO, XLIFF)."`
	Import  translationsImport  `cmd:"" help:"Bring them back into the folder of the language."`
}

type translationsStatus struct {
	Lang string `arg:"" optional:"" help:"One language alone, by the name of its folder."`
	Page string `arg:"" optional:"" help:"One page alone, as in its address: every text of it that is left."`
	publication
	Format string `help:"For a person (text), a program (json), a translator's program (po), or to read, send and print (html)." enum:"text,json,po,html" default:"text" placeholder:"FORMAT"`
}

// Help gives the example.
func (*translationsStatus) Help() string {
	return `A page is missing, unchecked (it does not say which texts it was made from), current, or out of date: then its sections that
moved are named. Words of settings, data, glossary and interface are missing, there in part, or complete. Left to translate is what is
missing, what moved since, and what readers still see in the original's words.

As JSON each is an object: lang; kind (page, settings, glossary, companies, organisations, regulations, survey, table, interface); page
(its address); original and file; state (missing, out-of-date, unchecked, current, in-part, complete); draft; shown_in (the wider language
in which a missing page is shown); sections; words (left); texts and texts_left.

As PO it is one file with the pages of one language in which anything is left; salient translations import takes it back.

Example:
  salient translations
  salient translations es briefings/cotton
  salient translations es --format json
  salient translations --format html > translations.html`
}

// Run lists how every page and every list of words stands.
func (c *translationsStatus) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	switch {
	case c.Page != "":
		return c.page(ctx, m, options)
	case c.Format == "po":
		return c.asPO(ctx, s, m, options)
	}
	status, err := generate.Translations(ctx, options)
	if err != nil {
		return err
	}
	mistakes, _ := tell(status.Problems)
	if mistakes > 0 {
		fmt.Fprintf(m.err, "%s in the content; salient check tells them. What follows may lack pages.\n\n", count(mistakes, "mistake", "mistakes"))
	}
	standings := status.Standings
	if c.Lang != "" {
		if err := published(c.Lang, status.Languages); err != nil {
			return err
		}
		standings = slices.DeleteFunc(standings, func(s translation.Standing) bool { return s.Lang != c.Lang })
	}
	switch c.Format {
	case "json":
		return asJSONStandings(m, standings)
	case "html":
		return health.Report{Title: status.Title, Day: options.Now, Standings: standings}.Write(m.out)
	}
	if len(standings) == 0 && mistakes == 0 {
		fmt.Fprintln(m.out, "nothing is left to translate")
	}
	m.standings(standings)
	return nil
}

// page lists the texts of one page that are left.
func (c *translationsStatus) page(ctx context.Context, m *manners, options generate.Options) error {
	book, work, err := workOn(ctx, options, c.Lang, c.Page)
	if err != nil {
		return err
	}
	if work.State == translation.Missing {
		fmt.Fprintf(m.out, "%s is not there yet; salient new translation %s %s begins it\n", work.File, c.Lang, work.Page())
		return nil
	}
	w := tabwriter.NewWriter(m.out, 0, 0, 2, ' ', 0)
	left := book.Left(work)
	for _, u := range left {
		file, at := work.File, u.Translated.At
		if !u.IsTranslated() {
			file, at = work.Original, u.Original.At
		}
		fmt.Fprintf(w, "%s:%d\t%s\t%s\n", source.Printable(file), at.Line, source.Printable(u.Key), source.Printable(beginning(u.Original.Source)))
	}
	w.Flush()
	if len(left) == 0 {
		fmt.Fprintf(m.out, "nothing of %s is left to translate\n", work.File)
	}
	return nil
}

// beginning gives the first words of a text.
func beginning(text string) string {
	const most = 8
	words := strings.Fields(text)
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:most], " ") + " …"
}

// asPO prints the pages of a language in which something is left.
func (c *translationsStatus) asPO(ctx context.Context, s *surroundings, m *manners, options generate.Options) error {
	if c.Lang == "" {
		return misused{errors.New("a PO file is of one language; name it: salient translations es --format po")}
	}
	book, err := workbook(ctx, options, c.Lang)
	if err != nil {
		return err
	}
	var left []interchange.Catalogue
	for i := range book.Works {
		if work := &book.Works[i]; work.Pending() && len(work.Problems) == 0 {
			catalogue, err := book.Catalogue(ctx, work, gitHistory(c.Site, s.getenv))
			if err != nil {
				return err
			}
			left = append(left, catalogue)
		}
	}
	if len(left) == 0 {
		fmt.Fprintf(m.err, "nothing is left to translate into %s\n", c.Lang)
		return nil
	}
	return interchange.WritePO(m.out, interchange.Join(left))
}

func meant(nearest string) string {
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", nearest)
}

func asJSONStandings(m *manners, standings []translation.Standing) error {
	type standing struct {
		Lang      string              `json:"lang"`
		Kind      translation.Subject `json:"kind"`
		Page      string              `json:"page,omitempty"`
		Original  string              `json:"original"`
		File      string              `json:"file"`
		State     string              `json:"state"`
		Draft     bool                `json:"draft,omitempty"`
		ShownIn   string              `json:"shown_in,omitempty"`
		Sections  []string            `json:"sections,omitempty"`
		Words     int                 `json:"words"`
		Texts     int                 `json:"texts"`
		TextsLeft int                 `json:"texts_left"`
	}
	all := make([]standing, len(standings))
	for i := range standings {
		s := &standings[i]
		all[i] = standing{
			Lang: s.Lang, Kind: s.Subject, Original: s.Original, File: s.File, State: strings.ReplaceAll(s.State.String(), " ", "-"),
			Draft: s.Draft, ShownIn: s.Shown, Sections: s.Sections, Words: s.WordsLeft, Texts: s.Texts, TextsLeft: s.TextsLeft,
		}
		if s.Subject == translation.Page {
			all[i].Page = s.Page()
		}
	}
	return m.encode(all)
}

// standings prints a table a language: what has work in it, how much there is that has none, and what to do next.
func (m *manners) standings(standings []translation.Standing) {
	for len(standings) > 0 {
		lang := standings[0].Lang
		n := slices.IndexFunc(standings, func(s translation.Standing) bool { return s.Lang != lang })
		if n < 0 {
			n = len(standings)
		}
		m.language(standings[:n])
		if standings = standings[n:]; len(standings) > 0 {
			fmt.Fprintln(m.out)
		}
	}
}

func (m *manners) language(standings []translation.Standing) {
	lang := standings[0].Lang
	fmt.Fprintln(m.out, lang)
	pending := translation.Pending(standings)
	quiet := quietOf(standings)

	// Numbers stand under each other by their ends, which a tabwriter does for all columns or for none.
	digits := 0
	for i := range pending {
		digits = max(digits, len(strconv.Itoa(pending[i].WordsLeft)))
	}
	w := tabwriter.NewWriter(m.out, 0, 0, 3, ' ', 0)
	for i := range pending {
		s := &pending[i]
		state := s.State.String()
		switch {
		case s.Draft && s.State == translation.Current:
			state = "draft"
		case s.Draft:
			state += " (draft)"
		}
		unit := "words"
		if s.WordsLeft == 1 {
			unit = "word"
		}
		line := []string{"  " + state, s.Name(), fmt.Sprintf("%*d %s", digits, s.WordsLeft, unit)}
		if about := details(s); about != "" {
			line = append(line, about)
		}
		fmt.Fprintln(w, source.Printable(strings.Join(line, "\t")))
	}
	for _, q := range quiet {
		fmt.Fprintf(w, "  %s\t%s\n", q.state, q.what)
	}
	w.Flush()

	all := translation.Total(standings)
	if all.WordsLeft == 0 {
		fmt.Fprintln(m.out, "  nothing is left to translate")
	} else {
		fmt.Fprintf(m.out, "  %s left, %d %% translated\n", count(all.WordsLeft, "word", "words"), all.Percent())
	}
	for i, command := range next(pending, standings) {
		label := "next:"
		if i > 0 {
			label = "     "
		}
		fmt.Fprintln(m.out, source.Printable("  "+label+" "+command))
	}
}

// details says what of a page or a list is left.
func details(s *translation.Standing) string {
	switch {
	case len(s.Sections) > 0:
		return strings.Join(s.Sections, ", ")
	case s.State == translation.Missing, s.TextsLeft == 0:
		return ""
	}
	return fmt.Sprintf("%d of %s", s.TextsLeft, count(s.Texts, "text", "texts"))
}

type quiet struct{ state, what string }

// quietOf counts what has no work in it.
func quietOf(standings []translation.Standing) []quiet {
	var all []quiet
	for _, state := range translation.ByUrgency {
		pages, lists, shown := 0, 0, ""
		for i := range standings {
			s := &standings[i]
			switch {
			case s.State != state || s.Pending():
			case s.Subject == translation.Page:
				pages++
				shown = s.Shown
			default:
				lists++
			}
		}
		word := state.String()
		if shown != "" {
			word = "shown in " + shown
		}
		if pages > 0 {
			all = append(all, quiet{word, count(pages, "page", "pages")})
		}
		if lists > 0 {
			all = append(all, quiet{word, count(lists, "list of words", "lists of words")})
		}
	}
	return all
}

// next gives a command for the first page of each state that one mends.
func next(pending, standings []translation.Standing) []string {
	first := func(in []translation.Standing, command string, is func(*translation.Standing) bool) []string {
		for i := range in {
			if s := &in[i]; s.Subject == translation.Page && is(s) {
				return []string{"salient " + command + " " + s.Lang + " " + s.Page()}
			}
		}
		return nil
	}
	commands := slices.Concat(
		first(pending, "translations changes", func(s *translation.Standing) bool { return s.State == translation.OutOfDate }),
		first(pending, "new translation", func(s *translation.Standing) bool { return s.State == translation.Missing }),
	)
	if len(commands) == 0 {
		commands = first(standings, "translations update", func(s *translation.Standing) bool {
			return s.State == translation.Unchecked && !s.Pending()
		})
	}
	return commands
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
	book, work, err := workOn(ctx, options, c.Lang, c.Page)
	if err != nil {
		return err
	}
	if work.State == translation.Missing {
		return misused{fmt.Errorf("%s is not there yet; salient new translation %s %s begins it", work.File, c.Lang, work.Page())}
	}
	before, after, problems, err := book.Update(work)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		m.problems(options.Site, problems)
		fmt.Fprintf(m.err, "\n%s is not what the original says: mend these first; nothing was written\n", work.File)
		return errSlips
	}
	if bytes.Equal(before, after) {
		fmt.Fprintf(m.out, "%s is current already; nothing was written.\n", work.File)
		return nil
	}
	if err := c.inside(func(root *os.Root) error { return rewrite(root, work.File, after) }); err != nil {
		return err
	}
	fmt.Fprintf(m.out, "%s is current: its fingerprints are written.\n", work.File)
	return nil
}
