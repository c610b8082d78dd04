package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"salient/internal/output"
	"salient/internal/pdf"
	"salient/internal/source"
)

// Exit codes.
const (
	done        = 0
	slip        = 1 // the author's mistake
	usage       = 2 // the command was used wrongly
	trouble     = 3 // the machine's
	interrupted = 130
)

// surroundings are all that a command knows of the process: no package below reads them for itself.
type surroundings struct {
	in       io.Reader
	out, err io.Writer
	// Whether they are terminals, where somebody can be asked, an author's words may be shown and colours help.
	inTerminal, outTerminal, errTerminal bool
	getenv                               func(string) string
	now                                  func() time.Time
	home, cache                          string
	// program tells this program from one of another version.
	program func() string
}

func system() surroundings {
	home, _ := os.UserHomeDir()   // only to refuse writing over it
	cache, _ := os.UserCacheDir() // without it, nothing is kept
	return surroundings{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		inTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		outTerminal: term.IsTerminal(int(os.Stdout.Fd())), errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		getenv: os.Getenv, now: time.Now, home: home, cache: cache, program: programPrint,
	}
}

// programPrint is the SHA-256 of the program's file, or "".
func programPrint() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return ""
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// commands is the command line.
type commands struct {
	Build        buildCommand        `cmd:"" help:"Compile the publication into a folder of web pages."`
	Check        checkCommand        `cmd:"" help:"Report every slip in the content, and write nothing."`
	Serve        serveCommand        `cmd:"" help:"Show the publication on this machine while you write."`
	Translations translationsCommand `cmd:"" help:"Say what is translated and what is left, or that a page is current."`
	New          newCommand          `cmd:"" help:"Begin a file: the translation of a page."`
	Tally        tallyCommand        `cmd:"" help:"Count what respondents answered into the codebook of a survey, small counts withheld."`
}

// errSlips is the error of a command that told the author's mistakes.
var errSlips = errors.New("the content has mistakes")

// misused is an error of the command's use.
type misused struct{ error }

func run(ctx context.Context, args []string, s surroundings) int {
	m := mannersOf(s)
	var c commands
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("salient"),
		kong.Description("Investor-friendly briefings on human rights risk, from a folder of Markdown."),
		kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { exited = code; panic(exit{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		return m.machine(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parse(parser, args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintf(s.err, "salient: %s\n", err)
		var wrong *kong.ParseError
		if errors.As(err, &wrong) && wrong.Context != nil && wrong.Context.Command() != "" {
			fmt.Fprintf(s.err, "    %s --help shows an example\n", wrong.Context.Selected().FullPath())
		} else {
			fmt.Fprint(s.err, "    salient --help lists the commands\n")
		}
		return usage
	}
	command := parsed.Command()
	err = source.Guard(&command, func() error { return parsed.Run(ctx, &s, m) })
	var refused *output.RefusedError
	var wrong misused
	var none *pdf.NoBrowserError
	switch {
	case err == nil:
		return done
	case errors.Is(err, errSlips):
		return slip
	case errors.As(err, &none):
		fmt.Fprintf(s.err, "salient: %s\n    %s\n", err, strings.ReplaceAll(none.Advice(), "\n", "\n    "))
		return trouble
	case ctx.Err() != nil:
		fmt.Fprintln(s.err, "salient: interrupted; the last good output is as it was")
		return interrupted
	case errors.As(err, &refused), errors.As(err, &wrong):
		fmt.Fprintf(s.err, "salient: %s\n", err)
		return usage
	}
	return m.machine(err)
}

// exit unwinds out of the parser when it has printed help.
type exit struct{}

func parse(parser *kong.Kong, args []string) (parsed *kong.Context, err error) {
	defer func() {
		if r := recover(); r != nil && r != (exit{}) {
			panic(r)
		}
	}()
	return parser.Parse(args)
}

// instant reads --now, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock.
func instant(written string, s *surroundings) (time.Time, error) {
	if written != "" {
		t, err := time.Parse(time.RFC3339, written)
		if err != nil {
			return t, misused{fmt.Errorf("--now %s is not a moment with its zone; write 2026-12-01T09:00:00Z", written)}
		}
		return t.UTC(), nil
	}
	if epoch := s.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, misused{fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds since 1970", epoch)}
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	return s.now().UTC(), nil
}
