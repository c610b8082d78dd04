package vocabulary

// EvidenceKind is the kind of a source.
type EvidenceKind string

const (
	Interview EvidenceKind = "interview"
	Testimony EvidenceKind = "testimony"
	Meeting   EvidenceKind = "meeting"
)

func (EvidenceKind) Values() []string { return evidenceKinds }

var evidenceKinds = []string{
	"report", "law", "court", "filing", "academic", "dataset", "news", "company-statement",
	string(Interview), string(Testimony), string(Meeting),
}

// Grade tells a primary source from a secondary one.
type Grade string

const (
	Primary   Grade = "primary"
	Secondary Grade = "secondary"
)

func (Grade) Values() []string { return grades }

var grades = []string{string(Primary), string(Secondary)}

// Confidentiality is how much of a source may be written. Anything more confidential than these has no place in
// a site's content.
type Confidentiality string

const (
	Public       Confidentiality = "public"
	ChathamHouse Confidentiality = "chatham-house"
)

func (Confidentiality) Values() []string { return confidentialities }

var confidentialities = []string{string(Public), string(ChathamHouse)}

// Consent is what a person agreed to being printed about them.
type Consent string

const (
	ConsentNamed Consent = "named"
	ConsentRole  Consent = "role"
	ConsentNone  Consent = "none"
)

func (Consent) Values() []string { return consents }

var consents = []string{string(ConsentNamed), string(ConsentRole), string(ConsentNone)}
