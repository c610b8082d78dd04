package source

import (
	"path"
	"regexp"
	"strings"
)

// FileKind is the kind of a file, by the place it has in the content folder (the content model, "Where things live").
type FileKind uint8

const (
	Unknown FileKind = iota
	Litter           // left by an operating system or an editor, or a README for authors: ignored
	SiteSettings
	EditionSettings // <lang>/site.yaml
	Home
	Briefing
	CaseStudy
	PlainPage
	Glossary
	Companies
	Organisations
	Regulations
	Survey
	TableData
	TableCodebook
	Image       // beside a page that is a folder
	Respondents // rows of respondents: never in content
)

// Place is what a path says of a file.
type Place struct {
	Kind FileKind
	Lang string // of a file in the folder of a language; "" in content/data
	Slug string // of a page; the id of a survey or a table
	// Key is the same for a page and its translations: briefings/cotton.
	Key string
}

const contentFolder = "content"

var pageFolders = map[string]FileKind{"briefings": Briefing, "case-studies": CaseStudy, "pages": PlainPage}

// language has the shape of a BCP 47 tag; whether the site has it is for the settings to say.
var language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

var litter = regexp.MustCompile(`^(README\.md|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.gitkeep|.*~|\..*\.sw[a-p]|4913|#.*#|\.#.*)$`)

// IsLitter says whether a file of this name is left by an operating system or an editor.
func IsLitter(name string) bool { return litter.MatchString(name) }

// PlaceOf classifies a path from the site's folder, such as content/en/briefings/cotton.md.
func PlaceOf(p string) Place {
	inside, ok := strings.CutPrefix(p, contentFolder+"/")
	if !ok {
		return Place{}
	}
	return placeBelow(inside)
}

// placeBelow classifies a path below the content folder, such as en/briefings/cotton.md.
func placeBelow(p string) Place {
	base := path.Base(p)
	if IsLitter(base) {
		return Place{Kind: Litter}
	}
	if p == "site.yaml" {
		return Place{Kind: SiteSettings}
	}
	first, rest, nested := strings.Cut(p, "/")
	if !nested {
		return Place{}
	}
	if first == "data" {
		return dataPlace(rest, "")
	}
	if !language.MatchString(first) {
		return Place{}
	}
	switch {
	case rest == "site.yaml":
		return Place{Kind: EditionSettings, Lang: first}
	case rest == "index.md":
		return Place{Kind: Home, Lang: first, Key: "index"}
	case rest == "glossary.yaml":
		return Place{Kind: Glossary, Lang: first}
	case strings.HasPrefix(rest, "data/"):
		return dataPlace(strings.TrimPrefix(rest, "data/"), first)
	}
	folder, name, _ := strings.Cut(rest, "/")
	kind, known := pageFolders[folder]
	if !known || name == "" {
		return Place{}
	}
	slug, inside, bundled := strings.Cut(name, "/")
	switch ext := path.Ext(name); {
	case !bundled && ext == ".md":
		slug = strings.TrimSuffix(slug, ".md")
	case bundled && inside == "index.md":
	case bundled && !strings.Contains(inside, "/") && ext != ".md":
		return Place{Kind: Image, Lang: first, Slug: slug, Key: folder + "/" + slug}
	default:
		return Place{}
	}
	return Place{Kind: kind, Lang: first, Slug: slug, Key: folder + "/" + slug}
}

// dataPlace classifies a path below content/data, or below the data folder of a language.
func dataPlace(p, lang string) Place {
	folder, base := path.Split(p)
	ext := path.Ext(base)
	id := strings.TrimSuffix(base, ext)
	switch {
	case p == "companies.yaml":
		return Place{Kind: Companies, Lang: lang}
	case p == "organisations.yaml":
		return Place{Kind: Organisations, Lang: lang}
	case p == "regulations.yaml" && lang != "", folder == "regulations/" && ext == ".yaml" && lang == "":
		return Place{Kind: Regulations, Lang: lang, Slug: id}
	case folder == "surveys/" && ext == ".yaml":
		return Place{Kind: Survey, Lang: lang, Slug: id}
	case folder == "surveys/" && (ext == ".csv" || ext == ".tsv" || ext == ".xlsx" || ext == ".ods" || ext == ".sav"):
		return Place{Kind: Respondents, Lang: lang, Slug: id}
	case folder == "tables/" && ext == ".yaml":
		return Place{Kind: TableCodebook, Lang: lang, Slug: id}
	case folder == "tables/" && ext == ".csv" && lang == "":
		return Place{Kind: TableData, Slug: id}
	}
	return Place{}
}
