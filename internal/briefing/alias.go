package briefing

import (
	"net/url"
	"path"
	"strings"

	"salient/internal/schema"
	"salient/internal/source"
)

// Alias is an old address of a page on this site, such as /old/address/.
type Alias string

// DecodeNode implements schema.Decoder.
func (a *Alias) DecodeNode(n *source.Node, r *schema.Report) {
	s, ok := r.Scalar(n, "alias")
	if !ok {
		return
	}
	decoded, err := url.PathUnescape(s)
	portable := true
	for name := range strings.SplitSeq(s, "/") {
		portable = portable && source.IsPortable(name)
	}
	clean := strings.TrimSuffix(path.Clean(decoded), "/") + "/"
	if err != nil || !portable || decoded != s || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") ||
		strings.TrimSuffix(s, "/")+"/" != clean || clean == "/" || strings.ContainsAny(s, " '#") {
		r.E(n.Pos, "not an old address on this site", s, "write the path alone, such as /old/address/")
		return
	}
	*a = Alias(clean)
}
