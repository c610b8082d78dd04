package vocabulary

// AskTarget is whom an ask is addressed to.
type AskTarget string

const (
	AskCompany  AskTarget = "company"
	AskInvestor AskTarget = "investor"
)

func (AskTarget) Values() []string { return askTargets }

var askTargets = []string{string(AskCompany), string(AskInvestor), "policymaker", "regulator", "cso"}

// AskStatus is how far an ask has come: the status of the last entry of its history, Open when there is none.
type AskStatus string

const (
	Open          AskStatus = "open"
	InProgress    AskStatus = "in-progress"
	PartlyMet     AskStatus = "partly-met"
	Met           AskStatus = "met"
	WithdrawnByUs AskStatus = "withdrawn"
)

func (AskStatus) Values() []string { return askStatuses }

var askStatuses = []string{string(Open), string(InProgress), string(PartlyMet), string(Met), string(WithdrawnByUs)}

// Feasibility is how soon an ask can be met. It is not the Horizon of a financial effect, though the words are
// the same.
type Feasibility string

func (Feasibility) Values() []string { return feasibilities }

var feasibilities = []string{"short", "medium", "long"}

// ReplyStatus is what became of the right of reply that a company was offered.
type ReplyStatus string

const (
	ReplyQuoted     ReplyStatus = "quoted"
	ReplySummarised ReplyStatus = "summarised"
	ReplyDeclined   ReplyStatus = "declined"
	NoReply         ReplyStatus = "no-reply" // its deadline is past
	ReplyPending    ReplyStatus = "pending"
	ReplyNotSought  ReplyStatus = "not-sought" // with a reason
)

func (ReplyStatus) Values() []string { return replyStatuses }

var replyStatuses = []string{
	string(ReplyQuoted), string(ReplySummarised), string(ReplyDeclined),
	string(NoReply), string(ReplyPending), string(ReplyNotSought),
}

// Engagement is a way of acting towards a company or an investor.
type Engagement string

func (Engagement) Values() []string { return engagements }

var engagements = []string{
	"dialogue", "letter", "statement", "shareholder-proposal", "vote", "exclusion", "divestment", "litigation",
	"standard-setting", "multi-stakeholder",
}

// Outcome is what a case study's engagement changed.
type Outcome string

func (Outcome) Values() []string { return outcomes }

var outcomes = []string{"changed", "partly", "not-yet", "failed"}

// Remedy is what the people harmed have received (UN Guiding Principle 25 and its commentary).
type Remedy string

func (Remedy) Values() []string { return remedies }

var remedies = []string{
	"none", "acknowledged", "restitution", "compensation", "rehabilitation", "guarantee", "pending", "unknown",
}
