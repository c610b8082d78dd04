package feed

import (
	"bufio"
	"io"
	"strings"

	"salient/internal/site"
)

// Headers are what the host sends with every page, so that a page can load nothing from elsewhere and run nothing
// that is not a file of the site. The preview sends the same.
var Headers = [][2]string{
	{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "geolocation=(), camera=(), microphone=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Strict-Transport-Security", "max-age=31536000"},
}

// headers writes the host's _headers. The name of an asset changes with its content, so it may be kept for ever.
func headers(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString("/*\n")
	for _, h := range Headers {
		b.WriteString("  " + h[0] + ": " + h[1] + "\n")
	}
	b.WriteString("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n")
	return b.Flush()
}

// redirects writes the host's _redirects: the reader's language at the root, old addresses, and each language's own
// page for an address that leads nowhere. With the exclamation mark the host redirects although a page lies there: the
// one of all languages at the root, and at an old address the one that sends readers on where no host does.
func redirects(w io.Writer, s *site.Site) error {
	b := bufio.NewWriter(w)
	for _, e := range s.Editions {
		language := strings.ToLower(string(e.Lang))
		b.WriteString("/ " + e.Address() + " 302! Language=" + language + "\n")
	}
	for _, a := range s.Aliases {
		b.WriteString(a.From + " " + site.Escaped(a.To.Address) + " 301!\n")
	}
	for _, g := range s.Gone {
		if !g.Notice {
			continue
		}
		for _, alias := range g.Aliases {
			b.WriteString(alias + " " + site.Escaped(g.Address) + " 301!\n")
		}
	}
	for _, e := range s.Editions {
		b.WriteString(e.Address() + "* " + e.Address() + "404.html 404\n")
	}
	return b.Flush()
}
