package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"salient/internal/generate"
	"salient/internal/interchange"
	"salient/internal/source"
)

// exchanges are the formats of translators' programs, by the ending of their files.
var exchanges = map[string]struct {
	read  func(file string, data []byte) (interchange.Catalogue, []source.Problem)
	write func(io.Writer, interchange.Catalogue) error
}{
	".po":  {interchange.ReadPO, interchange.WritePO},
	".xlf": {interchange.ReadXLIFF, interchange.WriteXLIFF},
}

// endings are those of the formats that export knows.
var endings = map[string]string{"po": ".po", "xliff": ".xlf"}

type translationsExport struct {
	Pages []string `arg:"" optional:"" name:"page" help:"Pages, as in their addresses; else all."`
	publication
	Lang    string `help:"The language, by the name of its folder." required:"" placeholder:"LANG"`
	Format  string `help:"po (Poedit, Weblate) or xliff (version 1.2: OmegaT, most offices)." enum:"po,xliff" default:"po" placeholder:"FORMAT"`
	Out     string `help:"The folder for the files; else translations, in the folder of the publication." placeholder:"DIR"`
	Replace bool   `help:"Write over files whose translations have not been imported."`
}

// Help gives the example.
func (*translationsExport) Help() string {
	return `One file a page, with every text that is to be translated and what there is of it, terms of the glossary as notes. What moved
in the original since is fuzzy. salient translations import brings them back.

Example:
  salient translations export --lang es
  salient translations export --lang es --format xliff briefings/cotton`
}

// Run writes the files.
func (c *translationsExport) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	book, err := workbook(ctx, options, c.Lang)
	if err != nil {
		return err
	}
	works, err := c.works(book)
	if err != nil {
		return err
	}
	out := c.Out
	if out == "" {
		out = filepath.Join(c.Site, "translations")
	}
	files := make(map[string][]byte, len(works))
	var names []string
	for _, work := range works {
		if len(work.Problems) > 0 {
			m.problems(options.Site, work.Problems)
			fmt.Fprintf(m.err, "\n%s is to be mended first; nothing was written\n", work.Original)
			return errSlips
		}
		catalogue, err := book.Catalogue(ctx, work, gitHistory(c.Site, s.getenv))
		if err != nil {
			return err
		}
		name := path.Join(c.Lang, work.Page()+endings[c.Format])
		if !c.Replace {
			if err := unimported(filepath.Join(out, filepath.FromSlash(name)), catalogue); err != nil {
				return err
			}
		}
		var b bytes.Buffer
		if err := exchanges[endings[c.Format]].write(&b, catalogue); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		files[name], names = b.Bytes(), append(names, name)
	}
	for _, name := range names {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		if err := os.WriteFile(file, files[name], 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		fmt.Fprintln(m.out, source.Printable(filepath.ToSlash(file)))
	}
	return nil
}

func (c *translationsExport) works(book *generate.Workbook) ([]*generate.Work, error) {
	var works []*generate.Work
	for _, page := range c.Pages {
		work, err := find(book, c.Lang, page)
		if err != nil {
			return nil, err
		}
		works = append(works, work)
	}
	if len(c.Pages) == 0 {
		for i := range book.Works {
			works = append(works, &book.Works[i])
		}
	}
	return works, nil
}

// unimported refuses to write over a file in which a translator has finished what the publication does not have yet.
func unimported(file string, fresh interchange.Catalogue) error {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	there, _ := exchanges[filepath.Ext(file)].read(file, data)
	have := make(map[string]string, len(fresh.Units))
	for _, u := range fresh.Units {
		have[u.Key] = u.Target
	}
	texts := 0
	for _, u := range there.Units {
		if u.State == interchange.Translated && have[u.Key] != u.Target {
			texts++
		}
	}
	if texts > 0 {
		return misused{fmt.Errorf("%s has %s that the publication does not have; bring them in with salient translations import, or write over them with --replace", file, count(texts, "text", "texts"))}
	}
	return nil
}

