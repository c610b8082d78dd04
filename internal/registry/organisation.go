package registry

import (
	"salient/internal/schema"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Organisation is an organisation that writes, conducts a survey or takes part in an engagement.
type Organisation struct {
	At        source.Pos
	ID        schema.ID          `field:"id,required"`
	Name      schema.Text        `field:"name,required"`
	URL       schema.URL         `field:"url"`
	Country   vocabulary.Country `field:"country"`
	Languages settings.Languages `field:"languages"`
}

// Key implements schema.Keyed.
func (o Organisation) Key() string { return string(o.ID) }

// ParseOrganisations reads data/organisations.yaml. Lang is the language of its texts.
func ParseOrganisations(file, lang string, data []byte) (Register[Organisation], []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return register[Organisation](nil), problems
	}
	report := &schema.Report{File: file, Lang: lang}
	var organisations []Organisation
	schema.Decode(node, &organisations, report)
	return register(organisations), report.Problems
}
