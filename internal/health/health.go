// Package health shows those who keep a publication how it does, as a page that is no part of it: how far each
// translation is, and how many slips the last build met. The page stands alone, needs no script, and is the same in the
// preview, in a file and on paper.
//
// Its main type is Report.
//
//	report := health.Report{Title: "Briefings", Day: now, Standings: standings}
//	err := report.Write(os.Stdout)
package health

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"salient/internal/locale"
	"salient/internal/source"
	"salient/internal/translation"
)

var (
	//go:embed health.html
	page string
	//go:embed health.css
	style string

	pages = template.Must(template.New("").Parse(page))
)

// Style is the style sheet of the page, for those who serve it in a file of its own.
func Style() string { return style }

// Report is what is told.
type Report struct {
	Title     string    // of the publication
	Day       time.Time // of the content
	Standings []translation.Standing
	// Preview is set where the pages themselves can be looked at: what is told of a page then links to it, and the style
	// sheet is the one at this address. Without it the page holds its style, and names files.
	Preview string
	// Problems are those of the last build; they are counted in the preview alone.
	Problems []source.Problem
}

// Write writes the page.
func (r Report) Write(w io.Writer) error {
	v := view{Title: r.Title, Day: r.Day.Format("2 January 2006"), ISO: r.Day.Format(time.DateOnly), StyleAt: r.Preview}
	if r.Preview == "" {
		v.Style = template.CSS(style)
	} else {
		v.Build = r.build()
	}
	for rest := r.Standings; len(rest) > 0; {
		lang := rest[0].Lang
		n := slices.IndexFunc(rest, func(s translation.Standing) bool { return s.Lang != lang })
		if n < 0 {
			n = len(rest)
		}
		v.Languages = append(v.Languages, r.language(rest[:n]))
		rest = rest[n:]
	}
	if err := pages.Execute(w, v); err != nil {
		return fmt.Errorf("writing the page of the publication's health: %w", err)
	}
	return nil
}

type view struct {
	Title, Day, ISO string
	StyleAt         string
	Style           template.CSS
	Build           string
	Languages       []language
}

type language struct {
	Tag, Name, Direction string
	Percent              int
	Words                string // left, as a number
	Left                 bool
	Counts               []counted // pages by state
	Work                 []row
	Quiet                []quiet
}

// counted is a number of pages in a state.
type counted struct {
	State string
	N     int
}

// row is a page, or a list of words, with work in it.
type row struct {
	State    string
	Draft    bool
	Name     []string // its parts, between which a line may break
	Link     string   // "" where there is nothing to look at
	Percent  int
	Words    string
	Texts    string // "2 of 17"
	Sections []section
}

type section struct{ ID, Link string }

// quiet are those of a state with nothing to do.
type quiet struct {
	State string
	Rows  []row
}

func (r Report) language(standings []translation.Standing) language {
	tag := locale.Tag(standings[0].Lang)
	l := language{Tag: string(tag), Name: tag.OwnName(), Direction: tag.Direction()}
	counts := map[translation.State]int{}
	for i := range standings {
		if s := &standings[i]; s.Subject == translation.Page && s.Shown == "" {
			counts[s.State]++
		}
	}
	all := translation.Total(standings)
	l.Percent, l.Words, l.Left = all.Percent(), number(all.WordsLeft), all.WordsLeft > 0
	for _, state := range translation.ByUrgency {
		if counts[state] > 0 {
			l.Counts = append(l.Counts, counted{state.String(), counts[state]})
		}
	}
	for _, s := range translation.Pending(standings) {
		l.Work = append(l.Work, r.row(&s))
	}
	for _, state := range translation.ByUrgency {
		q := quiet{State: state.String()}
		for i := range standings {
			s := &standings[i]
			if s.State != state || s.Pending() {
				continue
			}
			if s.Shown != "" {
				q.State = "shown in " + locale.For(locale.English).Language(locale.Tag(s.Shown))
			}
			q.Rows = append(q.Rows, r.row(s))
		}
		if q.Rows != nil {
			l.Quiet = append(l.Quiet, q)
		}
	}
	return l
}

func (r Report) row(s *translation.Standing) row {
	w := row{State: s.State.String(), Draft: s.Draft, Name: strings.Split(s.Name(), "/"), Percent: s.Percent(), Words: number(s.WordsLeft)}
	if s.TextsLeft > 0 {
		w.Texts = number(s.TextsLeft) + " of " + number(s.Texts)
	}
	isPage := s.Subject == translation.Page
	switch {
	case r.Preview == "" && s.State == translation.Missing && isPage:
		w.Link = s.Original
	case r.Preview == "" && s.State != translation.Missing:
		w.Link = s.File
	case r.Preview != "" && isPage:
		w.Link = "/" + s.Lang + "/" + strings.TrimPrefix(s.Page()+"/", "index/")
	}
	for _, id := range s.Sections {
		at := section{ID: id}
		if r.Preview != "" {
			at.Link = w.Link + "#" + id
		}
		w.Sections = append(w.Sections, at)
	}
	return w
}

// build counts the problems of the last build.
func (r Report) build() string {
	var n [3]int
	for _, p := range r.Problems {
		n[p.Level]++
	}
	return fmt.Sprintf("%s, %s and %s", count(n[source.E], "mistake"), count(n[source.W], "warning"), count(n[source.N], "note"))
}

func count(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return number(n) + " " + what + "s"
}

// number writes a number for a reader of English, which is the language of this page.
func number(n int) string { return locale.For(locale.English).Integer(n) }
