package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"salient/internal/source"
	"salient/internal/survey"
	"salient/internal/vocabulary"
)

type tallyCommand struct {
	ID      string `arg:"" help:"The survey: the name of its file in content/data/surveys, without .yaml."`
	Site    string `help:"The folder of the publication, which holds content and private." default:"." placeholder:"DIR"`
	Preview bool   `help:"Show what would be published, and write nothing."`
	Replace bool   `help:"Put the figures in the place of those of the last release, which nobody has seen yet."`
	Yes     bool   `help:"Write without asking."`
}

// Help gives the example.
func (*tallyCommand) Help() string {
	return `The answers are private/surveys/ID.csv: one row a respondent, one column a question, headed by the question's id or
label; a;b for several answers, each by its id or label. They never leave that file: what is written into content/data/surveys/ID.yaml are
counts, without those that could point at somebody. First you see what will be published, and why the rest is withheld.

Figures that differ from those in the codebook are a new release, protected together with the earlier ones. Before it
writes, it asks; where nobody can answer, as in a script, it writes unless told to --preview.

Example:
  salient tally cso-engagement --preview
  salient tally cso-engagement --site ~/our-briefings`
}

const (
	codebooks = "content/data/surveys"
	responses = "private/surveys"
)

// maxRows is the size in bytes over which the rows of respondents are refused before they are read.
const maxRows = 256 << 20

// Run tallies a survey.
func (c *tallyCommand) Run(ctx context.Context, s *surroundings, m *manners) error {
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	t := &tallying{tallyCommand: c, root: root, m: m, codebook: codebooks + "/" + c.ID + ".yaml", rows: responses + "/" + c.ID + ".csv"}
	text, revision, err := t.revise()
	if err != nil {
		return err
	}
	t.show(revision)
	switch {
	case revision.Change == survey.Unchanged:
		fmt.Fprintf(m.out, "The codebook holds these figures already; nothing was written.\n")
		return nil
	case c.Preview:
		fmt.Fprintf(m.out, "Nothing was written.\n")
		return nil
	case !c.Yes && s.inTerminal && s.outTerminal:
		fmt.Fprintf(m.out, "Write this into %s? [y/N] ", t.codebook)
		if yes, err := confirmed(ctx, s); err != nil {
			return err
		} else if !yes {
			fmt.Fprintf(m.out, "Nothing was written.\n")
			return nil
		}
	}
	if err := t.write(text, revision.Text); err != nil {
		return err
	}
	fmt.Fprintf(m.out, "Written to %s.\n", t.codebook)
	if revision.Change == survey.Renewed || revision.Change == survey.Replaced {
		fmt.Fprintf(m.out, "salient check --quoting %s lists what to read again.\n", t.ID)
	}
	return nil
}

// confirmed waits for yes, or for anything else, or for Ctrl-C.
func confirmed(ctx context.Context, s *surroundings) (bool, error) {
	said := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(s.in).ReadString('\n')
		said <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case answer := <-said:
		return answer == "y" || answer == "yes", nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

type tallying struct {
	*tallyCommand
	root           *os.Root
	m              *manners
	codebook, rows string
}

// withoutRows is the site without the answers of respondents: no message shows a line of them.
type withoutRows struct{ fs.FS }

// Open implements fs.FS.
func (w withoutRows) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, responses+"/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return w.FS.Open(name)
}

// tell prints problems, and gives errSlips where one is an error. The codebook is not known to be public.
func (t *tallying) tell(problems ...source.Problem) error {
	for i := range problems {
		problems[i].Confidential = problems[i].Confidential || problems[i].File == t.codebook
	}
	t.m.problems(withoutRows{t.root.FS()}, problems)
	if mistakes, warnings := tell(problems); mistakes > 0 {
		fmt.Fprintf(t.m.err, "\n%s; nothing was written\n", mistakesAnd(mistakes, warnings, false))
		return errSlips
	}
	return nil
}

