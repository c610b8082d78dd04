package render

// The theme's scripts for the interactive view of a figure. Only a page with such a figure names the first, which is
// small; and that one asks for ECharts when a reader wants the view.
const (
	exploreScript = "js/explore.js"
	echartsScript = "js/echarts.min.js"
)

// printScript is the script of the button that prints a page.
const printScript = "js/print.js"

// printable says whether there is a page with that button.
func (p *Pages) printable() bool {
	return len(p.site.Briefings)+len(p.site.CaseStudies)+len(p.site.Surveys) > 0
}

func ofFigures(asset string) bool { return asset == exploreScript || asset == echartsScript }

func figureScripts(addresses map[string]string) *Scripts {
	s := &Scripts{Explore: addresses[exploreScript], ECharts: addresses[echartsScript]}
	if s.Explore == "" || s.ECharts == "" {
		return nil
	}
	return s
}

// Needs says whether any page can ask for a file of the theme, given by its name: a publication without a figure that
// ECharts can draw has no scripts for one, and one without slides no stylesheet for them.
func (p *Pages) Needs(asset string) bool {
	switch {
	case ofFigures(asset):
		return p.explorable()
	case asset == printScript:
		return p.printable()
	case asset == slidesStyle:
		return p.presents()
	}
	return true
}

// explorable says whether there is a figure with an option for ECharts.
func (p *Pages) explorable() bool {
	for _, e := range p.editions {
		for page := range p.site.PagesOf(e.site) {
			for _, draw := range e.drawings(page) {
				if _, drawn := draw(); drawn != nil && drawn.HasOption() {
					return true
				}
			}
		}
	}
	return false
}
