package generate

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"salient/internal/locale"
	"salient/internal/registry"
	"salient/internal/regulation"
	"salient/internal/site"
	"salient/internal/source"
	"salient/internal/survey"
)

// data reads what the data files say: once in the site's first language, and again with the texts of each edition.
func (l *loader) data() error {
	d := dataReader{loader: l, lang: string(l.input.Settings.Default())}
	first := site.EditionInput{
		Lang:          l.input.Settings.Default(),
		Settings:      l.input.Settings,
		Companies:     parsed(&d, source.Companies, registry.ParseCompanies),
		Organisations: parsed(&d, source.Organisations, registry.ParseOrganisations),
		Acts:          d.acts(),
	}
	codebooks, tables := d.surveys(), d.tables()
	d.checkWords()
	l.input.Withheld = make(map[string][]int, len(codebooks))
	for id, codebook := range codebooks {
		l.input.Withheld[id] = codebook.WithheldCounts()
	}
	for i, tag := range l.input.Settings.Languages {
		e := first
		e.Lang = tag
		e.Settings = translated(&d, source.EditionSettings, tag, first.Settings.In)
		e.Companies = translated(&d, source.Companies, tag, textsOf(first.Companies.In))
		e.Organisations = translated(&d, source.Organisations, tag, textsOf(first.Organisations.In))
		e.Acts = translated(&d, source.Regulations, tag, textsOf(first.Acts.In))
		worded := d.surveysIn(codebooks, tag)
		e.Surveys = publishable(worded)
		e.Tables = d.tablesIn(tables, tag)
		e.Glossary = d.glossary(tag, first.Glossary)
		if i == 0 {
			first.Glossary = e.Glossary
		}
		l.input.Editions = append(l.input.Editions, e)
		l.codebooks = append(l.codebooks, worded)
	}
	l.problems = append(l.problems, l.agreement()...)
	return d.err
}

// dataReader reads files until the machine fails; problems of authors do not stop it.
type dataReader struct {
	*loader
	lang string
	err  error
}

// file gives the one file of a place, or "".
func (d *dataReader) file(kind source.FileKind, lang, slug string) (string, []byte) {
	if d.err != nil {
		return "", nil
	}
	file, data, err := d.read(kind, lang, slug)
	d.err = err
	return file, data
}

// parsed reads the data file of a kind, in the site's first language.
func parsed[T any](d *dataReader, kind source.FileKind, parse func(file, lang string, data []byte) (T, []source.Problem)) T {
	var zero T
	file, data := d.file(kind, "", "")
	if data == nil {
		return zero
	}
	t, problems := parse(file, d.lang, data)
	d.problems = append(d.problems, problems...)
	return t
}

// translated lays the texts of a language's file, where there is one, over what the first language has.
func translated[T any](d *dataReader, kind source.FileKind, tag locale.Tag, in func(tag locale.Tag, file string, data []byte) (T, []source.Problem)) T {
	file, data := d.file(kind, string(tag), "")
	t, problems := in(tag, file, data)
	d.problems = append(d.problems, problems...)
	return t
}

func textsOf[T any](in func(lang, file string, data []byte) (T, []source.Problem)) func(locale.Tag, string, []byte) (T, []source.Problem) {
	return func(tag locale.Tag, file string, data []byte) (T, []source.Problem) {
		return in(string(tag), file, data)
	}
}

// acts reads the site's own regulations over the built-in catalogue.
func (d *dataReader) acts() *regulation.Catalogue {
	var own []regulation.Act
	for _, e := range d.entries {
		if e.Kind == source.Regulations && e.Lang == "" {
			if file, data := d.file(e.Kind, "", e.Slug); data != nil {
				acts, problems := regulation.ParseFile(file, d.lang, data)
				d.problems = append(d.problems, problems...)
				own = append(own, acts...)
			}
		}
	}
	catalogue, problems := regulation.BuiltIn().With(own)
	d.problems = append(d.problems, problems...)
	return catalogue
}

func (d *dataReader) glossary(tag locale.Tag, original registry.Glossary) registry.Glossary {
	glossary := registry.Glossary{}
	if file, data := d.file(source.Glossary, string(tag), ""); data != nil {
		var problems []source.Problem
		glossary, problems = registry.ParseGlossary(file, string(tag), data)
		d.problems = append(d.problems, problems...)
	}
	if tag == d.input.Settings.Default() {
		original = glossary
	}
	glossary, problems := glossary.Complete(original)
	d.problems = append(d.problems, problems...)
	return glossary
}

