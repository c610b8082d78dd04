package generate

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"

	"salient/internal/feed"
	"salient/internal/memo"
	"salient/internal/output"
	"salient/internal/render"
	"salient/internal/schema"
	"salient/internal/site"
	"salient/internal/source"
	"salient/internal/translation"
)

// Publication is a site with its theme: all that is needed to make any of its files.
type Publication struct {
	Site   *site.Site
	loaded *loader
	assets []asset
	pages  *render.Pages
}

// Rehearsal is a publication as its authors see it before others do: with drafts and embargoed pages. It has no way
// into a folder.
type Rehearsal struct{ publication *Publication }

// Rehearse is Publish for a preview of drafts.
func Rehearse(ctx context.Context, o Options) (*Rehearsal, []source.Problem, error) {
	o.drafts = true
	p, problems, err := Publish(ctx, o)
	if p == nil {
		return nil, problems, err
	}
	return &Rehearsal{p}, problems, err
}

// Find is that of the Publication.
func (r *Rehearsal) Find() func(path string) (render func(io.Writer) error, ok bool) {
	return r.publication.Find()
}

// Translations are those of the Publication.
func (r *Rehearsal) Translations() []translation.Standing { return r.publication.Translations() }

// Title is that of the Publication.
func (r *Rehearsal) Title() string { return r.publication.Title() }

// Publish loads a site and its theme. The publication is nil where a problem stops it.
func Publish(ctx context.Context, o Options) (*Publication, []source.Problem, error) {
	l, err := gather(ctx, o)
	if l == nil {
		return nil, nil, err
	}
	if err != nil {
		return nil, l.problems, err
	}
	around, slips, err := o.theme(l.input.Settings.Look)
	problems := slices.Concat(l.problems, slips)
	source.Sort(problems)
	if err != nil || o.stopping(problems) {
		return nil, problems, err
	}
	p := &Publication{Site: l.resolved, loaded: l}
	templates, _, err := source.OverlayFolder(o.Site, templatesFolder, o.Templates) // its slips are among those of Load
	if err != nil {
		return nil, problems, err
	}
	theme, err := render.Load(templates, minified)
	if err == nil {
		p.pages, err = render.New(p.Site, theme, around.render())
	}
	if slip := (*render.Mistake)(nil); errors.As(err, &slip) {
		return nil, append(problems, slip.Problem()), nil
	}
	if err != nil {
		return nil, problems, err
	}
	p.assets = slices.DeleteFunc(around.assets, func(a asset) bool { return !p.pages.Needs(a.name) })
	return p, problems, nil
}

func minified(name string, content []byte) ([]byte, error) {
	small, problem := output.Minify(name, content)
	if problem != nil {
		return nil, errors.New(problem.Sentence())
	}
	return small, nil
}

// Files gives every file of the publication, each made when it is asked for.
func (p *Publication) Files() iter.Seq[output.File] {
	return func(yield func(output.File) bool) {
		for f := range p.pages.Files() {
			if !yield(output.File(f)) {
				return
			}
		}
		for f := range feed.Files(p.Site) {
			if !yield(output.File(f)) {
				return
			}
		}
		for _, a := range p.assets {
			if !yield(output.File{Path: a.path, Render: a.write}) {
				return
			}
		}
		for _, i := range p.Site.Images {
			if !yield(output.File{Path: i.Address[1:], Render: func(w io.Writer) error { _, err := w.Write(i.Data); return err }}) {
				return
			}
		}
	}
}

// Find gives a function that finds a file by its path in the output, for a preview that makes one page at a time.
func (p *Publication) Find() func(path string) (render func(io.Writer) error, ok bool) {
	files := map[string]func(io.Writer) error{}
	for f := range p.Files() {
		files[f.Path] = func(w io.Writer) error { return source.Guard(&f.Path, func() error { return f.Render(w) }) }
	}
	return func(path string) (func(io.Writer) error, bool) {
		render, ok := files[path]
		return render, ok
	}
}

// Translations says how every page and every list of words of the publication stands in every language.
func (p *Publication) Translations() []translation.Standing { return p.loaded.standings() }

// Title is what the publication is called, in its first language.
func (p *Publication) Title() string { return p.loaded.input.Settings.Title.String }

// Summary is what a build wrote.
type Summary struct {
	Written   bool
	Languages []string
	Pages     int // HTML
	Charts    int
	PDFs      int
	Bytes     int64
	// Translations counts the translations of pages by how they stand.
	Translations map[translation.State]int
}

// Check gives every problem that a build would report, and writes nothing.
func Check(ctx context.Context, o Options) ([]source.Problem, error) {
	_, problems, err := Publish(ctx, o)
	return problems, err
}

// Build writes a publication as a whole, or leaves the last one as it was.
func Build(ctx context.Context, o Options, place output.Place) (Summary, []source.Problem, error) {
	if err := place.Check(); err != nil {
		return Summary{}, nil, err
	}
	p, problems, err := Publish(ctx, o)
	if err != nil || p == nil {
		return Summary{}, problems, err
	}
	summary := p.summary()
	prints := &printed{}
	if o.PDF != nil {
		if prints, err = p.print(ctx, *o.PDF, o.Kept); err != nil {
			return Summary{}, problems, err
		}
		defer func() { _ = prints.Close() }() // the system clears its folder of temporary files
		p.pages.Printed = func(address string) (sheets int, ok bool) {
			sheets, ok = prints.sheets[address]
			return sheets, ok
		}
		problems = append(problems, prints.problems...)
		summary.PDFs = len(prints.files)
	}
	files := func(yield func(output.File) bool) {
		n := 0
		for f := range p.Files() {
			if !yield(f) {
				return
			}
			if n++; o.Progress != nil {
				o.Progress(n)
			}
			if path.Ext(f.Path) == ".html" {
				summary.Pages++
			}
		}
		prints.output(yield)
	}
	p.pages.Kept = o.keep
	report, found, err := output.Write(ctx, place, files)
	_ = o.Kept.Trim() // what it cannot remove, the next build tries again
	problems = append(problems, found...)
	summary.Bytes = report.Bytes
	summary.Written = err == nil && len(found) == 0
	return summary, problems, errors.Join(err, prints.failed)
}

// keep gives a file that depends on nothing but a key as it was made before, or makes it.
func (o *Options) keep(key string, w io.Writer, make func(io.Writer) error) error {
	if o.Kept == nil {
		return make(w)
	}
	key = memo.Key([]byte(o.Version), []byte(key))
	content, ok := o.Kept.Get(key)
	if !ok {
		var b bytes.Buffer
		if err := make(&b); err != nil {
			return err
		}
		content = b.Bytes()
		_ = o.Kept.Put(key, content) // what cannot be kept is made again
	}
	_, err := w.Write(content)
	return err
}

func (p *Publication) summary() Summary {
	s := Summary{Translations: translation.States(p.loaded.input.Documents, p.loaded.languageNames())}
	for _, e := range p.Site.Editions {
		s.Languages = append(s.Languages, string(e.Lang))
	}
	for w := range p.Site.Works() {
		s.Charts += len(w.Figures)
	}
	return s
}

// BaseURL gives an address with a slash at its end, or says what is wrong with it.
func BaseURL(s string) (address, problem string) {
	if !schema.IsURL(s) {
		return "", "not an address on the web; write it in full, beginning with https://"
	}
	if u, err := url.Parse(s); err != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" {
		return "", "more than the root of a host; write it as https://briefings.example.org/"
	}
	return strings.TrimSuffix(s, "/") + "/", ""
}
