package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// step is one thing that must hold.
type step struct {
	name, about string
	after       string // the step whose result it needs, if any
	tools       []tool // what it needs on the machine, beside Go
	apart       bool   // runs only when named
	aloud       bool   // its output is shown as it comes, and not only when it fails
	do          func(*run) error
}

// run is one run of the program: where it speaks, where it works.
type run struct {
	ctx  context.Context
	out  io.Writer
	temp string    // removed at the end
	log  io.Writer // of the step that is running
}

// step runs one step, and prints its name, how it went and its seconds.
func (r *run) step(s step, failed map[string]bool) error {
	var heard bytes.Buffer
	var log io.Writer = &heard
	fmt.Fprintf(r.out, "%-16s", s.name)
	if s.aloud {
		fmt.Fprintln(r.out)
		log = r.out
	}
	start := time.Now()
	err := missing(s.tools)
	switch {
	case failed[s.after]:
		err = fmt.Errorf("not run: it needs the result of %s", s.after)
	case err == nil:
		err = s.do(r.logTo(log))
	}
	if s.aloud {
		fmt.Fprintf(r.out, "%-16s", s.name)
	}
	went := "ok"
	if err != nil {
		went = "FAILED"
	}
	fmt.Fprintf(r.out, "%-8s%6.1f s\n", went, time.Since(start).Seconds())
	if err != nil {
		fmt.Fprintln(r.out, indent(heard.String()+err.Error()))
	}
	return err
}

// indent sets text off from the lines of the steps.
func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    ")
}

// logTo is the same run with another log.
func (r *run) logTo(log io.Writer) *run {
	other := *r
	other.log = log
	return &other
}

// command runs a program in a folder, with variables added to the environment. What it prints goes to the log
// of the step.
func (r *run) command(folder string, environment []string, name string, args ...string) error {
	cmd := exec.CommandContext(r.ctx, name, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), environment...)
	cmd.Stdout, cmd.Stderr = r.log, r.log
	stopTogether(cmd)
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(append([]string{name}, args...), " "), err)
	}
	return nil
}

// goTool runs the go command in the module.
func (r *run) goTool(args ...string) error { return r.command("", nil, "go", args...) }

// exitCode is that of a program that ran and failed, or 0.
func exitCode(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}
