package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

func TestARowOfEventsIsOneChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		events, changes := make(chan struct{}, 1), make(chan struct{}, 1)
		go coalesce(t.Context(), events, changes)
		count := func() (n int) {
			for {
				synctest.Wait()
				select {
				case <-changes:
					n++
				default:
					return n
				}
			}
		}
		for range 10_000 {
			mark(events)
			time.Sleep(quiet / 1000)
		}
		if n := count(); n != 0 {
			t.Errorf("%d changes before the row has ended", n)
		}
		time.Sleep(quiet)
		if n := count(); n != 1 {
			t.Errorf("10,000 events are %d changes", n)
		}
		time.Sleep(time.Hour)
		if n := count(); n != 0 {
			t.Errorf("%d changes without an event", n)
		}
		// Events that never end are told now and then.
		for range 10 * longest / quiet * 2 {
			mark(events)
			time.Sleep(quiet / 2)
		}
		time.Sleep(quiet)
		if n := count(); n != 1 {
			t.Errorf("changes that nobody takes are kept %d times", n)
		}
	})
}

// watched watches a folder until the test ends, and is ready.
func watched(t *testing.T, folders ...string) <-chan struct{} {
	t.Helper()
	return watch(t.Context(), folders, func(note string) { t.Log(note) })
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(time.Now().String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWatch(t *testing.T) {
	site := t.TempDir()
	at := func(path string) string { return filepath.Join(site, path) }
	write(t, at("content/en/index.md"))
	changes := watched(t, at("content"), at("templates"))

	for _, c := range []struct {
		name string
		do   func()
	}{
		{"a file is written", func() { write(t, at("content/en/index.md")) }},
		{"a file is saved by renaming another over it", func() {
			write(t, at("content/en/.index.md.swp"))
			if err := os.Rename(at("content/en/.index.md.swp"), at("content/en/index.md")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file is made in new folders", func() { write(t, at("content/en/briefings/cotton/index.md")) }},
		{"a file in a new folder is written", func() { write(t, at("content/en/briefings/cotton/index.md")) }},
		{"a watched folder comes late", func() { write(t, at("templates/page.html")) }},
		{"a file in it is written", func() { write(t, at("templates/page.html")) }},
		{"a folder is removed", func() {
			if err := os.RemoveAll(at("content/en/briefings")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a folder is exchanged", func() {
			write(t, at("new/en/index.md"))
			if err := os.RemoveAll(at("content")); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(at("new"), at("content")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file in that is written", func() { write(t, at("content/en/index.md")) }},
	} {
		t.Log(c.name)
		c.do()
		soon(t, changes)
		drain(changes)
	}
}

// drain waits until nothing more comes of what was done.
func drain(changes <-chan struct{}) {
	for {
		select {
		case <-changes:
		case <-time.After(6 * quiet):
			return
		}
	}
}

func TestWhatConcernsTheSite(t *testing.T) {
	n := &notifier{folders: []string{filepath.FromSlash("/site/content")}}
	for _, c := range []struct {
		name string
		op   fsnotify.Op
		want bool
	}{
		{"/site/content", fsnotify.Create, true},
		{"/site/content/en/a.md", fsnotify.Write, true},
		{"/site/content/en/a.md", fsnotify.Remove, true},
		{"/site/content/en/a.md", fsnotify.Chmod, false},
		{"/site/content/en/a.md", fsnotify.Chmod | fsnotify.Write, true},
		{"/site/content/en/.a.md.swp", fsnotify.Create, false},
		{"/site/content/en/a.md~", fsnotify.Create, false},
		{"/site/content/en/4913", fsnotify.Create, false},
		{"/site/contents", fsnotify.Create, false},
		{"/site/.build.stage-1", fsnotify.Create, false},
		{"/site", fsnotify.Write, false},
	} {
		if got := n.concerns(fsnotify.Event{Name: filepath.FromSlash(c.name), Op: c.op}); got != c.want {
			t.Errorf("%s of %s: got %v", c.op, c.name, got)
		}
	}
}

// Without the system's help the folders are looked through, once told.
func TestPolling(t *testing.T) {
	site := t.TempDir()
	file := filepath.Join(site, "content", "en", "index.md")
	write(t, file)
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		events := make(chan struct{}, 1)
		go poll(ctx, []string{filepath.Join(site, "content"), filepath.Join(site, "templates")}, events)
		told := func() bool {
			time.Sleep(pollEvery + time.Millisecond)
			synctest.Wait()
			select {
			case <-events:
				return true
			default:
				return false
			}
		}
		if !told() {
			t.Error("what changed before polling began is not told")
		}
		for _, c := range []struct {
			name string
			do   func() error
			want bool
		}{
			{"nothing", func() error { return nil }, false},
			{"longer", func() error { return os.WriteFile(file, make([]byte, 1000), 0o644) }, true},
			{"newer", func() error { return os.Chtimes(file, time.Time{}, time.Unix(1, 1)) }, true},
			{"hidden", func() error { return os.WriteFile(file+"~", nil, 0o644) }, false},
			{"late folder", func() error { return os.Mkdir(filepath.Join(site, "templates"), 0o755) }, true},
			{"removed", func() error { return os.Remove(file) }, true},
		} {
			if err := c.do(); err != nil {
				t.Fatal(err)
			}
			if got := told(); got != c.want {
				t.Errorf("%s: told %v", c.name, got)
			}
		}
	})
}

// Whatever the reason for which the system stops telling, the folders are polled from then on.
func TestWatchFallsBackToPolling(t *testing.T) {
	folder := t.TempDir()
	n, err := newNotifier([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	limit := errors.New("no space left on device")
	go func() { n.system.Errors <- limit }()
	if err := n.run(t.Context(), make(chan struct{}, 1)); !errors.Is(err, limit) {
		t.Fatalf("got %v", err)
	}

	notes := make(chan string, 1)
	changes := watchWith(t.Context(), []string{folder}, func(note string) { notes <- note }, nil, limit)
	if note := soon(t, notes); !strings.Contains(note, limit.Error()) {
		t.Errorf("the author is told %q", note)
	}
	soon(t, changes) // polling begins with one
	write(t, filepath.Join(folder, "a.md"))
	soon(t, changes)
}
