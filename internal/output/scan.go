package output

import (
	"bytes"
	"html"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"salient/internal/source"
)

// Scan finds what has no place in a finished file, since the content security policy of the publication blocks it
// or it tells another host of the reader: a script, style or event handler in a page itself, and anything that a page
// or stylesheet loads from elsewhere than the site. Data in a script of type application/ld+json and links to follow
// are no such thing. Files that are neither HTML, SVG nor CSS, as their names tell, hold nothing to find.
func Scan(file string, content []byte) []source.Problem {
	s := scanner{file: file, page: content}
	switch path.Ext(file) {
	case ".html", ".svg":
		s.markup()
	case ".css":
		s.stylesheet()
	}
	return s.found
}

// scanned says whether Scan looks into a file.
func scanned(file string) bool {
	switch path.Ext(file) {
	case ".html", ".svg", ".css":
		return true
	}
	return false
}

// elsewhere is an address with a host, or one that carries the file itself, where a stylesheet can load one.
var elsewhere = regexp.MustCompile(`(?i)(?:url\(\s*["']?|["'])\s*(?:(?:[a-z][a-z0-9+.-]*:)?//|data:|blob:)[^"')]*`)

func (s *scanner) stylesheet() {
	for _, at := range elsewhere.FindAllIndex(s.page, -1) {
		s.start = at[0]
		s.report(at[0], "stylesheet loads a file from elsewhere", noHost)
	}
}

// scanner goes over a page once with the tokens of HTML alone (WHATWG HTML, 13.2.5), because every page of every
// build passes through it: the tokenizer of x/net/html takes eight times as long. Where browsers differ it takes the
// reading that finds more.
type scanner struct {
	file  string
	page  []byte
	at    int // the next byte to read
	found []source.Problem

	// Of the tag at hand:
	start int
	tag   []byte
	typ   []byte
	rel   []byte
	href  attribute
	equiv []byte
	meta  attribute
	src   bool
}

type attribute struct {
	at    int
	value []byte
}

const (
	noInline = "put it into a file of assets/ that the page names"
	noHost   = "keep a copy of the file in assets/ and name that"
)

func (s *scanner) markup() {
	for {
		n := bytes.IndexByte(s.page[s.at:], '<')
		if n < 0 {
			return
		}
		s.at += n + 1
		s.token()
	}
}

// token reads what begins with a "<".
func (s *scanner) token() {
	if s.at == len(s.page) {
		return
	}
	switch c := s.page[s.at]; {
	case letter(c):
		s.startTag()
	case c == '!' && bytes.HasPrefix(s.page[s.at:], []byte("!--")):
		s.comment()
	case c == '!', c == '?', c == '/':
		for s.at < len(s.page) && s.page[s.at] != '>' {
			s.at++
		}
	}
}

// comment ends at --> or --!>, and <!--> and <!---> are whole.
func (s *scanner) comment() {
	s.at += len("!--")
	rest := s.page[s.at:]
	if bytes.HasPrefix(rest, []byte(">")) || bytes.HasPrefix(rest, []byte("->")) {
		return
	}
	for {
		s.skip("--")
		rest := s.page[s.at:]
		switch {
		case len(rest) == 0, rest[0] == '>', bytes.HasPrefix(rest, []byte("!>")):
			return
		}
		s.at-- // of "--->" the last two count
	}
}

func (s *scanner) skip(to string) {
	n := bytes.Index(s.page[s.at:], []byte(to))
	if n < 0 {
		s.at = len(s.page)
		return
	}
	s.at += n + len(to)
}

func (s *scanner) startTag() {
	page := s.page
	at := s.at
	for at < len(page) && class[page[at]]&endsName == 0 {
		at++
	}
	s.start, s.tag = s.at-1, page[s.at:at]
	s.typ, s.rel, s.href, s.equiv, s.meta, s.src = nil, nil, attribute{}, nil, attribute{}, false
	for {
		for at < len(page) && class[page[at]]&parts != 0 {
			at++
		}
		if at == len(page) {
			break
		}
		if page[at] == '>' {
			at++
			break
		}
		from := at
		at++ // an "=" here belongs to the name
		for at < len(page) && class[page[at]]&endsAttribute == 0 {
			at++
		}
		name := page[from:at]
		next := at
		for next < len(page) && class[page[next]]&blank != 0 {
			next++
		}
		var value []byte
		if next < len(page) && page[next] == '=' {
			value, at = attributeValue(page, next+1)
		}
		// Only what begins with one of these letters can matter, which is less than half of what pages hold.
		if class[name[0]]&telling != 0 {
			s.judge(from, name, value)
		}
	}
	s.at = at
	s.element()
}

