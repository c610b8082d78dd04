package preview

import (
	"bytes"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"salient/internal/output"
)

// The preview's own files lie where no page of a publication does. A Site may have more of its own below Folder, for
// the author alone; a page that says how the publication does lies at HealthPath.
const (
	Folder     = "__preview/"
	HealthPath = "/" + Folder + "health/"

	eventsPath = "/" + Folder + "events"
	scriptPath = "/" + Folder + "preview.js"
	stylePath  = "/" + Folder + "preview.css"
)

func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, h := range p.Headers {
		w.Header().Set(h[0], h[1])
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch {
	case !p.ours(r):
		http.Error(w, "This preview answers its own machine alone.", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "The preview can only be read.", http.StatusMethodNotAllowed)
	case r.URL.Path == eventsPath:
		p.events(w, r)
	case r.URL.Path == scriptPath:
		send(w, http.StatusOK, scriptPath, script)
	case r.URL.Path == stylePath:
		send(w, http.StatusOK, stylePath, style)
	default:
		p.page(w, r)
	}
}

// ours refuses requests that a page of another site has a browser send: in the name of a host that is not ours
// (DNS rebinding), or from another origin.
func (p *preview) ours(r *http.Request) bool {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	ip := net.ParseIP(host)
	local := host == "localhost" || ip != nil && ip.IsLoopback()
	// Where the author has asked for another address, that is ours too, and any if it stands for all of them. A name
	// could be rebound, a number cannot.
	asked := p.Host != "" && (host == p.Host || ip != nil && net.ParseIP(p.Host).IsUnspecified())
	if !local && !asked {
		return false
	}
	for _, origin := range r.Header.Values("Origin") {
		if origin != "http://"+r.Host {
			return false
		}
	}
	return true
}

// page answers with a file of the site.
func (p *preview) page(w http.ResponseWriter, r *http.Request) {
	v := p.current.Load()
	if v.site == nil {
		p.sendReport(w, http.StatusServiceUnavailable, v)
		return
	}
	status := http.StatusOK
	name, ok := filePath(r.URL)
	if ok {
		if _, isFile := v.site(name); !isFile {
			if _, isFolder := v.site(name + "/index.html"); isFolder {
				w.Header().Set("Location", (&url.URL{Path: "/" + name + "/"}).EscapedPath())
				w.WriteHeader(http.StatusFound)
				return
			}
			ok = false
		}
	}
	if !ok {
		status, name = http.StatusNotFound, notFoundPage(v.site, name)
		if name == "" {
			http.Error(w, "The publication has no such page.", http.StatusNotFound)
			return
		}
	}
	render, _ := v.site(name)
	var body bytes.Buffer
	if err := render(&body); err != nil {
		p.sendReport(w, http.StatusInternalServerError, &view{version: v.version, trouble: fmt.Errorf("%s: %w", name, err)})
		return
	}
	content := body.Bytes()
	if path.Ext(name) == ".html" {
		content = p.withReport(content, v)
	}
	send(w, status, name, content)
}

// filePath gives the path of the file for an address, as hosts of static sites have it. An address that leads up,
// to a hidden file, or that says in code what it could say plainly, has none.
func filePath(address *url.URL) (name string, ok bool) {
	name, ok = strings.CutPrefix(address.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	coded := strings.ToLower(address.EscapedPath())
	if !ok || !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") || strings.Contains(coded, "%2f") || strings.Contains(coded, "%2e") {
		return "", false
	}
	for element := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(element, ".") {
			return "", false
		}
	}
	return name, true
}

// notFoundPage gives the page that says so in the language of the address, else that of the whole site, else "".
func notFoundPage(site Site, name string) string {
	language, _, _ := strings.Cut(name, "/")
	for _, page := range []string{language + "/404.html", "404.html"} {
		if _, ok := site(page); ok {
			return page
		}
	}
	return ""
}

func send(w http.ResponseWriter, status int, name string, content []byte) {
	w.Header().Set("Content-Type", output.ContentType(name))
	w.WriteHeader(status)
	_, _ = w.Write(content) // a browser that has gone misses nothing
}

// events tells a page the version of every view as it comes, as Server-Sent Events (WHATWG HTML, 9.2).
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	stream := http.NewResponseController(w)
	beat := time.NewTicker(20 * time.Second) // tells a connection that is gone
	defer beat.Stop()
	v := p.current.Load()
	message := "data: " + v.version + "\n\n"
	for {
		if _, err := w.Write([]byte(message)); err != nil {
			return
		}
		if err := stream.Flush(); err != nil {
			return
		}
		select {
		case <-v.next:
			v = p.current.Load()
			message = "data: " + v.version + "\n\n"
		case <-beat.C:
			message = ":\n\n"
		case <-r.Context().Done():
			return
		}
	}
}
