package generate

import "salient/internal/pdf"

// PrintSource is what the browser that prints is given.
func (p *Publication) PrintSource() pdf.Source { return p.source() }
