package vocabulary

import (
	"regexp"
	"slices"
	"strings"
)

// Provision is a part of an act that a page cites: "art:34", "recital:90", "principle:13". It is worded in the
// language of the page that shows it.
type Provision string

// Kind is what sort of part it is: "art".
func (p Provision) Kind() ProvisionKind {
	kind, _, _ := strings.Cut(string(p), ":")
	return ProvisionKind(kind)
}

// Number is the part's number: 34, 9(4), III, 34-35.
func (p Provision) Number() string {
	_, number, _ := strings.Cut(string(p), ":")
	return number
}

// partNumber allows what acts number their parts by: 34, 40a, III, 9(4), 17(2)(b), 10.1, 34-35.
var partNumber = regexp.MustCompile(`^[0-9A-Za-z]+(\([0-9A-Za-z]+\))*([.-][0-9A-Za-z]+(\([0-9A-Za-z]+\))*)*$`)

// Check wants a kind of the list and a number.
func (p Provision) Check() *Flaw {
	const longest = 32 // bytes of a number: any longer one is a slip
	advice := "write its kind, a colon and its number: art:34, recital:90; the kinds are " + strings.Join(provisionKinds, ", ")
	_, _, colon := strings.Cut(string(p), ":")
	switch {
	case colon && !slices.Contains(provisionKinds, string(p.Kind())):
		return &Flaw{"unknown kind of provision", advice}
	case len(p.Number()) > longest || !partNumber.MatchString(p.Number()):
		return &Flaw{"not a provision of an act", advice}
	}
	return nil
}
