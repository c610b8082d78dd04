package preview

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"salient/internal/source"
)

var (
	//go:embed preview.js
	script []byte
	//go:embed preview.css
	style []byte
	//go:embed report.html
	reportSource string
	reports      = template.Must(template.New("").Parse(reportSource))
)

// report is what an author is told of a build that came to nothing.
type report struct {
	Version, Script, Style string
	Health                 string // where the site says how it does; "" where it does not
	Broken, Good           bool   // the last build came to nothing; there is an earlier one to show
	Trouble                string
	Items                  []item
	Mistakes, Warnings     int
}

type item struct {
	Place, Sentence, Line, NextStep string
	Warning                         bool
}

func (p *preview) report(v *view) report {
	r := report{Version: v.version, Script: scriptPath, Style: stylePath, Broken: v.broken(), Good: v.site != nil}
	if v.site != nil {
		if _, ok := v.site(strings.TrimPrefix(HealthPath, "/") + "index.html"); ok {
			r.Health = HealthPath
		}
	}
	if v.trouble != nil {
		r.Trouble = v.trouble.Error()
	}
	for _, problem := range v.problems {
		// Beyond this machine the words of a file that is not public are no more shown than in a log.
		here := p.Host == ""
		quoted := here || !problem.Confidential && !problem.Unquoted
		problem := problem.Shown(here || !problem.Confidential)
		i := item{Place: problem.Place(), Sentence: problem.Sentence(), NextStep: problem.NextStep(), Warning: problem.Level == source.W}
		if quoted && p.Line != nil {
			i.Line = p.Line(problem)
		}
		if i.Warning {
			r.Warnings++
		} else {
			r.Mistakes++
		}
		r.Items = append(r.Items, i)
	}
	return r
}

// withReport puts the preview's script into a page, and over it what is wrong, where something is.
func (p *preview) withReport(page []byte, v *view) []byte {
	var b bytes.Buffer
	if reports.ExecuteTemplate(&b, "over", p.report(v)) != nil {
		return page
	}
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], b.Bytes(), page[at:])
}

// sendReport answers with a page of the report alone.
func (p *preview) sendReport(w http.ResponseWriter, status int, v *view) {
	var b bytes.Buffer
	if err := reports.ExecuteTemplate(&b, "alone", p.report(v)); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, status, "report.html", b.Bytes())
}
