package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// publish writes a small publication and gives its folder with the surroundings of a command, and what it prints.
func publish(t *testing.T) (site string, s surroundings, printed *bytes.Buffer) {
	t.Helper()
	site = t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":   "title: \"Briefings\"\nbase_url: https://example.org/\nlanguages: [en]\npublisher: {name: \"Example\"}\n",
		"content/en/index.md": "---\ntitle: \"Briefings\"\n---\n",
	} {
		file := filepath.Join(site, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	printed = new(bytes.Buffer)
	return site, surroundings{out: printed, err: printed, getenv: func(string) string { return "" }, now: time.Now, program: func() string { return "" }}, printed
}

func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

func TestAnInterruptedBuildLeavesNothingBehind(t *testing.T) {
	site, s, printed := publish(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if code := run(ctx, []string{"build", "--site", site}, s); code != interrupted {
		t.Errorf("exit code %d, want %d:\n%s", code, interrupted, printed)
	}
	if got := names(t, site); got != "content" {
		t.Errorf("left behind: %s", got)
	}
}

// A panic is the machine's trouble, whatever it was that failed.
func TestAPanicIsTheMachinesTrouble(t *testing.T) {
	site, s, printed := publish(t)
	s.getenv = func(name string) string {
		if name == "SOURCE_DATE_EPOCH" {
			panic("oh")
		}
		return ""
	}
	if code := run(context.Background(), []string{"check", "--site", site}, s); code != trouble {
		t.Errorf("exit code %d, want %d", code, trouble)
	}
	if !strings.Contains(printed.String(), "salient: check: a fault of the program stopped the work here: oh") {
		t.Errorf("told: %s", printed)
	}
}
