package source

import (
	"fmt"
	"runtime/debug"
)

// Guard does some work. A panic in it, which is a fault of the program or of a library and no slip of the author's,
// becomes an error that names the file and holds the way there. The name is read when it is needed: work that goes from
// file to file keeps it up to date.
func Guard(file *string, work func() error) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%s: a fault of the program stopped the work here: %v\n%s", *file, reason, debug.Stack())
		}
	}()
	return work()
}
