package acceptance

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
)

// redirect is one line of `_redirects`, in the host's own terms.
type redirect struct {
	from, to    string
	status      string // 301, 302, 404, 200 …
	forced      bool   // applies although the file exists
	conditional bool   // Language=, Country= …
}

// redirects reads `_redirects`: from, to, status with an optional "!", conditions.
func (p *publication) redirects() (rules []redirect) {
	text, _ := fs.ReadFile(p.files, "_redirects")
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		rule := redirect{from: fields[0], to: fields[1], status: "301"}
		if len(fields) > 2 {
			rule.status, rule.forced = strings.CutSuffix(fields[2], "!")
			rule.conditional = len(fields) > 3
		}
		rules = append(rules, rule)
	}
	return rules
}

// headerRule is one block of `_headers`.
type headerRule struct {
	pattern string
	header  http.Header
}

// headers reads `_headers`: a path that starts in column one, and indented "Name: value" lines below it.
func (p *publication) headers() (rules []headerRule) {
	text, _ := fs.ReadFile(p.files, "_headers")
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		switch name, value, found := strings.Cut(line, ":"); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "/"):
			rules = append(rules, headerRule{line, http.Header{}})
		case found && len(rules) > 0:
			rules[len(rules)-1].header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return rules
}

// matches tells whether a path of `_headers` or `_redirects` covers an address: "*" at its end stands for the rest.
func matches(pattern, address string) bool {
	if prefix, splat := strings.CutSuffix(pattern, "*"); splat {
		return strings.HasPrefix(address, prefix)
	}
	return pattern == address
}

// handler answers as the host will: the file, with the headers that the publication asks for, or the 404 page
// of the reader's language. Redirects by language are left out, so that the page they hide is seen too.
func (p *publication) handler() http.Handler {
	headers, redirects := p.headers(), p.redirects()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range headers {
			if matches(rule.pattern, r.URL.Path) {
				for name, values := range rule.header {
					w.Header()[name] = values
				}
			}
		}
		if name, found := p.file(r.URL.Path); found {
			http.ServeFileFS(w, r, p.files, name)
			return
		}
		missing := "404.html" // which the host shows unless a rule names another
		for _, rule := range redirects {
			if rule.conditional || !matches(rule.from, r.URL.Path) {
				continue
			}
			if rule.status != "404" {
				http.Redirect(w, r, rule.to, http.StatusMovedPermanently)
				return
			}
			missing = strings.TrimPrefix(rule.to, "/")
			break
		}
		text, err := fs.ReadFile(p.files, missing)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(text)
	})
}

// compressed answers as a host does to a browser: text is sent in gzip.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		next.ServeHTTP(answer, r)
		maps.Copy(w.Header(), answer.Header())
		if kind := w.Header().Get("Content-Type"); strings.HasPrefix(kind, "image/") && !strings.Contains(kind, "svg") {
			w.WriteHeader(answer.Code)
			w.Write(answer.Body.Bytes())
			return
		}
		w.Header().Del("Content-Length")
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(answer.Code)
		writer := gzip.NewWriter(w)
		writer.Write(answer.Body.Bytes())
		writer.Close()
	})
}
