package translation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// marked writes a difference as one line.
func marked(runs []Run) string {
	var b strings.Builder
	for _, run := range runs {
		b.WriteString([...]string{Kept: "", Removed: "[-", Added: "{+"}[run.Fate])
		b.WriteString(run.Text)
		b.WriteString([...]string{Kept: "", Removed: "-]", Added: "+}"}[run.Fate])
	}
	return b.String()
}

func TestDifference(t *testing.T) {
	for _, tc := range []struct{ before, after, want string }{
		{"", "", ""},
		{"Same.", "Same.", "Same."},
		{"", "New.", "{+New.+}"},
		{"Five years have passed.", "Six years have passed.", "[-Five-]{+Six+} years have passed."},
		{"Five years have passed.", "Five years have passed, and 7 letters.", "Five years have passed{+, and 7 letters+}."},
		{"It costs 1,234.5 now.", "It costs 1,234.6 now.", "It costs [-1,234.5-]{+1,234.6+} now."},
		{"l'eau", "l'air", "[-l'eau-]{+l'air+}"},
		{"Five men went to the sea at dawn.", "All women came from the hills by night.", "[-Five men went to the sea at dawn-]{+All women came from the hills by night+}."},
		{"مرّت خمس سنوات على ذلك.", "مرّت ستّ سنوات على ذلك.", "مرّت [-خمس-]{+ستّ+} سنوات على ذلك."},
		{"五年过去了。", "六年过去了。", "[-五-]{+六+}年过去了。"},
		{"เก้าปี", "เก้าวัน", "เก้า[-ปี-]{+วัน+}"},
		{"Cafe\u0301 noir", "Cafe noir", "[-Cafe\u0301-]{+Cafe+} noir"},
	} {
		if got := marked(Difference(tc.before, tc.after)); got != tc.want {
			t.Errorf("%q to %q: %s, want %s", tc.before, tc.after, got, tc.want)
		}
	}
}

func TestALongTextWrittenAnewIsComparedToItsEnd(t *testing.T) {
	var before, after strings.Builder
	for i := range 400 {
		word := strings.Repeat("x", i%40+1)
		before.WriteString(word + " stays in the place where it was; ")
		after.WriteString(word + "y stays in the place where it was; ")
	}
	for _, run := range Difference(before.String(), after.String()) {
		if run.Fate != Kept && len(run.Text) > 50 {
			t.Fatalf("%d letters at once: %.80s…", len(run.Text), run.Text)
		}
	}
}

func TestMatched(t *testing.T) {
	for _, tc := range []struct {
		name          string
		before, after []string
		want          [][2]int
	}{
		{"one put in between", []string{"a", "b"}, []string{"a", "new", "b"}, [][2]int{{0, 0}, {-1, 1}, {1, 2}}},
		{"one taken out", []string{"a", "b", "c"}, []string{"a", "c"}, [][2]int{{0, 0}, {1, -1}, {2, 1}}},
		{"one edited behind a new one", []string{"the cat sat"}, []string{"what is new", "the cat sat down"}, [][2]int{{-1, 0}, {0, 1}}},
		{"nothing alike", []string{"one"}, []string{"two"}, [][2]int{{0, -1}, {-1, 0}}},
		{"nothing at all", nil, nil, nil},
	} {
		got := matched(tc.before, tc.after, func(i, j int) float64 { return alikeness(tc.before[i], tc.after[j]) })
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %s", tc.name, diff)
		}
	}
}

func FuzzDifference(f *testing.F) {
	f.Add("Five years have passed.", "Six years have passed, and 1,234 letters.")
	f.Add("五年过去了。", "六年，过去了")
	f.Add("مرّت خمس سنوات", "مرّت ستّ سنوات")
	f.Add("l'eau\u0301 \xff", "\u0301’")
	f.Fuzz(func(t *testing.T, before, after string) {
		var was, is strings.Builder
		last := Run{Fate: Kept}
		for i, run := range Difference(before, after) {
			if run.Text == "" || i > 0 && run.Fate == last.Fate {
				t.Errorf("run %d is empty or goes on the one before: %+v", i, run)
			}
			if run.Fate != Added {
				was.WriteString(run.Text)
			}
			if run.Fate != Removed {
				is.WriteString(run.Text)
			}
			last = run
		}
		if was.String() != before || is.String() != after {
			t.Errorf("%q and %q, want %q and %q", was.String(), is.String(), before, after)
		}
	})
}

func BenchmarkDifference(b *testing.B) {
	before := strings.Repeat("Five years have passed since the letter was sent, and nobody answered it. ", 20)
	after := strings.Replace(before, "nobody", "somebody", 5)
	b.ReportAllocs()
	for b.Loop() {
		Difference(before, after)
	}
}
