package briefing

import (
	"regexp"
	"slices"

	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Document is one file of a page.
type Document struct {
	source.Entry
	// Content is nil for a translation, and where the frontmatter cannot be read.
	Content Content
	// Translation is set where the file says translates.
	Translation *Translation
	Body        *markdown.Doc
	BodyText    string
	BodyLine    int32 // where the body begins in the file
	// Secret says that messages about this file give place and rule alone.
	Secret bool
	// Broken says that the file has errors of its own: what depends on it is not reported again.
	Broken bool
}

// Translation is the header of a translated page and its texts, still to go over the original's.
type Translation struct {
	At     source.Pos
	Of     string         `field:"translates,required"`
	Source *Source        `field:"source"`
	Credit Credit         `field:"translation"`
	Draft  bool           `field:"draft,valued"`
	Until  schema.Instant `field:"embargo,valued"`
	// SameAs names numbers that are written otherwise here, and mean the same.
	SameAs []SameAs `field:"same_as"`
	Texts  *source.Node
}

// Source are the fingerprints of the original's texts that were translated.
type Source struct {
	At       source.Pos
	Page     Fingerprint `field:"page,required"`
	Sections Sections    `field:"sections"`
	Front    Fingerprint `field:"front"` // of the texts of the frontmatter and those above the first heading
}

// Fingerprint is the first 12 hex digits of the SHA-256 of a translatable text.
type Fingerprint string

var fingerprint = regexp.MustCompile(`^[0-9a-f]{12}$`)

// DecodeNode implements schema.Decoder.
func (f *Fingerprint) DecodeNode(n *source.Node, r *schema.Report) {
	if s, ok := r.Scalar(n, "it"); ok && !fingerprint.MatchString(s) {
		r.E(n.Pos, "not a fingerprint", s, "remove source, and the page counts as unchecked; the tool writes fingerprints itself")
	} else if ok {
		*f = Fingerprint(s)
	}
}

// Sections are fingerprints by the id of the section's heading in the original.
type Sections map[string]Fingerprint

// DecodeNode implements schema.Decoder.
func (s *Sections) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind != source.Mapping {
		r.E(n.Pos, "this is to be fingerprints by section", "", "remove source, and the page counts as unchecked; the tool writes fingerprints itself")
		return
	}
	*s = make(Sections, len(n.Fields))
	for i := range n.Fields {
		var f Fingerprint
		f.DecodeNode(&n.Fields[i].Value, r)
		(*s)[n.Fields[i].Name] = f
	}
}

// Credit is who translated a page, and how.
type Credit struct {
	By       []Author                     `field:"by"`
	Method   vocabulary.TranslationMethod `field:"method"`
	Reviewed schema.Day                   `field:"reviewed"`
}

// SameAs is a number of the original and what stands for it in a translation.
type SameAs struct {
	At     source.Pos
	Source string `field:"source,required"`
	Here   string `field:"here,required"`
}

var translationFields = []string{"translates", "source", "translation", "draft", "embargo", "same_as"}

// Parse reads one page.
func Parse(e source.Entry, data []byte) (*Document, []source.Problem) {
	doc := &Document{Entry: e}
	page, problems := source.ParsePage(e.Path, data)
	r := &schema.Report{File: e.Path, Lang: e.Lang, Problems: problems}
	if page.Front != nil {
		if page.Front.Field("translates") != nil {
			doc.translation(page.Front, r)
		} else {
			doc.original(page.Front, r)
		}
		r.Secret = r.Secret || unsettled(page.Front, r.Problems)
	}
	if page.BodyLine > 0 {
		body, problems := markdown.Parse(e.Path, page.Body, source.Pos{Line: page.BodyLine, Col: 1})
		r.Problems = append(r.Problems, problems...)
		doc.Body, doc.BodyText, doc.BodyLine = body, page.Body, page.BodyLine
	}
	doc.Secret = r.Secret
	for _, p := range r.Problems {
		doc.Broken = doc.Broken || p.Level == source.E
	}
	return doc, r.Problems
}

func (doc *Document) original(front *source.Node, r *schema.Report) {
	switch doc.Kind {
	case source.Briefing:
		b := new(Briefing)
		schema.Decode(front, b, r)
		checkBriefing(b, r)
		doc.Content = b
	case source.CaseStudy:
		s := new(CaseStudy)
		schema.Decode(front, s, r)
		checkCaseStudy(s, r)
		doc.Content = s
	default:
		p := new(Page)
		schema.Decode(front, p, r)
		doc.Content = p
	}
	checkWithdrawal(doc.Content.Header().Withdrawn, r)
}

// standingFields decide whether a page is public.
var standingFields = []string{"draft", "embargo", "withdrawn"}

// unsettled says whether a slip leaves it open whether the page is public: one in the value of such a field, or in its
// name.
func unsettled(front *source.Node, problems []source.Problem) bool {
	return slices.ContainsFunc(problems, func(p source.Problem) bool {
		return Unsettles(p) || p.Level == source.E && slices.ContainsFunc(standingFields, func(name string) bool {
			n := front.Field(name)
			return n != nil && n.Pos.Line == p.Pos.Line
		})
	})
}

// Unsettles says whether a problem is with the name of a field that decides whether a page is public: misspelt, there
// twice, or where it cannot be.
func Unsettles(p source.Problem) bool {
	return p.Level == source.E && (slices.Contains(standingFields, p.Words) || slices.Contains(standingFields, p.Nearest))
}

func (doc *Document) translation(front *source.Node, r *schema.Report) {
	t := new(Translation)
	header := *front
	header.Fields = nil
	for _, f := range front.Fields {
		if slices.Contains(translationFields, f.Name) {
			header.Fields = append(header.Fields, f)
		}
	}
	schema.Decode(&header, t, r)
	t.Texts = front.Without(translationFields...)
	doc.Translation = t
}
