package vocabulary

// Respondents is who answered a survey. Small cells of companies are not protected: a company is not a person.
type Respondents string

const (
	People        Respondents = "people"
	Organisations Respondents = "organisations"
	Companies     Respondents = "companies"
)

func (Respondents) Values() []string { return respondents }

var respondents = []string{string(People), string(Organisations), string(Companies)}

// Response is how a question may be answered.
type Response string

const (
	SingleResponse   Response = "single"
	MultipleResponse Response = "multiple"
	ScaleResponse    Response = "scale"
	NumberResponse   Response = "number"
)

func (Response) Values() []string { return responses }

var responses = []string{
	string(SingleResponse), string(MultipleResponse), string(ScaleResponse), string(NumberResponse),
}

// TallyUnit is what the counts of a question count: one respondent may make several mentions.
type TallyUnit string

const (
	CountsRespondents TallyUnit = "respondents"
	CountsMentions    TallyUnit = "mentions"
)

func (TallyUnit) Values() []string { return tallyUnits }

var tallyUnits = []string{string(CountsRespondents), string(CountsMentions)}

// ChartForm is the form in which data is drawn.
type ChartForm string

const (
	BarChart      ChartForm = "bar"
	GroupedChart  ChartForm = "grouped"
	StackedChart  ChartForm = "stacked"
	LikertChart   ChartForm = "likert"
	LineChart     ChartForm = "line"
	DotChart      ChartForm = "dot"
	ScatterChart  ChartForm = "scatter"
	TimelineChart ChartForm = "timeline"
	MatrixChart   ChartForm = "matrix"
)

func (ChartForm) Values() []string { return chartForms }

var chartForms = []string{
	string(BarChart), string(GroupedChart), string(StackedChart), string(LikertChart), string(LineChart), string(DotChart),
	string(ScatterChart), string(TimelineChart), string(MatrixChart),
}
