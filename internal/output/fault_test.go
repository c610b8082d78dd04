package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faulty calls strike before each step that changes the disk. Where that gives an error the step fails, half done.
type faulty struct {
	disk
	strike     func() error
	noExchange bool // as on a system that can only rename
}

func (f faulty) Mkdir(path string) error {
	if err := f.strike(); err != nil {
		return err
	}
	return f.disk.Mkdir(path)
}

func (f faulty) Create(path string) (io.WriteCloser, error) {
	if err := f.strike(); err != nil {
		return nil, err
	}
	file, err := f.disk.Create(path)
	return faultyFile{file, f}, err
}

func (f faulty) Rename(from, to string) error {
	if err := f.strike(); err != nil {
		return err
	}
	return f.disk.Rename(from, to)
}

func (f faulty) Exchange(a, b string) error {
	if f.noExchange {
		return errors.ErrUnsupported
	}
	if err := f.strike(); err != nil {
		return err
	}
	return f.disk.Exchange(a, b)
}

func (f faulty) RemoveAll(path string) error {
	if err := f.strike(); err != nil {
		os.Remove(filepath.Join(path, markName))
		return err
	}
	return f.disk.RemoveAll(path)
}

type faultyFile struct {
	io.WriteCloser
	faulty faulty
}

func (f faultyFile) Write(b []byte) (int, error) {
	if err := f.faulty.strike(); err != nil {
		n, _ := f.WriteCloser.Write(b[:len(b)/2])
		return n, err
	}
	return f.WriteCloser.Write(b)
}

func (f faultyFile) Close() error {
	if err := f.faulty.strike(); err != nil {
		f.WriteCloser.Close()
		return err
	}
	return f.WriteCloser.Close()
}

const faultPages = 3

// Whatever step fails, and whether it alone or all after it too (a full disk), the output is the old one with an
// error or the new one without, and the next build finds nothing in its way.
func TestEachStepFailing(t *testing.T) {
	for _, c := range []struct {
		name       string
		noExchange bool
		once       bool
	}{
		{"exchange, one step", false, true},
		{"exchange, all steps from one on", false, false},
		{"rename, one step", true, true},
		{"rename, all steps from one on", true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for failing := int64(1); ; failing++ {
				parent := t.TempDir()
				place := Place{Dir: filepath.Join(parent, "build")}
				if _, _, err := Write(t.Context(), place, publication("first", faultPages)); err != nil {
					t.Fatal(err)
				}
				var steps atomic.Int64
				broken := fmt.Errorf("step %d: %w", failing, syscall.ENOSPC)
				disk := faulty{disk: systemDisk{}, noExchange: c.noExchange, strike: func() error {
					if n := steps.Add(1); n == failing || n > failing && !c.once {
						return broken
					}
					return nil
				}}
				_, _, err := write(t.Context(), disk, place, publication("second", faultPages))
				edition := "second"
				if err != nil {
					edition = "first"
					if !errors.Is(err, syscall.ENOSPC) {
						t.Errorf("step %d: the error is %v", failing, err)
					}
				}
				// Where even putting the old output back failed, the next start does that. It may fail itself.
				_, _, err = Write(canceled(), place, publication("third", faultPages))
				if !errors.Is(err, context.Canceled) {
					t.Errorf("step %d: the next build says %v", failing, err)
				}
				if diff := cmp.Diff(expected(publication(edition, faultPages)), tree(t, place.Dir)); diff != "" {
					t.Fatalf("step %d (%v): the output is not the %s (-want +got):\n%s", failing, err, edition, diff)
				}
				aloneIn(t, parent, "build")
				if steps.Load() < failing {
					if failing < 20 {
						t.Errorf("only %d steps were seen", failing)
					}
					return // none was left to fail
				}
			}
		})
	}
}

func canceled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// The next two run a build in a process of its own, which kills itself (SIGKILL, so nothing is tidied) at the step
// that the environment names.
const killEnv = "SALIENT_TEST_KILL"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killEnv); dir != "" {
		buildAndDie(dir)
		return
	}
	os.Exit(m.Run())
}

func buildAndDie(dir string) {
	last, _ := strconv.ParseInt(os.Getenv(killEnv+"_STEP"), 10, 64)
	var steps atomic.Int64
	disk := faulty{disk: systemDisk{}, noExchange: os.Getenv(killEnv+"_RENAME") != "", strike: func() error {
		if steps.Add(1) == last {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill()
			select {} // the step is not done
		}
		return nil
	}}
	if _, _, err := write(context.Background(), disk, Place{Dir: dir}, publication("second", faultPages)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

func TestKillAtAnyStep(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, rename := range map[string]string{"exchange": "", "rename": "1"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen := map[string]int{}
			for step := 1; ; step++ {
				parent := t.TempDir()
				dir := filepath.Join(parent, "build")
				if _, _, err := Write(t.Context(), Place{Dir: dir}, publication("first", faultPages)); err != nil {
					t.Fatal(err)
				}
				cmd := exec.Command(self)
				cmd.Env = append(os.Environ(), killEnv+"="+dir, killEnv+"_STEP="+strconv.Itoa(step), killEnv+"_RENAME="+rename)
				out, err := cmd.CombinedOutput()
				finished := err == nil
				if exit := (*exec.ExitError)(nil); !finished && (!errors.As(err, &exit) || exit.Exited()) {
					t.Fatalf("step %d: %v\n%s", step, err, out)
				}

				// Even a next start that comes to nothing puts things right.
				if _, _, err := Write(canceled(), Place{Dir: dir}, publication("third", faultPages)); !errors.Is(err, context.Canceled) {
					t.Fatalf("step %d: the next build says %v", step, err)
				}
				edition := ""
				for _, e := range []string{"first", "second"} {
					if cmp.Equal(tree(t, dir), expected(publication(e, faultPages))) {
						edition = e
					}
				}
				if edition == "" {
					t.Fatalf("step %d left half an output:\n%v", step, tree(t, dir))
				}
				seen[edition]++
				aloneIn(t, parent, "build")
				if finished {
					break
				}
			}
			if seen["first"] < 10 || seen["second"] < 2 {
				t.Errorf("of the outputs after a kill, too few are the first or second: %v", seen)
			}
		})
	}
}
