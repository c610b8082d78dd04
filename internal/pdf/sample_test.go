//go:build browser

package pdf_test

import (
	"bytes"
	"context"
	"mime"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"salient/assets"
	"salient/internal/generate"
	"salient/internal/pdf"
	"salient/internal/pdf/object"
	"salient/templates"
)

// sample is the publication of this repository, and what is printed of it.
func sample(t testing.TB) (pdf.Source, []pdf.Document) {
	t.Helper()
	p, problems, err := generate.Publish(context.Background(), generate.Options{
		Site: os.DirFS("../.."), Templates: templates.Files, Assets: assets.Files,
		Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
	})
	if err != nil || p == nil {
		t.Fatal(problems, err)
	}
	find := p.Find()
	source := func(address string) ([]byte, string, bool) {
		name := strings.TrimPrefix(address, "/")
		if strings.HasSuffix(address, "/") {
			name += "index.html"
		}
		render, ok := find(name)
		if !ok {
			return nil, "", false
		}
		var content bytes.Buffer
		if err := render(&content); err != nil {
			t.Error(err)
		}
		return content.Bytes(), mime.TypeByExtension(path.Ext(name)), true
	}
	var documents []pdf.Document
	for f := range p.Files() {
		part := strings.Split(f.Path, "/") // en/briefings/cotton/index.html
		if len(part) == 4 && slices.Contains([]string{"briefings", "surveys", "case-studies"}, part[1]) && part[3] == "index.html" {
			page := "/" + strings.TrimSuffix(f.Path, "index.html")
			documents = append(documents, pdf.Document{
				Page: page, Out: page + part[2] + ".pdf", Title: part[2], Lang: part[0], RTL: part[0] == "ar", Date: cotton.Date,
			})
		}
	}
	if len(documents) == 0 {
		t.Fatal("the sample has nothing to print")
	}
	return source, documents
}

// TestSample prints all of the sample: nothing speaks against PDF/UA-1, as far as a machine can tell, and what is drawn on a
// page is drawn in its file.
func TestSample(t *testing.T) {
	source, documents := sample(t)
	press := start(t, pdf.Options{Source: source})
	begun, pages := time.Now(), 0
	files, errs := all(press.Print(documents, nil))
	took := time.Since(begun)
	if errs != nil {
		t.Error(errs)
	}
	languages := map[string]bool{}
	for _, d := range documents {
		file := files[d.Out]
		pages += file.Pages
		for _, f := range file.Findings {
			t.Errorf("%s: %s", d.Out, f)
		}
		if page, _, _ := source(d.Page); !bytes.Contains(page, []byte("<img")) && hasBitmap(t, file) {
			t.Errorf("%s: something drawn has become a picture of points", d.Out)
		}
		if !languages[d.Lang] { // others than ourselves look at one of each
			languages[d.Lang] = true
			tools(t, file)
		}
	}
	t.Logf("%d documents, %d pages, %.0f documents a minute", len(files), pages, float64(len(files))/took.Minutes())
}

func hasBitmap(t *testing.T, file pdf.File) bool {
	t.Helper()
	read, err := object.Read(file.Content)
	if err != nil {
		t.Fatal(err)
	}
	for i := range read.Size() {
		if s, ok := read.Get(object.Ref(i)).(*object.Stream); ok && s.Dict["Subtype"] == object.Name("Image") {
			return true
		}
	}
	return false
}
