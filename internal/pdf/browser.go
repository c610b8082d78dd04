package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// NoBrowserError says that no Chromium could be started.
type NoBrowserError struct {
	Asked string // the program that was asked for, or ""
	Err   error
}

func (e *NoBrowserError) Error() string {
	if e.Asked != "" {
		return fmt.Sprintf("%s does not start as a browser: %v", e.Asked, e.Err)
	}
	if e.missing() {
		return "PDFs are printed by Chromium or Chrome, and neither is installed"
	}
	return fmt.Sprintf("the browser that prints PDFs does not start: %v", e.Err)
}

func (e *NoBrowserError) Unwrap() error { return e.Err }

func (e *NoBrowserError) missing() bool {
	return errors.Is(e.Err, exec.ErrNotFound) || errors.Is(e.Err, fs.ErrNotExist)
}

// Advice is what to do about it, on this system.
func (e *NoBrowserError) Advice() string {
	switch {
	case e.Asked != "":
		return "name the program of Chromium or Chrome itself, or leave the setting out and it is looked for"
	case !e.missing():
		return "start the browser once by hand to see what it lacks; in a container it may need more shared memory or a user other than root"
	}
	switch runtime.GOOS {
	case "darwin":
		return "install Google Chrome from google.com/chrome, or run `brew install --cask chromium`; or leave --pdf out"
	case "windows":
		return "install Google Chrome from google.com/chrome, or run `winget install Google.Chrome`; or leave --pdf out"
	}
	return "on Debian run `sudo apt install chromium-headless-shell`, on Ubuntu `sudo apt install chromium`, on Fedora `sudo dnf install chromium`; " +
		"if it is installed elsewhere, name the program in CHROME; or leave --pdf out"
}

// shell finds a Chromium without windows by names that chromedp does not know: Debian's, and that of Chrome for Testing. It
// prints in two thirds of the time.
func shell() string {
	for _, name := range []string{"chromium-headless-shell", "chrome-headless-shell"} {
		if program, err := exec.LookPath(name); err == nil {
			return program
		}
	}
	return ""
}

// startBrowser starts a browser that talks to nobody but us, through a pipe. It ends with ctx, and its profile is
// removed then; stop ends it and waits for that.
func startBrowser(ctx context.Context, program string) (running context.Context, version string, stop func(), err error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		// Every answer is ours; what slips past us finds no host.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		// Letters stand where the font says, not where the grid of a screen would have them.
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("lang", "en-US"),
	)
	// Some of Chromium's files lie outside its profile, and stay behind when it is killed.
	temp, err := os.MkdirTemp("", "salient-pdf-")
	if err != nil {
		return nil, "", nil, err
	}
	options = append(options, chromedp.Env("TMPDIR="+temp))
	if found := cmp.Or(program, shell()); found != "" {
		options = append(options, chromedp.ExecPath(found))
	}
	if os.Geteuid() == 0 {
		// Chromium's sandbox refuses to run as root, as builds in containers do. It guards against hostile pages;
		// all that is opened here is made by this program, runs no script and reaches no host.
		options = append(options, chromedp.NoSandbox)
	}
	allocator, end := chromedp.NewExecAllocator(ctx, options...)
	running, cancel := chromedp.NewContext(allocator)
	stop = func() {
		cancel()
		end()
		_ = os.RemoveAll(temp) // what cannot be removed is the system's to remove
	}
	about, err := chromedp.Call(running, browser.GetVersion, cdp.Empty{})
	if err != nil {
		stop()
		if ctx.Err() != nil {
			return nil, "", nil, ctx.Err()
		}
		return nil, "", nil, &NoBrowserError{Asked: program, Err: err}
	}
	return running, about.Product + " " + about.Revision, stop, nil
}
