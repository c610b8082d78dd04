package render

import (
	"encoding/json"
	"html/template"

	"salient/internal/site"
)

// report is schema.org's description of a page that can be cited.
type report struct {
	Context      string   `json:"@context"`
	Type         string   `json:"@type"`
	Headline     string   `json:"headline"`
	Description  string   `json:"description,omitempty"`
	URL          string   `json:"url"`
	Language     string   `json:"inLanguage"`
	Image        string   `json:"image,omitempty"`
	Published    string   `json:"datePublished,omitempty"`
	Modified     string   `json:"dateModified,omitempty"`
	Licence      string   `json:"license,omitempty"`
	Free         bool     `json:"isAccessibleForFree"`
	Authors      []author `json:"author,omitempty"`
	Publisher    author   `json:"publisher"`
	TranslatedOf string   `json:"translationOfWork,omitempty"`
}

// jsonLD describes an author's page for machines.
func (e *edition) jsonLD(v *site.Version, kind, description string, image *Image, authors []author) template.JS {
	s := e.pages.site
	r := report{
		Context: "https://schema.org", Type: kind, Headline: v.Title(), Description: description, URL: s.Absolute(v.Address), Language: string(v.Lang),
		Published: v.Work.Date().String(), Modified: v.Work.Updated().String(), Free: true, Authors: authors,
		Publisher: author{"Organization", e.site.Settings.Publisher.Name.String, string(e.site.Settings.Publisher.URL)},
	}
	if l, ok := licences[string(e.site.Settings.Licence)]; ok {
		r.Licence = l.address
	}
	if image != nil {
		r.Image = image.URL
	}
	if v.Translation != nil {
		r.TranslatedOf = s.Absolute(v.Work.Original.Address)
	}
	encoded, err := json.Marshal(r)
	if err != nil {
		return "" // strings alone: it cannot fail
	}
	return template.JS(encoded)
}