// surveys reads the codebooks, in the words of the site's first language.
func (d *dataReader) surveys() map[string]*survey.Codebook {
	surveys := map[string]*survey.Codebook{}
	for _, e := range d.entries {
		if e.Kind == source.Survey && e.Lang == "" {
			if file, data := d.file(e.Kind, "", e.Slug); data != nil {
				codebook, problems := survey.Parse(file, d.lang, data)
				for _, p := range problems {
					p.Unquoted = true // the line may hold a small cell
					p.Confidential = p.Confidential || strings.ContainsFunc(p.Words, unicode.IsDigit)
					d.problems = append(d.problems, p)
				}
				surveys[e.Slug] = codebook
			}
		}
	}
	return surveys
}

// surveysIn lays the texts of a language over the codebooks.
func (d *dataReader) surveysIn(original map[string]*survey.Codebook, tag locale.Tag) map[string]*survey.Codebook {
	worded := make(map[string]*survey.Codebook, len(original))
	for id, codebook := range original {
		file, data := d.file(source.Survey, string(tag), id)
		codebook, problems := codebook.In(string(tag), file, data)
		d.problems = append(d.problems, problems...)
		worded[id] = codebook
	}
	return worded
}

// publishable gives what may be published of surveys.
func publishable(codebooks map[string]*survey.Codebook) map[string]*survey.Survey {
	surveys := make(map[string]*survey.Survey, len(codebooks))
	for id, codebook := range codebooks {
		surveys[id] = codebook.Publish()
	}
	return surveys
}

// tables reads the tables that are no surveys: a codebook and its rows.
func (d *dataReader) tables() map[string]*survey.Data {
	tables := map[string]*survey.Data{}
	for _, e := range d.entries {
		switch {
		case e.Kind == source.TableCodebook && e.Lang == "":
			file, codebook := d.file(e.Kind, "", e.Slug)
			rowsFile, rows := d.file(source.TableData, "", e.Slug)
			if rowsFile == "" {
				d.problems = append(d.problems, source.Problem{File: e.Path, What: "a codebook without its table", Advice: "add the file of the same name that ends in .csv"})
			}
			if codebook == nil || rows == nil {
				continue
			}
			table, problems := survey.ParseData(file, d.lang, codebook, rowsFile, rows)
			d.problems = append(d.problems, problems...)
			tables[e.Slug] = table
		case e.Kind == source.TableData:
			if file, _ := d.file(source.TableCodebook, "", e.Slug); file == "" {
				d.problems = append(d.problems, source.Problem{File: e.Path, What: "a table without its codebook", Advice: "add the file of the same name that ends in .yaml, with title, source, licence and units"})
			}
		}
	}
	return tables
}

// tablesIn lays the texts of a language over the tables.
func (d *dataReader) tablesIn(original map[string]*survey.Data, tag locale.Tag) map[string]*survey.Data {
	tables := make(map[string]*survey.Data, len(original))
	for id, table := range original {
		file, data := d.file(source.TableCodebook, string(tag), id)
		table, problems := table.In(string(tag), file, data)
		d.problems = append(d.problems, problems...)
		tables[id] = table
	}
	return tables
}

// checkWords reports files of a language that hold the words of a survey or table which is not there.
func (d *dataReader) checkWords() {
	ids := map[source.FileKind][]string{}
	for _, e := range d.entries {
		if e.Lang == "" {
			ids[e.Kind] = append(ids[e.Kind], e.Slug)
		}
	}
	for _, e := range d.entries {
		if e.Lang != "" && (e.Kind == source.Survey || e.Kind == source.TableCodebook) && !slices.Contains(ids[e.Kind], e.Slug) {
			d.problems = append(d.problems, source.Problem{
				File: e.Path, What: "words for data that are not there", Words: e.Slug, Nearest: source.Nearest(e.Slug, slices.Values(ids[e.Kind])),
				Advice: "name this file as the one in content/data is named, whose words it translates",
			})
		}
	}
}

// words reads the interface words of every edition.
func (l *loader) words(templates fs.FS) error {
	words, problems, err := locale.LoadWords(templates, stringsFolder, l.input.Settings.Languages)
	if err != nil {
		return err
	}
	for _, p := range problems {
		p.File = path.Join(templatesFolder, p.File)
		l.problems = append(l.problems, p)
	}
	for i := range l.input.Editions {
		l.input.Editions[i].Words = words[l.input.Editions[i].Lang]
	}
	return nil
}
