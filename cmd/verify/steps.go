package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// The checkers that are not part of the product's own modules run at fixed versions.
const (
	staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
	govulncheck = "golang.org/x/vuln/cmd/govulncheck@v1.8.0"
)

// allSteps are the steps in their order: the quick ones first.
func allSteps() []step {
	// One moment for every build of a run, so that two builds of the same content are the same.
	now := time.Now().UTC().Format(time.RFC3339)
	return []step{
		{name: "format", about: "gofmt has nothing to change", do: format},
		{name: "vet", about: "go vet finds nothing", do: func(r *run) error { return r.goTool("vet", "-tags", "browser", "./...") }},
		{name: "lint", about: "staticcheck finds nothing", do: func(r *run) error { return r.goTool("run", staticcheck, "-tags", "browser", "./...") }},
		{name: "modules", about: "go.mod names what the code uses, and no more", do: func(r *run) error { return r.goTool("mod", "tidy", "-diff") }},
		{
			name: "test", about: "go test", aloud: true,
			do: func(r *run) error { return r.goTool("test", "./...") },
		},
		{
			name: "race", about: "go test with the race detector, where things run at once", tools: []tool{compiler}, aloud: true,
			do: race,
		},
		{name: "build", about: "the publication builds", do: func(r *run) error { return build(r, now) }},
		{
			name: "reproducible", about: "another folder, time zone and number of cores give the same bytes", after: "build",
			do: func(r *run) error { return rebuild(r, now) },
		},
		{
			name: "exchange", about: "translators' programs take what the publication exports", after: "build",
			tools: []tool{gettext, xmllint, xliffSchema}, do: exchange,
		},
		{
			name: "checkers", about: "axe, Lighthouse, the markup checker and veraPDF are here, as the lock file has them", after: "build",
			tools: []tool{npm}, do: checkers,
		},
		{
			name: "pdf", about: "prints are whole, the same twice, and PDF/UA-1 by veraPDF", after: "checkers",
			tools: []tool{compiler, chromium, poppler, qpdf, jdk, jaxb}, aloud: true, do: func(r *run) error { return prints(r, now) },
		},
		{
			name: "publication", about: "the built pages: links, languages, weight, markup, and how they do in a browser and in Lighthouse", after: "checkers",
			tools: []tool{java, chromium}, aloud: true, do: publication,
		},
		{name: "vulnerabilities", about: "no module has a known hole that the code reaches", apart: true, do: vulnerabilities},
	}
}

// concurrent are the packages that start goroutines. Whatever those share is reached from them; the tests of the others
// are arithmetic that the race detector would make ten times as slow.
var concurrent = []string{commandLine, "./internal/generate", "./internal/output", "./internal/preview"}

const commandLine = "./cmd/salient"

// plays are those of the command line's tests that the race detector watches: one for each thing that it does at once. A
// play takes four times as long then, and most differ in words alone.
const plays = "^Test[^S]|^TestScripts$/^(build|images|output|pdf|reproducible|survey)$"

// exchanges are tests that read and write one file after the other.
const exchanges = "^TestExchange"

// printing starts goroutines too, which only a browser makes work: its race detector runs there.
const printing = "./internal/pdf"

func race(r *run) error {
	for _, pkg := range concurrent {
		args := []string{"test", "-race", "-skip", exchanges, pkg}
		if pkg == commandLine {
			args = append(args, "-run", plays)
		}
		if err := r.goTool(args...); err != nil {
			return err
		}
	}
	return nil
}

func format(r *run) error {
	var changes bytes.Buffer
	err := r.logTo(&changes).goTool("run", "cmd/gofmt", "-l", ".")
	if err == nil && changes.Len() > 0 {
		err = errors.New("gofmt -w would change these")
	}
	r.log.Write(changes.Bytes())
	return err
}

// program and folders of the builds, below the temporary folder of the run.
func (r *run) salient() string {
	if runtime.GOOS == "windows" {
		return filepath.Join(r.temp, "salient.exe")
	}
	return filepath.Join(r.temp, "salient")
}
func (r *run) first() string  { return filepath.Join(r.temp, "first") }
func (r *run) second() string { return filepath.Join(r.temp, "second") }

// printed is the folder of the build with PDFs.
func (r *run) printed() string { return filepath.Join(r.temp, "printed") }

func build(r *run, now string) error {
	if err := r.goTool("build", "-o", r.salient(), "./cmd/salient"); err != nil {
		return err
	}
	return r.command("", nil, r.salient(), "build", "--out", r.first(), "--now", now)
}

