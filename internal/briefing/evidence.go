package briefing

import (
	"slices"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Cite names an item of the page's evidence on which something rests.
type Cite struct{ schema.Ref }

// Evidence is a source on which a page rests.
type Evidence struct {
	At              source.Pos
	ID              schema.ID               `field:"id,required"`
	Title           schema.Text             `field:"title"`
	Publisher       string                  `field:"publisher"`
	Date            schema.Date             `field:"date"`
	URL             schema.URL              `field:"url"`
	Archived        schema.URL              `field:"archived"`
	Kind            vocabulary.EvidenceKind `field:"kind,required"`
	Grade           vocabulary.Grade        `field:"grade,required"`
	Confidentiality confidentiality         `field:"confidentiality,required"`
	Consent         vocabulary.Consent      `field:"consent"`
}

// Key implements schema.Keyed.
func (e Evidence) Key() string { return string(e.ID) }

// Public says whether a score may rest on it.
func (e Evidence) Public() bool { return e.Confidentiality == confidentiality(vocabulary.Public) }

// ChathamHouse says whether only its kind, grade and year may be told.
func (e Evidence) ChathamHouse() bool {
	return e.Confidentiality == confidentiality(vocabulary.ChathamHouse)
}

// Personal says whether a person spoke in confidence of an interview: its year alone is printed.
func (e Evidence) Personal() bool {
	return e.Kind == vocabulary.Interview || e.Kind == vocabulary.Testimony
}

// PrintedDate is the date as far as it may be told.
func (e Evidence) PrintedDate() schema.Date {
	if e.ChathamHouse() || e.Personal() {
		return schema.Date{Year: e.Date.Year}
	}
	return e.Date
}

// confidentiality is vocabulary.Confidentiality, read so that a word which says that something is secret is not
// repeated in a message.
type confidentiality vocabulary.Confidentiality

// DecodeNode implements schema.Decoder.
func (c *confidentiality) DecodeNode(n *source.Node, r *schema.Report) {
	s, ok := r.Scalar(n, "confidentiality")
	switch {
	case !ok:
	case slices.Contains(vocabulary.Confidentiality("").Values(), s):
		*c = confidentiality(s)
	default:
		r.Secret = true
		r.E(n.Pos, "evidence that is neither public nor under the Chatham House Rule", "", "move it to private/, which is never published and not in Git: content holds only confidentiality: public or chatham-house")
	}
}

// checkEvidence holds each item to what its confidentiality lets it say.
func checkEvidence(items []Evidence, r *schema.Report) {
	for _, e := range items {
		switch {
		case e.ChathamHouse():
			if e.Title.String != "" || e.Publisher != "" || e.URL != "" || e.Archived != "" || e.Consent != "" {
				r.Secret = true
				r.E(e.At, "evidence under the Chatham House Rule that says more than id, kind, grade and year", "", "remove its title, publisher and addresses: it prints as a meeting under the rule, with its year")
			}
			if e.Date.Month != 0 {
				r.E(e.At, "evidence under the Chatham House Rule with more than a year", "", "write the year alone")
			}
		case e.Public() && e.Title.String == "":
			r.E(e.At, "public evidence without a title", string(e.ID), "add title: …")
		}
		// Under the Chatham House Rule, nothing is told that consent would be asked for.
		if e.Personal() && e.Consent == "" && !e.ChathamHouse() {
			r.E(e.At, "an interview or testimony without consent", string(e.ID), "add consent: named, role or none, as the person agreed")
		}
	}
}
