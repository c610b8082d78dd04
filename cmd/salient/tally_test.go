package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const untallied = `title: "Views"
respondents: people
conducted_by: [org]
sponsor: not-stated
strategy: not-stated
population: not-stated
recruitment: not-stated
sampling: not-stated
mode: not-stated
fieldwork: not-stated
languages: not-stated
instrument: not-stated
invited: not-stated
response_rate: not-stated
n: not-stated
weighting: not-stated
precision: not-stated
processing: not-stated
limitations: not-stated
questions:
  - {id: q, label: Q, text: not-stated, response: single, unit: respondents, base: not-stated, answers: [{id: agree, label: Y}, {id: no, label: N}]}
`

// addSurvey adds a codebook without figures, and the answers of 30 respondents.
func addSurvey(t *testing.T, site string) (codebook string) {
	t.Helper()
	codebook = filepath.Join(site, "content/data/surveys/views.yaml")
	for file, text := range map[string]string{
		codebook: untallied,
		filepath.Join(site, "private/surveys/views.csv"): "q,remark\n" + strings.Repeat("agree,Canary\n", 18) + strings.Repeat("no,Canary\n", 12),
	} {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return codebook
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTallyAsksOnATerminal(t *testing.T) {
	for _, test := range []struct {
		said    string
		written bool
	}{{"y\n", true}, {" Yes \r\n", true}, {"\n", false}, {"no\n", false}, {"", false}} {
		t.Run(test.said, func(t *testing.T) {
			site, s, printed := publish(t)
			codebook := addSurvey(t, site)
			s.in, s.inTerminal, s.outTerminal = strings.NewReader(test.said), true, true
			if code := run(context.Background(), []string{"tally", "views", "--site", site}, s); code != done {
				t.Errorf("exit code %d:\n%s", code, printed)
			}
			if !strings.Contains(printed.String(), "Write this into content/data/surveys/views.yaml? [y/N] ") {
				t.Errorf("did not ask:\n%s", printed)
			}
			if written := strings.Contains(read(t, codebook), "count: 18"); written != test.written {
				t.Errorf("written: %t", written)
			}
			if got := names(t, filepath.Dir(codebook)); got != "views.yaml" {
				t.Errorf("left behind: %s", got)
			}
			if info, err := os.Stat(codebook); err != nil || info.Mode().Perm() != 0o640 {
				t.Errorf("mode %v, %v", info.Mode(), err)
			}
		})
	}
}

func TestTallyIsInterruptedWhileItAsks(t *testing.T) {
	site, s, printed := publish(t)
	codebook := addSurvey(t, site)
	silent, _ := io.Pipe()
	s.in, s.inTerminal, s.outTerminal = silent, true, true
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if code := run(ctx, []string{"tally", "views", "--site", site}, s); code != interrupted {
		t.Errorf("exit code %d:\n%s", code, printed)
	}
	if read(t, codebook) != untallied {
		t.Error("written")
	}
}

// slow is somebody who edits the codebook before they answer.
type slow struct {
	edit func()
	io.Reader
}

func (s slow) Read(b []byte) (int, error) { s.edit(); return s.Reader.Read(b) }

func TestTallyDoesNotOverwriteAnEdit(t *testing.T) {
	site, s, printed := publish(t)
	codebook := addSurvey(t, site)
	edited := untallied + "minimum_cell: 5\n"
	s.in = slow{func() { os.WriteFile(codebook, []byte(edited), 0o644) }, strings.NewReader("y\n")}
	s.inTerminal, s.outTerminal, s.errTerminal = true, true, true
	if code := run(context.Background(), []string{"tally", "views", "--site", site}, s); code != slip {
		t.Errorf("exit code %d:\n%s", code, printed)
	}
	if !strings.Contains(printed.String(), "the codebook has changed since it was read") || read(t, codebook) != edited {
		t.Errorf("told:\n%s", printed)
	}
}

// On a terminal messages show the author's line; never that of a respondent.
func TestTallyShowsNoRowOnATerminal(t *testing.T) {
	site, s, printed := publish(t)
	addSurvey(t, site)
	rows := filepath.Join(site, "private/surveys/views.csv")
	if err := os.WriteFile(rows, []byte("q,remark\nagere,Canary\nagree,Canary,Canary\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.outTerminal, s.errTerminal = true, true
	if code := run(context.Background(), []string{"tally", "views", "--site", site}, s); code != slip {
		t.Errorf("exit code %d", code)
	}
	if told := printed.String(); strings.Contains(told, "Canary") || strings.Contains(told, "agere") || !strings.Contains(told, `did you mean "agree"?`) {
		t.Errorf("told:\n%s", told)
	}
}
