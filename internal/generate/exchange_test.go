package generate_test

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"salient/internal/generate"
	"salient/internal/interchange"
	"salient/internal/source"
)

// formats are those of translators' programs.
var formats = []struct {
	name  string
	write func(io.Writer, interchange.Catalogue) error
	read  func(string, []byte) (interchange.Catalogue, []source.Problem)
}{
	{"PO", interchange.WritePO, interchange.ReadPO},
	{"XLIFF", interchange.WriteXLIFF, interchange.ReadXLIFF},
}

// sample reads the sample publication into memory.
func sample(t *testing.T) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "content", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var text []byte
			text, err = fs.ReadFile(root, name)
			site[name] = &fstest.MapFile{Data: text}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func workbook(t *testing.T, site fs.FS, lang string) *generate.Workbook {
	t.Helper()
	book, err := generate.Translating(context.Background(), options(site), lang)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func catalogueOf(t *testing.T, book *generate.Workbook, work *generate.Work) interchange.Catalogue {
	t.Helper()
	nothing := func(context.Context, string) iter.Seq2[[]byte, error] { return func(func([]byte, error) bool) {} }
	catalogue, err := book.Catalogue(context.Background(), work, nothing)
	if err != nil {
		t.Fatal(err)
	}
	return catalogue
}

// Every page of the sample goes to a translator's program and comes back: no file changes by a byte.
func TestExchangeChangesNothing(t *testing.T) {
	site := sample(t)
	for _, lang := range []string{"es", "ar", "pt-BR"} {
		book := workbook(t, site, lang)
		for i := range book.Works {
			work := &book.Works[i]
			catalogue := catalogueOf(t, book, work)
			for _, format := range formats {
				var b bytes.Buffer
				if err := format.write(&b, catalogue); err != nil {
					t.Fatal(err)
				}
				back, problems := format.read("page", b.Bytes())
				if len(problems) > 0 {
					t.Fatalf("%s of %s: %v", format.name, work.Original, problems)
				}
				if diff := cmp.Diff(catalogue, back); diff != "" {
					t.Errorf("%s of %s (-before +after)\n%s", format.name, work.Original, diff)
				}
				in, err := book.Import(back, `{method: human}`)
				if err != nil || in == nil || in.Text != nil {
					t.Errorf("%s of %s changes %s: %v", format.name, work.Original, work.File, err)
				}
			}
		}
	}
}

// Whoever translates all texts of a page in a program, beginning from nothing, has the texts of the one who wrote the
// file by hand.
func TestExchangeFromNothing(t *testing.T) {
	for _, lang := range []string{"es", "ar", "pt-BR"} {
		site := sample(t)
		book := workbook(t, site, lang)
		byHand := map[string]interchange.Catalogue{}
		for i := range book.Works {
			if work := &book.Works[i]; site[work.File] != nil {
				byHand[work.File] = catalogueOf(t, book, work)
				delete(site, work.File)
			}
		}
		if len(byHand) < 5 {
			t.Errorf("%d pages of the sample are translated into %s", len(byHand), lang)
		}
		book = workbook(t, site, lang)
		for file, catalogue := range byHand {
			in, err := book.Import(catalogue, `{method: human}`)
			if err != nil || !in.IsNew || in.Text == nil || in.Left != untranslated(catalogue) || in.Older+in.Unknown > 0 || len(in.Problems) > 0 {
				t.Errorf("%s: %d left, %d older, %d unknown, %v, %v", file, in.Left, in.Older, in.Unknown, in.Problems, err)
				continue
			}
			site[file] = &fstest.MapFile{Data: in.Text}
		}
		book = workbook(t, site, lang)
		for i := range book.Works {
			work := &book.Works[i]
			if want, made := byHand[work.File]; made {
				if diff := cmp.Diff(texts(want), texts(catalogueOf(t, book, work))); diff != "" {
					t.Errorf("%s (-by hand +from nothing)\n%s", work.File, diff)
				}
			}
		}
	}
}

func untranslated(c interchange.Catalogue) (n int) {
	for _, u := range c.Units {
		if u.Target == "" {
			n++
		}
	}
	return n
}

func texts(c interchange.Catalogue) map[string]string {
	all := make(map[string]string, len(c.Units))
	for _, u := range c.Units {
		if u.Target != "" && u.Target != u.Source { // not a name that is the same in both languages
			all[u.Key] = u.Target
		}
	}
	return all
}
