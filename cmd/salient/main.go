// Command salient turns a folder of Markdown into a publication on human rights risk that an investor can use.
//
//	salient build          compile the publication of this folder into build/
//	salient check          report every slip, and write nothing
//	salient serve          show the publication while it is written
//	salient new            begin the translation of a page, or of words of data
//	salient translations   say what is translated and what is left; show what changed; exchange it with other programs
//	salient tally ID       count the answers of a survey's respondents into its codebook
//
// See the README for a tour and manners.go for how it speaks.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}
