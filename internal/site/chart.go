package site

import (
	"slices"
	"strconv"
	"strings"

	"salient/internal/chart"
	"salient/internal/locale"
	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
)

// Chart is a chart of a version, bound to its data in the edition's words.
type Chart struct {
	Spec *chart.Spec
	Data chart.Data
}

// ID is the chart's id on its page.
func (c *Chart) ID() string { return string(c.Spec.ID) }

// ChartAt gives the chart that a fence of the version's body is, by its place.
func (v *Version) ChartAt(h markdown.Chart) *Chart { return v.charts[h.Pos] }

// Charts gives the charts of the version in the order of their numbers.
func (v *Version) Charts() []*Chart {
	var all []*Chart
	for _, c := range v.charts {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *Chart) int {
		return v.Work.FigureNumber(a.ID()) - v.Work.FigureNumber(b.ID())
	})
	return all
}

// fences gives the charts of a text in their order.
func fences(doc *markdown.Doc) []markdown.Chart {
	var all []markdown.Chart
	if doc == nil {
		return nil
	}
	for _, h := range doc.Holes {
		if c, ok := h.Content.(markdown.Chart); ok {
			all = append(all, c)
		}
	}
	return all
}

// draw reads the charts of a work, once where they are written and again with the words of each edition.
func (r *resolver) draw(w *work) {
	translated := slices.ContainsFunc(w.written, func(v *Version) bool { return v != nil && v.Body != w.Original.Body })
	specs := map[source.Pos]*chart.Spec{}
	for i, fence := range fences(w.Original.Body) {
		spec, problems := chart.Parse(w.original.Path, w.original.Lang, fence)
		r.problems = append(r.problems, problems...)
		r.problems = append(r.problems, spec.Retyped(r.withholds)...)
		r.chartSays(w.original.Path, spec, locale.For(locale.Tag(w.original.Lang)))
		for name := range spec.Draws() {
			if r.quoting(name) || strings.HasPrefix(r.in.Quoting, name+".") {
				r.add(source.Problem{File: w.original.Path, Pos: fence.Pos, Level: source.N, What: "this chart draws", Words: name})
			}
		}
		if spec.ID == "" {
			spec.ID = schema.ID("figure-" + strconv.Itoa(i+1))
			if translated {
				r.add(source.Problem{File: w.original.Path, Pos: fence.Pos, What: "a chart without an id on a page that is translated", Advice: "add id: to it: a translation names the chart by it"})
			}
		}
		if slices.Contains(w.Figures, string(spec.ID)) {
			r.add(source.Problem{File: w.original.Path, Pos: fence.Pos, What: "two charts of one id on a page", Words: string(spec.ID), Advice: "give each an id of its own"})
			continue
		}
		w.Figures = append(w.Figures, string(spec.ID))
		specs[fence.Pos] = spec
	}
	for _, v := range w.versions {
		if v.Body == w.Original.Body {
			for at, spec := range specs {
				r.bind(v, at, spec, v == w.Original)
			}
		}
	}
	for _, v := range w.written {
		switch {
		case v == nil || v.Body == w.Original.Body:
		case v.Translation != nil:
			r.drawTranslation(v, specs)
		default: // a home page of its own, which has no numbers of figures to share
			for _, fence := range fences(v.Body) {
				r.add(source.Problem{File: v.File, Pos: fence.Pos, What: "a chart on a home page of one language alone", Advice: "put it into a briefing, or make the page a translation with translates:"})
			}
		}
	}
}

// withholds says whether any survey withholds a number.
func (r *resolver) withholds(number float64) bool {
	for _, withheld := range r.in.Withheld {
		if slices.ContainsFunc(withheld, func(n int) bool { return float64(n) == number }) {
			return true
		}
	}
	return false
}

func (r *resolver) bind(v *Version, at source.Pos, spec *chart.Spec, tell bool) {
	data, problems := spec.Bind(v.sources(r.site.Today), v.Edition.Words)
	if tell {
		r.problems = append(r.problems, problems...)
	}
	if v.charts == nil {
		v.charts = map[source.Pos]*Chart{}
	}
	v.charts[at] = &Chart{spec, data}
}

// Sources is what charts can draw in an edition, on a day.
func (e *Edition) Sources(today schema.Date) chart.Sources {
	return chart.Sources{Surveys: e.Surveys, Tables: e.Tables, Acts: e.Acts, Today: today}
}

// sources is what the charts of a version can draw: its own scores too.
func (v *Version) sources(today schema.Date) chart.Sources {
	from := v.Edition.Sources(today)
	from.Pairs = v.pairs()
	return from
}

// drawTranslation lays the words of translated charts over the original's.
func (r *resolver) drawTranslation(v *Version, specs map[source.Pos]*chart.Spec) {
	there := map[string]bool{}
	for _, fence := range fences(v.Body) {
		t, problems := chart.ParseTranslation(v.File, string(v.BodyLang), fence)
		r.problems = append(r.problems, problems...)
		there[string(t.ID)] = true
		var spec *chart.Spec
		for _, s := range specs {
			if s.ID == t.ID {
				spec = s
			}
		}
		if spec == nil {
			if t.ID != "" {
				r.add(source.Problem{
					File: v.File, Pos: fence.Pos, What: "the original has no such chart", Words: string(t.ID), Nearest: source.Nearest(string(t.ID), slices.Values(v.Work.Figures)),
					Advice: "name the id of a chart of the original; its data are there",
				})
			}
			continue
		}
		translated, problems := spec.In(t)
		r.problems = append(r.problems, problems...)
		r.chartSays(v.File, translated, v.Edition.Locale)
		data, problems := translated.Bind(v.sources(r.site.Today), v.Edition.Words)
		for _, p := range problems {
			if p.File == v.File {
				r.add(p)
			}
		}
		if v.charts == nil {
			v.charts = map[source.Pos]*Chart{}
		}
		v.charts[fence.Pos] = &Chart{translated, data}
	}
	for _, id := range v.Work.Figures {
		if !there[id] {
			r.add(source.Problem{
				File: v.File, Level: source.W, What: "a chart of the original is not in the translation", Words: id,
				Advice: "add a chart fence with its id and the translated title, subtitle and alt",
			})
		}
	}
}
