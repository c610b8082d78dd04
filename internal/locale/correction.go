package locale

import (
	"maps"

	"salient/internal/locale/cldr"
)

// correction is what CLDR says otherwise than the field does, or not yet. Data of the newest release that says the
// same makes it superfluous.
type correction struct {
	territories map[string]string
	quotes      [2]string
}

// The two Congos are named as the United Nations names them, not by their capitals, and M49 counts the Caribbean
// to 419. French sets its quotation marks off by narrow blanks that do not break.
var corrections = map[Tag]correction{
	"en": {territories: map[string]string{
		"CD": "Democratic Republic of the Congo", "CG": "Congo", "CV": "Cabo Verde",
		"419": "Latin America and the Caribbean",
	}},
	"es": {territories: map[string]string{"419": "América Latina y el Caribe"}},
	"ar": {territories: map[string]string{
		"CD": "جمهورية الكونغو الديمقراطية", "CG": "الكونغو",
		"419": "أمريكا اللاتينية ومنطقة البحر الكاريبي",
	}},
	"fr": {
		territories: map[string]string{
			"CD": "République démocratique du Congo", "CG": "Congo", "CV": "Cabo Verde",
			"419": "Amérique latine et Caraïbes",
		},
		quotes: [2]string{"«\u202f", "\u202f»"},
	},
	"fr-CH": {quotes: [2]string{"«", "»"}},
	"pt": {territories: map[string]string{
		"CD": "República Democrática do Congo", "CG": "Congo",
		"419": "América Latina e Caribe",
	}},
}

// correct changes the data of a language, given with its parents, the most general first.
func correct(data *cldr.Data, chain []Tag) {
	for _, tag := range chain {
		c := corrections[tag]
		maps.Copy(data.Territories, c.territories)
		if c.quotes != [2]string{} {
			data.Quotes = c.quotes
		}
	}
}
