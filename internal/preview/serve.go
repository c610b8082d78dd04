package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"salient/internal/source"
)

// Site finds a file of the publication by its path in the output ("en/index.html"), and gives what makes it. It is
// called by many requests at once.
type Site func(path string) (render func(io.Writer) error, ok bool)

// Rebuild makes the site anew. The site is nil where problems stop it. An error is the machine's trouble.
type Rebuild func(ctx context.Context) (Site, []source.Problem, error)

// Options say what is shown, and where.
type Options struct {
	// Host is the address at which to listen. Empty is this machine alone; any other lets others read what may not
	// be public yet, and has to be asked for by the author.
	Host string
	Port int // 0 is any that is free
	// Folders are watched with all that is in them. One may be missing and come later.
	Folders []string
	Rebuild Rebuild
	// Headers are sent with every answer, name and value: those of the published site.
	Headers [][2]string
	// Line gives the line of text in which a problem lies; nil shows none.
	Line func(source.Problem) string
	// Ready is told the address once the first build is done and pages can be asked for.
	Ready func(address string)
	// Note is told what the author should know of the preview itself; nil for no one.
	Note func(string)
}

// Serve shows the site until the context ends, which is no error.
func Serve(ctx context.Context, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	listener, err := listen(ctx, o)
	if err != nil {
		return err
	}
	defer listener.Close()
	port := listener.Addr().(*net.TCPAddr).Port

	p := newPreview(o)
	// Watching begins before the first build, so that no change falls between the two.
	changes := watch(ctx, o.Folders, o.note)
	p.rebuild(ctx)
	go func() {
		for {
			select {
			case <-changes:
				p.rebuild(ctx)
			case <-ctx.Done():
				return
			}
		}
	}()

	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // so that waiting pages let go at the end
		ErrorLog:          log.New(io.Discard, "", 0),                        // of connections that browsers break
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	if o.Ready != nil && ctx.Err() == nil {
		o.Ready("http://" + net.JoinHostPort(shownHost(o.Host), strconv.Itoa(port)) + "/")
	}
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if server.Shutdown(ending) != nil {
		_ = server.Close() // a page that takes longer is cut off
	}
	return nil
}

func listen(ctx context.Context, o Options) (net.Listener, error) {
	host := o.Host
	if host == "" {
		host = "127.0.0.1"
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(o.Port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %d is taken by another program; choose another with --port: %w", o.Port, err)
	}
	return listener, err
}

// shownHost is where the author's own browser finds the preview.
func shownHost(host string) string {
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		return "127.0.0.1"
	}
	return host
}

func (o Options) note(text string) {
	if o.Note != nil {
		o.Note(text)
	}
}
