package pdf

import (
	"time"

	"salient/internal/pdf/check"
)

// Source gives a file of the publication by the path of its address, as a host would: "/en/briefings/cotton/" is
// the page, "/assets/salient.css" a style sheet. It is called from several goroutines.
type Source func(path string) (content []byte, contentType string, ok bool)

// Paper is a size of paper in millimetres. A page whose style sheet names a size in @page has that.
type Paper struct{ Width, Height float64 }

var (
	A4     = Paper{210, 297}
	Letter = Paper{215.9, 279.4}
)

// Document is a page to print, and what its file says of itself. Only Page and Out are needed.
type Document struct {
	Page string // its path in the publication: "/en/briefings/cotton/"
	Out  string // the path of the file: "/en/briefings/cotton/cotton.pdf"

	Title    string
	Lang     string // BCP 47
	RTL      bool   // read from right to left
	Author   string // the organisation
	Subject  string
	Keywords []string
	Licence  string // its address, or its name
	// Date is the day the document is of. The file has no other: it would differ from build to build.
	Date  time.Time
	Paper Paper // A4 where it is zero
	// Number writes the number of a page into a table of contents; strconv.Itoa where it is nil.
	Number func(int) string `json:"-"`
}

// Compendium is one file of many documents: a page that stands before them, as a cover and contents, and then the
// documents as they were printed. The front's links to the documents, by their addresses, lead within the file, and
// marks in it for the page of "/en/briefings/cotton/" are filled as those for the anchors of its own.
type Compendium struct {
	Front Document
	// Parts are the Out of documents of the same run, in their order.
	Parts []string
}

// File is a finished document.
type File struct {
	Out     string
	Content []byte
	Pages   int
	// Anchors are the pages, from 1, of the anchors that links of the document lead to.
	Anchors map[string]int
	// Findings are what keeps the file from being PDF/UA-1, as far as a machine can tell. Only without any does the file
	// say that it is.
	Findings []check.Finding
	// Reused says that the file came from the cache.
	Reused bool
}

func (d Document) paper() Paper {
	if d.Paper == (Paper{}) {
		return A4
	}
	return d.Paper
}
