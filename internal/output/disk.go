package output

import (
	"io"
	"os"
)

// disk is the part of the system that a build changes, so that a test can let any single step fail or be the last.
type disk interface {
	Mkdir(path string) error
	Create(path string) (io.WriteCloser, error)
	Rename(from, to string) error
	// Exchange gives each of two folders the other's name in one step. It is errors.ErrUnsupported where the
	// system or the file system has no such step.
	Exchange(a, b string) error
	RemoveAll(path string) error
}

type systemDisk struct{}

func (systemDisk) Mkdir(path string) error { return os.Mkdir(path, 0o755) }

func (systemDisk) Create(path string) (io.WriteCloser, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func (systemDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (systemDisk) Exchange(a, b string) error   { return exchange(a, b) }
func (systemDisk) RemoveAll(path string) error  { return os.RemoveAll(path) }

// unmasked gives every file and folder the rights of a published one, whatever the umask.
type unmasked struct{ disk }

func (d unmasked) Mkdir(path string) error {
	if err := d.disk.Mkdir(path); err != nil {
		return err
	}
	return os.Chmod(path, 0o755)
}

func (d unmasked) Create(path string) (io.WriteCloser, error) {
	file, err := d.disk.Create(path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o644); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}
