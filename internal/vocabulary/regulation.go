package vocabulary

// RegulationKind is the kind of a legal act or standard.
type RegulationKind string

func (RegulationKind) Values() []string { return regulationKinds }

var regulationKinds = []string{"law", "directive", "regulation", "standard", "guideline"}

// RegulationStatus is the status that the catalogue gives an act on the day it was compiled. Amended means in
// force as amended. What an act's state is on another day follows from its dates.
type RegulationStatus string

const (
	ActInForce  RegulationStatus = "in-force"
	ActAdopted  RegulationStatus = "adopted"
	ActProposed RegulationStatus = "proposed"
	ActAmended  RegulationStatus = "amended"
)

func (RegulationStatus) Values() []string { return regulationStatuses }

var regulationStatuses = []string{string(ActInForce), string(ActAdopted), string(ActProposed), string(ActAmended)}

// Tier tells the acts that a human rights analysis of technology turns on from those that give context.
type Tier string

func (Tier) Values() []string { return tiers }

var tiers = []string{"core", "supplementary"}

// ProvisionKind is the kind of a part of an act that can be cited.
type ProvisionKind string

func (ProvisionKind) Values() []string { return provisionKinds }

var provisionKinds = []string{"art", "recital", "annex", "section", "principle", "paragraph"}