// revise reads both files, and gives the codebook as it is and as it is to be.
func (t *tallying) revise() ([]byte, *survey.Revision, error) {
	site := t.root.FS()
	names, err := fs.Glob(site, codebooks+"/*.yaml")
	if err != nil {
		return nil, nil, err
	}
	if !slices.Contains(names, t.codebook) {
		ids := func(yield func(string) bool) {
			for _, name := range names {
				if !yield(strings.TrimSuffix(path.Base(name), ".yaml")) {
					return
				}
			}
		}
		return nil, nil, t.tell(source.Problem{File: codebooks, What: "there is no codebook of the survey", Words: t.ID, Nearest: source.Nearest(t.ID, ids), Advice: "name its file, without .yaml"})
	}
	text, err := t.read(t.codebook, maxRows)
	if err != nil {
		return nil, nil, err
	}
	codebook, problems := survey.ParseDesign(t.codebook, "", text)
	if err := t.tell(problems...); err != nil {
		return nil, nil, err
	}
	rows, err := t.read(t.rows, maxRows)
	if errors.Is(err, fs.ErrNotExist) {
		err = t.tell(source.Problem{File: t.rows, What: "there are no answers of respondents", Advice: "put them here as CSV, one row a respondent, below a first line of these headings:"})
		fmt.Fprintf(t.m.err, "%s\n", source.Printable(strings.Join(codebook.Headings(), ",")))
	}
	if err != nil {
		return nil, nil, err
	}
	revision, problems := codebook.Revise(text, t.rows, rows, t.Replace)
	if t.tracked() {
		problems = append(problems, source.Problem{File: ".gitignore", Level: source.W, What: "nothing keeps the answers of respondents out of Git", Advice: "add the line /private/"})
	}
	return text, revision, t.tell(problems...)
}

// read reads a file that is no link and no pipe.
func (t *tallying) read(name string, most int64) ([]byte, error) {
	info, err := t.root.Lstat(name)
	switch link := t.linkedFolder(name); {
	case err != nil && link != "":
		return nil, t.tell(source.Problem{File: link, What: "a folder that is a symbolic link to a place outside, or to one that is not there", Advice: "put a folder here; if it is kept on an encrypted volume, open the volume in its place, so that no link is needed"})
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", name, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, t.tell(source.Problem{File: name, What: "a symbolic link", Advice: "put the file itself here"})
	case !info.Mode().IsRegular():
		return nil, t.tell(source.Problem{File: name, What: "this is not a file", Advice: "put the file itself here"})
	case info.Size() > most:
		return nil, t.tell(source.Problem{File: name, What: fmt.Sprintf("a file over %d MiB", most>>20), Advice: "leave out the columns that are no questions of the codebook"})
	}
	data, err := t.root.ReadFile(name)
	if errors.Is(err, fs.ErrPermission) {
		return nil, t.tell(source.Problem{File: name, What: "this cannot be read", Advice: "allow reading it"})
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}

// linkedFolder gives the folder on the way to a file that is a symbolic link, or nothing.
func (t *tallying) linkedFolder(name string) string {
	for i, r := range name {
		if r != '/' {
			continue
		}
		if info, err := t.root.Lstat(name[:i]); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return name[:i]
		}
	}
	return ""
}

// tracked says whether the folder is under Git, which is not told to ignore the private one.
func (t *tallying) tracked() bool {
	if _, err := t.root.Stat(".git"); err != nil {
		return false
	}
	ignored, _ := t.root.ReadFile(".gitignore")
	for line := range strings.Lines(string(ignored)) {
		if strings.Trim(strings.TrimSpace(line), "/") == "private" {
			return false
		}
	}
	return true
}

// write puts the new text in the place of the old one, all at once, unless somebody has changed the file meanwhile.
func (t *tallying) write(old, text []byte) error {
	now, err := t.read(t.codebook, maxRows)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, old) {
		return t.tell(source.Problem{File: t.codebook, What: "the codebook has changed since it was read", Advice: "run the command again"})
	}
	return rewrite(t.root, t.codebook, text)
}

