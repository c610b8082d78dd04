package schema

import (
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"salient/internal/source"
)

// Text is plain text that a translator may replace: a title, a name, a label.
type Text struct {
	String string
	Lang   string // the language it is written in
	At     source.Pos
}

// DecodeNode implements Decoder.
func (t *Text) DecodeNode(n *source.Node, r *Report) {
	if s, ok := r.Scalar(n, "it"); ok {
		if strings.TrimSpace(s) == "" {
			r.E(n.Pos, "an empty text", "", "write it, or remove the field")
			return
		}
		*t = Text{String: strings.TrimRight(s, "\n"), Lang: r.Lang, At: n.TextPos()}
	}
}

// Source implements Translatable.
func (t Text) Source() string { return t.String }

// Ref names something else by its id. Whether it exists is for the stage to say that sees both.
type Ref struct {
	ID string
	At source.Pos
}

// DecodeNode implements Decoder.
func (f *Ref) DecodeNode(n *source.Node, r *Report) {
	if s, ok := r.Scalar(n, "it"); ok {
		*f = Ref{s, n.Pos}
	}
}

// Key implements Keyed, so that a list names nothing twice.
func (f Ref) Key() string { return f.ID }

var identifier = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ID is the identifier that an author gives to a thing: lower-case letters, digits and single hyphens, so that it
// can stand in an address.
type ID string

// DecodeNode implements Decoder.
func (id *ID) DecodeNode(n *source.Node, r *Report) {
	s, ok := r.Scalar(n, "id")
	if !ok {
		return
	}
	if !identifier.MatchString(s) || len(s) > 64 {
		r.E(n.Pos, "an id that cannot stand in an address", s, "use lower-case letters a to z, digits and hyphens, 64 at most")
		return
	}
	*id = ID(s)
}

// URL is an address on the web, with http or https.
type URL string

// DecodeNode implements Decoder.
func (u *URL) DecodeNode(n *source.Node, r *Report) {
	s, ok := r.Scalar(n, "url")
	if !ok {
		return
	}
	switch {
	case SharesSecret(s):
		r.Add(source.Problem{
			Pos: n.Pos, What: "an address that carries access to a private file", Advice: "link a public copy: whoever reads this address could open the file",
			Confidential: true,
		})
	case !IsURL(s):
		r.E(n.Pos, "not an address on the web", s, "write it in full, beginning with https://")
	default:
		*u = URL(s)
	}
}

// IsURL says whether s is an absolute http or https address with a host and no user name.
func IsURL(s string) bool {
	p, err := url.Parse(s)
	return err == nil && (p.Scheme == "https" || p.Scheme == "http") && p.Host != "" && p.User == nil && !strings.ContainsAny(s, " \t\n\"<>\\")
}

// sharing are the places and parameters by which a link itself gives access to a private file.
var (
	sharingHosts = []string{"drive.google.com", "docs.google.com", "dropbox.com", "1drv.ms", "onedrive.live.com", "sharepoint.com", "we.tl", "wetransfer.com", "icloud.com", "app.box.com", "mega.nz", "drive.proton.me"}
	sharingKeys  = []string{"token", "access_token", "auth", "authkey", "sig", "signature", "resourcekey", "x-amz-signature"}
)

// SharesSecret says whether an address gives access to a file by itself: a share link, or one with a token or a password.
func SharesSecret(s string) bool {
	p, err := url.Parse(s)
	if err != nil {
		return false
	}
	if _, hasPassword := p.User.Password(); hasPassword {
		return true
	}
	host := strings.ToLower(p.Hostname())
	for _, h := range sharingHosts {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	inFragment, _ := url.ParseQuery(p.Fragment)
	for _, parameters := range []url.Values{p.Query(), inFragment} {
		for key := range parameters {
			if slices.Contains(sharingKeys, strings.ToLower(key)) {
				return true
			}
		}
	}
	return false
}

// Email is an address for letters.
type Email string

var mailbox = regexp.MustCompile(`^[^@\s<>"]+@[^@\s<>"]+\.[^@\s<>".]+$`)

// DecodeNode implements Decoder.
func (e *Email) DecodeNode(n *source.Node, r *Report) {
	s, ok := r.Scalar(n, "email")
	if !ok {
		return
	}
	if !mailbox.MatchString(s) {
		r.E(n.Pos, "not an e-mail address", s, "write name@example.org")
		return
	}
	*e = Email(s)
}

// Stated is a value, or the honest answer not-stated.
type Stated[T any] struct {
	Value  T
	Stated bool
}

const notStated = "not-stated"

// DecodeNode implements Decoder.
func (s *Stated[T]) DecodeNode(n *source.Node, r *Report) {
	if n.Kind == source.Scalar && n.Value == notStated {
		return
	}
	s.Stated = true
	decode(n, reflect.ValueOf(&s.Value).Elem(), field{name: r.field}, r)
}

func (s *Stated[T]) inner() any { return &s.Value }

func (*Stated[T]) mayBeUnstated() {}

// OrNone is a value, the word none, or nothing at all (neither Given nor None).
type OrNone[T any] struct {
	Value T
	Given bool
	None  bool
}

// DecodeNode implements Decoder.
func (o *OrNone[T]) DecodeNode(n *source.Node, r *Report) {
	if n.Kind == source.Scalar && n.Value == "none" {
		o.None = true
		return
	}
	o.Given = true
	decode(n, reflect.ValueOf(&o.Value).Elem(), field{name: r.field}, r)
}

func (o *OrNone[T]) inner() any { return &o.Value }

// wrapper is a value that holds another: translation looks through it.
type wrapper interface{ inner() any }
