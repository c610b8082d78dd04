package settings

import (
	"slices"

	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
)

// Languages is a list of languages, each named once by its tag (BCP 47).
type Languages []locale.Tag

// DecodeNode implements schema.Decoder.
func (l *Languages) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind != source.Sequence || len(n.Items) == 0 {
		r.E(n.Pos, "this is to be a list of languages", n.Value, "write their tags in brackets: [en, es, pt-BR]")
		return
	}
	for i := range n.Items {
		item := &n.Items[i]
		word, ok := r.Scalar(item, "language")
		if !ok {
			continue
		}
		tag, err := locale.Parse(word)
		switch {
		case err != nil:
			r.E(item.Pos, err.Error(), word, "look it up in the IANA language subtag registry")
		case string(tag) != word:
			r.Add(source.Problem{Pos: item.Pos, What: "a language tag in an unusual form", Words: word, Nearest: string(tag), Advice: "write it in its usual form: its folder has the same name"})
		case slices.Contains(*l, tag):
			r.E(item.Pos, "a language listed twice", word, "keep one of the two")
		default:
			*l = append(*l, tag)
		}
	}
}
