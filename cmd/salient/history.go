package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os/exec"
	"regexp"
	"strconv"
	"strings"

	"salient/internal/generate"
)

// What Git knows is asked for here alone, and never by a build. Only texts of files are: no name, address or message of
// those who wrote them. A repository may come from anyone, so that nothing in it, its settings included, may start a
// program or reach for the network.

// Why a history has no more versions. They are read behind "the text that was translated is not at hand: ".
var (
	errNoGit        = errors.New("this machine has no Git; install it, and run this in a clone of the repository")
	errNoRepository = errors.New("this folder is in no Git repository that can be read; run this in a clone of the repository")
	errShallow      = errors.New("this clone has only the latest part of the history; git fetch --unshallow brings the rest")
	errPartial      = errors.New("this clone does not hold all texts of the history; clone the repository again, without --filter")
	errNoVersion    = errors.New("no version of the original in this repository has it")
)

// unchanging are the settings under which Git starts nothing and changes nothing, whatever a repository says.
var unchanging = []string{
	"--no-pager", "--literal-pathspecs", "--no-replace-objects",
	"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
	"-c", "safe.bareRepository=explicit", // a folder of the content is no repository
	"-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "color.ui=never",
	"-c", "protocol.allow=never",
}

// maxVersion is the size in bytes over which no version of a page is read.
const maxVersion = 32 << 20

// gitHistory reads the versions of a file from the repository that a folder is in.
func gitHistory(folder string, getenv func(string) string) generate.History {
	return func(ctx context.Context, file string) iter.Seq2[[]byte, error] {
		return func(yield func([]byte, error) bool) {
			ctx, stop := context.WithCancel(ctx) // it may have been enough before Git has told all
			defer stop()
			g := git{ctx, folder, getenv}
			shallow, err := g.isShallow()
			if err != nil {
				yield(nil, err)
				return
			}
			names, err := g.versions(file)
			enough := false
			if err == nil {
				err = g.texts(names, func(text []byte) bool {
					enough = !yield(text, nil)
					return !enough
				})
			}
			switch {
			case enough:
			case errors.Is(err, errPartial):
				yield(nil, err)
			case err != nil:
				yield(nil, fmt.Errorf("the history cannot be read; git log says why in this folder (%w)", err))
			case shallow:
				yield(nil, errShallow)
			default:
				yield(nil, errNoVersion)
			}
		}
	}
}

// git runs Git in a folder.
type git struct {
	ctx    context.Context
	folder string
	getenv func(string) string
}

func (g *git) command(arguments ...string) *exec.Cmd {
	c := exec.CommandContext(g.ctx, "git", append(append(append([]string(nil), unchanging...), "-C", g.folder), arguments...)...)
	c.Env = []string{
		"GIT_CONFIG_NOSYSTEM=1", "GIT_ATTR_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "LC_ALL=C",
	}
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR"} {
		if value := g.getenv(name); value != "" {
			c.Env = append(c.Env, name+"="+value)
		}
	}
	return c
}

// isShallow says whether the repository has only a part of its history.
func (g *git) isShallow() (bool, error) {
	out, err := g.command("rev-parse", "--is-shallow-repository").Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return strings.TrimSpace(string(out)) == "true", nil
	case errors.As(err, &exit):
		return false, errNoRepository
	}
	return false, errNoGit
}

// changed is a line of git log --raw: the names of a file's content before and after a commit.
var changed = regexp.MustCompile(`^:[0-7]{6} [0-7]{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z][0-9]*$`)

// versions names the contents that a file has had, newest first, under this name and those before it.
func (g *git) versions(file string) ([]string, error) {
	const most = "5000" // commits
	out, err := g.command("log", "--follow", "--max-count="+most, "--format=", "--raw", "-z", "--no-abbrev",
		"--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-notes", "HEAD", "--", file).Output()
	if err != nil {
		return nil, err
	}
	names := []string{"HEAD:./" + file} // a merge may have made it
	seen := map[string]bool{}
	for line := range strings.SplitSeq(string(out), "\x00") {
		pair := changed.FindStringSubmatch(strings.TrimSpace(line))
		if pair == nil {
			continue
		}
		for _, name := range []string{pair[2], pair[1]} { // what was before it may come from a merge too
			if !seen[name] && strings.Trim(name, "0") != "" {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// texts reads contents by their names, until take wants no more. Those that the repository does not have are passed over.
func (g *git) texts(names []string, take func([]byte) bool) error {
	c := g.command("cat-file", "--batch")
	c.Stdin = strings.NewReader(strings.Join(names, "\n") + "\n")
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	r := bufio.NewReader(out)
	for range names {
		text, err := content(r)
		if err == nil && text != nil && !take(text) || err != nil {
			out.Close()
			c.Wait() // it was told to stop, or tells less than what was read
			return err
		}
	}
	return c.Wait()
}

// content reads one answer of git cat-file --batch: "<name> blob <size>", the bytes, and the end of a line. It is nil
// where there is no such content, or far too much of it.
func content(r *bufio.Reader) ([]byte, error) {
	head, err := r.ReadString('\n')
	if err == io.EOF {
		return nil, errPartial // Git would have to fetch it
	}
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(head, " missing\n") {
		return nil, nil
	}
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return nil, fmt.Errorf("an answer of %d words", len(fields))
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size < 0 {
		return nil, errors.New("an answer without a size")
	}
	if size > maxVersion || fields[1] != "blob" {
		_, err := io.CopyN(io.Discard, r, size+1)
		return nil, err
	}
	text := make([]byte, size+1)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, err
	}
	return text[:size], nil
}