type translationsImport struct {
	Files []string `arg:"" name:"file" help:"Files that export wrote: .po or .xlf."`
	publication
	credit
}

// Help gives the example.
func (*translationsImport) Help() string {
	return `Texts that are finished go into the folder of their language; all else in its files stays as it is. What is fuzzy is left out: its
section stays out of date. A page that had no translation is a draft until you remove draft: true.

Example:
  salient translations import translations/es/briefings/cotton.po
  salient translations import translations/es/*/*.po --by "Ana Díaz"`
}

// Run reads all files before it writes any.
func (c *translationsImport) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	catalogues, err := c.catalogues(m)
	if err != nil {
		return err
	}
	books := map[string]*generate.Workbook{}
	var all []*generate.Imported
	for _, catalogue := range catalogues {
		lang := string(catalogue.Target)
		if books[lang] == nil {
			if books[lang], err = workbook(ctx, options, lang); err != nil {
				return err
			}
		}
		in, err := books[lang].Import(catalogue, c.credit.yaml())
		if err != nil {
			return err
		}
		if in == nil {
			return misused{fmt.Errorf("%s is no page of the publication to translate into %s; nothing was written", catalogue.File, lang)}
		}
		all = append(all, in)
	}
	for _, in := range all {
		if in.IsNew && in.Text != nil && c.Method == "" {
			return misused{fmt.Errorf("%s is new; say how it was translated: --method human, machine-checked or machine; nothing was written", in.File)}
		}
	}
	slips := false
	for _, in := range all {
		if in.Text != nil {
			if err := c.put(in); err != nil {
				return err
			}
		}
		m.imported(options.Site, in)
		slips = slips || len(in.Problems) > 0
	}
	if slips {
		return errSlips
	}
	return nil
}

// catalogues reads the files.
func (c *translationsImport) catalogues(m *manners) ([]interchange.Catalogue, error) {
	var all []interchange.Catalogue
	var problems []source.Problem
	for _, file := range c.Files {
		format, known := exchanges[strings.ToLower(filepath.Ext(file))]
		if !known {
			return nil, misused{fmt.Errorf("%s is no file of a translator's program that is known here; its name is to end in .po or .xlf", file)}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, misused{fmt.Errorf("%s cannot be read: %w", file, err)}
		}
		catalogue, slips := format.read(filepath.ToSlash(file), data)
		all, problems = append(all, interchange.Split(catalogue)...), append(problems, slips...)
	}
	if len(problems) > 0 {
		m.problems(os.DirFS("."), problems)
		fmt.Fprintf(m.err, "\n%s; nothing was written\n", count(len(problems), "mistake", "mistakes"))
		return nil, errSlips
	}
	return all, nil
}

func (c *translationsImport) put(in *generate.Imported) error {
	if in.IsNew {
		return c.create(in.File, in.Text)
	}
	return c.inside(func(root *os.Root) error { return rewrite(root, in.File, in.Text) })
}

// imported says what became of a page.
func (m *manners) imported(site fs.FS, in *generate.Imported) {
	m.problems(site, in.Problems)
	var said []string
	add := func(n int, one, many string) {
		if n > 0 {
			said = append(said, count(n, one, many))
		}
	}
	add(in.Changed, "text written", "texts written")
	add(in.Left, "left or fuzzy", "left or fuzzy")
	add(in.Older, "translated from older words of the original", "translated from older words of the original")
	add(in.Unknown, "that the page does not have", "that the page does not have")
	switch {
	case len(in.Problems) > 0:
		said = append(said, "not called current: mend what is told above, then salient translations update "+in.Lang+" "+in.Page())
	case in.IsNew && in.Text != nil:
		said = append(said, "a draft: remove draft: true when readers may have it")
	case in.Confirmed:
		said = append(said, "current")
	case in.Text == nil:
		said = append(said, "nothing was written")
	}
	fmt.Fprintf(m.out, "%s: %s\n", source.Printable(in.File), strings.Join(said, "; "))
}
