package output

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/parse/v2"

	"salient/internal/source"
)

// Minify makes a stylesheet, a script, a JSON file or the source of a page template smaller, as its name tells.
// Anything else is returned as it is: a script called .min.js, which is small already and as its makers tested it; and
// SVG, where the blanks between spans of text are part of the drawing.
//
// Templates are minified once, when they are loaded, and not the thousands of pages made from them. Their actions
// ({{…}}) pass unharmed (but for a row of blanks in a string of one within title, textarea or script, which becomes
// one blank), and document tags, end tags and quotes stay, since what fills an action is not known yet.
// The error is the author's: content that is not of its kind.
func Minify(name string, content []byte) ([]byte, *source.Problem) {
	small, ok := minifiers[path.Ext(name)]
	if !ok || strings.HasSuffix(name, ".min.js") {
		return content, nil
	}
	var out bytes.Buffer
	err := small.Minify(alone, &out, bytes.NewReader(content), nil)
	if err == nil {
		return out.Bytes(), nil
	}
	p := &source.Problem{File: name, What: "file cannot be read as what its name says", Advice: "correct the place, or compare the file with the one it replaces"}
	if at := (*parse.Error)(nil); errors.As(err, &at) {
		p.Pos = source.Pos{Line: int32(at.Line), Col: int32(at.Column)}
		p.Words = at.Message
	}
	return nil, p
}

var minifiers = map[string]minify.Minifier{
	".css":  &css.Minifier{},
	".js":   &js.Minifier{Version: 2019}, // nothing newer than what the source may already ask of a browser
	".json": &json.Minifier{KeepNumbers: true},
	".html": &html.Minifier{
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		KeepDefaultAttrVals: true, // styles may select by them
		TemplateDelims:      html.GoTemplateDelims,
	},
}

// alone knows no other minifier, so that SVG and JSON-LD inside a template stay as they are.
var alone = minify.New()
