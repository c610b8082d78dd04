package preview

import (
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// A save is often several events (a new file, a rename, a change of rights), and a checkout thousands. The site is
	// rebuilt when none has come for a moment, or after a while if they never end.
	quiet   = 50 * time.Millisecond
	longest = 2 * time.Second
	// pollEvery is how often the folders are looked through where the system cannot tell of changes.
	pollEvery = time.Second
)

// watch tells of changes in folders: one for each row of events, and none that is older than the last one taken.
func watch(ctx context.Context, folders []string, note func(string)) <-chan struct{} {
	n, err := newNotifier(folders)
	return watchWith(ctx, folders, note, n, err)
}

// watchWith watches with a notifier, or without where there was an error.
func watchWith(ctx context.Context, folders []string, note func(string), n *notifier, err error) <-chan struct{} {
	events := make(chan struct{}, 1)
	go func() {
		if err == nil {
			err = n.run(ctx, events)
		}
		if ctx.Err() != nil {
			return
		}
		// The system allows only so many watches, and some file systems have none.
		note("This system cannot watch so many folders (" + err.Error() + "): they are looked through once a second instead.")
		poll(ctx, folders, events)
	}()
	changes := make(chan struct{}, 1)
	go coalesce(ctx, events, changes)
	return changes
}

// mark leaves word that there is something, once until it is taken.
func mark(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// coalesce makes one change of a row of events.
func coalesce(ctx context.Context, events <-chan struct{}, changes chan<- struct{}) {
	for {
		select {
		case <-events:
		case <-ctx.Done():
			return
		}
		last := time.After(longest)
	row:
		for {
			select {
			case <-events:
			case <-time.After(quiet):
				break row
			case <-last:
				break row
			case <-ctx.Done():
				return
			}
		}
		mark(changes)
	}
}

// notifier is told by the system.
type notifier struct {
	system  *fsnotify.Watcher
	folders []string
}

func newNotifier(folders []string) (*notifier, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	n := &notifier{system: system}
	for _, folder := range folders {
		absolute, err := filepath.Abs(folder)
		if err != nil {
			return nil, errors.Join(err, system.Close())
		}
		n.folders = append(n.folders, absolute)
	}
	if err := n.addAll(); err != nil {
		return nil, errors.Join(err, system.Close())
	}
	return n, nil
}

// addAll watches every folder, and that around it, which tells when the folder itself comes or is replaced.
func (n *notifier) addAll() error {
	for _, folder := range n.folders {
		if err := n.add(filepath.Dir(folder)); err != nil {
			return err
		}
		if err := n.addTree(folder); err != nil {
			return err
		}
	}
	return nil
}

func (n *notifier) addTree(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // gone meanwhile, of which there is an event
		}
		if err != nil || !entry.IsDir() {
			return err
		}
		if path != root && unseen(entry.Name()) {
			return fs.SkipDir
		}
		return n.add(path)
	})
}

func (n *notifier) add(folder string) error {
	if err := n.system.Add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// run passes events on until the context ends, or until it cannot.
func (n *notifier) run(ctx context.Context, events chan<- struct{}) error {
	defer n.system.Close()
	for {
		select {
		case event := <-n.system.Events:
			if !n.concerns(event) {
				continue
			}
			if event.Has(fsnotify.Create) {
				if err := n.addTree(event.Name); err != nil {
					return err
				}
			}
			mark(events)
		case err := <-n.system.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			// Events are lost, and there may be folders among them.
			if err := n.addAll(); err != nil {
				return err
			}
			mark(events)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// concerns says whether an event can change the site.
func (n *notifier) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod { // by search indexes and backups, all the time
		return false
	}
	for _, folder := range n.folders {
		if event.Name == folder {
			return true
		}
		if strings.HasPrefix(event.Name, folder+string(filepath.Separator)) {
			return !unseen(filepath.Base(event.Name))
		}
	}
	return false
}

// unseen names hidden files, and what editors leave for the time of a save.
func unseen(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || name == "4913"
}

// poll compares the folders with what they were, again and again.
func poll(ctx context.Context, folders []string, events chan<- struct{}) {
	seed := maphash.MakeSeed()
	last := stamp(seed, folders)
	mark(events) // for what changed since the last word from the system
	for {
		select {
		case <-time.After(pollEvery):
		case <-ctx.Done():
			return
		}
		if now := stamp(seed, folders); now != last {
			last = now
			mark(events)
		}
	}
}

// stamp is a number for the names, sizes and times of all files.
func stamp(seed maphash.Seed, folders []string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil // gone meanwhile; the names around it tell
			}
			if path != folder && unseen(entry.Name()) {
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			h.WriteString(path)
			if info, err := entry.Info(); err == nil && !entry.IsDir() {
				maphash.WriteComparable(&h, [2]int64{info.Size(), info.ModTime().UnixNano()})
			}
			return nil
		})
	}
	return h.Sum64()
}
