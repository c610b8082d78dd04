package regulation

import (
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Act is a law, a regulation or a standard of the catalogue.
type Act struct {
	ID        schema.ID   `field:"id,required"`
	ShortName schema.Text `field:"short_name,required"`
	// Title is the official title, unless Descriptive.
	Title        schema.Text                 `field:"title,required"`
	Jurisdiction vocabulary.Jurisdiction     `field:"jurisdiction,required"`
	Kind         vocabulary.RegulationKind   `field:"kind,required"`
	OfficialID   Identifiers                 `field:"official_id,required"`
	URL          schema.URL                  `field:"url,required"`
	Status       vocabulary.RegulationStatus `field:"status,required"`
	Dates        Dates                       `field:"dates,required"`
	Phases       []Phase                     `field:"phased_dates"`
	Amends       []schema.Ref                `field:"amends"`
	AmendedBy    []schema.Ref                `field:"amended_by"`
	Pending      *Pending                    `field:"pending"`
	Scope        schema.Text                 `field:"scope"`
	Relevance    schema.Text                 `field:"relevance,required"`
	Confidence   vocabulary.Confidence       `field:"confidence,required"`
	// Note qualifies the entry. It says what is not confirmed where Confidence is low.
	Note schema.Text     `field:"note"`
	Tier vocabulary.Tier `field:"tier"`
	// StaleRisk is what is likely to change next.
	StaleRisk schema.Text `field:"stale_risk"`
	// AsOf is the day on which the entry was compiled: its own, or that of its file. Zero is not said.
	AsOf schema.Date `field:"as_of"`
	// Descriptive marks a Title that describes the act and is not its official one.
	Descriptive bool
	// File and At are where the entry is written.
	File string
	At   source.Pos
}

// Key implements schema.Keyed: a translation names an act by its id.
func (a Act) Key() string { return string(a.ID) }

// Pending is a proposal that would change the act and is not yet law.
type Pending struct {
	What schema.Text `field:"what,required"`
	// Dates of the proposal's own way.
	Proposed       schema.Date `field:"proposed"`
	Published      schema.Date `field:"published"`
	CommentsDue    schema.Date `field:"comments_due"`
	CouncilMandate schema.Date `field:"council_mandate"`
	Cabinet        schema.Date `field:"cabinet"`
	FirstReading   schema.Date `field:"first_reading"`
	// Trilogues is in words: when the institutions of the European Union meet is rarely known to the day.
	Trilogues schema.Text `field:"trilogues"`
}

// Identifiers are the names under which authorities file an act, in the author's order.
type Identifiers []Identifier

// Identifier is one of them: Name is the scheme (celex, cfr, doi …), Value the identifier as text.
type Identifier struct{ Name, Value string }

// DecodeNode implements schema.Decoder.
func (ids *Identifiers) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind != source.Mapping {
		r.E(n.Pos, "this is to be identifiers by their scheme", n.Value, `write {celex: "32022R2065"}`)
		return
	}
	for i := range n.Fields {
		field := &n.Fields[i]
		if value, ok := r.Scalar(&field.Value, "identifier"); ok {
			*ids = append(*ids, Identifier{field.Name, value})
		}
	}
}

// entry is an act as a file has it. What only the keepers of the catalogue need is read and checked, and has no
// place in an Act.
type entry struct {
	At source.Pos
	Act
	TitleIsOfficial *bool    `field:"title_is_official"`
	VerifiedIn      []string `field:"verified_in"`
	Basis           basis    `field:"basis"`
	URLVerified     bool     `field:"url_verified"`
}

// basis tells what an entry rests on: documented sources, general legal knowledge, or both.
type basis string

func (basis) Values() []string { return []string{"looked-up", "own-knowledge", "mixed"} }

// ParseFile reads a file of content/data/regulations: fields with the list `entries` as the built-in catalogue has
// them, a list of entries, or one entry alone. Lang is the language of its texts.
func ParseFile(file, lang string, data []byte) ([]Act, []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return nil, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	var catalogue struct {
		SchemaVersion schemaVersion `field:"schema_version"`
		AsOf          schema.Date   `field:"as_of"`
		Entries       []entry       `field:"entries"`
	}
	switch {
	case node.Kind == source.Sequence:
		schema.Decode(node, &catalogue.Entries, report)
	case node.Field("entries") == nil && node.Field("id") != nil:
		catalogue.Entries = make([]entry, 1)
		schema.Decode(node, &catalogue.Entries[0], report)
	default:
		schema.Decode(node, &catalogue, report)
	}
	acts := make([]Act, len(catalogue.Entries))
	for i := range catalogue.Entries {
		e := &catalogue.Entries[i]
		e.check(report)
		acts[i] = e.Act
		acts[i].At, acts[i].File = e.At, file
		acts[i].Descriptive = e.TitleIsOfficial != nil && !*e.TitleIsOfficial
		if acts[i].AsOf.IsZero() {
			acts[i].AsOf = catalogue.AsOf
		}
	}
	return slices.DeleteFunc(acts, func(a Act) bool { return a.ID == "" }), report.Problems
}

// check looks at the fields of one entry together.
func (e *entry) check(r *schema.Report) {
	if e.Confidence == vocabulary.LowConfidence && e.Note.String == "" {
		r.E(e.At, "an entry of low confidence without a note", string(e.ID), "say in note: what is not confirmed")
	}
	if e.Dates == (Dates{}) {
		r.E(e.At, "an act without any date", string(e.ID), "add at least one of the dates proposed, adopted, in_force")
	}
	e.Dates.check(e.At, r)
}

// schemaVersion is the version of the catalogue's own form. There is one so far.
type schemaVersion string

func (schemaVersion) Values() []string { return []string{"1"} }
