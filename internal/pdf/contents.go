package pdf

import "strconv"

// folios are how the pages of a document are numbered where they are some of a file's: before counts those before them, and
// all those of the file. They are zero where the document is the file.
type folios struct{ before, all int }

// numbering is what is known of numbers.
type numbering struct {
	anchors map[string]int // the pages of anchors; nil before any is known
	folios
}

// numbers are the pages of anchors as the document writes them; nil before any page is known.
func (d Document) numbers(pages map[string]int) map[string]string {
	if pages == nil {
		return nil
	}
	write := d.Number
	if write == nil {
		write = strconv.Itoa
	}
	numbers := map[string]string{}
	for anchor, n := range pages {
		numbers[anchor] = write(n)
	}
	return numbers
}

// settled says that a print shows the numbers that it has.
func settled(anchors []string, told, found numbering) bool {
	for _, anchor := range anchors {
		n, known := told.anchors[anchor]
		m, there := found.anchors[anchor]
		if n != m || known != there {
			return false
		}
	}
	return told.folios == found.folios
}
