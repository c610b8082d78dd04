// Package pdf prints pages of a publication to PDF files.
//
//	press, err := pdf.Start(ctx, pdf.Options{Base: "https://briefings.example.org/", Source: find, Cache: cache})
//	if err != nil {
//		return err   // a *pdf.NoBrowserError says how to get one
//	}
//	defer press.Close()
//	for file, err := range press.Print(documents, compendia) {
//		...   // each as it is finished; an error names its document, and the others come
//	}
//
// One headless Chromium prints on several tabs. It reaches no host: every request is answered by [Source], out of
// memory, under the addresses that the pages will have. So links are right from the start, those within a page stay
// within the file, and nothing of this machine is there to leak. Scripts of pages do not run.
//
// What the browser prints is then completed in Go, since a browser's file is neither PDF/UA-1 (ISO 14289-1) nor twice
// the same:
//
//   - Structure: types of PDF 2.0 become those of ISO 32000-1; loose text becomes paragraphs; items of lists get
//     their bodies; HTML figures that are no pictures become groups; rules, grounds and page margins become
//     artifacts. The tree has about a third of the elements after that. tidy.go and content.go.
//   - Words: links get theirs for those who meet them alone, and titles of the outline lose the browser's faults
//     (spaces at line ends; the order of words in Arabic). They are asked of the page itself, which is also made to
//     tell the language of parts of a line, and that a list of terms is a list. words.js.
//   - Letters: glyphs that are several letters at once, of which the browser says that they mean none, are told theirs.
//     meanings.go.
//   - Catalogue: title, language, direction, page labels, and what the file says of itself, in two ways; nothing of
//     the browser, the system or the time of day. complete.go.
//   - Bytes: objects in the order of their meaning and packed, identifiers by content. The same page and the same
//     browser give the same bytes, on any number of tabs. Package object.
//
// A finished file is checked (package check), and calls itself PDF/UA-1 only where nothing is found.
//
// # Tables of contents
//
// CSS has no number for the page of an anchor that Chromium would know. An element <span data-page-of="why-now"></span>
// is filled with it: the page is printed as a draft, the places of its anchors are read from the file, and it is printed
// again with their numbers, until they agree. A place has a number only where a link of the page leads to it.
//
// The documents of a compendium are printed once more for it, with the numbers of its pages: the root of a page then has
// the custom properties --first-page and --pages, and a style sheet numbers with them:
//
//	@page { @bottom-center { content: counter(page) " / " var(--pages, counter(pages)) } }
//	@page :first { counter-increment: page var(--first-page, 1) }
//
// # What the browser cannot give
//
// Text from right to left is written in the order in which it is seen, so that programs that take it out must turn it
// around, as most do. Where a line ends there is no space, which programs see by the lines' places.
// Running heads cannot take up the title of the current section (no string-set).
package pdf
