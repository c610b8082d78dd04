package generate

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"salient/assets/fonts"
	"salient/internal/memo"
	"salient/internal/output"
	"salient/internal/pdf"
	"salient/internal/render"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// PDF says how the pages of a publication are printed to files.
type PDF struct {
	Browser  string // the program of Chromium or Chrome; "" looks for one
	Tabs     int    // how many pages are printed at once; 0 leaves it to the press
	Progress func(done, all int)
}

// printed are the files of a publication that were printed. They lie in a folder of their own until they are written.
type printed struct {
	folder string
	files  []printedFile
	sheets map[string]int // by the address of the page
	// failed names each document that could not be printed.
	failed   error
	problems []source.Problem
}

type printedFile struct{ path, at string }

// Close removes the folder.
func (p *printed) Close() error { return os.RemoveAll(p.folder) }

// print prints all that a publication prints, from pages made in memory. It fails as a whole where there is no browser.
func (p *Publication) print(ctx context.Context, o PDF, cache *memo.Folder) (_ *printed, err error) {
	folder, err := os.MkdirTemp("", "salient-")
	if err != nil {
		return nil, fmt.Errorf("printing: %w", err)
	}
	all := &printed{folder: folder, sheets: map[string]int{}}
	press, err := pdf.Start(ctx, pdf.Options{Base: p.Site.BaseURL, Source: p.source(), Browser: o.Browser, Tabs: o.Tabs, Cache: cache, Version: p.loaded.Version})
	if err != nil {
		return nil, errors.Join(err, all.Close())
	}
	defer press.Close()
	var documents []pdf.Document
	var compendia []pdf.Compendium
	pages := map[string]string{}
	for d := range p.pages.Printables() {
		document := p.document(d)
		pages[d.File] = d.Page
		if d.Parts == nil {
			documents = append(documents, document)
		} else {
			compendia = append(compendia, pdf.Compendium{Front: document, Parts: d.Parts})
		}
	}
	done := 0
	for file, err := range press.Print(documents, compendia) {
		if ctx.Err() != nil {
			return nil, errors.Join(ctx.Err(), all.Close())
		}
		if done++; o.Progress != nil {
			o.Progress(done, len(documents)+len(compendia))
		}
		if err != nil {
			all.failed = errors.Join(all.failed, err)
			continue
		}
		if err := all.keep(file, pages[file.Out]); err != nil {
			return nil, errors.Join(err, all.Close())
		}
	}
	return all, nil
}

// keep puts a file aside until all is written.
func (p *printed) keep(file pdf.File, page string) error {
	at := filepath.Join(p.folder, strconv.Itoa(len(p.files)))
	if err := os.WriteFile(at, file.Content, 0o600); err != nil {
		return fmt.Errorf("printing %s: %w", file.Out, err)
	}
	p.files = append(p.files, printedFile{strings.TrimPrefix(file.Out, "/"), at})
	p.sheets[page] = file.Pages
	for _, finding := range file.Findings {
		p.problems = append(p.problems, source.Problem{
			File: strings.TrimPrefix(file.Out, "/"), Level: source.W,
			What: "the PDF is not accessible to all: " + finding.String(), Advice: "it is published, and does not say that it is PDF/UA",
		})
	}
	return nil
}

// output gives the files that were printed.
func (p *printed) output(yield func(output.File) bool) bool {
	for _, f := range p.files {
		if !yield(output.File{Path: f.path, Render: func(w io.Writer) error {
			content, err := os.ReadFile(f.at)
			if err != nil {
				return err
			}
			_, err = w.Write(content)
			return err
		}}) {
			return false
		}
	}
	return true
}

// document is what is printed of a page.
func (p *Publication) document(d render.Printable) pdf.Document {
	paper := pdf.A4
	if p.Site.Settings.Paper == vocabulary.Letter {
		paper = pdf.Letter
	}
	return pdf.Document{
		Page: d.Page, Out: d.File, Title: d.Title, Lang: d.Lang, RTL: d.RTL, Author: d.Author, Subject: d.Subject,
		Keywords: d.Keywords, Licence: d.Licence, Date: d.Date, Paper: paper, Number: d.Number,
	}
}

// source gives the files of the publication by their addresses, and the fronts of compendia.
func (p *Publication) source() pdf.Source {
	find := p.Find()
	fronts := map[string]func(io.Writer) error{}
	for f := range p.pages.Fronts() {
		fronts[f.Path] = f.Render
	}
	own := len(p.Site.Settings.Look.Fonts.Text)+len(p.Site.Settings.Look.Fonts.Interface) > 0
	return func(address string) (content []byte, contentType string, ok bool) {
		name := strings.TrimPrefix(address, "/")
		if font, isOurs := strings.CutPrefix(name, printFonts); isOurs {
			return printFont(font)
		}
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		render, ok := fronts[name]
		if !ok {
			render, ok = find(name)
		}
		if !ok {
			return nil, "", false
		}
		var b bytes.Buffer
		if render(&b) != nil {
			return nil, "", false // the build tells why
		}
		content = b.Bytes()
		if own && path.Ext(name) == ".css" {
			content = bytes.ReplaceAll(content, []byte(onScreen), []byte(inPrint))
		}
		if !own && path.Ext(name) == ".html" {
			content = bytes.Replace(content, []byte("</head>"), []byte(`<link rel="stylesheet" href="/`+printFonts+printStyle+`"></head>`), 1)
		}
		return content, output.ContentType(name), true
	}
}

// printFonts is the folder under which prints find the fonts that the tool brings, so that they are the same on every
// machine. A site with fonts of its own is printed in those.
const (
	printFonts = "__print/"
	printStyle = "fonts.css"
)

//go:embed fonts.css
var printFontsCSS []byte

func printFont(name string) (content []byte, contentType string, ok bool) {
	if name == printStyle {
		return printFontsCSS, output.ContentType(name), true
	}
	content, err := fonts.Files.ReadFile(name)
	return content, "font/ttf", err == nil
}
