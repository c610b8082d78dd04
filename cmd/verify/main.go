// Verify runs everything that must hold before a change goes out: form, lint, tests, and the real publication
// built, looked at and built again.
//
//	go run ./cmd/verify                   every step
//	go run ./cmd/verify test publication  some steps, and those that they build on
//	go run ./cmd/verify -h                the steps, and what each is for
//
// A fresh machine needs Go alone. What else a step needs (a C compiler for the race detector, gettext, xmllint, Chromium, Java
// and npm for the checks of the publication) is installed where the system's packages can be had without
// asking, and named where not. No step is skipped silently: one that cannot run has failed.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(verify(ctx, os.Stdout, allSteps(), os.Args[1:]))
}

// verify runs the steps named, or all that are not apart, and returns the exit code: 0 when all hold, 1 when one
// does not, 2 for wrong usage, 3 when there is no room to work in.
func verify(ctx context.Context, out io.Writer, steps []step, args []string) int {
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.Usage = func() { usage(out, steps) }
	switch err := flags.Parse(args); {
	case err == flag.ErrHelp:
		return 0
	case err != nil:
		return 2
	}
	chosen, err := choose(steps, flags.Args())
	if err != nil {
		fmt.Fprintln(out, err)
		usage(out, steps)
		return 2
	}
	if _, err := os.Stat("go.mod"); err != nil {
		fmt.Fprintln(out, "Run it in the folder that holds go.mod.")
		return 2
	}
	temp, err := os.MkdirTemp("", "verify-")
	if err != nil {
		fmt.Fprintln(out, err)
		return 3
	}
	defer os.RemoveAll(temp)
	return runAll(&run{ctx: ctx, out: out, temp: temp}, chosen)
}

func usage(out io.Writer, steps []step) {
	fmt.Fprintln(out, "\nUsage: go run ./cmd/verify [STEP ...]\n\nThe steps, in order:")
	for _, s := range steps {
		note := ""
		if s.apart {
			note = " (only when named)"
		}
		fmt.Fprintf(out, "  %-16s%s%s\n", s.name, s.about, note)
	}
	fmt.Fprintln(out, "\nExample: go run ./cmd/verify test publication")
}

// choose finds the steps named, and those they build on, in their order.
func choose(steps []step, names []string) (chosen []step, err error) {
	wanted := map[string]bool{}
	for _, name := range names {
		known := false
		for _, s := range steps {
			if s.name == name {
				known = true
				wanted[s.name] = true
			}
		}
		if !known {
			return nil, fmt.Errorf("no step is called %q", name)
		}
	}
	for _, s := range slices.Backward(steps) {
		if wanted[s.name] {
			wanted[s.after] = true
		}
	}
	for _, s := range steps {
		if wanted[s.name] || len(names) == 0 && !s.apart {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

// runAll runs the steps in order, all of them even when one fails, and says how it went.
func runAll(r *run, steps []step) int {
	r.install(steps)
	failed := map[string]bool{}
	var names []string
	for _, s := range steps {
		err := r.step(s, failed)
		if r.ctx.Err() != nil {
			fmt.Fprintln(r.out, "\nInterrupted.")
			return 130
		}
		if err != nil {
			failed[s.name] = true
			names = append(names, s.name)
		}
	}
	if len(names) > 0 {
		fmt.Fprintf(r.out, "\n%d of %d steps failed: %s.\n", len(names), len(steps), strings.Join(names, ", "))
		return 1
	}
	fmt.Fprintf(r.out, "\n%d of %d steps hold.\n", len(steps), len(steps))
	return 0
}
