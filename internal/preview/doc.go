// Package preview shows a publication on the author's own machine while it is written.
//
// [Serve] knows two functions alone: a [Rebuild], which it calls when a file of a watched folder has changed, and the
// [Site] that it gives, which makes a page when a browser asks for it. Open pages reload by themselves. While an
// author's mistake stops the site from being built, the last good one stays, with the mistakes shown over the page.
// A site that has a page at [HealthPath] is linked to from there.
//
//	err := preview.Serve(ctx, preview.Options{
//		Port:    8080,
//		Folders: []string{"content", "templates", "assets"},
//		Rebuild: rebuild,
//		Headers: feed.Headers,
//		Ready:   func(address string) { fmt.Println(address) },
//	})
//
// The preview may show what is not public yet, so it answers its own machine alone: another address must be asked
// for, a request in the name of any other host (as a page elsewhere could make a browser send, by DNS rebinding) is
// refused, and no page of another origin may read or embed an answer. Nothing is served from the disk.
package preview
