package source

import (
	"iter"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest gives the word that the author probably meant, or "" where none is close: at most three letters in ten
// may differ, and two neighbours may always have changed places. Case counts for nothing, and a prefix before a hyphen may be missing ("csdd" is near "eu-csddd").
func Nearest(word string, among iter.Seq[string]) string {
	word = strings.ToLower(word)
	letters := len([]rune(word))
	best, distance := "", letters*3/10+1
	if letters >= 4 {
		distance = max(distance, 3)
	}
	for candidate := range among {
		lower := strings.ToLower(candidate)
		d := levenshtein.ComputeDistance(word, lower)
		if _, rest, found := strings.Cut(lower, "-"); found {
			d = min(d, levenshtein.ComputeDistance(word, rest))
		}
		if d < distance {
			best, distance = candidate, d
		}
	}
	return best
}
