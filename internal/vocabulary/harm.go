package vocabulary

// Issue is a human rights issue. A site adds its own in its settings, so the list is closed only once both are
// known, and an Issue alone is not Listed.
type Issue string

// Issues gives the issues that every site has.
func Issues() []string { return issues }

var issues = []string{
	"privacy", "freedom-of-expression", "surveillance", "discrimination", "algorithmic-decisions",
	"internet-shutdowns", "content-moderation", "political-participation", "child-rights", "child-labour",
	"forced-labour", "platform-labour", "conflict-security", "defenders-at-risk", "environment-datacentres",
}

// Involvement is how a company is connected with a harm (UN Guiding Principle 13).
type Involvement string

func (Involvement) Values() []string { return involvements }

var involvements = []string{"cause", "contribute", "linked"}

// Nature tells a harm that has happened from one that may.
type Nature string

const (
	Actual    Nature = "actual"
	Potential Nature = "potential"
)

func (Nature) Values() []string { return natures }

var natures = []string{string(Actual), string(Potential)}

// Group is a group of rightsholders.
type Group string

func (Group) Values() []string { return groups }

var groups = []string{
	"journalists", "human-rights-defenders", "activists", "lawyers", "children", "women", "lgbtqi",
	"ethnic-minorities", "indigenous-peoples", "migrants-refugees", "persons-with-disabilities", "workers",
	"platform-workers", "content-moderators", "users", "voters", "communities", "political-opponents",
}

// Heard is how the people concerned were listened to for an assessment (UN Guiding Principle 18).
type Heard string

const (
	Directly             Heard = "directly"
	ThroughOrganisations Heard = "through-organisations"
	NotHeard             Heard = "not"
)

func (Heard) Values() []string { return heards }

var heards = []string{string(Directly), string(ThroughOrganisations), string(NotHeard)}

// Confidence is how well evidenced an assessment is. It is shown beside a score and is never a factor in one.
type Confidence string

const (
	HighConfidence   Confidence = "high"
	MediumConfidence Confidence = "medium"
	LowConfidence    Confidence = "low"
)

func (Confidence) Values() []string { return confidences }

var confidences = []string{string(HighConfidence), string(MediumConfidence), string(LowConfidence)}

// Basis tells whether an impact was assessed before or after what the company does against it.
type Basis string

func (Basis) Values() []string { return bases }

var bases = []string{"before-mitigation", "after-mitigation"}
