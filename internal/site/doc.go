// Package site joins all that was parsed into one publication. Resolve is the only stage that sees everything: it
// gives each page its address, follows every reference, numbers the citations, gathers what is said of an issue, a
// company or a law, and reports what leads nowhere.
//
// What is public is decided here and once. A Site has no place for a draft, an embargoed page or the text of a
// withdrawn one, nor for a company or a survey that no public page names; later stages cannot leak what they are
// never given. A Site does not change once resolved and may be read by many goroutines.
//
// Its main types are Site, Edition (the publication in one language), Work (a page of an author in all languages) and
// Version (a work as the readers of one edition get it: the original, a translation, or the original's words).
//
//	s, problems, err := site.Resolve(input)
//	for _, work := range s.Briefings {
//		spanish := work.In(s.Edition("es"))
//		spanish.Address    // /es/briefings/cotton/
//		spanish.Fallback() // true: nobody has translated it yet
//	}
package site
