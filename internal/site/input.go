package site

import (
	"time"

	"salient/internal/briefing"
	"salient/internal/image"
	"salient/internal/locale"
	"salient/internal/registry"
	"salient/internal/regulation"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/survey"
)

// Input is everything that was parsed, still with what is not public.
type Input struct {
	Now       time.Time
	BaseURL   string // ends with a slash; "" is that of the settings
	Settings  settings.Site
	Editions  []EditionInput // in the order of the settings' languages
	Documents []*briefing.Document
	// Images are the files beside pages, by their paths.
	Images map[string]*image.Image
	// Withheld are the numbers in files of surveys that may not be published, by the survey.
	Withheld map[string][]int
	// Drafts lets drafts and embargoed pages stand among the public ones, marked as Unpublished: for the eyes of their
	// authors, in a preview.
	Drafts bool
	// Quoting is a survey, a question or an answer of which every text and chart that shows it is told; "" for none.
	Quoting string
	// Problems are those that were found so far. Resolve gives them back with its own, since it is the one to know
	// which files are public.
	Problems []source.Problem
}

// EditionInput is what data files and the theme say in one language.
type EditionInput struct {
	Lang          locale.Tag
	Words         *locale.Words
	Settings      settings.Site
	Companies     registry.Register[registry.Company]
	Organisations registry.Register[registry.Organisation]
	Glossary      registry.Glossary
	Acts          *regulation.Catalogue
	Surveys       map[string]*survey.Survey
	Tables        map[string]*survey.Data
}
