//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// onlyPath leaves the machine nothing but the programs given, as shell scripts by name, and env and sh.
func onlyPath(t *testing.T, scripts map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for _, name := range []string{"env", "sh"} {
		program, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(program, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	return folder
}

var spanner = tool{name: "a spanner (to turn things)", commands: []string{"spanner"}, packages: []string{"spanners"}, how: "any spanner"}

func TestInstallsWhatIsMissing(t *testing.T) {
	folder := onlyPath(t, map[string]string{
		"sudo":    `shift; exec "$@"`,
		"apt-get": `echo "$DEBIAN_FRONTEND $*" >>"$0.log"; case "$*" in *spanners) printf '' >"${0%/*}/spanner"; /bin/chmod +x "${0%/*}/spanner";; esac`,
	})
	var out strings.Builder
	r := &run{ctx: t.Context(), out: &out}
	steps := []step{{name: "turn", tools: []tool{spanner}}, {name: "turn again", tools: []tool{spanner}}}
	r.install(steps)
	if err := missing(steps[0].tools); err != nil {
		t.Errorf("%v\n%s", err, &out)
	}
	r.install(steps) // and nothing is left to do
	log, err := os.ReadFile(filepath.Join(folder, "apt-get.log"))
	want := "noninteractive --quiet update\nnoninteractive --quiet install --yes --no-install-recommends spanners\n"
	if err != nil || string(log) != want {
		t.Errorf("apt-get was asked for\n%s not\n%s(%v)", log, want, err)
	}
	if !strings.Contains(out.String(), "installing spanners") {
		t.Errorf("nobody was told: %s", &out)
	}
}

func TestNamesWhatItCannotInstall(t *testing.T) {
	for name, scripts := range map[string]map[string]string{
		"no apt-get":       {},
		"apt-get that may": {"sudo": `shift; exec "$@"`, "apt-get": `echo "E: no network"; exit 100`},
	} {
		onlyPath(t, scripts)
		var out strings.Builder
		r := &run{ctx: t.Context(), out: &out}
		r.install([]step{{name: "turn", tools: []tool{spanner}}})
		if strings.Contains(out.String(), "no network") != (len(scripts) > 0) {
			t.Errorf("%s: said\n%s", name, &out)
		}
		err := missing([]tool{spanner})
		if err == nil || !strings.Contains(err.Error(), "a spanner (to turn things)") || !strings.Contains(err.Error(), "apt install spanners") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
