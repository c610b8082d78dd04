package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"salient/internal/generate"
	"salient/internal/source"
	"salient/internal/translation"
)

type translationsChanges struct {
	Lang string `arg:"" help:"The language, by the name of its folder."`
	Page string `arg:"" help:"The page, as in its address: briefings/cotton."`
	publication
}

// Help gives the example.
func (*translationsChanges) Help() string {
	return `It shows word by word what changed in the original since it was translated, section by section, with the lines of both files:
[-these words-] went, and {+these+} came. The words that went are read from the repository's history (Git). Without it, the sections
that changed are named.

Example:
  salient translations changes es briefings/cotton`
}

// Run shows the changes of one page.
func (c *translationsChanges) Run(ctx context.Context, s *surroundings, m *manners) error {
	options, closeSite, err := c.options(s)
	if err != nil {
		return err
	}
	defer closeSite()
	book, work, err := workOn(ctx, options, c.Lang, c.Page)
	if err != nil {
		return err
	}
	changed, err := book.Changes(ctx, work, gitHistory(c.Site, s.getenv))
	if err != nil {
		return err
	}
	w := comparison{out: m.out, Changed: changed, page: c.Lang + " " + work.Page(), colour: m.colour && s.outTerminal, words: s.outTerminal || !changed.Secret}
	w.tell()
	return nil
}

// comparison shows a translator how an original changed.
type comparison struct {
	out io.Writer
	*generate.Changed
	page          string // as a command names it
	colour, words bool   // whether the texts are coloured, and shown at all
}

func (w *comparison) say(format string, values ...any) {
	fmt.Fprintf(w.out, format+"\n", values...)
}

func (w *comparison) tell() {
	switch w.State {
	case translation.Missing:
		w.say("%s is not there yet. All of %s is to be translated; this begins it:", w.File, w.Original)
		w.say("  salient new translation %s", w.page)
		return
	case translation.Current:
		w.say("%s is current: it says what %s says now.", w.File, w.Original)
		return
	case translation.Unchecked:
		w.say("%s does not say which text it was made from, and so not what changed since. Compare all of it with %s.", w.File, w.Original)
	default:
		w.say("%s changed since %s was made from it.", w.Original, w.File)
		if w.Incomplete != nil {
			w.say("Not every word can be compared, for the text that was translated is not at hand: %s.", w.Incomplete)
		}
		if !w.words {
			w.say("The words are shown on a terminal alone, for the page is not public, or was not.")
		}
		for i := range w.Changes {
			w.section(&w.Changes[i])
		}
		if len(w.Changes) == 0 {
			w.say("\nNo words changed, only their order.")
		}
		w.say("")
	}
	w.say("When %s says the same:", w.File)
	w.say("  salient translations update %s", w.page)
}

// place names a line of a file.
func place(file string, at source.Pos) string { return fmt.Sprintf("%s:%d", file, at.Line) }

func (w *comparison) section(c *translation.SectionChange) {
	name := visible(c.ID)
	if name == "" {
		name = "title, summary, other short texts"
	}
	w.say("")
	switch c.Kind {
	case translation.SectionGone:
		w.say("%s: the original no longer has this section%s", name, w.translated(", yours is in ", c.Translated))
		return
	case translation.SectionLost:
		w.say("%s: changed, %s", name, place(w.Original, c.Original))
		return
	case translation.SectionUnknown:
		w.say("%s: may have changed, %s", name, place(w.Original, c.Original))
		return
	case translation.SectionNew:
		w.say("%s: new, %s", name, place(w.Original, c.Original))
		return
	}
	w.say("%s: %s%s", name, place(w.Original, c.Original), w.translated(", yours is in ", c.Translated))
	if c.Moved {
		w.say("  it stands elsewhere among the sections now")
	}
	for _, text := range c.Texts {
		w.text(&text)
	}
	for _, id := range c.Charts {
		w.say("  chart %s: its figures changed, and none of its words", visible(id))
	}
	if len(c.Texts)+len(c.Charts) == 0 && !c.Moved {
		w.say("  no words changed, only how lines are parted")
	}
}

// translated names the line of the translation, where it is known.
func (w *comparison) translated(words string, at source.Pos) string {
	if at.Line == 0 {
		return ""
	}
	return words + place(w.File, at)
}

func (w *comparison) text(text *translation.TextChange) {
	where := w.translated(": ", text.Translated)
	switch {
	case text.Before == "":
		where = ": new" + w.translated(", after ", text.Translated)
	case text.After == "":
		where = ": gone" + w.translated(", yours is in ", text.Translated)
	}
	w.say("  %s%s", visible(text.Key), where)
	if !w.words {
		return
	}
	var b strings.Builder
	runs := translation.Difference(text.Before, text.After)
	for i, run := range runs {
		words := visible(run.Text)
		switch run.Fate {
		case translation.Kept:
			b.WriteString(shortened(words, i == 0, i == len(runs)-1))
		case translation.Removed:
			b.WriteString(w.coloured("\x1b[31m", "[-"+words+"-]"))
		case translation.Added:
			b.WriteString(w.coloured("\x1b[32m", "{+"+words+"+}"))
		}
	}
	w.say("    %s", b.String())
}

// coloured colours words, where the terminal has colours.
func (w *comparison) coloured(colour, words string) string {
	if !w.colour {
		return words
	}
	return colour + words + "\x1b[0m"
}

// visible is a piece of a text that cannot steer the terminal. Signs that turn the direction of a text are shown as one:
// a piece may have one half of a pair.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return '\uFFFD'
		}
		return r
	}, source.Printable(text))
}

// shortened leaves of long words that were kept those beside a change.
func shortened(text string, first, last bool) string {
	const beside, most = 40, 100
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	head, tail := string(runes[:beside]), string(runes[len(runes)-beside:])
	if blank := strings.LastIndex(head, " "); blank >= 0 {
		head = head[:blank+1]
	}
	if blank := strings.Index(tail, " "); blank >= 0 {
		tail = tail[blank:]
	}
	switch {
	case first && last:
		return text // nothing changed beside it
	case first:
		head = ""
	case last:
		tail = ""
	}
	return head + "…" + tail
}
