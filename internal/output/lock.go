package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// LockedError says that another build is writing the same output folder.
type LockedError struct {
	Lock string // the lock file, beside the output folder
	PID  int    // the process that holds it; 0 while it has not yet said so
}

func (e *LockedError) Error() string {
	who := "another build"
	if e.PID != 0 {
		who = fmt.Sprintf("another build (process %d)", e.PID)
	}
	return who + " is writing this output folder; wait for it to end"
}

var errBusy = errors.New("lock is held")

// lock takes the lock file for this process and returns how to give it back. The system itself frees the lock of a
// process that dies, so a lock file left behind stops nobody.
func lock(name string) (unlock func(), err error) {
	for {
		file, err := openLock(name)
		if err != nil {
			return nil, err
		}
		if err := tryLock(file); err != nil {
			held := &LockedError{Lock: name, PID: holder(file)}
			file.Close()
			if errors.Is(err, errBusy) {
				return nil, held
			}
			return nil, fmt.Errorf("lock %s: %w", name, err)
		}
		if !current(file, name) {
			// Its holder removed it between our opening and our locking it: the name is free or another's.
			file.Close()
			continue
		}
		if err := sign(file); err != nil {
			removeLock(file)
			return nil, err
		}
		return func() { removeLock(file) }, nil
	}
}

func current(file *os.File, name string) bool {
	ours, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(ours, there)
}

func sign(file *os.File) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err := file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

func holder(file *os.File) int {
	text, _ := io.ReadAll(io.LimitReader(file, 32))
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid
}
