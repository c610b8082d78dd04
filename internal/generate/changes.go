package generate

import (
	"context"
	"iter"
	"slices"
	"time"

	"salient/internal/briefing"
	"salient/internal/translation"
)

// History gives the versions that a file had, newest first. At its end it may give an error that says why there are no
// more of them.
type History func(ctx context.Context, file string) iter.Seq2[[]byte, error]

// Changed is a page with what changed in its original since it was translated.
type Changed struct {
	*Work
	// Changes are those of an out-of-date page.
	Changes []translation.SectionChange
	// Incomplete says why the history ended before all texts that were translated were found; nil where they were.
	Incomplete error
	// Secret says that the words of a version are not known to be public.
	Secret bool
}

// Changes says what changed in the original of a page since it was translated.
func (b *Workbook) Changes(ctx context.Context, w *Work, history History) (*Changed, error) {
	c := &Changed{Work: w}
	if c.State != translation.OutOfDate {
		return c, nil
	}
	c.Secret = secret(w.original, b.now)
	c.Changes = translation.ChangesSince(w.original, w.translated, func(yield func(*briefing.Document) bool) {
		for text, err := range history(ctx, c.Original) {
			if err != nil {
				c.Incomplete = err
				return
			}
			version, _ := briefing.Parse(w.original.Entry, text) // its slips were those of its time
			c.Secret = c.Secret || secret(version, b.now)
			if !yield(version) {
				return
			}
		}
	})
	if !slices.ContainsFunc(c.Changes, func(s translation.SectionChange) bool {
		return s.Kind == translation.SectionLost || s.Kind == translation.SectionUnknown
	}) {
		c.Incomplete = nil // all was found but the page as a whole
	}
	return c, ctx.Err()
}

// secret says whether the words of a version are not known to be public at an instant.
func secret(doc *briefing.Document, now time.Time) bool {
	return doc.Secret || doc.Content == nil || doc.Content.Header().StandingAt(now) != briefing.Published
}
