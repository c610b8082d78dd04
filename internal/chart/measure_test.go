package chart

import (
	"slices"
	"strings"
	"testing"
)

func TestMeasure(t *testing.T) {
	for _, test := range []struct {
		text     string
		from, to float64 // in em; measured in a browser with Noto Sans and DejaVu Sans, and a tenth above it
	}{
		{"", 0, 0},
		{"Hello", 2.3, 2.8},
		{"1234567890", 6.3, 6.6},
		{"中文", 2, 2},
		{"ｅ", 1, 1},
		{"e\u0301", .61, .66},              // a mark takes no room
		{"क्ष", 1.2, 1.7},                  // nor does the sign that joins two consonants
		{"بببب", 1.9, 2.5},                 // joined letters are narrower
		{"ب ب ب ب", 5, 6},                  // than those that stand alone
		{"ب\u200cب\u200cب\u200cب", 4, 4.5}, // or are kept from joining
		{"بَبَبَبَ", 1.9, 2.5},             // marks between them do not keep them from it
		{"دردر", 2, 2.3},                   // some letters join none that follow
		{"👍", 1.2, 1.5},                    // beyond the table
		{"\U0002070E", 1, 1.5},             // an ideograph too
		{"\u200b\u200e\u2066\u2069", 0, 0}, // what is not seen
	} {
		if got := measure(test.text, 1); got < test.from || got > test.to {
			t.Errorf("%q is %.3f em wide, not %.2f to %.2f", test.text, got, test.from, test.to)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64 // in em
		want  string
	}{
		{"", 10, ""},
		{"short", 10, "short"},
		{"two words", 5, "two |words"},
		{"one two three four", 8, "one two |three four"},
		{"a bbbbbbbbbbbbbbbbbbbb c", 5, ""},
		{"难以了解在大型机构里由谁作出决定", 9, "难以了解在大型机|构里由谁作出决定"},
		{"了解（在大型机构），由谁决定。", 8, "了解（在大型机|构），由谁决定。"}, // no line begins with a comma or a closing bracket
		{"10\u00a0000\u00a0000 euros", 6, "10\u00a0000\u00a0000 |euros"},
	} {
		lines := wrap(test.text, test.width, 1)
		if strings.Join(lines, "") != test.text {
			t.Errorf("the lines of %q are %q", test.text, lines)
		}
		if got := strings.Join(lines, "|"); test.want != "" && got != test.want {
			t.Errorf("%q is cut as %q, not %q", test.text, got, test.want)
		}
	}
}

// TestWrapKeepsWidth cuts every hostile label for widths down to one letter.
func TestWrapKeepsWidth(t *testing.T) {
	for _, text := range hostile {
		for width := 2.0; width < 40; width += 1.7 {
			lines := wrap(text, width, 1)
			if strings.Join(lines, "") != text || slices.Contains(lines, "") {
				t.Fatalf("at %.1f the lines of %q are %q", width, text, lines)
			}
			for _, line := range lines {
				if w := measure(strings.TrimRight(line, " "), 1); w > width && len([]rune(line)) > 7 {
					t.Fatalf("a line of %.1f for %.1f: %q", w, width, line)
				}
			}
		}
	}
}
