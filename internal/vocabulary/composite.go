package vocabulary

import (
	"slices"
	"strings"
)

// composites are the words by which a field would sum up a company or a briefing in one figure.
var composites = []string{
	"score", "scores", "scoring", "overall", "rating", "ratings", "rated", "rank", "ranks", "ranking", "ranked",
	"composite", "aggregate", "average", "total", "points", "stars", "percentile",
}

// Composite says why a briefing or a company has no field of such a name ("score", "esg_rating"); nil for a name
// that promises no composite figure.
func Composite(field string) *Flaw {
	words := strings.FieldsFunc(strings.ToLower(field), func(r rune) bool { return r == '_' || r == '-' || r == ' ' })
	if !slices.ContainsFunc(words, func(word string) bool { return slices.Contains(composites, word) }) {
		return nil
	}
	return &Flaw{
		"a composite figure: severity, likelihood and money are never joined in one, and companies are not ranked (UNGP 24; ESRS 1 ¶45, 49-51)",
		"remove it; the scores of each part stand in saliency: and materiality:, each with its reason",
	}
}
