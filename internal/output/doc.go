// Package output is the only stage that writes: it puts a publication on disk whole or not at all.
//
// [Write] takes the files of a publication as a sequence of [File], makes each when its turn comes, and writes
// them into a stage beside the output folder (".build.stage-4711" for "build"). Only when every file has been
// made, scanned, written and closed without an error are the two folders exchanged, in one step where the system
// has one (Linux, macOS), elsewhere by two renames that the next start repairs. Whatever stops a build before
// that, a mistake, a full disk or a kill, leaves the last good output as it was.
//
//	place := output.Place{Dir: "build", Site: ".", Inputs: []string{"content", "templates", "assets"}, Home: home}
//	report, problems, err := output.Write(ctx, place, site.Files())
//
// The package also holds what is done to files on their way out: [Scan] finds what the content security policy of
// a published page would block, [Minifier] makes stylesheets, scripts and page templates smaller, and
// [Fingerprint] names an asset by its content.
//
// # What is promised, and what is not
//
// A process that dies at any moment leaves the old output or the new one, whole. A power cut shortly after a build
// is another matter: files are not synced to the device. A build has thousands of small files, a sync of each costs
// more than all other work together, and a sync of the whole file system, the cheap way out, waits in a container
// for the writes of every neighbour. The output can always be made again from the site, so it is not worth that.
package output
