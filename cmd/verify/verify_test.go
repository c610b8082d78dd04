package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

// Every step runs although one fails, what builds on it is not passed over in silence, and the code says so.
func TestStepsRunInOrderAndNoneIsSkippedSilently(t *testing.T) {
	t.Chdir("../..")
	holds := func(r *run) error { fmt.Fprintln(r.log, "heard"); return nil }
	fails := func(r *run) error { fmt.Fprintln(r.log, "heard"); return errors.New("it does not hold") }
	steps := []step{
		{name: "first", do: holds},
		{name: "second", do: fails},
		{name: "third", do: holds, after: "second"},
		{name: "fourth", do: holds, aloud: true},
		{name: "fifth", do: holds, tools: []tool{{name: "a left-handed spanner", commands: []string{"no-such-spanner"}}}},
		{name: "apart", do: holds, apart: true},
	}
	for _, test := range []struct {
		args     string
		code     int
		says     []string
		saysNone []string
	}{
		{"", 1, []string{"first           ok", "second          FAILED", "it does not hold", "needs the result of second", "fourth          ok", "left-handed spanner", "3 of 5 steps failed: second, third, fifth"}, []string{"apart"}},
		{"first", 0, []string{"1 of 1 steps hold"}, []string{"second", "heard"}},
		{"third", 1, []string{"2 of 2 steps failed: second, third", "heard"}, []string{"first"}},
		{"fourth apart", 0, []string{"heard", "2 of 2 steps hold"}, nil},
		{"fith", 2, []string{`no step is called "fith"`, "Usage", "only when named"}, nil},
		{"-x", 2, []string{"Usage"}, nil},
		{"-h", 0, []string{"Usage"}, nil},
	} {
		var out strings.Builder
		code := verify(t.Context(), &out, steps, strings.Fields(test.args))
		if code != test.code {
			t.Errorf("verify %s: code %d, not %d", test.args, code, test.code)
		}
		for _, words := range test.says {
			if !strings.Contains(out.String(), words) {
				t.Errorf("verify %s: no %q in\n%s", test.args, words, &out)
			}
		}
		for _, words := range test.saysNone {
			if strings.Contains(out.String(), words) {
				t.Errorf("verify %s: %q in\n%s", test.args, words, &out)
			}
		}
	}
}

func TestStepsBuildOnEarlierOnes(t *testing.T) {
	seen := map[string]bool{"": true}
	for _, s := range allSteps() {
		if !seen[s.after] {
			t.Errorf("%s builds on %s, which does not come before it", s.name, s.after)
		}
		seen[s.name] = true
	}
}

func TestComparesEveryByte(t *testing.T) {
	folder := func(files ...string) fstest.MapFS {
		made := fstest.MapFS{}
		for i := 0; i < len(files); i += 2 {
			made[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
		}
		return made
	}
	one := folder("a", "1", "b/c", "2")
	for want, other := range map[string]fstest.MapFS{
		"":                                     folder("a", "1", "b/c", "2"),
		"b/c":                                  folder("a", "1", "b/c", "3"),
		"b/c is in one build alone":            folder("a", "1"),
		"d is in one build alone":              folder("a", "1", "b/c", "2", "d", ""),
		"a, b/c is in one build alone, b/d is": folder("a", "2", "b/d", "2"),
	} {
		got, err := compare(one, other)
		if joined := strings.Join(got, ", "); err != nil || !strings.HasPrefix(joined, want) || want == "" && joined != "" {
			t.Errorf("%q, not %q (%v)", joined, want, err)
		}
	}
}

func TestNamesTheHostItLacks(t *testing.T) {
	said := `govulncheck: fetching vulnerabilities: Get "https://vuln.example/index/modules.json.gz": dial tcp: no such host`
	if host := unreached.FindStringSubmatch(said); host == nil || host[1] != "vuln.example" {
		t.Errorf("the host in %q is found as %q", said, host)
	}
	if host := unreached.FindStringSubmatch("see https://pkg.example for details"); host != nil {
		t.Errorf("a host is blamed for nothing: %q", host)
	}
}

// A program that fails says how in the log, and its name in the error.
func TestCommandsSpeakToTheLog(t *testing.T) {
	var heard strings.Builder
	r := &run{ctx: t.Context(), out: io.Discard}
	err := r.logTo(&heard).goTool("no-such-command")
	if err == nil || !strings.Contains(err.Error(), "go no-such-command") || !strings.Contains(heard.String(), "unknown command") || exitCode(err) != 2 {
		t.Errorf("error %v, code %d, log %q", err, exitCode(err), &heard)
	}
}

func TestAStepBringsThoseItBuildsOn(t *testing.T) {
	steps := []step{{name: "build"}, {name: "lint"}, {name: "checkers", after: "build"}, {name: "pdf", after: "checkers"}}
	chosen, err := choose(steps, []string{"pdf"})
	var names []string
	for _, s := range chosen {
		names = append(names, s.name)
	}
	if got := strings.Join(names, " "); err != nil || got != "build checkers pdf" {
		t.Errorf("for pdf these run: %s (%v)", got, err)
	}
}
