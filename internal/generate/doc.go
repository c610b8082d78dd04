// Package generate runs the stages: it reads a publication's files, has them parsed in parallel and resolved, and
// hands pages and feeds to output or to the preview, one when asked for.
//
// Its main types are Options (where a publication lies and the instant of the build), Publication (what it resolved
// to) and Summary (what a build wrote).
//
//	publication, problems, err := generate.Load(ctx, options)
//	summary, problems, err := generate.Build(ctx, options, place)
//
// Every build is a full build: there is one way through the code.
package generate
