package check_test

import (
	"os"
	"testing"

	"salient/internal/pdf/check"
	"salient/internal/pdf/object"
)

func TestNothing(t *testing.T) {
	if got := check.File(&object.File{}); len(got) != 1 {
		t.Errorf("an empty file: %v", got)
	}
}

// Whatever can be read can be looked at. Each check is tried on a finished file, in package pdf.
func FuzzFile(f *testing.F) {
	printed, err := os.ReadFile("../testdata/small.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(printed)
	f.Fuzz(func(t *testing.T, data []byte) {
		if file, err := object.Read(data); err == nil {
			check.File(file)
		}
	})
}
