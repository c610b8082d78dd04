package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "refresh the golden files in testdata with what the commands print")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"salient": func() { os.Exit(run(context.Background(), os.Args[1:], system())) },
	})
}

// TestScripts runs the plays of testdata: each does something on the command line, and says what is to be seen.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SOURCE_DATE_EPOCH", "1795305600") // 2026-11-22
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"absent":  absent,
			"font":    font,
			"picture": picture,
			"status":  status,
		},
	})
}

// absent FOLDER WORD… fails where a file below the folder holds one of the words, in its name or its bytes.
func absent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: absent FOLDER WORD…")
	}
	found, files, err := findWords(ts.MkAbs(args[0]), args[1:])
	ts.Check(err)
	if files == 0 {
		ts.Fatalf("%s is empty: nothing to look into", args[0])
	}
	for _, f := range found {
		ts.Logf("%s", f)
	}
	if len(found) > 0 {
		ts.Fatalf("found what must not be there")
	}
}

// status CODE ARGUMENT… runs salient, which must exit with the code.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE ARGUMENT…")
	}
	err := ts.Exec("salient", args[1:]...)
	code := 0
	if exited := (*exec.ExitError)(nil); errors.As(err, &exited) {
		code = exited.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

func TestEpochOfTheScripts(t *testing.T) {
	if got := time.Unix(1795305600, 0).UTC().Format(time.DateOnly); got != "2026-11-22" {
		t.Errorf("the scripts run on %s", got)
	}
}
