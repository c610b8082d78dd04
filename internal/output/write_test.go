package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func text(path, content string) File {
	return File{Path: path, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}}
}

// publication is a small site whose every byte tells its edition.
func publication(edition string, pages int) iter.Seq[File] {
	return func(yield func(File) bool) {
		for i := range pages {
			if !yield(text(fmt.Sprintf("en/briefings/%d/index.html", i), edition+strings.Repeat(" text", 100))) {
				return
			}
		}
		yield(text("_headers", edition))
	}
}

// tree reads a folder: the content of each file by its path. Absent is nil.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, path))
		files[path] = string(content)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// expected is what Write makes of files.
func expected(files iter.Seq[File]) map[string]string {
	want := map[string]string{markName: markText}
	for f := range files {
		var b strings.Builder
		f.Render(&b)
		want[f.Path] = b.String()
	}
	return want
}

func same(t testing.TB, dir string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("%s is not as it should be (-want +got):\n%s", dir, diff)
	}
}

// aloneIn fails when a folder holds anything but these names, such as a stage or a lock.
func aloneIn(t testing.TB, parent string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, names) {
		t.Errorf("%s holds %q, want %q", parent, got, names)
	}
}

func TestWrite(t *testing.T) {
	parent := t.TempDir()
	place := Place{Dir: filepath.Join(parent, "deep", "build")}
	for _, edition := range []string{"first", "second"} {
		report, problems, err := Write(t.Context(), place, publication(edition, 20))
		if err != nil || problems != nil {
			t.Fatal(problems, err)
		}
		want := expected(publication(edition, 20))
		same(t, place.Dir, want)
		aloneIn(t, filepath.Dir(place.Dir), "build")

		bytes := -len(markText)
		for content := range maps.Values(want) {
			bytes += len(content)
		}
		if report != (Report{Files: 21, Bytes: int64(bytes)}) {
			t.Errorf("got %+v, want 21 files of %d bytes", report, bytes)
		}
	}
}

func TestWriteTakesAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	if _, _, err := Write(t.Context(), Place{Dir: dir}, publication("first", 1)); err != nil {
		t.Fatal(err)
	}
	same(t, dir, expected(publication("first", 1)))
}

func TestWriteThroughALink(t *testing.T) {
	parent := t.TempDir()
	link := filepath.Join(parent, "build")
	if err := os.Mkdir(filepath.Join(parent, "disk"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("disk", link); err != nil {
		t.Skip(err)
	}
	if _, _, err := Write(t.Context(), Place{Dir: link}, publication("first", 1)); err != nil {
		t.Fatal(err)
	}
	same(t, filepath.Join(parent, "disk"), expected(publication("first", 1)))
	aloneIn(t, parent, "build", "disk")
}

func TestLongFilesAreStreamed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "build")
	var want strings.Builder
	long := File{Path: "search.json", Render: func(w io.Writer) error {
		for i := range 30 {
			piece := strings.Repeat(string(rune('a'+i)), 100_000)
			want.WriteString(piece)
			if _, err := io.WriteString(w, piece); err != nil {
				return err
			}
		}
		if held := cap(w.(*page).buf); held > 2*maxPiece {
			return fmt.Errorf("%d bytes are held in memory", held)
		}
		return nil
	}}
	report, _, err := Write(t.Context(), Place{Dir: dir}, slices.Values([]File{long}))
	if err != nil || report != (Report{1, 3_000_000}) {
		t.Fatal(report, err)
	}
	same(t, dir, map[string]string{markName: markText, "search.json": want.String()})
}

func TestFailuresLeaveTheLastOutput(t *testing.T) {
	broken := errors.New("broken")
	endless := File{Path: "endless.html", Render: func(w io.Writer) error {
		for {
			if _, err := io.WriteString(w, "<p>again and again</p>"); err != nil {
				return err
			}
		}
	}}
	ended, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		name    string
		ctx     context.Context
		file    File
		err     string
		problem string
	}{
		{"error", t.Context(), File{"a.html", func(io.Writer) error { return broken }}, "a.html: broken", ""},
		{"panic", t.Context(), File{"a.html", func(io.Writer) error { panic("oh") }}, "a.html: a fault of the program stopped the work here: oh", ""},
		{"endless page", t.Context(), endless, "", "endless.html: page is over 16 MiB"},
		{"script", t.Context(), text("a.html", "<p>\n<script>1</script>"), "", `a.html:2:1: page holds a script "<script>"`},
		{"interrupt", ended, File{"a.html", func(io.Writer) error { cancel(); return nil }}, "context canceled", ""},
		{"path", t.Context(), text("../a.html", ""), `"../a.html" is not a path within the output folder`, ""},
		{"name taken", t.Context(), text("EN/briefings/0/index.html", ""), `two files would have one name`, ""},
		{"the mark", t.Context(), text(markName, ""), "is the mark", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			parent := t.TempDir()
			place := Place{Dir: filepath.Join(parent, "build")}
			if _, _, err := Write(t.Context(), place, publication("first", 3)); err != nil {
				t.Fatal(err)
			}
			files := slices.AppendSeq(slices.Collect(publication("second", 3)), slices.Values([]File{c.file}))
			report, problems, err := Write(c.ctx, place, slices.Values(files))
			if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
				t.Errorf("got error %v, want %q", err, c.err)
			}
			if c.problem != "" && (len(problems) != 1 || problems[0].Place()+": "+problems[0].Sentence() != c.problem) {
				t.Errorf("got problems %+v, want %q", problems, c.problem)
			}
			if report != (Report{}) {
				t.Errorf("reported %+v", report)
			}
			same(t, place.Dir, expected(publication("first", 3)))
			aloneIn(t, parent, "build")
		})
	}
	if _, _, err := Write(ended, Place{Dir: t.TempDir()}, publication("first", 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// A slip in a template is on every page made from it: it is told once, and slips with ever other words ten times.
func TestProblemsAreMerged(t *testing.T) {
	files := func(yield func(File) bool) {
		for i := range 300 {
			page := fmt.Sprintf(`<p onclick=x()><p style="width:%d%%">`, i)
			if !yield(text(fmt.Sprintf("%03d.html", i), page)) {
				return
			}
		}
	}
	_, problems, err := Write(t.Context(), Place{Dir: filepath.Join(t.TempDir(), "build")}, files)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, p := range problems {
		places = append(places, p.Place())
	}
	want := []string{"000.html:1:4"}
	for i := range 10 {
		want = append(want, fmt.Sprintf("%03d.html:1:19", i))
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkWrite(b *testing.B) {
	const pages = 1000
	sample := string(samplePage())
	files := func(yield func(File) bool) {
		for i := range pages {
			if !yield(text(fmt.Sprintf("en/briefings/%d/index.html", i), sample)) {
				return
			}
		}
	}
	parent := b.TempDir()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, _, err := Write(b.Context(), Place{Dir: filepath.Join(parent, fmt.Sprint(i))}, files); err != nil {
			b.Fatal(err)
		}
	}
}
