// Package briefing reads the pages that authors write: briefings, case studies and plain pages. It knows every
// field of each kind and the rules that one file is enough to check, first of all how harm and money are scored.
//
// Parse turns one file into a Document: its standing (draft, embargoed, withdrawn), its Content (a Briefing, a
// CaseStudy or a Page) with the body, or, for a translation, the texts that go over the original's.
//
//	doc, problems := briefing.Parse(entry, data)
//	doc.Content.(*briefing.Briefing).Saliency[0].Severity()   // at least 4, from scale
//
// A Document keeps its identity when its frontmatter is broken, so that one slip gives one message and not a trail
// of links that lead nowhere.
package briefing
