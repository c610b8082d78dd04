package locale

import (
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"salient/internal/locale/cldr"
)

// Locale is how a language writes numbers, dates, lists and names.
type Locale struct {
	tag         Tag
	data        *cldr.Data
	symbols     Symbols
	percent     [2]string // what stands before and after the number
	rightToLeft bool
	dates       dateFormats
	plural      pluralRules
	categories  []string
	spelled     func() *spelled // made when first asked for
	collators   sync.Pool       // of *collate.Collator, which serves one goroutine at a time
}

var locales sync.Map // Tag to *Locale

// For gives the locale of a tag. What CLDR does not say of the language is taken from its parents, and where none
// of them is Covered, from English.
func For(tag Tag) *Locale {
	if known, found := locales.Load(tag); found {
		return known.(*Locale)
	}
	known, _ := locales.LoadOrStore(tag, load(tag))
	return known.(*Locale)
}

func load(tag Tag) *Locale {
	chain := tag.chain()
	if !tag.Covered() {
		chain = English.chain()
	}
	data := cldr.Load(chain)
	correct(data, chain)
	l := &Locale{tag: tag, rightToLeft: tag.Direction() == "rtl", data: data, symbols: symbolsOf(data.Numbers), percent: percentOf(data.Numbers)}
	l.dates = dateFormatsOf(&data.Dates)
	l.plural = pluralRulesOf(data.Plurals)
	l.categories = l.plural.needed()
	l.spelled = sync.OnceValue(func() *spelled { return spelledOf(data, tag) })
	order := language.Make(string(tag))
	l.collators.New = func() any { return collate.New(order) }
	return l
}

// Tag is the language that was asked for.
func (l *Locale) Tag() Tag { return l.tag }
