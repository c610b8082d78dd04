package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckRefuses(t *testing.T) {
	root := t.TempDir()
	at := func(path string) string { return filepath.Join(root, path) }
	for _, dir := range []string{"home/site/content/en", "home/site/.git", "home/site/empty", "home/site/others", "home/site/ours", "home/site/repository/.git", "elsewhere"} {
		if err := os.MkdirAll(at(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string]string{
		"home/site/others/letter.txt": "dear", "home/site/file": "x",
		"home/site/ours/.salient": markText, "home/site/ours/index.html": "x",
		"home/site/repository/.salient": markText,
	} {
		if err := os.WriteFile(at(name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"home/site/tosite": ".", "home/site/tocontent": "content", "home/site/nowhere": "void", "home/site/out": "../../elsewhere"} {
		if err := os.Symlink(to, at(link)); err != nil {
			t.Skip(err)
		}
	}
	before := tree(t, root)
	for _, c := range []struct{ dir, reason string }{
		{at("home/site/build"), ""},
		{at("home/site/deep/er/build"), ""},
		{at("home/site/empty"), ""},
		{at("home/site/ours"), ""},
		{at("home/site/out"), ""},
		{"", "has no name"},
		{"/", "root of a disk"},
		{at("home"), "is or holds the site folder"},
		{at("home/site"), "is or holds the site folder"},
		{at("home/site/x/.."), "is or holds the site folder"},
		{at("home/site/tosite"), "is or holds the site folder"},
		{root, "is or holds the site folder"},
		{at("home/site/content"), "lies in content"},
		{at("home/site/content/en/build"), "lies in content"},
		{at("home/site/tocontent/build"), "lies in content"},
		{at("home/site/templates"), "lies in templates"}, // though it is not there
		{at("home/site/templates/build"), "lies in templates"},
		{at("home/site/.git/build"), "lies in .git"},
		{at("home/site/others"), "did not write"},
		{at("home/site/file"), "is not a folder"},
		{at("home/site/nowhere"), "leads nowhere"},
		{at("home/site/repository"), "Git repository"},
	} {
		place := Place{Dir: c.dir, Site: at("home/site"), Home: at("home"), Inputs: []string{"content", "templates", "assets", ".git"}}
		err := place.Check()
		if c.reason == "" {
			if err != nil {
				t.Errorf("%s: %v", c.dir, err)
			}
			continue
		}
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(refused.Reason, c.reason) {
			t.Errorf("%s: got %v, want it to say %q", c.dir, err, c.reason)
		}
		if _, _, err := Write(t.Context(), place, publication("first", 1)); !errors.As(err, &refused) {
			t.Errorf("%s: Write gave %v", c.dir, err)
		}
	}
	same(t, root, before)
}

func TestCheckRefusesHome(t *testing.T) {
	home := t.TempDir()
	var refused *RefusedError
	err := Place{Dir: home, Site: t.TempDir(), Home: home}.Check()
	if !errors.As(err, &refused) || !strings.Contains(refused.Reason, "home") {
		t.Errorf("got %v", err)
	}
}

func TestSecondBuildNamesTheFirst(t *testing.T) {
	parent := t.TempDir()
	place := Place{Dir: filepath.Join(parent, "build")}
	target, err := place.target()
	if err != nil {
		t.Fatal(err)
	}
	unlock, err := lock(target.lock)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = Write(t.Context(), place, publication("first", 1))
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != os.Getpid() {
		t.Errorf("got %v, want it to name process %d", err, os.Getpid())
	}
	unlock()
	aloneIn(t, parent)
	if _, _, err := Write(t.Context(), place, publication("first", 1)); err != nil {
		t.Error(err)
	}
}
