package pdf

import (
	"html"
	"maps"
	"regexp"
	"strconv"
)

// pageMark is an element for the number of a page: <span data-page-of="why-now"></span>. Its quotes may have been
// taken off by a minifier.
var pageMark = regexp.MustCompile(`(<[a-z]+\b[^<>]*\bdata-page-of=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))[^<>]*>)[^<]*<`)

// unknown stands where a number is not known yet. It is as wide as most numbers will be, so that a second print is
// seldom followed by a third.
const unknown = "00"

// marked lists the anchors whose pages a page wants to tell.
func marked(page []byte) []string {
	var anchors []string
	for _, m := range pageMark.FindAllSubmatch(page, -1) {
		anchors = append(anchors, html.UnescapeString(string(m[2])+string(m[3])+string(m[4])))
	}
	return anchors
}

// fill writes the numbers of pages into the elements that are marked for them.
func fill(page []byte, pages map[string]int, number func(int) string) []byte {
	if number == nil {
		number = strconv.Itoa
	}
	return pageMark.ReplaceAllFunc(page, func(element []byte) []byte {
		m := pageMark.FindSubmatch(element)
		anchor := html.UnescapeString(string(m[2]) + string(m[3]) + string(m[4]))
		text := unknown
		if n, ok := pages[anchor]; ok {
			text = number(n)
		} else if pages != nil {
			text = "" // the anchor is nowhere
		}
		return append(append(append([]byte{}, m[1]...), html.EscapeString(text)...), '<')
	})
}

// settled says that a print shows the numbers that it has.
func settled(anchors []string, told, found map[string]int) bool {
	of := func(pages map[string]int) map[string]int {
		some := map[string]int{}
		for _, a := range anchors {
			if n, ok := pages[a]; ok {
				some[a] = n
			}
		}
		return some
	}
	return maps.Equal(of(told), of(found))
}
