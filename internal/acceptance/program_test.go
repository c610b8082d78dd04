//go:build browser

package acceptance

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"
)

// answers runs a program that prints lines of JSON. Where it does not end well, the test ends with what it lacks.
func answers[T any](t *testing.T, program *exec.Cmd, lacks string) (all []T) {
	t.Helper()
	var complaints bytes.Buffer
	program.Stderr = &complaints
	said, err := program.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%.2000s", lacks, err, &complaints)
	}
	for decoder := json.NewDecoder(bytes.NewReader(said)); decoder.More(); {
		var one T
		if err := decoder.Decode(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return all
}
