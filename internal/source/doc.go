// Package source meets the author's files. It lists and classifies what lies in content, cuts a page at its
// fences, reads YAML strictly, and describes every slip as a Problem that an author can mend.
//
// Its types are Entry (a file and the place it has in a publication), Page (frontmatter and body), Node (a value
// in YAML with its position) and Problem.
//
//	entries, problems := source.List(site)                  // content/en/briefings/cotton.md is a Briefing in "en"
//	text, _, err := source.Read(site, entries[0])
//	page, problems := source.ParsePage("content/en/briefings/cotton.md", text)
//	page.Front.Field("title").Value                         // "Cotton"
//
// Nothing here knows what a field means: that is schema's part, and briefing's.
package source
