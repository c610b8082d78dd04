package pdf

import "strconv"

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
func settled(anchors []string, told, found map[string]int) bool {
	for _, anchor := range anchors {
		n, known := told[anchor]
		m, there := found[anchor]
		if n != m || known != there {
			return false
		}
	}
	return true
}