// show prints what will be published, and why the rest is withheld. True counts that are withheld are not printed
// either: what a terminal shows may be kept, and seen by others.
func (t *tallying) show(revision *survey.Revision) {
	p := &announcement{
		Writer:   tabwriter.NewWriter(t.m.out, 0, 0, 3, ' ', 0),
		survey:   revision.Published,
		withheld: map[survey.Withholding]survey.Reason{},
	}
	for _, w := range revision.Withheld {
		reason := w.Reason
		w.Reason = ""
		p.withheld[w] = reason
	}
	for i := range p.survey.Questions {
		q := &p.survey.Questions[i]
		p.table(q.Label.String, q.Base, survey.Withholding{Question: string(q.ID)})
		for _, row := range q.Rows {
			p.cell(row.Label.String, row.Cell, survey.Withholding{Question: string(q.ID), Answer: string(row.ID)})
		}
	}
	for _, x := range p.survey.Crosstabs {
		for _, g := range x.Groups {
			at := survey.Withholding{Question: string(x.Question.ID), By: string(x.By.ID), Group: string(g.ID)}
			p.table(x.Question.Label.String+" – "+g.Label.String, survey.Base{N: g.Base}, at)
			for j, cell := range g.Cells {
				row := &x.Question.Rows[j]
				at.Answer = string(row.ID)
				p.cell(row.Label.String, cell, at)
			}
		}
	}
	p.Flush()
	t.summary(revision, p)
}

// announcement prints what will be published as tables on a terminal.
type announcement struct {
	*tabwriter.Writer
	survey         *survey.Survey
	withheld       map[survey.Withholding]survey.Reason // without their reasons
	cells, missing int
}

func (p *announcement) table(label string, base survey.Base, at survey.Withholding) {
	if p.cells > 0 {
		fmt.Fprintln(p)
	}
	fmt.Fprintf(p, "%s\n", source.Printable(label))
	answered := "answered"
	if asked, ok := base.Asked.(survey.Count); ok {
		answered = fmt.Sprintf("answered, of %d asked", asked)
	}
	p.cell(answered, base.N, at)
	if base.Asked == (survey.Withheld{}) {
		p.cell("asked", base.Asked, at)
	}
}

func (p *announcement) cell(label string, cell survey.Cell, at survey.Withholding) {
	p.cells++
	fmt.Fprintf(p, "  %s\t%s", source.Printable(label), shown(cell))
	if cell == (survey.Withheld{}) {
		p.missing++
		fmt.Fprintf(p, "\t%s", p.why(p.withheld[at]))
	}
	fmt.Fprintln(p)
}

// why says in plain words why a cell is withheld.
func (p *announcement) why(reason survey.Reason) string {
	switch reason {
	case survey.Small:
		return fmt.Sprintf("fewer than %d answered so", p.survey.MinimumCell)
	case survey.Alike:
		return "all or none of a group answered alike"
	case survey.Sticky:
		return "it was withheld in an earlier release"
	case survey.Given:
		return "the codebook withholds it"
	case survey.Differencing:
		return fmt.Sprintf("fewer than %d more or less than in an earlier release", p.survey.MinimumCell)
	}
	return "it would give away another by subtraction"
}

func (t *tallying) summary(revision *survey.Revision, p *announcement) {
	fmt.Fprintf(t.m.out, "\n%d of %s withheld.\n", p.missing, count(p.cells, "figure", "figures"))
	if p.survey.Respondents == vocabulary.Companies {
		fmt.Fprintln(t.m.out, "The respondents are companies, so that small counts are published too.")
	}
	if 3*p.missing > p.cells {
		fmt.Fprintln(t.m.out, "That is much: join answers or groups that belong together, or leave out a cross-tabulation.")
	}
	release := revision.Published.Release
	switch revision.Change {
	case survey.First:
		fmt.Fprintf(t.m.out, "These are the first figures, of release %d.\n", release)
	case survey.Protected:
		fmt.Fprintf(t.m.out, "These are the figures of release %d; what is withheld is taken out of the codebook.\n", release)
	case survey.Renewed:
		fmt.Fprintf(t.m.out, "The figures have changed: this is release %d, and those before it are kept under earlier. If nobody has seen release %d, use --replace.\n", release, release-1)
	case survey.Replaced:
		fmt.Fprintf(t.m.out, "The figures take the place of those of release %d, which nobody may have seen.\n", release)
	}
}

func shown(cell survey.Cell) string {
	switch cell := cell.(type) {
	case survey.Count:
		return fmt.Sprint(int(cell))
	case survey.Share:
		return cell.String() + "%"
	case survey.Value:
		return cell.String()
	case survey.Withheld:
		return "withheld"
	}
	return "-"
}
