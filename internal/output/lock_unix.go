//go:build unix

package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// openLock follows no symbolic link: in a folder shared with others it could lead to a file of ours.
func openLock(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
}

func tryLock(file *os.File) error {
	err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errBusy
	}
	return err
}

// removeLock removes the file while the lock is held, so that none but ours goes.
func removeLock(file *os.File) {
	_ = os.Remove(file.Name())
	_ = file.Close()
}
