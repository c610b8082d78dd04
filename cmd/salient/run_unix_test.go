//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestTheSecondOfTwoBuildsNamesTheFirst(t *testing.T) {
	site, s, printed := publish(t)
	lock, err := os.OpenFile(filepath.Join(site, ".build.lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if _, err := lock.WriteString("4711\n"); err != nil {
		t.Fatal(err)
	}
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		t.Fatal(err)
	}
	if code := run(context.Background(), []string{"build", "--site", site}, s); code != trouble {
		t.Errorf("exit code %d, want %d", code, trouble)
	}
	if !strings.Contains(printed.String(), "another build (process 4711) is writing this output folder") {
		t.Errorf("told: %s", printed)
	}
	if got := names(t, site); got != ".build.lock content" {
		t.Errorf("left behind: %s", got)
	}
}
