package interchange

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"salient/internal/source"
)

// ReadXLIFF reads an XLIFF 1.2 file as OmegaT, Weblate, Poedit and translate-toolkit write it. A target that the tool
// calls approved, translated, signed off or final is Translated, and one of which it says nothing; any other is Fuzzy.
// Notes are read where Salient wrote them, and not those of translators.
//
// The catalogue is whole only where there are no problems.
func ReadXLIFF(file string, data []byte) (Catalogue, []source.Problem) {
	r := &xliffReader{reading: newReading(file, data)}
	if len(r.problems) > 0 {
		return r.catalogue, r.problems
	}
	raw := xml.NewDecoder(strings.NewReader(r.text))
	raw.CharsetReader = func(encoding string, _ io.Reader) (io.Reader, error) {
		return nil, fault{"an XML file that names another encoding than UTF-8:", encoding, "have the translator's tool save it with the encoding UTF-8"}
	}
	tokens := xml.NewTokenDecoder(&bounded{tokens: raw})
	for {
		token, err := tokens.Token()
		if err == io.EOF {
			break
		}
		offset := int(raw.InputOffset())
		if start, ok := token.(xml.StartElement); ok {
			offset = strings.LastIndexByte(r.text[:offset], '<')
			err = r.element(tokens, start, r.place(offset))
		}
		if err != nil {
			r.broken(r.place(offset), err)
			return r.catalogue, r.problems
		}
	}
	if !r.filed {
		r.problem(source.Pos{}, notXLIFF.what, "", notXLIFF.advice)
	}
	return r.catalogue, r.problems
}

// xliffReader goes through a file element by element.
type xliffReader struct {
	*reading
	rooted, filed bool // past the elements xliff and file
}

var notXLIFF = fault{"this is not an XLIFF file", "", "is this the file that the translator's tool saved?"}

// element reads what a Catalogue needs of an element that begins, and the error by which the file ends there.
func (r *xliffReader) element(tokens *xml.Decoder, start xml.StartElement, at source.Pos) error {
	name := start.Name.Local
	switch {
	case !r.rooted && name != "xliff":
		return notXLIFF
	case name == "xliff":
		r.rooted = true
		// Versions 1.0 and 1.1 have the same elements.
		if v := attribute(start, "version"); !strings.HasPrefix(v, "1.") {
			return fault{"another version of XLIFF than 1.2:", v, "have the translator's tool save XLIFF 1.2"}
		}
	case name == "file" && r.filed:
		return fault{"a second element file in one XLIFF file", "", "give each page a file of its own"}
	case name == "file":
		r.filed = true
		r.catalogue.Source = r.language(at, attribute(start, "source-language"), "an XLIFF file that does not name the language of the original", `write it into the element file: source-language="en"`)
		r.catalogue.Target = r.language(at, attribute(start, "target-language"), "an XLIFF file that does not name its language", `write the language of the translation into the element file: target-language="es"`)
		r.original(at, attribute(start, "original"))
	case name == "trans-unit":
		var unit xliffUnit
		if err := tokens.DecodeElement(&unit, &start); err != nil {
			return err
		}
		return unit.read(r.reading, at)
	}
	return nil
}

// fault is why a file cannot be read further.
type fault struct{ what, words, advice string }

func (f fault) Error() string { return f.what + " " + f.words }

func (r *reading) broken(at source.Pos, err error) {
	var ours fault
	if errors.As(err, &ours) {
		r.problem(at, ours.what, ours.words, ours.advice)
		return
	}
	words := err.Error()
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		words = syntax.Msg
	}
	r.problem(at, "this is not XML as it should be:", words, "correct the place, or have the translator's tool save the file again")
}

func attribute(start xml.StartElement, name string) string {
	i := slices.IndexFunc(start.Attr, func(a xml.Attr) bool { return a.Name.Space == "" && a.Name.Local == name })
	if i < 0 {
		return ""
	}
	return start.Attr[i].Value
}

func (u xliffUnit) read(r *reading, at source.Pos) error {
	unit := Unit{Key: u.ID, Source: u.Source.Words}
	stray := u.Source.stray
	if u.Target != nil {
		unit.Target, unit.State = u.Target.Words, Translated
		if known := []string{"", xliffTranslated, "signed-off", "final"}; u.Approved != "yes" && !slices.Contains(known, u.Target.State) {
			unit.State = Fuzzy
		}
		stray += u.Target.stray
	}
	if stray != "" {
		return fault{"an element in a text that stands for something else than its words:", stray, "have the translator's tool show codes as text, or write what stands there in its place"}
	}
	for _, group := range u.Contexts {
		for _, context := range group.Contexts {
			if line, err := strconv.ParseInt(context.Value, 10, 32); err == nil && line > 0 && context.Type == xliffLine {
				unit.Line = int32(line)
			}
		}
	}
	for _, note := range u.Notes {
		if text := oneLine(note.Text); text != "" && note.From == xliffNoteFrom {
			unit.Notes = append(unit.Notes, text)
		}
	}
	if i := slices.IndexFunc(u.Others, func(o xliffOther) bool { return o.Type == xliffPrevious }); i >= 0 {
		unit.Previous = u.Others[i].Source.Words
	}
	r.add(at, unit)
	return nil
}

// carriers are the inline elements whose text is what stands in the original: marks around words, and the
// native codes themselves (the standard's section 2.4). The others, g, x, bx and ex, stand for codes that are elsewhere.
var carriers = []string{"mrk", "bpt", "ept", "it", "ph", "sub"}

// UnmarshalXML takes the words of a source or a target, with those of the elements in it.
func (t *xliffText) UnmarshalXML(in *xml.Decoder, start xml.StartElement) error {
	*t = xliffText{State: attribute(start, "state")}
	var words strings.Builder
	for depth := 1; depth > 0; {
		token, err := in.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.CharData:
			words.Write(token)
		case xml.StartElement:
			if depth++; t.stray == "" && !slices.Contains(carriers, token.Name.Local) {
				t.stray = token.Name.Local
			}
		case xml.EndElement:
			depth--
		}
	}
	t.Words = words.String()
	return nil
}

// maxDepth bounds how deep elements lie in one another. A tool's own lie five deep, and groups of groups are rare.
const maxDepth = 64

// bounded hands the tokens of a file on, and stops at what no translator's tool writes and a parser can be led astray
// with. An element of another namespace than XLIFF's gets a name that is no element of XLIFF's.
type bounded struct {
	tokens *xml.Decoder
	depth  int
}

func (b *bounded) Token() (xml.Token, error) {
	token, err := b.tokens.Token()
	switch t := token.(type) {
	case xml.Directive:
		return nil, fault{"an XML file with a document type of its own", "", "remove the line that begins with <!DOCTYPE"}
	case xml.StartElement:
		if b.depth++; b.depth > maxDepth {
			return nil, fault{fmt.Sprintf("elements that lie more than %d deep in one another", maxDepth), "", exportAgain}
		}
		t.Name = xliffName(t.Name)
		return t, err
	case xml.EndElement:
		b.depth--
		t.Name = xliffName(t.Name)
		return t, err
	}
	return token, err
}

func xliffName(n xml.Name) xml.Name {
	if n.Space != "" && !strings.HasPrefix(n.Space, "urn:oasis:names:tc:xliff:document:") {
		n.Local = "other:" + n.Local
	}
	return n
}
