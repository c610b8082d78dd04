// Package object reads and writes the objects that a PDF file is made of (ISO 32000-1, clause 7).
//
//	file, err := object.Read(printed)
//	catalogue := file.Dict(file.Root)
//	catalogue["Lang"] = object.String("es")
//	finished := file.Write("1.7")
//
// It reads what a browser prints and what [File.Write] writes, and refuses what neither does: encryption, updates
// appended to a file, free objects that come back. [File.Write] depends on the objects alone: the same objects give
// the same bytes, without a clock and without the order of a map.
//
// # Why there is no library here
//
// pdfcpu (v0.15.0) reads such a file and keeps its structure tree. But its writer sets the time of day, and an identifier
// made from it, on whatever it writes, so that nothing comes out twice the same; and it brings fonts, certificates,
// signatures and image formats along, several megabytes of program that a printed page has no use for. Of libraries of
// finer grain those that can write are under licences that a tool to be forked cannot take
// on. The syntax that is left, for files of one origin, is this package.
package object
