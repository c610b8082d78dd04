// Package interchange writes and reads the files of translators' tools. A Catalogue is one page for one translator:
// its texts, what became of each, and where it stands. The same Catalogue goes into a PO file (Poedit, Weblate) and
// into an XLIFF file (OmegaT, Weblate and the tools of agencies), and comes back out of either.
//
//	err := interchange.WritePO(w, interchange.Catalogue{
//		Source: "en", Target: "es", File: "content/en/briefings/cotton.md",
//		Units: []interchange.Unit{{Key: "title", Source: "Cotton", Target: "Algodón", State: interchange.Translated}},
//	})
//	back, problems := interchange.ReadPO("cotton.po", data)
//	back.Units[0].Target                                    // "Algodón"
//
// Both formats keep every text as it is, blanks and line breaks too. Neither keeps who translated: names and
// addresses that a tool adds to a file are not read.
//
// PO is as the GNU gettext manual has it ("The Format of PO Files"). The key is the msgctxt, so that equal texts in two
// places stay two entries. Reader and writer are our own since the libraries for Go lose what a translator needs: one
// drops the fuzzy flags and the previous texts, the other joins entries that no blank line parts, and never ends on
// some broken files.
//
// XLIFF is version 1.2 (OASIS standard, 1 February 2008), which all of these tools read. 2.x is another format of the
// same name, and some of them have it of late and in part, or not at all.
package interchange
