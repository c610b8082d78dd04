// Package check looks for what keeps a PDF file from being PDF/UA-1 (ISO 14289-1), as far as a machine can tell.
//
//	for _, finding := range check.File(file) {
//		fmt.Println(finding)   // 13-004 figure without words for it (page 3)
//	}
//
// Each check has the number that it has in the Matterhorn Protocol 1.1 of the PDF Association, which splits the
// standard into 136 failure conditions, of which a machine can find 87. The table in table.go has those that a file of
// printed web pages can meet. It knows nothing of how the file was made, and shares with its
// maker nothing but the syntax of objects. What only people can judge (whether words for a figure say what it shows,
// whether the order is the one in which one reads) is decided by the pages, and is not asked here.
package check