// attributeValue reads what stands behind the "=", and says where it ends.
func attributeValue(page []byte, at int) ([]byte, int) {
	for at < len(page) && class[page[at]]&blank != 0 {
		at++
	}
	if at == len(page) {
		return nil, at
	}
	if quote := page[at]; quote == '"' || quote == '\'' {
		at++
		n := bytes.IndexByte(page[at:], quote)
		if n < 0 {
			return page[at:], len(page)
		}
		return page[at : at+n], at + n + 1
	}
	from := at
	for at < len(page) && class[page[at]]&endsValue == 0 {
		at++
	}
	return page[from:at], at
}

// What a byte can be within a tag.
const (
	blank         = 1 << iota
	parts         // stands between attributes
	endsName      // of a tag
	endsAttribute // its name
	endsValue     // one without quotes
	telling       // an attribute that judge looks at can begin with it
)

var class = func() (class [256]byte) {
	for _, c := range " \n\t\r\f" {
		class[c] = blank | parts | endsName | endsAttribute | endsValue
	}
	class['/'] = parts | endsName | endsAttribute
	class['>'] = endsName | endsAttribute | endsValue
	class['='] = endsAttribute
	for _, c := range "abcdfhimoprstx" {
		class[c] |= telling
		class[c-0x20] |= telling
	}
	return class
}()

// judge looks at one attribute. Nearly all are told apart by their first letter.
func (s *scanner) judge(at int, name, value []byte) {
	switch name[0] | 0x20 {
	case 'o':
		if len(name) > 2 && name[1]|0x20 == 'n' {
			s.report(at, "page holds an event handler", noInline)
		}
	case 's':
		switch {
		case is(name, "style"):
			s.report(at, "page holds a style attribute", "give the element a class, and the class its style in a file of assets/")
		case is(name, "src"):
			s.src = true
			s.load(at, value)
		case is(name, "srcset"):
			s.loadSet(at, value)
		case is(name, "srcdoc"):
			s.report(at, "page holds another page in an attribute", "link to it")
		}
	case 'h', 'x':
		if is(name, "href") || is(name, "xlink:href") {
			s.href = attribute{at, value}
		} else if is(name, "http-equiv") {
			s.equiv = value
		}
	case 'r':
		if is(name, "rel") {
			s.rel = value
		}
	case 't':
		if is(name, "type") {
			s.typ = value
		}
	case 'c':
		if is(name, "content") {
			s.meta = attribute{at, value}
		}
	case 'a', 'b', 'd', 'f', 'm', 'p':
		for _, loads := range [...]string{"action", "formaction", "background", "data", "manifest", "ping", "poster"} {
			if is(name, loads) {
				s.load(at, value)
			}
		}
	case 'i':
		if is(name, "imagesrcset") {
			s.loadSet(at, value)
		}
	}
}

// element looks at a tag once all of its attributes are known, and passes over text that is no markup.
func (s *scanner) element() {
	switch {
	case is(s.tag, "a"), is(s.tag, "area"):
		if runs(s.href.value) {
			s.report(s.href.at, "link runs a script", noInline)
		}
	case is(s.tag, "link"):
		if !follows(s.rel) {
			s.load(s.href.at, s.href.value)
		}
	case is(s.tag, "base"):
		s.report(s.start, "page moves its own base address", "remove the base element, and write addresses from the page's own")
	case is(s.tag, "meta"):
		if is(s.equiv, "refresh") {
			if _, url, ok := bytes.Cut(s.meta.value, []byte("=")); ok {
				s.load(s.meta.at, bytes.Trim(url, `'" `))
			}
		}
	case is(s.tag, "script"):
		if !s.src && !is(bytes.TrimSpace(s.typ), "application/ld+json") {
			s.report(s.start, "page holds a script", noInline)
		}
		s.load(s.href.at, s.href.value) // of a script in SVG
		s.raw()
	case is(s.tag, "style"):
		s.report(s.start, "page holds a style sheet", noInline)
		s.raw()
	default:
		s.load(s.href.at, s.href.value) // image, use, feImage … of SVG
	}
}

