// Package fonts carries the fonts of what must look the same on every machine: documents on paper and cards. No page of
// a publication uses them, so they are no part of the theme. README.md says where they are from.
package fonts

import "embed"

//go:embed *.ttf
var Files embed.FS
