package vocabulary

// Channel is the way by which a harm to people comes to have an effect on money.
type Channel string

func (Channel) Values() []string { return channels }

var channels = []string{"legal", "regulatory", "reputational", "operational", "market"}

// Effect is what a financial effect falls on (ESRS 1 ¶49).
type Effect string

func (Effect) Values() []string { return effects }

var effects = []string{"cash-flow", "access-to-finance", "cost-of-capital", "asset-value"}

// Horizon is a time horizon of reporting (ESRS 1 ¶77): short is the reporting period, medium reaches to five
// years, long is beyond. How soon an ask can be met is a Feasibility.
type Horizon string

const (
	ShortTerm  Horizon = "short"
	MediumTerm Horizon = "medium"
	LongTerm   Horizon = "long"
)

func (Horizon) Values() []string { return horizons }

var horizons = []string{string(ShortTerm), string(MediumTerm), string(LongTerm)}

// InvestorType is a type of investor.
type InvestorType string

func (InvestorType) Values() []string { return investorTypes }

var investorTypes = []string{
	"asset-owner", "asset-manager", "public-pension", "sovereign-fund", "insurer", "bank", "private-equity",
	"venture-capital", "hedge-fund", "angel", "family-office", "foundation", "faith-based", "union-fund",
	"corporate-investor",
}