// rebuild builds a copy of the site somewhere else, under other circumstances, and compares every byte.
func rebuild(r *run, now string) error {
	site := filepath.Join(r.temp, "elsewhere", "a copy")
	for _, part := range []string{"content", "templates", "assets"} {
		if err := os.CopyFS(filepath.Join(site, part), os.DirFS(part)); err != nil {
			return err
		}
	}
	circumstances := []string{"TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=1"}
	if err := r.command(r.temp, circumstances, r.salient(), "build", "--site", site, "--out", r.second(), "--now", now); err != nil {
		return err
	}
	differences, err := compare(os.DirFS(r.first()), os.DirFS(r.second()))
	if err == nil && len(differences) > 0 {
		err = fmt.Errorf("%d files differ between two builds of the same site:\n%s", len(differences), strings.Join(differences[:min(len(differences), 20)], "\n"))
	}
	return err
}

// compare lists the files that two folders do not have alike.
func compare(a, b fs.FS) (differences []string, err error) {
	seen := map[string]bool{}
	for _, side := range []fs.FS{a, b} {
		err := fs.WalkDir(side, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || seen[name] {
				return err
			}
			seen[name] = true
			left, errLeft := fs.ReadFile(a, name)
			right, errRight := fs.ReadFile(b, name)
			switch {
			case errors.Is(errLeft, fs.ErrNotExist) || errors.Is(errRight, fs.ErrNotExist):
				differences = append(differences, name+" is in one build alone")
			case errLeft != nil || errRight != nil:
				return errors.Join(errLeft, errRight)
			case !bytes.Equal(left, right):
				differences = append(differences, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return differences, nil
}

// exchange exports every page in every language and format, and has the programs read it.
func exchange(r *run) error {
	exported := filepath.Join(r.temp, "exported")
	for _, lang := range []string{"es", "ar", "pt-BR"} {
		for _, format := range []string{"po", "xliff"} {
			if err := r.command("", nil, r.salient(), "translations", "export", "--lang", lang, "--format", format, "--out", exported); err != nil {
				return err
			}
		}
	}
	return r.command("", []string{"SALIENT_EXPORTED=" + exported}, "go", "test", "-tags", "browser", "-count", "1", "./internal/interchange")
}

// prints tests the press with the race detector, and then has others read all that it prints of the publication. What our
// own checks find against a print is a warning of the build, which counts here.
func prints(r *run, now string) error {
	if err := r.command("", nil, "go", "test", "-race", "-tags", "browser", "-count", "1", "-timeout", "15m", printing); err != nil {
		return err
	}
	// In the temporary folder that the tests look for in the prints.
	if err := r.command("", []string{"TMPDIR=" + r.temp}, r.salient(), "build", "--pdf", "--strict", "--out", r.printed(), "--now", now); err != nil {
		return err
	}
	return accept(r, "^TestPrints", "-prints", r.printed())
}

// publication hands the built folder to the tests that need a browser.
func publication(r *run) error {
	return accept(r, "^Test([^P]|P[^r])", "-parallel", "4", "-publication", r.first())
}

func checkers(r *run) error {
	return r.command(filepath.Join("internal", "acceptance"), nil, "npm", "ci", "--ignore-scripts", "--loglevel", "error")
}

// accept runs acceptance tests, and shows what they measured.
func accept(r *run, tests string, flags ...string) error {
	report := filepath.Join(r.temp, "report.txt")
	defer os.Remove(report)
	args := []string{"test", "-tags", "browser", "-count", "1", "-timeout", "20m", "-run", tests, "./internal/acceptance", "-report", report}
	// Whatever a browser that is stopped leaves behind goes with the temporary folder.
	err := r.command("", []string{"TMPDIR=" + r.temp}, "go", append(args, flags...)...)
	if measured, unread := os.ReadFile(report); unread == nil {
		r.log.Write(measured)
	}
	return err
}

// unreached finds the host in what govulncheck says when its database does not answer.
var unreached = regexp.MustCompile(`fetching vulnerabilities: \w+ "https?://([^/"]+)`)

// vulnerabilities asks the Go vulnerability database, which not every machine can reach.
func vulnerabilities(r *run) error {
	if err := r.command("", []string{"GOBIN=" + r.temp}, "go", "install", govulncheck); err != nil {
		return err
	}
	var heard bytes.Buffer
	err := r.logTo(io.MultiWriter(r.log, &heard)).command("", nil, filepath.Join(r.temp, "govulncheck"), "./...")
	const found = 3 // its exit code when it finds some
	if err == nil || exitCode(err) == found {
		return err
	}
	if host := unreached.FindStringSubmatch(heard.String()); host != nil {
		return fmt.Errorf("this machine cannot reach %s, so nothing is known of vulnerabilities: %w", host[1], err)
	}
	return err
}
