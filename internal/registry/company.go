package registry

import (
	"fmt"
	"slices"
	"strings"

	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Company is a company that a site names.
type Company struct {
	At          source.Pos
	ID          schema.ID               `field:"id,required"`
	Name        schema.Text             `field:"name,required"`
	Aliases     []schema.Text           `field:"aliases"`
	FormerNames []schema.Text           `field:"former_names"`
	Parent      schema.Ref              `field:"parent"`
	LEI         vocabulary.LEI          `field:"lei"`
	ISIN        []vocabulary.ISIN       `field:"isin"`
	Ticker      vocabulary.Ticker       `field:"ticker"`
	CIK         vocabulary.CIK          `field:"cik"`
	Wikidata    vocabulary.WikidataID   `field:"wikidata"`
	Country     vocabulary.Country      `field:"country"`
	Listed      *bool                   `field:"listed"` // nil: not said
	Control     vocabulary.Control      `field:"control"`
	StackLayers []vocabulary.StackLayer `field:"stack_layers"`
	AsOf        schema.Date             `field:"as_of"`
	// Illustrative marks an invented company: it has no identifiers, every page that names it says so, and the
	// site's data and feeds leave it out.
	Illustrative bool `field:"illustrative"`
}

// Key implements schema.Keyed.
func (c Company) Key() string { return string(c.ID) }

// ParseCompanies reads data/companies.yaml. Lang is the language of its texts.
func ParseCompanies(file, lang string, data []byte) (Register[Company], []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return register[Company](nil), problems
	}
	report := &schema.Report{File: file, Lang: lang}
	var companies []Company
	schema.Decode(withoutIdentifiers(node, report), &companies, report)
	taken := map[string]source.Pos{}
	for i := range companies {
		companies[i].check(&node.Items[i], taken, report)
	}
	checkParents(companies, report)
	return register(companies), report.Problems
}

// identifiers are the fields that name one company in the world.
var identifiers = []string{"lei", "isin", "ticker", "cik", "wikidata"}

// Refuse implements schema.Refuser: no field of a company is one figure for it.
func (*Company) Refuse(field string) *vocabulary.Flaw { return vocabulary.Composite(field) }

// withoutIdentifiers gives the list without the identifiers of invented companies, so that each is told once and with
// its reason.
func withoutIdentifiers(list *source.Node, report *schema.Report) *source.Node {
	kept := *list
	kept.Items = slices.Clone(list.Items)
	for i := range list.Items {
		item := &list.Items[i]
		invented := item.Field("illustrative")
		for _, field := range item.Fields {
			if invented != nil && invented.Value == "true" && slices.Contains(identifiers, field.Name) && field.Value.Kind != source.Null {
				report.E(field.Pos, "an identifier of an illustrative company:", field.Name, "remove it: an invented company has none, and this one may be a real company's")
				kept.Items[i] = *kept.Items[i].Without(field.Name)
			}
		}
	}
	return &kept
}

// check looks at a company as a whole and beside the others. Taken remembers the identifiers of those before it.
func (c *Company) check(item *source.Node, taken map[string]source.Pos, report *schema.Report) {
	if c.Country.IsRegion() {
		report.E(item.Field("country").Pos, "a region where a country is meant", string(c.Country), "write the country of the company's seat: two letters, ISO 3166-1")
	}
	identify := func(scheme, id string, at *source.Node) {
		if id == "" {
			return
		}
		if first, twice := taken[scheme+id]; twice {
			report.E(at.Pos, fmt.Sprintf("an identifier that another company has, on line %d:", first.Line), id, "look both up again")
			return
		}
		taken[scheme+id] = at.Pos
	}
	identify("lei", string(c.LEI), item.Field("lei"))
	for i, isin := range c.ISIN {
		identify("isin", string(isin), &item.Field("isin").Items[i])
	}
	identify("ticker", string(c.Ticker), item.Field("ticker"))
	identify("cik", strings.TrimLeft(string(c.CIK), "0"), item.Field("cik"))
	identify("wikidata", string(c.Wikidata), item.Field("wikidata"))
}

// checkParents wants each parent to be a company of the file, and no company to own itself.
func checkParents(companies []Company, report *schema.Report) {
	all := register(companies)
	for i := range companies {
		company := &companies[i]
		if company.Parent.ID == "" {
			continue
		}
		parent := all.Find(company.Parent.ID)
		if parent == nil {
			report.Add(source.Problem{
				Pos: company.Parent.At, What: "unknown company", Words: company.Parent.ID,
				Nearest: source.Nearest(company.Parent.ID, all.IDs()), Advice: "add the parent to this file, or leave it out",
			})
			continue
		}
		for steps := 0; parent != nil && steps < len(companies); steps++ {
			if parent.ID == company.ID {
				report.E(company.Parent.At, "a company that is its own parent", company.Parent.ID, "name the company that owns it, or leave it out")
				break
			}
			parent = all.Find(parent.Parent.ID)
		}
	}
}
