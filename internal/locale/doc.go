// Package locale writes for the readers of a language: its numbers, dates, lists and names, its interface words with
// their plurals, its direction and its order of sorting. All but the words and the order come from one release of
// CLDR (package cldr); the words from templates/strings, a file a language; the order from golang.org/x/text.
//
// Its types are Tag (a language), Locale (how that language writes), Decimal (a number as it was written) and Words
// (the interface in that language).
//
//	tag, err := locale.Parse("es")
//	es := locale.For(tag)
//	es.Date(2026, time.May, 14)               // "14 de mayo de 2026"
//	es.Number("12345.50")                     // "12.345,50"
//	es.List([]string{"México", "India"})      // "México e India"
//	es.Territory("419")                       // "América Latina y el Caribe"
//	es.NumberWords("treinta y dos")[0].Value  // 32
//	words[tag].T("asks.count", "n", 3)        // "3 peticiones"
//
// A Locale and Words may be used by many goroutines at once.
package locale
