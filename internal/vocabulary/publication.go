package vocabulary

// Trace is what a withdrawn page leaves at its address.
type Trace string

const (
	TraceNotice Trace = "notice"
	TraceNone   Trace = "none"
)

func (Trace) Values() []string { return traces }

var traces = []string{string(TraceNotice), string(TraceNone)}

// TranslationMethod is how a translation was made. MachineTranslated is labelled and not indexed.
type TranslationMethod string

const (
	HumanTranslated   TranslationMethod = "human"
	MachineChecked    TranslationMethod = "machine-checked"
	MachineTranslated TranslationMethod = "machine"
)

func (TranslationMethod) Values() []string { return translationMethods }

var translationMethods = []string{string(HumanTranslated), string(MachineChecked), string(MachineTranslated)}

// Paper is the size of a printed page.
type Paper string

const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
)

func (Paper) Values() []string { return papers }

var papers = []string{string(A4), string(Letter)}

// Repository is who can read the site's Git repository, and with it drafts and embargoed pages.
type Repository string

const (
	PublicRepository  Repository = "public"
	PrivateRepository Repository = "private"
)

func (Repository) Values() []string { return repositories }

var repositories = []string{string(PublicRepository), string(PrivateRepository)}
