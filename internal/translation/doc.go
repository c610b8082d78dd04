// Package translation compares a page in two languages. All of it is pure functions: it reads no file, no clock and
// no history.
//
// Merge lays the texts of a translation over the original, Print takes the fingerprints of an original's texts,
// and Compare says whether a translation was made from the texts as they are now, or which sections moved since.
// TextsOf takes an original apart, once for all its translations; Segments pairs its texts with those of one of them,
// and Parity compares what is paired: every Number of the original is in the translation, and every reference.
// Standings says how pages stand in every language and how many words are left of them, TextsIn and InterfaceIn how many
// are left of what stands on no page.
//
//	page, problems := translation.Merge(original, translated)
//	status := translation.Compare(original, translated.Translation)
//	status.State      // OutOfDate
//	status.Sections   // ["why-now"]
//	problems = translation.Check(translation.TextsOf(original), translated, page, english, spanish)
//	problems[0]       // a number that is not the original's "91"; did you mean "19"?
package translation
