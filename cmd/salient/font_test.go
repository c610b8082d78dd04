package main

import (
	"os"

	"github.com/rogpeppe/go-internal/testscript"
)

// font FILE writes a small font in WOFF2.
func font(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: font FILE")
	}
	data, err := os.ReadFile("../../internal/typeface/testdata/letters.woff2")
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}
