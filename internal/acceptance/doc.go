// Package acceptance holds the built publication against what its readers were promised: every link leads
// somewhere, every language knows its translations, no page is heavy, every kind of page is valid, accessible, quiet
// under the content policy, readable without JavaScript, stays in its place while it loads, and fits a phone and a
// sheet of paper; Lighthouse finds nothing to take points for, and veraPDF nothing against its PDFs.
//
// A publication is the folder that a build wrote, and each check returns what it found broken:
//
//	site, err := open(os.DirFS("build"))
//	for _, f := range site.links() {
//		t.Error(f) // /en/briefings/door/: link: "../lever/" leads nowhere
//	}
//
// The checks that read files run with every `go test`, on the small good site in testdata; each rule is shown
// to fail by one edit of that site. Those that need a browser or the markup checker have the build tag
// "browser", and look at the publication as well:
//
//	go run ./cmd/verify publication
//
// builds the publication, fetches axe, Lighthouse and the markup checker, and runs
// `go test -tags browser ./internal/acceptance -publication DIR -report FILE`. The file gets what was measured. The step
// pdf does the same for a build with PDFs.
package acceptance
