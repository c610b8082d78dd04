// Package settings reads content/site.yaml, which says what a site is called, where it is published, in which
// languages and by whom, and the file of the same name in each language's folder, which holds its words.
//
// Its main types are Site and Languages.
//
//	site, problems := settings.Parse("content/site.yaml", data)
//	site.Default()                                                 // "en": the language of / and x-default
//	spanish, problems := site.In("es", "content/es/site.yaml", words)
//	spanish.Title.String                                           // "Informes para inversores"
package settings

import (
	"net/url"
	"slices"
	"strings"

	"salient/internal/locale"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Site is what a site says of itself.
type Site struct {
	Title   schema.Text `field:"title,required"`
	Tagline schema.Text `field:"tagline"`
	// BaseURL is the address of the site's root. It ends with a slash.
	BaseURL    schema.URL             `field:"base_url,required"`
	Languages  Languages              `field:"languages,required"`
	Publisher  Publisher              `field:"publisher,required"`
	Contact    schema.OrNone[Contact] `field:"contact"`
	Licence    string                 `field:"licence"`
	Paper      vocabulary.Paper       `field:"paper"`
	Repository vocabulary.Repository  `field:"repository"`
	Issues     []Issue                `field:"issues"`
	Look       Look                   `field:"look"`
}

// Publisher is who answers for the site. It is the byline of a page that names none.
type Publisher struct {
	Name  schema.Text  `field:"name,required"`
	URL   schema.URL   `field:"url"`
	Email schema.Email `field:"email"`
}

// Contact is the door for an investor who wants to talk.
type Contact struct {
	URL       schema.URL   `field:"url"`
	Email     schema.Email `field:"email"`
	Languages Languages    `field:"languages"`
	Note      schema.Text  `field:"note"`
}

// Issue is a human rights issue of the site's own, beside those of the vocabulary.
type Issue struct {
	At    source.Pos
	ID    schema.ID   `field:"id,required"`
	Label schema.Text `field:"label,required"`
}

// Key implements schema.Keyed.
func (i Issue) Key() string { return string(i.ID) }

// Default is the language of the address "/" and of x-default: the first one listed.
func (s Site) Default() locale.Tag { return s.Languages[0] }

// IssueIDs gives every issue that a page of this site may name: those of the vocabulary, then its own.
func (s Site) IssueIDs() []string {
	ids := slices.Clone(vocabulary.Issues())
	for _, issue := range s.Issues {
		ids = append(ids, string(issue.ID))
	}
	return ids
}

// OwnIssue gives the label of an issue that is the site's own.
func (s Site) OwnIssue(id string) (label schema.Text, own bool) {
	at := slices.IndexFunc(s.Issues, func(i Issue) bool { return string(i.ID) == id })
	if at < 0 {
		return schema.Text{}, false
	}
	return s.Issues[at].Label, true
}

// Parse reads content/site.yaml. With problems the site still has a language, so that the rest of the content can
// be read and its problems be told in the same run.
func Parse(file string, data []byte) (Site, []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if len(problems) > 0 {
		return Site{Languages: Languages{locale.English}}, problems
	}
	// What is written here is in the first language, which is known only once that field is read.
	var languages struct {
		Languages Languages `field:"languages"`
	}
	if node != nil && node.Kind == source.Mapping {
		if listed := node.Field("languages"); listed != nil {
			schema.Decode(listed, &languages.Languages, &schema.Report{})
		}
	}
	if len(languages.Languages) == 0 {
		languages.Languages = Languages{locale.English}
	}
	report := &schema.Report{File: file, Lang: string(languages.Languages[0])}
	site := Site{Paper: vocabulary.A4, Repository: vocabulary.PublicRepository}
	schema.Decode(node, &site, report)
	site.check(node, report)
	site.Languages = languages.Languages
	return site, report.Problems
}

func (s *Site) check(node *source.Node, report *schema.Report) {
	if s.BaseURL != "" {
		at, given := node.Field("base_url").Pos, string(s.BaseURL)
		switch address, err := url.Parse(given); {
		case err != nil: // told by schema already
		case address.RawQuery != "" || address.Fragment != "":
			report.E(at, "an address of the site with a ? or #", given, "end it with a slash: https://briefings.example.org/")
		case strings.Trim(address.Path, "/") != "":
			report.E(at, "an address of the site with a folder in it", given, "publish the site at the root of a host of its own: pages name each other from there")
		}
		if !strings.HasSuffix(string(s.BaseURL), "/") {
			s.BaseURL += "/"
		}
	}
	for _, issue := range s.Issues {
		if slices.Contains(vocabulary.Issues(), string(issue.ID)) {
			report.E(issue.At, "an issue that every site has already", string(issue.ID), "remove it here; its label is among the interface words")
		}
	}
	s.Look.check(node, report)
}

// In gives the site in another of its languages: title, tagline and labels as the folder's site.yaml has them, and
// in the first language what it has not.
func (s Site) In(tag locale.Tag, file string, data []byte) (Site, []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return s, problems
	}
	report := &schema.Report{File: file, Lang: string(tag)}
	return schema.Translate(s, node, report), report.Problems
}
