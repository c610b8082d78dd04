// Package translation compares a page in two languages. All of it is pure functions: it reads no file, no clock and
// no history.
//
// Merge lays the texts of a translation over the original, Print takes the fingerprints of an original's texts,
// and Compare says whether a translation was made from the texts as they are now, or which sections moved since.
//
//	page, problems := translation.Merge(original, translated)
//	status := translation.Compare(original, translated.Translation)
//	status.State      // OutOfDate
//	status.Sections   // ["why-now"]
package translation
