package translation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"

	"salient/internal/locale"
)

// Run is a piece of a text that was changed.
type Run struct {
	Fate Fate
	Text string
}

// Fate is what became of some words.
type Fate uint8

const (
	Kept Fate = iota
	Removed
	Added
)

// Difference compares two wordings of a text word by word, and by characters where a script parts words by nothing.
// The kept and the removed runs are together the first wording, and the kept and the added ones the second.
//
//	Difference("Five years have passed.", "Six years have passed.")
//	// Removed "Five", Added "Six", Kept " years have passed."
func Difference(before, after string) []Run {
	old, now := tokens(before), tokens(after)
	var runs []Run
	add := func(fate Fate, words []string) {
		if len(words) > 0 {
			runs = append(runs, Run{fate, strings.Join(words, "")})
		}
	}
	from := 0
	for _, d := range legible(old, differing(old, now)) {
		add(Kept, old[from:d.Start])
		add(Removed, old[d.Start:d.End])
		add(Added, now[d.ReplStart:d.ReplEnd])
		from = d.End
	}
	add(Kept, old[from:])
	return runs
}

// differing gives the pieces that differ. The library gives up where very much does, so that it always ends soon; what
// it then left whole, it compares again.
func differing(before, after []string) []lcs.Diff {
	var all []lcs.Diff
	for _, d := range lcs.DiffLines(before, after) {
		isAll := d.End-d.Start == len(before) && d.ReplEnd-d.ReplStart == len(after)
		if isAll || d.Start == d.End || d.ReplStart == d.ReplEnd {
			all = append(all, d)
			continue
		}
		for _, within := range differing(before[d.Start:d.End], after[d.ReplStart:d.ReplEnd]) {
			all = append(all, lcs.Diff{
				Start: d.Start + within.Start, End: d.Start + within.End,
				ReplStart: d.ReplStart + within.ReplStart, ReplEnd: d.ReplStart + within.ReplEnd,
			})
		}
	}
	return all
}

// legible joins differences with no more than a word or two between them: a sentence that was written anew is read as a
// whole, not around each "the" that happens to be in both.
func legible(before []string, all []lcs.Diff) []lcs.Diff {
	joined := all[:0]
	for _, d := range all {
		for len(joined) > 0 {
			last := &joined[len(joined)-1]
			if !slight(before[last.End:d.Start], min(size(*last), size(d))) {
				break
			}
			d.Start, d.ReplStart = last.Start, last.ReplStart
			joined = joined[:len(joined)-1]
		}
		joined = append(joined, d)
	}
	return joined
}

// size is how many tokens a difference has, on the side that has more.
func size(d lcs.Diff) int { return max(d.End-d.Start, d.ReplEnd-d.ReplStart) }

// slight says whether what is kept between two differences is too little to be read for itself.
func slight(kept []string, beside int) bool {
	words := 0
	for _, token := range kept {
		if isWord(token) {
			words++
		}
	}
	return words == 0 || words <= 2 && len(kept) <= beside
}

func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// tokens parts a text into words and numbers, blanks, and single signs. It loses nothing.
func tokens(text string) []string {
	all := make([]string, 0, len(text)/4+1)
	for len(text) > 0 {
		n := tokenOf(text)
		all = append(all, text[:n])
		text = text[n:]
	}
	return all
}

// tokenOf gives the length of the first token of a text, in bytes.
func tokenOf(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	inWord := !locale.Unspaced(first) && (unicode.IsLetter(first) || unicode.IsDigit(first))
	last := first
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		letter := !locale.Unspaced(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
		switch {
		case unicode.IsMark(r) || r == '\u200c' || r == '\u200d': // they shape the letter before them
		case inWord && letter:
		case inWord && joins(last, r, text[n+size:]):
		case unicode.IsSpace(first) && unicode.IsSpace(r):
		default:
			return n
		}
		last = r
		n += size
	}
	return n
}

// joins says whether a sign belongs to the word that it stands in: 1,234.5 and l'eau.
func joins(before, sign rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch sign {
	case '.', ',', '٫', '٬':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '\'', '’':
		return !locale.Unspaced(after) && unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return false
}

// alikeness says how much of their words two texts have in common, from 0 to 1 (the index of Dice).
func alikeness(before, after string) float64 {
	old, now := wordsIn(before), wordsIn(after)
	if len(old)+len(now) == 0 {
		return 0
	}
	left := make(map[string]int, len(old))
	for _, word := range old {
		left[word]++
	}
	common := 0
	for _, word := range now {
		if left[word] > 0 {
			left[word]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(old)+len(now))
}

func wordsIn(text string) []string {
	words := tokens(strings.ToLower(text))
	kept := words[:0]
	for _, word := range words {
		if isWord(word) {
			kept = append(kept, word)
		}
	}
	return kept
}

// matched pairs the items of two lists in their order: first those that are the same, and between them those that are
// together the most alike. An alikeness of 0 makes no pair; -1 stands for no item.
func matched(before, after []string, alike func(i, j int) float64) [][2]int {
	var pairs [][2]int
	i, j := 0, 0
	same := func(to int) {
		for ; i < to; i, j = i+1, j+1 {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	for _, d := range differing(before, after) {
		same(d.Start)
		pairs = mostAlike(pairs, d, alike)
		i, j = d.End, d.ReplEnd
	}
	same(len(before))
	return pairs
}

// mostAlike adds the pairs of what differs.
func mostAlike(pairs [][2]int, d lcs.Diff, alike func(i, j int) float64) [][2]int {
	rows, columns := d.End-d.Start, d.ReplEnd-d.ReplStart
	if rows*columns > 1<<14 {
		rows, columns = 0, 0 // so much was not edited but replaced
	}
	// best is the alikeness of all from a row and a column on, and score that of the two.
	best, score := make([][]float64, rows+1), make([][]float64, rows)
	best[rows] = make([]float64, columns+1)
	for r := rows - 1; r >= 0; r-- {
		best[r], score[r] = make([]float64, columns+1), make([]float64, columns)
		for c := columns - 1; c >= 0; c-- {
			best[r][c] = max(best[r+1][c], best[r][c+1])
			if score[r][c] = alike(d.Start+r, d.ReplStart+c); score[r][c] > 0 {
				best[r][c] = max(best[r][c], score[r][c]+best[r+1][c+1])
			}
		}
	}
	i, j := d.Start, d.ReplStart
	for r, c := 0, 0; r < rows && c < columns; r, c = i-d.Start, j-d.ReplStart {
		switch {
		case score[r][c] > 0 && best[r][c] == score[r][c]+best[r+1][c+1]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[r][c] == best[r+1][c]:
			pairs = append(pairs, [2]int{i, -1})
			i++
		default:
			pairs = append(pairs, [2]int{-1, j})
			j++
		}
	}
	for ; i < d.End; i++ {
		pairs = append(pairs, [2]int{i, -1})
	}
	for ; j < d.ReplEnd; j++ {
		pairs = append(pairs, [2]int{-1, j})
	}
	return pairs
}
