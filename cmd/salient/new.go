package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"salient/internal/generate"
	"salient/internal/locale"
	"salient/internal/source"
	"salient/internal/translation"
	"salient/internal/vocabulary"
)

type newCommand struct {
	Translation newTranslation `cmd:"" help:"A page in another language, with the original's text in place to write over."`
}

type newTranslation struct {
	Lang string `arg:"" help:"The language, by the name of its folder."`
	Page string `arg:"" help:"The page, as in its address: briefings/cotton; or words of data, as in their file: data/companies."`
	publication
	credit
}

// credit is what a page says of its translation.
type credit struct {
	By        string `help:"Who translates, for the credit on the page." placeholder:"NAME" xor:"by"`
	Pseudonym string `help:"A name for it that is not theirs." placeholder:"NAME" xor:"by"`
	Method    string `help:"How: human, machine-checked (by a machine, then checked as a whole against the original) or machine." enum:",human,machine-checked,machine" default:"" placeholder:"METHOD"`
}

// Help gives the example.
func (*newTranslation) Help() string {
	return `It writes one file, content/LANG/…, with the texts alone: dates, scores and ids stay with the original. The file is a draft
until you remove that line. Words of data are fields to fill, each with the original's words behind it. What it was translated from is
noted in it, so that you learn later which sections moved.

Example:
  salient new translation es briefings/cotton --by "Ana Díaz"
  salient new translation pt-BR pages/about
  salient new translation pt-BR data/surveys/views
  salient new translation pt-BR glossary`
}

// Run writes the file.
func (c *newTranslation) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	book, err := workbook(ctx, options, c.Lang)
	if err != nil {
		return err
	}
	if list := listOf(book, c.Page); list != nil {
		return c.list(m, book, list)
	}
	work, err := find(book, c.Lang, c.Page)
	if err != nil {
		return err
	}
	if len(work.Problems) > 0 {
		m.problems(options.Site, work.Problems)
		fmt.Fprintf(m.err, "\n%s is to be mended first; nothing was written\n", work.Original)
		return errSlips
	}
	if work.State != translation.Missing {
		return misused{fmt.Errorf("%s is there already; salient translations changes %s %s shows what moved since", work.File, c.Lang, work.Page())}
	}
	if err := c.create(work.File, work.Texts.Draft(locale.Tag(c.Lang), c.credit.yaml())); err != nil {
		return err
	}
	fmt.Fprintf(m.out, `%s is written: %s to translate.
Write over the words in the file. salient serve --drafts shows the page as you save, and salient check what does not agree with the
original. When readers may have it, remove the line draft: true.
`, source.Printable(work.File), count(work.Words, "word", "words"))
	return nil
}

// yaml writes the field translation:.
func (c *credit) yaml() string {
	by := ""
	switch {
	case c.By != "":
		by = "by: [{name: " + source.Quote(c.By) + "}], "
	case c.Pseudonym != "":
		by = "by: [{pseudonym: " + source.Quote(c.Pseudonym) + "}], "
	}
	return "{" + by + "method: " + cmp.Or(c.Method, string(vocabulary.HumanTranslated)) + "}"
}

// listOf gives the list of words of a name, which is that of its file below the folder of the language.
func listOf(book *generate.Workbook, name string) *generate.List {
	at := slices.IndexFunc(book.Lists, func(l generate.List) bool {
		return l.Subject != translation.Interface && strings.TrimSuffix(l.Name(), ".yaml") == strings.TrimSuffix(strings.Trim(name, "/"), ".yaml")
	})
	if at < 0 {
		return nil
	}
	return &book.Lists[at]
}

// list writes the file of words that stand on no page.
func (c *newTranslation) list(m *manners, book *generate.Workbook, list *generate.List) error {
	draft, err := book.Draft(list)
	if err != nil {
		return err
	}
	err = c.create(list.File, draft)
	if errors.Is(err, fs.ErrExist) {
		if list.TextsLeft == 0 {
			return misused{fmt.Errorf("%s is there already, and lacks nothing", list.File)}
		}
		return misused{fmt.Errorf("%s is there already; what it lacks is this:\n%s", list.File, draft)}
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(m.out, "%s is written: %s to translate.\n", source.Printable(list.File), count(list.WordsLeft, "word", "words"))
	return nil
}

// workbook reads what there is to translate into a language of the publication.
func workbook(ctx context.Context, options generate.Options, lang string) (*generate.Workbook, error) {
	book, err := generate.Translating(ctx, options, lang)
	if err != nil {
		return nil, err
	}
	var languages []string
	if book != nil {
		languages = book.Languages
	}
	if err := published(lang, languages); err != nil {
		return nil, err
	}
	return book, nil
}

// published refuses a language that the publication does not have.
func published(lang string, languages []string) error {
	if slices.Contains(languages, lang) {
		return nil
	}
	return misused{fmt.Errorf("%q is no language of the publication%s; it has %s, and others once languages: in content/site.yaml names them", lang, meant(source.Nearest(lang, slices.Values(languages))), strings.Join(languages, ", "))}
}

// workOn gives one page that is to be translated into a language, with all the others.
func workOn(ctx context.Context, options generate.Options, lang, page string) (*generate.Workbook, *generate.Work, error) {
	book, err := workbook(ctx, options, lang)
	if err != nil {
		return nil, nil, err
	}
	work, err := find(book, lang, page)
	return book, work, err
}

// find gives the page of a name that a person wrote: as in its address, with or without the language, or as its file.
func find(book *generate.Workbook, lang, page string) (*generate.Work, error) {
	name := strings.Trim(filepath.ToSlash(page), "/")
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md"), "/index")
	for _, language := range book.Languages {
		if rest, has := strings.CutPrefix(name, language+"/"); has {
			name = rest
		}
	}
	for _, candidate := range []string{name, "pages/" + name} { // the address of a page has no folder
		if work := book.Work(candidate); work != nil {
			return work, nil
		}
	}
	if file := book.Unread(name); file != "" {
		return nil, misused{fmt.Errorf("%s cannot be read; salient check tells why", file)}
	}
	pages := func(yield func(string) bool) {
		for i := range book.Works {
			if !yield(book.Works[i].Page()) {
				return
			}
		}
	}
	return nil, misused{fmt.Errorf("there is no page %q to translate into %s%s; salient translations %[2]s lists them", name, lang, meant(source.Nearest(name, pages)))}
}