// raw passes over the text of a script or style, in which no tag but its own end is one. In SVG it may be empty.
func (s *scanner) raw() {
	if bytes.HasSuffix(s.page[:s.at], []byte("/>")) {
		return
	}
	for {
		s.skip("</")
		rest := s.page[s.at:]
		if len(rest) == 0 {
			return
		}
		if len(rest) >= len(s.tag) && bytes.EqualFold(rest[:len(s.tag)], s.tag) && (len(rest) == len(s.tag) || class[rest[len(s.tag)]]&endsName != 0) {
			return
		}
	}
}

// load reports an address that is not one of the site's own.
func (s *scanner) load(at int, value []byte) {
	if len(value) == 0 || value[0] > ' ' && !bytes.ContainsAny(value, "&:\\\t\r\n") && !bytes.HasPrefix(value, []byte("//")) {
		return // nearly all, and without a copy
	}
	switch address := clean(value); {
	case scheme(address) == "javascript":
		s.report(at, "page holds a script", noInline)
	case scheme(address) != "" || strings.HasPrefix(strings.ReplaceAll(address, `\`, "/"), "//"):
		s.report(at, "page loads a file from elsewhere", noHost)
	}
}

// loadSet does the same for "small.jpg 1x, large.jpg 2x".
func (s *scanner) loadSet(at int, value []byte) {
	for candidate := range bytes.SplitSeq(value, []byte(",")) {
		s.load(at, bytes.TrimSpace(candidate))
	}
}

func (s *scanner) report(at int, what, advice string) {
	end := min(s.start+80, len(s.page))
	if n := bytes.IndexByte(s.page[s.start:end], '>'); n >= 0 {
		end = s.start + n + 1
	}
	before := s.page[:at]
	line := bytes.LastIndexByte(before, '\n') + 1
	s.found = append(s.found, source.Problem{
		File:   s.file,
		Pos:    source.Pos{Line: int32(bytes.Count(before, []byte("\n")) + 1), Col: int32(utf8.RuneCount(before[line:]) + 1)},
		What:   what,
		Words:  strings.ToValidUTF8(string(s.page[s.start:end]), ""),
		Advice: advice,
	})
}

// runs says whether following a link would run a script.
func runs(value []byte) bool {
	if len(value) == 0 || value[0] > ' ' && value[0] != '&' && value[0]|0x20 != 'j' {
		return false
	}
	return scheme(clean(value)) == "javascript"
}

// clean gives an address as a browser reads it (WHATWG URL, 4.4): entities decoded, blanks at its ends and breaks
// within it gone.
func clean(value []byte) string {
	address := html.UnescapeString(string(value))
	return breaks.Replace(strings.TrimFunc(address, func(r rune) bool { return r <= ' ' }))
}

var breaks = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// scheme gives the scheme of an address in lower case, or "".
func scheme(address string) string {
	for i := range len(address) {
		switch c := address[i]; {
		case letter(c):
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(address[:i])
		default:
			return ""
		}
	}
	return ""
}

// follows says whether a link element of these relations only tells where something is, so that no browser goes
// there by itself. One that is not listed may load.
func follows(rel []byte) bool {
	if len(rel) == 0 {
		return true
	}
	for relation := range bytes.FieldsSeq(rel) {
		switch strings.ToLower(string(relation)) {
		case "alternate", "author", "bookmark", "canonical", "cite-as", "collection", "describedby", "first", "help", "item",
			"last", "license", "me", "next", "prev", "search", "type", "up":
		default:
			return false
		}
	}
	return true
}

// is compares with a name in lower case.
func is(name []byte, lower string) bool {
	if len(name) != len(lower) {
		return false
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
