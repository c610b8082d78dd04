//go:build browser

package acceptance

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"testing"
)

var reportTo = flag.String("report", "", "the `file` to which the checks add what they measured, in short")

// note adds a line to the report, whether the test fails or not.
func note(t *testing.T, format string, args ...any) {
	t.Helper()
	t.Logf(format, args...)
	if *reportTo == "" {
		return
	}
	file, err := os.OpenFile(*reportTo, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = fmt.Fprintf(file, format+"\n", args...)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		t.Error(err)
	}
}
