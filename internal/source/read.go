package source

import (
	"errors"
	"fmt"
	"io/fs"
)

// maxFile is the size in bytes over which a file is refused before it is read.
const maxFile = 32 << 20

// Read gives the bytes of a file, or the author's problem with it.
func Read(site fs.FS, e Entry) ([]byte, []Problem, error) {
	info, err := fs.Stat(site, e.Path)
	if err == nil && info.Size() > maxFile {
		return nil, []Problem{{File: e.Path, What: fmt.Sprintf("a file over %d MiB", maxFile>>20), Advice: "make it smaller, or publish it elsewhere and link it"}}, nil
	}
	var data []byte
	if err == nil {
		data, err = fs.ReadFile(site, e.Path)
	}
	if errors.Is(err, fs.ErrPermission) {
		return nil, []Problem{{File: e.Path, What: "this cannot be read", Advice: "allow reading it, or remove it"}}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", e.Path, err)
	}
	return data, nil, nil
}
