package pdf

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"sync"

	"salient/internal/memo"
	"salient/internal/source"
)

// Options are what a press works with.
type Options struct {
	Base    string // the canonical address of the publication: "https://briefings.example.org/"
	Source  Source
	Browser string // the program of Chromium or Chrome; "" looks where they are installed
	Tabs    int    // how many pages are printed at once; 0 is 2
	// Cache keeps prints from build to build; nil keeps none.
	Cache *memo.Folder
	// Version tells prints of another version of this program from ours.
	Version string
}

// Press prints documents with one browser.
type Press struct {
	options Options
	ctx     context.Context // of the browser
	stop    func()
	archive *archive
}

// Start starts the browser. It ends with ctx, or when the press is closed. The error is a [*NoBrowserError] where
// there is none.
func Start(ctx context.Context, o Options) (*Press, error) {
	if o.Tabs <= 0 {
		o.Tabs = 2
	}
	running, version, stop, err := startBrowser(ctx, o.Browser)
	if err != nil {
		return nil, err
	}
	return &Press{
		options: o, ctx: running, stop: stop,
		archive: &archive{kept: o.Cache, salt: version + "\n" + o.Version, source: o.Source},
	}, nil
}

// Close ends the browser and the programs that it has started, and removes its profile.
func (p *Press) Close() { p.stop() }

// Print makes the documents, in any order, and then the compendia. A document that cannot be made is an error that
// names it, and the others come all the same; a compendium needs all of its parts. When the consumer stops, so does
// the printing.
func (p *Press) Print(documents []Document, compendia []Compendium) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		ctx, cancel := context.WithCancel(p.ctx)
		defer cancel()
		parts := map[string]*printed{} // what compendia must know of their parts
		for _, c := range compendia {
			for _, out := range c.Parts {
				parts[out] = nil
			}
		}
		for file, err := range p.run(ctx, documents, func(t *tab, d Document) (File, error) { return p.document(t, d, folios{}) }) {
			if _, wanted := parts[file.Out]; wanted && err == nil {
				parts[file.Out] = &printed{file.Pages, sha256.Sum256(file.Content)}
			}
			if !yield(file, err) {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		fronts := make([]Document, len(compendia))
		of := map[string]Compendium{}
		for i, c := range compendia {
			fronts[i] = c.Front
			of[c.Front.Out] = c
		}
		about := map[string]Document{}
		for _, d := range documents {
			about[d.Out] = d
		}
		bind := func(t *tab, d Document) (File, error) { return p.bind(t, of[d.Out], parts, about) }
		for file, err := range p.run(ctx, fronts, bind) {
			if !yield(file, err) {
				return
			}
		}
	}
}

// run makes documents on all tabs. An error names the document.
func (p *Press) run(ctx context.Context, documents []Document, one func(*tab, Document) (File, error)) iter.Seq2[File, error] {
	type result struct {
		file File
		err  error
	}
	return func(yield func(File, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var working sync.WaitGroup
		defer working.Wait()
		defer cancel()
		waiting := make(chan Document)
		results := make(chan result)
		working.Go(func() {
			defer close(waiting)
			for _, d := range documents {
				select {
				case waiting <- d:
				case <-ctx.Done():
					return
				}
			}
		})
		for range min(p.options.Tabs, len(documents)) {
			working.Go(func() {
				t := newTab(ctx, p.options.Base, p.options.Source)
				defer t.close()
				for d := range waiting {
					var r result
					r.err = source.Guard(&d.Out, func() (err error) {
						r.file, err = one(t, d)
						return err
					})
					if r.err != nil {
						r = result{File{Out: d.Out}, fmt.Errorf("%s: %w", d.Out, r.err)}
						t.close()
					}
					select {
					case results <- r:
					case <-ctx.Done():
						return
					}
				}
			})
		}
		for range documents {
			select {
			case r := <-results:
				if !yield(r.file, r.err) {
					return
				}
			case <-ctx.Done():
				yield(File{}, fmt.Errorf("printing has ended: %w", context.Cause(ctx)))
				return
			}
		}
	}
}

// prints is how often a page is printed until the numbers in its table of contents are those of its pages.
const prints = 3

var errUnsettled = errors.New("the numbers of its pages change with every print; make the table of contents less tight")

// document makes one document, or finds it in the cache.
func (p *Press) document(t *tab, d Document, f folios) (File, error) {
	page, _, ok := p.options.Source(d.Page)
	if !ok {
		return File{}, fmt.Errorf("the publication has no page %s", d.Page)
	}
	return p.archive.file(d, fmt.Append(nil, f), page, func() (File, []string, error) {
		s, told, asked, err := p.print(t, d, page, numbering{folios: f}, func(s *sheets) numbering {
			return numbering{s.anchors(f.before), f}
		})
		if err != nil {
			return File{}, nil, err
		}
		if err := s.complete(d); err != nil {
			return File{}, nil, err
		}
		return s.finished(d, t.base, told.anchors), asked, nil
	})
}

// finished is the file of a document that is complete.
func (s *sheets) finished(d Document, base string, anchors map[string]int) File {
	findings := s.describe(d, base+d.Page)
	return File{Out: d.Out, Content: s.file.Write(version), Pages: len(s.pages), Anchors: anchors, Findings: findings}
}

// version is that of the format, to which PDF/UA-1 binds.
const version = "1.7"

// print prints a page until it shows the numbers that find finds in the print. Known are those that are known before.
func (p *Press) print(t *tab, d Document, page []byte, known numbering, find func(*sheets) numbering) (s *sheets, found numbering, asked []string, err error) {
	failed := func(err error) (*sheets, numbering, []string, error) { return nil, numbering{}, nil, err }
	if err := t.load(d.Page, page); err != nil {
		return failed(err)
	}
	for range prints {
		said, err := t.prepare(d, known)
		if err != nil {
			return failed(err)
		}
		draft := len(said.Marks) > 0 && known.anchors == nil
		printed, err := t.print(d.paper(), draft)
		if err != nil {
			return failed(err)
		}
		if s, err = readSheets(printed, said); err != nil {
			return failed(err)
		}
		if found = find(s); !draft && settled(said.Marks, known, found) {
			return s, found, t.madeOf(), nil
		}
		known = found
	}
	return failed(errUnsettled)
}
