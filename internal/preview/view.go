package preview

import (
	"context"
	"crypto/rand"
	"strconv"
	"sync/atomic"

	"salient/internal/source"
)

// view is what the preview shows between two builds. It does not change.
type view struct {
	version  string           // another for every view, also after the preview is started again
	site     Site             // the last good one; nil before there is any
	problems []source.Problem // what stopped the last build
	trouble  error            // of the machine in the last build
	next     chan struct{}    // closed when another view has taken the place of this one
}

// broken says whether the last build came to nothing.
func (v *view) broken() bool { return len(v.problems) > 0 || v.trouble != nil }

// preview answers requests from the current view.
type preview struct {
	Options
	run     string // tells one start of the preview from another
	builds  int
	current atomic.Pointer[view]
}

func newPreview(o Options) *preview {
	p := &preview{Options: o, run: rand.Text()}
	p.show(&view{})
	return p
}

// rebuild builds the site and shows it, or shows the last good one with what stopped this.
func (p *preview) rebuild(ctx context.Context) {
	site, problems, err := p.Rebuild(ctx)
	if ctx.Err() != nil {
		return
	}
	if err == nil && site != nil {
		p.show(&view{site: site})
		return
	}
	p.show(&view{site: p.current.Load().site, problems: problems, trouble: err})
}

func (p *preview) show(v *view) {
	p.builds++
	v.version = p.run + "-" + strconv.Itoa(p.builds)
	v.next = make(chan struct{})
	if last := p.current.Swap(v); last != nil {
		close(last.next)
	}
}
