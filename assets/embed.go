// Package assets carries the shipped theme's stylesheet, scripts and icon inside the program. README.md describes the design.
//
// A file at the same path in a site's own assets/ replaces the one here.
package assets

import "embed"

//go:embed css js icon.svg
var Files embed.FS
